import KobanChecks
import KobanFormats
import KobanText

/// `koban rules`: the rules, for people.
public struct RuleListReporter: SubjectReporter {
    private let ambiguous: DisplayWidth.Ambiguous

    /// - Parameter ambiguous: how the terminal draws ①, … and the like.
    public init(ambiguous: DisplayWidth.Ambiguous = .narrow) {
        self.ambiguous = ambiguous
    }

    /// One line a rule: identifier, name, severity, in columns.
    public func report(_ rules: [any Rule.Type]) -> [UInt8] {
        func width(_ text: String) -> Int { DisplayWidth.of(text, ambiguous: ambiguous) }
        func padded(_ text: String, _ columns: Int) -> String {
            text + String(repeating: " ", count: max(0, columns - width(text)))
        }
        let names = rules.map { ($0.identifier, $0.japaneseName, $0.severity.japaneseName) }
        let first = names.map { width($0.0) }.max() ?? 0
        let second = names.map { width($0.1) }.max() ?? 0
        let lines = names.map { identifier, name, severity in
            padded(identifier, first + 2) + padded(name, second + 2) + severity + "\n"
        }
        return VisibleText.bytes(lines.joined())
    }
}
