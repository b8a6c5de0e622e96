import ArgumentParser
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanReports
import KobanSettings
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

    @OptionGroup var configuration: ConfigurationFileOptions

    @OptionGroup var data: StatuteOptions

    func run() throws {
        let statutes = data.load()
        let day = asOf.lawDay
        let found = AssessmentFiles.files(at: paths)
        let configurations = configurations(of: found.files, statutes: statutes)
        // Only its names matter here: a rule that is off hides no part of the record.
        let scanner = CitationScanner(statutes: statutes)
        var checkers: [String: Checker] = [:]
        var errors = found.errors
        var notes = found.notes
        var assessments: [(path: String, checked: CheckedAssessment, timelines: [FieldTimeline])] = []
        for (file, configuration) in zip(found.files, configurations) {
            do {
                let name = configuration?.file ?? ""
                let checker =
                    checkers[name]
                    ?? Checker(
                        statutes: statutes, day: day,
                        scanner: scanner.knowing(configuration?.names ?? []))
                checkers[name] = checker
                let input = try AssessmentInput(file: file)
                let checked = checker.check(input.document)
                guard checked.concernsKoban else {
                    errors.append(AssessmentInputError(path: input.path, reason: .notAnAssessment))
                    continue
                }
                if let note = checked.silenceNote { notes.append("\(input.path): \(note)") }
                assessments.append(
                    (
                        input.path, checked,
                        FieldTimeline.timelines(of: checked, statutes: statutes, today: day)
                    ))
            } catch {
                errors.append(error)
            }
        }
        for line in errors.map(\.description) + notes { StandardError.write("koban: \(line)") }
        let report = HistoryReport(
            version: Koban.version, asOf: day,
            dataVerifiedThrough: statutes.verifiedThrough, assessments: assessments, errors: errors,
            unread: found.unread)
        switch format {
        case .json: StandardOutput.write(HistoryJSONReporter.report(report))
        case .text: StandardOutput.write(HistoryTextReporter.report(report))
        }
        endProcess(errors.isEmpty ? 0 : 2)
    }

    /// Each document's nearest configuration. One that cannot be used ends the process: what an
    /// institution's own names cite would be lost without a word.
    private func configurations(of files: [String], statutes: Statutes) -> [Configuration?] {
        var finder = ConfigurationFinder(statutes: statutes, choice: configuration.choice)
        return DocumentSettings.settings(of: files) { (file) throws(ConfigurationError) in
            try finder.configuration(for: file)
        }
    }
}
