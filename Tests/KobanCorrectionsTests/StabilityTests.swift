import KobanAssessments
import KobanChecks
import KobanCitations
import KobanCorrections
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@Suite("A migration applied to its own output")
struct StabilityTests {
    private static let day = CivilDate(iso: "2026-02-08")!

    /// What is still proposed for the text that acceptance gives, and what is still stale.
    private func left(_ text: String) throws -> (edits: [String], stale: [String]) {
        let new = String(
            decoding: try Migrating.migration(text, on: Self.day, acceptReview: true).corrected, as: UTF8.self)
        let checked = try Migrating.checked(new, on: Self.day)
        let again = DocumentMigration(checked, on: Self.day, acceptReview: true)
        return (
            again.edits.map { "\(again.source.text(in: $0.range)) → \($0.replacement)" },
            checked.citationsInForce.filter { $0.status == .stale }
                .map { checked.assessment.source.text(in: $0.citation.range) }
        )
    }

    @Test("proposes nothing for the texts on which the rules fire")
    func examples() throws {
        for rule in try RuleCatalog.all.notEmpty() {
            for example in try rule.examples.firing.notEmpty() {
                let (edits, stale) = try left(example.document)
                #expect(edits.isEmpty, "\(rule.identifier): \(example.text) \(edits)")
                #expect(stale.isEmpty, "\(rule.identifier): \(example.text) \(stale)")
            }
        }
    }

    @Test("proposes nothing for any item of the former tables", arguments: [TableName.firstTable, .secondTable])
    func items(table: TableName) throws {
        let statutes = try BundledLaw.statutes
        let items = try #require(statutes.editions(of: table).last?.items.map(\.number))
        let field =
            table == .firstTable
            ? "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、"
            : "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、"
        for item in try items.notEmpty() {
            for list in ["\(item)の項", "1、\(item)及び\(items[items.count - 1])の項", "\(item)の項、26の項\n"] {
                let (edits, stale) = try left(Migrating.cover + field + table.rawValue + "の" + list + "\n")
                #expect(edits.isEmpty, "\(table.rawValue)の\(list): \(edits)")
                let successors = statutes.successor(of: ItemReference(table, item))?.to ?? []
                #expect(stale.isEmpty || successors.isEmpty, "\(table.rawValue)の\(list): \(stale)")
            }
        }
    }

    @Test(
        "proposes nothing for the notations of lists",
        arguments: [
            "別表第二の9,10,14,16の項", "別表第二（第1、2、3の項）", "別表第２ 項番２６", "別表第二の26～28の項", "別表第二の項番26・27・30",
            "別表第二の二十六及び二十七の項", "別表第二の26の項、27の項、30の項", "別表第2の第2欄", "別表第二の26及び30の項", "別表第二の26～31、42の項",
            "別表第\n二の26の\n項", "<b>別表第二</b>の26、<br/>27の項",
        ])
    func notations(_ list: String) throws {
        let (edits, stale) = try left(
            Migrating.cover + "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、\(list)\n")
        #expect(edits.isEmpty)
        #expect(stale.isEmpty)
    }
}
