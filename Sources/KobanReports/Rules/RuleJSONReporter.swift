import KobanChecks
import KobanDocuments
import KobanFormats
import KobanText

/// `koban rules --format json`.
public struct RuleJSONReporter: SubjectReporter {
    /// A reporter of rules.
    public init() {}

    /// `{"rules": [...]}`.
    public func report(_ rules: [any Rule.Type]) -> [UInt8] {
        JSONValue.object([("rules", .array(rules.map { Self.value(of: $0) }))]).serialized()
    }

    private static func value(of rule: any Rule.Type) -> JSONValue {
        .object([
            ("identifier", .string(rule.identifier)),
            ("name", .string(rule.japaneseName)),
            ("severity", .string(rule.severity.rawValue)),
            ("status", .optional(rule.status?.rawValue)),
            ("rationale", .string(rule.rationale)),
            (
                "examples",
                .object([
                    ("firing", .array(rule.examples.firing.map(value(of:)))),
                    ("silent", .array(rule.examples.silent.map(value(of:)))),
                ])
            ),
        ])
    }

    /// The text without its mark, and where the mark stood: line and column from 1, the
    /// column in characters, as in a finding; null where nothing is marked.
    private static func value(of example: RuleExample) -> JSONValue {
        let text = example.text.replacing("↓", with: "")
        var place: JSONValue = .null
        if let mark = example.text.firstIndex(of: "↓") {
            let offset = example.text[..<mark].utf8.count
            place = .object(PlaceJSON.keys(at: offset, in: Document(text: SourceText(text))))
        }
        return .object([
            ("text", .string(text)), ("day", .string(example.day)), ("place", place),
            ("suggestion", .optional(example.suggestion)),
        ])
    }
}
