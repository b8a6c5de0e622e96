import KobanFormats
import KobanLaw
import KobanQueries
import KobanReports
import KobanTestSupport
import KobanText
import Testing

private func answer(
    _ text: String? = nil, _ filter: ItemFilter = ItemFilter(), on day: String = "2026-11-20"
) throws -> LookupAnswer {
    try Lookup(statutes: try BundledLaw.statutes)
        .answer(LookupQuery(text, filter: filter, day: try #require(CivilDate(iso: day))))
}

private func names(_ entries: [LookupEntry]) -> [String] { entries.map(\.reference.description) }

@Suite("項を引く")
struct ItemLookupTests {
    @Test(
        "every item of 別表第一 and 別表第二 answers with what it was and what became of it",
        arguments: [(TableName.firstTable, 99), (.secondTable, 121)])
    func everyFormerItem(_ table: TableName, _ count: Int) throws {
        let edition = try #require(try BundledLaw.statutes.editions(of: table).first)
        #expect(edition.items.count == count)
        for item in edition.items {
            let found = try answer("\(table.rawValue)の\(item.number)の項")
            let entry = try #require(found.entries.first)
            #expect(found.entries.count == 1)
            #expect(entry.reference == ItemReference(table, item.number))
            #expect(entry.row == item)
            #expect(!entry.isInForce)
            #expect(entry.period.validUntil == CivilDate(iso: "2024-05-26"))
            #expect(entry.period.firstSeen == CivilDate(iso: "2015-12-27"))
            let relation = try #require(entry.fate?.relation)
            #expect(entry.successors.isEmpty == (relation == .abolished), "\(entry.reference)")
            // The way back leads to the item again.
            for step in entry.successors {
                let successor = try #require(try answer("\(step.item)").entries.first)
                #expect(successor.predecessors.contains { $0.item == entry.reference })
                #expect(found.current.contains { $0.reference == step.item })
            }
        }
    }

    @Test(
        "every item of the tables in force is found",
        arguments: [(TableName.unifiedTable, 179), (.provisionTable, 181)])
    func everyItemInForce(_ table: TableName, _ count: Int) throws {
        let day = try #require(CivilDate(iso: "2026-02-08"))
        let edition = try #require(try BundledLaw.statutes.edition(of: table, on: day))
        #expect(edition.items.count == count)
        for item in edition.items {
            let entry = try #require(try answer("\(table.rawValue)の\(item.number)の項").entries.first)
            #expect(entry.reference.number == item.number)
            #expect(entry.isInForce == !item.isDeleted)
            #expect(entry.history.count == 2)
        }
    }

    @Test(
        "a citation is read in any notation",
        arguments: [
            ("別表第二の26の項", ["別表第二の26の項"]), ("番号法別表第１　項番15", ["別表第一の15の項"]),
            ("第2条の表42", ["第二条の表の42の項"]), ("第二条の表の四十二の項", ["第二条の表の42の項"]),
            ("別表第一26", ["別表第一の26の項"]), ("別表23", ["別表の23の項"]), ("別表の２３の項", ["別表の23の項"]),
            ("別表第二の９，１０，１４の項", ["別表第二の9の項", "別表第二の10の項", "別表第二の14の項"]),
            ("別表第二の26～28の項", ["別表第二の26の項", "別表第二の27の項", "別表第二の28の項"]),
            ("別表第一 30", ["別表第一の30の項"]),
            ("42", ["別表の42の項", "第二条の表の42の項"]),
            ("別表第二56の2", ["別表第二の56の2の項"]),
            ("第2条の表の43の項及び別表第一の15の項", ["別表第一の15の項", "第二条の表の43の項"]),
        ])
    func notations(_ query: String, _ items: [String]) throws {
        #expect(names(try answer(query).entries) == items)
    }

    @Test("a bare number is of the table that --table names")
    func bareNumber() throws {
        #expect(names(try answer("85の2", ItemFilter(table: .secondTable)).entries) == ["別表第二の85の2の項"])
    }

    @Test("entries come in the order of the table, branches after their number")
    func order() throws {
        let found = try answer("第2条の表の161、160の2、12の2、13、160、12の項")
        #expect(names(found.entries) == ["12", "12の2", "13", "160", "160の2", "161"].map { "第二条の表の\($0)の項" })
        let whole = try answer("別表第二").entries.map(\.reference.number)
        #expect(whole.count == 121)
        #expect(whole == whole.sorted())
    }

    @Test("別表第一の15の項 of today says what it was and where it is now")
    func movesInTime() throws {
        let today = try answer("別表第一の15の項")
        #expect(names(today.current) == ["別表の23の項"])
        #expect(today.notes.contains { $0.kind == .notInForce && $0.message.contains("令和6年5月26日まで") })
        let order = try #require(today.entries.first?.order)
        #expect(order.title.hasSuffix("別表第一の主務省令で定める事務を定める命令"))
        #expect(today.current.first?.order?.title.hasSuffix("別表の主務省令で定める事務を定める命令") == true)
        #expect(today.current.first?.row?.article == ItemNumber(15))

        let before = try answer("別表第一の15の項", on: "2024-05-26")
        #expect(before.entries.first?.isInForce == true)
        #expect(before.current.isEmpty)
        let early = try answer("別表の23の項", on: "2024-05-26")
        #expect(early.entries.first?.isInForce == false)
        #expect(names(early.current) == ["別表第一の15の項"])
        #expect(early.notes.contains { $0.kind == .notInForce && $0.message.contains("まだありません") })
    }

    @Test("an item that came in 2025 is not in force before")
    func laterItem() throws {
        let before = try #require(try answer("別表の8の2の項", on: "2025-09-30").entries.first)
        #expect(!before.isInForce)
        #expect(before.period.validFrom == CivilDate(iso: "2025-10-01"))
        #expect(before.period.validFromIsInferred)
        let after = try #require(try answer("別表の8の2の項", on: "2025-10-01").entries.first)
        #expect(after.isInForce)
        #expect(after.row?.isInferred == true)
        #expect(after.history.map(\.standing) == [.absent, .shown])
    }

    @Test("what the sources do not decide is marked")
    func undecided() throws {
        let ended = try #require(try answer("別表の130の2の項").entries.first)
        #expect(ended.needsReview)
        // Known to have been there before the first text; its beginning is not.
        let inserted = try #require(try answer("第二条の表の20の2の項").entries.first)
        #expect(inserted.period.validFrom == nil)
        #expect(inserted.period.firstSeen == CivilDate(iso: "2026-02-08"))
        // Known from an assessment alone: a candidate and no certain successor.
        let found = try answer("別表第二の85の2の項")
        let unseen = try #require(found.entries.first)
        #expect(unseen.row == nil && unseen.needsReview && unseen.period.firstSeen == nil)
        #expect(unseen.successors.map(\.relation) == [.unknown])
        let note = try #require(found.notes.first { $0.kind == .currentItems })
        #expect(note.message.contains("要確認") && !note.message.contains("に当たる項: "))
    }

    @Test("a deleted row is shown as deleted")
    func deleted() throws {
        let found = try answer("第二条の表の157の項")
        #expect(found.entries.first?.row?.isDeleted == true)
        #expect(found.entries.first?.isInForce == false)
        #expect(found.notes.contains { $0.kind == .deletedItem })
    }

    @Test("a number that the table never had is answered with the nearest")
    func missing() throws {
        let found = try answer("別表第二の122の項")
        #expect(found.entries.isEmpty)
        let note = try #require(found.notes.first { $0.kind == .noSuchItem })
        #expect(note.message.contains("近い番号: 120"))
        #expect(note.message.contains("第二条の表"))
        let some = try answer("別表第二の26、999の項")
        #expect(names(some.entries) == ["別表第二の26の項"])
        #expect(some.notes.contains { $0.kind == .noSuchItem })
    }

    @Test("a day that no text proves is said to be presumed")
    func presumed() throws {
        #expect(try answer("別表第二の26の項", on: "2020-04-01").notes.contains { $0.kind == .presumed })
        #expect(try !answer("別表第二の26の項", on: "2015-12-27").notes.contains { $0.kind == .presumed })
        #expect(try answer("別表の23の項").isBeyondData)
    }

    @Test("an article of an order names the items that it details")
    func articles() throws {
        #expect(names(try answer("利用特定個人情報の提供に関する命令第44条").entries) == ["第二条の表の42の項"])
        #expect(names(try answer("別表の主務省令第15条").entries) == ["別表の23の項"])
        #expect(names(try answer("別表第一の主務省令第15条", on: "2020-04-01").entries) == ["別表第一の15の項"])
        let moved = try answer("番号法第19条第7号")
        #expect(moved.entries.isEmpty)
        #expect(moved.notes.contains { $0.kind == .movedProvision && $0.message.contains("第8号") })
    }

    @Test("a table of another law is never read as ours")
    func otherLaw() throws {
        let found = try answer("住民基本台帳法別表第一の26の項")
        #expect(found.entries.isEmpty)
        #expect(found.notes.contains { $0.kind == .otherLaw })
    }

    @Test("the official wording is shown where it has been imported")
    func wording() throws {
        let lookup = Lookup(statutes: try BundledLaw.statutes) { edition, item in
            edition.table == .secondTable && item == ItemNumber(26) ? ["一欄", "二欄"] : nil
        }
        let day = try #require(CivilDate(iso: "2026-11-20"))
        let found = try lookup.answer(LookupQuery("別表第二の26の項", day: day))
        #expect(found.entries.first?.wording == ["一欄", "二欄"])
        #expect(found.current.first?.wording == nil)
        let text = LookupTextReporter(
            style: TerminalStyle(isColoured: false), showsEvidence: false, wording: EvidenceWording(laws: [])
        ).report(found)
        #expect(String(decoding: text, as: UTF8.self).contains("二欄"))
    }
}

@Suite("項のつながり")
struct LineageTests {
    /// Three tables in a row: an item followed through more than one renumbering.
    private func chain() throws -> Statutes {
        func edition(_ table: TableName, _ from: String?, _ until: String?, _ numbers: [Int]) throws -> Edition {
            let seen = try #require(CivilDate(iso: from ?? "2015-12-27"))
            return Edition(
                id: "\(table.rawValue)@\(seen)", table: table, validFrom: from.flatMap { CivilDate(iso: $0) },
                validFromIsInferred: false, validUntil: until.flatMap { CivilDate(iso: $0) },
                firstSeen: seen, verifiedThrough: seen, source: "test", evidence: "test",
                items: numbers.map {
                    TableItem(
                        number: ItemNumber($0), isDeleted: false, actors: ["市町村長"], laws: ["甲法"],
                        label: "事務\($0)", article: nil, wordingDigest: "\($0)", exchanges: [], evidence: "test")
                })
        }
        func step(_ from: ItemReference, _ to: ItemReference) -> Correspondence {
            Correspondence(
                from: from, to: [to], relation: .renumbered, exchangesChanged: false,
                isDecidedByReading: false, evidence: Evidence("test"))
        }
        let first = ItemReference(.firstTable, ItemNumber(1))
        let second = ItemReference(.secondTable, ItemNumber(2))
        let third = ItemReference(.unifiedTable, ItemNumber(3))
        return Statutes(
            laws: [], tables: try StatuteFiles.bundled.tables(),
            editions: [
                try edition(.firstTable, nil, "2016-12-31", [1]),
                try edition(.secondTable, "2017-01-01", "2019-12-31", [2]),
                try edition(.unifiedTable, "2020-01-01", nil, [3]),
            ],
            // The last leads back to the first: a damaged list must not be followed for ever.
            correspondences: [step(first, second), step(second, third), step(third, first)],
            provisionMoves: [], informationAliases: [])
    }

    @Test("successors and predecessors are followed through every renumbering")
    func follows() throws {
        let day = try #require(CivilDate(iso: "2021-01-01"))
        let lookup = Lookup(statutes: try chain())
        let entry = try #require(try lookup.answer(LookupQuery("別表第一の1の項", day: day)).entries.first)
        #expect(entry.successors.map(\.item.description) == ["別表第二の2の項", "別表の3の項"])
        #expect(entry.successors.map(\.distance) == [1, 2])
        #expect(entry.successors.map(\.isInForce) == [false, true])
        let last = try #require(try lookup.answer(LookupQuery("別表の3の項", day: day)).entries.first)
        #expect(last.predecessors.map(\.item.description) == ["別表第二の2の項", "別表第一の1の項"])
    }
}
