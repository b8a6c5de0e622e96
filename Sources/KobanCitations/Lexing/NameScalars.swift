/// The characters of which names of laws are made.
enum NameScalars {
    /// Whether a folded scalar can stand in the name of a law: ideographs, kana, and
    /// the marks between them.
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3005, 0x3007, 0x4E00...0x9FFF,
            0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x2FFFF:
            true
        default: false
        }
    }
}
