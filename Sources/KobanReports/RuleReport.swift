import KobanChecks
import KobanDocuments
import KobanText

/// `koban rules`: what each rule says of itself.
public enum RuleReport {
    /// One line a rule: identifier, name, severity, in columns.
    public static func list(_ rules: [any Rule.Type], ambiguous: DisplayWidth.Ambiguous = .narrow) -> String {
        func width(_ text: String) -> Int { DisplayWidth.of(text, ambiguous: ambiguous) }
        func padded(_ text: String, _ columns: Int) -> String {
            text + String(repeating: " ", count: max(0, columns - width(text)))
        }
        let names = rules.map { ($0.identifier, $0.japaneseName, $0.severity.japaneseName) }
        let first = names.map { width($0.0) }.max() ?? 0
        let second = names.map { width($0.1) }.max() ?? 0
        return names.map { identifier, name, severity in
            padded(identifier, first + 2) + padded(name, second + 2) + severity + "\n"
        }.joined()
    }

    /// A rule with its reason and its examples, the place of a fault marked under it.
    public static func explanation(
        _ rule: any Rule.Type, width: Int, ambiguous: DisplayWidth.Ambiguous = .narrow
    ) -> String {
        let width = max(40, min(width, 160))
        var out = "\(rule.japaneseName)［\(rule.identifier)］ 重さ: \(rule.severity.japaneseName)\n\n"
        for line in DisplayWidth.wrap(rule.rationale, width: width - 2, ambiguous: ambiguous) { out += "  \(line)\n" }
        out += "\n指摘する例（^ の所を示す）\n"
        for example in rule.examples.firing { out += "\n" + text(example, ambiguous) }
        out += "\n指摘しない例\n"
        for example in rule.examples.silent { out += "\n" + text(example, ambiguous) }
        return out
    }

    /// `{"rules": [...]}`.
    public static func json(_ rules: [any Rule.Type]) -> [UInt8] {
        JSONValue.object([("rules", .array(rules.map { value(of: $0) }))]).serialized()
    }

    // MARK: Text

    private static func text(_ example: RuleExample, _ ambiguous: DisplayWidth.Ambiguous) -> String {
        var out = "  \(CivilDate(iso: example.day)?.japanese ?? example.day)の法令で:\n"
        for line in lines(of: example.text) {
            let parts = line.split(separator: "↓", maxSplits: 1, omittingEmptySubsequences: false)
                // A tab takes as many columns as it happens to; spaces keep the mark in place.
                .map { $0.replacing("\t", with: "    ") }
            out += "    | \(parts.joined())\n"
            if parts.count == 2 {
                out += "    | " + String(repeating: " ", count: DisplayWidth.of(parts[0], ambiguous: ambiguous)) + "^\n"
            }
        }
        if let suggestion = example.suggestion { out += "    書き換え案: \(suggestion)\n" }
        return out
    }

    private static func lines(of text: String) -> [Substring] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    // MARK: JSON

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
