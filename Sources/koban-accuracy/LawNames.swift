/// Titles as they stand in statutes, for the generator's own use.
enum OfficialTitle {
    static let act = "行政手続における特定の個人を識別するための番号の利用等に関する法律"
    static let actNumber = "平成25年法律第27号"
    static let formerUseOrder = act + "別表第一の主務省令で定める事務を定める命令"
    static let useOrder = act + "別表の主務省令で定める事務を定める命令"
    static let useOrderNumber = "平成26年内閣府・総務省令第5号"
    static let formerProvisionOrder = act + "別表第二の主務省令で定める事務及び情報を定める命令"
    static let formerProvisionOrderNumber = "平成26年内閣府・総務省令第7号"
    static let provisionOrder = act + "第十九条第八号に基づく利用特定個人情報の提供に関する命令"
    static let provisionOrderNumber = "令和6年デジタル庁・総務省令第9号"
}

/// How an author names 番号法 before a table, and what he says of it on the way.
enum ActNaming: String, CaseIterable, Sendable {
    case short = "番号法"
    case use = "番号利用法"
    case myNumber = "マイナンバー法"
    case full = "題名の全部"
    case fullWithNumber = "題名と法律番号"
    case fullWithDefinition = "以下「番号法」という。"
    case article = "番号法第9条第1項、"
    case articleAnd = "番号法第9条第1項及び"
    case articleBlank = "番号法　第9条第1項　"
    case sameLaw = "同法"
    case definedAsLaw = "以下「法」という。"
    case possessive = "番号法の"
    case blank = "番号法と空白"
    case quoted = "「番号法」"
    case beforeInField = "前の箇条の法"

    /// What stands before the table's name. `basis` is the article that goes with the table in this
    /// field: 第9条第1項, or 第19条第8号.
    func written(by scribe: inout Scribe, isLinkage: Bool) -> String {
        func basis(_ name: String, _ scribe: inout Scribe, blank: String = "") -> String {
            isLinkage
                ? scribe.provision(name, article: "19", item: 8, blank: blank)
                : scribe.provision(name, article: "9", paragraph: 1, blank: blank)
        }
        switch self {
        case .short: return "番号法"
        case .use: return "番号利用法"
        case .myNumber: return "マイナンバー法"
        case .full: return OfficialTitle.act
        case .fullWithNumber: return OfficialTitle.act + "（\(OfficialTitle.actNumber)）"
        case .fullWithDefinition: return OfficialTitle.act + "（以下「番号法」という。）"
        case .article: return basis("番号法", &scribe) + "、"
        case .articleAnd: return basis("番号法", &scribe) + scribe.random.pick(["及び", "並びに"])
        case .articleBlank: return basis("番号法", &scribe, blank: "　") + "　"
        case .sameLaw: return basis("番号法", &scribe) + "及び同法"
        case .definedAsLaw:
            return basis(OfficialTitle.act + "（\(OfficialTitle.actNumber)。以下「法」という。）", &scribe) + "及び法"
        case .possessive: return "番号法の"
        case .blank: return "番号法" + scribe.random.pick([" ", "　"])
        case .quoted: return "「番号法」"
        case .beforeInField: return basis("番号法", &scribe) + "\n・"
        }
    }
}

/// How an author names the order whose 第2条の表 took over from 別表第二.
enum ProvisionOrderNaming: String, CaseIterable, Sendable {
    case long = "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令"
    case longUse = "番号利用法第19条第8号に基づく利用特定個人情報の提供に関する命令"
    case short = "利用特定個人情報の提供に関する命令"
    case ministry = "番号法第19条第8号に基づく主務省令"
    case full = "提供命令の題名の全部"
    case fullWithNumber = "提供命令の題名と命令番号"
    case shortWithNumber = "利用特定個人情報の提供に関する命令（番号）"
    case afterProvision = "番号法第19条第8号、利用特定個人情報の提供に関する命令"
    case afterProvisionAnd = "番号法第19条第8号及び利用特定個人情報の提供に関する命令"

    func written(by scribe: inout Scribe) -> String {
        switch self {
        case .long, .longUse, .short, .ministry: return rawValue
        case .full: return OfficialTitle.provisionOrder
        case .fullWithNumber: return OfficialTitle.provisionOrder + "（\(OfficialTitle.provisionOrderNumber)）"
        case .shortWithNumber: return "利用特定個人情報の提供に関する命令（\(OfficialTitle.provisionOrderNumber)）"
        case .afterProvision:
            return scribe.provision("番号法", article: "19", item: 8) + "、利用特定個人情報の提供に関する命令"
        case .afterProvisionAnd:
            return scribe.provision("番号法", article: "19", item: 8) + "及び利用特定個人情報の提供に関する命令"
        }
    }
}
