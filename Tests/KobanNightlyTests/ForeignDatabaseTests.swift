import Foundation
import GRDB
import KobanNightly
import KobanTestSupport
import KobanText
import Testing

@Suite("夜間点検のデータベースではないファイル")
struct ForeignDatabaseTests {
    private func refusal(_ folder: NightFolder) -> String {
        do {
            _ = try folder.night("2026-11-21")
            return ""
        } catch {
            return String(describing: error)
        }
    }

    private static let files: [(String, [UInt8])] = [
        ("a sheet", [0x50, 0x4B, 0x03, 0x04] + (0..<6000).map { UInt8(truncatingIfNeeded: $0 &* 31) }),
        ("an old sheet", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600)),
        ("a PDF", Array("%PDF-1.7\n".utf8) + [0xFF, 0x00, 0x01, 0x02]),
        ("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]),
        ("a text", Array("わかば市の台帳\n".utf8)),
        ("no known kind", (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7 | 0x80) }),
        (
            "a torn database of another program",
            Array("SQLite format 3\u{0}".utf8) + [UInt8](repeating: 0xA5, count: 5000)
        ),
    ]

    @Test(
        "is refused in one line, and neither it nor anything beside it is written, moved or renamed",
        arguments: files.map(\.0))
    func refused(_ name: String) throws {
        let bytes = Data(try #require(Self.files.first { $0.0 == name }).1)
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try bytes.write(to: URL(fileURLWithPath: folder.database))
        let said = refusal(folder)
        #expect(said.hasPrefix(folder.database + ": ") && !said.contains("\n"), "\(said)")
        #expect(said.contains("夜間点検のデータベースではありません"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == bytes)
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter {
            $0.hasPrefix("koban-nightly.sqlite")
        }
        #expect(
            left == ["koban-nightly.sqlite"] || left.sorted() == ["koban-nightly.sqlite", "koban-nightly.sqlite.lock"])
        // Again: what the first refusal left beside it is no sign that it is ours.
        #expect(refusal(folder).contains("夜間点検のデータベースではありません"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == bytes)
    }

    @Test("a database of another program, sound, is left alone")
    func otherProgram() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        let queue = try DatabaseQueue(path: folder.database)
        try queue.write { try $0.execute(sql: "CREATE TABLE 台帳 (名 TEXT)") }
        try queue.close()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.database))
        #expect(refusal(folder).contains("ほかのデータベース"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == bytes)
    }

    @Test("a file of another kind where the backup should be stays, and the night says that it made none")
    func foreignBackup() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        let sheet = Data([0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 7, count: 900))
        try sheet.write(to: URL(fileURLWithPath: folder.database + ".backup"))
        var notes: [String] = []
        _ = try folder.outcome("2026-11-21", progress: { if case .note(let text) = $0 { notes.append(text) } })
        #expect(notes.contains { $0.contains("控えを作れませんでした") })
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database + ".backup")) == sheet)
        // Nor is it taken for the backup of a database that was lost.
        try FileManager.default.removeItem(atPath: folder.database)
        _ = try folder.night("2026-11-22")
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database + ".backup")) == sheet)
    }
}

@Suite("同じ内容の写し")
struct CopiesTests {
    @Test("of one copy that is removed it is said that another is still there, not that the assessment is gone")
    func copyRemoved() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try folder.put("b.txt", NightFolder.assessment())
        try folder.night("2026-11-20")
        try folder.remove("a.txt")
        let report = try folder.night("2026-11-21")
        let remaining = try #require(report.documents.first).path
        #expect(report.documents.count == 1 && remaining.hasSuffix("b.txt"))
        #expect(!report.resolved.isEmpty)
        for finding in report.resolved {
            #expect(finding.document.path.hasSuffix("a.txt"))
            #expect(finding.cause == .copyRemoved(remaining: remaining))
            #expect(finding.cause.japaneseName.contains("残っている"))
        }
        // The last of them is the assessment.
        try folder.put("別.txt", NightFolder.assessment(number: 2))
        try folder.remove("b.txt")
        let last = try folder.night("2026-11-22")
        #expect(!last.resolved.isEmpty && last.resolved.allSatisfy { $0.cause == .documentRemoved })
    }

    @Test("where one copy is removed and the other corrected, each finding has its own reason")
    func copyCorrected() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try folder.put("b.txt", NightFolder.assessment())
        try folder.night("2026-11-20")
        try folder.remove("a.txt")
        try folder.put("b.txt", NightFolder.assessment(items: "23", table: "別表"))
        let report = try folder.night("2026-11-21")
        for finding in try report.resolved.notEmpty() {
            let isOfRemoved = finding.document.path.hasSuffix("a.txt")
            #expect(finding.cause == (isOfRemoved ? .documentRemoved : .corrected))
        }
        #expect(Set(report.resolved.map(\.document.path)).count == 2)
    }

    @Test("where both copies gave way to one corrected file of another name, it is told as corrected")
    func copyMovedAndCorrected() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try folder.put("b.txt", NightFolder.assessment())
        try folder.night("2026-11-20")
        try folder.remove("a.txt")
        try folder.remove("b.txt")
        try folder.put("c.txt", NightFolder.assessment(items: "23", table: "別表"))
        let report = try folder.night("2026-11-21")
        #expect(report.documents.map(\.state) == [.changed])
        #expect(Set(report.resolved.map(\.cause)) == [.corrected, .documentRemoved])
    }
}
