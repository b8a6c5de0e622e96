/// Text of others (documents, file names, settings, fetched titles) as it may be shown: whatever
/// would do something to a terminal or a page, or could not be seen, is named in its place
/// (`〔U+001B〕`), since who answers for a text must see what stands in it.
///
/// These are the control characters (ESC, CSI and OSC, return and backspace among them), the
/// bidirectional controls, line separators, characters without width that only hide, and
/// noncharacters.
public enum VisibleText {
    /// For a place that is one line: line breaks are named too, and a tab is a blank.
    public static func line(_ text: String) -> String {
        replaced(
            text, isLookedAt: { needsLook($0) || (0x09...0x0D).contains($0) },
            by: { scalar in
                switch scalar.value {
                case 0x09: " "
                case 0x0A, 0x0D: name(of: scalar)
                default: replacement(of: scalar)
                }
            })
    }

    /// For several lines: line feeds and tabs stay.
    public static func lines(_ text: String) -> String {
        replaced(
            text, isLookedAt: { needsLook($0) || $0 == 0x0D },
            by: { scalar in scalar == "\r" ? name(of: scalar) : replacement(of: scalar) })
    }

    /// What is shown in place of a character; nil for one that is shown as it is. Tabs, line
    /// feeds and returns are the caller's to decide.
    public static func replacement(of scalar: Unicode.Scalar) -> String? { isHidden(scalar) ? name(of: scalar) : nil }

    /// Whether a byte is, or begins, a character that may have to be replaced.
    public static func needsLook(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F: true
        // Leading bytes of U+0080 to 00BF, 0600 to 063F, 2000 to 2FFF, F000 to FFFF, 10000 and up.
        case 0xC2, 0xD8, 0xE2, 0xEF, 0xF0...0xF4: true
        default: false
        }
    }

    /// Whether a character cannot be seen, or acts on what is around it.
    public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xFDD0...0xFDEF, 0xE0000...0xE007F:
            true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "〔U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)〕"
    }

    private static func replaced(
        _ text: String, isLookedAt: (UInt8) -> Bool, by shown: (Unicode.Scalar) -> String?
    ) -> String {
        guard text.utf8.contains(where: isLookedAt) else { return text }
        var out = ""
        out.reserveCapacity(text.utf8.count + 32)
        for scalar in text.unicodeScalars {
            if let replacement = shown(scalar) { out += replacement } else { out.unicodeScalars.append(scalar) }
        }
        return out
    }
}
