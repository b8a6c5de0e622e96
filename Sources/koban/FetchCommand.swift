import ArgumentParser
import Foundation
import KobanAmendments
import KobanLaw
import KobanLawAPI
import KobanStatuteStore

/// `koban statutes fetch`: new texts of the watched laws from the official law API.
struct FetchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "法令APIに新しい改正を問い合わせ、手元の条文より後の条文を取得して取り込みます。",
        discussion: """
            番号法、利用特定個人情報の提供に関する命令、別表の主務省令、準法定事務の命令の改正を確かめます。
            すべての条文を読み終えて確かめるまで、何も書き込みません。条文は法令データベースに取り込み、--output があれば
            取り込まずにファイルに書き出します。人が決めるべき項が残る版は、koban statutes review で決め終えるまで効力を持ちません。
            プロキシは環境変数 http_proxy、https_proxy、no_proxy に従います。
            例: koban statutes fetch --dry-run
            """)

    @Option(name: .long, help: "法令API（バージョン2）の場所。")
    var baseURL = LawAPIClient.officialBaseURL

    @Option(name: .long, help: "取り込まずに条文を書き出すフォルダー（新しいものか、空のもの）。", completion: .directory)
    var output: String?

    @Flag(name: .long, help: "一覧だけを表示し、取得しません。")
    var dryRun = false

    @Option(name: .long, help: "出力の形式（text または json）。")
    var format: OutputFormat = .text

    @Option(name: .customLong("timeout"), help: "1回の通信を待つ秒数。")
    var seconds = 120.0

    @Option(name: .long, help: "1回の通信が失敗したときに試す回数（最初を含む）。")
    var attempts = 4

    @OptionGroup var data: StatuteOptions

    func validate() throws {
        guard dryRun || output != nil || data.statutes == nil else {
            throw ValidationError("--statutes のデータには取り込めません。--output か --dry-run とともに指定してください。")
        }
        if dryRun, output != nil {
            throw ValidationError("--dry-run と --output は一緒に使えません（--dry-run は何も書き出しません）。どちらかにしてください。")
        }
        guard seconds > 0, seconds <= 86_400 else {
            throw ValidationError("--timeout は 0 より大きく 86400 以下の秒数にしてください。")
        }
        guard (1...10).contains(attempts) else {
            throw ValidationError("--attempts は 1 から 10 までにしてください。")
        }
    }

    func run() throws {
        let report: FetchReport
        do {
            report = try fetch()
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure("\(error)", "何も変更していません。")
        }
        switch format {
        case .text:
            try StandardOutput.write(FetchTextReporter().report(report))
            for file in (report.files ?? [:]).values.sorted() { try StandardOutput.write("\(file)\n") }
        case .json: try StandardOutput.write(FetchJSONReporter(version: Koban.version).report(report))
        }
    }

    private func fetch() throws -> FetchReport {
        // What would make the end fail is asked before the network is.
        let folder = dryRun ? nil : try output.map { try FolderSink(folder: URL(fileURLWithPath: $0)) }
        let database = dryRun || output != nil ? nil : try data.databaseOptions.required(mayBeNew: true)
        // What is not written to must be there.
        let mayBeNew = database != nil
        let imported = try data.database(mayBeNew: mayBeNew)?.records().texts ?? []
        let client = try LawAPIClient(
            baseURL: baseURL,
            limits: TransferLimits(connecting: min(.seconds(10), .seconds(seconds)), whole: .seconds(seconds)),
            retry: RetryPolicy(attempts: attempts))
        let statutes = try data.load(mayBeNew: mayBeNew)
        var updates = try client.updates(of: WatchedLaw.all(in: statutes, imported: imported))
        if database != nil {
            let followed = statutes.tables.followedLaws
            updates = updates.map {
                followed.contains($0.law.id) ? $0 : $0.leaving(.noTable)
            }
        }
        if dryRun { return FetchReport(baseURL: client.baseURL, updates: updates, files: nil) }
        let texts = try client.texts(of: updates)
        var done: StatuteDatabase.Imported?
        let sink: (any LawTextSink)? = folder ?? database.map { DatabaseSink(database: $0) { done = $0 } }
        if !texts.isEmpty { try sink?.take(texts) }
        let files = output.map { output in texts.map { ($0.revision.id, "\(output)/\($0.fileName)") } } ?? []
        var report = FetchReport(
            baseURL: client.baseURL, updates: updates,
            files: Dictionary(files, uniquingKeysWith: { first, _ in first }))
        if let done, let database { report.imported = (done, database.path) }
        return report
    }
}

/// Imports the texts of a run into a database in one transaction.
struct DatabaseSink: LawTextSink {
    let database: StatuteDatabase
    /// What was done.
    let told: (StatuteDatabase.Imported) -> Void

    func take(_ texts: [FetchedLawText]) throws {
        told(
            try database.importTexts(
                texts.map {
                    DownloadedText(fileName: $0.fileName, bytes: $0.bytes, effective: $0.effectiveDay)
                }))
    }
}
