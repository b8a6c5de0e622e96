import Mustache

/// Text as it is put into the page: it never becomes markup, and nothing in it is invisible.
///
/// Besides the characters that mean something in HTML, those are replaced that a reader could
/// not see or that would turn the text around them: control characters, bidirectional
/// controls, line separators, noncharacters. They are shown by name (`〔U+202E〕`), since who
/// answers for a text must see what stands in it. Line feeds, returns and tabs stay.
struct HTMLText: MustacheContentType {
    /// By which the templates ask for it.
    static let name = "KOBAN"

    func escapeText(_ text: String) -> String { HTMLText.escaped(text) }

    static func escaped(_ text: String) -> String {
        var text = text
        let isPlain = text.withUTF8 { bytes in !bytes.contains(where: needsLook) }
        guard !isPlain else { return text }
        var out = ""
        out.reserveCapacity(text.utf8.count + 32)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default:
                if let shown = shown(scalar) { out += shown } else { out.unicodeScalars.append(scalar) }
            }
        }
        return out
    }

    /// Whether a byte is, or begins, a character that may have to be replaced.
    private static func needsLook(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F: true
        // Leading bytes of U+0080 to 00BF, 0600 to 063F, 2000 to 2FFF, F000 to FFFF, 10000 and up.
        case 0xC2, 0xD8, 0xE2, 0xEF, 0xF0...0xF4: true
        default: false
        }
    }

    /// The text with such characters shown, but nothing escaped: for what is yet to be cut.
    static func visible(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += shown($1) ?? String(Character($1)) }
    }

    /// What is shown in place of a character that cannot be seen.
    private static func shown(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: return nil
        case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFDD0...0xFDEF, 0xE0000...0xE007F:
            return named(scalar)
        default: return scalar.value & 0xFFFE == 0xFFFE ? named(scalar) : nil
        }
    }

    private static func named(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "〔U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)〕"
    }
}
