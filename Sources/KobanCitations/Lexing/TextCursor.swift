import KobanDocuments
import KobanText

/// What stands between two characters that are read.
///
/// White space means nothing inside a word, since a PDF converter puts it anywhere; it
/// means something between the numbers of a list and before a bullet.
enum Gap: UInt8, Comparable, Sendable {
    case none
    case space
    case lineBreak
    /// A tab, a cell of a table, a paragraph or list item of HTML.
    case cell
    case blankLine

    static func < (lhs: Gap, rhs: Gap) -> Bool { lhs.rawValue < rhs.rawValue }

    init(_ room: Spacing) {
        switch room {
        case .blank: self = .space
        case .tab: self = .cell
        case .lineBreak: self = .lineBreak
        }
    }

    /// The gap that a tag leaves. The parts of a word or a number may be formatted differently.
    init(_ effect: MarkupElement.Effect) {
        switch effect {
        case .none: self = .none
        case .room: self = .space
        case .boundary: self = .cell
        }
    }

    /// Whether a new line, cell or paragraph begins.
    var startsLine: Bool { self >= .lineBreak }
}

/// Reads UTF-8 scalar by scalar: folded, without white space and markup, each with the
/// place where it stands in the source.
struct TextCursor {
    struct Atom {
        /// The folded scalar.
        let scalar: Unicode.Scalar
        let start: Int
        let end: Int
        /// What was skipped before it.
        let gap: Gap
    }

    let buffer: UnsafeBufferPointer<UInt8>
    let end: Int
    var offset: Int
    /// Counts what is read, for the tests that hold the reading to a multiple of the text; nil
    /// otherwise.
    let work: UnsafeMutablePointer<Int>?

    init(_ buffer: UnsafeBufferPointer<UInt8>, range: Range<Int>, work: UnsafeMutablePointer<Int>? = nil) {
        self.buffer = buffer
        self.work = work
        offset = range.lowerBound
        end = min(range.upperBound, buffer.count)
    }

    /// The next scalar that is not white space or markup, or nil at the end. What a page break puts between
    /// two lines is no more than the end of a line.
    mutating func next() -> Atom? {
        var before = offset
        guard var atom = nextScalar() else { return nil }
        while atom.gap.startsLine, PageFurniture.mayBegin(buffer, at: atom.start, after: before),
            let lineEnd = PageFurniture.end(
                of: buffer, at: atom.start, limit: end, afterFormFeed: buffer[before..<atom.start].contains(0x0C))
        {
            offset = lineEnd
            before = lineEnd
            guard let next = nextScalar() else { return nil }
            atom = Atom(scalar: next.scalar, start: next.start, end: next.end, gap: .lineBreak)
        }
        // Blank lines at the end of a page tell nothing of the text.
        if atom.gap == .blankLine, buffer[before..<atom.start].contains(0x0C) {
            return Atom(scalar: atom.scalar, start: atom.start, end: atom.end, gap: .lineBreak)
        }
        return atom
    }

    private mutating func nextScalar() -> Atom? {
        var gap = Gap.none
        var sawBreak = false
        while offset < end {
            if let work { work.pointee += 1 }
            let byte = buffer[offset]
            switch byte {
            case 0x20:
                gap = max(gap, .space)
                offset += 1
            case 0x09:
                gap = max(gap, .cell)
                offset += 1
            case 0x0A, 0x0D, 0x0C, 0x0B:
                if sawBreak, byte != 0x0A || buffer[offset - 1] != 0x0D {
                    gap = .blankLine
                } else {
                    gap = max(gap, .lineBreak)
                }
                sawBreak = true
                offset += 1
            case 0x00..<0x20:
                offset += 1
            case 0x21..<0x7F where byte != 0x3C && byte != 0x26:
                offset += 1
                return Atom(scalar: Unicode.Scalar(byte), start: offset - 1, end: offset, gap: gap)
            default:
                let start = offset
                let (piece, after) = SourcePiece.read(buffer, at: offset, end: end)
                offset = after
                switch piece {
                case .character(let scalar):
                    return Atom(scalar: CharacterFolding.inCitation(scalar), start: start, end: offset, gap: gap)
                case .room(let room): gap = max(gap, Gap(room))
                case .tag(let tag) where tag.element == .superscript && !tag.isClosing:
                    switch NoteMark.read(buffer, after: tag, end: end) {
                    // 別<sup>注</sup>表: the mark is no part of the word.
                    case .sign(let noteEnd): offset = noteEnd
                    // 26<sup>4</sup>: the number is the note's.
                    case .number: return Atom(scalar: "※", start: start, end: offset, gap: gap)
                    case nil: gap = max(gap, .space)
                    }
                case .tag(let tag): gap = max(gap, tag.element == .lineBreak ? .lineBreak : Gap(tag.effect))
                case .nothing: break
                }
            }
        }
        return nil
    }

    /// The next scalar, without moving on.
    func peek() -> Atom? {
        var copy = self
        return copy.next()
    }
}
