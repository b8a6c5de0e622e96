import KobanChecks
import KobanCitations
import KobanCorrections
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@Suite("A list that loses or gains items")
struct ListInPlaceTests {
    /// The items that hand over 生活保護関係情報, under that condition, with some taken out or put in.
    private func field(_ change: ([ItemNumber]) -> [ItemNumber]) throws -> (text: String, right: String) {
        let statutes = try BundledLaw.statutes
        let edition = try #require(statutes.edition(of: .provisionTable, on: Migrating.day))
        let items = statutes.items(provider: "都道府県知事等", information: "生活保護関係情報", in: edition)
        func text(_ items: [ItemNumber]) -> String {
            Migrating.cover
                + "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号に基づく主務省令第2条の表において、第三欄（情報提供者）が「都道府県知事等」、第四欄（特定個人情報）に「生活保護関係情報」が含まれる項（\(items.map(\.description).joined(separator: "、"))の項）\n"
        }
        return (text(change(items)), text(items))
    }

    @Test("Items that are too many go, and only they are told as changed")
    func tooMany() throws {
        let (text, right) = try field { ($0 + [ItemNumber(43), ItemNumber(162)]).sorted() }
        let migration = try Migrating.migration(text, acceptReview: true)
        #expect(migration.edits.map { migration.source.text(in: $0.range) } == ["、43", "、162"])
        #expect(migration.edits.allSatisfy { $0.replacement.isEmpty })
        #expect(try Migrating.corrected(text, acceptReview: true) == right)
    }

    @Test("Items that are missing come in, and only they are told as changed")
    func missing() throws {
        var gone: [ItemNumber] = []
        let (text, right) = try field { items in
            gone = [items[0], items[5], items[6]]
            return items.filter { !gone.contains($0) }
        }
        let findings = try Migrating.checked(text).findings.filter { $0.rule == "item-set-mismatch" }
        let edits = try #require(findings.first).edits
        #expect(edits.map(\.replacement) == ["\(gone[0])、", "、\(gone[1])、\(gone[2])"])
        #expect(edits.allSatisfy { $0.range.isEmpty })
        let source = SourceText(text)
        #expect(String(decoding: DocumentMigration.apply(edits, to: source), as: UTF8.self) == right)
    }
}
