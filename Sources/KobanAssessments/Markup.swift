/// HTML as it stands in assessments: whole pages, and tags left in text by converters.
///
/// Only elements of HTML are markup. `<選択肢>` and `<オンライン資格確認の準備業務>` are text.
enum Markup {
    struct Tag {
        /// In lower case.
        let name: String
        let isClosing: Bool
        /// Between the name and `>`.
        let attributes: Range<Int>
        let end: Int
    }

    private static let names: Set<String> = [
        "a", "abbr", "article", "aside", "b", "big", "blockquote", "body", "br", "button", "caption", "center",
        "code", "col", "colgroup", "dd", "del", "details", "div", "dl", "dt", "em", "fieldset", "figure", "font",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i", "img", "input",
        "ins", "label", "legend", "li", "link", "main", "mark", "meta", "nav", "noscript", "ol", "option", "p",
        "pre", "rp", "rt", "ruby", "s", "script", "section", "select", "small", "span", "strong", "style", "sub",
        "summary", "sup", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "title", "tr", "u", "ul",
    ]

    /// Elements around contents, which are no contents themselves.
    static let framing: Set<String> = [
        "body", "br", "colgroup", "h1", "h2", "h3", "h4", "h5", "h6", "html", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr",
    ]

    /// Elements that begin a new line where they stand.
    static let lineBreaking: Set<String> = [
        "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "li", "main", "nav", "ol", "p",
        "pre", "section", "table", "title", "ul",
    ]

    private static let named: [String: Unicode.Scalar] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}",
        "emsp": "\u{2003}",
    ]

    /// The tag or comment that begins at a `<`, or nil where it is text.
    static func tag(in bytes: [UInt8], at offset: Int, end: Int) -> Tag? {
        var index = offset + 1
        guard index < end, bytes[offset] == 0x3C else { return nil }
        if bytes[index] == 0x21 {
            // A comment or a document type; a second `<` means that it never was one.
            let isComment = index + 2 < end && bytes[index + 1] == 0x2D && bytes[index + 2] == 0x2D
            index += 1
            while index < end, bytes[index] != 0x3E || (isComment && bytes[index - 1] != 0x2D) {
                if bytes[index] == 0x3C { return nil }
                index += 1
            }
            guard index < end else { return nil }
            return Tag(name: "!", isClosing: false, attributes: index..<index, end: index + 1)
        }
        let isClosing = bytes[index] == 0x2F
        if isClosing { index += 1 }
        let nameStart = index
        while index < end, index - nameStart < 12, isAlphanumeric(bytes[index]) { index += 1 }
        guard index > nameStart, index < end else { return nil }
        guard bytes[index] <= 0x20 || bytes[index] == 0x3E || bytes[index] == 0x2F else { return nil }
        let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
        guard names.contains(name) else { return nil }
        let attributes = index
        while index < end, bytes[index] != 0x3E {
            if bytes[index] == 0x3C { return nil }
            index += 1
        }
        guard index < end else { return nil }
        return Tag(name: name, isClosing: isClosing, attributes: attributes..<index, end: index + 1)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// The character that an entity at `&` stands for, with the entity's length.
    static func entity(in bytes: [UInt8], at offset: Int, end: Int) -> (scalar: Unicode.Scalar, length: Int)? {
        let limit = min(end, offset + 10)
        guard let semicolon = bytes[offset..<limit].firstIndex(of: 0x3B) else { return nil }
        let name = String(decoding: bytes[(offset + 1)..<semicolon], as: UTF8.self)
        let length = semicolon + 1 - offset
        if let scalar = named[name] { return (scalar, length) }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init).map { ($0, length) }
    }

    /// The number in an attribute (`rowspan="3"`), or nil.
    static func number(_ name: String, in attributes: Range<Int>, of bytes: [UInt8]) -> Int? {
        let wanted = Array(name.utf8)
        var index = attributes.lowerBound
        while index + wanted.count < attributes.upperBound {
            guard zip(bytes[index..<(index + wanted.count)], wanted).allSatisfy({ $0 | 0x20 == $1 }) else {
                index += 1
                continue
            }
            index += wanted.count
            var value: Int?
            while index < attributes.upperBound {
                let byte = bytes[index]
                if (0x30...0x39).contains(byte) {
                    value = min((value ?? 0) * 10 + Int(byte - 0x30), 10_000)
                } else if value != nil || (byte > 0x20 && byte != 0x3D && byte != 0x22 && byte != 0x27) {
                    break
                }
                index += 1
            }
            return value
        }
        return nil
    }
}
