import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// A rule of `koban check`. One rule is one file: what it is called, why it is, and
/// examples that are run as tests and printed in the rule reference.
public protocol Rule: Sendable {
    /// The identifier of the contract: `renumbered-item`.
    static var identifier: String { get }
    /// The name for people: 項ずれ.
    static var japaneseName: String { get }
    /// Why the rule is, in Japanese, for those who answer for the text.
    static var rationale: String { get }
    /// The severity it has unless the case lessens it.
    static var severity: Severity { get }
    /// Texts on which it fires and on which it is silent; they are run as tests.
    static var examples: RuleExamples { get }
    /// What kind of fault it finds.
    static var kind: FaultKind { get }
    /// What the status of a citation with this finding is; nil leaves it.
    static var status: CitationStatus? { get }
    /// On which days the answer may be another; a reading is kept as long as it is the same.
    static var dayDependence: DayDependence { get }

    /// A rule is made anew for a check and holds nothing of its own.
    init()

    /// The fault of one citation, or nil.
    func finding(of citation: CheckedCitation, at index: Int, in check: CheckContext) -> Finding?

    /// The faults of the document as a whole.
    func findings(in check: CheckContext, citations: [CheckedCitation]) -> [Finding]
}

/// What kind of fault a rule finds, for whoever does not care which rule it was.
public enum FaultKind: Sendable {
    /// What was right once: the law, or the day, has moved on.
    case outdated
    /// What is not so: another table or item is meant, or one not yet in force.
    case mistaken
    /// A slip of the pen: the right thing by a wrong name, or in a wrong form.
    case miswritten
    /// What must stand there, and does not.
    case missing
}

extension Rule {
    /// Leaves the status of the citation as it is.
    public static var status: CitationStatus? { nil }
    /// The answer changes only on days that the statute data or the text name.
    public static var dayDependence: DayDependence { .turningDays }

    /// No fault: for rules that look at the document as a whole.
    public func finding(
        of citation: CheckedCitation, at index: Int, in check: CheckContext
    ) -> Finding? { nil }

    /// No fault: for rules that look at one citation at a time.
    public func findings(in check: CheckContext, citations: [CheckedCitation]) -> [Finding] { [] }
}

/// Texts on which a rule fires and on which it is silent.
public struct RuleExamples: Sendable {
    /// Texts in which the rule finds a fault, the place marked.
    public let firing: [RuleExample]
    /// Texts in which the rule finds no fault.
    public let silent: [RuleExample]

    /// Neither list may be empty: the tests ask every rule for both.
    public init(firing: [RuleExample], silent: [RuleExample]) {
        self.firing = firing
        self.silent = silent
    }
}

/// Fields of a small assessment of our own. In a firing example `↓` stands right before
/// the place that the finding must name.
public struct RuleExample: Sendable {
    /// Headings and fields as plain text, a tab between a label and its content.
    public let text: String
    /// The fields in a whole assessment, the mark left out.
    public var document: String {
        RuleExample.cover + text.replacing("↓", with: "")
    }
    static let cover =
        "特定個人情報保護評価書（基礎項目評価書）\n\n評価書番号\t評価書名\n9\t見本の事務 基礎項目評価書\n\nⅠ 関連情報\n\n"
    /// The day on which it is checked.
    public let day: String
    /// The suggestion that must be made, where the example shows one.
    public let suggestion: String?

    /// - Parameter day: in ISO form, `2025-04-01`.
    public init(_ text: String, on day: String, suggestion: String? = nil) {
        self.text = text
        self.day = day
        self.suggestion = suggestion
    }
}

/// A citation and what the check has found out about it.
public struct CheckedCitation: Sendable {
    /// The citation as read, with its field and its part of the assessment.
    public let assessed: AssessedCitation
    /// How it stands to the law: as the data alone show it, or as a rule that fires on it says.
    public var status: CitationStatus
    /// Why the status is `review`, in Japanese.
    public var reviewReason: String?
    /// The identifier of the rule that found the citation's fault, where one did.
    public var fault: String?

    /// What is cited and where it stands in the source.
    public var citation: Citation { assessed.citation }
    /// What it is the basis of; nil where the text does not say.
    public var purpose: Citation.Purpose? { assessed.citation.purpose }
}

/// What the rules look at.
public struct CheckContext: Sendable {
    /// The statute data that count as the law.
    public let statutes: Statutes
    /// The calendar day whose law counts.
    public let day: CivilDate
    /// The document as read: its form, fields, annexes and change history.
    public let assessment: Assessment

    /// The text of the document, into which all byte offsets point.
    public var source: SourceText { assessment.source }

    /// How the document calls 番号法, for suggestions.
    public let actName: String
    /// What the assessment is about.
    public let subject: Subject
    /// The citations as read, in source order.
    public let assessed: [AssessedCitation]
    let neighbours: CitationNeighbours
    /// Where the document spells the title of a repealed order, in source order.
    let orderDefinitions: [OrderDefinition]
}
