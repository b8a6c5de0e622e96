/// One character for the many in which it comes: full-width and half-width forms, radicals in the
/// place of ideographs, five kinds of hyphen.
///
/// Assessments are typed by many hands and come out of PDF converters. This is the one table of what is one
/// character; what is needed beyond it is a level of its own, each upon the one before:
///
/// - `fold`: what typing and converters do to a character. It changes no meaning.
/// - `inForm`: marks that serve alike around the choices of a form.
/// - `inCitation`: marks that serve alike in a citation.
///
/// and for whole texts that are no documents `forSearch` and `compatible`.
public enum CharacterFolding {
    /// The character that one in another code is.
    public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let value = scalar.value
        switch value {
        case 0..<0x80, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x4E00...0x9FFF: return scalar
        // ～ is a tilde and － a hyphen by the same step.
        case 0xFF01...0xFF5E: return Unicode.Scalar(value - widening) ?? scalar
        case 0x301C, 0x223C, 0x223E, 0x02DC, 0x2053, 0x3030: return "~"
        case 0x2010...0x2015, 0x2043, 0x2212, 0x2500, 0x2501, 0x2796, 0xFE58, 0xFE63, 0x02D7: return "-"
        case 0x00B7, 0x0387, 0x2022, 0x2027, 0x2219, 0x22C5, 0x2E31, 0x318D, 0x30FB, 0xFF65: return "・"
        case 0x201A: return ","
        case 0x2024: return "."
        case 0xFF61...0xFF9F: return KanaFolding.fullWidth(scalar)
        case 0x2E80...0x2FD5: return IdeographFolding.ideograph(ofRadical: scalar)
        case 0xF900...0xFAFF, 0x2F800...0x2FA1F: return IdeographFolding.unified(scalar)
        case 0xFE10...0xFE6B: return presentationForms[Int(value) - 0xFE10]
        // Digits of mathematical fonts.
        case 0x1D7CE...0x1D7FF: return Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10) ?? scalar
        default: return scalar
        }
    }

    /// From a character of ASCII to its full-width form.
    private static let widening: UInt32 = 0xFEE0

    /// The full-width form of a visible character of ASCII, as a document writes it; others as they are.
    public static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + widening) ?? scalar : scalar
    }

    /// A text with its ASCII digits in full width, and all else as it is.
    public static func withFullWidthDigits(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { ("0"..."9").contains($0) ? fullWidth($0) : $0 }))
    }

    /// A text folded, kana with their marks as one.
    public static func fold(_ text: String) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars where !Spacing.isInvisible(scalar) {
            if let last = out.last, let joined = KanaFolding.join(last, scalar) {
                out[out.count - 1] = joined
            } else {
                out.append(fold(scalar))
            }
        }
        return out
    }

    /// Forms for vertical writing and small forms (U+FE10–FE6B).
    private static let presentationForms: [Unicode.Scalar] = {
        let folded: [Unicode.Scalar: String] = [
            ",": "\u{FE10}\u{FE50}", "、": "\u{FE11}\u{FE51}", "。": "\u{FE12}", ":": "\u{FE13}\u{FE55}",
            ";": "\u{FE14}\u{FE54}", ".": "\u{FE52}", "-": "\u{FE31}\u{FE32}\u{FE58}\u{FE63}", "(": "\u{FE35}\u{FE59}",
            ")": "\u{FE36}\u{FE5A}", "{": "\u{FE37}\u{FE5B}", "}": "\u{FE38}\u{FE5C}", "〔": "\u{FE39}\u{FE5D}",
            "〕": "\u{FE3A}\u{FE5E}", "【": "\u{FE3B}", "】": "\u{FE3C}", "《": "\u{FE3D}", "》": "\u{FE3E}",
            "〈": "\u{FE3F}", "〉": "\u{FE40}", "「": "\u{FE41}", "」": "\u{FE42}", "『": "\u{FE43}", "』": "\u{FE44}",
            "[": "\u{FE47}", "]": "\u{FE48}", "#": "\u{FE5F}", "&": "\u{FE60}", "*": "\u{FE61}", "+": "\u{FE62}",
            "<": "\u{FE64}", ">": "\u{FE65}", "=": "\u{FE66}", "%": "\u{FE6A}",
        ]
        var table = (0xFE10...0xFE6B).compactMap { Unicode.Scalar($0 as UInt32) }
        for (target, sources) in folded {
            for source in sources.unicodeScalars { table[Int(source.value) - 0xFE10] = target }
        }
        return table
    }()
}
