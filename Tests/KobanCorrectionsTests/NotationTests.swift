import KobanCorrections
import KobanLaw
import Testing

@Suite("A migrated list")
struct NotationTests {
    /// Behind 番号法第19条第8号、.
    private static let order = "同号に基づく利用特定個人情報の提供に関する命令第2条の表"
    /// Where no provision is named before.
    private static let named = "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表"

    /// The field as acceptance leaves it.
    private func field(_ text: String, heading: String = "【情報照会の根拠】 番号法第19条第8号、") throws -> String {
        let label = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t"
        let new = try Migrating.corrected(Migrating.cover + label + heading + text + "\n", acceptReview: true)
        return String(new.dropFirst((Migrating.cover + label + heading).count).dropLast())
    }

    @Test(
        "keeps the writer's notation",
        arguments: [
            ("別表第二の26の項及び27の項", "\(order)の42の項及び48の項"),
            ("別表第二の項番26、27", "\(order)の項番42、48"),
            ("別表第二 26.27.31の項", "\(order) 42.48.53の項"),
            ("別表第二の26、27及び31の項", "\(order)の42、48及び53の項"),
            ("別表第2の２６，２７の項", "同号に基づく利用特定個人情報の提供に関する命令第２条の表の４２，４８の項"),
            ("別表第二の二十六の項", "同号に基づく利用特定個人情報の提供に関する命令第二条の表の四十二の項"),
            ("別表第二の26、<br>27の項", "\(order)の42、<br>48の項"),
        ])
    func notations(_ old: String, _ new: String) throws {
        #expect(try field(old) == new)
    }

    @Test(
        "keeps a range in words a range, and leaves no まで without one",
        arguments: [
            ("別表第二の1から3までの項", "\(order)の1から3までの項"), ("別表第二の第61項から第62項まで、第26項", "\(order)の第86項から第87項まで、第42項"),
            ("別表第二の26の項から28の項まで", "\(order)の42、48、49の項"), ("別表第二の26の項から28の項まで、42の項", "\(order)の42の項、48の項、49の項、69の項"),
        ])
    func rangesInWords(_ old: String, _ new: String) throws {
        #expect(try field(old) == new)
    }

    @Test(
        "is left whole beside articles of an order that the field does not name",
        arguments: ["主務省令第19条", "内閣府・総務省令第7号第20条"])
    func unnamedOrder(_ article: String) throws {
        let text = "別表第二の26の項、\(article)"
        #expect(try field(text) == text)
    }

    @Test(
        "is left whole where the field says that the table is the former one",
        arguments: [
            "番号法別表第二の26の項は令和6年5月27日に廃止", "第2条の表の42の項（旧別表第二の26の項）", "令和6年5月26日までは番号法別表第二の26の項",
            "旧&nbsp;番号法別表第二の26の項", "旧【番号法】別表第二の26の項", "改正前の「別表第二」の26の項", "改正前の<b>番号法別表第二</b>の26の項",
            "（改正前）番号法別表第二の26の項", "旧：番号法別表第二の26の項", "番号法別表第二（旧）の26の項", "番号法別表第二(廃止)の26の項", "番号法別表第二の26の項（旧番号）",
            "番号法別表第二の26の項（改正前の項番）", "従前の番号法別表第二の26の項", "番号法旧別表第二の26の項", "かつての番号法別表第二の26の項", "当時の番号法別表第二の26の項",
            "変更前の番号法別表第二の26の項", "第2条の表の42の項（番号法別表第二の26の項から変更）", "番号法別表第二の26の項⇒第2条の表の42の項",
            "番号法（令和6年法律第46号による改正前のもの）別表第二の26の項",
        ])
    func former(_ text: String) throws {
        #expect(try field(text) == text)
    }

    @Test("復旧 says nothing of a former table")
    func otherWords() throws {
        #expect(try field("復旧事務　番号法第19条第8号、別表第二の26の項").hasSuffix("\(Self.order)の42の項"))
    }

    @Test("names the order by a provision in digits of two kinds")
    func mixedDigits() throws {
        #expect(
            try field("番号法第19条第八号別表第2の26の項", heading: "【情報照会の根拠】")
                == "番号法第19条第八号に基づく利用特定個人情報の提供に関する命令第2条の表の42の項")
    }

    @Test("is no list of items where a number beside the table counts something else")
    func otherNumbers() throws {
        #expect(try field("別表第二の業務（26項目）") == "\(Self.order)の業務（26項目）")
        #expect(try field("別表第二の第2欄に掲げる事務3件") == "\(Self.order)の第2欄に掲げる事務3件")
    }

    @Test("says in the table that a proposal is no text to publish where something could not be read")
    func partial() throws {
        let label = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t番号法第19条第8号、"
        let fields = try Migrating.migration(Migrating.cover + label + "別表第二の26の項\n番号法別表第二（26）（27）\n").fields
        let cells = try #require(fields.first.map { HistoryRow($0, day: Migrating.day).cells })
        #expect(cells[3].hasPrefix("【途中までの案。旧い記載が残っているので、このままでは使えません】"))
    }

    @Test("waits for a person where the validity that the writer gave has passed")
    func expired() throws {
        let label = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t"
        let fields = try Migrating.migration(Migrating.cover + label + "番号法別表第二の26の項（令和7年3月まで）\n").fields
        #expect(fields.first?.confidence == .review)
        #expect(fields.first?.isWritten == false)
    }

    @Test("keeps the line breaks around a range")
    func ranges() throws {
        #expect(try field("別表第二（第26～28、\n31、42の項）") == "\(Self.order)（第42、48、49、\n53、69の項）")
    }

    @Test("has every line of a vertical list", arguments: ["\n", "\r\n"])
    func vertical(lineBreak: String) throws {
        let text = "番号法別表第二\n26の項\n27の項\n31の項\n42の項".replacing("\n", with: lineBreak)
        let new = "\(Self.named)\n42の項\n48の項\n53の項\n69の項".replacing("\n", with: lineBreak)
        #expect(try field(text, heading: "【情報照会の根拠】\n") == new)
    }

    @Test("loses the line of an abolished item")
    func verticalAbolished() throws {
        #expect(
            try field("番号法別表第二\n・26の項\n・30の項\n・31の項", heading: "【情報照会の根拠】\n")
                == "\(Self.named)\n・42の項\n・53の項")
        #expect(
            try field("番号法別表第二\n第30の項\n第31の項", heading: "【情報照会の根拠】\n") == "\(Self.named)\n第53の項")
        #expect(
            try field("・番号法別表第二の26の項\n・番号法別表第二の30の項\n・生活保護法第29条", heading: "【情報照会の根拠】\n")
                == "・\(Self.named)の42の項\n・生活保護法第29条")
    }

    @Test(
        "loses an abolished item with the words about it, and no others",
        arguments: [
            ("別表第二の26の項（生活保護）、30の項（社会福祉）", "\(order)の42の項（生活保護）"),
            ("別表第二の30の項（社会福祉）、26の項（生活保護）", "\(order)の42の項（生活保護）"),
            ("別表第二の26の項（生活保護）、30の項（社会福祉）及び31の項（住宅）", "\(order)の42の項（生活保護）及び53の項（住宅）"),
            ("別表第二の第26の項(生活保護)、第30の項(社会福祉)", "\(order)の第42の項(生活保護)"),
        ])
    func words(_ old: String, _ new: String) throws {
        #expect(try field(old) == new)
    }

    @Test(
        "is left whole, with what could not be read, where only its beginning could be read",
        arguments: [
            ("別表第二の26の項（生活保護の事務）、３０（社会福祉）", "３０"),
            ("別表第二の26の項／30", "30"),
            ("別表第二の項 26、27", "26"),
            ("別表第二の26のうち市が提供するもの", "26"), ("別表第二の事務のうち26、27に掲げるもの", "26"), ("別表第二（26）（27）", "27"),
            ("別表第二の2 6の項", "2 6"), ("別表第二の26の項、別表第一15", "15"),
            ("別表第二　市町村長：26、27", "26"), ("別表第二　26 生活保護　27 地方税", "26"),
        ])
    func unread(_ text: String, _ number: String) throws {
        #expect(try field(text) == text)
        let label = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t番号法第19条第8号、"
        let migrated = try Migrating.migration(Migrating.cover + label + text + "\n", acceptReview: true).fields.first
        #expect(migrated?.confidence == .review)
        #expect(migrated?.choices.contains { $0.subject == "引用として読み取れない項番（\(number)）" } == true)
    }

    @Test(
        "is written whole where the list is read in an unusual notation",
        arguments: [
            ("別表第二の26（生活保護）、30（社会福祉）の項", "の42（生活保護）の項"),
            ("別表第二の26の項 生活保護、31の項 住宅", "の42の項 生活保護、53の項 住宅"),
            ("別表第二の26の項：生活保護、27の項：地方税", "の42の項：生活保護、48の項：地方税"), ("別表第二の26の項;27の項", "の42の項;48の項"),
            ("別表第二 No.26、No.27", " No.42、No.48"), ("別表第二（項番26:生活保護）", "（項番42:生活保護）"),
            ("別表第二＊の26の項", "＊の42の項"), ("別表第二|の26の項", "|の42の項"), ("別表第二No.26", "No.42"), ("別表第二【26の項】", "【42の項】"),
            ("別表第二<tt>の26の項</tt>", "<tt>の42の項</tt>"), ("別表第二&ensp;の26の項", "&ensp;の42の項"),
            ("別表第二の項番26番", "の項番42番"), ("別表第二の9、10の各項", "の13、14の各項"), ("別表第二の26の項 27の項", "の42の項 48の項"),
            ("別表2 26の項", " 42の項"), ("別表第二（第19条、第21条関係）の26の項", "の42の項"), ("別表第二の7の項<br>9の項", "の8の項<br>13の項"),
            ("別表第二\n26\n27\n31の項", "\n42\n48\n53の項"),
        ])
    func unusual(_ old: String, _ new: String) throws {
        #expect(try field(old) == Self.order + new)
    }

    @Test("is left whole where a former table's name would stay beside the new numbers")
    func formerName() throws {
        let label = "3. 個人番号の利用\n法令上の根拠\t"
        let left = try Migrating.migration(
            Migrating.cover + label + "番号法第9条第1項、別表第一の15の項 ※別表第一主務省令を参照\n", acceptReview: true)
        #expect(left.fields.first?.isWritten == left.fields.first?.after.contains("別表主務省令"))
        let defined =
            label + "番号法第9条第1項、別表第一の15の項、主務省令(※)第15条 ※主務省令：行政手続における特定の個人を識別するための番号の利用等に関する法律別表第\n1の主務省令で定める事務を定める命令\n"
        #expect(
            try Migrating.corrected(Migrating.cover + defined)
                == Migrating.cover + defined.replacing("別表第一の15", with: "別表の23").replacing("別表第\n1の", with: "別表\nの"))
        let others = label + "番号法第9条第1項、別表第一の15の項、住民基本台帳法別表第一の1の項、わかば市個人番号の利用に関する条例別表第1の2の項、別表第一主務省令第15条\n"
        #expect(
            try Migrating.corrected(Migrating.cover + others)
                == Migrating.cover
                + others.replacing("第1項、別表第一の15", with: "第1項、別表の23").replacing("別表第一主務", with: "別表主務"))
    }

    @Test("leaves no separator of what has gone before other laws")
    func first() throws {
        #expect(
            try field("番号法別表第二の30の項、生活保護法第29条", heading: "【情報照会の根拠】 ")
                == "生活保護法第29条")
    }

    @Test("names the order that took over where the field says what it calls 主務省令")
    func definition() throws {
        let new = try field(
            "別表第二の26の項\n※主務省令：行政手続における特定の個人を識別するための番号の利用等に関する法律別表第二の\n主務省令で定める事務及び情報を定める命令（平成26年内閣府・総務省令第7号）\n主務省令第19条")
        #expect(
            new
                == "\(Self.order)の42の項\n※主務省令：行政手続における特定の個人を識別するための番号の利用等に関する法律第19条第8号に基づく利用特定個人情報の提供に関する命令（令和6年デジタル庁・総務省令第9号）\n主務省令"
        )
    }
}
