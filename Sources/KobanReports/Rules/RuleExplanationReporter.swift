import KobanChecks
import KobanFormats
import KobanText

/// `koban rules NAME`: what a rule says of itself, for people.
public struct RuleExplanationReporter: SubjectReporter {
    private let width: Int
    private let ambiguous: DisplayWidth.Ambiguous

    /// - Parameters:
    ///   - width: columns of the terminal.
    ///   - ambiguous: how the terminal draws ①, … and the like.
    public init(width: Int, ambiguous: DisplayWidth.Ambiguous = .narrow) {
        self.width = max(40, min(width, 160))
        self.ambiguous = ambiguous
    }

    /// A rule with its reason and its examples, the place of a fault marked under it.
    public func report(_ rule: any Rule.Type) -> [UInt8] { VisibleText.bytes(text(of: rule)) }

    func text(of rule: any Rule.Type) -> String {
        var out = "\(rule.japaneseName)［\(rule.identifier)］ 重さ: \(rule.severity.japaneseName)\n\n"
        for line in DisplayWidth.wrap(rule.rationale, width: width - 2, ambiguous: ambiguous) { out += "  \(line)\n" }
        out += "\n指摘する例（^ の所を示す）\n"
        for example in rule.examples.firing { out += "\n" + text(of: example) }
        out += "\n指摘しない例\n"
        for example in rule.examples.silent { out += "\n" + text(of: example) }
        return out
    }

    private func text(of example: RuleExample) -> String {
        var out = "  \(CivilDate(iso: example.day)?.japanese ?? example.day)の法令で:\n"
        for line in Self.lines(of: example.text) {
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
}
