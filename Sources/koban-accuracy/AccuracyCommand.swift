import ArgumentParser
import Foundation
import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanLaw
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

    @Option(help: "傷んだ欄を何件、書き換えてみるか。")
    var damagedFields = 200

    @Option(help: "数値の下限のファイル。下回ると終了ステータス1です。", completion: .file())
    var floors: String?

    @Flag(help: "下限を、この測定で上回った分だけ上げます（下げません）。")
    var raiseFloors = false

    @Option(help: "測る代わりに、傷んだ欄の書き換えをこの分数（CPU時間）だけ試します。")
    var fuzz: Double?

    @Option(help: "ファジングのこの番号の欄だけを試します（--seed とともに）。")
    var fuzzCase: Int?

    @Option(help: ArgumentHelp("ファジングの一つのプロセスが始める番号。", visibility: .private))
    var fuzzLane: Int?

    @Option(help: ArgumentHelp("ファジングの一つのプロセスが進む幅。", visibility: .private))
    var fuzzStride = 1

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
        let checkers = Checkers(statutes: statutes)
        let fields = MigrationFuzz(statutes: statutes, facts: facts)
        if let fuzzCase { throw ExitCode(fuzzing(fields, seconds: 0).run(only: fuzzCase) == 0 ? 0 : 1) }
        if let fuzz {
            if let fuzzLane {
                FuzzLane(seed: seed, first: fuzzLane, stride: fuzzStride, seconds: fuzz * 60).work(fields)
                return
            }
            throw ExitCode(await fuzzing(fields, seconds: fuzz * 60).run() == 0 ? 0 : 1)
        }
        let generator = AssessmentGenerator(facts: facts, seed: seed)
        if let show { return display(generator.document(show), checkers) }
        let start = clock()
        let measure = await measure(generator, checkers, fields)
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        let report = AccuracyReport(
            measure: measure,
            conditions: "種 \(seed)、合成の評価書 \(measure.documents)件（\(measure.bytes / 1024) KB）、変形した文書 "
                + "\(measure.transformations.total.demanded)件（\(measure.transformedBytes / 1024) KB）、書き換えた欄 "
                + "\(measure.migration.demanded)件、CPU \(Int(seconds))秒")
        print(report.markdown)
        print(report.shortfalls(limit: shortfalls, perGroup: perGroup))
        if let markdown { try report.markdown.write(toFile: markdown, atomically: true, encoding: .utf8) }
        try compare(measure)
    }

    private func fuzzing(_ fields: MigrationFuzz, seconds: Double) -> FuzzCommand {
        FuzzCommand(fuzz: fields, seed: seed, seconds: seconds, limit: shortfalls)
    }

    /// Everything on all processors: the documents, those transformed, the published ones, the fields.
    private func measure(
        _ generator: AssessmentGenerator, _ checkers: Checkers, _ fields: MigrationFuzz
    ) async -> Measure {
        let transformations = TransformationMeasure(checkers: checkers, seed: seed, tries: tries)
        let paths = published.map { AssessmentFiles.files(at: [$0]).files } ?? []
        // The longest first, so that no processor is left alone with one at the end.
        let ends = (paths.count, paths.count + transformed, paths.count + transformed + documents)
        let seed = seed
        return await Parallel.measure(ends.2 + damagedFields) { index in
            switch index {
            case ..<ends.0:
                return AccuracyCommand.published(paths[index], transformations, index)
            case ..<ends.1:
                let document = generator.document(index - ends.0)
                return transformations.measure(
                    document.text, name: "文書\(document.index) \(document.scenario) \(document.layout)", index: index,
                    day: document.day, layout: AssessmentLayout(rawValue: document.layout))
            case ..<ends.2:
                let document = generator.document(index - ends.1)
                return Scoring.measure(
                    document, Observation(SourceText(document.text), checker: checkers[document.day]))
            default:
                return fields.measure(seed: seed, index: index - ends.2)
            }
        }
    }

    /// Fails where a figure is below its floor.
    private func compare(_ measure: Measure) throws {
        guard let file = floors else { return }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let floors: Floors
        do {
            floors = try Floors(text)
        } catch {
            throw ValidationError("\(file): \(error)")
        }
        if raiseFloors {
            return try floors.raised(by: measure).text.write(toFile: file, atomically: true, encoding: .utf8)
        }
        let shortfalls = floors.shortfalls(of: measure)
        guard shortfalls.isEmpty else {
            for line in shortfalls { print(line) }
            throw ExitCode(1)
        }
        print("すべての数値が下限（\(file)）以上です。")
    }

    private static func published(
        _ path: String, _ transformations: TransformationMeasure, _ index: Int
    ) -> Measure {
        guard let input = try? AssessmentInput(file: path) else { return Measure() }
        var measure = transformations.measure(
            String(decoding: input.source.bytes, as: UTF8.self), name: path, index: index,
            day: AssessmentGenerator.today, layout: nil)
        measure.publishedTransformations = measure.transformations.total
        return measure
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
