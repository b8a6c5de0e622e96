import KobanText

/// How an item of a former table relates to the tables now in force.
public enum Relation: String, Sendable, Codable, CaseIterable {
    /// Only the number differs.
    case renumbered
    /// Number and wording differ, the business is the same.
    case amended
    /// Several items became one.
    case merged
    /// One item became several.
    case split
    /// No item now has the business (also for an item that was 削除 already).
    case abolished
    /// No source decides.
    case unknown
}

/// What became of one item, with the evidence.
public struct Correspondence: Sendable, Hashable {
    public let from: ItemReference
    /// Empty for `abolished` and `unknown`.
    public let to: [ItemReference]
    public let relation: Relation
    /// Whether 第三欄 or 第四欄 differ between the two.
    public let exchangesChanged: Bool
    /// Whether a person decided it on the texts; otherwise it was derived.
    public let isDecidedByReading: Bool
    public let evidence: String

    public init(
        from: ItemReference, to: [ItemReference], relation: Relation, exchangesChanged: Bool,
        isDecidedByReading: Bool, evidence: String
    ) {
        self.from = from
        self.to = to
        self.relation = relation
        self.exchangesChanged = exchangesChanged
        self.isDecidedByReading = isDecidedByReading
        self.evidence = evidence
    }
}
