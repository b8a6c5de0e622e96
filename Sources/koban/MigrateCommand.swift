import ArgumentParser
import KobanChecks
import KobanCorrections
import KobanDocuments
import KobanLaw
import KobanReports
import KobanRuns
import KobanSettings
import KobanText

/// `koban migrate`: the whole new text of every field with a stale or wrong reference.
struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "旧い・誤った引用のある欄ごとに、書き換えた記載を示し、直した写しを作ります。",
        discussion: """
            一つの欄は全部直すか、全部そのままにするかのどちらかです。機械的に置き換えられる欄だけを直し、廃止・分割された項や\
            廃止された命令の条がある欄は、選択肢とともに 要確認 として示します。--accept-review を付けると、それらも案のとおり直します。
            途中で止まった --write は、同じ指定でもう一度実行すると続きから始まります。
            終了ステータスは、すべて読めて書き出せれば 0、そうでなければ 2 です。
            例: koban migrate 評価書/ --as-of 2026-04-01 --format xlsx --output 変更箇所.xlsx
            """)

    @Argument(help: "評価書のファイルかフォルダー。", completion: .file())
    var paths: [String]

    @Option(name: .long, help: "どの日の法令に合わせるか。既定は日本の今日。変更日にもなります。")
    var asOf: DayArgument?

    @Option(name: .long, help: "出力の形式（markdown、csv、xlsx、html（新旧対照表）、diff、json）。")
    var format: MigrationFormat = .markdown

    @Option(name: .shortAndLong, help: "出力を書き出すファイル。省くと画面（標準出力）に出します。", completion: .file())
    var output: String?

    @Option(name: .long, help: "直した写しを書き出すフォルダー。もとのファイルは変えません。", completion: .directory)
    var write: String?

    @Flag(name: .long, help: "--output と --write の先にあるほかのファイルや、書き換えられた写しも上書きします。評価書そのものは上書きしません。")
    var force = false

    @Flag(name: .long, help: "要確認の欄も、案のとおり直します（選んだものを理由とともに示します）。")
    var acceptReview = false

    @Option(
        name: .long, help: "途中経過を記録するファイル。止まったとき、続きから始められます。--write では省けます。",
        completion: .file())
    var journal: String?

    @OptionGroup var configuration: ConfigurationFileOptions

    @Option(name: .long, help: "免除ファイル。省くと、設定の waivers か、近くの koban-waivers.yml です。", completion: .file())
    var waivers: String?

    @OptionGroup var data: StatuteOptions

    func validate() throws {
        if format == .xlsx, output == nil, StandardOutput.isTerminal {
            throw ValidationError("--format xlsx には、書き出すファイルを --output で指定してください（例: --output 変更箇所.xlsx）。")
        }
        if force, output == nil, write == nil {
            throw ValidationError("--force は、--output か --write とともに指定してください（上書きするファイルがありません）。")
        }
    }

    func run() throws {
        let inputs = try CorrectionInputs(paths, copies: write, journal: journal)
        let copies = write.map {
            CorrectedCopies(folder: $0, roots: paths, inputs: inputs.files, isForced: force)
        }
        let target = try reportFile(besides: inputs, copies)
        let files = try data.loadFiles()
        let statutes = try data.statutes(files)
        let day = try asOf.lawDay
        var failures: [String] = []
        let resumption = resumption(
            circumstances: [
                files.digest, day.description, acceptReview ? "accept" : "",
                RuleCatalog.all.map { $0.identifier }.joined(separator: " "),
            ], &failures)
        let run = try CorrectionRun(
            inputs.inputs, statutes: statutes, day: day, acceptsReview: acceptReview, keepsDiffs: format == .diff,
            // What is known already is corrected as well.
            finder: ConfigurationFinder(
                statutes: statutes, choice: configuration.choice, baseline: .ignored, waivers: waivers))
        let progress = ProgressLine()
        var documents: [MigratedDocument] = []
        var errors = inputs.inputs.errors
        let outcome = try run.run(copies: copies, resumption: resumption) { event in
            switch event {
            case .remark(let line): StandardError.write("koban: \(line)")
            case .begun(let index, let total, let path): progress.show(index, of: total, path)
            case .corrected(let document): documents.append(document)
            case .failed(let error): errors.append(error)
            case .ended: progress.end()
            }
        }
        let report = MigrationReport(
            version: Koban.version, asOf: day, dataVerifiedThrough: statutes.verifiedThrough,
            acceptsReview: acceptReview, documents: documents, errors: errors,
            failures: failures + outcome.failures, unread: inputs.inputs.unread)
        if outcome.takenOver > 0 {
            StandardError.write("koban: 前回の続きから始め、\(outcome.takenOver)件は前回の結果を使いました。")
        }
        for note in inputs.inputs.notes + inputs.strangers { StandardError.write("koban: \(note)") }
        if let unread = UnreadFiles.words(report.unread) { StandardError.write("koban: 読まなかったファイル: \(unread)") }
        say(report)
        for leftover in outcome.leftovers { StandardError.write("koban: \(leftover)") }
        if write != nil {
            for line in MigrationReviewReporter.notCopied(report) { StandardError.write("koban: \(line)") }
        }
        try MigrationOutput(format: format, file: target).write(report)
        try end(with: report.errors.isEmpty && report.failures.isEmpty ? 0 : 2)
    }

    private var journalPath: String? { CorrectionResumption.journal(journal, copies: write) }

    /// `--output`; asked before the work begins.
    private func reportFile(
        besides inputs: CorrectionInputs, _ copies: CorrectedCopies?
    ) throws(CommandFailure) -> ReportFile? {
        guard let output else { return nil }
        return try ReportFile(
            output, isWorkbook: format == .xlsx, inputs: inputs.all,
            others: [journalPath].compactMap(\.self) + inputs.files.compactMap { copies?.path(of: $0) },
            making: write, isForced: force)
    }

    /// - Parameter failures: takes a Japanese line where the journal cannot be used; the run does
    ///   without it.
    private func resumption(circumstances: [String], _ failures: inout [String]) -> CorrectionResumption? {
        guard let journalPath else { return nil }
        do {
            return try CorrectionResumption(journal: journalPath, circumstances: circumstances)
        } catch {
            failures.append("\(error)")
            return nil
        }
    }

    private func say(_ report: MigrationReport) {
        for error in report.errors { StandardError.write("koban: \(error)") }
        for failure in report.failures { StandardError.write("koban: \(failure)") }
        if let caution = MigrationReviewReporter.caution(report) { StandardError.write("koban: \(caution)") }
        for document in report.documents {
            for line in MigrationReviewReporter.lines(document) { StandardError.write(line) }
            if document.historyEntryMissing, document.notCopied == nil {
                StandardError.write(
                    "koban: \(document.path): 書き加えられる変更箇所がないか、書き加える所を確かめられないので、写しの変更箇所には記しません。--format xlsx か csv の表を使ってください。"
                )
            }
            if let copy = document.copy { StandardError.write("koban: \(document.path) を直した写しを \(copy) に書き出しました。") }
        }
        for line in MigrationReviewReporter.summary(report) { StandardError.write("koban: \(line)") }
    }
}
