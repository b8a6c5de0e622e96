import KobanAmendments
import KobanFormats
import KobanLaw
import KobanText

/// A diff for a terminal: changed words in brackets.
public struct DiffTextReporter: SubjectReporter {
    private let width: Int
    private let ambiguous: DisplayWidth.Ambiguous

    /// - Parameters:
    ///   - width: columns of the terminal.
    ///   - ambiguous: how the terminal draws ①, … and the like.
    public init(width: Int, ambiguous: DisplayWidth.Ambiguous = .narrow) {
        self.width = width
        self.ambiguous = ambiguous
    }

    /// The items that differ, the columns of both editions beside each other.
    public func report(_ diff: EditionDiff) -> [UInt8] {
        var lines = [DiffWords.title(diff), DiffWords.summary(diff)]
        if let caution = DiffWords.caution(diff) { lines.append(caution) }
        for entry in diff.entries {
            lines += ["", "■ " + DiffWords.heading(entry, in: diff), "  根拠: \(entry.reason)"]
            for column in entry.columns where column.isChanged {
                lines += SideBySide.lines(
                    ["旧 \(column.name)"] + EditionWords.marked(column.former),
                    ["新 \(column.name)"] + EditionWords.marked(column.later), width: min(width, 120),
                    ambiguous: ambiguous)
            }
        }
        return VisibleText.bytes(lines.joined(separator: "\n") + "\n")
    }
}
