import KobanText
import Testing

/// Lists that something interrupts: a truncated reading is worse than none.
@Suite("項の列挙")
struct ListTests {
    private func read(_ text: String) -> [String] {
        let source = SourceText(text)
        return TestLexicon.citations(text).map { $0.summary(in: source) }
    }

    private static let act = NotationTests.act
    private static let order = NotationTests.order

    @Test(
        "what stands between a table and its items",
        arguments: [
            "（第十九条、第二十一条関係）の26の項", "（第9条関係）26の項", "「26の項」", "『26の項』", "［26の項］", "〔26の項〕", "【26の項】",
            "・26の項", "－26", "の項のうち26の項", "の項番26", "：26の項", "、26の項", "\n・26の項", "\n\n26の項",
        ])
    func betweenTableAndItems(_ tail: String) {
        #expect(read("番号法別表第二" + tail) == ["- \(Self.act) 別表第二 [26]"])
    }

    @Test("what stands in brackets after an item does not end the list")
    func asides() {
        #expect(
            read("番号法別表第二の26の項（生活保護）、27の項（地方税）及び30の項")
                == ["- \(Self.act) 別表第二 [26,27,30]"])
        #expect(
            read("番号法別表第二の26の項（～R6.5.26）、27の項")
                == ["- \(Self.act) 別表第二 [26] ~2024-05-26", "- \(Self.act) 別表第二 [27]"])
        #expect(
            read("番号法別表第二の26の項及び同表の27の項")
                == ["- \(Self.act) 別表第二 [26]", "- \(Self.act) 別表第二 [27]"])
    }

    @Test("rows on lines of their own go on with the table")
    func rowsOnLines() {
        #expect(
            read("番号法別表第二\n・26の項\n・27の項\n・第19条の手続") == [
                "- \(Self.act) 別表第二 [26,27]", "- \(Self.act) 19",
            ])
        #expect(
            read("番号法別表第二\n26の項　生活保護\n27の項　地方税") == ["- \(Self.act) 別表第二 [26,27]"])
        #expect(
            read("番号法別表第二\n26の項\n27の項\n31の項\n42の項") == ["- \(Self.act) 別表第二 [26,27,31,42]"])
        #expect(
            read("番号法別表第一\n  7の項\n  9の項\n  11の項") == ["- \(Self.act) 別表第一 [7,9,11]"])
        #expect(read("番号法別表第二の26ないし28の項") == ["- \(Self.act) 別表第二 [26,27,28]"])
    }

    @Test("provisions after a table are the same law's")
    func provisionsAfterTable() {
        #expect(
            read("番号法別表第一の30の項、第14条、第16条") == ["- \(Self.act) 別表第一 [30]", "- \(Self.act) 14,16"])
    }

    @Test(
        "a heading that names the table announces the items below it",
        arguments: [
            "（別表第二における情報提供の根拠）\n第三欄（情報提供者）が「市町村長」の項のうち、第四欄（特定個人情報）に「住民票関係情報」が含まれる項（1、2の項）",
            "【別表第二における情報提供の根拠】\n第三欄が市町村長の項のうち、第四欄に住民票関係情報が含まれる項（1、2の項）",
            "情報提供の根拠\n別表第二：第三欄が『市町村長』の項のうち、第四欄に『住民票関係情報』が含まれる項\n\n（1、2の項）",
            "情報提供の根拠\n別表第二：第三欄が『市町村長』の項のうち、第四欄に『住民票関係情報』が含まれる項\n1、2\n",
        ])
    func announcedByHeading(_ text: String) {
        #expect(read(text) == ["provide \(Self.act) 別表第二 [1,2]|||市町村長|住民票関係情報"])
    }

    @Test(
        "において leads to a condition where a column follows, and to nothing else",
        arguments: [
            ("、第三欄（情報提供者）が「市町村長」、第四欄（特定個人情報）に「住民票関係情報」が含まれる項（1、2の項）", "[1,2]|||市町村長|住民票関係情報"),
            ("情報提供者が「市町村長」の項のうち、第四欄に「住民票関係情報」が含まれる項（1、2の項）", "[1,2]|||市町村長|住民票関係情報"),
            ("定める事務のほか、庁内の帳票では3の項を使う。", "[] !unreadList"),
        ])
    func within(_ words: String, _ read: String) {
        #expect(self.read("番号法別表第二において" + words) == ["- \(Self.act) 別表第二 \(read)"])
    }

    @Test("第二欄に掲げる事務 is no condition")
    func noCondition() {
        #expect(read("番号法別表第2の第2欄に掲げる事務(別添を参照)") == ["- \(Self.act) 別表第二 []"])
    }

    @Test(
        "次の項 may announce several lists",
        arguments: [
            "\n（１）生活保護　13・14・18\n（２）外国人　42・43", "\n・13・14・18\n・42・43", "\n【保護】\n13・14・18\n【外国人】\n42・43",
            "\n13・14・18\n\n42・43",
        ])
    func sublists(_ lists: String) {
        #expect(
            read("主務省令第2条の表のうち、次の項" + lists) == ["- \(Self.order) 第二条の表 [13,14,18,42,43]"])
    }
}
