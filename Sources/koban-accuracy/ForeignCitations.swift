/// Citations of laws and ordinances that are not ours: never to be read as a table or an article
/// of 番号法, and never to be silently lost either.
enum ForeignCitation: String, CaseIterable, Sendable {
    case residentTable = "住民基本台帳法別表第一の5の項"
    case autonomyTable = "地方自治法別表第一の2の項"
    case privacyTable = "個人情報の保護に関する法律別表第二"
    case ordinanceTable = "個人番号の利用に関する条例別表第1の2の項"
    case ordinanceArticleThenTable = "手数料条例第5条⏎別表第1の2の項"
    case sameOrdinance = "条例第4条及び同条例別表第2の7の項"
    case ruleTable = "規則別表第1の3の項"
    case enforcementTable = "施行令別表第2の4の項"
    case definedAsLaw = "生活保護法（以下「法」という。）。住民基本台帳法別表第一の5の項"
    case quotedLawNumber = "住民基本台帳法（昭和42年法律第81号）別表第二の3の項"
    case incomeTax = "所得税法第3条"
    case childWelfareRule = "児童福祉法施行規則第18条"
    case welfareArticle = "生活保護法第80条の4第1項"
    case contract = "委託契約書別表第1の4の項"

    /// The text, with a place mark on the part that a reader might take for ours.
    func written(by scribe: inout Scribe) -> String {
        let town = scribe.municipality
        func mark(_ text: String) -> String {
            // A contract is no law: reading its table as one is as good as not reading it.
            scribe.cite(text, ExpectedCitation(notations: ["他の法令: \(rawValue)"], isOptional: self == .contract))
        }
        func n(_ number: Int) -> String { scribe.digits.text(number) }
        switch self {
        case .residentTable: return "住民基本台帳法" + mark("別表第一の\(n(5))の項")
        case .autonomyTable: return "地方自治法" + mark("別表第一の\(n(2))の項")
        case .privacyTable: return "個人情報の保護に関する法律" + mark("別表第二") + "に掲げる法人"
        case .ordinanceTable: return "\(town)個人番号の利用に関する条例" + mark("別表第\(n(1))の\(n(2))の項")
        case .ordinanceArticleThenTable:
            return "\(town)手数料条例" + mark("第\(n(5))条") + "\n" + mark("別表第\(n(1))の\(n(2))の項")
        case .sameOrdinance:
            return "\(town)福祉手当条例" + mark("第\(n(4))条") + "及び同条例" + mark("別表第\(n(2))の\(n(7))の項")
        case .ruleTable: return "\(town)福祉手当規則" + mark("別表第\(n(1))の\(n(3))の項")
        case .enforcementTable: return "番号法施行令" + mark("別表第\(n(2))の\(n(4))の項")
        case .definedAsLaw: return "生活保護法（以下「法」という。）。住民基本台帳法" + mark("別表第一の\(n(5))の項")
        case .quotedLawNumber: return "住民基本台帳法（昭和42年法律第81号）" + mark("別表第二の\(n(3))の項")
        case .incomeTax: return "所得税法" + mark("第\(n(3))条")
        case .childWelfareRule: return "児童福祉法施行規則" + mark("第\(n(18))条")
        case .welfareArticle: return "生活保護法" + mark("第\(n(80))条の\(n(4))第\(n(1))項")
        case .contract: return "業務委託契約書" + mark("別表第\(n(1))の\(n(4))の項")
        }
    }

    /// Whether it cites a table, which is the trap, or only an article.
    var citesTable: Bool {
        switch self {
        case .incomeTax, .childWelfareRule, .welfareArticle: false
        default: true
        }
    }
}
