/// Encodings of Japanese text that Koban does not read; told by name, so that nobody takes the text for a PDF.
public enum UnreadEncoding: String, Hashable, Sendable {
    case iso2022JP = "ISO-2022-JP（JIS）"
    case eucJP = "EUC-JP"
    case utf32 = "UTF-32"
    /// Mostly characters of Japanese text, but not certainly enough to be read.
    case unmarkedUTF16 = "先頭に印（BOM）のない UTF-16"

    /// - Parameter bytes: that are no UTF-8, or hold NUL bytes or the escapes of ISO-2022.
    static func detect(_ bytes: [UInt8]) -> UnreadEncoding? {
        if isUTF32(bytes) { return .utf32 }
        if isISO2022JP(bytes) { return .iso2022JP }
        if isLikeUTF16(bytes) { return .unmarkedUTF16 }
        return isEUCJP(bytes) ? .eucJP : nil
    }

    /// Fewer bytes than this show no encoding by how they are distributed.
    private static let fewest = 16

    /// Whether there is the escape that begins kanji, and nothing that is not ASCII.
    static func isISO2022JP(_ bytes: [UInt8]) -> Bool {
        var hasEscape = false
        for index in bytes.indices {
            if bytes[index] >= 0x80 { return false }
            if bytes[index] == 0x1B, index + 2 < bytes.count, bytes[index + 1] == 0x24,
                [0x40, 0x42].contains(bytes[index + 2])
            {
                hasEscape = true
            }
        }
        return hasEscape
    }

    /// By its mark, or by its two NUL bytes in every four.
    static func isUTF32(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE, 0x00, 0x00]) || bytes.starts(with: [0x00, 0x00, 0xFE, 0xFF]) {
            return true
        }
        guard bytes.count >= fewest, bytes.count % 4 == 0 else { return false }
        var (big, little) = (0, 0)
        for index in stride(from: 0, to: bytes.count, by: 4) {
            if bytes[index] == 0, bytes[index + 1] == 0, bytes[index + 2] != 0 || bytes[index + 3] != 0 { big += 1 }
            if bytes[index + 3] == 0, bytes[index + 2] == 0, bytes[index] != 0 || bytes[index + 1] != 0 { little += 1 }
        }
        return max(big, little) * 100 >= bytes.count / 4 * 98
    }

    private static func isLikeUTF16(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= fewest else { return false }
        var (big, little) = (0, 0)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            if isJapanese(bytes[index], bytes[index + 1]) { big += 1 }
            if isJapanese(bytes[index + 1], bytes[index]) { little += 1 }
        }
        return bytes.contains(0) && max(big, little) * 100 >= bytes.count / 2 * 85
    }

    /// Kana, kanji, full-width forms, or ASCII.
    private static func isJapanese(_ high: UInt8, _ low: UInt8) -> Bool {
        switch high {
        case 0x00: low >= 0x20 && low < 0x7F || [0x09, 0x0A, 0x0D].contains(low)
        case 0x30, 0x4E...0x9F, 0xFF: true
        default: false
        }
    }

    /// Pairs of high bytes, many of them kana.
    private static func isEUCJP(_ bytes: [UInt8]) -> Bool {
        var (pairs, kana, others) = (0, 0, 0)
        var index = 0
        while index < bytes.count {
            defer { index += 1 }
            guard bytes[index] >= 0x80 else { continue }
            guard (0xA1...0xFE).contains(bytes[index]), index + 1 < bytes.count,
                (0xA1...0xFE).contains(bytes[index + 1])
            else {
                others += 1
                continue
            }
            pairs += 1
            if bytes[index] == 0xA4 || bytes[index] == 0xA5 { kana += 1 }
            index += 1
        }
        return pairs >= fewest / 2 && others * 50 < pairs && kana * 10 >= pairs
    }
}
