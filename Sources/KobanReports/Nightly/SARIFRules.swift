import KobanChecks
import KobanFormats
import KobanNightly

/// The rules as SARIF describes them: the catalogue, then what findings name beyond it.
struct SARIFRules {
    let descriptors: [JSONValue]
    private let indexes: [String: Int]

    init(_ report: NightlyReport) {
        let known = RuleCatalog.all
        let names = Set(known.map { $0.identifier })
        let named = Set((report.findings.map(\.finding.rule) + report.resolved.map(\.recorded.finding.rule)))
        let unknown = named.subtracting(names).sorted()
        descriptors = known.map(SARIFRules.descriptor) + unknown.map { .object([("id", .string($0))]) }
        indexes = Dictionary(
            (known.map { $0.identifier } + unknown).enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    func index(of rule: String) -> Int { indexes[rule] ?? -1 }

    static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        }
    }

    private static func descriptor(of rule: any Rule.Type) -> JSONValue {
        .object([
            ("id", .string(rule.identifier)),
            ("name", .string(rule.japaneseName)),
            ("shortDescription", SARIFText.message(rule.japaneseName)),
            ("fullDescription", SARIFText.message(rule.rationale)),
            (
                "help",
                SARIFText.message(
                    RuleExplanationReporter(width: 100).text(of: rule), markdown: RuleReference.section(rule))
            ),
            ("defaultConfiguration", .object([("level", .string(level(rule.severity)))])),
        ])
    }
}
