/// How an item of a former table relates to the tables now in force.
public enum Relation: String, Sendable, Codable, CaseIterable {
    /// Only the number differs.
    case renumbered
    /// Number and wording differ, the business is the same. Wording is 第一欄 and 第二欄 by the
    /// letter, but for law numbers in parentheses and 主務省令で定める / 第N条で定める: where nothing
    /// of substance changed, the evidence says so.
    case amended
    /// Several items became one.
    case merged
    /// One item became several.
    case split
    /// No item now has the business (also for an item that was 削除 already).
    case abolished
    /// No source decides (要確認).
    case unknown
}

/// What became of one item, with the evidence.
public struct Correspondence: Sendable, Hashable {
    /// The item of the former table.
    public let from: ItemReference
    /// The items that now have the business; empty for `abolished`.
    ///
    /// For `unknown` these are the items that a person found to be the only candidates, without
    /// a text that decides (要確認; `evidence` says what is missing): to be shown as such, never
    /// to be written into a suggestion as if they were certain. Empty where there is none.
    public let to: [ItemReference]
    /// How the item relates to those in `to`.
    public let relation: Relation
    /// Whether 第三欄 or 第四欄 differ between the two; false where a text of either is not at hand.
    public let exchangesChanged: Bool
    /// Whether a person decided it on the texts; otherwise it was derived.
    public let isDecidedByReading: Bool
    /// What the correspondence is known from.
    public let evidence: Evidence

    /// What became of one item of a former table.
    ///
    /// - Parameters:
    ///   - to: for `unknown` the only candidates; empty where there is none, and for `abolished`.
    ///   - isDecidedByReading: whether a person decided it on the texts.
    public init(
        from: ItemReference, to: [ItemReference], relation: Relation, exchangesChanged: Bool,
        isDecidedByReading: Bool, evidence: Evidence
    ) {
        self.from = from
        self.to = to
        self.relation = relation
        self.exchangesChanged = exchangesChanged
        self.isDecidedByReading = isDecidedByReading
        self.evidence = evidence
    }
}
