import KobanLaw
import KobanQueries
import KobanText

/// How answers about items are put into Japanese.
enum LookupWording {
    /// 第59条の2の2: branches come after the mark.
    static func article(_ number: ItemNumber) -> String {
        Provision(article: number).japanese
    }

    static func noOrder(_ entry: LookupEntry) -> String {
        entry.orderWithoutText.map { "\($0)の条文は手元にありません" } ?? "この項を定める条はありません"
    }

    /// Since when and until when the item said so.
    static func period(_ entry: LookupEntry) -> String {
        let period = entry.period
        var text: String
        if let from = period.validFrom {
            text = "\(from.japanese)\(period.validFromIsInferred ? "（推定）" : "")から"
        } else {
            text = "始まりの日は不明"
        }
        if let until = period.validUntil {
            text += "、\(until.japanese)まで"
        } else if entry.row?.needsReview == true {
            text += "、今も効力があるかは要確認"
        } else if entry.row?.isDeleted != true {
            text += "、今も効力あり"
        }
        if let seen = period.firstSeen { text += "（\(seen.japanese)の条文で確認）" }
        return text
    }

    /// - Parameter kind: of the table of the item.
    static func step(_ step: LineageStep, forward: Bool, kind: LawTable.Kind?) -> String {
        var text = "\(step.item)"
        if step.distance > 1 { text += "（\(step.from)から）" }
        text += " ― \(relation(step.relation, from: step.from.number, to: step.item.number, forward: forward))"
        if let sameness = RelationWording.sameness(
            step.relation, exchangesChanged: step.exchangesChanged, kind: kind)
        {
            text += "、\(sameness)"
        }
        if step.isInForce, forward { text += "、効力あり" }
        if let label = step.label { text += "〔\(label)〕" }
        return text
    }

    /// What became of an item, without what its columns say (`RelationWording`).
    static func relation(
        _ relation: Relation, from former: ItemNumber? = nil, to later: ItemNumber? = nil, forward: Bool = true
    ) -> String {
        switch relation {
        case .renumbered, .amended: former == later ? "番号は同じ" : "番号が変わった"
        case .merged: forward ? "ほかの項と一つになった" : "いくつかの項が一つになった"
        case .split: forward ? "いくつかの項に分かれた" : "一つの項が分かれた"
        case .abolished: "受け継ぐ項はない（廃止）"
        case .unknown: "要確認（ほかに候補のない項。条文では決められない）"
        }
    }

    /// The row in one edition.
    static func state(_ state: EditionState) -> String {
        var text = state.edition
        text +=
            state.validFrom.map { "（\($0.japanese)\(state.validFromIsInferred ? "（推定）" : "")から" }
            ?? "（始まりの日は不明"
        text += state.validUntil.map { "\($0.japanese)まで）" } ?? "）"
        text += " " + standing(state)
        if state.isDerived { text += "。この版の条文は手元になく、ほかの条文からの推定" }
        return text
    }

    private static func standing(_ state: EditionState) -> String {
        switch state.standing {
        case .shown: "上のとおり" + (state.needsReview ? "（要確認）" : "")
        case .same: "同じ"
        case .changed: "違い: " + state.differences.map(difference).joined(separator: "、")
        case .deleted: "削除"
        case .undecided: "要確認（あったか、どうであったかを条文では決められない）"
        case .absent: "この項なし"
        }
    }

    private static func difference(_ difference: RowDifference) -> String {
        switch difference {
        case .existence: "項の有無"
        case .actors: "第一欄の者"
        case .wording: "第一欄・第二欄の文言"
        case .exchanges: "提供者・情報"
        case .article: "命令の条"
        }
    }
}
