import KobanChecks
import KobanCorrections
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@Suite("What a migration leaves to a person")
struct ChoiceTests {
    private static let linkage = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、"
    private static let use = "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、"

    private func field(_ text: String, on day: CivilDate = Migrating.day, acceptReview: Bool = false) throws
        -> FieldMigration
    {
        let migration = try Migrating.migration(Migrating.cover + text + "\n", on: day, acceptReview: acceptReview)
        return try #require(migration.fields.first)
    }

    @Test("a number that no table has stays, and the rest of its field is written on acceptance")
    func unknown() throws {
        let text = Self.use + "別表第一の15の項、別表の999の項"
        #expect(try !field(text).isWritten)
        let accepted = try field(text, acceptReview: true)
        #expect(accepted.isWritten)
        #expect(accepted.after.contains("別表の23の項、別表の999の項"))
        let choice = try #require(accepted.choices.first { $0.subject == "別表の999の項" })
        #expect(choice.accepted == "そのまま残します")
        #expect(choice.alternatives.contains { $0.hasPrefix("999の項を23の項に改める — ") })
        #expect(choice.alternatives.contains { $0.hasPrefix("999の項を除く — ") })
    }

    @Test("a number of the former table that the new one has not may be an old number")
    func former() throws {
        let statutes = try BundledLaw.statutes
        let now = try #require(statutes.edition(of: .unifiedTable, on: Migrating.day))
        let old = try #require(statutes.editions(of: .firstTable).last)
        let item = try #require(
            old.items.first {
                statutes.item($0.number, in: now) == nil
                    && statutes.successor(of: ItemReference(.firstTable, $0.number))?.to.isEmpty == false
            })
        let field = try field(Self.use + "別表の\(item.number)の項")
        #expect(field.choices.contains { $0.alternatives.contains { $0.contains("旧い別表第一の番号のまま書いていた") } })
        #expect(!field.isWritten)
    }

    @Test("a number that the former table never had casts doubt on its whole list")
    func neverThere() throws {
        let field = try field(Self.linkage + "別表第二の37、130の項", acceptReview: true)
        let choice = try #require(field.choices.first { $0.subject == "別表第二の130の項" })
        #expect(choice.alternatives.contains { $0.hasPrefix("一覧の全体を事務から引き直す — ") })
        #expect(choice.accepted == "落とします")
        #expect(field.confidence == .review)
    }

    @Test("a list that cannot be read is for a person to write")
    func unreadable() throws {
        let field = try field(Self.use + "別表第一の第十五号", acceptReview: true)
        #expect(!field.isWritten)
        #expect(field.choices.first?.alternatives.count == 2)
    }

    @Test("what the writer ended by a day of the former table gets no number of the new one")
    func ended() throws {
        let field = try field(Self.linkage + "別表第二の26の項（令和6年5月26日まで）", acceptReview: true)
        #expect(!field.isWritten)
        #expect(field.choices.contains { $0.alternatives.contains { $0.hasPrefix("この引用を期限の記載とともに除く") } })
        #expect(try self.field(Self.linkage + "別表第二の26の項（～R9.5）").after.contains("の42の項（～R9.5）"))
    }

    @Test("an old provision beside the new one is not written twice")
    func both() throws {
        let text = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第7号、第8号"
        let field = try field(text, acceptReview: true)
        #expect(!field.isWritten)
        #expect(field.choices.contains { $0.alternatives.contains { $0.hasPrefix("第19条第7号を除く") } })
    }

    @Test("a deleted item goes only on acceptance")
    func deleted() throws {
        let text = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号に基づく主務省令第2条の表の42、157の項"
        let day = CivilDate(iso: "2026-02-08")!
        let proposed = try field(text, on: day)
        #expect(!proposed.isWritten)
        #expect(proposed.confidence == MigrationConfidence.none)
        #expect(try field(text, on: day, acceptReview: true).after.hasSuffix("第2条の表の42の項"))
    }

    @Test("the right table's items are offered one by one, each with what it is about")
    func wrongTable() throws {
        let field = try field(Self.linkage + "別表の23の項")
        let choice = try #require(field.choices.first)
        #expect(choice.alternatives.count >= 4)
        #expect(choice.alternatives.contains { $0.hasPrefix("42の項だけを挙げる — 「") })
        #expect(choice.accepted == choice.alternatives.first?.split(separator: " — ").first.map(String.init))
    }

    @Test("the articles of the repealed order have the items' own articles as an alternative")
    func articles() throws {
        let field = try field(Self.linkage + "別表第二の26の項、番号法別表第二の主務省令で定める事務及び情報を定める命令第19条")
        let choice = try #require(field.choices.first { $0.subject.contains("命令第19条") })
        #expect(choice.alternatives.contains { $0.contains("利用特定個人情報の提供に関する命令第44条と書く") })
    }

    @Test("a table not yet in force has its day as an alternative")
    func premature() throws {
        let field = try field(Self.use + "別表の23の項", on: CivilDate(iso: "2024-05-26")!, acceptReview: true)
        #expect(!field.isWritten)
        #expect(field.choices.contains { $0.alternatives.contains { $0.hasPrefix("令和6年5月27日に施行されるのに合わせて公表する") } })
    }

    @Test("no choice names a law by a number of ours")
    func names() throws {
        var count = 0
        for rule in RuleCatalog.all {
            for example in rule.examples.firing {
                for field in try Migrating.migration(example.document, on: CivilDate(iso: "2026-02-08")!).fields {
                    #expect(field.confidence == .mechanical || !field.choices.isEmpty)
                    for choice in field.choices {
                        #expect(!choice.subject.contains("AC00") && !choice.subject.contains("M60"))
                        #expect(choice.alternatives.count > 1, "\(choice)")
                        #expect(choice.alternatives.allSatisfy { $0.contains(" — ") }, "\(choice)")
                        #expect(!choice.accepted.isEmpty && !choice.reason.isEmpty)
                        count += 1
                    }
                }
            }
        }
        #expect(count >= 7)
    }
}
