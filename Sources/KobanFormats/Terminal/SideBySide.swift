import KobanText

/// Two texts in two columns, wide characters aligned.
public enum SideBySide {
    /// The lines of both beside each other, each side folded to its column.
    ///
    /// - Parameters:
    ///   - width: columns of the terminal.
    ///   - ambiguous: how the terminal draws ①, … and the like.
    public static func lines(
        _ left: [String], _ right: [String], width: Int, ambiguous: DisplayWidth.Ambiguous = .narrow
    ) -> [String] {
        // Two blanks before, a bar (│ is ambiguous) with a blank on both sides between.
        let bar = DisplayWidth.of("│", ambiguous: ambiguous)
        let column = max(10, (width - 5 - bar) / 2)
        func wrapped(_ texts: [String]) -> [String] {
            texts.flatMap { DisplayWidth.wrap(VisibleText.line($0), width: column - 1, ambiguous: ambiguous) }
        }
        let (one, other) = (wrapped(left), wrapped(right))
        return (0..<max(one.count, other.count)).map { index in
            let first = index < one.count ? one[index] : ""
            let second = index < other.count ? other[index] : ""
            let blank = String(repeating: " ", count: max(0, column + 1 - DisplayWidth.of(first, ambiguous: ambiguous)))
            return "  \(first)\(blank)│ \(second)".trimmedAtEnd
        }
    }
}

extension String {
    /// Without blanks at the end.
    public var trimmedAtEnd: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
