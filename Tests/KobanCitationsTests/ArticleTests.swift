import KobanCitations
import KobanText
import Testing

/// Articles, paragraphs and items in ranges, with captions, cut by line breaks.
@Suite("条項号")
struct ArticleTests {
    private func read(_ text: String) -> [String] {
        let source = SourceText(text)
        return TestLexicon.citations(text).map { $0.summary(in: source) }
    }

    @Test(
        "ranges and captions",
        arguments: [
            ("番号法第19条第1号から第3号まで", "19(1),19(2),19(3)"), ("番号法第19条第1号～第3号、第8号", "19(1),19(2),19(3),19(8)"),
            ("番号法第14条から第16条まで、第19条第8号", "14,15,16,19(8)"), ("番号法第9条第1項から第3項まで及び第5項", "9-1,9-2,9-3,9-5"),
            ("番号法第19条（特定個人情報の提供の制限）第8号", "19(8)"), ("番号法 第９条（利用範囲）\n第１項", "9-1"),
            ("番号法第7条（指定及び通知）、第16条（本人確認の措置）", "7,16"), ("番号法第1\n9条第8号", "19(8)"),
            ("番号法第19条第13号から第17号まで及び第8号", "19(13),19(14),19(15),19(16),19(17),19(8)"),
            ("番号法第19条第8号又は第9号", "19(8),19(9)"),
            ("番号法第１９条９号", "19(9)"), ("番号法第２条第15 項", "2-15"), ("番号法「第2条第15項」", "2-15"),
            ("番号法第９条第２項および第１９条第１０号", "9-2,19(10)"), ("番号法第9条第2項　第19条第8号", "9-2|19(8)"),
            ("番号法第9条第2項の規定及び第19条第8号の規定", "9-2|19(8)"),
            ("番号法第2条第6項及び第7項、第8条並びに第48条並びに附則第3条第1項から第3項まで及び第5項", "2-6,2-7,8,48,附則3-1,附則3-2,附則3-3,附則3-5"),
            ("番号法附則第1条第4号", "附則1(4)"), ("番号法第21条の2から第21条の4まで", "21の2,21の3,21の4"), ("番号法第9条～第21条の2、第22条", "9,21の2,22"),
        ])
    func articles(_ text: String, _ expected: String) {
        #expect(read(text) == expected.split(separator: "|").map { "- \(NotationTests.act) \($0)" })
    }

    @Test(
        "captions in brackets of any kind do not end a list",
        arguments: [
            "（定義）", "((定義))", "《定義》", "【定義】", "〔定義〕", "（（定義））",
        ])
    func captions(_ caption: String) {
        #expect(read("番号法第２条第５項\(caption)又は第15項\(caption)に規定する") == ["- \(NotationTests.act) 2-5,2-15"])
    }

    @Test(
        "parts of a provision belong to it and do not end a list",
        arguments: [
            ("番号法第九条第一項各号又は第十九条各号", "9-1,19"), ("番号法第9条第3項前段及び第4項", "9-3,9-4"),
            ("番号法第19条第1号イ又はロ、第2号", "19(1),19(2)"), ("番号法附則第1条本文及び第2条ただし書", "附則1,附則2"),
        ])
    func parts(_ text: String, _ expected: String) {
        #expect(read(text) == ["- \(NotationTests.act) \(expected)"])
    }

    @Test(
        "a number that counts lines or things is no branch",
        arguments: [
            "番号法第29条の2行目", "番号法第29条の3つの要件", "番号法第29条の2番目の文", "番号法第29条の5ページ",
        ])
    func counted(_ text: String) {
        #expect(read(text) == ["- \(NotationTests.act) 29"])
    }

    @Test("counts of items are no items", arguments: ["25項目を規定する", "に120の項目がある", "は3か所にある", "、２５項目"])
    func counts(_ text: String) {
        #expect(TestLexicon.citations("番号法第9条第2項" + text).map(\.provisions.count) == [1])
    }

    @Test("第9条の1項 is meant as 第9条第1項, and said to be a slip")
    func slip() {
        #expect(read("番号法第九条の一項") == ["- \(NotationTests.act) 9-1 !itemWrittenAsBranch"])
    }

    @Test(
        "the number that counts a line is no article",
        arguments: [
            "番号法\n1 第7条\n2 第16条", "番号法\n(1)第7条\n(2)第16条", "番号法\nア　第7条\nイ　第16条", "番号法\n1. 第7条\n2. 第16条",
        ])
    func numbering(_ text: String) {
        #expect(read(text).map { $0.split(separator: " ").last ?? "" } == ["7", "16"])
    }

    @Test(
        "numbers cut in two and separators that are missing",
        arguments: [
            ("2\n6の項", [26]), ("26\n27の項", [26, 27]), ("1、2、8\t5、87の項", [1, 2, 85, 87]),
            ("1、2、10\n6、108の項", [1, 2, 106, 108]),
            ("1、2\n3、4の項", [1, 2, 3, 4]), ("9、10 14、16の項", [9, 10, 14, 16]), ("9、10、14\n2 外国人に対する措置", [9, 10, 14]),
        ])
    func brokenNumbers(_ list: String, _ expected: [Int]) {
        let citations = TestLexicon.citations("番号法別表第二の" + list)
        #expect(citations.first?.items == expected.map { ItemNumber($0) })
    }
}
