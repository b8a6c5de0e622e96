import KobanAmendments
import KobanDocuments
import KobanImpact
import KobanLaw
import KobanSettings
import KobanText

/// Says of documents which of their citations an amendment touches.
public struct ImpactRun: Sendable {
    private let reading: DocumentReading<AmendmentImpact>

    /// - Parameters:
    ///   - diff: the amendment.
    ///   - finder: finds the configurations. Only the names in them matter: what an amendment touches is no finding
    ///     of a rule.
    /// - Throws: `ConfigurationError` with every problem of every file that was to be used.
    public init(
        _ inputs: RunInputs, of diff: EditionDiff, statutes: Statutes, finder: ConfigurationFinder
    ) throws(ConfigurationError) {
        var finder = finder
        var known: [String: AmendmentImpact] = [:]
        reading = try DocumentReading(inputs) { (path) throws(ConfigurationError) in
            let configuration = try finder.configuration(for: path)
            let name = configuration?.file ?? ""
            let impact = known[name] ?? AmendmentImpact(diff, statutes: statutes, names: configuration?.names ?? [])
            known[name] = impact
            return impact
        }
    }

    /// Reads each document, and delivers them in order.
    ///
    /// - Parameter take: takes a document, or why there is none; where it throws, no other is read.
    public func run(_ take: (Result<AssessmentImpact, AssessmentInputError>) throws -> Void) rethrows {
        try reading.read { input, impact in
            let one = impact.of(input.document, path: input.path, sha256: ContentDigest.sha256(input.bytes))
            return one.concernsKoban ? one : nil
        } take: { _, outcome in
            try take(outcome)
        }
    }
}
