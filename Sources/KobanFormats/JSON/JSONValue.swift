import KobanText

/// A JSON document whose keys keep their order, so that the output reads like the contract
/// and the same input gives the same bytes.
public indirect enum JSONValue: Sendable {
    /// Nothing.
    case null
    /// True or false.
    case bool(Bool)
    /// A whole number.
    case int(Int)
    /// A text.
    case string(String)
    /// Values in an order.
    case array([JSONValue])
    /// Values by keys, in an order.
    case object([(String, JSONValue)])

    /// nil is written as null.
    public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

    /// nil is written as null.
    public static func optional(_ number: Int?) -> JSONValue { number.map(JSONValue.int) ?? .null }

    /// An array of the descriptions.
    public static func strings(_ texts: some Sequence<some CustomStringConvertible>) -> JSONValue {
        .array(texts.map { .string($0.description) })
    }

    /// The document as UTF-8, indented by two spaces; a list of plain values on one line.
    public func serialized() -> [UInt8] {
        var out: [UInt8] = []
        write(to: &out, indent: 0)
        out.append(0x0A)
        return out
    }

    /// Whether it is neither an array nor an object.
    var isPlain: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    /// Writes the value as `serialized` does, its later lines indented by so many steps.
    func write(to out: inout [UInt8], indent: Int) {
        switch self {
        case .null: out += Array("null".utf8)
        case .bool(let value): out += Array((value ? "true" : "false").utf8)
        case .int(let value): out += Array(String(value).utf8)
        case .string(let text): JSONValue.quote(text, to: &out)
        case .array(let values):
            if values.allSatisfy(\.isPlain) {
                out.append(0x5B)
                for (index, value) in values.enumerated() {
                    if index > 0 { out += [0x2C, 0x20] }
                    value.write(to: &out, indent: indent)
                }
                out.append(0x5D)
                return
            }
            out.append(0x5B)
            for (index, value) in values.enumerated() {
                if index > 0 { out.append(0x2C) }
                JSONValue.newline(&out, indent + 1)
                value.write(to: &out, indent: indent + 1)
            }
            JSONValue.newline(&out, indent)
            out.append(0x5D)
        case .object(let pairs):
            guard !pairs.isEmpty else {
                out += [0x7B, 0x7D]
                return
            }
            out.append(0x7B)
            for (index, pair) in pairs.enumerated() {
                if index > 0 { out.append(0x2C) }
                JSONValue.newline(&out, indent + 1)
                JSONValue.quote(pair.0, to: &out)
                out += [0x3A, 0x20]
                pair.1.write(to: &out, indent: indent + 1)
            }
            JSONValue.newline(&out, indent)
            out.append(0x7D)
        }
    }

    /// Writes the value on one line, without a space that is not in a text.
    func writeOnOneLine(to out: inout [UInt8]) {
        switch self {
        case .array(let values):
            out.append(0x5B)
            for (index, value) in values.enumerated() {
                if index > 0 { out.append(0x2C) }
                value.writeOnOneLine(to: &out)
            }
            out.append(0x5D)
        case .object(let pairs):
            out.append(0x7B)
            for (index, pair) in pairs.enumerated() {
                if index > 0 { out.append(0x2C) }
                JSONValue.quote(pair.0, to: &out)
                out.append(0x3A)
                pair.1.writeOnOneLine(to: &out)
            }
            out.append(0x7D)
        default: write(to: &out, indent: 0)
        }
    }

    static func newline(_ out: inout [UInt8], _ indent: Int) {
        out.append(0x0A)
        out += repeatElement(0x20, count: indent * 2)
    }

    /// RFC 8259: quotation mark, reverse solidus and control characters are escaped, and so is
    /// whatever a terminal would obey or a reader not see (`VisibleText`); the rest stands as UTF-8.
    /// A program that reads it has the exact text.
    static func quote(_ text: String, to out: inout [UInt8]) {
        out.append(0x22)
        if text.utf8.contains(where: needsLook) {
            for scalar in text.unicodeScalars { escape(scalar, to: &out) }
        } else {
            out += text.utf8
        }
        out.append(0x22)
    }

    private static func needsLook(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C || VisibleText.needsLook(byte)
    }

    private static func escape(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
        switch scalar {
        case "\"": out += [0x5C, 0x22]
        case "\\": out += [0x5C, 0x5C]
        case "\n": out += [0x5C, 0x6E]
        case "\r": out += [0x5C, 0x72]
        case "\t": out += [0x5C, 0x74]
        default:
            guard VisibleText.isHidden(scalar) else {
                out += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
                return
            }
            let digits = Array("0123456789abcdef".utf8)
            for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                out += [0x5C, 0x75]
                for shift in [12, 8, 4, 0] { out.append(digits[Int(unit >> UInt16(shift)) & 15]) }
            }
        }
    }
}
