import KobanStatutes
import KobanText
import Testing

@testable import KobanStatuteImport

@Suite("条文の境")
struct HostileTextTests {
    @Test("elements are read to the depth of a law and no deeper")
    func depth() throws {
        func law(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "<A>", count: depth) + "x" + String(repeating: "</A>", count: depth)).utf8)
        }
        #expect(try LawElement.read(law(LawElement.deepest), file: "a.xml").text == "x")
        #expect(throws: LawReadingError(file: "a.xml", line: 1, reason: .tooDeep(limit: LawElement.deepest))) {
            try LawElement.read(law(100_000), file: "a.xml")
        }
    }

    @Test("text around elements stays in its place and in one piece")
    func runs() throws {
        let element = try LawElement.read(Array("<A>あ&amp;い<B>う</B>え&lt;お</A>".utf8), file: "a.xml")
        #expect(element.text == "あ&いうえ<お")
        #expect(element.children.count == 3)
    }

    @Test("a phrase of nothing but parentheses is read, whether they close or not", arguments: [
        String(repeating: "（", count: 100_000), String(repeating: "（", count: 20_000) + String(repeating: "）", count: 20_000),
        String(repeating: "）", count: 100_000), String(repeating: "（以下「あ」という。）", count: 5_000),
        String(repeating: "（昭和", count: 20_000),
    ])
    func parentheses(_ text: String) {
        let phrase = LegalPhrase(text)
        #expect(phrase.withoutFirstMention.scalars.count <= phrase.scalars.count)
        #expect(phrase.withoutLawNumbers.scalars.count <= phrase.scalars.count)
        #expect(phrase.withoutParentheses.scalars.count <= phrase.scalars.count)
        let laws = CitedLaws([("生活保護法", nil)])
        #expect(laws.unknownLaw(in: text) == nil)
        #expect(laws.laws(in: text).isEmpty)
    }

    @Test("parentheses within parentheses are still read as deep as laws nest them")
    func nested() {
        let phrase = LegalPhrase("生活保護法（昭和二十五年法律第百四十四号。以下「甲（乙（昭和二十六年法律第一号））」という。）による保護")
        #expect(phrase.withoutFirstMention.text == "生活保護法による保護")
        #expect(CitedLaws([("生活保護法", nil)]).unknownLaw(in: "生活保護法（昭和二十五年法律第百四十四号）、介護保険法（平成九年法律第百二十三号）")?.hasSuffix("、介護保険法") == true)
    }
}
