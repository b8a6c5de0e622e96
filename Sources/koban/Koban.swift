import ArgumentParser

/// The `koban` command.
@main
struct Koban: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "koban",
        abstract: "特定個人情報保護評価書の法令引用を、その日に効力のある法令と照らし合わせます。",
        discussion: """
            終了ステータス: 0 エラーなし、1 エラーの指摘あり、2 使い方の誤り・読めない入力あり。
            """,
        version: version,
        subcommands: [
            CheckCommand.self, HistoryCommand.self, CiteCommand.self, LookupCommand.self,
            ImpactCommand.self, MigrateCommand.self, NightlyCommand.self, RulesCommand.self, WaiversCommand.self,
            StatutesCommand.self,
        ])

    static func main() {
        StandardStreams.prepare()
        do {
            if let problem = GivenArguments.problem(in: Array(CommandLine.arguments.dropFirst())) {
                throw CommandFailure(problem)
            }
            var command = try parseAsRoot()
            try command.run()
        } catch {
            end(because: error)
        }
    }

    /// The one place where the process ends otherwise than by itself.
    private static func end(because error: any Error) -> Never {
        if let code = error as? ExitCode { exit(withError: code) }
        switch exitCode(for: error) {
        // What was asked for: help, the version.
        case .success: exit(withError: error)
        // A wrong command line is status 2 for every command (the contract).
        case .validationFailure:
            StandardError.write(
                lines: "koban: 使い方が正しくありません。次の指定を確かめてください（--help で使い方を表示します）。\n"
                    + fullMessage(for: error))
            exit(withError: ExitCode(2))
        default:
            let failure = CommandFailure(error)
            for line in failure.lines { StandardError.write("koban: \(line)") }
            exit(withError: ExitCode(failure.status))
        }
    }
}
