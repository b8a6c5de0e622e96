/// Kana that a converter wrote in half width, or as a kana and its mark (か and ゛ for が).
public enum KanaFolding {
    /// U+FF61–FF9F in full width.
    static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let index = Int(scalar.value) - 0xFF61
        return halfWidthForms.indices.contains(index) ? halfWidthForms[index] : scalar
    }

    private static let halfWidthForms = Array(
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309A}".unicodeScalars)

    /// Whether a scalar is a mark of voice: joining, standing alone, or in half width.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3099...0x309C, 0xFF9E, 0xFF9F: true
        default: false
        }
    }

    /// Whether a folded scalar may be the first part of such a pair.
    public static func mayTakeMark(_ scalar: Unicode.Scalar) -> Bool { (0x3046...0x30FD).contains(scalar.value) }

    /// The one kana that a kana and the mark after it are; nil where they are no such pair.
    ///
    /// - Parameter kana: folded.
    public static func join(_ kana: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
        guard isMark(mark), mayTakeMark(kana) else { return nil }
        let isVoiced = mark.value == 0x3099 || mark.value == 0x309B || mark.value == 0xFF9E
        // Katakana stand as hiragana do, 0x60 higher.
        let isKatakana = kana.value >= 0x30A1
        let value = isKatakana ? kana.value - 0x60 : kana.value
        let joined: UInt32
        switch value {
        case 0x306F, 0x3072, 0x3075, 0x3078, 0x307B: joined = value + (isVoiced ? 1 : 2)
        case 0x304B, 0x304D, 0x304F, 0x3051, 0x3053, 0x3055, 0x3057, 0x3059, 0x305B, 0x305D, 0x305F, 0x3061, 0x3064,
            0x3066, 0x3068, 0x309D:
            guard isVoiced else { return nil }
            joined = value + 1
        case 0x3046:
            guard isVoiced else { return nil }
            joined = 0x3094
        case 0x308F...0x3092 where isKatakana:
            guard isVoiced else { return nil }
            joined = value + 8
        default: return nil
        }
        return Unicode.Scalar(isKatakana ? joined + 0x60 : joined)
    }
}
