// 「- 12 -」「3 / 24」「12ページ」, and after a form feed 「特定個人情報保護評価書（基礎項目評価書）」
/// What a printed page adds between two lines of a text: its number, and the title over it.
///
/// A citation that a page break cuts goes on behind it. A number alone on its line may be an item and is
/// left in the text.
public enum PageFurniture {
    /// No such line is longer, in bytes.
    private static let longest = 120

    /// A text without the lines that a page break put into it, as citations are read.
    public static func removed(from text: String) -> String {
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var start = 0
        var before = 0
        bytes.withUnsafeBufferPointer { buffer in
            while start < buffer.count {
                let line = buffer[start...].firstIndex { $0 != 0x20 && $0 != 0x0C } ?? start
                let isAfterFormFeed = buffer[before..<line].contains(0x0C)
                let end =
                    start > 0 && mayBegin(buffer, at: line, after: before)
                    ? self.end(of: buffer, at: line, limit: buffer.count, afterFormFeed: isAfterFormFeed) : nil
                before = buffer[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? buffer.count
                if end == nil { out += buffer[start..<before] }
                start = before
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether a line may be page furniture, by its first byte: a digit, a dash, P, or any after a form feed.
    static func mayBegin(_ buffer: UnsafeBufferPointer<UInt8>, at start: Int, after before: Int) -> Bool {
        switch buffer[start] {
        case 0x30...0x39, 0x2D, 0x7E, 0x50, 0x70, 0xE2, 0xE3, 0xEF: true
        default: buffer[before..<start].contains(0x0C)
        }
    }

    /// The end of the line when it is nothing but page furniture.
    ///
    /// - Parameters:
    ///   - start: where the line's first character stands.
    ///   - afterFormFeed: whether a page began right before it.
    static func end(
        of buffer: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int, afterFormFeed: Bool
    ) -> Int? {
        var end = start
        let last = min(limit, start + longest)
        while end < last, buffer[end] != 0x0A, buffer[end] != 0x0D, buffer[end] != 0x0C { end += 1 }
        guard end < limit, end > start, end < start + longest else { return nil }
        var scalars: [Unicode.Scalar] = []
        var cursor = TextCursor(buffer, range: start..<end)
        while let atom = cursor.next() { scalars.append(atom.scalar) }
        if isPageNumber(scalars[...]) { return end }
        return afterFormFeed && isTitle(scalars) ? end : nil
    }

    private static func isPageNumber(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
        let isDash = { (scalar: Unicode.Scalar) in scalar == "-" || scalar == "ー" || scalar == "~" }
        let dashes = line.prefix(while: isDash)
        var rest = line.dropFirst(dashes.count)
        let hasWord = rest.first == "P" || rest.first == "p"
        if hasWord { rest = rest.drop { $0 == "P" || $0 == "p" || $0 == "a" || $0 == "g" || $0 == "e" || $0 == "." } }
        let number = rest.prefix(while: isDigit)
        guard (1...4).contains(number.count) else { return false }
        rest = rest.dropFirst(number.count)
        if !dashes.isEmpty { return !rest.isEmpty && rest.allSatisfy(isDash) }
        let hasTotal = rest.first == "/"
        if hasTotal {
            rest = rest.dropFirst()
            let total = rest.prefix(while: isDigit)
            guard (1...4).contains(total.count) else { return false }
            rest = rest.dropFirst(total.count)
        }
        let unit = String(String.UnicodeScalarView(rest))
        return unit == "ページ" || unit == "頁" || (unit.isEmpty && (hasTotal || hasWord))
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// In characters.
    private static let longestTitle = 40

    /// The title of the form, repeated over each page.
    private static func isTitle(_ line: [Unicode.Scalar]) -> Bool {
        line.count <= longestTitle && String(String.UnicodeScalarView(line)).contains("評価書")
            && !line.contains { isDigit($0) || $0 == "条" || $0 == "表" }
    }
}
