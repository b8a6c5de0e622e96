import KobanText

/// Folds the many marks that serve one purpose in a citation into one, after the many ways of
/// typing one character (`CharacterFolding`).
enum ScalarFolding {
    static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar { alike(CharacterFolding.fold(scalar)) }

    /// Marks that serve alike, of a folded scalar.
    static func alike(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0xAB, 0x3041...0x30FF, 0x4E00...0x9FFF: return scalar
        // Bullets of every shape, and the numbers in circles that count like bullets.
        case 0x2023, 0x2460...0x249B, 0x25A0, 0x25A1, 0x25AA...0x25AC, 0x25B2...0x25C7, 0x25CB, 0x25CE, 0x25CF, 0x25E6,
            0x25EF,
            0x2605, 0x2606, 0x26AA, 0x26AB, 0x2756, 0x2776...0x277F, 0x27A2, 0x2B1B, 0x2B1C, 0x32D0...0x32FE:
            return "・"
        // The same bullets where a converter kept the codes of a font of symbols.
        case 0xF06C, 0xF06E, 0xF071, 0xF075, 0xF076, 0xF09F, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8: return "・"
        case 0x300E: return "「"
        case 0x300F: return "」"
        case 0x3014, 0x3018: return "["
        case 0x3015, 0x3019: return "]"
        case 0x3008, 0x300A, 0x226A, 0x00AB, 0x2039, 0x27E8: return "<"
        case 0x3009, 0x300B, 0x226B, 0x00BB, 0x203A, 0x27E9: return ">"
        case 0x3016: return "【"
        case 0x3017: return "】"
        default: return scalar
        }
    }

    /// Whether a folded scalar can stand in the name of a law: ideographs, kana, and
    /// the marks between them.
    static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3005, 0x3007, 0x4E00...0x9FFF,
            0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x2FFFF:
            true
        default: false
        }
    }
}
