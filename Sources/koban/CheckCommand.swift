import ArgumentParser
import KobanAssessments
import KobanCitations
import KobanChecks
import KobanReports
import KobanSamples
import KobanStatutes
import KobanText

/// `koban check`: which references of assessments are stale, since when, and what to write.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "評価書の法令引用を確かめ、旧い・誤った引用と書き換え案を示します。",
        discussion: """
            PATH にはファイルかフォルダー（中の .txt .md .html をすべて）を並べます。省くと、附属の見本を確かめます。
            例: koban check 評価書/*.txt --as-of 2025-04-01
            """)

    @Argument(help: "評価書のファイルかフォルダー。", completion: .file())
    var paths: [String] = []

    @Option(name: .long, help: "どの日の法令で確かめるか（2024-05-27 または 令和6年5月27日）。既定は日本の今日。")
    var asOf: DayArgument?

    @Option(name: .long, help: "出力の形式（text または json）。")
    var format: OutputFormat = .text

    @Flag(name: .shortAndLong, help: "指摘だけを1件1行で表示します。")
    var quiet = false

    @Flag(name: .long, help: "指摘ごとに、根拠とした資料を表示します。")
    var evidence = false

    @Option(name: .long, help: "この重さ以上の指摘があれば終了ステータスを1にします（error、warning、note）。")
    var failOn: FailureLevel = .error

    @Option(name: .long, help: "色付け（auto、always、never）。")
    var color: ColourChoice = .auto

    @OptionGroup var data: StatuteOptions

    func run() throws {
        let statutes = data.load()
        let checker = Checker(statutes: statutes, day: asOf?.day ?? .todayInJapan())
        var errors: [AssessmentInputError] = []
        var assessments: [ReportedAssessment] = []
        func take(_ input: AssessmentInput) {
            let checked = checker.check(input.source)
            if checked.assessment.form == nil, checked.citations.isEmpty {
                errors.append(AssessmentInputError(path: input.path, reason: .notAnAssessment))
                return
            }
            assessments.append(
                ReportedAssessment(
                    path: input.path, sha256: ContentDigest.sha256(input.bytes), checked: checked))
        }
        if paths.isEmpty {
            StandardError.write("koban: パスの指定がないので、附属の見本を確かめます。")
            for sample in Samples.all {
                do {
                    take(try AssessmentInput(path: sample.path, bytes: sample.bytes))
                } catch {
                    errors.append(error)
                }
            }
        } else {
            let found = AssessmentFiles.files(at: paths)
            errors = found.errors
            for file in found.files {
                do {
                    take(try AssessmentInput(file: file))
                } catch {
                    errors.append(error)
                }
            }
        }
        let report = CheckReport(
            version: Koban.version, asOf: checker.day,
            dataVerifiedThrough: statutes.verifiedThrough, assessments: assessments,
            errors: errors)
        for error in errors { StandardError.write("koban: \(error)") }
        write(report)
        endProcess(status(of: report))
    }

    private func write(_ report: CheckReport) {
        switch format {
        case .json:
            StandardOutput.write(CheckJSONReporter.report(report))
            if report.isBeyondData {
                StandardError.write("koban: \(CheckTextReporter.beyondNote(report))")
            }
        case .text:
            let reporter = CheckTextReporter(
                style: color.style, isQuiet: quiet, showsEvidence: evidence,
                width: StandardOutput.width)
            StandardOutput.write(reporter.report(report))
            if quiet, report.isBeyondData {
                StandardError.write("koban: \(CheckTextReporter.beyondNote(report))")
            }
        }
    }

    /// 2 goes before 1: a reader of the status must not take a run that left something out
    /// for a whole one.
    private func status(of report: CheckReport) -> Int32 {
        if !report.errors.isEmpty { return 2 }
        let severities = report.assessments.flatMap { $0.checked.findings.map(\.severity) }
        return severities.contains { $0 >= failOn.severity } ? 1 : 0
    }
}

/// `--fail-on`.
enum FailureLevel: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case note

    var severity: Severity {
        switch self {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }
}
