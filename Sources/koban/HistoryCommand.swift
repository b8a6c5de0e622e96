import ArgumentParser
import KobanAssessments
import KobanChecks
import KobanReports
import KobanStatutes
import KobanText

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

    @OptionGroup var data: StatuteOptions

    func run() throws {
        let statutes = data.load()
        let checker = Checker(statutes: statutes, day: asOf?.day ?? .todayInJapan())
        let found = AssessmentFiles.files(at: paths)
        var errors = found.errors
        var assessments: [(path: String, checked: CheckedAssessment, timelines: [FieldTimeline])] = []
        for file in found.files {
            do {
                let input = try AssessmentInput(file: file)
                let checked = checker.check(input.source)
                if checked.assessment.form == nil, checked.citations.isEmpty {
                    errors.append(AssessmentInputError(path: input.path, reason: .notAnAssessment))
                    continue
                }
                assessments.append(
                    (
                        input.path, checked,
                        FieldTimeline.timelines(of: checked, statutes: statutes, today: checker.day)
                    ))
            } catch {
                errors.append(error)
            }
        }
        for error in errors { StandardError.write("koban: \(error)") }
        let report = HistoryReport(
            version: Koban.version, asOf: checker.day,
            dataVerifiedThrough: statutes.verifiedThrough, assessments: assessments, errors: errors)
        switch format {
        case .json: StandardOutput.write(HistoryJSONReporter.report(report))
        case .text: StandardOutput.write(HistoryTextReporter.report(report))
        }
        endProcess(errors.isEmpty ? 0 : 2)
    }
}
