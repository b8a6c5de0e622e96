import KobanChecks
import KobanNightly

/// The report of a night as one page that needs nothing but itself: what is new, what was
/// resolved, what has been stale longest, how institutions and rules stand, every finding,
/// every citation.
///
/// UTF-8, HTML that is well-formed XML too. Works without scripts; the one script that it
/// holds filters, sorts and copies. The page forbids itself every access to a network.
public enum NightlyHTMLReporter {
    /// - Parameters:
    ///   - citations: all citations of an assessment, in its order; asked for one assessment at
    ///     a time.
    ///   - evidence: how the page says from where a finding is known.
    /// - Complexity: linear in the number of findings, documents and citations.
    /// - Throws: what `citations` throws; `NightlyHTMLError` where a template cannot be compiled,
    ///   whatever the report.
    public static func report(
        _ report: NightlyReport, citations: (ReportedDocument.ID) throws -> [RecordedCitation],
        evidence: EvidenceWording
    ) throws -> [UInt8] {
        try self.report(report, mostCitations: ListedCitations.most, citations: citations, evidence: evidence)
    }

    static func report(
        _ report: NightlyReport, mostCitations: Int,
        citations: (ReportedDocument.ID) throws -> [RecordedCitation], evidence: EvidenceWording
    ) throws -> [UInt8] {
        let listed = try ListedCitations(report, most: mostCitations, citations: citations)
        return Array(
            try NightlyTemplates.render(NightlyPage.view(of: report, citations: listed, evidence: evidence)).utf8)
    }
}
