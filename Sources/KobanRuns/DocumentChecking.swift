import KobanChecks
import KobanDocuments
import KobanLaw
import KobanSettings
import KobanText

/// By what a document is checked: what its institution decided, and the checker that knows that.
public struct DocumentChecking: Sendable {
    /// What the institution decided: its configuration, its baseline, its waivers.
    public let settings: InputSettings
    /// Knows the names that the institution uses, and leaves out the rules that it turned off.
    public let checker: Checker
}

extension DocumentReading where Settings == DocumentChecking {
    /// - Parameters:
    ///   - day: the day whose law counts.
    ///   - finder: finds what institutions decided.
    /// - Throws: `ConfigurationError` with every problem of every file that was to be used.
    public init(
        _ inputs: RunInputs, statutes: Statutes, day: CivilDate, finder: ConfigurationFinder
    ) throws(ConfigurationError) {
        var finder = finder
        var checkers = ConfiguredCheckers(statutes: statutes, day: day)
        try self.init(inputs) { (path) throws(ConfigurationError) in
            let settings = try finder.settings(for: path)
            return DocumentChecking(settings: settings, checker: checkers.checker(settings.configuration))
        }
    }
}

extension Checker {
    /// Checks a document; nil for what is no assessment.
    func assessment(in input: AssessmentInput) -> CheckedAssessment? {
        let checked = check(input.document)
        return checked.concernsKoban ? checked : nil
    }
}
