import KobanDocuments
import KobanSettings

/// What a run of checks found, kept whole.
public struct CheckResults: Sendable {
    /// In the order of the input.
    public private(set) var assessments: [ReportedAssessment]
    /// What could not be read, and what is no assessment.
    public let errors: [AssessmentInputError]
    /// What of the folders was not read.
    public let unread: [UnreadFiles]
    /// What a user must know of the files besides, a Japanese line each.
    public let notes: [String]
    private var ledger: SuppressionLedger

    init(
        assessments: [ReportedAssessment], errors: [AssessmentInputError], unread: [UnreadFiles], notes: [String],
        ledger: SuppressionLedger
    ) {
        self.assessments = assessments
        self.errors = errors
        self.unread = unread
        self.notes = notes
        self.ledger = ledger
    }

    /// What became of baselines, waivers and rules that are off.
    public var suppression: SuppressionOutcome { ledger.outcome }

    /// What was found and is not waived, as a baseline.
    public func baseline(file: String) -> Baseline {
        Baseline(
            file: file,
            entries: assessments.flatMap { assessment in
                assessment.identities.enumerated()
                    .filter { assessment.suppressions[$0.offset]?.kind != .waiver }.map(\.element)
            })
    }

    /// Takes the findings of a baseline as known from now on.
    public mutating func suppress(knownFrom baseline: Baseline) {
        assessments = assessments.map { assessment in
            assessment.suppressing(
                ledger.pass(assessment.identities, over: baseline, already: assessment.suppressions))
        }
    }
}
