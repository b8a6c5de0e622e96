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

    @Test("ranges and captions", arguments: [
        ("番号法第19条第1号から第3号まで", "19(1),19(2),19(3)"), ("番号法第19条第1号～第3号、第8号", "19(1),19(2),19(3),19(8)"),
        ("番号法第14条から第16条まで、第19条第8号", "14,15,16,19(8)"), ("番号法第9条第1項から第3項まで及び第5項", "9-1,9-2,9-3,9-5"),
        ("番号法第19条（特定個人情報の提供の制限）第8号", "19(8)"), ("番号法 第９条（利用範囲）\n第１項", "9-1"),
        ("番号法第7条（指定及び通知）、第16条（本人確認の措置）", "7,16"), ("番号法第1\n9条第8号", "19(8)"),
    ])
    func articles(_ text: String, _ expected: String) {
        #expect(read(text) == ["- \(NotationTests.act) \(expected)"])
    }

    @Test("第9条の1項 is meant as 第9条第1項, and said to be a slip")
    func slip() {
        #expect(read("番号法第九条の一項") == ["- \(NotationTests.act) 9-1 !itemWrittenAsBranch"])
    }

    @Test("the number that counts a line is no article", arguments: [
        "番号法\n1 第7条\n2 第16条", "番号法\n(1)第7条\n(2)第16条", "番号法\nア　第7条\nイ　第16条", "番号法\n1. 第7条\n2. 第16条",
    ])
    func numbering(_ text: String) {
        #expect(read(text).map { $0.split(separator: " ").last ?? "" } == ["7", "16"])
    }

    @Test("numbers cut in two and separators that are missing", arguments: [
        ("2\n6の項", [26]), ("26\n27の項", [26, 27]), ("1、2、8\t5、87の項", [1, 2, 85, 87]), ("1、2、10\n6、108の項", [1, 2, 106, 108]),
        ("1、2\n3、4の項", [1, 2, 3, 4]), ("9、10 14、16の項", [9, 10, 14, 16]), ("9、10、14\n2 外国人に対する措置", [9, 10, 14]),
    ])
    func brokenNumbers(_ list: String, _ expected: [Int]) {
        let citations = TestLexicon.citations("番号法別表第二の" + list)
        #expect(citations.first?.items == expected.map { ItemNumber($0) })
    }
}
