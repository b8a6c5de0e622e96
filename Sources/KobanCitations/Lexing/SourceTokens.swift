import KobanText

/// The source behind the tokens, for the little that tokens do not hold.
struct SourceTokens {
    let buffer: UnsafeBufferPointer<UInt8>
    /// Counts what is read and how many tokens are looked at, for the tests that hold the reading to
    /// a multiple of the text; nil otherwise.
    let work: UnsafeMutablePointer<Int>?

    init(buffer: UnsafeBufferPointer<UInt8>, work: UnsafeMutablePointer<Int>? = nil) {
        self.buffer = buffer
        self.work = work
    }

    /// Tokens were looked at.
    func visit(_ count: Int = 1) {
        if let work { work.pointee += count }
    }

    /// A number of a table has no more digits.
    private static let mostDigits = 3

    /// The number that two number tokens form when the break between them is taken away.
    func joinedNumber(_ first: Token, _ second: Token) -> Int? {
        guard case .number(let head, let headIsKanji) = first.kind,
            case .number(let tail, let tailIsKanji) = second.kind, headIsKanji == tailIsKanji
        else { return nil }
        if headIsKanji {
            var scalars: [Unicode.Scalar] = []
            for token in [first, second] {
                var cursor = TextCursor(buffer, range: token.range, work: work)
                while let atom = cursor.next() { scalars.append(atom.scalar) }
            }
            return KanjiNumber.value(of: scalars)
        }
        var digits = 0
        var cursor = TextCursor(buffer, range: second.range, work: work)
        while cursor.next() != nil { digits += 1 }
        guard digits <= Self.mostDigits else { return nil }
        return head * (digits == 1 ? 10 : digits == 2 ? 100 : 1000) + tail
    }

    /// Whether a number in kanji is written digit by digit (二〇二五), without 十, 百 or 千.
    func isPositional(_ token: Token) -> Bool {
        var cursor = TextCursor(buffer, range: token.range, work: work)
        while let atom = cursor.next() {
            if KanjiNumber.digit(atom.scalar) == nil { return false }
        }
        return true
    }

    /// Whether a range of the source is digits with nothing but blanks or the end of a line between them.
    func isDigitsAndBlanks(_ range: Range<Int>) -> Bool {
        var cursor = TextCursor(buffer, range: range)
        var isFirst = true
        while let atom = cursor.next() {
            guard ("0"..."9").contains(atom.scalar), isFirst || atom.gap <= .lineBreak else { return false }
            isFirst = false
        }
        return true
    }

    /// Whether a range between two tokens has a tag in it.
    func holdsTag(_ range: Range<Int>) -> Bool { buffer[range].contains(0x3C) }

    /// Whether a range of the source ends with a word.
    func ends(_ range: Range<Int>, with word: String) -> Bool {
        let word = word.utf8
        guard range.count >= word.count else { return false }
        return buffer[(range.upperBound - word.count)..<range.upperBound].elementsEqual(word)
    }

    /// Whether a range of the source begins with a word.
    func begins(_ range: Range<Int>, with word: String) -> Bool {
        buffer[range].starts(with: word.utf8)
    }

    /// Where a word first stands in a range.
    func first(_ word: String, in range: Range<Int>) -> Int? {
        buffer[range].firstRange(of: Array(word.utf8))?.lowerBound
    }

    /// Where a word last stands in a range.
    func last(_ word: String, in range: Range<Int>) -> Int? {
        let word = word.utf8
        guard range.count >= word.count else { return nil }
        return (range.lowerBound...(range.upperBound - word.count)).last { buffer[$0...].starts(with: word) }
    }

    /// Whether nothing but blanks stands before an offset on its line.
    func beginsLine(_ offset: Int) -> Bool {
        var at = offset - 1
        while at >= 0, buffer[at] == 0x20 { at -= 1 }
        return at < 0 || buffer[at] == 0x0A || buffer[at] == 0x0D || buffer[at] == 0x3E
    }

    /// In bytes: Ｎｏ．, with room.
    private static let longestCount = 12

    /// Whether the number at an offset has No. before it.
    func followsCount(_ offset: Int) -> Bool {
        var at = offset
        while at > 0, buffer[at - 1] == 0x20 { at -= 1 }
        return ["No", "NO", "no", "No.", "NO.", "no.", "№", "#", "Ｎｏ", "Ｎｏ．", "Ｎｏ."].contains {
            ends(max(0, at - Self.longestCount)..<at, with: $0)
        }
    }

    /// Whether a Latin letter stands right before or after a number (l5, 8S, 85Ø2), as a page that was read badly
    /// has it. No.26 is a heading and its number.
    func touchesLetter(_ range: Range<Int>) -> Bool {
        func isLetter(_ offset: Int) -> Bool {
            guard buffer.indices.contains(offset) else { return false }
            return (0x61...0x7A).contains(buffer[offset] | 0x20) || buffer[offset] == 0xC3
        }
        if isLetter(range.upperBound) { return true }
        guard isLetter(range.lowerBound - 1) else { return false }
        return buffer[range.lowerBound - 1] | 0x20 != 0x6F || !buffer.indices.contains(range.lowerBound - 2)
            || buffer[range.lowerBound - 2] | 0x20 != 0x6E
    }

    /// In bytes: thirty characters.
    private static let longestWord = 90

    /// Whether a word stands in the first thirty characters of a range.
    func contains(_ range: Range<Int>, _ word: String) -> Bool {
        buffer[range.prefix(Self.longestWord)].firstRange(of: Array(word.utf8)) != nil
    }

    /// A range of the source without white space and markup.
    func compactText(_ range: Range<Int>) -> String {
        var cursor = TextCursor(buffer, range: range, work: work)
        var bytes: [UInt8] = []
        while let atom = cursor.next() {
            // A character reference is written as what it stands for, and so is what a converter put in an
            // ideograph's place (a radical, a compatibility ideograph).
            let isReference = (buffer[atom.start] == 0x26 || buffer[atom.start] == 0x3C) && atom.end - atom.start > 1
            if isReference || (0x4E00...0x9FFF).contains(atom.scalar.value),
                isReference || buffer.scalar(at: atom.start).scalar != atom.scalar
            {
                bytes.append(contentsOf: String(atom.scalar).utf8)
            } else {
                bytes.append(contentsOf: buffer[atom.start..<atom.end])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
