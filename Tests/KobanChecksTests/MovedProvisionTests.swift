import KobanChecks
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// 第19条第7号, which has meant something else since 2021-09-01: what the words around it say.
@Suite("号ずれを文から知る")
struct MovedProvisionTests {
    private func suggestions(_ text: String, on day: String = "2025-04-01") -> [String?] {
        let source = SourceText("基礎項目評価書\n" + text)
        let checker = try! BundledLaw.checker(on: CivilDate(iso: day)!)
        return checker.check(source).findings
            .filter { $0.rule == RenumberedProvisionRule.identifier }.map(\.suggestion)
    }

    private static let outline = "1. 特定個人情報ファイルを取り扱う事務\n②事務の概要\t"

    @Test(
        "the sentence speaks of 情報連携",
        arguments: [
            ("番号法第19条第7号に基づき情報提供ネットワークシステムで照会する。", "番号法第19条第8号"),
            ("情報連携（番号法第１９条第７号）により所得の情報を得る。", "番号法第１９条第８号"),
            ("中間サーバーを用い、番号法第十九条第七号の規定により情報照会を行う。", "番号法第十九条第八号"),
            ("番号法第19条第7号及び別表第二に定める事務において照会する。", "番号法第19条第8号"),
            ("番号法第9条第1項による。情報提供ネットワークシステムでは同法第19条第7号により照会する。", "同法第19条第8号"),
            ("番号法第19条第8号のほか、同条第7号により情報照会を行う。", "同条第8号"),
        ])
    func linkage(_ sentence: String, _ suggestion: String) {
        #expect(suggestions(Self.outline + sentence + "\n").contains(suggestion))
        #expect(suggestions(Self.outline + sentence + "\n", on: "2021-08-31").isEmpty)
    }

    @Test(
        "today's 第7号, the story of the move, and sentences that say nothing are left alone",
        arguments: [
            "番号法第19条第7号により、機構から本人確認情報の提供を受ける。", "番号法第19条第7号（住民基本台帳法第30条の6）により知事に提供する。",
            "番号法第19条第7号に規定する事務を行う。", "旧番号法第19条第7号により情報照会を行っていた。", "改正前の番号法第19条第7号により情報連携を行った。",
            "情報連携の根拠は番号法第19条第7号から第8号に改められた。", "番号法第19条第7号が号ずれしたため、情報連携の根拠を見直した。",
            "番号法第19条第7号による。\n\n情報提供ネットワークシステムは使わない。",
        ])
    func silent(_ sentence: String) {
        #expect(suggestions(Self.outline + sentence + "\n") == [])
    }
}
