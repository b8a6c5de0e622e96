import KobanCitations
import KobanText
import Testing

/// What the words around a citation say it is the basis of, and how long it holds.
@Suite("提供と照会の別、期限")
struct RoleTests {
    private func read(_ text: String) -> [String] {
        let source = SourceText(text)
        return TestLexicon.citations(text).map { $0.summary(in: source) }
    }

    private static let act = NotationTests.act

    @Test(
        "both roles on one line, and under headings of every kind",
        arguments: [
            "情報提供：番号法第19条第8号　情報照会：番号法第19条第9号", "提供：番号法第19条第8号、照会：番号法第19条第9号",
            "情報提供の根拠：番号法第19条第8号　情報照会の根拠：番号法第19条第9号", "（提供）番号法第19条第8号　（照会）番号法第19条第9号",
            "【情報提供】\n番号法第19条第8号\n【情報照会】\n番号法第19条第9号",
            "《情報提供の根拠》\n番号法第19条第8号\n《情報照会の根拠》\n番号法第19条第9号",
            "「情報提供の根拠」\n番号法第19条第8号\n「情報照会の根拠」\n番号法第19条第9号",
            "ア　情報提供の根拠\n番号法第19条第8号\nイ　情報照会の根拠\n番号法第19条第9号",
            "情報提供の根拠　番号法第19条第8号　情報照会の根拠　番号法第19条第9号", "（1）情報提供：番号法第19条第8号（2）情報照会：番号法第19条第9号",
        ])
    func roles(_ text: String) {
        #expect(read(text) == ["provide \(Self.act) 19(8)", "inquire \(Self.act) 19(9)"])
    }

    @Test(
        "headings by every mark, until the next of their rank",
        arguments: [
            ("■", "■", "■"), ("●", "●", "●"), ("◆", "◆", "◆"), ("▼", "▼", "▼"), ("①", "②", "③"), ("(1)", "(2)", "(3)"),
            ("（１）", "（２）", "（３）"), ("１．", "２．", "３．"), ("1 ", "2 ", "3 "),
        ])
    func marks(_ marks: (String, String, String)) {
        #expect(
            read("\(marks.0)情報照会\n番号法第19条第8号\n\(marks.1)情報提供\n番号法第19条第9号\n\(marks.2)その他の事務\n番号法第9条")
                == ["inquire \(Self.act) 19(8)", "provide \(Self.act) 19(9)", "- \(Self.act) 9"])
    }

    @Test(
        "headings with a mark, in brackets, with a colon or bare",
        arguments: [
            ("ア　情報照会", "イ　情報提供"), ("Ⅰ　情報照会", "Ⅱ　情報提供"), ("1) 情報照会", "2) 情報提供"), ("※情報照会の根拠", "※情報提供の根拠"),
            ("＊情報照会＊", "＊情報提供＊"), ("（情報照会）", "（情報提供）"), ("＜情報照会＞", "＜情報提供＞"), ("〔情報照会〕", "〔情報提供〕"), ("【照会】", "【提供】"),
            ("情報照会：", "情報提供："), ("情報照会", "情報提供"), ("・情報照会", "・情報提供"), ("<p>■情報照会</p>", "<p>■情報提供</p>"),
            ("情報照会→", "情報提供→"), ("|情報照会|", "|情報提供|"),
        ])
    func headings(_ heading: (String, String)) {
        for gap in ["\n", "　"] {
            #expect(
                read("\(heading.0)\(gap)番号法第19条第8号\n\(heading.1)\(gap)番号法第19条第9号")
                    == ["inquire \(Self.act) 19(8)", "provide \(Self.act) 19(9)"], "\(gap)")
        }
    }

    @Test("a mark between the word and the citation", arguments: ["：", "→", "⇒", "|", "／"])
    func joined(_ mark: String) {
        #expect(
            read("情報照会\(mark)番号法第19条第8号\n情報提供\(mark)番号法第19条第9号")
                == ["inquire \(Self.act) 19(8)", "provide \(Self.act) 19(9)"])
    }

    @Test(
        "headings in many words",
        arguments: [
            "の根拠", "の根拠法令", "の根拠規定", "における法令上の根拠", "に係る根拠", "に関する法令上の根拠", "の法的根拠", "の根拠条項等",
            "に係る事務", "を行う場合", "者としての根拠",
        ])
    func words(_ tail: String) {
        for (begin, end) in [("", ""), ("■", ""), ("【", "】"), ("1．", ""), ("", "：")] {
            #expect(
                read("\(begin)情報照会\(tail)\(end)\n番号法第19条第8号\n\(begin)情報提供\(tail)\(end)\n番号法第19条第9号")
                    == ["inquire \(Self.act) 19(8)", "provide \(Self.act) 19(9)"], "\(begin)\(tail)\(end)")
        }
    }

    @Test(
        "a heading that says who asks whom, or leads on to its lines",
        arguments: [
            "・照会\n", "「情報照会」\n", "情報照会について\n", "他機関への照会\n", "当市が情報照会を行う場合の根拠\n", "情報照会者となる場合\n", "情報照会者として：",
            "情報を照会する場合\n", "他の機関から情報の提供を受ける場合\n", "情報の提供を求める場合\n", "情報照会を行うことの根拠\n", "情報照会の根拠は、", "情報照会の根拠は",
            "情報照会の根拠規定は次のとおり。\n", "情報照会の根拠は以下のとおりである。\n", "２．情報照会 ○", "照会－",
        ])
    func leading(_ heading: String) {
        #expect(read("\(heading)番号法第19条第8号") == ["inquire \(Self.act) 19(8)"])
    }

    @Test("whose inquiry 他機関からの照会 is, no heading says")
    func othersInquiry() {
        #expect(read("他機関からの照会\n番号法第19条第8号") == ["- \(Self.act) 19(8)"])
    }

    @Test("brackets with a role stand before what they are about")
    func inLine() {
        #expect(
            read("（提供）番号法第19条第8号（照会）番号法第19条第9号") == ["provide \(Self.act) 19(8)", "inquire \(Self.act) 19(9)"])
    }

    @Test(
        "a heading for both sides gives no single role, and ends the one before",
        arguments: [
            "【情報提供・照会の根拠】", "■情報提供及び情報照会", "情報照会・提供の根拠：", "【情報提供の根拠・情報照会の根拠】", "１．情報照会及び情報提供の根拠",
        ])
    func bothSides(_ heading: String) {
        #expect(
            read("【情報照会の根拠】\n番号法第19条第8号\n\(heading)\n番号法第19条第9号")
                == ["inquire \(Self.act) 19(8)", "- \(Self.act) 19(9)"])
    }

    @Test("two headings in a row are about both sides", arguments: ["・", "■", "", "（1）"])
    func inARow(_ mark: String) {
        #expect(read("\(mark)情報照会\n\(mark)情報提供\n番号法第19条第8号") == ["- \(Self.act) 19(8)"])
    }

    @Test(
        "where a text tells what is done, 情報照会 is a thing done and no heading of bases",
        arguments: [
            ("・情報照会\n", nil), ("■情報提供\n", nil), ("1 情報照会\n", nil), ("■情報照会の根拠\n", Citation.Purpose.inquire),
            ("【情報提供の根拠】\n", .provide),
        ])
    func narrative(_ heading: String, _ purpose: Citation.Purpose?) {
        let source = SourceText(heading + "番号法別表の23の項")
        var context = CitationContext()
        context.isNarrative = true
        #expect(TestLexicon.scanner.citations(in: source, context: context).map(\.purpose) == [purpose])
    }

    @Test(
        "a sentence that contains the words is no heading",
        arguments: [
            "情報照会を行うためのシステムである。", "情報提供に関する事務を行う。", "特定個人情報の提供・移転", "情報提供等記録の開示", "情報提供ネットワークシステム", "提供",
        ])
    func sentences(_ text: String) {
        #expect(read("\(text)\n番号法第19条第8号") == ["- \(Self.act) 19(8)"])
    }

    @Test(
        "a choice of the form and a longer word give no role",
        arguments: [
            "[○]接続しない(提供)\n番号法第19条第8号", "情報提供ネットワークシステム：番号法第19条第8号", "本人確認情報の提供：番号法第19条第8号",
        ])
    func noRole(_ text: String) {
        #expect(read(text) == ["- \(Self.act) 19(8)"])
    }

    @Test(
        "the author's validity in more words",
        arguments: [
            ("(～R8.5.31まで)", "2026-05-31"), ("(令和8年5月末まで)", "2026-05-31"), ("（令和8年2月末日まで）", "2026-02-28"),
            ("（令和6年5月27日～令和8年5月31日）", "2026-05-31"), ("（令和8年5月31日まで有効）", "2026-05-31"),
            ("（令和6年6月から令和8年5月まで）", "2026-05-31"),
        ])
    func validity(_ text: String, _ day: String) {
        #expect(TestLexicon.citations("番号法第19条第9号" + text).first?.validUntil?.description == day)
    }

    @Test("from a day on is no end", arguments: ["（令和6年5月27日から）", "（令和6年5月27日～）"])
    func noEnd(_ text: String) {
        #expect(TestLexicon.citations("番号法第19条第9号" + text).map(\.validUntil) == [nil])
    }

    @Test("a number after the validity goes on with the article")
    func afterValidity() {
        #expect(
            read("番号法第19条第8号（～R8.5）、第9号") == ["- \(Self.act) 19(8) ~2026-05-31", "- \(Self.act) 19(9)"])
    }
}
