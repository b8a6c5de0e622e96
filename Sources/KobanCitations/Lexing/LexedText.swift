import KobanDocuments
import KobanText

/// A whole text cut into words once: its definitions are read from these words, and so are its fields.
///
/// The words of a field are those of the text where the field begins and ends between two of them, on lines or
/// in cells of its own. Where it does not, or where a name stands in it that the text defines for itself, the
/// field is cut into words anew.
struct LexedText: Sendable {
    private let source: SourceText
    let tokens: [Token]

    /// - Parameter work: where to count what is read.
    init(_ source: SourceText, lexicon: LawLexicon, work: UnsafeMutablePointer<Int>? = nil) {
        self.source = source
        tokens = source.bytes.withUnsafeBufferPointer {
            Tokenizer.tokens(of: $0, range: 0..<$0.count, lexicon: lexicon, work: work)
        }
    }

    /// Whether a text is the one that was cut.
    ///
    /// - Complexity: constant for the same text; linear for another of the same length.
    func isOf(_ other: SourceText) -> Bool {
        source.bytes.count == other.bytes.count && source.bytes == other.bytes
    }

    /// The words of a field, as if nothing stood around it.
    ///
    /// - Parameter names: those that the text defines for itself.
    /// - Returns: nil where the field must be cut into words of its own.
    func tokens(
        in range: Range<Int>, of buffer: UnsafeBufferPointer<UInt8>, besides names: DefinedNames
    ) -> [Token]? {
        var cursor = TextCursor(buffer, range: range)
        guard let atom = cursor.next() else { return [] }
        let first = place(endingAfter: range.lowerBound)
        guard tokens.indices.contains(first), tokens[first].start == atom.start,
            tokens[first].gap.startsLine || first == 0
        else { return nil }
        let next = place(endingAfter: range.upperBound)
        guard next > first,
            next == tokens.count || tokens[next].start >= range.upperBound && tokens[next].gap.startsLine,
            !names.mayStand(in: range, of: buffer)
        else { return nil }
        // A name at its beginning may have been taken for the end of a longer one, or be cut out of what stands before.
        if let law = tokens[first].law, law.id == nil || law.isInexact || law.nameRange.count <= Self.longestShortName {
            return nil
        }
        var out = Array(tokens[first..<next])
        out[0] = Token(kind: out[0].kind, start: out[0].start, end: out[0].end, gap: atom.gap)
        return out
    }

    /// In bytes: 法, 政令. A longer name is one wherever it stands.
    private static let longestShortName = 6

    /// The first word that ends behind an offset.
    private func place(endingAfter offset: Int) -> Int {
        var (low, high) = (0, tokens.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
