import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanRuns
import KobanSettings

/// The counts of a run of checks: all that is kept of an assessment that was reported.
public struct CheckSummary: Sendable {
    /// Of those that were checked.
    public private(set) var assessments = 0
    /// Every citation, those of the change history among them.
    public private(set) var citations: [CitationStatus: Int] = [:]
    /// The citations of the current text and the annexes.
    public private(set) var citationsInForce: [CitationStatus: Int] = [:]
    /// Without those that are passed over.
    public private(set) var findings: [Severity: Int] = [:]
    /// The findings that are passed over.
    public private(set) var suppressed: [Suppression.Kind: Int] = [:]

    /// Of nothing.
    public init() {}

    /// Counts an assessment in.
    public mutating func count(_ assessment: ReportedAssessment) {
        assessments += 1
        for citation in assessment.checked.citations {
            citations[citation.status, default: 0] += 1
            if citation.assessed.isInForce { citationsInForce[citation.status, default: 0] += 1 }
        }
        for finding in assessment.findings { findings[finding.severity, default: 0] += 1 }
        for suppression in assessment.suppressions.values { suppressed[suppression.kind, default: 0] += 1 }
    }
}

/// What of a run of checks is known when the last document is checked.
public struct CheckEnding: Sendable {
    /// What could not be read, and what is no assessment.
    public let errors: [AssessmentInputError]
    /// What of the folders was not read, by kind.
    public let unread: [UnreadFiles]
    /// What became of baselines and waivers.
    public let suppression: SuppressionOutcome

    /// - Parameters:
    ///   - errors: what could not be read, and what is no assessment.
    ///   - unread: what of the folders was not read, by kind.
    ///   - suppression: what became of baselines and waivers.
    public init(
        errors: [AssessmentInputError] = [], unread: [UnreadFiles] = [],
        suppression: SuppressionOutcome = SuppressionOutcome()
    ) {
        self.errors = errors
        self.unread = unread
        self.suppression = suppression
    }
}

extension ReportedAssessment {
    /// The findings to show, in order.
    func shownFindings(
        withSuppressed: Bool
    ) -> [(finding: Finding, identity: FindingIdentity?, suppression: Suppression?)] {
        checked.findings.enumerated().compactMap { index, finding in
            let suppression = suppressions[index]
            guard withSuppressed || suppression == nil else { return nil }
            return (finding, identities.indices.contains(index) ? identities[index] : nil, suppression)
        }
    }
}
