import ArgumentParser
import Foundation
import KobanAssessments
import KobanChecks
import KobanStatutes
import KobanText

/// `koban-accuracy`: measures the program on assessments whose truth is known.
@main
struct AccuracyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "koban-accuracy",
        abstract: "正解の分かっている合成の評価書で、読み取りと指摘の再現率・適合率を測ります。")

    @Option(help: "合成する評価書の数。")
    var documents = 400

    @Option(help: "そのうち何件を、意味を変えずに変形して確かめるか。")
    var transformed = 40

    @Option(help: "場所を選ぶ変形を、一つの文書で何度試すか。")
    var tries = 2

    @Option(help: "公表された評価書のフォルダー。中の文書も変形して確かめます。", completion: .directory)
    var published: String?

    @Option(help: "測る代わりに、傷んだ欄の書き換えをこの分数（CPU時間）だけ試します。")
    var fuzz: Double?

    @Option(help: "ファジングのこの番号の欄だけを試します（--seed とともに）。")
    var fuzzCase: Int?

    @Option(help: "ファジングで、いま試している欄の番号を書き留めるファイル（落ちたときに繰り返すため）。", completion: .file())
    var fuzzNotes: String?

    @Option(help: "乱数の種。同じ種は同じ評価書を作ります。")
    var seed: UInt64 = 1

    @Option(help: "この番号の評価書だけを作って、本文と読み取りを表示します。")
    var show: Int?

    @Option(help: "不足を何件まで挙げるか。")
    var shortfalls = 60

    @Option(help: "一つの種類の不足を何件まで挙げるか。")
    var perGroup = 2

    @Option(help: "表をMarkdownで書き出すファイル。", completion: .file())
    var markdown: String?

    func run() async throws {
        let statutes = try Statutes(StatuteFiles.bundled)
        let facts = TableFacts(
            statutes: statutes, today: AssessmentGenerator.today, formerDay: AssessmentGenerator.lastDayOfFormerTables)
        if fuzz != nil || fuzzCase != nil {
            let minutes = fuzz ?? 0
            let kinds = await FuzzCommand(
                fuzz: MigrationFuzz(statutes: statutes, facts: facts), seed: seed, seconds: minutes * 60, limit: shortfalls,
                only: fuzzCase, notes: fuzzNotes
            ).run()
            throw ExitCode(kinds == 0 ? 0 : 1)
        }
        let generator = AssessmentGenerator(facts: facts, seed: seed)
        let checkers = Checkers(statutes: statutes)
        if let show { return display(generator.document(show), checkers) }
        let start = clock()
        let transformations = TransformationMeasure(checkers: checkers, seed: seed, tries: tries)
        let paths = published.map { AssessmentFiles.files(at: [$0]).files } ?? []
        let sets = (documents, transformed)
        let measure = await Parallel.measure(documents + transformed + paths.count) { index in
            if index >= sets.0 + sets.1 {
                return AccuracyCommand.published(paths[index - sets.0 - sets.1], transformations, index)
            }
            let isTransformed = index >= sets.0
            let document = generator.document(isTransformed ? index - sets.0 : index)
            guard isTransformed else {
                return Scoring.measure(document, Observation(SourceText(document.text), checker: checkers[document.day]))
            }
            return transformations.measure(
                document.text, name: "文書\(document.index) \(document.scenario) \(document.layout)", index: index,
                day: document.day, layout: AssessmentLayout(rawValue: document.layout))
        }
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        let report = AccuracyReport(
            measure: measure,
            conditions: "種 \(seed)、合成の評価書 \(measure.documents)件（\(measure.bytes / 1024) KB）、CPU \(Int(seconds))秒")
        print(report.markdown)
        print(report.shortfalls(limit: shortfalls, perGroup: perGroup))
        if let markdown { try report.markdown.write(toFile: markdown, atomically: true, encoding: .utf8) }
    }

    private static func published(
        _ path: String, _ transformations: TransformationMeasure, _ index: Int
    ) -> Measure {
        guard let input = try? AssessmentInput(file: path) else { return Measure() }
        return transformations.measure(
            String(decoding: input.source.bytes, as: UTF8.self), name: path, index: index,
            day: AssessmentGenerator.today, layout: nil)
    }

    private func display(_ document: GeneratedDocument, _ checkers: Checkers) {
        print(document.text)
        let observation = Observation(SourceText(document.text), checker: checkers[document.day])
        for citation in document.citations { print("正:", citation.place, citation.description, citation.notations) }
        for finding in document.findings { print("正の指摘:", finding) }
        for citation in observation.citations { print("得:", citation.range, citation.meaning, citation.text) }
        for finding in observation.findings { print("得の指摘:", finding.meaning, finding.message) }
    }
}
