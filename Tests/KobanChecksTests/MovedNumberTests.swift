import KobanAssessments
import KobanChecks
import KobanCitations
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// Numbers that an amendment of one table moved: editions of our own beside the bundled data.
@Suite("同じ表のなかの項ずれ")
struct MovedNumberTests {
    static let bundled = try! BundledLaw.statutes
    static let amended = CivilDate(iso: "2026-06-01")!
    static let day = CivilDate(iso: "2026-07-01")!

    /// 別表 after an invented amendment: 23 is now 24, 24 is now 25 and 25の2, 44 went into 45, 85 is
    /// gone, 100 has other words and 81 too, with the number 82.
    static let statutes: Statutes = {
        let old = bundled.editions(of: .unifiedTable).last!
        func row(_ number: String, like other: String) -> TableItem {
            let item = old.items.first { $0.number == ItemNumber(other)! }!
            return TableItem(
                number: ItemNumber(number)!, isDeleted: false, actors: item.actors, laws: item.laws,
                label: item.label, article: nil, wordingDigest: item.wordingDigest, exchanges: [],
                evidence: "見本")
        }
        let gone: Set<String> = ["23", "24", "25", "44", "81", "82", "85"]
        var items = old.items.filter { !gone.contains($0.number.description) }
        items += [
            row("24", like: "23"), row("25", like: "24"), row("25の2", like: "24"), row("82", like: "81"),
        ]
        items.sort { $0.number < $1.number }
        let next = Edition(
            id: "別表@2026-06-01", table: .unifiedTable, validFrom: amended, validFromIsInferred: false,
            validUntil: nil, firstSeen: amended, verifiedThrough: day, source: "見本", evidence: "見本の改正",
            items: items)
        let closed = old.with(validUntil: .some(amended.adding(days: -1)))
        func change(_ from: String, _ to: [String], _ kind: EditionChange.Kind) -> EditionChange {
            EditionChange(
                fromEdition: old.id, toEdition: next.id, from: ItemNumber(from)!,
                to: to.map { ItemNumber($0)! }, kind: kind, exchangesChanged: false,
                isDecidedByReading: true, evidence: "見本の\(from)")
        }
        return bundled.with(
            editions: bundled.editions.filter { $0.id != old.id } + [closed, next],
            editionChanges: [
                change("23", ["24"], .renumbered), change("24", ["25", "25の2"], .split),
                change("44", ["45"], .merged), change("85", [], .abolished),
                change("100", ["100"], .amended), change("81", ["82"], .amended),
                change("50", ["50"], .kept), change("25", [], .unknown), change("82", [], .unknown),
            ])
    }()

    private func check(_ items: String, published: String?, on day: CivilDate = day) -> CheckedAssessment {
        let text =
            BasicForm.cover(institution: published == nil ? "" : "見本市長", published: published ?? "")
            + BasicForm.use("番号法第9条第1項、別表の\(items)の項")
        return Checker(statutes: Self.statutes, day: day).check(SourceText(text))
    }

    struct Case: Sendable {
        let items: String
        let relation: Relation
        let suggestion: String?
        let review: Bool
    }

    @Test(
        "a number written before the amendment is stale from its first day",
        arguments: [
            Case(items: "23", relation: .renumbered, suggestion: "別表の24の項", review: false),
            Case(items: "24", relation: .split, suggestion: "別表の25、25の2の項", review: true),
            Case(items: "44", relation: .merged, suggestion: "別表の45の項", review: false),
            Case(items: "81", relation: .amended, suggestion: "別表の82の項", review: false),
            Case(items: "85", relation: .abolished, suggestion: nil, review: true),
            Case(items: "25", relation: .unknown, suggestion: nil, review: true),
            Case(items: "14、23、100", relation: .renumbered, suggestion: "別表の14、24、100の項", review: false),
        ])
    func written(before item: Case) throws {
        for published in ["2026-02-01", "令和8年5月31日"] {
            let result = check(item.items, published: published)
            #expect(result.findings.map(\.rule) == ["renumbered-item"])
            let found = try #require(result.findings.first)
            #expect(found.severity == .error)
            #expect(found.changes.map(\.relation) == [item.relation])
            #expect(found.suggestion == item.suggestion)
            #expect(found.needsReview == item.review)
            #expect(found.since == Self.amended)
            #expect(found.items.count == 1)
            #expect(found.message.contains("令和8年6月1日"))
            #expect(result.citations.last?.status == .stale)
            let before = check(item.items, published: published, on: Self.amended.adding(days: -1))
            #expect(before.findings.isEmpty)
        }
    }

    @Test("a number written after the amendment is of the new numbering", arguments: ["24", "25", "82", "100"])
    func written(after item: String) {
        let result = check(item, published: "令和8年6月1日")
        #expect(result.findings.isEmpty)
        #expect(result.citations.last?.status == .ok)
    }

    @Test("a number that the table no longer has moved, whenever it was written", arguments: ["23", "44", "81"])
    func absent(_ item: String) throws {
        for published in [nil, "令和8年6月20日"] {
            let result = check(item, published: published)
            #expect(result.findings.map(\.rule) == ["renumbered-item"])
            #expect(result.findings.first?.severity == .error)
        }
    }

    @Test("without a day a number that is old and new at once is only asked about")
    func undated() throws {
        let result = check("24", published: nil)
        let found = try #require(result.findings.first)
        #expect(result.findings.count == 1)
        #expect(found.rule == "renumbered-item")
        #expect(found.severity == .note)
        #expect(found.needsReview)
        #expect(found.message.contains("要確認"))
        #expect(result.citations.last?.status == .review)
        #expect(check("50、100", published: nil).findings.isEmpty)
    }
}
