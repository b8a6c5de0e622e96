import Foundation
import KobanChecks
import KobanReports
import KobanTestSupport
import Testing

@Suite("The files of the night")
struct NightlyFilesTests {
    private func names(in folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    }

    private static let names = ["findings.csv", "findings.json", "findings.sarif", "findings.xlsx", "index.html"]

    private func failure(
        _ night: SampleNight, to folder: URL, citations: ((Int) throws -> [RecordedCitation])? = nil
    ) -> String? {
        do {
            try NightlyReportFiles.write(
                night.report, citations: citations ?? night.citations(of:), evidence: SampleNight.evidence,
                html: [0x41], to: folder)
            return nil
        } catch {
            return error.description
        }
    }

    @Test("All files are written, nothing else, and anew over those of an earlier run")
    func writes() throws {
        let place = try TemporaryFolder()
        let night = try SampleNight.full()
        let folder = place.url("2025-09-24")
        for _ in 0..<2 {
            let notes = try NightlyReportFiles.write(
                night.report, citations: night.citations(of:), evidence: SampleNight.evidence,
                html: Array("<html>".utf8), to: folder)
            #expect(notes.isEmpty)
            #expect(names(in: folder) == Self.names)
        }
        let csv = try Data(contentsOf: folder.appendingPathComponent("findings.csv"))
        #expect(Array(csv) == NightlyCSVReporter(evidence: SampleNight.evidence).report(night.report))
        let book = try Data(contentsOf: folder.appendingPathComponent("findings.xlsx"))
        #expect(book.starts(with: [0x50, 0x4B, 0x03, 0x04]))
        #expect(try Data(contentsOf: folder.appendingPathComponent("index.html")) == Data("<html>".utf8))
    }

    @Test("The same night gives the same files but for the workbook's clock")
    func stable() throws {
        let night = try SampleNight.full()
        let report = night.report
        #expect(NightlySARIFReporter().report(report) == NightlySARIFReporter().report(report))
        #expect(
            try NightlyJSONReporter(report).report(on: report, citations: night.citations(of:))
                == NightlyJSONReporter(report).report(on: report, citations: night.citations(of:)))
    }

    @Test("Where it cannot be written, one line says which path and what to do, and nothing is left behind")
    func failures() throws {
        let place = try TemporaryFolder()
        let night = try SampleNight.full()
        let file = place.url("file")
        try Data().write(to: file)
        for path in [file, file.appendingPathComponent("below")] {
            let message = try #require(failure(night, to: path))
            #expect(message.contains(path.path))
            #expect(message.hasSuffix("ください。"))
            #expect(!message.contains("\n"))
        }
        let taken = place.url("taken")
        try FileManager.default.createDirectory(
            at: taken.appendingPathComponent("index.html"), withIntermediateDirectories: true)
        let message = try #require(failure(night, to: taken))
        #expect(message.contains("taken/index.html"))
        #expect(names(in: taken) == ["index.html"])
    }

    @Test("Where the citations cannot be read, no file is written")
    func unreadable() throws {
        struct Unreadable: Error, CustomStringConvertible { let description = "データベースが壊れています" }
        let place = try TemporaryFolder()
        let message = try #require(
            failure(try SampleNight.full(), to: place.url("night")) { _ in
                throw Unreadable()
            })
        #expect(message.contains("データベースが壊れています"))
        #expect(names(in: place.url("night")).isEmpty)
    }

    @Test("A text that is cut for Excel is told")
    func cut() throws {
        let place = try TemporaryFolder()
        var night = SampleNight()
        try night.add(Array(SampleNight.text().utf8), path: "a.txt", title: String(repeating: "長", count: 50_000))
        let notes = try NightlyReportFiles.write(
            night.report, citations: night.citations(of:), evidence: SampleNight.evidence, html: [], to: place.url)
        #expect(notes.contains { $0.contains("「評価書名」") })
    }
}
