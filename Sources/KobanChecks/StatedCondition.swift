import KobanCitations
import KobanLaw
import KobanText

/// A condition that a text states (第一欄…第四欄), read into a query over the edition in force
/// on the day.
struct StatedCondition {
    let table: TableName
    let edition: Edition
    /// The items selected, in the order of the table; never empty.
    let items: [ItemNumber]
    /// Whether the condition says all that decides, so that an item not listed is missing.
    /// One column alone may be half of a condition whose other half was lost on the way.
    let isComplete: Bool
    /// The condition in words: 第三欄が「市町村長」で第四欄に「住民票関係情報」を含む項.
    let wording: String

    /// Reads a stated condition.
    ///
    /// The data hold no wording of 第二欄. A stated 第二欄 decides only where it is the whole
    /// name of a law, since the laws that 第二欄 names are in the data; 「生活に関する事務」 and
    /// a class of information in its place decide nothing.
    ///
    /// - Returns: nil where no condition is stated, the table is not in force, the words cannot
    ///   be decided, or they select nothing.
    init?(_ citation: Citation, table: TableName? = nil, in check: CheckContext) {
        guard let condition = citation.condition, let table = table ?? citation.table,
            check.statutes.kind(of: table) == .provision, let edition = check.statutes.edition(of: table, on: check.day)
        else { return nil }
        if let business = condition.business {
            guard edition.items.contains(where: { $0.laws.contains(business) }) else { return nil }
        }
        let numbers = edition.items.filter { item in
            condition.business.map(item.laws.contains) ?? true
        }.map(\.number)
        let selected = Set(
            check.statutes.items(
                provider: condition.provider, information: condition.information,
                actor: condition.actor, in: edition))
        items = numbers.filter(selected.contains)
        guard !items.isEmpty else { return nil }
        self.table = table
        self.edition = edition
        isComplete =
            condition.provider != nil && condition.information != nil
            || condition.actor != nil && condition.business != nil
        wording = StatedCondition.words(condition)
    }

    /// 要確認: why a stated condition cannot be compared with its list; nil where it can be, or
    /// where nothing was stated.
    static func undecided(of citation: Citation, in check: CheckContext) -> String? {
        guard let condition = citation.condition, let table = citation.table,
            check.statutes.kind(of: table) == .provision, !citation.items.isEmpty,
            let edition = check.statutes.edition(of: table, on: check.day)
        else { return nil }
        guard let stated = StatedCondition(citation, in: check) else {
            return "書かれた条件（\(words(condition))）に当たる項は手元の条文からは選べず、一覧が条件どおりかは確かめられません"
        }
        guard EditionProof(edition, on: check.day) == .presumed else { return nil }
        let listed = Set(citation.items)
        guard listed != Set(stated.items) else { return nil }
        return "この日の\(table.rawValue)の条文は手元になく、一覧が書かれた条件どおりかは確かめられません"
    }

    private static func words(_ condition: Condition) -> String {
        var parts: [String] = []
        if let actor = condition.actor { parts.append("第一欄が「\(actor)」") }
        if let business = condition.business { parts.append("第二欄に「\(business)」") }
        if let provider = condition.provider { parts.append("第三欄が「\(provider)」") }
        if let information = condition.information { parts.append("第四欄に「\(information)」") }
        return parts.joined(separator: "、") + "の項"
    }
}

/// How far the texts prove an edition on a day.
enum EditionProof {
    /// A text shows it, or it is the last known state and the day lies after the last text: every
    /// output says so, and nothing in the data contradicts it.
    case shown
    /// Known from a later text only, known differences taken away.
    case derived
    /// The text lies in the past and amendments in between are known to be unknown.
    case presumed

    init(_ edition: Edition, on day: CivilDate) {
        if edition.derivedFrom != nil {
            self = .derived
        } else if edition.validFrom == nil, edition.validUntil != nil, day > edition.verifiedThrough {
            self = .presumed
        } else if edition.validFrom != nil, day < edition.firstSeen {
            self = .derived
        } else {
            self = .shown
        }
    }
}
