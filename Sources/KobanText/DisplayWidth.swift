/// How many columns of a terminal text takes, by East Asian Width: ideographs, kana and
/// full-width forms two, combining marks none. Ambiguous characters (①, ※, ・ …) are
/// counted as two, as Japanese terminals draw them.
public enum DisplayWidth {
    /// The columns that a character takes on a terminal: 0, 1 or 2.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20...0x7E: return 1
        case 0x00..<0x20, 0x7F..<0xA0: return 0
        case 0x0300...0x036F, 0x200B...0x200F, 0x3099...0x309A, 0xFE00...0xFE0F, 0xFEFF: return 0
        case 0xFF61...0xFFDC, 0xFFE8...0xFFEE: return 1
        case 0x1100...0x115F, 0x2010...0x2027, 0x2030...0x205E, 0x2100...0x27BF, 0x2E80...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }

    /// The columns that a text takes on a terminal.
    public static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + of($1) }
    }

    /// Cuts a text into lines of about `width` columns: never before 、 and the like, and
    /// never inside a number or a word of Latin letters.
    public static func wrap(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        var word = ""
        var wordWidth = 0
        func isLatin(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber)
        }
        func flush(_ line: inout String, _ used: inout Int, _ word: inout String, _ wordWidth: inout Int) {
            if used + wordWidth > width, !line.isEmpty, wordWidth <= width {
                lines.append(line)
                line = ""
                used = 0
            }
            line += word
            used += wordWidth
            word = ""
            wordWidth = 0
        }
        for character in text {
            let taken = character.unicodeScalars.reduce(0) { $0 + of($1) }
            if isLatin(character) {
                word.append(character)
                wordWidth += taken
                continue
            }
            flush(&line, &used, &word, &wordWidth)
            if used + taken > width, !line.isEmpty, !"、。，．・）」】]),.".contains(character) {
                lines.append(line)
                line = ""
                used = 0
            }
            line.append(character)
            used += taken
        }
        flush(&line, &used, &word, &wordWidth)
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }
}
