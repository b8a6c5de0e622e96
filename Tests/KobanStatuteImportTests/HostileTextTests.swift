import KobanLaw
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

    @Test("an element has as many attributes as one of a law, whatever stands in quotation marks and comments")
    func attributes() throws {
        func law(_ count: Int, before: String = "") -> [UInt8] {
            Array((before + "<A" + (0..<count).map { " a\($0)=\"=>\"" }.joined() + ">x</A>").utf8)
        }
        let limit = XMLAttributes.most
        #expect(try LawElement.read(law(limit), file: "a.xml").attributes.count == limit)
        #expect(
            try LawElement.read(
                law(3, before: "<!-- <B " + String(repeating: "a='1' ", count: 500) + "> -->"), file: "a.xml"
            ).text == "x")
        for count in [limit + 1, 100_000] {
            #expect(throws: LawReadingError(file: "a.xml", line: 2, reason: .tooManyAttributes(limit: limit))) {
                try LawElement.read(law(count, before: "<?xml version=\"1.0\"?>\n"), file: "a.xml")
            }
        }
    }

    @Test(
        "a rowspan that is no number of rows, or goes beyond the table, is named as such",
        arguments: [
            ("0", 2), ("x", 2), ("-1", 2), ("3", 1),
        ])
    func spans(_ span: String, _ line: Int) throws {
        let row = { (cells: String) in "<TableRow>\(cells)</TableRow>" }
        let text =
            "<Table>\n"
            + row(
                "<TableColumn rowspan=\"\(span)\">一\u{3000}市町村長</TableColumn><TableColumn rowspan=\"\(span)\">生活保護法による事務</TableColumn><TableColumn>甲</TableColumn><TableColumn>乙</TableColumn>"
            )
            + row("<TableColumn>丙</TableColumn><TableColumn>丁</TableColumn>") + "</Table>"
        let table = try LawElement.read(Array(text.utf8), file: "a.xml")
        let error = #expect(throws: LawReadingError.self) {
            try TableReading(table: try KnownTables.secondTable(), file: "a.xml").items(in: table)
        }
        #expect(error?.line == line)
        #expect(error.map { String(describing: $0).contains("rowspan") } ?? false)
    }

    @Test("a row with too many cells is not said to have too few")
    func tooManyCells() throws {
        let cell = "<TableColumn>一\u{3000}市町村長</TableColumn>"
        let table = try LawElement.read(
            Array("<Table><TableRow>\(String(repeating: cell, count: 5))</TableRow></Table>".utf8), file: "a.xml")
        let error = #expect(throws: LawReadingError.self) {
            try TableReading(table: try KnownTables.secondTable(), file: "a.xml").items(in: table)
        }
        #expect(error.map { String(describing: $0).contains("多すぎます") } ?? false)
    }

    @Test("text around elements stays in its place and in one piece")
    func runs() throws {
        let element = try LawElement.read(Array("<A>あ&amp;い<B>う</B>え&lt;お</A>".utf8), file: "a.xml")
        #expect(element.text == "あ&いうえ<お")
        #expect(element.children.count == 3)
    }

    @Test(
        "a phrase of nothing but parentheses is read, whether they close or not",
        arguments: [
            String(repeating: "（", count: 100_000),
            String(repeating: "（", count: 20_000) + String(repeating: "）", count: 20_000),
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
        #expect(
            CitedLaws([("生活保護法", nil)]).unknownLaw(in: "生活保護法（昭和二十五年法律第百四十四号）、介護保険法（平成九年法律第百二十三号）")?.hasSuffix("、介護保険法")
                == true)
    }
}
