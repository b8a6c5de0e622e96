import Foundation
import KobanTestSupport
import Testing

@Suite("koban impact")
struct ImpactCommandTests {
    private let editions = ["--from", "別表第二@2015-12-27", "--to", "第二条の表@2026-02-08"]

    private func impact(_ arguments: [String], in scratch: TemporaryFolder) throws -> Program.Outcome {
        // No database of the user who runs the tests is read.
        try BuiltProgram.run(["impact"] + arguments, in: scratch.url, environment: BuiltProgram.withoutDatabase)
    }

    @Test("what is touched is told with old and new number; that is no fault of the run")
    func touched() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.stale)
        let run = try impact(editions + [file], in: scratch)
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(run.text.contains("別表第二の26の項 → 第二条の表の42の項"))
        let json = try impact(editions + [file, "--format", "json"], in: scratch).json()
        let assessments = try #require(json["assessments"] as? [[String: Any]])
        let touched = try #require(assessments.first?["touched"] as? [[String: Any]])
        #expect(touched.contains { ($0["from"] as? [String: Any])?["item"] as? String == "26" })
        #expect(json["comparesWording"] as? Bool == false)
        let csv = try impact(editions + [file, "--format", "csv"], in: scratch)
        #expect(csv.output.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
    }

    @Test("a document that the amendment does not touch is status 0, one that cannot be read 2")
    func untouched() throws {
        let scratch = try TemporaryFolder()
        let right = try scratch.write("a.txt", Document.right)
        let run = try impact(editions + [right], in: scratch)
        #expect(run.status == 0)
        #expect(run.text.contains("評価書1件のうち0件"))
        let stale = try scratch.write("b.txt", Document.stale)
        let missing = try impact(editions + ["missing.txt", stale], in: scratch)
        #expect(missing.status == 2)
        #expect(missing.complaints.count == 1)
        #expect(missing.text.contains("26の項 → 第二条の表の42の項"))
    }

    @Test("an edition that does not exist is one line that names those that do")
    func badEdition() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Document.stale)
        for (from, to, expected) in [
            ("別表第二@1999", "第二条の表@2026-02-08", "別表第二@2015-12-27"),
            ("別表@2025-10-01", "別表@2025-09-24", "入れ替えて"),
            ("別表@2025-10-01", "別表@2025-10-01", "違う版"),
            ("別表第一@2015-12-27", "第二条の表@2026-02-08", "比べられる表ではありません"),
        ] {
            let run = try impact(["--from", from, "--to", to, file], in: scratch)
            #expect(run.status == 2)
            #expect(run.text.isEmpty)
            #expect(run.complaints.count == 1 && run.diagnostics.contains(expected), "\(run.diagnostics)")
        }
        #expect(try impact(editions, in: scratch).status == 2)
    }

    @Test("the institution's own names are read from its koban.yml")
    func names() throws {
        let scratch = try TemporaryFolder()
        try scratch.write(
            "in/a.txt", Document.assessment(use: "番号法第9条第1項、別表の23の項", inquire: "マイ番法別表第二の26の項"))
        #expect(try impact(editions + ["in"], in: scratch).text.contains("評価書1件のうち0件"))
        try scratch.write("in/koban.yml", "names:\n  マイ番法: 番号法\n")
        #expect(try impact(editions + ["in"], in: scratch).text.contains("26の項 → 第二条の表の42の項"))
        #expect(try impact(editions + ["in", "--no-config"], in: scratch).text.contains("評価書1件のうち0件"))
        try scratch.write("in/koban.yml", "name: 番号法\n")
        let run = try impact(editions + ["in"], in: scratch)
        #expect(run.status == 2)
        #expect(run.text.isEmpty)
    }
}
