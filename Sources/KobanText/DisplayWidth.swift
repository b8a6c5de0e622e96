/// How many columns of a terminal text takes: Unicode's East Asian Width (wide and full-width
/// characters two, the rest one), combining marks and what is never drawn none, emoji two.
public enum DisplayWidth {
    /// How a terminal draws the characters that East Asian Width calls ambiguous (①, …, →, ※):
    /// most draw them in one column, some Japanese ones in two.
    public enum Ambiguous: Sendable, Hashable {
        case narrow
        case wide
    }

    /// The columns that a character takes on a terminal: 0, 1 or 2.
    public static func of(_ scalar: Unicode.Scalar, ambiguous: Ambiguous = .narrow) -> Int {
        switch scalar.value {
        case 0x20...0x7E: return 1
        case 0x00..<0x20, 0x7F..<0xA0: return 0
        // Most of Japanese text, without a look into the tables.
        case 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF60: return 2
        // Vowels and finals of Korean syllables are drawn within the syllable.
        case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
        // A soft hyphen is of the category of what is never drawn, and terminals draw it.
        case 0xAD: return 1
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator, .surrogate: return 0
        default: break
        }
        if EastAsianWidth.isWide(scalar) { return 2 }
        return ambiguous == .wide && EastAsianWidth.isAmbiguous(scalar) ? 2 : 1
    }

    /// The columns that a text takes on a terminal, on one line.
    public static func of(_ text: some StringProtocol, ambiguous: Ambiguous = .narrow) -> Int {
        var width = 0
        var hasSequence = false
        for scalar in text.unicodeScalars {
            width += of(scalar, ambiguous: ambiguous)
            if isOfSequence(scalar) { hasSequence = true }
        }
        guard hasSequence else { return width }
        return text.reduce(0) { $0 + of($1, ambiguous: ambiguous) }
    }

    /// The columns of what a reader takes for one character. Several code points that are one
    /// emoji (a family, a colour of skin, ☎ asked for as emoji) take two.
    private static func of(_ character: Character, ambiguous: Ambiguous) -> Int {
        let scalars = character.unicodeScalars
        if let first = scalars.first, first.properties.isEmoji, scalars.dropFirst().contains(where: isOfSequence) {
            return 2
        }
        return scalars.reduce(0) { $0 + of($1, ambiguous: ambiguous) }
    }

    /// Joins emoji, or asks for one: zero width joiner, variation selector 16, skin colours.
    private static func isOfSequence(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200D, 0xFE0F, 0x1F3FB...0x1F3FF: true
        default: false
        }
    }

    // MARK: Lines

    /// Cuts a text into lines of at most `width` columns.
    ///
    /// By the rules of Japanese typesetting (禁則): no line begins with 、 。 a closing bracket or
    /// a small kana, none ends with an opening bracket; and no line ends inside a number or a word
    /// of Latin letters. Only what by these rules cannot be parted and is longer than a line is cut
    /// all the same.
    ///
    /// - Parameter most: how many lines are asked for; text after them is not looked at.
    /// - Complexity: linear in the length of the text, or of what fills so many lines.
    public static func wrap(
        _ text: some StringProtocol, width: Int, ambiguous: Ambiguous = .narrow, most: Int = .max
    ) -> [String] {
        let width = max(1, width)
        // So many characters that must not be parted fill the lines by themselves: of one such
        // unit only the first character may take no column.
        let (columns, isBeyondCounting) = most.multipliedReportingOverflow(by: width)
        let longest = isBeyondCounting ? Int.max : columns
        var lines = LineFilling(width: width, ambiguous: ambiguous)
        var unit: [Character] = []
        for character in text {
            if lines.full >= most || unit.count - 1 > longest { break }
            if character.isNewline {
                lines.add(unit)
                lines.breakLine()
                unit = []
            } else if let last = unit.last, !mayPart(last, character) {
                unit.append(character)
            } else {
                lines.add(unit)
                unit = [character]
            }
        }
        lines.add(unit)
        return Array(lines.finished().prefix(most))
    }

    private static func mayPart(_ one: Character, _ next: Character) -> Bool {
        if neverLast.contains(one) || neverFirst.contains(next) { return false }
        return !(isOfWord(one) && isOfWord(next))
    }

    private static func isOfWord(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber)
    }

    /// 行頭禁則: closing brackets, stops, middle dots, marks of repetition and length, small kana.
    private static let neverFirst: Set<Character> = Set(
        "、。，．,.・：；:;？！?!）)］]｝}〕〉》」』】〙〗〟’”»…‥ー〜～々〻ゝゞヽヾ"
            + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ")

    /// 行末禁則: opening brackets.
    private static let neverLast: Set<Character> = Set("（(［[｛{〔〈《「『【〘〖〝‘“«")

    /// Lines as they fill.
    private struct LineFilling {
        let width: Int
        let ambiguous: Ambiguous
        private var lines: [String] = []
        private var line = ""
        private var used = 0

        init(width: Int, ambiguous: Ambiguous) {
            self.width = width
            self.ambiguous = ambiguous
        }

        /// Adds what must not be parted.
        mutating func add(_ unit: [Character]) {
            let widths = unit.map { DisplayWidth.of($0, ambiguous: ambiguous) }
            let whole = widths.reduce(0, +)
            if used + whole > width, !line.isEmpty {
                breakLine()
                // The blank at which a line was broken is not the beginning of the next.
                if unit == [" "] { return }
            }
            for (character, columns) in zip(unit, widths) {
                if whole > width, used + columns > width, !line.isEmpty { breakLine() }
                line.append(character)
                used += columns
            }
        }

        /// The lines to which nothing is added any more.
        var full: Int { lines.count }

        mutating func breakLine() {
            lines.append(line)
            line = ""
            used = 0
        }

        func finished() -> [String] { line.isEmpty && !lines.isEmpty ? lines : lines + [line] }
    }
}
