import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanRuns
import KobanSettings
import KobanText

/// One run of `koban check`: what was asked, what was read, what was found.
public struct CheckReport: Sendable {
    public let version: String
    public let asOf: CivilDate
    public let dataVerifiedThrough: CivilDate?
    public let assessments: [ReportedAssessment]
    public let errors: [AssessmentInputError]
    /// What of the folders was not read, by kind.
    public let unread: [UnreadFiles]
    /// What became of baselines and waivers.
    public let suppression: SuppressionOutcome

    public init(
        version: String, asOf: CivilDate, dataVerifiedThrough: CivilDate?,
        assessments: [ReportedAssessment], errors: [AssessmentInputError],
        unread: [UnreadFiles] = [], suppression: SuppressionOutcome = SuppressionOutcome()
    ) {
        self.unread = unread
        self.suppression = suppression
        self.version = version
        self.asOf = asOf
        self.dataVerifiedThrough = dataVerifiedThrough
        self.assessments = assessments
        self.errors = errors
    }

    /// Whether the day asked about lies after what the statute data prove.
    public var isBeyondData: Bool { dataVerifiedThrough.map { asOf > $0 } ?? true }

    public var summary: CheckSummary { CheckSummary(self) }
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

/// The counts of a run.
public struct CheckSummary: Sendable {
    public private(set) var assessments = 0
    /// Every citation, those of the change history among them.
    public private(set) var citations: [CitationStatus: Int] = [:]
    /// The citations of the current text and the annexes.
    public private(set) var citationsInForce: [CitationStatus: Int] = [:]
    /// Without those that are passed over.
    public private(set) var findings: [Severity: Int] = [:]
    /// The findings that are passed over.
    public private(set) var suppressed: [Suppression.Kind: Int] = [:]

    init(_ report: CheckReport) {
        assessments = report.assessments.count
        for assessment in report.assessments {
            for citation in assessment.checked.citations {
                citations[citation.status, default: 0] += 1
                if citation.assessed.isInForce {
                    citationsInForce[citation.status, default: 0] += 1
                }
            }
            for finding in assessment.findings {
                findings[finding.severity, default: 0] += 1
            }
            for suppression in assessment.suppressions.values {
                suppressed[suppression.kind, default: 0] += 1
            }
        }
    }
}
