/// What a generated document is about: the fault that was planted, or that there is none.
enum Scenario: String, CaseIterable, Sendable {
    case faultless = "誤りなし"
    case faultlessForeign = "誤りなし（他の法令の別表とともに）"
    case faultlessProse = "誤りなし（文章）"
    case faultlessHistory = "誤りなし（変更箇所とともに）"
    case faultlessBeforeAmendment = "誤りなし（2024-04-01時点の旧い表）"
    case faultlessBeforeMove = "誤りなし（2021-06-01時点の第19条第7号）"
    case formerFirstTable = "旧い別表第一"
    case formerSecondTable = "旧い別表第二"
    case formerTables = "旧い別表第一と別表第二"
    case formerWholeTable = "旧い表の全体"
    case mixedEditions = "新旧の表の混在"
    case movedRule = "第19条第14号"
    case movedInProse = "文章の第19条第7号"
    case movedProvision = "第19条第7号"
    case repealedOrder = "廃止された命令"
    case retitledOrder = "改題された命令の旧題名"
    case unknownItem = "表にない項"
    case deletedItem = "削除の項"
    case deletedRow = "今の表の削除の項"
    case premature = "施行前の番号"
    case wrongTable = "表の取り違え"
    case excess = "条件に当たらない項"
    case lack = "条件に当たる項の漏れ"
    case articleMismatch = "項と条の不一致"
    case inexactTitle = "題名の誤記"
    case unrelatedItem = "無関係の項"
    case expired = "期限切れ"
    case malformed = "第19条の8号"
    case missingUseBasis = "利用の根拠なし"
    case missingLinkageBasis = "連携の根拠なし"
    case unloggedChange = "変更箇所との不一致"
    case formerAnnex = "旧い別表第二の別添"

    /// How often it is drawn: precision is measured on documents without a fault.
    var weight: Int {
        switch self {
        case .faultless, .faultlessForeign, .faultlessProse: 4
        case .formerFirstTable, .formerSecondTable: 3
        case .faultlessBeforeAmendment, .formerTables: 2
        default: 1
        }
    }

    /// Every scenario as often as its weight says.
    static let deck: [Scenario] = allCases.flatMap { Array(repeating: $0, count: $0.weight) }
}
