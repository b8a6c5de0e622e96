import Foundation
import KobanNightly
import KobanSettings
import KobanTestSupport
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
        try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
    }

    @Test(
        "Where the report cannot be written, the last report and the records stay, and nothing is lost to the next night"
    )
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
            bytes.replaceSubrange(
                page..<min(page + 4096, bytes.count), with: Data(repeating: 0xA5, count: min(4096, bytes.count - page)))
        }
        try bytes.write(to: URL(fileURLWithPath: folder.database))
        let report = try folder.night("2026-11-21")
        #expect(report.notes.contains { $0.contains("壊れていた") && $0.contains("控え") && $0.contains("から戻しました") })
        #expect(report.news.isEmpty && report.resolved.isEmpty)
        #expect(report.active.map(\.id) == first.active.map(\.id))
        let aside = try #require(try contents(folder).first { $0.hasPrefix("koban-nightly.sqlite.damaged-") })
        #expect(try Data(contentsOf: folder.url(aside)) == bytes)
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

    @Test(
        "A database that another program holds is waited for, then named; the records stay and the next night goes on")
    func busy() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.night("2026-11-20")
        try folder.put("b.txt", NightFolder.assessment(number: 2))
        let statutes = try BundledLaw.statutes
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

    @Test("What a reader laid into a report that is being replaced survives a kill at any point of it")
    func memo() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.night("2026-11-20")
        let day = folder.out.appendingPathComponent("2026-11-20")
        for former in [".koban-staged-2026-11-20-2", ".koban-staged-2026-11-20-2-former"] {
            // The former report is already aside, the memo not yet in the new one.
            let aside = folder.out.appendingPathComponent(former)
            try FileManager.default.createDirectory(at: aside, withIntermediateDirectories: true)
            try Data("1\n".utf8).write(to: aside.appendingPathComponent(".koban-night"))
            try Data("控え".utf8).write(to: aside.appendingPathComponent("メモ.txt"))
            try folder.night("2026-11-21")
            let memo = day.appendingPathComponent("メモ.txt")
            #expect(FileManager.default.fileExists(atPath: memo.path))
            #expect(!FileManager.default.fileExists(atPath: aside.path))
            try? FileManager.default.removeItem(at: memo)
        }
    }

    @Test(
        "A database that is gone, or emptied, is restored from its backup, which is not overwritten by a new beginning")
    func lost() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        let first = try folder.night("2026-11-20")
        try FileManager.default.removeItem(atPath: folder.database)
        let second = try folder.night("2026-11-21")
        #expect(second.news.isEmpty && second.active.map(\.id) == first.active.map(\.id))
        #expect(second.notes.contains { $0.contains("控え") && $0.contains("から戻しました") })
        try Data().write(to: URL(fileURLWithPath: folder.database))
        let third = try folder.night("2026-11-22")
        #expect(third.news.isEmpty && third.active.map(\.id) == first.active.map(\.id))
    }

    @Test("A database that is named by a link is locked, backed up and set aside where it lies")
    func linkedDatabase() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        let real = folder.url("記録.sqlite")
        try FileManager.default.createSymbolicLink(atPath: folder.database, withDestinationPath: "記録.sqlite")
        let first = try folder.night("2026-11-20")
        #expect(FileManager.default.fileExists(atPath: real.path + ".backup"))
        var bytes = try Data(contentsOf: real)
        bytes.replaceSubrange(4096..<12288, with: Data(repeating: 0xA5, count: 8192))
        try bytes.write(to: real)
        let second = try folder.night("2026-11-21")
        #expect(second.news.isEmpty && second.active.map(\.id) == first.active.map(\.id))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.database) == "記録.sqlite")
        #expect(try contents(folder).contains { $0.hasPrefix("記録.sqlite.damaged-") })
    }

    @Test(
        "A record that is not as it was written is noticed, however well it reads: no report is made of it",
        arguments: [
            "UPDATE reading_finding SET detail = replace(detail, '別表', '別衰')",
            "UPDATE finding SET detail = replace(detail, '別表', '別衰')",
            "UPDATE finding SET is_standing = 0",
            "UPDATE finding SET identity = identity || 'x'",
            "UPDATE citation SET detail = replace(detail, '別表', '別衰')",
            "UPDATE citation SET status = 'ok'",
            "UPDATE reading SET institution = 'わかば巿長'",
            "UPDATE reading SET holds_from = 'x', holds_through = NULL",
            "UPDATE finding SET position = 'x'",
            "PRAGMA user_version = 0",
            "PRAGMA user_version = -5",
            "PRAGMA application_id = 5",
        ])
    func altered(_ sql: String) throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment())
        let first = try folder.night("2026-11-20")
        try TestDatabase.execute(sql, at: folder.database)
        let second = try folder.night("2026-11-21") { report, citations, path in
            for document in report.documents { _ = try citations(document.id) }
            try NightFolder.writeNothing(report, citations, path)
        }
        #expect(second.notes.contains { $0.contains("壊れていた") && $0.contains("から戻しました") })
        #expect(second.news.isEmpty && second.resolved.isEmpty)
        #expect(second.active.map(\.recorded) == first.active.map(\.recorded))
        #expect(second.active.allSatisfy { !$0.isUpdated })
    }

    @Test("Where the report cannot be put in its place it says so, and the next run publishes it")
    func notPlaced() throws {
        let folder = try NightFolder()
        try folder.put("a.txt", NightFolder.assessment(number: 1))
        try folder.night("2026-11-20")
        let place = folder.out.appendingPathComponent("2026-11-21")
        // Somebody's folder appears in the place of the report while it is written.
        let said = message {
            try folder.night("2026-11-21") { report, citations, path in
                try NightFolder.writeNothing(report, citations, path)
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
                try Data("控え".utf8).write(to: place.appendingPathComponent("メモ.txt"))
            }
        }
        #expect(said.contains("2026-11-21: koban が作ったのではないファイルがある"))
        try FileManager.default.removeItem(at: place)
        let next = try folder.night("2026-11-22")
        #expect(next.previous?.day.description == "2026-11-21")
        #expect(FileManager.default.fileExists(atPath: place.appendingPathComponent("index.html").path))
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
