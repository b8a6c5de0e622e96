import KobanText

/// Walks over a text as a reader sees it: white space, line breaks and markup skipped,
/// full-width forms and look-alikes made one.
struct FoldedCursor {
    let bytes: [UInt8]
    var offset: Int
    let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    /// The next visible scalar with the place where it begins; `offset` is then after it.
    mutating func next() -> (scalar: Unicode.Scalar, start: Int)? {
        while offset < end {
            let start = offset
            let byte = bytes[offset]
            if byte == 0x3C, let tag = Markup.tag(in: bytes, at: offset, end: end) {
                offset = tag.end
                continue
            }
            if byte == 0x26, let (scalar, length) = Markup.entity(in: bytes, at: offset, end: end) {
                offset += length
                if let folded = FoldedCursor.fold(scalar) { return (folded, start) }
                continue
            }
            let (scalar, length) = bytes.scalar(at: offset)
            offset += length
            if let folded = FoldedCursor.fold(scalar) { return (folded, start) }
        }
        return nil
    }

    /// nil for white space.
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0...0x20, 0x7F...0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0x3000, 0xFEFF: nil
        case 0xFF5E, 0x301C: "~"
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        case 0xB7, 0x2022, 0x2027, 0x22C5, 0xFF65: "・"
        case 0x3014: "["
        case 0x3015: "]"
        default: scalar
        }
    }
}

extension Array where Element == UInt8 {
    func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        withUnsafeBufferPointer { $0.scalar(at: offset) }
    }

    /// The folded text of a range, at most `limit` scalars of it.
    func folded(_ range: Range<Int>, limit: Int = .max) -> String {
        var cursor = FoldedCursor(self, range)
        var out = String.UnicodeScalarView()
        var count = 0
        while count < limit, let (scalar, _) = cursor.next() {
            out.append(scalar)
            count += 1
        }
        return String(out)
    }

    /// The range without the white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            if self[low] <= 0x20 {
                low += 1
            } else if isIdeographicSpace(at: low), low + 3 <= high {
                low += 3
            } else {
                break
            }
        }
        while high > low {
            if self[high - 1] <= 0x20 {
                high -= 1
            } else if high - low >= 3, isIdeographicSpace(at: high - 3) {
                high -= 3
            } else {
                break
            }
        }
        return low..<high
    }

    /// The range without white space, borders of cells and emphasis at its ends.
    func unframed(_ range: Range<Int>) -> Range<Int> {
        var range = trimmed(range)
        while let first = range.first, let last = range.last {
            let before = range
            if self[first] == 0x7C || self[first] == 0x2A {
                range = first + 1..<range.upperBound
            } else if self[first] == 0x3C, let tag = Markup.tag(in: self, at: first, end: range.upperBound),
                tag.isClosing || Markup.framing.contains(tag.name)
            {
                range = tag.end..<range.upperBound
            } else if self[last] == 0x7C {
                range = first..<last
            } else if self[last] == 0x3E, let open = lastTag(of: range) {
                range = first..<open
            }
            range = trimmed(range)
            if range == before { break }
        }
        return range
    }

    /// Where a framing tag that ends a range begins.
    private func lastTag(of range: Range<Int>) -> Int? {
        let reach = Swift.max(range.lowerBound, range.upperBound - 300)
        guard let open = self[reach..<range.upperBound].lastIndex(of: 0x3C),
            let tag = Markup.tag(in: self, at: open, end: range.upperBound), tag.end == range.upperBound,
            Markup.framing.contains(tag.name) || (!tag.isClosing && tag.name != "input")
        else { return nil }
        return open
    }

    private func isIdeographicSpace(at offset: Int) -> Bool {
        offset + 2 < count && self[offset] == 0xE3 && self[offset + 1] == 0x80 && self[offset + 2] == 0x80
    }

    /// Whether nothing but white space and markup stands in a range.
    func isBlank(_ range: Range<Int>) -> Bool {
        var cursor = FoldedCursor(self, range)
        return cursor.next() == nil
    }

    /// The visible text of a range with its runs of white space as one space.
    func readable(_ range: Range<Int>) -> String {
        var out = String.UnicodeScalarView()
        var pending = false
        var offset = range.lowerBound
        while offset < range.upperBound {
            if self[offset] == 0x3C, let tag = Markup.tag(in: self, at: offset, end: range.upperBound) {
                offset = tag.end
                pending = true
                continue
            }
            var (scalar, length) = scalar(at: offset)
            if self[offset] == 0x26, let found = Markup.entity(in: self, at: offset, end: range.upperBound) {
                (scalar, length) = found
            }
            offset += length
            if FoldedCursor.fold(scalar) == nil {
                pending = true
            } else {
                if pending, !out.isEmpty { out.append(" ") }
                pending = false
                out.append(scalar)
            }
        }
        return String(out)
    }
}
