import Foundation
import KobanTestSupport
import Testing

@Suite("The folder of corrected copies")
struct CopySafetyTests {
    private func place() throws -> MigrationPlace {
        let place = try MigrationPlace()
        try place.write("in/a.txt", MigrationPlace.text())
        return place
    }

    @Test("keeps a file that koban did not write, and says how to replace it")
    func other() throws {
        let place = try place()
        try place.write("out/a.txt", "大事な文書\n")
        let run = try place.migrate("in", "--write", "out", "--format", "json")
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("in/a.txt: 写しの名前のファイル（out/a.txt）がもうあり"))
        #expect(run.diagnostics.contains("--force"))
        #expect(try place.read("out/a.txt") == "大事な文書\n")
        let summary = try #require(try run.json()["summary"] as? [String: Any])
        let refused = try #require(summary["notCopied"] as? [[String: String]])
        #expect(refused.map { $0["path"] } == ["in/a.txt"])
        #expect(try place.migrate("in", "--write", "out", "--force").status == 0)
        #expect(try place.read("out/a.txt").contains("別表の23の項"))
    }

    @Test("keeps a copy that was edited by hand, and replaces one as it was written")
    func edited() throws {
        let place = try place()
        #expect(try place.migrate("in", "--write", "out").status == 0)
        // The same, by another text.
        try place.write("in/a.txt", MigrationPlace.text(number: 77))
        #expect(try place.migrate("in", "--write", "out").status == 0)
        #expect(try place.read("out/a.txt").contains("\n77\t"))
        let byHand = try place.read("out/a.txt").replacing("課長B", with: "課長C")
        try place.write("out/a.txt", byHand)
        let run = try place.migrate("in", "--write", "out")
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("その後に書き換えられています"))
        #expect(try place.read("out/a.txt") == byHand)
    }

    @Test("never takes an input for a copy, whatever links lead to it")
    func inputs() throws {
        let place = try place()
        try place.write("sub/a.txt", MigrationPlace.text(number: 2))
        let original = try place.read("in/a.txt")
        func link(_ name: String, to target: String) throws {
            try FileManager.default.createDirectory(
                at: place.url("out"), withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                at: place.url(name),
                withDestinationURL: place.url(target))
        }
        try link("out/a.txt", to: "in/a.txt")
        #expect(try place.migrate("in", "--write", "out", "--force").status == 2)
        #expect(try place.read("in/a.txt") == original)
        try link("linked", to: "in")
        #expect(try place.migrate("sub", "in", "--write", "linked", "--force").status == 2)
        #expect(try place.read("in/a.txt") == original)
        // A hard link.
        try FileManager.default.removeItem(at: place.url("out"))
        try FileManager.default.createDirectory(
            at: place.url("out"), withIntermediateDirectories: true)
        try FileManager.default.linkItem(
            at: place.url("in/a.txt"), to: place.url("out/a.txt"))
        #expect(try place.migrate("in", "--write", "out", "--force").status == 2)
        #expect(try place.read("in/a.txt") == original)
    }

    @Test("takes no link for a copy")
    func links() throws {
        let place = try place()
        try place.write("mine.txt", "大事な文書\n")
        try FileManager.default.createDirectory(
            at: place.url("out"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: place.url("out/a.txt"),
            withDestinationURL: place.url("mine.txt"))
        let run = try place.migrate("in", "--write", "out", "--force")
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("リンクかふつうのファイルでないもの"))
        #expect(try place.read("mine.txt") == "大事な文書\n")
    }

    @Test("writes no report into the journal where standard output is closed")
    func closedOutput() throws {
        let place = try place()
        for closed in [">&-", "<&- >&-", ">&- 2>&-"] {
            let run = try BuiltProgram.run(
                byShell: "rm -rf out; exec \"$0\" \"$@\" \(closed)",
                ["migrate", "in", "--write", "out", "--as-of", "2025-09-24", "--format", "json"], in: place.url,
                environment: BuiltProgram.withoutDatabase)
            #expect(run.exited)
            #expect(run.status == 2, "\(closed)")
            let journal = try place.read("out/.koban-migrate.jsonl")
            #expect(!journal.contains("\"tool\""))
            #expect(journal.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"key\":\"") })
            #expect(try place.read("out/a.txt").contains("別表の23の項"))
        }
    }

    @Test("tells what remains, and what correcting a part makes, in words and in JSON")
    func summary() throws {
        let place = try MigrationPlace()
        try place.write("a.txt", MigrationPlace.text(inquire: "番号法第19条第8号、別表第二の26、30の項"))
        let run = try place.migrate("a.txt", "--format", "json")
        #expect(run.diagnostics.contains("koban: そのままの欄に残る指摘は1件です（人が選ぶことがある 1件）。"))
        #expect(run.diagnostics.contains("a.txt: 書き換えによって新たに出る指摘（改正前後の番号の混在）"))
        let json = try run.json()
        let summary = try #require(json["summary"] as? [String: Any])
        let remaining = try #require(summary["remaining"] as? [[String: Any]])
        #expect(
            remaining.contains {
                $0["in"] as? String == "left" && $0["rule"] as? String == "renumbered-item" && $0["count"] as? Int == 1
            })
        #expect(summary["acceptReview"] as? Bool == false)
        let document = try #require((json["documents"] as? [[String: Any]])?.first)
        #expect((document["newFindings"] as? [[String: String]])?.map { $0["rule"] } == ["inconsistent-edition"])
    }
}
