import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@testable import KobanCitations

@Suite("項番の境")
struct NumberBoundsTests {
    @Test(
        "numbers whose separators were lost make a list unread, not a number",
        arguments: [
            "番号法別表第二の二六二七二八の項", "番号法別表第二の262728の項", "番号法別表第二の二十六二十七の項", "番号法別表第二の2627の項",
            "番号法別表第二の二六二七の項", "番号法別表第二の９１０１４１６の項", "番号法別表第二の9、101416の項", "番号法別表第二の9、一〇一四一六の項",
            "番号法別表第二の一〇一四一六、20の項", "番号法別表第二（262728の項）", "番号法別表第二の26の項、27282930の項",
            "番号法別表第二の九一〇の項", "番号法別表第二の12345678901234の項", "番号法別表第二の26～2728の項",
        ])
    func lostSeparators(_ text: String) throws {
        let citations = TestLexicon.citations(text)
        let citation = try #require(citations.first)
        #expect(citations.count == 1)
        #expect(citation.table == .secondTable)
        // What stands beside them was read; the list as a whole was not.
        #expect(citation.items.allSatisfy { [9, 20, 26].map { ItemNumber($0) }.contains($0) })
        #expect(citation.extent == .unread)
        #expect(citation.slips == [.unreadList])
    }

    @Test(
        "a number that a table may have, in either way of writing, is read",
        arguments: [
            ("番号法別表第二の二六の項", 26), ("番号法別表第二の一二〇の項", 120), ("番号法別表第二の百二十の項", 120), ("番号法別表第二の999の項", 999),
            ("番号法別表第二の第一一九の項", 119),
        ])
    func plausible(_ text: String, _ number: Int) {
        #expect(TestLexicon.citations(text).map(\.items) == [[ItemNumber(number)]])
    }

    @Test(
        "a provision whose number ran together is unread",
        arguments: [
            "番号法第一二三四五六条", "番号法第19条第八九一〇一一二号", "番号法第19条第12345678901号", "番号法第1、二三四五六条",
        ])
    func provisions(_ text: String) throws {
        let citation = try #require(TestLexicon.citations(text).first)
        #expect(citation.slips == [.unreadList])
    }

    @Test("a year is a number")
    func years() {
        #expect(TestLexicon.citations("番号法第9条（～二〇二六年五月）").first?.validUntil == CivilDate(iso: "2026-05-31"))
    }

    @Test("a range that nothing numbered has stays a range: its two ends are given")
    func wideRange() throws {
        let table = try #require(TestLexicon.citations("番号法別表第二の1～999の項").first)
        #expect(table.items == [ItemNumber(1), ItemNumber(999)])
        #expect(table.slips == [.rangeTooWide])
        let articles = try #require(TestLexicon.citations("番号法第1条～第999条").first)
        #expect(articles.provisions.map(\.article) == [ItemNumber(1), ItemNumber(999)])
        #expect(articles.slips == [.rangeTooWide])
        let items = try #require(TestLexicon.citations("番号法第19条第1号から第900号まで").first)
        #expect(items.provisions.map(\.item) == [ItemNumber(1), ItemNumber(900)])
    }

    @Test("a range of ordinary size is written out")
    func ordinaryRange() {
        #expect(TestLexicon.citations("番号法別表第二の1～119の項").first?.items.count == 119)
        #expect(TestLexicon.citations("番号法第1条～第77条").first?.provisions.count == 77)
        #expect(TestLexicon.citations("番号法第19条第1号から第17号まで").first?.provisions.count == 17)
    }

    @Test(
        "what ranges stand for stays within a small multiple of the text",
        arguments: [
            "番号法別表第二の1～119の項、", "番号法第1条～第290条、", "番号法第19条第1号から第290号まで、", "番号法第9条第1項から第290項まで。", "第1条～第290条、",
            "番号法別表第二の1～9の項、",
        ])
    func expansion(_ piece: String) {
        for count in [500, 1_000, 2_000] {
            let text = "番号法第9条、" + String(repeating: piece, count: count)
            let citations = TestLexicon.citations(text)
            let written = citations.reduce(0) { $0 + $1.items.count + $1.provisions.count }
            #expect(written <= 1_000 + text.utf8.count / 4, "\(piece) × \(count): \(written)")
            #expect(!citations.isEmpty)
        }
    }

    @Test("a list for whose ranges there is no room is unread, never cut short")
    func noRoom() {
        let citations = TestLexicon.citations(String(repeating: "番号法別表第二の1～119の項。", count: 200))
        #expect(citations.count == 200)
        #expect(citations.allSatisfy { $0.items.count == 119 || $0.items.isEmpty && $0.slips.contains(.unreadList) })
    }

    @Test("branches without end are no number")
    func branches() {
        let text = "番号法別表第二の1" + String(repeating: "の1", count: 100_000) + "の項"
        #expect(TestLexicon.citations(text).allSatisfy { $0.items.allSatisfy { $0.components.count <= 6 } })
    }

    @Test("a name with many numbers has few spellings, and they still match")
    func spellings() {
        let many = "わかば市" + (1...40).map { "第\($0)号" }.joined() + "条例"
        #expect(LawLexicon.spellings(of: many).count == 2)
        #expect(LawLexicon.spellings(of: "平成26年内閣府・総務省令第7号").count == 4)
        #expect(LawLexicon.spellings(of: "わかば市第10000号条例") == ["わかば市第10000号条例", "わかば市第一万号条例"])
    }

    @Test("the bounds hold what the data hold")
    func data() throws {
        let statutes = try BundledLaw.statutes
        let largest = statutes.editions.flatMap(\.items).map(\.number.whole).max() ?? 0
        #expect((100..<ItemBounds.largest).contains(largest))
        let branches = statutes.editions.flatMap(\.items).flatMap { $0.number.components.dropFirst() }
        #expect(branches.allSatisfy { $0 <= ItemBounds.largestBranch } && !branches.isEmpty)
        let articles = statutes.articleIndexes.values.flatMap(\.all).count
        #expect(articles > 0)
    }
}
