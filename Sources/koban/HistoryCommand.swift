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
        var (errors, notes) = (inputs.errors, inputs.notes)
        var assessments: [(path: String, checked: CheckedAssessment, timelines: [FieldTimeline])] = []
        run.run { outcome in
            switch outcome {
            case .success(let history):
                if let note = history.checked.silenceNote { notes.append("\(history.path): \(note)") }
                assessments.append((history.path, history.checked, history.timelines))
            case .failure(let error): errors.append(error)
            }
        }
        for line in errors.map(\.description) + notes { StandardError.write("koban: \(line)") }
        let report = HistoryReport(
            version: Koban.version, asOf: day,
            dataVerifiedThrough: statutes.verifiedThrough, assessments: assessments, errors: errors,
            unread: inputs.unread)
        switch format {
        case .json: try StandardOutput.write(HistoryJSONReporter.report(report))
        case .text: try StandardOutput.write(HistoryTextReporter.report(report))
        }
        try end(with: errors.isEmpty ? 0 : 2)
    }
}
