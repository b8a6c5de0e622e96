import KobanText

/// Stretches put together on one line.
struct OneLine {
    private(set) var text = ""
    private var isBroken = false

    /// - Parameter isList: whether a line break parts numbers.
    mutating func append(_ source: SourceText, _ range: Range<Int>, isList: Bool) {
        for character in OriginalText.withBreaks(source, range) {
            if character.isNewline {
                isBroken = isBroken || isList
                continue
            }
            if isBroken, let last = text.last, OneLine.isDigit(last), OneLine.isDigit(character) { text.append("、") }
            isBroken = false
            text.append(character)
        }
    }

    private static func isDigit(_ character: Character) -> Bool { DigitStyle.style(of: String(character)) != nil }
}
