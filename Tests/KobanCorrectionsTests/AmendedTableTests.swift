import KobanChecks
import KobanCorrections
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// Numbers that an invented amendment moved within a table: 23 is now 24, 24 is now 25, 85 is gone.
@Suite("A migration to an amended table")
struct AmendedTableTests {
    private static let amended = CivilDate(iso: "2026-06-01")!
    private static let day = CivilDate(iso: "2026-07-01")!

    private static let statutes = Result {
        let bundled = try BundledLaw.statutes
        let old = try #require(bundled.editions(of: .unifiedTable).last)
        let moved = ["23": "24", "24": "25"]
        let items = old.items.filter { !["25", "85"].contains($0.number.description) }.map { item in
            TableItem(
                number: moved[item.number.description].flatMap { ItemNumber($0) } ?? item.number,
                isDeleted: false, actors: item.actors, laws: item.laws, label: item.label, article: nil,
                wordingDigest: item.wordingDigest, exchanges: [], evidence: "見本")
        }
        let next = Edition(
            id: "別表@2026-06-01", table: .unifiedTable, validFrom: amended, validFromIsInferred: false,
            validUntil: nil, firstSeen: amended, verifiedThrough: day, source: "見本", evidence: "見本の改正",
            items: items.sorted { $0.number < $1.number })
        let closed = old.with(validUntil: .some(amended.adding(days: -1)))
        func change(_ from: String, _ to: [String], _ kind: EditionChange.Kind) -> EditionChange {
            EditionChange(
                fromEdition: old.id, toEdition: next.id, from: ItemNumber(from)!,
                to: to.map { ItemNumber($0)! }, kind: kind, exchangesChanged: false,
                isDecidedByReading: true, evidence: "見本")
        }
        return bundled.with(
            editions: bundled.editions.filter { $0.id != old.id } + [closed, next],
            editionChanges: [
                change("23", ["24"], .renumbered), change("24", ["25"], .renumbered), change("85", [], .abolished),
            ])
    }

    private func migration(_ text: String, acceptReview: Bool = false) throws -> DocumentMigration {
        DocumentMigration(
            Checker(statutes: try Self.statutes.get(), day: Self.day).check(SourceText(text)), on: Self.day,
            acceptReview: acceptReview)
    }

    private let history = Migrating.history.replacing("令和4年4月1日", with: "令和8年2月1日")
    private let basis = "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の14、\n23、24の項\n"

    @Test("follows each number once, however often it is run")
    func once() throws {
        let migration = try migration(Migrating.cover + basis + history)
        #expect(
            migration.fields.map(\.confidence) == [.mechanical], "\(migration.fields.flatMap(\.choices).map(\.reason))")
        let new = String(decoding: migration.corrected, as: UTF8.self)
        #expect(new.contains("別表の14、\n24、25の項\n"))
        #expect(new.contains("\n令和8年7月1日\t"))
        #expect(try self.migration(new, acceptReview: true).fields.isEmpty)
    }

    @Test("leaves the numbers where no entry could tell by which numbering they are")
    func undated() throws {
        let migration = try migration(
            Migrating.cover.replacing("Ⅰ", with: "評価実施機関名\n\n見本市長\n\n公表日\n\n令和8年2月1日\n\nⅠ") + basis,
            acceptReview: true)
        #expect(migration.corrected == migration.source.bytes)
        #expect(migration.fields.count == 1)
        #expect(migration.fields.first?.choices.contains { $0.alternatives.count > 1 } == true)
    }

    @Test("writes no entry that would make another field's old numbers look new")
    func together() throws {
        let text =
            Migrating.cover + "1. 特定個人情報ファイルを取り扱う事務\n②事務の概要\t番号法別表の85の項の事務を行う。\n" + basis
            + history
        let careful = try migration(text)
        #expect(careful.corrected == careful.source.bytes)
        #expect(try careful.fields.notEmpty().allSatisfy { !$0.choices.isEmpty })
        let accepted = try migration(text, acceptReview: true)
        #expect(try accepted.fields.notEmpty().allSatisfy { $0.isWritten })
        #expect(try migration(String(decoding: accepted.corrected, as: UTF8.self), acceptReview: true).fields.isEmpty)
    }
}
