import KobanLaw
import KobanText

/// Sentences of legal prose, with the pronouns and joints that lists of bases do not have.
enum ProseCitation: String, CaseIterable, Sendable {
    case linkage = "番号法第19条第8号に基づき情報提供ネットワークシステムで"
    case samePronoun = "番号法第19条第8号…同条第11号"
    case twoItems = "番号法第19条第8号又は第9号"
    case itemRange = "番号法第19条第13号から第17号まで"
    case quotedArticle = "番号法「第2条第15項」"
    case twoArticles = "番号法第9条第2項及び第19条第9号"
    case paragraphs = "番号法第9条第1項から第3項まで"
    case longNameThenLaw = "…に関する法律（以下「番号法」と⏎いう。）第9条第2項"
    case sameTable = "別表の23の項…同表の30の項"
    case shortOrder = "番号利用法情報提供省令第二条の表"
    case lawBlankArticle = "番号法　第19条 第8号"

    /// Marked text; every citation of it is right on a day after 2024-05-27.
    func written(by scribe: inout Scribe) -> String {
        let notation = ["文章: \(rawValue)"]
        func provisions(_ text: String, _ list: [(Int, Int?, Int?)], _ scribe: inout Scribe) -> String {
            scribe.cite(
                text,
                ExpectedCitation(
                    law: .numberAct,
                    provisions: list.map {
                        Provision(
                            article: ItemNumber($0.0), paragraph: $0.1.map { ItemNumber($0) },
                            item: $0.2.map { ItemNumber($0) })
                    }, notations: notation))
        }
        func n(_ number: Int) -> String { scribe.digits.text(number) }
        let nineteen = "第\(n(19))条第\(n(8))号"
        switch self {
        case .linkage: return "番号法" + provisions(nineteen, [(19, nil, 8)], &scribe) + "に基づき情報提供ネットワークシステムで照会を行う。"
        case .samePronoun:
            let eleven = "第\(n(11))号"
            return "番号法" + provisions(nineteen, [(19, nil, 8)], &scribe) + "による情報連携によらず提供を受けるため、同条"
                + provisions(eleven, [(19, nil, 11)], &scribe) + "に基づく条例を定める。"
        case .twoItems:
            let text = nineteen + "又は第\(n(9))号"
            return "番号法" + provisions(text, [(19, nil, 8), (19, nil, 9)], &scribe) + "の規定による提供を行う。"
        case .itemRange:
            let text = "第\(n(19))条第\(n(13))号から第\(n(17))号まで"
            return "番号法" + provisions(text, (13...17).map { (19, nil, $0) }, &scribe) + "に基づき提供を受ける。"
        case .quotedArticle:
            let text = "第\(n(2))条第\(n(15))項"
            return "番号法「" + provisions(text, [(2, 15, nil)], &scribe) + "」に規定する用語による。"
        case .twoArticles:
            let text = "第\(n(9))条第\(n(2))項及び第\(n(19))条第\(n(9))号"
            return "番号法" + provisions(text, [(9, 2, nil), (19, nil, 9)], &scribe) + "に基づく条例で定める事務を行う。"
        case .paragraphs:
            let text = "第\(n(9))条第\(n(1))項から第\(n(3))項まで"
            return "番号法" + provisions(text, [(9, 1, nil), (9, 2, nil), (9, 3, nil)], &scribe) + "の規定により利用する。"
        case .longNameThenLaw:
            let text = "第\(n(9))条第\(n(2))項"
            return OfficialTitle.act + "（以下「番号法」と\nいう。）" + provisions(text, [(9, 2, nil)], &scribe) + "の条例による。"
        case .sameTable:
            let first = scribe.cite("別表の\(n(23))の項", table([23], notation))
            let second = scribe.cite("同表の\(n(30))の項", table([30], notation))
            return "番号法" + first + "に掲げる事務及び" + second + "に掲げる事務を行う。"
        case .shortOrder:
            let text = scribe.cite(
                "第二条の表の\(n(42))の項",
                ExpectedCitation(
                    law: .provisionOrder, table: .provisionTable, items: [ItemNumber(42)], notations: notation))
            return "番号利用法情報提供省令" + text + "に掲げる事務を行う。"
        case .lawBlankArticle:
            let text = "第\(n(19))条 第\(n(8))号"
            return "番号法　" + provisions(text, [(19, nil, 8)], &scribe) + "による。"
        }
    }

    private func table(_ items: [Int], _ notations: [String]) -> ExpectedCitation {
        ExpectedCitation(
            law: .numberAct, table: .unifiedTable, items: items.map { ItemNumber($0) }, notations: notations)
    }
}
