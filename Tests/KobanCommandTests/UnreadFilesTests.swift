import Foundation
import KobanTestSupport
import Testing

@Suite("読まなかったファイル")
struct UnreadFilesTests {
    private func kinds(_ run: Program.Outcome) throws -> [String: Int] {
        let summary = try #require(try run.json()["summary"] as? [String: Any])
        let unread = try #require(summary["unread"] as? [[String: Any]])
        return Dictionary(
            unread.compactMap { item in
                guard let kind = item["kind"] as? String, let count = item["count"] as? Int else { return nil }
                return (kind, count)
            }
        ) { $0 + $1 }
    }

    private func folder(in scratch: TemporaryFolder) throws {
        try scratch.write("c/a.txt", Document.stale)
        for name in ["c/1.pdf", "c/2.pdf", "c/下/3.docx", "c/4"] { try scratch.write(name, "x") }
    }

    @Test(
        "every command counts what it does not read of a folder, for people and for programs",
        arguments: [["check"], ["history"], ["migrate"]])
    func counted(command: [String]) throws {
        let scratch = try TemporaryFolder()
        try folder(in: scratch)
        let json = try Program.run(command + ["c", "--as-of", "2025-09-24", "--format", "json"], in: scratch)
        #expect(try kinds(json) == ["pdf": 2, "docx": 1, "none": 1])
        let text = try Program.run(command + ["c", "--as-of", "2025-09-24"], in: scratch)
        #expect((text.text + text.diagnostics).contains("pdf 2件、docx 1件、拡張子なし 1件"))
    }

    @Test("the nightly report, its page and its log count them too")
    func nightly() throws {
        let scratch = try TemporaryFolder()
        try folder(in: scratch)
        let run = try Program.run(
            ["nightly", "c", "--database", "n.sqlite", "--out", "c/報告", "--as-of", "2025-09-24"], in: scratch)
        #expect(run.diagnostics.contains("pdf 2件"))
        let report = scratch.url.appendingPathComponent("c/報告/2025-09-24")
        let page = try String(contentsOf: report.appendingPathComponent("index.html"), encoding: .utf8)
        #expect(page.contains("pdf 2件、docx 1件、拡張子なし 1件"))
        let json = try JSONObject.read(try Data(contentsOf: report.appendingPathComponent("findings.json")))
        let summary = try #require(json["summary"] as? [String: Any])
        #expect((summary["unread"] as? [[String: Any]])?.count == 3)
    }

    @Test("what koban wrote itself is not read as an assessment, and that is said")
    func ownReports() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("c/a.txt", Document.stale)
        let day = ["--as-of", "2025-09-24"]
        for (name, arguments) in [
            ("c/1.txt", ["check"]), ("c/2.json", ["check", "--format", "json"]), ("c/3.md", ["migrate"]),
            ("c/4.csv", ["migrate", "--format", "csv"]), ("c/5.html", ["migrate", "--format", "html"]),
            ("c/6.diff", ["migrate", "--format", "diff"]), ("c/7.txt", ["history"]),
        ] {
            let run = try Program.run([arguments[0], "c/a.txt"] + arguments.dropFirst() + day, in: scratch)
            try scratch.write(name, run.output)
        }
        _ = try Program.run(["nightly", "c/a.txt", "--database", "n.sqlite", "--out", "out"] + day, in: scratch)
        try FileManager.default.copyItem(
            at: scratch.url.appendingPathComponent("out/2025-09-24"),
            to: scratch.url.appendingPathComponent("c/夜間"))
        let run = try Program.check(["c"], ["--format", "json"], in: scratch)
        let paths = (try run.json()["assessments"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
        #expect(paths == ["c/a.txt"])
        #expect(try kinds(run)["koban-report"] == 11)
        #expect(run.complaints.count == 1)
        #expect(run.diagnostics.contains("koban が書き出した報告11件"))
        let named = try Program.check(["c/3.md"], in: scratch)
        #expect(named.status == 2)
        #expect(named.complaints.count == 1)
    }

    @Test("whatever command wrote it for people or programs, and saved as .txt, is not read as an assessment")
    func everyCommand() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.stale)
        try scratch.write("c/a.txt", Document.stale)
        let sides = ["別表第二@2015-12-27", "第二条の表@2024-05-27"]
        let commands: [[String]] =
            [
                ["check", "a.txt"], ["check", "a.txt", "--quiet"], ["history", "a.txt"], ["waivers", "a.txt"],
                ["rules", "renumbered-item"], ["rules"],
            ]
            + [
                ["rules", "--format", "markdown"], ["rules", "wrong-table", "--format", "markdown"],
                ["rules", "--format", "json"],
            ]
            + [
                ["lookup", "別表第二の26の項"], ["lookup", "生活保護"], ["lookup", "別表の23の項", "--evidence"],
                ["lookup", "生活保護", "--format", "json"],
            ]
            + ["text", "json", "markdown", "html"].map { ["statutes", "diff"] + sides + ["--format", $0] }
            + [["statutes", "list"], ["statutes", "list", "--format", "json"], ["statutes", "review"]]
            + ["text", "csv", "json"].map {
                ["impact", "--from", "別表第一@2015-12-27", "--to", "別表@2025-09-24", "a.txt", "--format", $0]
            }
        for (index, command) in commands.enumerated() {
            let run = try Program.run(command, in: scratch)
            #expect(!run.output.isEmpty, "\(command)")
            try scratch.write("c/\(index).txt", run.output)
        }
        let long = Data(String(repeating: "番号法別表第二の26の項による。\n", count: 300).utf8)
        for (name, text) in [("short", Data("番号法別表第二の26の項\n".utf8)), ("long", long)] {
            try scratch.write("c/\(name).txt", try Program.run(["cite"], input: text, in: scratch).output)
        }
        let run = try Program.check(["c"], ["--format", "json"], in: scratch)
        #expect(
            (try run.json()["assessments"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String } == [
                "c/a.txt"
            ])
        #expect(try run.json()["errors"] as? [[String: String]] == [])
        #expect(try kinds(run)["koban-report"] == commands.count + 2)
    }

    @Test("hidden files and folders are counted, what koban keeps there is not; .htm is HTML")
    func hidden() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("c/a.HTM", "<html><body><pre>\(Document.stale)</pre></body></html>")
        for name in ["c/.a.txt", "c/.控え/b.txt", "c/.控え/c.txt", "c/.koban-migrate.sha256"] {
            try scratch.write(name, Document.right)
        }
        let run = try Program.check(["c"], ["--format", "json"], in: scratch)
        #expect((try run.json()["assessments"] as? [Any])?.count == 1)
        #expect(try kinds(run) == ["hidden": 2])
        #expect(try Program.check(["c"], in: scratch).text.contains("隠しファイル・隠しフォルダー 2件"))
    }

    @Test(
        "cite says in one line that a folder, or a closed input, is nothing to read",
        arguments: ["cite c", "cite < c", "cite <&-"])
    func cite(arguments: String) throws {
        let scratch = try TemporaryFolder()
        try scratch.write("c/a.txt", Document.right)
        let run = try BuiltProgram.run(byShell: "\"$0\" \(arguments)", in: scratch.url)
        #expect(run.exited && run.status == 2)
        let said = run.diagnostics
        #expect(said.split(separator: "\n").count == 1)
        #expect(said.hasSuffix("ください。\n") || said.contains("してください"), "\(said)")
    }

    @Test(
        "a text that names the law and cites nothing is a finding, whatever it is",
        arguments: ["番号法に基づく事務の一覧は、別紙のとおりです。\n", "別表の写し\n"])
    func silence(text: String) throws {
        let scratch = try TemporaryFolder()
        let run = try Program.check([try scratch.write("a.txt", text)], ["--format", "json"], in: scratch)
        let assessments = try run.json()["assessments"] as? [[String: Any]] ?? []
        let findings = assessments.first?["findings"] as? [[String: Any]] ?? []
        #expect(findings.map { $0["rule"] as? String } == ["missing-basis"])
    }
}
