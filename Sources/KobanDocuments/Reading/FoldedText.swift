import KobanText

extension Array where Element == UInt8 {
    /// The scalar that begins at an offset.
    public func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
        withUnsafeBufferPointer { $0.scalar(at: offset) }
    }

    /// The folded text of a range, at most `limit` scalars of it.
    public func folded(_ range: Range<Int>, limit: Int = .max) -> String {
        var cursor = FoldedCursor(self, range)
        var out = String.UnicodeScalarView()
        var count = 0
        while count < limit, let (scalar, _) = cursor.next() {
            out.append(scalar)
            count += 1
        }
        return String(out)
    }

    /// What stands at an offset, and the offset after it.
    public func piece(at offset: Int, end: Int) -> (piece: SourcePiece, end: Int) {
        withUnsafeBufferPointer { SourcePiece.read($0, at: offset, end: end) }
    }

    /// The offset after the white space that stands at an offset; nil where none stands.
    public func room(at offset: Int, end: Int) -> Int? {
        guard offset < end else { return nil }
        let byte = self[offset]
        if byte <= 0x20 { return offset + 1 }
        guard byte >= 0x7F || byte == 0x26 else { return nil }
        let (piece, after) = piece(at: offset, end: end)
        switch piece {
        case .room, .nothing: return after
        case .character, .tag: return nil
        }
    }

    /// Where the white space begins that ends at an offset; nil where none does.
    public func room(endingAt offset: Int, from start: Int) -> Int? {
        guard offset > start else { return nil }
        if self[offset - 1] <= 0x20 { return offset - 1 }
        var begin = offset - 1
        if self[begin] == 0x3B {
            // No reference to white space is longer.
            let reach = Swift.max(start, offset - 20)
            while begin > reach, self[begin] != 0x26 { begin -= 1 }
        } else {
            while begin > start, self[begin] & 0xC0 == 0x80 { begin -= 1 }
        }
        return room(at: begin, end: offset) == offset ? begin : nil
    }

    /// The range without the white space at its ends.
    public func trimmed(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        while let after = room(at: low, end: high) { low = after }
        while let before = room(endingAt: high, from: low) { high = before }
        return low..<high
    }

    /// The range without white space, borders of cells and emphasis at its ends.
    public func unframed(_ range: Range<Int>) -> Range<Int> {
        var range = trimmed(range)
        while let first = range.first, let last = range.last {
            let before = range
            if self[first] == 0x7C || self[first] == 0x2A {
                range = first + 1..<range.upperBound
            } else if self[first] == 0x3C, let tag = markupTag(at: first, end: range.upperBound),
                tag.isClosing || tag.element?.isFrame ?? true
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
            let tag = markupTag(at: open, end: range.upperBound), tag.end == range.upperBound,
            let element = tag.element,
            element.isFrame || (!tag.isClosing && element != .input)
        else { return nil }
        return open
    }

    /// Whether nothing but white space and markup stands in a range.
    public func isBlank(_ range: Range<Int>) -> Bool {
        var cursor = FoldedCursor(self, range)
        return cursor.next() == nil
    }

    /// The visible text of a range with its runs of white space as one space.
    public func readable(_ range: Range<Int>) -> String {
        var out = String.UnicodeScalarView()
        var pending = false
        var offset = range.lowerBound
        while offset < range.upperBound {
            let start = offset
            let (piece, after) = piece(at: offset, end: range.upperBound)
            offset = after
            switch piece {
            case .room, .tag: pending = true
            case .nothing: break
            case .character:
                if pending, !out.isEmpty { out.append(" ") }
                pending = false
                // As it was written, but for references.
                out.append(contentsOf: asWritten(start..<after))
            }
        }
        return String(out)
    }

    private func asWritten(_ range: Range<Int>) -> String.UnicodeScalarView {
        if self[range.lowerBound] == 0x26, range.count > 1 { return folded(range).unicodeScalars }
        return String(decoding: self[range], as: UTF8.self).unicodeScalars
    }
}
