/// A stretch of text, changed or not.
public struct DiffSegment: Sendable, Hashable {
    /// The stretch as it stands in its text.
    public let text: String
    /// Whether it differs from the other text; a single character between two differences counts with them.
    public let isChanged: Bool

    /// A stretch of one of two texts.
    public init(text: String, isChanged: Bool) {
        self.text = text
        self.isChanged = isChanged
    }
}

/// Which words of two legal texts differ.
///
/// A word is a run of katakana, of Latin letters or of digits, and otherwise a single
/// character: kanji and hiragana join too freely in statutes to be cut into longer words. What
/// stays the same between two changes for no more than a character is told as changed with
/// them, so that a reader sees words and not scraps.
public enum WordDiff {
    /// The two texts in stretches; put together they give the texts again.
    public static func segments(_ former: String, _ later: String) -> (former: [DiffSegment], later: [DiffSegment]) {
        let (one, other) = (words(of: former), words(of: later))
        let (keptOne, keptOther) = common(one, other)
        return (segments(one, kept: keptOne), segments(other, kept: keptOther))
    }

    static func words(of text: String) -> [String] {
        enum Run { case katakana, latin, digit, single }
        func run(_ scalar: Unicode.Scalar) -> Run {
            switch scalar.value {
            case 0x30A1...0x30FA, 0x30FC: .katakana
            case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: .latin
            case 0x30...0x39, 0xFF10...0xFF19: .digit
            default: .single
            }
        }
        var words: [String] = []
        var last = Run.single
        for scalar in text.unicodeScalars {
            let kind = run(scalar)
            if kind != .single, kind == last, let index = words.indices.last {
                words[index].unicodeScalars.append(scalar)
            } else {
                words.append(String(scalar))
            }
            last = kind
        }
        return words
    }

    /// Above this many pairs the middle is told as changed altogether.
    private static let mostPairs = 9_000_000

    /// Which elements of each list belong to the longest common subsequence.
    static func common<Element: Hashable>(_ one: [Element], _ other: [Element]) -> ([Bool], [Bool]) {
        var keptOne = Array(repeating: false, count: one.count)
        var keptOther = Array(repeating: false, count: other.count)
        var start = 0
        while start < one.count, start < other.count, one[start] == other[start] {
            keptOne[start] = true
            keptOther[start] = true
            start += 1
        }
        var (endOne, endOther) = (one.count, other.count)
        while endOne > start, endOther > start, one[endOne - 1] == other[endOther - 1] {
            endOne -= 1
            endOther -= 1
            keptOne[endOne] = true
            keptOther[endOther] = true
        }
        let (rows, columns) = (endOne - start, endOther - start)
        guard rows > 0, columns > 0, rows * columns <= mostPairs else { return (keptOne, keptOther) }
        let width = columns + 1
        var lengths = [Int32](repeating: 0, count: (rows + 1) * width)
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in stride(from: columns - 1, through: 0, by: -1) {
                lengths[row * width + column] =
                    one[start + row] == other[start + column]
                    ? lengths[(row + 1) * width + column + 1] + 1
                    : max(lengths[(row + 1) * width + column], lengths[row * width + column + 1])
            }
        }
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            if one[start + row] == other[start + column] {
                keptOne[start + row] = true
                keptOther[start + column] = true
                row += 1
                column += 1
            } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return (keptOne, keptOther)
    }

    private static func segments(_ words: [String], kept: [Bool]) -> [DiffSegment] {
        var kept = kept
        // A single kept character between two changes.
        for index in kept.indices.dropFirst().dropLast()
        where kept[index] && !kept[index - 1] && !kept[index + 1] && words[index].unicodeScalars.count == 1 {
            kept[index] = false
        }
        var segments: [DiffSegment] = []
        for (word, isKept) in zip(words, kept) {
            if let last = segments.last, last.isChanged != isKept {
                segments[segments.count - 1] = DiffSegment(text: last.text + word, isChanged: !isKept)
            } else {
                segments.append(DiffSegment(text: word, isChanged: !isKept))
            }
        }
        return segments
    }
}
