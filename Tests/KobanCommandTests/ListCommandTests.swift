import Foundation
import KobanTestSupport
import Testing

@Suite("貼れる項番の一覧")
struct ListCommandTests {
    private func list(_ arguments: String..., day: String = "2026-02-08") throws -> Program.Outcome {
        try Program.run(["lookup", "--format", "list", "--as-of", day] + arguments, in: try TemporaryFolder())
    }

    @Test(
        "a number that is not in force is not printed, the run fails and names what it became",
        arguments: [
            ("別表第二の26の項", "", "第二条の表の42の項になりました"), ("別表第一の15の項", "", "別表の23の項になりました"),
            ("別表の23、別表第二の26の項", "23\n", "第二条の表の42の項になりました"), ("第二条の表の42、157の項", "42\n", "削除されている"),
            ("別表第二の9、10の項", "", "効力がないので、一覧に載せません"), ("別表の23、999の項", "23\n", "999の項はありません"),
        ])
    func former(_ query: String, _ printed: String, _ said: String) throws {
        let run = try list(query)
        #expect(run.status == 1)
        #expect(run.text == printed)
        #expect(run.diagnostics.contains(said), "\(run.diagnostics)")
        #expect(run.complaints.allSatisfy { $0.hasPrefix("koban: ") })
    }

    @Test("before its day a number is not in force either, and what stood then is named")
    func coming() throws {
        let run = try list("第二条の表の42の項", day: "2024-05-26")
        #expect(run.status == 1 && run.text.isEmpty)
        #expect(run.diagnostics.contains("別表第二の26の項"))
    }

    @Test(
        "whole tables, filters and words give only what is in force, or fail",
        arguments: [
            ["--table", "別表第二"], ["--table", "別表第二", "--provider", "市町村長"], ["生活保護", "--table", "別表第一"],
        ])
    func searched(_ arguments: [String]) throws {
        let run = try Program.run(
            ["lookup", "--format", "list", "--as-of", "2026-02-08"] + arguments, in: try TemporaryFolder())
        #expect(run.status == 1)
        #expect(run.text.isEmpty)
        #expect(run.diagnostics.contains("効力がない"))
    }

    @Test("what is in force is printed as it was")
    func inForce() throws {
        #expect(try list("別表の23の項").text == "23\n")
        let run = try list("--provider", "都道府県知事等", "--information", "外国人生活保護関係情報")
        #expect(run.status == 0)
        #expect(run.text.hasPrefix("20、28、40、42、53"))
    }
}

@Suite("法令データベースの指定")
struct NamedDatabaseTests {
    @Test(
        "a named database that is not there, or is none, is an error in every command",
        arguments: [
            ["check", "a.txt"], ["history", "a.txt"], ["cite"], ["lookup", "別表の23の項"], ["waivers", "a.txt"],
            ["migrate", "a.txt"], ["impact", "--from", "別表第一@2015-12-27", "--to", "別表@2025-09-24", "a.txt"],
            ["statutes", "list"], ["statutes", "review"], ["statutes", "diff", "別表第一@2015-12-27", "別表@2025-09-24"],
            ["statutes", "export", "out"],
        ])
    func mistyped(_ arguments: [String]) throws {
        let scratch = try TemporaryFolder()
        try scratch.write("a.txt", Document.right)
        try scratch.write("text.sqlite", "法令データベースではない。")
        try scratch.write("empty.sqlite", "")
        for name in ["none.sqlite", "text.sqlite", "empty.sqlite", "."] {
            let run = try Program.run(
                arguments + ["--database", name], input: Data("別表の23の項".utf8), in: scratch)
            #expect(run.status == 2, "\(arguments) \(name)")
            #expect(run.text.isEmpty)
            #expect(run.complaints.count == 1 && run.diagnostics.contains(name), "\(run.diagnostics)")
            #expect(run.diagnostics.contains("--database"), "\(run.diagnostics)")
        }
        let left = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
        #expect(Set(left) == ["a.txt", "text.sqlite", "empty.sqlite"])
        let both = try Program.run(arguments + ["--database", "none.sqlite"], input: Data(), in: scratch)
        #expect(both.status == 2)
    }

    @Test("nightly names its own database, and refuses a statute database that is not there")
    func nightly() throws {
        let scratch = try TemporaryFolder()
        try scratch.write("d/a.txt", Document.right)
        let run = try Program.run(
            ["nightly", "d", "--database", "n.sqlite", "--statutes-database", "none.sqlite"], in: scratch)
        #expect(run.status == 2)
        #expect(run.complaints.count == 1 && run.diagnostics.contains("none.sqlite"))
        let sheet = Data([0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 9, count: 500))
        try scratch.write("台帳.xlsx", sheet)
        let refused = try Program.run(["nightly", "d", "--database", "台帳.xlsx"], in: scratch)
        #expect(refused.status == 2)
        #expect(refused.diagnostics.contains("台帳.xlsx: 夜間点検のデータベースではありません"))
        #expect(try Data(contentsOf: scratch.url.appendingPathComponent("台帳.xlsx")) == sheet)
        #expect(
            !(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)).contains {
                $0.hasPrefix("台帳.xlsx.")
            })
    }

    @Test(
        "an edition is not compared with itself, by whatever names",
        arguments: [
            ["別表@2025-09-24", "別表@2025-09-24"], ["2025-01-01", "2025-01-02", "--table", "別表"],
            ["別表@2025-01-01", "別表@2025-09-24"],
        ])
    func sameEdition(_ sides: [String]) throws {
        let scratch = try TemporaryFolder()
        let run = try BuiltProgram.run(
            ["statutes", "diff"] + sides, in: scratch.url, environment: BuiltProgram.withoutDatabase)
        #expect(run.status == 2)
        #expect(run.text.isEmpty)
        #expect(run.complaints.count == 1)
        #expect(run.diagnostics.contains("同じ版"))
    }
}

@Suite("何が同じで何が違うか")
struct SamenessTests {
    @Test("lookup and impact say of 第三欄 and 第四欄 what is so, and never that all is the same where it is not")
    func columns() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.stale)
        let lookup = try Program.run(["lookup", "別表第二の26の項", "--as-of", "2026-02-08"], in: scratch).text
            .replacing(/\n +/, with: "")
        #expect(lookup.contains("第一欄・第二欄の文言は同じ、第三欄・第四欄に変更あり"))
        #expect(!lookup.contains("、文言は同じ、"))
        let editions = ["--from", "別表第二@2015-12-27", "--to", "第二条の表@2026-02-08"]
        let impact = try BuiltProgram.run(
            ["impact"] + editions + [file], in: scratch.url, environment: BuiltProgram.withoutDatabase)
        #expect(impact.text.contains("第一欄・第二欄の文言は同じ、第三欄・第四欄に変更あり"))
        // A table without 第三欄 and 第四欄 has nothing to say of them.
        let use = try Program.run(["lookup", "別表第一の3の項", "--as-of", "2026-02-08"], in: scratch).text
        #expect(use.contains("文言は同じ") && !use.contains("第三欄"))
    }
}
