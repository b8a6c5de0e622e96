import Foundation
import KobanChecks
import KobanLaw
import KobanNightly
import KobanSettings
import KobanTestSupport
import KobanText

/// A folder with assessments of an invented city, a database and reports, for one test.
final class NightFolder: TemporaryFolder {
    override init() throws {
        try super.init()
        try makeFolder("評価書")
    }

    var input: URL { url("評価書") }
    var database: String { path("koban-nightly.sqlite") }
    var out: URL { url("reports") }

    /// An assessment that cites items of 別表第一.
    static func assessment(
        number: Int = 1, institution: String = "わかば市長", items: String = "15", table: String = "別表第一",
        more: String = ""
    ) -> String {
        BasicForm.cover(
            number: "\(number)", title: "見本の事務\(number)", institution: institution, published: "令和5年6月30日")
            + BasicForm.use("番号法第9条第1項、\(table)の\(items)の項\(more)")
            + "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施しない ]\n"
    }

    func put(_ name: String, _ text: String) throws {
        try write("評価書/\(name)", text)
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: input.appendingPathComponent(name))
    }

    func request(_ day: String, folders: [String]? = nil) throws -> NightlyRequest {
        guard let day = CivilDate(iso: day) else { throw CocoaError(.formatting) }
        return NightlyRequest(
            folders: folders ?? [input.path], database: database, out: out.path, day: day,
            startedAt: JapanTime(Date(timeIntervalSince1970: 1_763_600_000)), version: "0.0")
    }

    /// Runs a night whose report is a small text file.
    @discardableResult
    func night(
        _ day: String, folders: [String]? = nil, statutesDigest: String = "s1",
        write: @escaping NightlyRun.Writer = NightFolder.writeNothing
    ) throws -> NightlyReport {
        try outcome(day, folders: folders, statutesDigest: statutesDigest, write: write).report
    }

    func outcome(
        _ day: String, folders: [String]? = nil, statutesDigest: String = "s1",
        progress: @escaping (NightlyProgress) -> Void = { _ in },
        write: @escaping NightlyRun.Writer = NightFolder.writeNothing
    ) throws -> NightlyOutcome {
        let statutes = try BundledLaw.statutes
        return try NightlyRun(
            try request(day, folders: folders), statutes: statutes, statutesDigest: statutesDigest,
            finder: ConfigurationFinder(statutes: statutes), progress: progress, write: write
        ).run()
    }

    static func writeNothing(
        _ report: NightlyReport, _ citations: (Int) throws -> [RecordedCitation], _ folder: String
    ) throws {
        try Data("\(report.findings.count)".utf8).write(to: URL(fileURLWithPath: folder + "/index.html"))
    }
}
