/// A value of a JSON document with the line on which it begins, read without recursion limits
/// of its own: a document nested deeper than any law is refused.
struct JSONNode: Sendable {
    enum Value: Sendable {
        case null
        case string(String)
        /// A number or a truth value, as written.
        case plain(String)
        case array([JSONNode])
        case object([(String, JSONNode)])
    }

    let value: Value
    /// From 1.
    let line: Int

    subscript(key: String) -> JSONNode? { members.first { $0.0 == key }?.1 }

    var members: [(String, JSONNode)] {
        if case .object(let members) = value { members } else { [] }
    }

    var elements: [JSONNode] {
        if case .array(let elements) = value { elements } else { [] }
    }

    /// The text of a string.
    var string: String? {
        switch value {
        case .string(let text), .plain(let text): text
        default: nil
        }
    }

    static func read(_ bytes: [UInt8], file: String) throws(LawReadingError) -> JSONNode {
        var reader = JSONReader(bytes: bytes, file: file)
        return try reader.document()
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    let file: String
    private var index = 0
    private var line = 1

    /// 法令標準XML nests some twenty deep.
    private static let deepest = 200

    init(bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    private func fail(_ expected: String) -> LawReadingError {
        LawReadingError(file: file, line: line, reason: .brokenJSON(expected: expected))
    }

    mutating func document() throws(LawReadingError) -> JSONNode {
        let node = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw fail("文書の終わり") }
        return node
    }

    private mutating func skipSpace() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x0A: line += 1
            case 0x20, 0x09, 0x0D: break
            default: return
            }
            index += 1
        }
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ character: Character) throws(LawReadingError) {
        skipSpace()
        guard current == character.asciiValue else { throw fail("\(character)") }
        index += 1
    }

    private mutating func takeIf(_ character: Character) -> Bool {
        skipSpace()
        guard current == character.asciiValue else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) throws(LawReadingError) -> JSONNode {
        skipSpace()
        guard depth < Self.deepest else { throw fail("浅い入れ子") }
        let start = line
        switch current {
        case UInt8(ascii: "{"):
            index += 1
            var members: [(String, JSONNode)] = []
            if takeIf("}") { return JSONNode(value: .object([]), line: start) }
            repeat {
                skipSpace()
                let key = try text()
                try take(":")
                members.append((key, try value(depth: depth + 1)))
            } while takeIf(",")
            try take("}")
            return JSONNode(value: .object(members), line: start)
        case UInt8(ascii: "["):
            index += 1
            var elements: [JSONNode] = []
            if takeIf("]") { return JSONNode(value: .array([]), line: start) }
            repeat { elements.append(try value(depth: depth + 1)) } while takeIf(",")
            try take("]")
            return JSONNode(value: .array(elements), line: start)
        case UInt8(ascii: "\""):
            return JSONNode(value: .string(try text()), line: start)
        default:
            return JSONNode(value: try plain(), line: start)
        }
    }

    private mutating func plain() throws(LawReadingError) -> JSONNode.Value {
        let start = index
        while let byte = current, byte > 0x20, byte < 0x80, !"{}[],:\"".utf8.contains(byte) { index += 1 }
        let word = String(decoding: bytes[start..<index], as: UTF8.self)
        if word == "null" { return .null }
        guard word == "true" || word == "false" || Double(word) != nil else { throw fail("値") }
        return .plain(word)
    }

    private mutating func text() throws(LawReadingError) -> String {
        guard current == UInt8(ascii: "\"") else { throw fail("文字列") }
        index += 1
        var out: [UInt8] = []
        while let byte = current {
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: out, as: UTF8.self) else {
                    throw LawReadingError(file: file, line: line, reason: .notUTF8)
                }
                return text
            case UInt8(ascii: "\\"): try escape(&out)
            case 0x00..<0x20: throw fail("制御文字のない文字列")
            default: out.append(byte)
            }
        }
        throw fail("文字列の終わり")
    }

    private mutating func escape(_ out: inout [UInt8]) throws(LawReadingError) {
        guard let byte = current else { throw fail("文字列の終わり") }
        index += 1
        switch byte {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(byte)
        case UInt8(ascii: "u"):
            var unit = try hexadecimal()
            if (0xD800..<0xDC00).contains(unit) {
                guard current == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "u")
                else { throw fail("サロゲートの組") }
                index += 2
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw fail("サロゲートの組") }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw fail("文字") }
            out.append(contentsOf: Array(String(scalar).utf8))
        default: throw fail("\\ の後の文字")
        }
    }

    private mutating func hexadecimal() throws(LawReadingError) -> UInt32 {
        guard index + 4 <= bytes.count,
            let unit = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
        else { throw fail("\\u の後の4桁") }
        index += 4
        return unit
    }
}
