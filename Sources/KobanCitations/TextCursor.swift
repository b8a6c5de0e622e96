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

    /// The next scalar that is not white space or markup, or nil at the end.
    mutating func next() -> Atom? {
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
            case 0x3C:
                guard let tag = MarkupTag.read(buffer, at: offset, end: end) else {
                    offset += 1
                    return Atom(scalar: "<", start: offset - 1, end: offset, gap: gap)
                }
                gap = max(gap, tag.gap)
                offset = tag.end
            case 0x26:
                let start = offset
                guard let entity = MarkupEntity.read(buffer, at: offset, end: end) else {
                    offset += 1
                    return Atom(scalar: "&", start: start, end: offset, gap: gap)
                }
                offset = entity.end
                if entity.scalar == " " {
                    gap = max(gap, .space)
                    continue
                }
                return Atom(
                    scalar: ScalarFolding.fold(entity.scalar), start: start, end: offset, gap: gap)
            case 0x21..<0x80:
                offset += 1
                return Atom(
                    scalar: Unicode.Scalar(byte), start: offset - 1, end: offset, gap: gap)
            default:
                let (scalar, length) = buffer.scalar(at: offset)
                let start = offset
                offset = min(offset + length, end)
                switch scalar.value {
                case 0x3000, 0x00A0, 0x2000...0x200A, 0x202F, 0x205F:
                    gap = max(gap, .space)
                case 0x200B...0x200F, 0x2060, 0xFEFF, 0x00AD, 0xFE00...0xFE0F,
                    0xE0100...0xE01EF:
                    break
                default:
                    return Atom(
                        scalar: ScalarFolding.fold(scalar), start: start, end: offset, gap: gap)
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

/// Inline HTML that table converters leave in the text. `<選択肢>` and
/// `<オンライン資格確認の準備業務>` are text: a tag has an ASCII name that HTML knows.
enum MarkupTag {
    /// No tag is longer: bounds the look-ahead, so that a text full of `<` stays linear.
    static let longest = 512

    static func read(
        _ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
    ) -> (end: Int, gap: Gap)? {
        var index = offset + 1
        if index < end, buffer[index] == 0x2F { index += 1 }
        if index + 2 < end, buffer[index] == 0x21, buffer[index + 1] == 0x2D {
            return close(buffer, from: index, end: end).map { ($0, .space) }
        }
        let nameStart = index
        while index < end, index - nameStart < 10, isASCIILetterOrDigit(buffer[index]) {
            index += 1
        }
        guard index > nameStart, index < end,
            let gap = gap(of: buffer, nameStart..<index),
            buffer[index] == 0x3E || buffer[index] == 0x20 || buffer[index] == 0x2F
                || buffer[index] == 0x0A || buffer[index] == 0x09 || buffer[index] == 0x0D,
            let close = close(buffer, from: index, end: end)
        else { return nil }
        return (close, gap)
    }

    private static func close(
        _ buffer: UnsafeBufferPointer<UInt8>, from start: Int, end: Int
    ) -> Int? {
        var index = start
        let limit = min(end, start + longest)
        while index < limit {
            if buffer[index] == 0x3E { return index + 1 }
            if buffer[index] == 0x3C { return nil }
            index += 1
        }
        return nil
    }

    private static func isASCIILetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    private static func gap(
        of buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> Gap? {
        var key: UInt64 = 0
        guard range.count <= 8 else { return nil }
        for index in range { key = key << 8 | UInt64(buffer[index] | 0x20) }
        if inline.contains(key) { return .space }
        if block.contains(key) { return .cell }
        return nil
    }

    private static func keys(_ names: [String]) -> Set<UInt64> {
        Set(names.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1 | 0x20) } })
    }

    private static let inline = keys([
        "span", "b", "i", "u", "s", "a", "em", "strong", "font", "sup", "sub", "input", "small",
        "ins", "del", "mark", "label", "wbr", "ruby",
    ])
    private static let block = keys([
        "p", "ul", "ol", "li", "br", "div", "table", "tr", "td", "th", "tbody", "thead", "tfoot",
        "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "hr", "html", "body", "head", "meta",
        "title", "img", "pre", "section", "main", "article", "caption", "colgroup", "col",
    ])
}

/// Character references (`&lt;`, `&nbsp;`, `&#12354;`).
enum MarkupEntity {
    static func read(
        _ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
    ) -> (scalar: Unicode.Scalar, end: Int)? {
        var index = offset + 1
        let limit = min(end, offset + 12)
        while index < limit, buffer[index] != 0x3B { index += 1 }
        guard index < limit, index > offset + 1 else { return nil }
        let name = String(decoding: buffer[(offset + 1)..<index], as: UTF8.self)
        let scalar: Unicode.Scalar
        switch name {
        case "lt": scalar = "<"
        case "gt": scalar = ">"
        case "amp": scalar = "&"
        case "quot": scalar = "\""
        case "apos": scalar = "'"
        case "nbsp": scalar = " "
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let value =
                digits.first == "x" || digits.first == "X"
                ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let value, let decoded = Unicode.Scalar(value), value >= 0x20 else { return nil }
            scalar = decoded
        }
        return (scalar, index + 1)
    }
}
