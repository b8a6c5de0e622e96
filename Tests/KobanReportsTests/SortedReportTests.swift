import KobanCorrections
import KobanDocuments
import KobanReports
import KobanRuns
import KobanSettings
import KobanText
import KobanWorkbook
import Testing

/// Reports that are sorted by institution wait with their documents, and do not depend on the order of the run.
@Suite("Reports that are sorted by institution")
struct SortedReportTests {
    private let runs: SampleRuns

    init() throws { runs = try SampleRuns() }

    private func expectSorted<Piece, Ending>(
        _ reporter: some Reporter<Piece, Ending>, _ pieces: [Piece], _ ending: Ending, telling paths: [String]
    ) throws {
        var (streaming, recording) = (reporter, Recording(of: paths))
        recording.write(try streaming.begin())
        for piece in pieces { recording.write(try streaming.add(piece)) }
        #expect(recording.events.isEmpty)
        recording.write(try streaming.end(ending))
        #expect(recording.events.count == paths.count)
        #expect(recording.bytes == (try reporter.report(pieces, ending)))
        #expect(recording.bytes == (try reporter.report(pieces.reversed(), ending)))
    }

    @Test("migrate in every form")
    func migrate() throws {
        let run = try CorrectionRun(
            runs.inputs, statutes: runs.statutes, day: runs.day, acceptsReview: false, keepsDiffs: true,
            finder: runs.finder)
        var documents: [MigratedDocument] = []
        _ = try run.run(copies: nil, resumption: nil) { event in
            if case .corrected(let document) = event { documents.append(document) }
        }
        #expect(documents.count == 3)
        #expect(Set(documents.map(\.institution)).count == 3)
        let paths = documents.filter { !$0.fields.isEmpty }.map(\.path)
        #expect(paths.count > 1)
        let (heading, ending) = (MigrationHeading(runs.heading), MigrationEnding())
        try expectSorted(MigrationJSONReporter(heading), documents, ending, telling: runs.paths)
        try expectSorted(MigrationCSVReporter(), documents, ending, telling: paths)
        // Markdown escapes what stands in the paths.
        let names = documents.filter { !$0.fields.isEmpty }.compactMap(\.institution)
        try expectSorted(MigrationMarkdownReporter(), documents, ending, telling: names.map { "## \($0)" })
        try expectSorted(MigrationHTMLReporter(heading), documents, ending, telling: paths)
        // A patch spells the names of files in its own way.
        let changed = documents.filter { !$0.diff.isEmpty }
            .compactMap { String(decoding: $0.diff, as: UTF8.self).split(separator: "\n").first.map(String.init) }
        #expect(!changed.isEmpty)
        try expectSorted(MigrationDiffReporter(), documents, ending, telling: changed)
        let undecided = documents.filter { $0.fields.contains { !$0.choices.isEmpty } }.map(\.path)
        try expectSorted(
            MigrationReviewReporter(heading, writesCopies: false), documents, ending, telling: undecided)
        let sheets = MigrationWorkbookReporter(heading).report(documents, ending).sheets
        let reversed = MigrationWorkbookReporter(heading).report(documents.reversed(), ending).sheets
        #expect(sheets.map { $0.rows.count } == reversed.map { $0.rows.count })
    }
}
