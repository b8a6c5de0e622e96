import Foundation
import KobanChecks
import KobanLaw
import KobanNightly
import KobanSettings
import KobanText

/// A folder with assessments of an invented city, a database and reports, for one test.
final class NightFolder {
    let root: URL
    static let statutes: Statutes? = try? Statutes(.bundled)

    init() throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("koban-night-\(UUID())")
        try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    var input: URL { root.appendingPathComponent("評価書") }
    var database: String { root.appendingPathComponent("koban-nightly.sqlite").path }
    var out: URL { root.appendingPathComponent("reports") }

    /// An assessment that cites items of 別表第一.
    static func assessment(
        number: Int = 1, institution: String = "わかば市長", items: String = "15", table: String = "別表第一",
        more: String = ""
    ) -> String {
        """
        特定個人情報保護評価書（基礎項目評価書）

        評価書番号\t評価書名
        \(number)\t見本の事務\(number) 基礎項目評価書

        評価実施機関名

        \(institution)

        公表日

        令和5年6月30日

        Ⅰ 関連情報

        3. 個人番号の利用
        法令上の根拠\t番号法第9条第1項、\(table)の\(items)の項\(more)
        4. 情報提供ネットワークシステムによる情報連携
        ①実施の有無\t[ 実施しない ]

        """
    }

    func put(_ name: String, _ text: String) throws {
        let file = input.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
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
        guard let statutes = NightFolder.statutes else { throw CocoaError(.fileNoSuchFile) }
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
