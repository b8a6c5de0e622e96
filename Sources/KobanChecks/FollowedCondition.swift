import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// The condition whose items a list is: as the text states it, or as the list unmistakably
/// follows it.
public struct FollowedCondition: Sendable, Hashable {
    /// What the rows must say, column by column: as stated, or as the list shows.
    public let condition: Condition
    /// Whether the text does not state it (`InferredExchange` says when a list shows it).
    public let isInferred: Bool
    /// Whether it says all that decides; one column alone may be half of a condition.
    public let isComplete: Bool

    /// The items of an edition that it selects, in the order of the table; a stated 第二欄 counts
    /// as the whole name of a law that the item names.
    public func items(in edition: Edition, statutes: Statutes) -> [ItemNumber] {
        let numbers = statutes.items(
            provider: condition.provider, information: condition.information, actor: condition.actor,
            in: edition)
        guard let business = condition.business else { return numbers }
        return numbers.filter { statutes.item($0, in: edition)?.laws.contains(business) ?? false }
    }
}

/// Finds the conditions that the lists of one assessment follow.
public struct FollowedConditions: Sendable {
    private let subject: Subject
    private let statutes: Statutes

    /// Finds out what the assessment is about, by which lists without a stated condition are judged.
    public init(of assessment: Assessment, citations: [AssessedCitation], statutes: Statutes) {
        subject = Subject(of: assessment, citations: citations, statutes: statutes)
        self.statutes = statutes
    }

    /// - Parameter edition: the state of the table by whose numbers the list is written.
    /// - Returns: nil for a whole table, and where no condition is stated or shown, or a stated
    ///   one selects nothing that the data can decide.
    public func condition(of citation: Citation, in edition: Edition) -> FollowedCondition? {
        guard statutes.kind(of: edition.table) == .provision, citation.table == edition.table, !citation.items.isEmpty
        else {
            return nil
        }
        if let stated = citation.condition {
            if let business = stated.business,
                !edition.items.contains(where: { $0.laws.contains(business) })
            {
                return nil
            }
            let followed = FollowedCondition(
                condition: stated, isInferred: false,
                isComplete: stated.provider != nil && stated.information != nil
                    || stated.actor != nil && stated.business != nil)
            return followed.items(in: edition, statutes: statutes).isEmpty ? nil : followed
        }
        guard citation.purpose == .provide,
            let inferred = InferredExchange(citation.items, in: edition, subject: subject)
        else { return nil }
        return FollowedCondition(
            condition: Condition(provider: inferred.provider, information: inferred.information),
            isInferred: true, isComplete: true)
    }
}
