import KobanCitations
import KobanStatutes
import KobanText

/// The items that a stated condition selects in the edition in force on the day.
struct ConditionSelection {
    let items: [ItemNumber]

    /// - Returns: nil when the citation states no condition on providers or information,
    ///   the table is not in force, or the condition selects nothing.
    init?(_ citation: Citation, table: TableName, in check: CheckContext) {
        guard let condition = citation.condition, table.hasExchanges,
            condition.provider != nil || condition.information != nil,
            let edition = check.statutes.edition(of: table, on: check.day)
        else { return nil }
        // 第一欄 is matched as a whole; a stated 第二欄 is free text and decides nothing here.
        guard condition.business == nil else { return nil }
        let numbers = check.statutes.items(
            provider: condition.provider, information: condition.information,
            actor: condition.actor, in: edition)
        guard !numbers.isEmpty else { return nil }
        items = numbers
    }
}
