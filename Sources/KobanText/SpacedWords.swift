/// Words as a page leaves them: white space or a line break between any two characters, and some of the
/// characters spelled in several ways.
public struct SpacedWords: Sendable {
    private let choices: [Set<Unicode.Scalar>]

    /// - Parameter spellings: for a character of the words, what may stand for it.
    public init(_ words: String, spellings: [Unicode.Scalar: Set<Unicode.Scalar>] = [:]) {
        choices = words.unicodeScalars.map { spellings[$0] ?? [$0] }
    }

    /// Where the words end that begin at an offset; nil where they do not stand there.
    public func end(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var offset = start
        for (index, choice) in choices.enumerated() {
            var isFound = false
            while !isFound, offset < bytes.count {
                let (scalar, length) = bytes.scalar(at: offset)
                isFound = choice.contains(scalar)
                guard isFound || index > 0 && scalar.properties.isWhitespace else { return nil }
                offset += length
            }
            guard isFound else { return nil }
        }
        return offset
    }

    /// All places of the words in a range, in order.
    ///
    /// - Complexity: linear where the words do not begin anew in themselves.
    public func all(in source: SourceText, _ range: Range<Int>) -> [Range<Int>] {
        source.bytes.withUnsafeBufferPointer { bytes in
            var out: [Range<Int>] = []
            var offset = range.lowerBound
            while offset < range.upperBound {
                if let end = end(in: bytes, at: offset), end <= range.upperBound {
                    out.append(offset..<end)
                    offset = end
                } else {
                    offset += bytes.scalar(at: offset).length
                }
            }
            return out
        }
    }

    /// Numbers in kanji, in half-width and in full-width digits, and the dot between two ministries.
    public static let numerals: [Unicode.Scalar: Set<Unicode.Scalar>] = {
        var out: [Unicode.Scalar: Set<Unicode.Scalar>] = ["・": ["・", "･"]]
        for (digits, kanji) in zip(
            zip("123456789".unicodeScalars, "１２３４５６７８９".unicodeScalars), "一二三四五六七八九".unicodeScalars)
        {
            let all: Set<Unicode.Scalar> = [digits.0, digits.1, kanji]
            for scalar in all { out[scalar] = all }
        }
        return out
    }()
}
