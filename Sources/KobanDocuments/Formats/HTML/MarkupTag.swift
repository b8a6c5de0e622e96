/// A tag, a comment or a declaration of HTML in a text.
///
/// Every tag with an ASCII name is one, whether HTML knows the name or not (`<tt>`, `<o:p>`).
/// `<選択肢>` and `<オンライン資格確認の準備業務>` are text, and so is `<LGWAN 接続の場合>`: no
/// attribute is written like that.
///
/// No reading of a tag goes past the next `<`, and none of a comment past the next comment, so
/// that the work is linear in the text whatever is never closed.
public struct MarkupTag: Sendable {
    /// nil for a comment or a declaration.
    public let element: MarkupElement?
    /// Whether it ends an element (`</td>`).
    public let isClosing: Bool
    /// Between the name and `>`.
    public let attributes: Range<Int>
    /// The byte offset after the tag.
    public let end: Int

    /// What the tag does to the text around it.
    public var effect: MarkupElement.Effect { element?.effect ?? .none }

    /// Whether a new line begins where the tag stands.
    public var breaksLine: Bool { element?.breaksLine ?? false }

    /// The tag that begins at a `<`, or nil where it is text.
    public static func read(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> MarkupTag? {
        var index = offset + 1
        guard index < end else { return nil }
        if buffer[index] == 0x21 || buffer[index] == 0x3F { return declaration(buffer, at: offset, end: end) }
        let isClosing = buffer[index] == 0x2F
        if isClosing { index += 1 }
        let nameStart = index
        guard index < end, (0x61...0x7A).contains(buffer[index] | 0x20) else { return nil }
        while index < end, isNameByte(buffer[index]) { index += 1 }
        guard index < end, buffer[index] <= 0x20 || buffer[index] == 0x3E || buffer[index] == 0x2F else { return nil }
        guard let close = close(buffer, from: index, end: end) else { return nil }
        return MarkupTag(
            element: MarkupElement(buffer[nameStart..<index]), isClosing: isClosing, attributes: index..<(close - 1),
            end: close)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x3A || byte == 0x2D
            || byte == 0x5F
            || byte == 0x2E
    }

    // MARK: Attributes

    /// The offset after the `>` that ends a tag, its attributes read from an offset on.
    private static func close(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Int? {
        /// Where the first `>` stands, for a tag with a quotation mark too many.
        var firstClose: Int?
        var quote: UInt8?
        var afterEquals = false
        var isPlain = true
        var index = start
        while index < end, buffer[index] != 0x3C {
            let byte = buffer[index]
            if byte == 0x3E, firstClose == nil, isPlain { firstClose = index + 1 }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x3E {
                return index + 1
            } else if byte == 0x22 || byte == 0x27 {
                // A quotation mark is of a value, or nobody knows of what.
                guard afterEquals else { return firstClose ?? plainClose(buffer, from: index, end: end) }
                quote = byte
            } else if byte >= 0x80, !afterEquals {
                return firstClose
            }
            if quote == nil, byte >= 0x80 { isPlain = false }
            if byte == 0x3D {
                afterEquals = true
            } else if byte <= 0x20 {
                // Room may stand between `=` and the value.
                if buffer[index - 1] != 0x3D { afterEquals = false }
            }
            index += 1
        }
        return firstClose
    }

    private static func plainClose(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) -> Int? {
        var index = start
        while index < end, buffer[index] != 0x3C, buffer[index] < 0x80 {
            if buffer[index] == 0x3E { return index + 1 }
            index += 1
        }
        return nil
    }

    /// The number in an attribute (`rowspan="3"`), at most `limit`; nil where there is none.
    public func number(_ name: String, in buffer: UnsafeBufferPointer<UInt8>, limit: Int) -> Int? {
        let wanted = Array(name.utf8)
        var index = attributes.lowerBound
        while index + wanted.count < attributes.upperBound {
            guard zip(buffer[index..<(index + wanted.count)], wanted).allSatisfy({ $0 | 0x20 == $1 }) else {
                index += 1
                continue
            }
            index += wanted.count
            var value: Int?
            while index < attributes.upperBound {
                let byte = buffer[index]
                if (0x30...0x39).contains(byte) {
                    value = min((value ?? 0) * 10 + Int(byte - 0x30), limit)
                } else if value != nil || (byte > 0x20 && byte != 0x3D && byte != 0x22 && byte != 0x27) {
                    break
                }
                index += 1
            }
            return value
        }
        return nil
    }

    // MARK: Comments and declarations

    /// `<!-- … -->`, `<!DOCTYPE …>`, `<?xml …?>`. A comment that is never closed hides nothing.
    private static func declaration(_ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> MarkupTag? {
        func tag(endingAt close: Int) -> MarkupTag {
            MarkupTag(element: nil, isClosing: false, attributes: close..<close, end: close)
        }
        var index = offset + 2
        guard index < end else { return nil }
        let isComment =
            index + 1 < end && buffer[offset + 1] == 0x21 && buffer[index] == 0x2D && buffer[index + 1] == 0x2D
        guard isComment else {
            // What `<![CDATA[` opens is text.
            if begins("<![CDATA[", buffer, at: offset, end: end) { return tag(endingAt: offset + 9) }
            guard (0x61...0x7A).contains(buffer[index] | 0x20) || buffer[index] == 0x5B else { return nil }
            while index < end, buffer[index] != 0x3C, buffer[index] != 0x3E { index += 1 }
            return index < end && buffer[index] == 0x3E ? tag(endingAt: index + 1) : nil
        }
        index += 2
        let opening = index
        // `<!-->` and `<!--->` are whole comments.
        for short in [opening, opening + 1] where short < end && buffer[short] == 0x3E {
            if short == opening || buffer[opening] == 0x2D { return tag(endingAt: short + 1) }
        }
        while index + 2 < end {
            if buffer[index] == 0x2D, buffer[index + 1] == 0x2D, buffer[index + 2] == 0x3E {
                return tag(endingAt: index + 3)
            }
            if begins("<!--", buffer, at: index, end: end) { break }
            index += 1
        }
        return tag(endingAt: opening)
    }

    private static func begins(
        _ word: StaticString, _ buffer: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int
    ) -> Bool {
        guard offset + word.utf8CodeUnitCount <= end else { return false }
        for place in 0..<word.utf8CodeUnitCount where buffer[offset + place] != word.utf8Start[place] { return false }
        return true
    }

    // MARK: Elements without text

    /// The offset after the tag and after what it hides: a script, a style sheet, the reading of a
    /// ruby. One that is never closed hides nothing past the place where the next begins.
    public func hiddenEnd(in buffer: UnsafeBufferPointer<UInt8>, end limit: Int) -> Int {
        guard let element, !isClosing else { return end }
        if element.isCode {
            var index = end
            while index < limit {
                if buffer[index] == 0x3C, let next = MarkupTag.read(buffer, at: index, end: limit),
                    next.element == element
                {
                    return next.isClosing ? next.end : end
                }
                index += 1
            }
            return end
        }
        guard element == .reading || element == .readingBracket else { return end }
        var index = end
        while index < limit {
            if buffer[index] == 0x3C, let next = MarkupTag.read(buffer, at: index, end: limit) {
                if next.isClosing, next.element == element { return next.end }
                if next.effect == .boundary || next.element == .reading || next.element == .readingBracket
                    || next.element == .ruby
                {
                    return index
                }
            }
            index += 1
        }
        // Text that no tag ends is no reading.
        return end
    }
}

extension Array where Element == UInt8 {
    /// The tag that begins at a `<`, or nil where it is text.
    public func markupTag(at offset: Int, end: Int) -> MarkupTag? {
        withUnsafeBufferPointer { MarkupTag.read($0, at: offset, end: end) }
    }
}
