import KobanChecks
import KobanDocuments
import KobanLaw
import KobanSettings
import KobanText

/// Checks documents, each with its own settings.
public struct CheckRun: Sendable {
    private let reading: DocumentReading<DocumentChecking>
    private let statutes: Statutes
    private let day: CivilDate

    /// - Parameters:
    ///   - day: the day whose law counts.
    ///   - finder: finds what institutions decided.
    /// - Throws: `ConfigurationError` with every problem of every file that was to be used; nothing is checked then.
    public init(
        _ inputs: RunInputs, statutes: Statutes, day: CivilDate, finder: ConfigurationFinder
    ) throws(ConfigurationError) {
        reading = try DocumentReading(inputs, statutes: statutes, day: day, finder: finder)
        self.statutes = statutes
        self.day = day
    }

    /// Checks each document, and delivers them in order.
    ///
    /// - Parameter take: takes a document, or why there is none; where it throws, no other is read.
    /// - Returns: what became of baselines and waivers.
    @discardableResult
    public func run(
        _ take: (Result<ReportedAssessment, AssessmentInputError>) throws -> Void
    ) rethrows -> SuppressionLedger {
        var ledger = SuppressionLedger(day: day, statutes: statutes)
        try reading.read { input, checking in
            CheckRun.judgement(of: input, checking)
        } take: { index, outcome in
            let settings = reading.settings[index].settings
            // In order: what the ledger counts depends on what came before.
            try take(
                outcome.map {
                    $0.assessment.suppressing(
                        ledger.judge($0.assessment.identities, document: $0.document, settings: settings))
                })
        }
        return ledger
    }

    /// Checks each document and keeps them all.
    public func results() -> CheckResults {
        var (assessments, errors) = ([ReportedAssessment](), reading.inputs.errors)
        let ledger = run { outcome in
            switch outcome {
            case .success(let assessment): assessments.append(assessment)
            case .failure(let error): errors.append(error)
            }
        }
        return CheckResults(
            assessments: assessments, errors: errors, unread: reading.inputs.unread, notes: reading.inputs.notes,
            ledger: ledger)
    }

    /// A document that was checked; what passes over its findings is not asked yet.
    private struct Judgement: Sendable {
        let assessment: ReportedAssessment
        /// By what the document is known again.
        let document: String
    }

    private static func judgement(of input: AssessmentInput, _ checking: DocumentChecking) -> Judgement? {
        guard let result = checking.checker.assessment(in: input) else { return nil }
        let settings = checking.settings
        let checked = CheckedAssessment(
            assessment: result.assessment, citations: result.citations,
            findings: settings.configuration?.weighed(result.findings) ?? result.findings)
        let document = FindingIdentity.document(result.assessment, path: input.path, folder: settings.folder)
        return Judgement(
            assessment: ReportedAssessment(
                path: input.path, sha256: ContentDigest.sha256(input.bytes), checked: checked,
                identities: FindingIdentity.identities(
                    of: checked.findings, citations: checked.citations, document: document,
                    tables: checking.checker.statutes.tables)),
            document: document)
    }
}
