import Foundation
import KobanChecks
import KobanNightly
import KobanReports
import KobanText
import Testing

/// Writes pages to look at, where someone asks for them: KOBAN_WRITE_SAMPLE_HTML names a folder.
@Suite("Pages to look at", .enabled(if: ProcessInfo.processInfo.environment["KOBAN_WRITE_SAMPLE_HTML"] != nil))
struct NightlyHTMLWriting {
    private func write(_ night: NightlyHTMLSample, _ name: String) throws {
        try write(night.report(), night.citations, name)
    }

    private func write(_ report: NightlyReport, _ citations: [Int: [RecordedCitation]], _ name: String) throws {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["KOBAN_WRITE_SAMPLE_HTML"] ?? ".")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let clock = ContinuousClock()
        var bytes: [UInt8] = []
        let evidence = EvidenceWording(try NightlyHTMLSample.statutes.get())
        let time = try clock.measure {
            bytes = try NightlyHTMLReporter(report, evidence: evidence)
                .report(on: report, citations: { citations[$0] ?? [] })
        }
        try Data(bytes).write(to: folder.appendingPathComponent(name))
        print("\(name): \(report.findings.count) findings, \(bytes.count) bytes, \(time)")
    }

    @Test func pages() throws {
        try write(try .full(), "full.html")
        try write(NightlyHTMLSample(), "empty.html")
        try write(
            try NightlyHTMLSafetyTests.night(NightlyHTMLSafetyTests.hostile + NightlyHTMLSafetyTests.invisible), [:],
            "hostile.html")
        var first = try NightlyHTMLSample.full()
        first.previous = nil
        first.verified = CivilDate(iso: "2025-02-08")
        first.history = first.history.filter { $0.day == first.day }
        first.findings = first.findings.map {
            StandingFinding(
                id: $0.id, document: $0.document, recorded: $0.recorded, firstSeen: first.day,
                news: $0.suppression == nil ? .found : nil,
                isNewToday: true, isUpdated: false, suppression: $0.suppression)
        }
        first.resolved = []
        first.removed = []
        try write(first, "first.html")
        if FileManager.default.fileExists(atPath: NightlyHTMLSample.shared.path) {
            var night = NightlyHTMLSample()
            night.day = CivilDate(iso: "2026-11-20")!
            for name in try FileManager.default.contentsOfDirectory(atPath: NightlyHTMLSample.shared.path).sorted() {
                let text = try String(
                    contentsOf: NightlyHTMLSample.shared.appendingPathComponent(name), encoding: .utf8)
                try night.take(text, path: "評価書/\(name)", isTonight: true) { ($0 % 3 == 0 ? .found : nil, false, nil) }
            }
            night.remember(days: 400)
            try write(night, "real.html")
        }
        try write(try .many(documents: 2000, findings: 30_000, days: 400), "many.html")
    }
}
