import Foundation
import KobanTestSupport
import Testing

/// Nothing on a command line is passed over in silence.
@Suite("指定")
struct GivenArgumentsTests {
    private static let sides = ["別表第一@2015-12-27", "別表@2025-09-24"]

    @Test(
        "an option that would say nothing is refused, and named",
        arguments: [
            (["check", "a.txt", "--quiet", "--format", "json"], "--quiet"),
            (["check", "a.txt", "--quiet", "--evidence"], "--evidence"),
            (["check", "a.txt", "--color", "always", "--format", "json"], "--color"),
            (["lookup", "別表の23の項", "--separator", "・"], "--separator"),
            (["lookup", "別表の23の項", "--separator", "、", "--format", "json"], "--separator"),
            (["lookup", "別表の23の項", "--evidence", "--format", "list"], "--evidence"),
            (["lookup", "別表の23の項", "--color", "always", "--format", "list"], "--color"),
            (["impact", "--from", sides[0], "--to", sides[1], "--table", "別表", "a.txt"], "--table"),
            (["statutes", "diff", sides[0], sides[1], "--table", "別表"], "--table"),
            (["statutes", "review", "--reason", "改正による"], "--reason"),
            (["statutes", "review", "--label", "名"], "--label"),
            (["statutes", "fetch", "--dry-run", "--output", "out"], "--output"),
            (["migrate", "a.txt", "--force"], "--force"),
            (["waivers", "a.txt", "--rule", "renumbered"], "renumbered-item"),
        ])
    func ignored(arguments: [String], named: String) throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.stale)
        let run = try Program.run(arguments, in: scratch)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.diagnostics.contains(named), "\(run.diagnostics)")
    }

    @Test(
        "an option given twice is refused, however it is written",
        arguments: [
            ["check", "a.txt", "--as-of", "2025-01-01", "--as-of", "2025-01-01"],
            ["check", "a.txt", "--as-of=2025-01-01", "--as-of", "2026-01-01"],
            ["migrate", "a.txt", "-o", "x.md", "--output", "y.md"],
            ["lookup", "別表の23の項", "--format", "json", "--format", "list"],
            ["nightly", "c", "--database", "a.sqlite", "--database", "b.sqlite"],
        ])
    func twice(arguments: [String]) throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.stale)
        let run = try Program.run(arguments, in: scratch)
        #expect(run.status == 2)
        #expect(run.complaints.count == 1)
        #expect(run.diagnostics.contains("2回以上"), "\(run.diagnostics)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["a.txt"])
    }

    @Test(
        "an empty value is none: nothing is read or written",
        arguments: [
            ["check", ""], ["check", "a.txt", "--write-baseline", ""], ["check", "a.txt", "--config="],
            ["check", "a.txt", "--waivers", " "],
            ["migrate", "a.txt", "--write", ""], ["migrate", "a.txt", "--write="], ["migrate", "a.txt", "-o", ""],
            ["migrate", "a.txt", "--journal", ""],
            ["nightly", "c", "--database", ""], ["nightly", "c", "--database", "n.sqlite", "--out", ""],
            ["history", "a.txt", ""],
            ["statutes", "export", ""], ["statutes", "create", "--database", ""],
            ["statutes", "derive", "--sources", ".", "--output", "　"],
        ])
    func empty(arguments: [String]) throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.stale)
        let run = try Program.run(arguments, in: scratch)
        #expect(run.status == 2)
        #expect(run.complaints.count == 1, "\(run.diagnostics)")
        #expect(run.diagnostics.contains("空"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["a.txt"])
    }

    @Test("a flag may stand twice: it says the same")
    func flags() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.right)
        #expect(try Program.check(["a.txt"], ["--evidence", "--evidence"], in: scratch).status == 0)
    }

    @Test(
        "a day before there was any 番号法 is refused: there is nothing to check against",
        arguments: ["0001-01-01", "2013-05-30", "平成25年5月30日"])
    func beforeTheAct(day: String) throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.stale)
        for command in [
            ["check", "a.txt"], ["history", "a.txt"], ["migrate", "a.txt"], ["lookup", "別表の23の項"],
            ["waivers", "a.txt"],
        ] {
            let run = try Program.run(command + ["--as-of", day], in: scratch)
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.diagnostics.contains("平成25年5月31日"), "\(run.diagnostics)")
        }
        #expect(try Program.run(["check", "a.txt", "--as-of", "2016-01-01"], in: scratch).status != 2)
    }

    @Test("the reports of a night are not written where the assessments lie")
    func reportFolder() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("c/a.txt", Document.stale)
        for out in ["c", ".", "./c/../c/"] {
            let run = try Program.run(["nightly", "c", "--database", "n.sqlite", "--out", out], in: scratch)
            #expect(run.status == 2)
            #expect(run.diagnostics.contains("--out"), "\(run.diagnostics)")
        }
    }

    @Test("statute data are not written over another's file")
    func export() throws {
        let scratch = try TemporaryFolder()
        #expect(try Program.run(["statutes", "export", "data"], in: scratch).status == 0)
        #expect(try Program.run(["statutes", "export", "data"], in: scratch).status == 0)
        try scratch.write("data/laws.csv", "氏名,住所\nわかば花子,一丁目\n")
        try FileManager.default.removeItem(at: scratch.url.appendingPathComponent("data/articles.csv"))
        let run = try Program.run(["statutes", "export", "data"], in: scratch)
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("laws.csv"))
        #expect(
            !FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("data/articles.csv").path))
    }
}
