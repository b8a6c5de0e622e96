import Foundation
import KobanLaw
import KobanNightly
import KobanReports
import KobanSamples
import KobanSettings
import KobanText

/// A folder with copies of the bundled samples, each of an institution of its own; gone with the
/// value.
final class NightTown {
    private let root: URL
    private let statutes: Statutes

    init(assessments count: Int) throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("koban-benchmark-\(UUID())")
        statutes = try Statutes(StatuteFiles.bundled)
        let folder = root.appendingPathComponent("in")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let samples = Samples.all.map { String(decoding: $0.bytes, as: UTF8.self) }
        for number in 0..<count {
            let text = samples[number % samples.count].replacing("市長", with: "第\(number)市長")
            try Data(text.utf8).write(to: folder.appendingPathComponent("\(number).txt"))
        }
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func night() throws -> NightlyOutcome {
        let request = NightlyRequest(
            folders: [root.appendingPathComponent("in").path], database: root.appendingPathComponent("n.sqlite").path,
            out: root.appendingPathComponent("reports").path, day: CivilDate(dayNumber: 20_492),
            startedAt: JapanTime(), version: "benchmark")
        let evidence = EvidenceWording(statutes)
        return try NightlyRun(
            request, statutes: statutes, statutesDigest: StatuteFiles.bundled.digest,
            finder: ConfigurationFinder(statutes: statutes, choice: .none)
        ) { report, citations, folder in
            try NightlyReportFiles.write(
                report, citations: citations, evidence: evidence,
                html: NightlyHTMLReporter(report, evidence: evidence).report(on: report, citations: citations),
                to: URL(fileURLWithPath: folder))
        }.run()
    }
}
