import KobanChecks
import KobanCorrections
import KobanTestSupport
import Testing

@Suite("A migration by an institution's settings")
struct SettingsTests {
    private let waiver = """
        waivers:
          - document: わかば市長 基礎項目評価書 12
            field: 個人番号の利用 法令上の根拠
            rule: renumbered-item
            citation: 425AC0000000027 別表第一 15
            reason: 次の再実施で直す
            owner: 福祉課 山田
            expires: 2026-03-31

        """

    @Test("lets a waived finding's field stand, and says who decided it and why")
    func waived() throws {
        let place = try MigrationPlace()
        try place.write("a.txt", MigrationPlace.text())
        try place.write("koban-waivers.yml", waiver)
        let run = try place.migrate("a.txt", "--write", "out", "--format", "json")
        #expect(run.status == 0)
        let fields = try run.fields()
        #expect(fields.map { $0["written"] as? Bool } == [false, true])
        let waivers = try #require(fields.first?["waivers"] as? [[String: String]])
        #expect(waivers == [["reason": "次の再実施で直す", "owner": "福祉課 山田"]])
        let copy = try place.read("out/a.txt")
        #expect(copy.contains("番号法第9条第1項、別表第一の15の項\n"))
        #expect(copy.contains("第2条の表の42の項\n"))
        #expect(run.diagnostics.contains("免除: 次の再実施で直す（担当: 福祉課 山田）"))
        #expect(try place.migrate("a.txt", "--format", "csv").text.contains("そのまま（免除）"))
        #expect(try place.migrate("a.txt", "--format", "html").text.contains("免除: 次の再実施で直す"))
        // Not even where a person accepts all proposals.
        #expect(
            try place.migrate("a.txt", "--accept-review", "--format", "json").fields().first?["written"] as? Bool
                == false)
    }

    // A new entry would say that the document is written by the table of its day.
    @Test("writes nothing else where the field that stands has a number of before an amendment of its table")
    func oldDay() throws {
        let checked = try Migrating.checked(MigrationPlace.text())
        var findings = checked.findings
        #expect(findings.map(\.rule) == ["renumbered-item", "renumbered-item"])
        func held() -> (DocumentMigration, [HeldField]) {
            DocumentMigration.holding(
                [0],
                of: CheckedAssessment(
                    assessment: checked.assessment, citations: checked.citations, findings: findings,
                    checker: checked.checker),
                on: Migrating.day, acceptReview: false)
        }
        let (replaced, one) = held()
        #expect(replaced.fields.count == 1 && one.map(\.findings) == [[0]])
        findings[0].table = .unifiedTable
        let (amended, both) = held()
        #expect(amended.edits.isEmpty)
        #expect(both.map(\.findings) == [[0], []])
    }

    @Test("migrates where the waiver has run out, and tells its owner")
    func expired() throws {
        let place = try MigrationPlace()
        try place.write("a.txt", MigrationPlace.text())
        try place.write("koban-waivers.yml", waiver.replacing("2026-03-31", with: "2025-09-23"))
        let run = try place.migrate("a.txt", "--format", "json")
        #expect(try run.fields().map { $0["written"] as? Bool } == [true, true])
        #expect(run.diagnostics.contains("もう適用されません（担当: 福祉課 山田）"))
    }

    @Test("leaves alone what a rule that is off would find, and reads the institution's names")
    func configured() throws {
        let place = try MigrationPlace()
        try place.write("off/a.txt", MigrationPlace.text())
        try place.write("off/koban.yml", "rules:\n  renumbered-item: off\n")
        #expect(try place.migrate("off", "--format", "json").fields().isEmpty)
        #expect(try place.migrate("off", "--format", "json", "--no-config").fields().count == 2)
        try place.write("names/a.txt", MigrationPlace.text(use: "マイ番法別表第一の15の項"))
        #expect(try place.migrate("names", "--format", "json").fields().count == 1)
        try place.write("names/koban.yml", "names:\n  マイ番法: 番号法\n")
        let fields = try place.migrate("names", "--format", "json").fields()
        #expect(fields.first?["after"] as? String == "マイ番法別表の23の項")
        try place.write("names/koban.yml", "name: 番号法\n")
        #expect(try place.migrate("names", "--format", "json").status == 2)
    }

    @Test("migrates what a baseline knows")
    func baseline() throws {
        let place = try MigrationPlace()
        try place.write("a.txt", MigrationPlace.text())
        try place.write("koban.yml", "baseline: ない.yml\n")
        #expect(try place.migrate("a.txt", "--format", "json").fields().map { $0["written"] as? Bool } == [true, true])
    }
}
