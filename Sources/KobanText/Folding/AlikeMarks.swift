/// Marks that serve alike. Unlike typing, this depends on what is read: in a sentence 「 and 『 are two marks.
extension CharacterFolding {
    /// A folded character where a form is read: 〔 around a choice serves as [ does.
    @inlinable
    public static func inForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0x3014: "["
        case 0x3015: "]"
        default: scalar
        }
    }

    /// A folded character where a citation is read: brackets and quotation marks of every shape are one, and bullets
    /// are the dot between the items of a list.
    @inlinable
    public static func inCitation(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0xAB, 0x3041...0x30FF, 0x4E00...0x9FFF: scalar
        default: markOfCitation(scalar)
        }
    }

    /// The same of a character that is not folded yet.
    public static func foldInCitation(_ scalar: Unicode.Scalar) -> Unicode.Scalar { inCitation(fold(scalar)) }

    @usableFromInline
    static func markOfCitation(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        // Bullets of every shape, and the numbers in circles that count like bullets.
        case 0x2023, 0x2460...0x249B, 0x25A0, 0x25A1, 0x25AA...0x25AC, 0x25B2...0x25C7, 0x25CB, 0x25CE, 0x25CF, 0x25E6,
            0x25EF,
            0x2605, 0x2606, 0x26AA, 0x26AB, 0x2756, 0x2776...0x277F, 0x27A2, 0x2B1B, 0x2B1C, 0x32D0...0x32FE:
            "・"
        // The same bullets where a converter kept the codes of a font of symbols.
        case 0xF06C, 0xF06E, 0xF071, 0xF075, 0xF076, 0xF09F, 0xF0A7, 0xF0A8, 0xF0B7, 0xF0D8: "・"
        case 0x300E: "「"
        case 0x300F: "」"
        case 0x3018: "["
        case 0x3019: "]"
        case 0x3008, 0x300A, 0x226A, 0x00AB, 0x2039, 0x27E8: "<"
        case 0x3009, 0x300B, 0x226B, 0x00BB, 0x203A, 0x27E9: ">"
        case 0x3016: "【"
        case 0x3017: "】"
        default: inForm(scalar)
        }
    }
}
