import KobanChecks
import KobanDocuments
import KobanLaw
import KobanSettings
import KobanText

/// Reads from documents when their references went stale, and when they were mended.
public struct HistoryRun: Sendable {
    private let reading: DocumentReading<Checker>
    private let statutes: Statutes
    private let day: CivilDate

    /// - Parameters:
    ///   - day: to which days are counted.
    ///   - finder: finds the configurations. Only the names in them matter: a rule that is off hides no part of the
    ///     record.
    /// - Throws: `ConfigurationError` with every problem of every file that was to be used: what an institution's
    ///   own names cite would be lost without a word.
    public init(
        _ inputs: RunInputs, statutes: Statutes, day: CivilDate, finder: ConfigurationFinder
    ) throws(ConfigurationError) {
        var finder = finder
        var checkers = ConfiguredCheckers(statutes: statutes, day: day, heedsSilence: false)
        reading = try DocumentReading(inputs) { (path) throws(ConfigurationError) in
            checkers.checker(try finder.configuration(for: path))
        }
        self.statutes = statutes
        self.day = day
    }

    /// Reads each document, and delivers them in order.
    ///
    /// - Parameter take: takes a document, or why there is none; where it throws, no other is read.
    public func run(_ take: (Result<DocumentHistory, AssessmentInputError>) throws -> Void) rethrows {
        let (statutes, day) = (statutes, day)
        try reading.read { input, checker in
            checker.assessment(in: input).map { checked in
                DocumentHistory(
                    path: input.path, checked: checked,
                    timelines: FieldTimeline.timelines(of: checked, statutes: statutes, today: day))
            }
        } take: { _, outcome in
            try take(outcome)
        }
    }
}

/// The timelines of one document.
public struct DocumentHistory: Sendable {
    /// As it is told to the user.
    public let path: String
    /// The assessment with its citations and findings, as the check read them.
    public let checked: CheckedAssessment
    /// Of its fields of legal basis.
    public let timelines: [FieldTimeline]
}
