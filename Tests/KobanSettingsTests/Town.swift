import Foundation
import KobanChecks
import KobanCitations
import KobanLaw
import KobanSettings
import KobanTestSupport
import KobanText
import Testing

/// Assessments of an invented town, and the ways to check them.
enum Town {
    static let statutes = try! Statutes(StatuteFiles.bundled)
    static let scanner = CitationScanner(statutes: statutes)
    static let day = CivilDate(iso: "2025-09-24")!

    static func document(
        use: String = "番号法第9条第1項、別表第一の15の項",
        inquire: String = "番号法第19条第8号、別表第二の26の項", number: String = "12",
        institution: String = "わかば市長", outline: String = "保護の決定を行う。"
    ) -> String {
        "特定個人情報保護評価書（基礎項目評価書）\n\n評価書番号\t評価書名\n\(number)\t生活保護に関する事務 基礎項目評価書\n\n"
            + (institution.isEmpty ? "" : "評価実施機関名\n\n\(institution)\n\n公表日\n\n令和6年3月29日\n\n")
            + "Ⅰ 関連情報\n\n1. 特定個人情報ファイルを取り扱う事務\n②事務の概要\t\(outline)\n"
            + "3. 個人番号の利用\n法令上の根拠\t\(use)\n4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t【情報照会の根拠】 \(inquire)\n"
    }

    static func check(_ text: String, on day: CivilDate = day) -> CheckedAssessment {
        Checker(statutes: statutes, day: day, scanner: scanner).check(SourceText(text))
    }

    static func identities(
        _ text: String, path: String = "a.txt", folder: URL = URL(fileURLWithPath: "/town"),
        on day: CivilDate = day
    ) -> [FindingIdentity] {
        let checked = check(text, on: day)
        return FindingIdentity.identities(
            of: checked.findings, citations: checked.citations,
            document: FindingIdentity.document(checked.assessment, path: path, folder: folder), tables: statutes.tables)
    }
}

/// A folder that is gone when the test ends, in which the program can be run.
final class Workplace {
    let folder: URL

    init() throws {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("koban-\(UUID().uuidString)")
        folder = root.appendingPathComponent("documents")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder.deletingLastPathComponent())
    }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    struct Outcome {
        let status: Int32
        let text: String
        let diagnostics: String

        var complaints: [Substring] { diagnostics.split(separator: "\n") }

        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }

        /// The findings of all documents.
        func findings() throws -> [[String: Any]] {
            try #require(try json()["assessments"] as? [[String: Any]])
                .flatMap { $0["findings"] as? [[String: Any]] ?? [] }
        }

        func summary() throws -> [String: [String: Int]] {
            let summary = try #require(try json()["summary"] as? [String: Any])
            return summary.compactMapValues { $0 as? [String: Int] }
        }
    }

    /// Runs the program in the folder.
    func koban(_ arguments: String...) throws -> Outcome {
        let outcome = try BuiltProgram.run(arguments, in: folder)
        #expect(outcome.exited)
        return Outcome(status: outcome.status, text: outcome.text, diagnostics: outcome.diagnostics)
    }
}
