/// Counts the attributes of elements before a parser does: that compares each with all before it, so that a tag
/// of a hundred thousand would take minutes.
enum XMLAttributes {
    /// No element of 法令標準XML has more than a dozen.
    static let most = 100

    /// The line of the first tag with more than a number of attributes; nil where there is none. Linear in the
    /// length of the text.
    static func firstLine(in bytes: [UInt8], above limit: Int) -> Int? {
        bytes.withUnsafeBufferPointer { text in
            var line = 1
            var index = 0
            func skip(past mark: StaticString) {
                let end = UnsafeBufferPointer(start: mark.utf8Start, count: mark.utf8CodeUnitCount)
                while index < text.count, !text[index...].starts(with: end) {
                    if text[index] == 0x0A { line += 1 }
                    index += 1
                }
            }
            while index < text.count {
                if text[index] == 0x0A { line += 1 }
                guard text[index] == 0x3C else {
                    index += 1
                    continue
                }
                let rest = text[index...]
                if rest.starts(with: "<!--".utf8) {
                    index += 4
                    skip(past: "-->")
                } else if rest.starts(with: "<![CDATA[".utf8) {
                    index += 9
                    skip(past: "]]>")
                } else if rest.starts(with: "<?".utf8) {
                    skip(past: "?>")
                } else {
                    let first = line
                    var (count, quote) = (0, UInt8(0))
                    index += 1
                    while index < text.count, quote != 0 || text[index] != 0x3E {
                        let byte = text[index]
                        if byte == 0x0A { line += 1 }
                        if quote != 0 {
                            if byte == quote { quote = 0 }
                        } else if byte == 0x22 || byte == 0x27 {
                            quote = byte
                        } else if byte == 0x3D {
                            count += 1
                            if count > limit { return first }
                        }
                        index += 1
                    }
                }
            }
            return nil
        }
    }
}
