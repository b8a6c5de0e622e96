import KobanCitations
import KobanLaw
import KobanText
import Testing

/// The short names that a document defines, in all their manners.
@Suite("略称の定義")
struct ShortNameTests {
    private func read(_ text: String) -> [String] {
        let source = SourceText(text)
        return TestLexicon.citations(text).map { $0.summary(in: source) }
    }

    private static let act = NotationTests.act
    private static let title = "行政手続における特定の個人を識別するための番号の利用等に関する法律"

    @Test(
        "a definition in any manner, wrapped anywhere",
        arguments: [
            "（以下「個番法」という。）", "（以下「個番法」と\nいう。）", "（以\n下「個番\n法」とい\nう。）", "（以下、「個番法」という）", "（以下「個番法」）",
            "（平成25年法律第27号。以下「個番法」という。）", "（平成25年法律第27号）（以下「個番法」という。）",
            "（平成25年法律第27号（以下「個番法」という。））", "（以下単に「個番法」という。）", "（以下この表において「個番法」という。）",
            "（以下「法」又は「個番法」という。）", "（以下「個番法」と略称する。）", "、以下、個番法と略します。", "、以下「個番法」と省略", "（以下個番法という。）",
            "（いわゆる個番法）", "（いわゆる「個番法」）", "、いわゆる個番法では、", "（通称「個番法」）", "（略称：個番法）", "」（以下、「個番法」という）の中",
        ])
    func manners(_ definition: String) {
        #expect(read("「" + Self.title + definition + "。個番法第19条第8号") == ["- \(Self.act) 19(8)"])
    }

    @Test("a bracket that says where a name holds cites nothing of the law")
    func scope() {
        #expect(
            read("番号法（第四条の四及び第四条の五第一号において「個番法」という。）第十九条第九号。個番法第九条")
                == ["- \(Self.act) 19(9)", "- \(Self.act) 9"])
    }

    @Test("a name for something else in the brackets is none of the law")
    func otherThings() {
        #expect(
            read("番号法（第九条に規定する者を以下「個番法」という。）。個番法第三条").last == "- 外:個番法 3")
    }

    @Test("法 means what it is defined as from there on, and nothing before")
    func fromThereOn() {
        #expect(
            read("法第3条第4項による。生活保護法（以下「法」という。）による保護。法第19条第8号")
                == ["- 外:法 3-4", "- 外:法 19(8)"])
        #expect(read("個番法第9条による。" + Self.title + "（以下「個番法」という。）").first == "- \(Self.act) 9")
    }

    @Test("a name defined for two laws is for a person to decide")
    func redefined() {
        #expect(
            read("生活保護法（以下「法」という。）。法第19条。番号法（以下「法」という。）。法第19条第8号")
                == ["- 外:法 19", "- 外:法 19(8) !undecidedLawName"])
        #expect(
            read("番号法（以下「法」という。）。番号利用法（以下「法」という。）。法第19条第8号").last == "- \(Self.act) 19(8)")
    }

    @Test("each note is for the mark before it")
    func notes() {
        let order = Self.title + "別表第一の主務省令で定める事務を定める命令"
        let former = Self.title + "別表第二の主務省令で定める事務及び情報を定める命令"
        #expect(
            read("主務省令（※）第15条\n※主務省令：\(order)\n主務省令（※）第19条\n※主務省令：\(former)")
                == ["- \(NotationTests.useOrder) 15", "- \(NotationTests.oldOrder) 19"])
    }

    @Test(
        "names that other laws give to the orders",
        arguments: [
            ("番号利用法情報提供省令第2条の表の42の項", "\(NotationTests.order) 第二条の表 [42]"),
            ("番号法情報連携命令第4条第1号若しくは第16号又は第5条", "\(NotationTests.order) 4(1),4(16),5"),
            ("番号利用法別表第二省令第六条の二第一号から第三号まで", "\(NotationTests.oldOrder) 6の2(1),6の2(2),6の2(3)"),
            ("番号利用法別表主務省令第15条", "\(NotationTests.useOrder) 15"),
            ("番号法第19条第8号主務省令第2条の表の42の項", "\(NotationTests.order) 第二条の表 [42]"),
        ])
    func orders(_ text: String, _ expected: String) {
        #expect(read(text) == ["- " + expected])
    }

    @Test(
        "a rule whose name quotes 番号法 is a rule of its own",
        arguments: [
            "番号法第十九条第九号規則第2条第1項",
            "「番号法第十九条第九号に基づく利用特定個人情報の提供に関する規則」（以下「九号規則」という。）第2条第1項",
            "番号法施行令第2条第1項", "番号法施行規則第2条第1項", "番号法改正法第2条第1項", "番号法等の一部を改正する法律附則第2条第1項",
            "番号法の施行に伴う関係法律の整備等に関する法律第2条第1項", "行政手続における特定の個人を識別するための番号の利用等に関する法律施行令第2条第1項",
            "六　生活保護法第2条第1項",
        ])
    func rules(_ text: String) {
        let citations = TestLexicon.citations(text)
        #expect(citations.map(\.law) == [nil])
        #expect(citations.first?.provisions.first?.article == ItemNumber(2))
    }

    @Test("two laws in quotation marks are no title")
    func quotedLaws() {
        #expect(read("「番号法第9条第2項及び生活保護法」") == ["- \(Self.act) 9-2"])
    }
}
