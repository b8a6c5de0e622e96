import KobanChecks
import KobanCitations
import KobanLaw
import KobanText

/// The checkers of a run: one for each configuration, made once.
public struct ConfiguredCheckers: Sendable {
    private let statutes: Statutes
    private let day: CivilDate
    private let heedsSilence: Bool
    private let scanner: CitationScanner
    /// By configuration file; the empty name for none.
    private var made: [String: Checker] = [:]

    /// - Parameters:
    ///   - day: the day whose law counts.
    ///   - heedsSilence: whether rules that a configuration turns off report nothing.
    public init(statutes: Statutes, day: CivilDate, heedsSilence: Bool = true) {
        self.statutes = statutes
        self.day = day
        self.heedsSilence = heedsSilence
        scanner = CitationScanner(statutes: statutes)
    }

    /// The checker that knows the names of a configuration, and is silent where it says so and that is heeded.
    public mutating func checker(_ configuration: Configuration?) -> Checker {
        let name = configuration?.file ?? ""
        if let known = made[name] { return known }
        let checker = Checker(
            statutes: statutes, day: day, scanner: scanner.knowing(configuration?.names ?? []),
            silenced: heedsSilence ? configuration?.silenced ?? [] : [])
        made[name] = checker
        return checker
    }
}
