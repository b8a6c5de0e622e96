import KobanCitations
import KobanText
import Testing

/// 別表第二 in every hand: what is read must be the table that was meant, or be left to a person.
@Suite("別表の書き表し方")
struct TableDesignationTests {
    private func read(_ text: String) -> [String] {
        let source = SourceText(text)
        return TestLexicon.citations(text).map { $0.summary(in: source) }
    }

    /// For each citation of 番号法 and a text, whether its list is said to be unread.
    private func unread(_ text: String) throws -> [Bool] {
        let citations = TestLexicon.citations("番号法" + text)
        try #require(!citations.isEmpty)
        return citations.map { $0.slips.contains(.unreadList) }
    }

    private static let act = NotationTests.act

    @Test(
        "a table's number in another form",
        arguments: [
            "別表第②", "別表②", "別表第Ⅱ", "別表Ⅱ", "別表㈡", "別表⑵", "別表第ニ", "別表第弐", "別表弐", "別表第貳", "別表（第二）", "別表(2)", "別表「第二」",
            "別表〈第二〉",
            "別<sup>注</sup>表第二", "別表第二<sup>※</sup>", "別<ruby>表<rt>ひょう</rt></ruby>第二",
        ])
    func otherForms(_ name: String) {
        #expect(read("番号法\(name)の26の項") == ["- \(Self.act) 別表第二 [26]"])
    }

    @Test(
        "of a number that a mark parts from 別表 nobody knows whether it is the table's",
        arguments: [
            "別表・第二の26の項", "別表〕第二　43の項", "別表、第二 第十六項", "別表/1　40の項", "別表】1 15の項", "別表-2の26の項", "別表－２の26の項", "別表※第二の26の項",
            "別表（以下同じ。）１の26の項", "別表<sup>2</sup>の26の項",
            "別表ロの26の項", "別表第&lt;2の26の項", "別表の1（15の項）", "別表No.1（15の項）", "別表#1（15の項）", "別表①（15の項）", "別表-1（27、41の項）",
        ])
    func parted(_ text: String) throws {
        #expect(!(try unread(text).contains(false)))
    }

    @Test(
        "第2条の表 without の or 第",
        arguments: [
            "第2条表 42、48の項", "第2条表　42、48の項", "2条の表の42、48の項", "第二条表四十二、四十八の項", "第２条表の42、48の項",
        ])
    func provisionTable(_ text: String) {
        #expect(
            read("番号法第19条第8号に基づく主務省令" + text) == ["- \(NotationTests.order) 第二条の表 [42,48]"])
    }

    @Test(
        "which items are meant stands elsewhere", arguments: ["（別紙のとおり）", "の別紙のとおり", "（抄）", "の該当項", "の一部", "（項番は別添参照）"])
    func elsewhere(_ tail: String) {
        #expect(read("番号法別表第二" + tail) == ["- \(Self.act) 別表第二 [] !unreadList"])
    }

    @Test("old numerals are numbers", arguments: [("廿六", 26), ("卅", 30), ("卅一", 31), ("弐拾六", 26), ("壹百拾", 110)])
    func oldNumerals(_ number: String, _ value: Int) {
        #expect(read("番号法別表第二の\(number)の項") == ["- \(Self.act) 別表第二 [\(value)]"])
    }

    @Test(
        "a number that the reading passes over leaves the list unread, never whole",
        arguments: [
            "の42行目", "の42番目", "の42段", "の㉖", "の㉖、㉗の項", "\n(1)26の項\n(2)27の項", "\nア　26の項\nイ　27の項",
            "の（42）、（99）の項", "の42の項。99の項", "の42、【追加】99の項", "の26<sup>4</sup>の項", "\nNo.4 57の項\nNo.5 63の項",
            "の9、10、\n12\n14、16の項", "の26の項→42の項", "の26の項⇒42の項",
            "の15条", " 【項番】15", "の15の項及び第一の26の項", "の15の項、一の26の項", "、第一の26の項",
            "\n生活保護 33\n国保 94", "の9、12、1 6、19の項", "の二 十 八の項", "の4\n3、9\n2の項", "の三○、五九の項", "のニ十六の項", "のIIの項", "のSの項",
            "の9～12の項（10の項は該当なし）", "の15の項以下の項", "の15の項までの項", "の15の項から最後の項まで", "の15、37、6.5.27", "（16 事務甲、40 事務乙の項）",
            "の26の項、その他42の項", "の<![CDATA[43]]>の項", "の41の項から同表44の項まで", "及び別表第一（それぞれ17の項、47の項）",
        ])
    func passedOver(_ tail: String) throws {
        #expect(try unread("別表第二" + tail).contains(true))
    }

    @Test(
        "a number before its table is not passed over",
        arguments: [
            "番号法項番26（別表第二）", "番号法（項番10） 別表第二", "<table><tr><td>16</td><td>番号法別表第二</td></tr></table>",
            "番号法第19条第8号\n項番：26\n表：別表第二",
        ])
    func before(_ text: String) {
        #expect(TestLexicon.citations(text).last?.slips.contains(.unreadList) ?? false)
    }

    @Test("a list behind two tables is no list of the first", arguments: ["・", "及び", "、"])
    func shared(_ joint: String) {
        #expect(read("番号法別表第一\(joint)別表第二の15・16の項").first?.hasSuffix("!unreadList") ?? false)
    }

    @Test(
        "an old table with one number beside it is never passed over",
        arguments: [
            "。別表第一 15", " | 表 | 項 |\n|---|---|\n| 別表第一 | 7 |", "に規定する別表第一 26", "\n\"別表第一\",\"26\"", "　別表第&lt;2 第百十一項",
            "　別表＝2の14及び欄56の2の項",
            "　別表中第一　２１【の項",
        ])
    func besideNumber(_ text: String) {
        #expect(TestLexicon.citations("番号法第9条第1項" + text).last?.slips.contains(.unreadList) ?? false)
    }

    @Test("numbers that count the lines of a list are none of it", arguments: ["\n① 26の項\n② 27の項", "\n26の項\n(2) 27の項"])
    func countedLines(_ tail: String) {
        #expect(read("番号法別表第二" + tail) == ["- \(Self.act) 別表第二 [26,27]"])
    }

    @Test("hyphens that begin lines mark them and make no range", arguments: ["-", "－", "―"])
    func lineMarks(_ mark: String) {
        #expect(read("番号法別表第二\n\(mark) 26の項\n\(mark) 31の項") == ["- \(Self.act) 別表第二 [26,31]"])
    }
}
