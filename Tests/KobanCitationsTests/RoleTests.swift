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

    @Test("both roles on one line, and under headings of every kind", arguments: [
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

    @Test("a choice of the form and a longer word give no role", arguments: [
        "[○]接続しない(提供)\n番号法第19条第8号", "情報提供ネットワークシステム：番号法第19条第8号", "本人確認情報の提供：番号法第19条第8号",
    ])
    func noRole(_ text: String) {
        #expect(read(text) == ["- \(Self.act) 19(8)"])
    }

    @Test("the author's validity in more words", arguments: [
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
