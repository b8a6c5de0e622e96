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
        if let problem = GivenArguments.problem(in: Array(CommandLine.arguments.dropFirst())) {
            StandardError.write("koban: \(problem)")
            endProcess(2)
        }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            // A wrong command line is status 2 for every command (the contract), and what
            // was asked for (help, version) is status 0.
            if exitCode(for: error).rawValue == 64 {
                StandardError.write(
                    lines: "koban: 使い方が正しくありません。次の指定を確かめてください（--help で使い方を表示します）。\n"
                        + fullMessage(for: error))
                endProcess(2)
            }
            exit(withError: error)
        }
    }
}
