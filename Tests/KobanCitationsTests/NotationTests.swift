import KobanCitations
import KobanTestSupport
import KobanText
import Testing

/// More notations than `docs/specification/notations.md` has examples, in sentences of our own.
@Suite("引用の書き方")
struct NotationTests {
    private func read(_ text: String) -> [String] {
        let source = SourceText(text)
        return TestLexicon.citations(text).map { $0.summary(in: source) }
    }

    static let act = "425AC0000000027"
    static let useOrder = "426M6000000A005"
    static let oldOrder = "426M6000000A007"
    static let order = "506M60004008009"

    @Test(
        "digits half-width, full-width and kanji mean the same",
        arguments: [
            "番号法第19条第8号", "番号法第１９条第８号", "番号法第十九条第八号", "番号法 第19条 第8号", "番号法第19条\n第8号",
            "番号法第1９条8号", "番号法第⼗九条第⼋号",
        ])
    func digits(_ text: String) {
        #expect(read(text) == ["- \(Self.act) 19(8)"])
    }

    @Test(
        "the tables by all their names",
        arguments: [
            ("番号法別表第一の15の項", "別表第一 [15]"), ("番号法別表第1の15の項", "別表第一 [15]"),
            ("番号法別表第１の１５の項", "別表第一 [15]"), ("番号法別表１の15の項", "別表第一 [15]"),
            ("番号法別表第 一の15の項", "別表第一 [15]"), ("番号法別表第\n一の15の項", "別表第一 [15]"),
            ("番号法別表23の項", "別表 [23]"), ("番号法別表 第23の項", "別表 [23]"), ("番号法別表の23の項", "別表 [23]"),
            ("番号法別表第二の85の2の項", "別表第二 [85の2]"), ("番号法別表第二の八十五の二の項", "別表第二 [85の2]"),
            ("番号法別表第二の九の二の項", "別表第二 [9の2]"), ("番号法別表第1　項番30", "別表第一 [30]"),
            ("番号法別表第二　第1項", "別表第二 [1]"), ("番号法別表1の項", "別表 [1]"),
            ("番号法別表第二における情報照会者", "別表第二 []"), ("番号法別表第2の第2欄に掲げる事務", "別表第二 []"),
            ("番号法別表2に掲げる業務", "別表第二 []"), ("番号法別表第一、別表第二", "別表第一 []"),
        ])
    func tables(_ text: String, _ expected: String) {
        #expect(read(text).first == "- \(Self.act) \(expected)")
    }

    @Test(
        "the table of 第二条 of the order",
        arguments: [
            "番号法第19条第8号に基づく主務省令第2条の表の42の項", "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第二条の表 第42項",
            "主務省令第2条の表の42の項", "番号法第19条第8号に基づく主務省令第2条のうち次の項\n\n42", "第2条の表42の項",
            "利用特定個人情報の提供に関する命令第2条の42の項",
        ])
    func provisionTable(_ text: String) {
        #expect(read(text) == ["- \(Self.order) 第二条の表 [42]"])
    }

    @Test("第2条第1項 of the order is a paragraph, not a row")
    func paragraphOfTheOrder() {
        #expect(read("利用特定個人情報の提供に関する命令第2条第1項") == ["- \(Self.order) 2-1"])
    }

    @Test(
        "item lists with every separator",
        arguments: [
            "別表第二の9、10、14の項", "別表第二の9，10，14の項", "別表第二の9,10,14の項", "別表第二の9・10・14の項",
            "別表第二の9.10.14の項", "別表第二の9 10 14の項", "別表第二の9、10及び14の項", "別表第二（第9、10、14の項）",
            "別表第二の第9、第10、第14の項", "別表第二の9の項、10の項、14の項", "別表第二の9、1\n0、14の項",
            "別表第二の9、\n10、\n14\nの項", "別表第二（9・10・14）", "別表第二の九、十及び十四の項", "別表第二　項番9、10、14",
            "別表第二の９，１０・14の項", "別表第二：9、10、14の項", "別表第二の９、<br>10、</p><p>14の項",
        ])
    func lists(_ text: String) {
        #expect(read("番号法" + text) == ["- \(Self.act) 別表第二 [9,10,14]"])
    }

    @Test(
        "ranges mean the whole numbers between",
        arguments: [
            "別表第二の26～28、30の項", "別表第二の26〜28,30の項", "別表第二の26-28・30の項", "別表第二の26から28まで、30の項",
            "別表第二の26の項から28の項まで、30の項", "別表第二の26~28及び30の項",
        ])
    func ranges(_ text: String) {
        #expect(read("番号法" + text) == ["- \(Self.act) 別表第二 [26,27,28,30]"])
    }

    @Test("article lists: the last 条 serves the whole, の stands before or after it")
    func articles() {
        #expect(
            read("番号法別表第二の主務省令で定める事務及び情報を定める命令（第1、2、24の2、59の3条）")
                == ["- \(Self.oldOrder) 1,2,24の2,59の3"])
        #expect(
            read("番号法別表第二の主務省令で定める事務及び情報を定める命令第8,9,11～14,19～21条,第26条の4,第27,28条、59条の2の2,59条の3")
                == ["- \(Self.oldOrder) 8,9,11,12,13,14,19,20,21,26の4,27,28,59の2の2,59の3"])
        #expect(read("国民健康保険法　第113条の3　第1項及び第2項") == ["- 外:国民健康保険法 113の3-1,113の3-2"])
        #expect(read("番号利用法附則第6条第4項") == ["- \(Self.act) 附則6-4"])
    }

    @Test("an order's name is one name, whatever it quotes")
    func orderNames() {
        let full = "行政手続における特定の個人を識別するための番号の利用等に関する法律"
        #expect(read(full + "別表第一の主務省令で定める事務を定める命令第24条") == ["- \(Self.useOrder) 24"])
        #expect(read(full + "別表第二の主務省令で定\nめる事務を定める命令第19条") == ["- \(Self.oldOrder) 19"])
        #expect(
            read(full + "第九条第一項に規定する準法定事務及び準法定事務処理者を定める命令表第1項")
                == ["- 506M60004008008 (表) [1]"])
        #expect(read("番号法第19条第8号に基づく主務省令について") == [])
    }

    @Test("a title with a slip is still recognized, and said to be one")
    func slips() {
        #expect(
            read("行政手続における徳の個人を識別するための番号の利用等に関する法律第9条第1項")
                == ["- \(Self.act) 9-1 !inexactLawName"])
        #expect(read("番号利用法第19条の8号 別表第2").first == "- \(Self.act) 19(8) !itemWrittenAsBranch")
        #expect(read("番号法第19条の8第1項") == ["- \(Self.act) 19の8-1"])
    }

    @Test(
        "a list that cannot be read is said to be one, not taken for the whole table",
        arguments: [
            "番号法別表第二の28～26の項", "番号法別表第二の1～99999999の項", "番号法別表第二の26～28、85の2～87の項",
            "番号法別表第二（第26、85の2～87の項）", "番号法別表第二第二十六号",
        ])
    func unreadList(_ text: String) {
        let citations = TestLexicon.citations(text)
        #expect(citations.map(\.items) == [[]])
        #expect(citations.first?.slips == [.unreadList])
    }

    @Test(
        "numbers after a table that count something else are no list of it",
        arguments: [
            "番号法別表第二\n2 第26項", "番号法別表第二の第2欄", "番号法別表第二、番号法第19条第8号", "番号法別表第二に掲げる98の事務",
            "番号法別表第二\n3 その他の事項", "番号法別表第二\n(3) その他の事項",
            "番号法別表第二（平成25年法律第27号）",
        ])
    func wholeTable(_ text: String) {
        #expect(TestLexicon.citations(text).first?.slips == [])
    }

    @Test(
        "what belongs to another law or an ordinance is never read as ours",
        arguments: [
            "住民基本台帳法別表第一の15の項", "地方自治法別表第一", "みどり市個人番号の利用に関する条例別表第1の2", "住民基本台帳法の別表第一",
            "住民基本台帳法（昭和42年法律第81号）別表第一", "みどり市番号法施行条例別表第一の1の項",
            "みどり市番号利用法に基づく個人番号の利用に関する条例 別表第1の2の項", "国民健康保険法施行令別表第一",
            "みどり市個人番号の利用に関する条例第3条別表5の項", "みどり市個人番号の利用に関する条例第3条及び別表第2の5の項",
        ])
    func foreign(_ text: String) {
        let citations = TestLexicon.citations(text)
        #expect(!citations.contains { $0.law != nil || $0.table != nil })
    }

    @Test("a table without a law is 番号法's, by the name the text uses")
    func tableWithoutLaw() {
        let citations = TestLexicon.citations("番号利用法第9条第1項\n別表第1　項番30")
        #expect(citations.map(\.lawName) == ["番号利用法", "番号利用法"])
        #expect(citations.last?.table == .firstTable)
    }

    @Test("bullets under a law's name belong to it, up to the next law")
    func bullets() {
        let text = """
            1. 番号利用法
            ・第7条（指定及び通知）
            - ・第16条（本人確認の措置）
            2. 住民基本台帳法（住基法）（昭和42年7月25日法律第81号）
            ・第5条（住民基本台帳の備付け）
            """
        #expect(read(text) == ["- \(Self.act) 7", "- \(Self.act) 16", "- 外:住民基本台帳法 5"])
    }

    @Test(
        "headings say what a citation is the basis of",
        arguments: [
            "【情報提供の根拠】\n番号法第19条第8号\n【情報照会の根拠】\n番号法第19条第9号",
            "［情報提供の根拠］\n番号法第19条第8号\n［情報照会の根拠］\n番号法第19条第9号",
            "(情報提供の根拠)\n番号法第19条第8号\n(情報照会の根拠)\n番号法第19条第9号",
            "情報提供の根拠\n番号法第19条第8号\n情報照会の根拠\n番号法第19条第9号",
            "・情報提供の根拠：番号法第19条第8号\n・情報照会の根拠：番号法第19条第9号",
            "<p>【情報提供の根拠】</p> <ul> <li>番号法第19条第8号</li> </ul> <p>【情報照会の根拠】</p> 番号法第19条第9号",
            "１．情報提供の根拠\n番号法第19条第8号\n２．情報照会の根拠\n番号法第19条第9号",
        ])
    func roles(_ text: String) {
        #expect(read(text) == ["provide \(Self.act) 19(8)", "inquire \(Self.act) 19(9)"])
    }

    @Test("an outer heading ends the role given under the one before")
    func ranks() {
        let text = """
            1 保護の決定に関する事務
            【情報照会の根拠】
            番号法第19条第8号
            2 外国人に対する措置に関する事務
            番号法第19条第9号
            """
        #expect(read(text) == ["inquire \(Self.act) 19(8)", "- \(Self.act) 19(9)"])
    }

    @Test("a condition instead of or beside a list")
    func conditions() {
        #expect(
            read("番号法別表第二：第三欄（情報提供者）が「市町村長」の項のうち、第四欄（特定個人情報）に「住民票関係情報」が含まれる項（1、2、85の2の項）")
                == ["- \(Self.act) 別表第二 [1,2,85の2]|||市町村長|住民票関係情報"])
        #expect(
            read("番号法別表第二の26の項（第１欄（情報照会者）が「都道府県知事等」の項のうち、第２欄（事務）に「保護」が含まれる項）")
                == ["- \(Self.act) 別表第二 [26]|都道府県知事等|保護||"])
        #expect(
            read(
                "番号法第19条第8号に基づく主務省令第2条の表のうち、次の項（第3欄（情報提供者）が「都道府県知事等」の項のうち、第4欄（特定個人情報）に「生活保護関係情報」が含まれる項）\n\n13・14・18\n\n【情報照会の根拠】"
            )
                == ["- \(Self.order) 第二条の表 [13,14,18]|||都道府県知事等|生活保護関係情報"])
        #expect(
            read("番号法別表第二のうち、第三欄が「市町村長」で第四欄に「住民票関係情報」が含まれる項")
                == ["- \(Self.act) 別表第二 []|||市町村長|住民票関係情報"])
        #expect(
            read("番号法別表第二の主務省令で定める事務及び情報を定める命令に「住民票関係情報」が含まれる条項（第1、2条）")
                == ["- \(Self.oldOrder) 1,2||||住民票関係情報"])
    }

    @Test(
        "the author's own validity",
        arguments: [
            ("番号法第19条第9号(～R8.5)", "2026-05-31"), ("番号法第19条第9号(~R8.2)", "2026-02-28"),
            ("番号法第19条第9号（令和8年5月まで）", "2026-05-31"), ("番号法第19条第9号（～令和8年3月20日）", "2026-03-20"),
            ("番号法第19条第9号（2026年5月まで）", "2026-05-31"),
        ])
    func validity(_ text: String, _ day: String) {
        #expect(TestLexicon.citations(text).first?.validUntil?.description == day)
    }

    @Test(
        "a number alone or a word alike is no citation",
        arguments: [
            "別表のとおり", "第三者に提供しない", "1) 実施する 2) 実施しない 3) 未定", "10万人以上30万人未満", "人手を介在させる作業項目 8号館",
            "令和6年5月24日", "この方法第1案", "項番　情報照会者", "第113回会議の表",
        ])
    func nothing(_ text: String) {
        #expect(read(text) == [])
    }

    @Test("a definition in the document is followed")
    func definitions() {
        let text = "生活保護法（以下「法」という。）による保護。法第19条第4項により行う。"
        #expect(read(text) == ["- 外:法 19-4"])
        let order = "番号法別表第一の15の項並びに主務省令（※）第15条\n※主務省令：行政手続における特定の個人を識別するための番号の利用等に関する法律別表第1の主務省令で定める事務を定める命令"
        #expect(read(order) == ["- \(Self.act) 別表第一 [15]", "- \(Self.useOrder) 15"])
    }
}
