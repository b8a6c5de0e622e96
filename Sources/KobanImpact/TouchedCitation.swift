import KobanAmendments
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanLaw

/// One thing that an amendment does to one citation of an assessment.
public struct TouchedCitation: Sendable {
    /// In which way an amendment touches a citation.
    public enum Effect: String, Sendable, CaseIterable {
        /// Only the number differs, or only the table that has it.
        case renumbered
        /// The wording differs, the number perhaps too.
        case amended
        case merged
        case split
        case abolished
        /// Number and wording are the same; 第三欄 or 第四欄 differ.
        case kept
        /// No source decides (要確認).
        case unknown
        /// A whole table is cited, and it was replaced or something in it changed.
        case wholeTable
        /// An item that the list ought to have from now on: new, or newly selected by the
        /// condition that the list follows.
        case toList
        /// An order is cited that was repealed with the table.
        case repealedOrder
        /// An order is cited by the title that it had until the table was replaced.
        case retitledOrder
    }

    /// What the amendment does to the citation.
    public let effect: Effect
    /// What the items of the table say, where an item is touched.
    public internal(set) var kind: LawTable.Kind?
    /// The citation that is touched, with its place in the assessment.
    public let citation: AssessedCitation
    /// The item as cited; nil for a whole table, an order and an item to be listed.
    public let from: ItemReference?
    /// What it is afterwards.
    public let to: [ItemReference]
    /// Whether a person must decide.
    public let needsReview: Bool
    /// Where it is known from.
    public let reason: String
    /// The columns that differ, word by word.
    public let columns: [EditionDiff.Column]
    /// What the item says before the amendment; nil where no item is touched or the edition has none of that number.
    public let former: ItemWording?
    /// What the items in `to` say after the amendment; empty where none of them is in the later edition.
    public let later: [ItemWording]
    /// For `toList`: the condition that the list follows.
    public let condition: FollowedCondition?
    /// Where the item stands, or the citation: byte offsets into the source.
    public let range: Range<Int>

    init(
        _ effect: Effect, _ citation: AssessedCitation, from: ItemReference? = nil,
        to: [ItemReference] = [], needsReview: Bool = false, reason: String,
        columns: [EditionDiff.Column] = [], former: ItemWording? = nil, later: [ItemWording] = [],
        condition: FollowedCondition? = nil, range: Range<Int>? = nil
    ) {
        self.effect = effect
        self.citation = citation
        self.from = from
        self.to = to
        self.needsReview = needsReview
        self.reason = reason
        self.columns = columns
        self.former = former
        self.later = later
        self.condition = condition
        self.range = range ?? citation.citation.range
    }
}

/// An assessment with what an amendment does to it.
public struct AssessmentImpact: Sendable {
    /// The document's path as it is told to the user.
    public let path: String
    /// SHA-256 of the file, in lower-case hexadecimal.
    public let sha256: String
    /// The assessment as it was read, with its facts and its text.
    public let assessment: Assessment
    /// The citations of the current text and the annexes.
    public let citations: Int
    /// By place; of one place in the order of the table.
    public let touched: [TouchedCitation]

    /// An assessment with what was found of it.
    ///
    /// - Parameter citations: how many citations the current text and the annexes have, touched or not.
    public init(path: String, sha256: String, assessment: Assessment, citations: Int, touched: [TouchedCitation]) {
        self.path = path
        self.sha256 = sha256
        self.assessment = assessment
        self.citations = citations
        self.touched = touched
    }

    /// Whether there is anything to judge: a form, a citation in force, or at least words that must cite.
    public var concernsKoban: Bool { citations > 0 || assessment.form != nil || assessment.namesBasis }

    /// So that an answer of nothing is not taken for one; nil where something was read. Without the path.
    public var silenceNote: String? {
        citations == 0 ? "法令の引用が一つも読み取れなかったので、影響の有無は分かりません。koban check と元の文書で確かめてください。" : nil
    }

    /// Where an assessment stands in a report: by institution, number and title, then by path; what is not known
    /// comes last.
    public struct Order: Comparable, Sendable {
        private let institution: String
        private let number: Int
        private let title: String
        private let path: String

        fileprivate init(_ impact: AssessmentImpact) {
            let assessment = impact.assessment
            institution = assessment.institution ?? "\u{10FFFF}"
            number = assessment.number.flatMap { Int($0) } ?? Int.max
            title = assessment.title ?? "\u{10FFFF}"
            path = impact.path
        }

        /// Whether one assessment stands before another.
        public static func < (one: Order, other: Order) -> Bool {
            (one.institution, one.number, one.title, one.path)
                < (other.institution, other.number, other.title, other.path)
        }
    }

    /// Where it stands in a report.
    public var order: Order { Order(self) }
}
