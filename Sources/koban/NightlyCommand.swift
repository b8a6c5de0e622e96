import ArgumentParser
import Foundation
import KobanAmendments
import KobanChecks
import KobanLaw
import KobanNightly
import KobanReports
import KobanRuns
import KobanText

/// `koban nightly`: the nightly consistency report.
struct NightlyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nightly",
        abstract: "評価書の法令引用を毎晩確かめ、新しい指摘・解消した指摘を報告します。",
        discussion: """
            フォルダーの評価書を読み、前回から変わったものを確かめ直し、結果をデータベースに残して、報告を OUT/日付/ に書き出します\
            （index.html、findings.xlsx、findings.csv、findings.json、findings.sarif）。OUT/latest は最新の報告です。
            途中で止まっても、前回の記録と報告は残り、次の実行が続きから行います。
            例: koban nightly 評価書/ --database koban-nightly.sqlite --out reports/
            """)

    @Argument(help: "評価書のフォルダー（ファイルでもかまいません）。", completion: .directory)
    var folders: [String]

    @Option(name: .long, help: "夜間点検のデータベースのファイル。なければ作ります。", completion: .file())
    var database: String

    @Option(name: .long, help: "報告を書き出すフォルダー。", completion: .directory)
    var out = "reports"

    @Option(name: .long, help: "どの日の法令で確かめるか。既定は日本の今日。")
    var asOf: DayArgument?

    @Option(
        name: .long,
        help: """
            終了ステータスを1にする指摘: error、warning、note（その重さ以上の指摘があれば）、\
            new（前回からの新しい error があれば）、new-warning、new-note。
            """)
    var failOn: NightlyFailureLevel = .error

    @Flag(name: .shortAndLong, help: "知らせるべきこと（読めない入力など）だけを表示します。")
    var quiet = false

    @OptionGroup var data: NightlyStatuteOptions

    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
        // A limit on the size of files is an error to be told, not the end of the process.
        signal(SIGXFSZ, SIG_IGN)
        try refuseMeetingFolders()
        let (statutes, digest) = try data.load()
        let startedAt = JapanTime()
        let request = NightlyRequest(
            folders: folders, database: database, out: out, day: try asOf.lawDay(today: startedAt.day),
            startedAt: startedAt, version: Koban.version)
        let log = NightlyLog(isQuiet: quiet)
        let evidence = EvidenceWording(statutes)
        let run = NightlyRun(
            request, statutes: statutes, statutesDigest: digest,
            finder: configuration.finder(statutes: statutes), progress: log.say
        ) { report, citations, folder in
            let cut = try NightlyReportFiles.write(
                report, citations: citations, evidence: evidence,
                html: NightlyHTMLReporter(report, evidence: evidence).report(on: report, citations: citations),
                to: URL(fileURLWithPath: folder), temporaryFolder: folder)
            for line in cut { log.say(.note(line)) }
        }
        log.begin(request)
        let outcome: NightlyOutcome
        do {
            outcome = try run.run()
        } catch {
            log.clear()
            throw error
        }
        log.end(outcome)
        try end(with: status(of: outcome))
    }

    /// What lies in the folder of the reports is not read: no assessment may lie there.
    private func refuseMeetingFolders() throws(CommandFailure) {
        let reports = ResolvedPath.of(out)
        for folder in folders {
            let real = ResolvedPath.of(folder)
            guard ResolvedPath.holds(reports, real) else { continue }
            throw CommandFailure(
                "\(out): 評価書（\(folder)）\(real == reports ? "と同じ" : "のある")所には報告を書き出せません（報告のフォルダーの中は評価書として読みません）。--out に別のフォルダーを指定してください。"
            )
        }
    }

    /// 2 goes before 1: a reader of the status must not take a night that left something out for a
    /// whole one.
    private func status(of outcome: NightlyOutcome) -> Int32 {
        if !outcome.report.errors.isEmpty || !outcome.failures.isEmpty { return 2 }
        let findings = failOn.isOfNewsOnly ? outcome.report.news : outcome.report.active
        return findings.contains { $0.finding.severity >= failOn.severity } ? 1 : 0
    }
}

/// `--fail-on` of a night.
enum NightlyFailureLevel: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case note
    case new
    case newWarning = "new-warning"
    case newNote = "new-note"

    var isOfNewsOnly: Bool {
        switch self {
        case .error, .warning, .note: false
        case .new, .newWarning, .newNote: true
        }
    }

    var severity: Severity {
        switch self {
        case .error, .new: .error
        case .warning, .newWarning: .warning
        case .note, .newNote: .note
        }
    }
}

/// Where the statute data of a night come from: as in `StatuteOptions`, but `--database` is the
/// nightly one.
struct NightlyStatuteOptions: ParsableArguments {
    @Option(name: .long, help: "別の法令データ（CSVのフォルダー）を使います。", completion: .directory)
    var statutes: String?

    @Option(
        name: .long,
        help: "法令データベースのファイル。既定は ~/.local/share/koban/koban.sqlite（$XDG_DATA_HOME があればその中）。",
        completion: .file())
    var statutesDatabase: String?

    func validate() throws {
        if statutes != nil, statutesDatabase != nil {
            throw ValidationError("--statutes と --statutes-database は一緒に使えません。どちらかにしてください。")
        }
    }

    /// The data and their digest.
    func load() throws -> (Statutes, digest: String) {
        let files = try files()
        return (try Statutes(files), files.digest)
    }

    private func files() throws -> StatuteFiles {
        if let statutes { return try StatuteFiles(directory: URL(fileURLWithPath: statutes)) }
        let path =
            statutesDatabase ?? StatuteDatabase.defaultPath(environment: ProcessInfo.processInfo.environment)
        guard let path else { return .bundled }
        return try StatuteDatabase(path: path, program: Koban.version, isNamed: statutesDatabase != nil).files()
    }
}
