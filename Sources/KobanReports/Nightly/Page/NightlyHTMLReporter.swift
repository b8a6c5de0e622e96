import KobanChecks
import KobanFormats
import KobanNightly

/// The report of a night as one page that needs nothing but itself: what is new, what was
/// resolved, what has been stale longest, how institutions and rules stand, every finding,
/// every citation.
///
/// UTF-8, HTML that is well-formed XML too. Works without scripts; the one script that it
/// holds filters, sorts and copies. The page forbids itself every access to a network.
///
/// Its numbers stand first and lead to what they count: what it lists of the citations is kept until the end.
public struct NightlyHTMLReporter: Reporter {
    private let report: NightlyReport
    private let evidence: EvidenceWording
    private var listed: ListedCitations

    /// - Parameters:
    ///   - report: whose assessments are told one by one.
    ///   - evidence: how the page says from where a finding is known.
    /// - Complexity: linear in the number of findings, documents and citations.
    public init(_ report: NightlyReport, evidence: EvidenceWording) {
        self.init(report, mostCitations: ListedCitations.most, evidence: evidence)
    }

    init(_ report: NightlyReport, mostCitations: Int, evidence: EvidenceWording) {
        self.report = report
        self.evidence = evidence
        listed = ListedCitations(report, most: mostCitations)
    }

    /// Takes the citations of an assessment.
    public mutating func add(_ piece: RecordedCitations) throws(NightlyHTMLError) -> [UInt8] {
        listed.add(piece)
        return []
    }

    /// The page.
    ///
    /// - Throws: where a template cannot be compiled, whatever the report.
    public mutating func end(_: Void) throws(NightlyHTMLError) -> [UInt8] {
        try NightlyTemplates.render(NightlyPage.view(of: report, citations: listed, evidence: evidence))
    }
}
