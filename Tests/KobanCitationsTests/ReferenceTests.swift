import KobanCitations
import KobanText
import Testing

/// 同条, 前項, こちらの: words that refer to a provision or a law named before.
@Suite("前の引用を受ける語")
struct ReferenceTests {
    private func read(_ text: String) -> [String] {
        let source = SourceText(text)
        return TestLexicon.citations(text).map { $0.summary(in: source) }
    }

    private static let act = NotationTests.act

    @Test(
        "同条 and 同項 go on with the provision cited before",
        arguments: [
            ("番号法第19条第8号に基づく。同条第11号により", ["19(8)", "19(11)"]),
            ("番号法第2条第5項に規定する個人番号又は同条第15 項に規定する", ["2-5", "2-15"]),
            ("番号法第9条第1項、同条第2項及び第3項", ["9-1", "9-2,9-3"]),
            ("番号法第2条第1項第3号、同項第4号又は第5号", ["2-1(3)", "2-1(4),2-1(5)"]),
            ("番号法第19条第8号\n・同条第9号", ["19(8)", "19(9)"]),
            ("番号法附則第6条第1項及び同条第4項", ["附則6-1", "附則6-4"]),
            ("番号法第9条第1項及び第19条第8号並びに同条第9号", ["9-1,19(8)", "19(9)"]),
        ])
    func sameProvision(_ text: String, _ expected: [String]) {
        #expect(read(text) == expected.map { "- \(Self.act) \($0)" })
    }

    @Test(
        "what refers to the text itself is no citation of 番号法",
        arguments: [
            "前項の場合において、同項第2号の事務", "及び前二項の規定", "。第5条の規定により、同条第2項を定める", "。前条第3項、次号又はこの条第2項",
            "\n\n同条第2項の事務", "に規定する事務。同条の規定", "及び市条例第3条。同条第2項に定める",
        ])
    func ownProvisions(_ text: String) {
        #expect(TestLexicon.citations("番号法第9条第1項" + text).filter { $0.law != nil }.count == 1)
    }

    @Test("同項 after a row of a table is the row")
    func rowOfTable() {
        #expect(read("番号法第9条第1項、別表の23の項、同項第2号") == ["- \(Self.act) 9-1", "- \(Self.act) 別表 [23]"])
    }

    @Test(
        "a list goes on after brackets in which another provision is cited",
        arguments: [
            ("番号法第12条（住民基本台帳法第5条により準用する場合を含む。）及び第14条", ["12", "14"]),
            ("番号法第2条第8項（電子署名法第3条で定める事項を含む。）、第9項", ["2-8", "2-9"]),
        ])
    func afterBrackets(_ text: String, _ expected: [String]) {
        #expect(read(text).filter { $0.contains(Self.act) } == expected.map { "- \(Self.act) \($0)" })
        #expect(read(text).count == 3)
    }

    @Test("what is cited in the brackets after a law's name is read")
    func inBrackets() {
        #expect(read("みどり市規則（番号法第19条第9号）") == ["- \(Self.act) 19(9)"])
        #expect(
            read("番号法（住民基本台帳法第5条を含む。）第9条") == ["- 外:住民基本台帳法 5", "- \(Self.act) 9"])
    }

    @Test(
        "words tie a provision to the law named before them",
        arguments: [
            "番号法の中にあります第9条第2項", "番号法では、第9条第2項", "番号法においては、第９条第２項", "番号法に規定する第9条第2項", "番号法における第9条第2項",
            "「番号法」（以下、「法」という）の中の第9条第2項", "マイナンバー法または番号法ですけれども、こちらの第9条第2項",
            "根拠は番号法になります。こちらのほうの第9条第2項",
        ])
    func tied(_ text: String) {
        #expect(read(text) == ["- \(Self.act) 9-2"])
    }

    @Test(
        "where something else may be meant, no law is guessed",
        arguments: [
            "番号法と市条例の改正です。こちらの第28条", "番号法に基づき、第28条", "番号法の改正です。資料は次のとおりです。なお、こちらの第28条",
            "番号法による。\n第28条　市長は、別に定める。",
        ])
    func notTied(_ text: String) {
        #expect(read(text) == [])
    }

    @Test("同法 is the act named before, 同条例 the ordinance")
    func kinds() {
        #expect(
            read("みどり市番号利用条例第3条、番号法第9条第2項、同条例第4条、同法第19条第8号").map { $0.dropFirst(2) }
                == ["外:みどり市番号利用条例 3", "\(Self.act) 9-2", "外:同条例 4", "\(Self.act) 19(8)"])
    }

    @Test(
        "同法 after an act that is cited and another that is only named is for a person to decide",
        arguments: [
            "番号法第9条第1項による。生活保護法による保護。同法第19条", "同法第19条第8号",
        ])
    func undecided(_ text: String) {
        #expect(read(text).last?.hasSuffix("!undecidedLawName") == true)
        #expect(TestLexicon.citations(text).last?.law == nil)
    }

    @Test(
        "the wording of an amendment: what takes the place of a provision is the same law's",
        arguments: [
            "番号法「第2条第15項」を「第2条第16項」に改める", "番号法第2条第15項を同条第16項に改める", "番号法第2条第15項を第16項に改める",
            "番号法「第２条第１５項」を「第１６項」に改正", "番号法第2条第15項から同条第16項に変更された", "番号法第2条第15項から第16項に繰り下げられた",
        ])
    func amendments(_ text: String) {
        #expect(read(text) == ["- \(Self.act) 2-15", "- \(Self.act) 2-16"])
    }
}
