/// Characters that a reader sees as room, or does not see at all.
public enum Spacing: Sendable {
    /// Room between characters of a line.
    case blank
    /// A tab, which converters put between cells.
    case tab
    case lineBreak

    /// nil for what is no white space.
    public init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x2800, 0x3000, 0x3164, 0xFFA0: self = .blank
        case 0x09: self = .tab
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: self = .lineBreak
        default: return nil
        }
    }

    /// Characters of no width: controls, joiners, marks of direction, selectors of variants.
    public static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x034F, 0x061C, 0x180B...0x180F, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFC, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }
}
