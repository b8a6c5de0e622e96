import KobanLaw
import KobanText

/// How an item stands in one edition of its table.
public struct EditionState: Sendable, Hashable {
    /// What an edition has of the item, beside the row that the entry shows.
    public enum Standing: String, Sendable, Hashable {
        /// The row shown in the entry.
        case shown
        /// Another edition with a row that says the same.
        case same
        /// The row says something else.
        case changed
        /// The row says 削除.
        case deleted
        /// The sources do not decide whether or how the row stood (要確認).
        case undecided
        /// The edition has no such number.
        case absent
    }

    /// The id of the edition.
    public let edition: String
    /// The first day on which the edition was in force; nil where it is not known.
    public let validFrom: CivilDate?
    /// Whether `validFrom` was inferred and not read from a text.
    public let validFromIsInferred: Bool
    /// The last day on which the edition was in force; nil where it is not known, and while it is.
    public let validUntil: CivilDate?
    /// The day of the first text that shows the edition.
    public let firstSeen: CivilDate
    /// The last day for which a text shows the edition.
    public let verifiedThrough: CivilDate
    /// Whether no text of the edition is at hand and it was derived from another.
    public let isDerived: Bool
    /// How the row compares with the one shown.
    public let standing: Standing
    /// What differs from the row shown.
    public let differences: [RowDifference]
    /// Whether the row was inferred from another text; false where the edition has no such number.
    public let isInferred: Bool
    /// Whether a person must check the row (要確認); false where the edition has no such number.
    public let needsReview: Bool
}

/// The days on which an item said what it says.
///
/// `validFrom` is nil where no source shows the first day, also where the sources do not decide
/// whether the row stood in the edition before. `firstSeen` is the day of the first text that
/// shows it; nil where none does.
public struct ItemPeriod: Sendable, Hashable {
    /// The first day; nil where no source shows it.
    public let validFrom: CivilDate?
    /// Whether `validFrom` is a conclusion and not read from a text; false where it is nil.
    public let validFromIsInferred: Bool
    /// The day of the first text that shows the row; nil where none does.
    public let firstSeen: CivilDate?
    /// The last day; nil where it is not known, and while the item stands so.
    public let validUntil: CivilDate?
}

/// An item followed through the editions of its table.
struct ItemHistory {
    let states: [EditionState]
    let period: ItemPeriod

    /// - Parameters:
    ///   - number: an item that `edition` has.
    ///   - row: its row.
    init(of number: ItemNumber, row: TableItem, in edition: Edition, statutes: Statutes) {
        let editions = statutes.editions(of: edition.table)
        let rows = editions.map { statutes.item(number, in: $0) }
        states = zip(editions, rows).map { ItemHistory.state(of: $1, in: $0, shown: row, of: edition) }
        guard let place = editions.firstIndex(where: { $0.id == edition.id }) else {
            period = ItemPeriod(
                validFrom: edition.validFrom, validFromIsInferred: edition.validFromIsInferred,
                firstSeen: edition.firstSeen, validUntil: edition.validUntil)
            return
        }
        // The editions around the one shown in which the row says the same.
        var first = place
        while first > 0, rows[first - 1].map({ $0.saysTheSame(as: row) }) == true { first -= 1 }
        var last = place
        while last + 1 < rows.count, rows[last + 1].map({ $0.saysTheSame(as: row) }) == true {
            last += 1
        }
        let isUndecidedAtFirst = rows[first]?.needsReview ?? true
        // What no text shows in an edition of its own is first seen in the next that does.
        let texts = (first...last).filter { editions[$0].derivedFrom == nil && rows[$0]?.needsReview == false }
        let seen = texts.first ?? (first...last).first { rows[$0]?.needsReview == false }
        period = ItemPeriod(
            validFrom: isUndecidedAtFirst ? nil : editions[first].validFrom,
            validFromIsInferred: !isUndecidedAtFirst && editions[first].validFrom != nil
                && (editions[first].validFromIsInferred || rows[first]?.isInferred == true
                    || ItemHistory.mayHaveComeLater(number, in: editions[first], statutes: statutes)),
            firstSeen: seen.map { editions[$0].firstSeen },
            validUntil: editions[last].validUntil)
    }

    /// Whether an item may have been inserted after its table began and before the first text of
    /// it: a branch number that took nothing over, in an edition without a text of its first day.
    private static func mayHaveComeLater(
        _ number: ItemNumber, in edition: Edition, statutes: Statutes
    ) -> Bool {
        guard number.isBranch, let from = edition.validFrom,
            edition.derivedFrom != nil || from < edition.firstSeen
        else { return false }
        return statutes.predecessors(of: ItemReference(edition.table, number)).isEmpty
    }

    private static func state(
        of row: TableItem?, in edition: Edition, shown: TableItem, of shownEdition: Edition
    ) -> EditionState {
        var differences: [RowDifference] = []
        let standing: EditionState.Standing
        if let row {
            differences = row.differences(from: shown)
            if edition.id == shownEdition.id {
                standing = .shown
            } else if row.needsReview {
                standing = .undecided
            } else if row.isDeleted {
                standing = .deleted
            } else {
                standing = differences.isEmpty ? .same : .changed
            }
        } else {
            standing = .absent
        }
        return EditionState(
            edition: edition.id, validFrom: edition.validFrom,
            validFromIsInferred: edition.validFromIsInferred, validUntil: edition.validUntil,
            firstSeen: edition.firstSeen, verifiedThrough: edition.verifiedThrough,
            isDerived: edition.derivedFrom != nil, standing: standing, differences: differences,
            isInferred: row?.isInferred ?? false, needsReview: row?.needsReview ?? false)
    }
}
