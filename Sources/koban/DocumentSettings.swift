import KobanChecks
import KobanCitations
import KobanConfiguration
import KobanStatutes
import KobanText

/// What institutions decided about the documents of a run.
enum DocumentSettings {
    /// The settings of each input.
    ///
    /// A configuration that cannot be used ends the process with status 2 before anything is
    /// checked: a report by other rules than the institution's would mislead.
    static func settings<Input, Settings>(
        of inputs: [Input], _ read: (Input) throws(ConfigurationError) -> Settings
    ) -> [Settings] {
        var problems: [ConfigurationProblem] = []
        var out: [Settings] = []
        for input in inputs {
            do {
                out.append(try read(input))
            } catch {
                problems += error.problems.filter { !problems.contains($0) }
            }
        }
        if !problems.isEmpty {
            for problem in problems { StandardError.write("koban: \(problem)") }
            endProcess(2)
        }
        return out
    }
}

/// A checker for each configuration, made once.
struct ConfiguredCheckers {
    private let statutes: Statutes
    private let day: CivilDate
    private let scanner: CitationScanner
    /// By configuration file; the empty name for none.
    private var known: [String: Checker] = [:]

    init(statutes: Statutes, day: CivilDate) {
        self.statutes = statutes
        self.day = day
        scanner = CitationScanner(statutes: statutes)
    }

    mutating func checker(_ configuration: Configuration?) -> Checker {
        let name = configuration?.file ?? ""
        if let known = known[name] { return known }
        let checker = Checker(
            statutes: statutes, day: day, scanner: scanner.knowing(configuration?.names ?? []),
            silenced: configuration?.silenced ?? [])
        known[name] = checker
        return checker
    }
}
