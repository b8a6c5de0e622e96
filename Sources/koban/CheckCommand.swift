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
        let inputs = inputs()
        let run = try CheckRun(
            inputs, statutes: statutes, day: day,
            finder: configuration.finder(statutes: statutes, writing: writeBaseline))
        let heading = RunHeading(version: Koban.version, asOf: day, dataVerifiedThrough: statutes.verifiedThrough)
        switch format {
        case .json:
            try report(on: run, of: inputs, by: CheckJSONReporter(heading, showsSuppressed: showSuppressed), heading)
        case .text:
            let reporter = CheckTextReporter(
                heading, style: color.style, isQuiet: quiet, evidence: evidence ? EvidenceWording(statutes) : nil,
                width: StandardOutput.width, showsSuppressed: showSuppressed, ambiguous: StandardOutput.ambiguous)
            try report(on: run, of: inputs, by: reporter, heading)
        }
    }

    /// Checks the documents, writes what is said of each as soon as it is checked, and ends with the status.
    private func report(
        on run: CheckRun, of inputs: RunInputs, by reporter: some Reporter<ReportedAssessment, CheckEnding>,
        _ heading: RunHeading
    ) throws {
        var reporter = reporter
        var counts = CheckSummary()
        func write(_ assessment: ReportedAssessment) throws {
            counts.count(assessment)
            try StandardOutput.write(reporter.add(assessment))
        }
        let ending: CheckEnding
        if let writeBaseline {
            // Whether a finding is known depends on whether all documents can be read: they are kept.
            var results = run.results()
            try writeFindings(of: &results, to: writeBaseline)
            for error in results.errors { StandardError.write("koban: \(error)") }
            try StandardOutput.write(reporter.begin())
            for assessment in results.assessments { try write(assessment) }
            ending = CheckEnding(errors: results.errors, unread: results.unread, suppression: results.suppression)
        } else {
            var errors = inputs.errors
            for error in errors { StandardError.write("koban: \(error)") }
            try StandardOutput.write(reporter.begin())
            let ledger = try run.run { outcome in
                switch outcome {
                case .success(let assessment): try write(assessment)
                case .failure(let error):
                    StandardError.write("koban: \(error)")
                    errors.append(error)
                }
            }
            ending = CheckEnding(errors: errors, unread: inputs.unread, suppression: ledger.outcome)
        }
        for note in inputs.notes { StandardError.write("koban: \(note)") }
        try StandardOutput.write(reporter.end(ending))
        say(ending, heading)
        try end(with: status(ending, counts))
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

    /// What a text says in its summary, where there is none.
    private func say(_ ending: CheckEnding, _ heading: RunHeading) {
        if quiet {
            if let unread = UnreadFiles.words(ending.unread) { StandardError.write("koban: 読まなかったファイル: \(unread)") }
            for note in ending.suppression.notes { StandardError.write("koban: \(note)") }
        }
        if quiet || format == .json, let note = heading.beyondNote { StandardError.write("koban: \(note)") }
    }

    /// 2 goes before 1: a reader of the status must not take a run that left something out
    /// for a whole one.
    private func status(_ ending: CheckEnding, _ counts: CheckSummary) -> Int32 {
        if !ending.errors.isEmpty { return 2 }
        return counts.findings.keys.contains { $0 >= failOn.severity } ? 1 : 0
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
