import KobanCitations
import KobanDocuments
import KobanText

/// A piece of a field as a reader sees it: scalars with their places, tags and entities read, a citation
/// as one mark.
struct FieldScalars {
    /// Stands for a citation, so that what follows one can be told.
    static let citation: Unicode.Scalar = "\u{FFFC}"
    /// Stands before the mark of a citation of some items of a table.
    static let list: Unicode.Scalar = "\u{FFFB}"
    /// Stands before the mark of a citation of a table without items.
    static let wholeTable: Unicode.Scalar = "\u{FFFA}"

    private(set) var scalars: [Unicode.Scalar] = []
    private var starts: [Int] = []
    /// For each place the next bracket at or after it.
    private var nextBracket: [Int] = []
    private let source: SourceText
    private let work: WorkCount?

    /// - Parameters:
    ///   - citations: those in the piece, in source order.
    ///   - work: counts how often a scalar is looked at.
    init(_ piece: Range<Int>, citations: ArraySlice<Citation>, of source: SourceText, counting work: WorkCount? = nil) {
        self.source = source
        self.work = work
        var offset = piece.lowerBound
        for cited in citations
        where cited.range.lowerBound >= offset && cited.range.upperBound <= piece.upperBound {
            append(offset..<cited.range.lowerBound)
            if cited.table != nil {
                append(cited.items.isEmpty ? Self.wholeTable : Self.list, at: cited.range.lowerBound)
            }
            append(Self.citation, at: cited.range.lowerBound)
            offset = cited.range.upperBound
        }
        append(offset..<piece.upperBound)
        starts.append(piece.upperBound)
        var next = scalars.count
        nextBracket = Array(repeating: next, count: scalars.count + 1)
        for index in scalars.indices.reversed() {
            if "（()）".unicodeScalars.contains(scalars[index]) { next = index }
            nextBracket[index] = next
        }
    }

    var count: Int { scalars.count }

    subscript(index: Int) -> Unicode.Scalar? {
        work?.count += 1
        return index >= 0 && index < scalars.count ? scalars[index] : nil
    }

    /// Where a stretch stands in the source.
    func range(_ range: Range<Int>) -> Range<Int> { starts[range.lowerBound]..<starts[range.upperBound] }

    /// The text of a stretch as it stands, on one line.
    func text(_ range: Range<Int>) -> String { PlainText.oneLine(source.text(in: self.range(range))) }

    private mutating func append(_ scalar: Unicode.Scalar, at start: Int) {
        scalars.append(scalar)
        starts.append(start)
    }

    private mutating func append(_ range: Range<Int>) {
        source.bytes.withUnsafeBufferPointer { bytes in
            var offset = range.lowerBound
            while offset < range.upperBound {
                if bytes[offset] == 0x3C, let tag = MarkupTag.read(bytes, at: offset, end: range.upperBound) {
                    if tag.effect == .boundary { append("\n", at: offset) }
                    offset = tag.hiddenEnd(in: bytes, end: range.upperBound)
                } else if bytes[offset] == 0x26, let found = reference(bytes, at: offset, end: range.upperBound) {
                    append(found.scalar, at: offset)
                    offset = found.end
                } else {
                    let (scalar, length) = bytes.scalar(at: offset)
                    append(scalar, at: offset)
                    offset += length
                }
            }
        }
    }

    /// The character that a reference stands for. One whose name nobody knows is taken for a blank of some width:
    /// what is left of it between two numbers must not hide the second.
    private func reference(
        _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
    ) -> (scalar: Unicode.Scalar, end: Int)? {
        guard let (scalar, after) = MarkupEntity.read(bytes, at: offset, end: end) else {
            return MarkupEntity.endOfUnknown(bytes, at: offset, end: end).map { (" ", $0) }
        }
        if Spacing(scalar) != nil || Spacing.isInvisible(scalar) { return (" ", after) }
        return (CharacterFolding.fold(scalar), after)
    }

    // MARK: Steps

    func skip(_ index: Int, while holds: (Unicode.Scalar) -> Bool) -> Int {
        var index = index
        while index < scalars.count, holds(scalars[index]) {
            work?.count += 1
            index += 1
        }
        return index
    }

    func skipSpace(_ index: Int) -> Int { skip(index) { $0.properties.isWhitespace } }
    func skipBlanks(_ index: Int) -> Int { skip(index, while: Self.isBlank) }

    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace && scalar != "\n" && scalar != "\r"
    }
    static func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

    /// Right after a bracket that opens at a place and holds no other; the place where none does.
    func skipNote(_ index: Int) -> Int {
        guard let open = self[index], open == "（" || open == "(" else { return index }
        let next = nextBracket[min(index + 1, scalars.count)]
        guard let close = self[next], close == "）" || close == ")" else { return index }
        return next + 1
    }

    func skip(_ word: String, at index: Int) -> Int? {
        var at = index
        for scalar in word.unicodeScalars {
            guard self[at] == scalar else { return nil }
            at += 1
        }
        return at
    }

    /// The first of some words that stands at a place: where it ends.
    func skip(anyOf words: [String], at index: Int) -> Int? {
        words.lazy.compactMap { skip($0, at: index) }.first
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
    }
    static func isKanjiDigit(_ scalar: Unicode.Scalar) -> Bool { "一二三四五六七八九十百".unicodeScalars.contains(scalar) }

    /// Right after a number with its branches (26, 26の2) in digits, or in kanji too; nil where none begins.
    func number(at index: Int, orKanji: Bool = false) -> Int? {
        func run(_ from: Int) -> Int? {
            let end = skip(from, while: Self.isDigit)
            if end > from { return end }
            guard orKanji else { return nil }
            let kanji = skip(from, while: Self.isKanjiDigit)
            return kanji > from ? kanji : nil
        }
        guard var end = run(index) else { return nil }
        while self[end] == "の", let next = run(end + 1) { end = next }
        return end
    }
}

/// How much work a reading was.
final class WorkCount {
    var count = 0
}
