import Foundation
import KobanConfiguration
import KobanNightly
import KobanText
import Testing

@Suite("Nights that go wrong")
struct NightlyFailureTests {
    private struct Full: Error, CustomStringConvertible {
        var description: String { "index.html: ディスクの空きがありません。" }
    }

    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch {
            return String(describing: error)
        }
    }

    private func contents(_ folder: NightFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.root.path).sorted()
    }

    @Test("Where the report cannot be written, the last report and the records stay, and nothing is lost to the next night")
    func reportFails() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.night("2026-11-20")
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        let said = message {
            try folder.night("2026-11-21") { _, _, path in
                try Data("half".utf8).write(to: URL(fileURLWithPath: path + "/index.html"))
                throw Full()
            }
        }
        #expect(said == "index.html: ディスクの空きがありません。（前回の記録と報告はそのままです）")
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.out.path)
        #expect(Set(left) == ["2026-11-20", "latest", ".koban-nightly.lock"])
        let report = try folder.night("2026-11-22")
        #expect(report.previous?.day.description == "2026-11-20")
        #expect(report.documents.map(\.state) == [.unchanged, .new])
        #expect(!report.news.isEmpty)
    }

    @Test("A second night that begins while one runs is turned away with who holds it, and changes nothing")
    func lock() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        var said = ""
        try folder.night("2026-11-20") { report, citations, path in
            said = message { try folder.night("2026-11-20") }
            try NightFolder.writeNothing(report, citations, path)
        }
        #expect(said.contains("別の夜間点検が実行中です（プロセス"))
        let next = try folder.night("2026-11-21")
        #expect(next.night == 2)
    }

    @Test("A damaged database is set aside whole, the backup of the last night is used, and the night says so")
    func damaged() throws {
        let folder = try NightFolder()
        for number in 1...30 { try folder.put("\(number).txt", NightFolder.assessment(number: number)) }
        let first = try folder.night("2026-11-20")
        var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.database))
        for page in stride(from: 4096, to: bytes.count, by: 8192) {
            bytes.replaceSubrange(page..<min(page + 4096, bytes.count), with: Data(repeating: 0xA5, count: min(4096, bytes.count - page)))
        }
        try bytes.write(to: URL(fileURLWithPath: folder.database))
        let report = try folder.night("2026-11-21")
        #expect(report.notes.contains { $0.contains("壊れていた") && $0.contains("控え") && $0.contains("から戻しました") })
        #expect(report.news.isEmpty && report.resolved.isEmpty)
        #expect(report.active.map(\.id) == first.active.map(\.id))
        let aside = try #require(try contents(folder).first { $0.hasPrefix("koban-nightly.sqlite.damaged-") })
        #expect(try Data(contentsOf: folder.root.appendingPathComponent(aside)) == bytes)
    }

    @Test("Without a sound backup the night begins anew and says that it cannot compare")
    func damagedTwice() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        try folder.night("2026-11-20")
        let noise = Data([0x00, 0x01, 0xFF, 0x02] + Array(repeating: 0x00, count: 5000))
        try noise.write(to: URL(fileURLWithPath: folder.database))
        try noise.write(to: URL(fileURLWithPath: folder.database + ".backup"))
        let report = try folder.night("2026-11-21")
        #expect(report.previous == nil)
        #expect(report.notes.contains { $0.contains("新しく作りました") })
        #expect(try contents(folder).filter { $0.contains(".damaged-") }.count == 2)
    }

    @Test("A database that another program holds is waited for, then named; the records stay and the next night goes on")
    func busy() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.night("2026-11-20")
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        let statutes = try #require(NightFolder.statutes)
        var request = try folder.request("2026-11-21")
        request.patience = 0.1
        let run = NightlyRun(
            request, statutes: statutes, statutesDigest: "s1", finder: ConfigurationFinder(statutes: statutes),
            write: NightFolder.writeNothing)
        for hold in ["BEGIN EXCLUSIVE", "BEGIN; SELECT * FROM night"] {
            let said = try TestDatabase.whileHeld(by: hold, at: folder.database) { message { _ = try run.run() } }
            #expect(said.contains("ほかのプログラムが使っています"))
            #expect(!FileManager.default.fileExists(atPath: folder.out.appendingPathComponent("2026-11-21").path))
        }
        let report = try run.run().report
        #expect(report.previous?.day.description == "2026-11-20")
        #expect(!report.news.isEmpty)
    }

    @Test("A file that is no database of ours is left alone: a text, another program's database, a newer one")
    func foreign() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        let text = Data("わかば市の大切な一覧\n".utf8)
        try text.write(to: URL(fileURLWithPath: folder.database))
        #expect(message { try folder.night("2026-11-21") }.contains("テキストのファイルです"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.database)) == text)
        #expect(!FileManager.default.fileExists(atPath: folder.out.appendingPathComponent("latest").path))
    }

    @Test("A report folder of somebody else is not replaced")
    func foreignReport() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        let place = folder.out.appendingPathComponent("2026-11-21")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data("控え".utf8).write(to: place.appendingPathComponent("index.html"))
        #expect(message { try folder.night("2026-11-21") }.contains("koban が作ったのではないファイル"))
        #expect(try Data(contentsOf: place.appendingPathComponent("index.html")) == Data("控え".utf8))
        try FileManager.default.removeItem(at: place)
        let report = try folder.night("2026-11-21")
        #expect(report.night == 1)
    }

    @Test("A night that was kept and not published is published by the next, and its news are not lost")
    func unpublished() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.night("2026-11-20")
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        // What a night that is killed right after its transaction leaves: the report still aside,
        // the night not yet marked as published.
        let second = try folder.night("2026-11-21")
        let staged = folder.out.appendingPathComponent(".koban-staged-2026-11-21-2")
        try FileManager.default.moveItem(at: folder.out.appendingPathComponent("2026-11-21"), to: staged)
        try TestDatabase.execute("UPDATE night SET is_published = 0 WHERE id = 2", at: folder.database)
        var notes: [String] = []
        let third = try folder.outcome("2026-11-22", progress: { if case .note(let text) = $0 { notes.append(text) } })
        #expect(notes.contains { $0.contains("報告を公開する前に止まっていました") })
        #expect(FileManager.default.fileExists(atPath: folder.out.appendingPathComponent("2026-11-21/index.html").path))
        #expect(third.report.previous?.night == second.night)
        #expect(third.report.news.isEmpty)
    }

    @Test("Where the report of a night is gone for good, its news are told again")
    func lostReport() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.night("2026-11-20")
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        let second = try folder.night("2026-11-21")
        try FileManager.default.removeItem(at: folder.out.appendingPathComponent("2026-11-21"))
        try TestDatabase.execute("UPDATE night SET is_published = 0 WHERE id = 2", at: folder.database)
        let third = try folder.night("2026-11-22")
        #expect(third.previous?.day.description == "2026-11-20")
        #expect(third.news.map(\.id) == second.news.map(\.id))
    }
}
