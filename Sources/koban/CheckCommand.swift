import ArgumentParser
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanReports
import KobanRuns
import KobanSamples
import KobanSettings

/// `koban check`: which references of assessments are stale, since when, and what to write.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "評価書の法令引用を確かめ、旧い・誤った引用と書き換え案を示します。",
        discussion: """
            PATH にはファイルかフォルダー（中の \(DocumentFormats.all.endingsInWords) をすべて）を並べます。省くと、附属の見本を確かめます。
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

    @Option(
        name: .long, help: "いまの指摘をすべて既知のものとして、このファイルに書き出します（ベースライン）。",
        completion: .file())
    var writeBaseline: String?

    @Flag(name: .long, help: "ベースラインや免除で見送った指摘も表示します（数えません）。")
    var showSuppressed = false

    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        if writeBaseline != nil, configuration.baseline != nil {
            throw ValidationError("--write-baseline と --baseline は一緒に使えません。書き出すときは --write-baseline だけにしてください。")
        }
        if quiet, format == .json {
            throw ValidationError("--quiet は --format json と一緒に使えません。どちらかにしてください。")
        }
        if quiet, evidence {
            throw ValidationError("--evidence は --quiet と一緒に使えません（1件1行では資料を表示しません）。どちらかにしてください。")
        }
        try color.refuse(unless: format == .text)
    }

    func run() throws {
        let statutes = try data.load()
        let day = try asOf.lawDay
        let run = try CheckRun(
            inputs(), statutes: statutes, day: day,
            finder: configuration.finder(statutes: statutes, writing: writeBaseline))
        var results = run.results()
        if let writeBaseline { try writeFindings(of: &results, to: writeBaseline) }
        let report = CheckReport(
            version: Koban.version, asOf: day,
            dataVerifiedThrough: statutes.verifiedThrough, assessments: results.assessments,
            errors: results.errors, unread: results.unread, suppression: results.suppression)
        for error in results.errors { StandardError.write("koban: \(error)") }
        for note in results.notes { StandardError.write("koban: \(note)") }
        try write(report, evidence: EvidenceWording(statutes))
        try end(with: status(of: report))
    }

    /// What the user named; the samples where that is nothing.
    private func inputs() -> RunInputs {
        guard paths.isEmpty else { return RunInputs(paths: paths) }
        StandardError.write("koban: パスの指定がないので、附属の見本を確かめます。")
        return RunInputs(documents: Samples.all.map { .given(path: $0.path, bytes: $0.bytes) })
    }

    /// Writes the baseline, after which what is in it is known: the report and the status
    /// are those of the next run.
    private func writeFindings(of results: inout CheckResults, to file: String) throws {
        guard results.errors.isEmpty, !results.assessments.isEmpty else {
            StandardError.write("koban: 読めない入力があるので、ベースライン（\(file)）は書きませんでした。")
            return
        }
        let baseline = results.baseline(file: file)
        try baseline.write()
        StandardError.write(
            "koban: \(baseline.entries.count)件の指摘を\(file)に書き出しました。次からは --baseline \(file) か、koban.yml の baseline: で使えます。"
        )
        results.suppress(knownFrom: baseline)
    }

    private func write(_ report: CheckReport, evidence wording: EvidenceWording) throws {
        switch format {
        case .json:
            try StandardOutput.write(CheckJSONReporter.report(report, showsSuppressed: showSuppressed))
            if report.isBeyondData {
                StandardError.write("koban: \(CheckTextReporter.beyondNote(report))")
            }
        case .text:
            let reporter = CheckTextReporter(
                style: color.style, isQuiet: quiet, evidence: evidence ? wording : nil,
                width: StandardOutput.width, showsSuppressed: showSuppressed, ambiguous: StandardOutput.ambiguous)
            try StandardOutput.write(styled: reporter.report(report))
            guard quiet else { return }
            if let unread = UnreadFiles.words(report.unread) { StandardError.write("koban: 読まなかったファイル: \(unread)") }
            for note in report.suppression.notes { StandardError.write("koban: \(note)") }
            if report.isBeyondData {
                StandardError.write("koban: \(CheckTextReporter.beyondNote(report))")
            }
        }
    }

    /// 2 goes before 1: a reader of the status must not take a run that left something out
    /// for a whole one.
    private func status(of report: CheckReport) -> Int32 {
        if !report.errors.isEmpty { return 2 }
        let severities = report.assessments.flatMap { $0.findings.map(\.severity) }
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
