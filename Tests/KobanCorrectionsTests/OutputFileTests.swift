import Foundation
import KobanTestSupport
import Testing

@Suite("The file of a report, and what it says of copies")
struct OutputFileTests {
    private func place() throws -> MigrationPlace {
        let place = try MigrationPlace()
        try place.write("in/a.txt", MigrationPlace.text())
        return place
    }

    @Test("a file that koban did not write is kept, unless it is asked for")
    func other() throws {
        let place = try place()
        for name in ["mine.md", "mine.xlsx"] {
            try place.write(name, "大事な文書\n")
            let format = name.hasSuffix("xlsx") ? "xlsx" : "markdown"
            let run = try place.migrate("in", "--format", format, "--output", name)
            #expect(run.status == 2)
            #expect(run.diagnostics.contains("koban: \(name): koban が書き出した報告ではないファイル"), "\(run.diagnostics)")
            #expect(run.diagnostics.contains("--force"))
            #expect(try place.read(name) == "大事な文書\n")
            #expect(try place.migrate("in", "--format", format, "--output", name, "--force").status == 0)
            #expect(try place.read(name) != "大事な文書\n")
        }
    }

    @Test(
        "an own earlier report of any form is replaced, and an empty file",
        arguments: ["markdown", "csv", "xlsx", "html", "diff", "json"])
    func own(format: String) throws {
        let place = try place()
        try place.write("r", "")
        for number in [12, 13] {
            try place.write("in/a.txt", MigrationPlace.text(number: number))
            #expect(try place.migrate("in", "--format", format, "--output", "r").status == 0)
        }
        // Nothing to correct.
        try place.write(
            "in/a.txt", MigrationPlace.text(use: "番号法第9条第1項、別表の23の項", inquire: "番号法第19条第8号に基づく主務省令第2条の表の42の項"))
        for _ in 1...2 { #expect(try place.migrate("in", "--format", format, "--output", "r").status == 0) }
    }

    @Test(
        "a folder, a file in no folder, an input and what else is written are refused before anything is done",
        arguments: [
            ("in", "フォルダーです"), ("none/r.md", "書き出せません"), ("in/a.txt", "読み取る評価書"), ("in/../in/a.txt", "読み取る評価書"),
            ("hard.txt", "読み取る評価書"),
            ("out/a.txt", "ほかの書き出し"), ("out/.koban-migrate.jsonl", "ほかの書き出し"),
        ])
    func refused(name: String, why: String) throws {
        let place = try place()
        try FileManager.default.linkItem(
            at: place.url("in/a.txt"), to: place.url("hard.txt"))
        let run = try place.migrate("in", "--write", "out", "--output", name, "--force")
        #expect(run.status == 2)
        #expect(run.diagnostics.contains(why), "\(run.diagnostics)")
        #expect(try place.read("in/a.txt") == MigrationPlace.text())
        #expect(place.count(of: "out") == 0)
    }

    @Test("a report may lie in the folder of copies that the run makes")
    func besideCopies() throws {
        let place = try place()
        #expect(try place.migrate("in", "--write", "out", "--output", "out/報告.md").status == 0)
        #expect(try place.read("out/報告.md").contains("別表の23の項"))
    }

    @Test("where a copy is refused, all findings of its document remain, and none of it counts as written")
    func refusedCopy() throws {
        let place = try place()
        try place.write("out/a.txt", "大事な文書\n")
        let run = try place.migrate("in", "--write", "out", "--format", "json")
        let check = try BuiltProgram.run(
            ["check", "in/a.txt", "--as-of", "2025-09-24", "--format", "json"], in: place.url)
        let checked = try check.json()
        let findings = try #require(((checked["assessments"] as? [[String: Any]])?.first?["findings"] as? [Any])?.count)
        let summary = try #require(try run.json()["summary"] as? [String: Any])
        #expect(summary["written"] as? Int == 0)
        #expect(try run.fields().notEmpty().allSatisfy { $0["written"] as? Bool == false })
        let remaining = try #require(summary["remaining"] as? [[String: Any]])
        #expect(remaining.reduce(0) { $0 + ($1["count"] as? Int ?? 0) } == findings)
        #expect(run.diagnostics.contains("残る指摘は\(findings)件です（写しを書き出せなかった \(findings)件）"), "\(run.diagnostics)")
    }

    @Test("of two documents with one name the second remains whole")
    func collision() throws {
        let place = try place()
        try place.write("other/a.txt", MigrationPlace.text(number: 2))
        let run = try place.migrate("in/a.txt", "other/a.txt", "--write", "out", "--format", "json")
        #expect(run.status == 2)
        let documents = try #require(try run.json()["documents"] as? [[String: Any]])
        let second = try #require(documents.first { $0["path"] as? String == "other/a.txt" })
        #expect((second["remaining"] as? [Any])?.isEmpty == false)
        #expect(run.diagnostics.contains("写しを書き出していない評価書が1件あります（写しを書き出せなかった）: other/a.txt"), "\(run.diagnostics)")
    }

    @Test("documents of which no copy is made are named")
    func withoutCopy() throws {
        let place = try place()
        try place.write(
            "in/b.txt", MigrationPlace.text(use: "番号法第9条第1項、別表の23の項", inquire: "番号法第19条第8号に基づく主務省令第2条の表の42の項"))
        let run = try place.migrate("in", "--write", "out")
        #expect(run.status == 0)
        #expect(run.diagnostics.contains("写しを書き出していない評価書が1件あります（書き換える欄がない）: in/b.txt"), "\(run.diagnostics)")
        #expect(try !place.migrate("in").diagnostics.contains("写しを書き出していない評価書"))
    }

    @Test(
        "a document laid into the folder of copies within the inputs is not read, and that is said; a copy is not named"
    )
    func amongCopies() throws {
        let place = try place()
        #expect(try place.migrate("in", "--write", "in/out").status == 0)
        try place.write("in/out/b.txt", MigrationPlace.text(number: 2))
        let run = try place.migrate("in", "--write", "in/out")
        #expect(run.diagnostics.contains("in/out/b.txt: 写しを書き出す所（in/out）にあるので読みませんでした"), "\(run.diagnostics)")
        #expect(!run.diagnostics.contains("in/out/a.txt: "))
    }

    @Test("a file in the place of the folder of copies is refused")
    func fileForFolder() throws {
        let place = try place()
        try place.write("out", "大事な文書\n")
        let run = try place.migrate("in", "--write", "out")
        #expect(run.status == 2)
        #expect(run.diagnostics.split(separator: "\n").count == 1)
        #expect(try place.read("out") == "大事な文書\n")
    }
}
