import KobanText
import Mustache

/// Text as it is put into a page: it never becomes markup, and nothing in it is invisible.
///
/// Besides the characters that mean something in HTML, those are replaced that `VisibleText` names.
/// Line feeds, returns and tabs stay.
public struct HTMLText: MustacheContentType {
    /// By which the templates ask for it.
    public static let name = "KOBAN"

    /// Escapes as templates ask for it.
    public init() {}

    /// The text of a value in a template.
    public func escapeText(_ text: String) -> String { HTMLText.escaped(text) }

    /// The text with all that means something in HTML escaped.
    public static func escaped(_ text: String) -> String {
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
                if let shown = VisibleText.replacement(of: scalar) {
                    out += shown
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out
    }

    private static func needsLook(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x22, 0x26, 0x27, 0x3C, 0x3E: true
        default: VisibleText.needsLook(byte)
        }
    }

    /// The text with such characters shown, but nothing escaped: for what is yet to be cut.
    public static func visible(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += VisibleText.replacement(of: $1) ?? String(Character($1)) }
    }
}
