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
        let heading = MigrationHeading(
            RunHeading(version: Koban.version, asOf: day, dataVerifiedThrough: statutes.verifiedThrough),
            acceptsReview: acceptReview)
        func correct(_ output: some MigrationOutput) throws {
            try self.correct(
                run, of: inputs, to: output, MigrationReviewReporter(heading, writesCopies: write != nil),
                copies: copies, resumption: resumption, failures)
        }
        switch format {
        case .markdown: try correct(try MigrationText(MigrationMarkdownReporter(), to: target))
        case .csv: try correct(try MigrationText(MigrationCSVReporter(), to: target))
        case .json: try correct(try MigrationText(MigrationJSONReporter(heading), to: target))
        case .html: try correct(try MigrationText(MigrationHTMLReporter(heading), to: target))
        case .diff: try correct(try MigrationText(MigrationDiffReporter(), to: target, isOfDocuments: true))
        case .xlsx: try correct(MigrationBook(MigrationWorkbookReporter(heading), to: target))
        }
    }

    /// Corrects the documents, writes the report, and ends with the status.
    ///
    /// - Parameter failures: what failed before.
    private func correct(
        _ run: CorrectionRun, of inputs: CorrectionInputs, to output: some MigrationOutput,
        _ review: MigrationReviewReporter, copies: CorrectedCopies?, resumption: CorrectionResumption?,
        _ failures: [String]
    ) throws {
        var (output, review) = (output, review)
        let progress = ProgressLine()
        var errors = inputs.inputs.errors
        let outcome = try run.run(copies: copies, resumption: resumption) { event in
            switch event {
            case .remark(let line): StandardError.write("koban: \(line)")
            case .begun(let index, let total, let path): progress.show(index, of: total, path)
            case .corrected(let document):
                try output.add(document)
                StandardError.write(review.add(document))
            case .failed(let error): errors.append(error)
            case .ended: progress.end()
            }
        }
        if outcome.takenOver > 0 {
            StandardError.write("koban: 前回の続きから始め、\(outcome.takenOver)件は前回の結果を使いました。")
        }
        for note in inputs.inputs.notes + inputs.strangers { StandardError.write("koban: \(note)") }
        if let unread = UnreadFiles.words(inputs.inputs.unread) {
            StandardError.write("koban: 読まなかったファイル: \(unread)")
        }
        let ending = MigrationEnding(
            errors: errors, unread: inputs.inputs.unread, failures: failures + outcome.failures,
            leftovers: outcome.leftovers)
        StandardError.write(review.end(ending))
        try output.end(ending)
        try end(with: ending.errors.isEmpty && ending.failures.isEmpty ? 0 : 2)
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
}
