import ArgumentParser
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanReports
import KobanRuns
import KobanSettings

/// `koban history`: when the references of an assessment went stale, and when they were mended.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "変更箇所から、法令上の根拠がいつ旧くなり、いつ直されたかを表示します。",
        discussion: """
            個人番号の利用と情報連携の法令上の根拠について、変更箇所と現在の記載から、いつ何を引用していたか、それがその日に効力の\
            ある番号だったかを並べます。
            例: koban history 評価書/生活保護.txt
            """)

    @Argument(help: "評価書のファイルかフォルダー。", completion: .file())
    var paths: [String]

    @Option(name: .long, help: "いつまでの日数を数えるか（2024-05-27 または 令和6年5月27日）。既定は日本の今日。")
    var asOf: DayArgument?

    @Option(name: .long, help: "出力の形式（text または json）。")
    var format: OutputFormat = .text

    @OptionGroup var configuration: ConfigurationFileOptions

    @OptionGroup var data: StatuteOptions

    func run() throws {
        let statutes = try data.load()
        let day = try asOf.lawDay
        let inputs = RunInputs(paths: paths)
        let run = try HistoryRun(
            inputs, statutes: statutes, day: day,
            finder: ConfigurationFinder(statutes: statutes, choice: configuration.choice))
        let heading = RunHeading(version: Koban.version, asOf: day, dataVerifiedThrough: statutes.verifiedThrough)
        switch format {
        case .json: try report(on: run, of: inputs, by: HistoryJSONReporter(heading))
        case .text: try report(on: run, of: inputs, by: HistoryTextReporter(heading))
        }
    }

    /// Reads the documents, writes what is said of each as soon as it is read, and ends with the status.
    private func report(
        on run: HistoryRun, of inputs: RunInputs, by reporter: some Reporter<DocumentHistory, RunEnding>
    ) throws {
        var reporter = reporter
        var (errors, notes) = (inputs.errors, inputs.notes)
        for error in errors { StandardError.write("koban: \(error)") }
        try StandardOutput.write(reporter.begin())
        try run.run { outcome in
            switch outcome {
            case .success(let history):
                if let note = history.checked.silenceNote { notes.append("\(history.path): \(note)") }
                try StandardOutput.write(reporter.add(history))
            case .failure(let error):
                StandardError.write("koban: \(error)")
                errors.append(error)
            }
        }
        for note in notes { StandardError.write("koban: \(note)") }
        try StandardOutput.write(reporter.end(RunEnding(errors: errors, unread: inputs.unread)))
        try end(with: errors.isEmpty ? 0 : 2)
    }
}
