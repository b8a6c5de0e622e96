import KobanAmendments
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanImpact
import KobanLaw

/// What all forms of the report say in the same words.
enum ImpactWords {
    static func name(of effect: TouchedCitation.Effect) -> String {
        switch effect {
        case .renumbered: "項番の変更"
        case .amended: "改正"
        case .merged: "統合"
        case .split: "分割"
        case .abolished: "削除"
        case .kept: "第三欄・第四欄の変更"
        case .unknown: "対応は要確認"
        case .wholeTable: "表の変更"
        case .toList: "追加の候補"
        case .repealedOrder: "命令の廃止"
        case .retitledOrder: "命令の改題"
        }
    }

    /// What is the same in the item and what it became, and what is not; nil where that is more or
    /// less than one item.
    static func sameness(_ touched: TouchedCitation) -> String? {
        guard touched.from != nil, !touched.to.isEmpty else { return nil }
        let changed = Set(touched.columns.map(\.name))
        let exchangesChanged = !changed.isDisjoint(with: ["第三欄・第四欄", "提供"])
        switch touched.effect {
        case .renumbered, .kept:
            let text = RelationWording.sameness(
                wordingIsSame: true, exchangesChanged: exchangesChanged, kind: touched.kind)
            // What a change of the law's numbering brings with it is no change of the wording.
            return text + (changed.isDisjoint(with: ["第一欄", "第二欄"]) ? "" : "（法令番号などの括弧書き、「主務省令で定める」の類いを除く）")
        case .amended:
            return RelationWording.sameness(
                wordingIsSame: false, exchangesChanged: exchangesChanged, kind: touched.kind)
        case .merged, .split, .abolished, .unknown, .wholeTable, .toList, .repealedOrder, .retitledOrder:
            return nil
        }
    }

    static func section(_ section: Region.Section) -> String {
        section == .annex ? "別添" : "本文"
    }

    static func purpose(_ purpose: Citation.Purpose?) -> String {
        switch purpose {
        case .use: "個人番号の利用"
        case .provide: "情報提供"
        case .inquire: "情報照会"
        case .transfer: "移転"
        case nil: ""
        }
    }

    static func condition(_ condition: FollowedCondition) -> String {
        let stated = condition.condition
        let parts = [
            stated.actor.map { "第一欄「\($0)」" }, stated.business.map { "第二欄「\($0)」" },
            stated.provider.map { "第三欄「\($0)」" }, stated.information.map { "第四欄「\($0)」" },
        ].compactMap(\.self).joined(separator: "・")
        return parts + (condition.isInferred ? "（条件は書かれておらず、一覧からの推定）" : "（書かれた条件）")
    }

    static func wording(_ wording: ItemWording) -> String {
        wording.columns.map { "\($0.name): \($0.text)" }.joined(separator: "\n")
    }

    static func wording(_ wordings: [ItemWording]) -> String {
        guard wordings.count > 1 else { return wordings.first.map { wording($0) } ?? "" }
        return wordings.map { "【\($0.item)】\n\(wording($0))" }.joined(separator: "\n")
    }

    /// Whether what is shown of an item is the law's own wording.
    static func source(_ wordings: [ItemWording]) -> String {
        guard !wordings.isEmpty else { return "" }
        return wordings.allSatisfy(\.isOfficial) ? "条文" : "見出し等（条文は手元にない）"
    }
}
