import KobanChecks
import KobanFormats
import KobanText

/// `koban rules --format markdown`: the page of the manual, or one section of it.
public struct RuleMarkdownReporter: SubjectReporter {
    /// A reporter of rules.
    public init() {}

    /// A rule with its reason and its examples; for nil, all rules of the catalogue behind a table of them.
    public func report(_ rule: (any Rule.Type)?) -> [UInt8] {
        VisibleText.bytes(rule.map { RuleReference.section($0) } ?? RuleReference.markdown())
    }
}
