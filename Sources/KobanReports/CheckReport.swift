import KobanAssessments
import KobanCitations
import KobanChecks
import KobanStatutes
import KobanText

/// One run of `koban check`: what was asked, what was read, what was found.
public struct CheckReport: Sendable {
    public let version: String
    public let asOf: CivilDate
    public let dataVerifiedThrough: CivilDate?
    public let assessments: [ReportedAssessment]
    public let errors: [AssessmentInputError]

    public init(
        version: String, asOf: CivilDate, dataVerifiedThrough: CivilDate?,
        assessments: [ReportedAssessment], errors: [AssessmentInputError]
    ) {
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

/// A checked assessment and the file it was read from.
public struct ReportedAssessment: Sendable {
    public let path: String
    /// SHA-256 of the file, in lower-case hexadecimal.
    public let sha256: String
    public let checked: CheckedAssessment

    public init(path: String, sha256: String, checked: CheckedAssessment) {
        self.path = path
        self.sha256 = sha256
        self.checked = checked
    }
}

/// The counts of a run.
public struct CheckSummary: Sendable {
    public private(set) var assessments = 0
    /// Every citation, those of the change history among them.
    public private(set) var citations: [CitationStatus: Int] = [:]
    /// The citations of the current text and the annexes.
    public private(set) var citationsInForce: [CitationStatus: Int] = [:]
    public private(set) var findings: [Severity: Int] = [:]

    init(_ report: CheckReport) {
        assessments = report.assessments.count
        for assessment in report.assessments {
            for citation in assessment.checked.citations {
                citations[citation.status, default: 0] += 1
                if citation.assessed.isInForce {
                    citationsInForce[citation.status, default: 0] += 1
                }
            }
            for finding in assessment.checked.findings {
                findings[finding.severity, default: 0] += 1
            }
        }
    }
}
