import KobanText

/// What became of one item from one edition of a table to the next edition of the same table.
public struct EditionChange: Sendable, Hashable {
    /// 第一欄 and 第二欄 are compared as `Relation` compares them.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Number and wording are the same; kept on record where 第三欄 or 第四欄 changed.
        case kept
        /// Only the number differs.
        case renumbered
        /// The wording differs, the number perhaps too; the business is the same.
        case amended
        /// Several items became one.
        case merged
        /// One item became several.
        case split
        /// No item has the business any more.
        case abolished
        /// The item is new.
        case added
        /// No source decides (要確認).
        case unknown
    }

    /// The ids of the two editions.
    public let fromEdition: String
    /// The id of the later edition.
    public let toEdition: String
    /// The item of the earlier edition; nil for one that was added.
    public let from: ItemNumber?
    /// The items of the later edition; empty for `abolished`, perhaps empty for `unknown`.
    public let to: [ItemNumber]
    /// What became of the item.
    public let kind: Kind
    /// Whether 第三欄 or 第四欄 differ.
    public let exchangesChanged: Bool
    /// Whether a person decided it; otherwise it was derived from the wording.
    public let isDecidedByReading: Bool
    /// What the change is known from.
    public let evidence: String

    /// What became of one item from an edition to the next.
    ///
    /// - Parameters:
    ///   - from: nil for an item that was added.
    ///   - to: empty for an item that was abolished.
    public init(
        fromEdition: String, toEdition: String, from: ItemNumber?, to: [ItemNumber], kind: Kind,
        exchangesChanged: Bool, isDecidedByReading: Bool, evidence: String
    ) {
        self.fromEdition = fromEdition
        self.toEdition = toEdition
        self.from = from
        self.to = to
        self.kind = kind
        self.exchangesChanged = exchangesChanged
        self.isDecidedByReading = isDecidedByReading
        self.evidence = evidence
    }
}

extension Statutes {
    /// What changed between an edition and the next one of the same table.
    public func changes(from edition: String, to next: String) -> [EditionChange] {
        editionChanges.filter { $0.fromEdition == edition && $0.toEdition == next }
    }
}
