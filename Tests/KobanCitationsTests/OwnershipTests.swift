import KobanCitations
import KobanLaw
import KobanText
import Testing

/// Whose table a table is: 番号法's, another law's, or of no law at all.
@Suite("別表の持ち主")
struct OwnershipTests {
    private func read(_ text: String) -> [String] {
        let source = SourceText(text)
        return TestLexicon.citations(text).map { $0.summary(in: source) }
    }

    private static let act = NotationTests.act

    @Test(
        "a table that hangs on another law's provision is that law's",
        arguments: [
            "住民基本台帳法第30条の9（別表第一）", "住民基本台帳法第30条の9及び別表第一の15の項", "住民基本台帳法第30条の9、別表第一",
            "住民基本台帳法第三十条の九に規定する別表第一", "住民基本台帳法（別表第一）", "住民基本台帳法「別表第一」",
            "住民基本台帳法第30条の9及び\n別表第一の15の項", "住民基本台帳法\n・第30条の9\n・別表第一の15の項",
            "みどり市番号法施行条例（別表第二の26の項）", "みどり市番号法施行条例第3条及び別表第2の5の項",
            "番号法第9条第2項\nみどり市番号利用条例第3条、別表第一の2の項",
            "番号法第7条、住民基本台帳法第5条、第30条の6、別表第一の1の項",
        ])
    func tablesOfOthers(_ text: String) {
        let citations = TestLexicon.citations(text)
        #expect(!citations.contains { $0.table != nil })
        #expect(citations.contains { $0.law == nil })
    }

    @Test("after another law a comma gives the table back to 番号法 that was named before")
    func comma() {
        #expect(
            read("番号法第9条第1項、国民健康保険法第9条、別表第一の30の項").last == "- \(Self.act) 別表第一 [30]")
    }

    @Test(
        "a table of which nothing says that it is 番号法's is not cited",
        arguments: [
            "別表1のとおり", "別表第1のとおり", "別表第一", "別表1", "詳細は別表1を参照", "別表２に記載", "（別表1）システム一覧",
            "別表1　システム一覧\n別表2　ファイル一覧", "第2条の表のとおり", "別表第5の26の項", "別表1、2、5",
        ])
    func nobodys(_ text: String) {
        #expect(read(text) == [])
    }

    @Test(
        "nor one of a contract or the like, whatever the text names",
        arguments: [
            "契約書の別表1に定める事務", "個人情報取扱特記事項別表第1の5の項", "別紙の別表第2に定める業者", "別表第1のとおり委託する",
        ])
    func papers(_ text: String) {
        #expect(read("番号法による事務。" + text) == [])
    }

    @Test(
        "nor one to which the reader is sent, or of an ordinance by its number",
        arguments: [
            "（別表1参照）", "\n※別表1のとおり", "及び別表第1のとおり", "\n平成27年条例第30号別表第一の5の項", "　別表第1を参照",
            "、本条例別表第一の15の項", "、この条例別表第一の15の項",
        ])
    func readersTables(_ text: String) {
        #expect(read("番号法第9条第1項" + text) == ["- \(Self.act) 9-1"])
    }

    @Test("参照 is no number")
    func reference() {
        #expect(read("番号法別表第一の15、参照") == ["- \(Self.act) 別表第一 [15]"])
    }

    @Test(
        "it is cited where the sentence or the text says so",
        arguments: [
            ("別表第二に定める事務", "別表第二 []"), ("（別表第二における特定個人情報）", "別表第二 []"), ("別表第二の26の項", "別表第二 [26]"),
            ("番号法第9条第1項\n別表第1", "別表第一 []"), ("番号法による。\n別表第二\n", "別表第二 []"),
            ("番号法に関し、別表2の提供業務情報を受領する", "別表第二 []"),
        ])
    func ours(_ text: String, _ expected: String) {
        #expect(read(text).last == "- \(Self.act) \(expected)")
    }

    @Test("法 that nobody defined is not 番号法 for 第19条第4項")
    func undefinedAct() {
        #expect(read("法第19条第8号") == ["- \(Self.act) 19(8)"])
        #expect(read("法第19条第4項") == ["- 外:法 19-4"])
    }

    @Test(
        "a law's name in quotation marks or its table in brackets",
        arguments: [
            "「番号法」別表第二の26の項", "番号法（別表第二の26の項）", "番号法 （別表第二の26の項）", "「番号法」（以下「法」という。）別表第二の26の項",
        ])
    func enclosed(_ text: String) {
        #expect(read(text) == ["- \(Self.act) 別表第二 [26]"])
        #expect(read("「番号法」第19条第8号") == ["- \(Self.act) 19(8)"])
    }

    @Test("an ordinance's row is not part of its table's name")
    func foreignRows() {
        #expect(read("みどり市条例別表第2の5、6の項") == ["- 外:みどり市条例 (別表第2) [5,6]"])
        #expect(read("みどり市条例別表第1の2") == ["- 外:みどり市条例 (別表第1の2) []"])
    }

    @Test(
        "words that only join a table to another law leave open whose it is",
        arguments: [
            "住民基本台帳法等の別表第一の15の項", "住民基本台帳法上の別表第一の15の項", "住民基本台帳法関係：別表第一の15の項", "住民基本台帳法のうち、別表第一の15の項",
            "住民基本台帳法第30条の9の規定により、別表第一の15の項", "生活保護法第29条関係　別表第一の3の項", "住民基本台帳法附則別表第一の15の項",
            "住民基本台帳\n法別表第一の15の項", "住民基本台帳<br>法別表第一の15の項", "主務省令第2条の別表の42の項",
            "生活保護法第80条の4第1項【別表第一の15の項】", "生活保護法第80条（抄）別表第一の15の項", "生活保護法第80条／別表第一の15の項", "生活保護法［別表第一の15の項］",
            "生活保護法第80条※ 別表第一の15の項", "地方税法\n・第3条\n・別表第1 15の項", "わかば市条例に基づく事務（別表第一の15の項）", "保存年限表別表第一の15の項",
            "デジタル庁告示第3号 別表第一の15の項",
        ])
    func joined(_ text: String) throws {
        for before in ["", "番号法第9条第1項、", "番号法第19条第8号に基づく"] {
            let tables = TestLexicon.citations(before + text).filter {
                if case .table = $0.target { true } else { false }
            }
            try #require(tables.count == 1)
            #expect(tables.allSatisfy { $0.law == nil }, "\(before)\(text)")
        }
    }

    @Test(
        "the table of an ordinance that is named by its number is not 番号法's", arguments: ["\n", "", "の", "）", "、", "　"])
    func ordinanceByNumber(_ joint: String) {
        let text = "番号法第9条第2項、\(joint == "）" ? "（" : "")わかば市条例第5号\(joint)別表第一の2の項"
        #expect(!TestLexicon.citations(text).contains { if case .table = $0.target { $0.law != nil } else { false } })
    }

    @Test(
        "another law in a note to a citation of 番号法 owns no table behind the note",
        arguments: [
            "番号法第9条第1項（生活保護法第19条）別表第一の15の項", "番号法第9条第1項、別表第一の30の項（生活保護法第19条）、別表第一の15の項",
        ])
    func notes(_ text: String) {
        #expect(read(text).last == "- \(Self.act) 別表第一 [15]")
    }

    @Test("法 on the line below a heading is still the law that is defined")
    func belowHeading() {
        #expect(
            read("番号法（以下「法」という。）\n国民健康保険に関する事務\n法別表第一の30の項").last?.hasSuffix("別表第一 [30]") ?? false)
        #expect(TestLexicon.citations("番号法（以下「法」という。）\n国民健康保険に関する事務\n法別表第一の30の項").last?.law == .numberAct)
    }
}
