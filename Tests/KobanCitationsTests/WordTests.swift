import KobanCitations
import KobanText
import Testing

/// Words, names and marks where writers and converters put them together by accident.
@Suite("語の切れ目")
struct WordTests {
    private func read(_ text: String) -> [String] {
        let source = SourceText(text)
        return TestLexicon.citations(text).map { $0.summary(in: source) }
    }

    private static let act = NotationTests.act

    @Test(
        "a word is not made of the end of one and the beginning of another",
        arguments: [
            ("番号法別表第一の15の項 番号法第19条第8号", ["- \(act) 別表第一 [15]", "- \(act) 19(8)"]),
            ("番号法第9条第1項番号法第19条第8号", ["- \(act) 9-1", "- \(act) 19(8)"]),
            ("番号法別表第一の15の項　目的", ["- \(act) 別表第一 [15]"]),
            ("番号法第19条第8号　外部への提供", ["- \(act) 19(8)"]),
            ("番号法第9条第1項\n目的", ["- \(act) 9-1"]),
        ])
    func falseWords(_ text: String, _ expected: [String]) {
        #expect(read(text) == expected)
    }

    @Test(
        "bullets of every shape and numbers in circles begin a line",
        arguments: [
            "■", "□", "○", "◯", "●", "◆", "◎", "▶", "・", "①", "⑴",
        ])
    func bullets(_ mark: String) {
        #expect(
            read("番号法\n\(mark)第7条\n\(mark) 第16条") == ["- \(Self.act) 7", "- \(Self.act) 16"])
        #expect(
            read("\(mark)情報提供の根拠\n番号法第19条第8号\n\(mark)情報照会の根拠\n番号法第19条第9号")
                == ["provide \(Self.act) 19(8)", "inquire \(Self.act) 19(9)"])
    }

    @Test(
        "an order by its number, however the ministries are joined",
        arguments: [
            "平成26年内閣府・総務省令第7号第19条", "平成26年内閣府総務省令第７号 第19条", "平成二十六年内閣府・総務省令第7号第十九条",
            "平成26年内閣府令・総務省令第7号第19条", "番号法別表第2の主務省令で定める命令第19条",
            "番号法別表第二の主務省令で定める事務及び情報を定める省令第19条",
        ])
    func orderNumbers(_ text: String) {
        #expect(read(text) == ["- \(NotationTests.oldOrder) 19"])
    }

    @Test(
        "what an order's name quotes is part of the name, in mixed digits too",
        arguments: [
            "番号法第19条第八号の規定による主務省令第2条の表の42の項", "番号法第十九条第8号に基づき利用特定個人情報の提供に関する命令第2条の表42の項",
        ])
    func mixedDigits(_ text: String) {
        #expect(read(text) == ["- \(NotationTests.order) 第二条の表 [42]"])
    }

    @Test("a law that amends 番号法 is another law, by its whole name")
    func amendingLaws() {
        #expect(read("番号法等の一部を改正する法律第2条") == ["- 外:番号法等の一部を改正する法律 2"])
        #expect(read("番号法整備法第3条") == ["- 外:番号法整備法 3"])
    }

    @Test(
        "a heading line above 番号法 is no part of its name",
        arguments: [
            "評価書\n番号法第9条第1項", "基礎項目評価書\n番号法第9条第1項", "記載事項\n番号法第9条第1項", "評価書 番号法第9条第1項",
        ])
    func headingAbove(_ text: String) {
        #expect(TestLexicon.citations(text).map(\.lawName) == ["番号法"])
    }
}
