import KobanText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The encoding that an input turned out to be in.
public enum InputEncoding: String, Hashable, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    /// Windows-31J: Shift_JIS with the rows of NEC and IBM.
    case cp932 = "CP932"
}

/// Why bytes are not a text. Offsets count bytes of the input from 0.
public enum TextDecodingError: Error, Hashable, Sendable {
    /// No byte at all, or nothing but white space.
    case empty
    /// NUL bytes, many control characters, or the beginning of a known binary format;
    /// `offset` is the first byte that shows it.
    case binary(offset: Int)
    /// Not UTF-8, and not unmistakably another encoding that Koban reads; `offset` is
    /// the first byte that breaks UTF-8.
    case invalidUTF8(offset: Int)
    /// UTF-16 by its byte order mark or its look, with half a character at `offset`.
    case invalidUTF16(offset: Int)
    /// An encoding that Koban does not read.
    case otherEncoding(UnreadEncoding)
}

/// An input decoded to UTF-8, with the encoding it came in.
public struct DecodedInput: Sendable {
    /// The text in UTF-8, without a byte order mark.
    public let source: SourceText
    /// The encoding in which the bytes came.
    public let encoding: InputEncoding
}

/// Turns the bytes of a file into text: UTF-8, UTF-16 and CP932.
///
/// The choice depends on the bytes alone. UTF-8 is strict and goes first. CP932 is taken
/// only when the whole input decodes and looks like Japanese, and never for UTF-8 with a
/// few damaged bytes, which would come out as plausible nonsense.
public enum TextDecoding {
    /// - Throws: `TextDecodingError` when the input is empty, binary or in no encoding
    ///   that can be told with certainty.
    public static func decode(_ bytes: [UInt8]) throws(TextDecodingError) -> DecodedInput {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return try utf8(Array(bytes.dropFirst(3)), skipped: 3)
        }
        // Its mark begins with that of UTF-16.
        if UnreadEncoding.isUTF32(bytes) { throw .otherEncoding(.utf32) }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return try utf16(bytes, from: 2, .utf16LittleEndian)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return try utf16(bytes, from: 2, .utf16BigEndian)
        }
        return try utf8(bytes, skipped: 0)
    }

    // MARK: UTF-8

    /// What one pass over the bytes, read as UTF-8, finds.
    private struct Survey {
        var firstInvalid: Int?
        var invalidBytes = 0
        var longSequenceBytes = 0
        var firstNUL: Int?
        var firstControl: Int?
        var controls = 0
        var hasInk = false
    }

    private static func utf8(_ bytes: [UInt8], skipped: Int) throws(TextDecodingError) -> DecodedInput {
        let survey = survey(bytes)
        guard survey.hasInk else { throw .empty }
        // A PDF begins with readable lines.
        if ForeignFormat(bytes) != nil { throw .binary(offset: skipped) }
        if let nul = survey.firstNUL {
            if skipped == 0, let encoding = unmarkedUTF16(bytes) {
                return try utf16(bytes, from: 0, encoding)
            }
            if let encoding = UnreadEncoding.detect(bytes) { throw .otherEncoding(encoding) }
            throw .binary(offset: skipped + nul)
        }
        if survey.firstControl != nil, UnreadEncoding.isISO2022JP(bytes) { throw .otherEncoding(.iso2022JP) }
        // A converter may leave a stray control character; a text never has one in a hundred.
        if let control = survey.firstControl, survey.controls * 100 > bytes.count {
            throw .binary(offset: skipped + control)
        }
        guard let invalid = survey.firstInvalid else {
            return DecodedInput(source: SourceText(utf8: bytes), encoding: .utf8)
        }
        if skipped == 0, survey.invalidBytes > survey.longSequenceBytes,
            let converted = fromCP932(bytes), looksJapanese(converted)
        {
            return DecodedInput(source: SourceText(utf8: converted), encoding: .cp932)
        }
        if skipped == 0, survey.invalidBytes > survey.longSequenceBytes, let encoding = UnreadEncoding.detect(bytes) {
            throw .otherEncoding(encoding)
        }
        throw .invalidUTF8(offset: skipped + invalid)
    }

    private static func survey(_ bytes: [UInt8]) -> Survey {
        var result = Survey()
        bytes.withUnsafeBufferPointer { buffer in
            let count = buffer.count
            var index = 0
            while index < count {
                let byte = buffer[index]
                if byte < 0x80 {
                    if byte > 0x20, byte != 0x7F {
                        result.hasInk = true
                    } else if byte == 0 {
                        if result.firstNUL == nil { result.firstNUL = index }
                        result.hasInk = true
                    } else if byte < 0x09 || (byte > 0x0D && byte < 0x20) || byte == 0x7F {
                        if result.firstControl == nil { result.firstControl = index }
                        result.controls += 1
                        result.hasInk = true
                    }
                    index += 1
                    continue
                }
                let length = sequenceLength(buffer, at: index)
                if length > 0 {
                    // Pairs of CP932 bytes are often well-formed as two bytes of UTF-8, hardly
                    // ever as three, and Japanese in UTF-8 has three.
                    if length >= 3 { result.longSequenceBytes += length }
                    // U+3000 alone is white space.
                    if !(length == 3 && byte == 0xE3 && buffer[index + 1] == 0x80
                        && buffer[index + 2] == 0x80)
                    {
                        result.hasInk = true
                    }
                    index += length
                } else {
                    if result.firstInvalid == nil { result.firstInvalid = index }
                    result.invalidBytes += 1
                    result.hasInk = true
                    index += 1
                }
            }
        }
        return result
    }

    /// The length of the well-formed sequence at an offset, or 0: no overlong form, no
    /// surrogate, nothing past U+10FFFF.
    private static func sequenceLength(_ buffer: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = buffer[index]
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, high) = (4, 0x8F)
        default: return 0
        }
        guard index + length <= buffer.count, (low...high).contains(buffer[index + 1]) else { return 0 }
        for offset in 2..<max(2, length) where buffer[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    // MARK: UTF-16

    private static func utf16(
        _ bytes: [UInt8], from start: Int, _ encoding: InputEncoding
    ) throws(TextDecodingError) -> DecodedInput {
        let count = bytes.count
        let high = encoding == .utf16BigEndian ? 0 : 1
        var out: [UInt8] = []
        out.reserveCapacity((count - start) / 2 * 3)
        var index = start
        var hasInk = false
        while index + 1 < count {
            let unit = UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
            var value = unit
            var length = 2
            if unit & 0xFC00 == 0xD800 {
                guard index + 3 < count else { throw .invalidUTF16(offset: index) }
                let second = UInt32(bytes[index + 2 + high]) << 8 | UInt32(bytes[index + 3 - high])
                guard second & 0xFC00 == 0xDC00 else { throw .invalidUTF16(offset: index) }
                value = 0x10000 + (unit & 0x3FF) << 10 + (second & 0x3FF)
                length = 4
            }
            guard let scalar = Unicode.Scalar(value) else { throw .invalidUTF16(offset: index) }
            if value == 0 { throw .binary(offset: index) }
            if value > 0x20, value != 0x3000 { hasInk = true }
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            index += length
        }
        guard index == count else { throw .invalidUTF16(offset: index) }
        guard hasInk else { throw .empty }
        return DecodedInput(source: SourceText(utf8: out), encoding: encoding)
    }

    /// UTF-16 without a mark is told by the high bytes of its ASCII: NUL bytes in one
    /// position of the pair only, and nearly every unit a character of Japanese text.
    private static func unmarkedUTF16(_ bytes: [UInt8]) -> InputEncoding? {
        // A byte too many or too few may be the fault of a text; with a few bytes nothing can be told then.
        guard bytes.count >= 4, bytes.count % 2 == 0 || bytes.count > 16 else { return nil }
        var plausible = (big: 0, little: 0)
        var zeros = (even: 0, odd: 0)
        func isText(_ unit: UInt16) -> Bool {
            switch unit {
            case 0x09, 0x0A, 0x0C, 0x0D, 0x20...0x7E, 0x2000...0x27BF, 0x3000...0x33FF, 0x4E00...0x9FFF,
                0xFF00...0xFFEF, 0xD800...0xDFFF:
                true
            default: false
            }
        }
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            if first == 0 { zeros.even += 1 }
            if second == 0 { zeros.odd += 1 }
            if isText(first << 8 | second) { plausible.big += 1 }
            if isText(second << 8 | first) { plausible.little += 1 }
        }
        let units = bytes.count / 2
        // A NUL may also be the low byte of U+3000 or U+4E00.
        if plausible.little * 100 >= units * 98, zeros.odd > 0, plausible.little > plausible.big {
            return .utf16LittleEndian
        }
        if plausible.big * 100 >= units * 98, zeros.even > 0, plausible.big > plausible.little {
            return .utf16BigEndian
        }
        return nil
    }

    // MARK: CP932

    /// The input as UTF-8, or nil when a byte of it is not CP932.
    ///
    /// The C library's table is used: it has the rows of NEC and IBM (①, Ⅰ, ㈱) and maps
    /// 0x8160 to ～ and 0x817C to －, as Windows does.
    private static func fromCP932(_ bytes: [UInt8]) -> [UInt8]? {
        let invalid = UnsafeMutableRawPointer(bitPattern: -1)
        guard let converter = iconv_open("UTF-8", "CP932"), converter != invalid else { return nil }
        defer { iconv_close(converter) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 2)
        var input = bytes
        let done: Bool = input.withUnsafeMutableBytes { raw in
            var next = raw.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = raw.count
            return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1 << 16) { chunk in
                while left > 0 {
                    var target = chunk.baseAddress
                    var room = chunk.count
                    let result = iconv(converter, &next, &left, &target, &room)
                    let isFull = errno == E2BIG
                    out.append(
                        contentsOf: UnsafeRawBufferPointer(
                            rebasing: UnsafeRawBufferPointer(chunk)[..<(chunk.count - room)]))
                    // -1 because the chunk is full means that the rest follows.
                    guard result != -1 || isFull else { return false }
                }
                return true
            }
        }
        return done ? out : nil
    }

    /// Whether decoded text is Japanese rather than another encoding that happened to
    /// decode: kana, kanji and full-width forms, few half-width kana, no private use.
    private static func looksJapanese(_ bytes: [UInt8]) -> Bool {
        var japanese = 0
        var halfwidthKana = 0
        var other = 0
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                if buffer[index] < 0x80 {
                    index += 1
                    continue
                }
                let (scalar, length) = buffer.scalar(at: index)
                index += length
                switch scalar.value {
                case 0x3000...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF5E, 0x2460...0x2473, 0x2160...0x217F,
                    0x3231...0x33FF, 0x2010...0x27BF, 0xF900...0xFAFF, 0xFFE0...0xFFE6:
                    japanese += 1
                case 0xFF61...0xFF9F: halfwidthKana += 1
                default: other += 1
                }
            }
        }
        return japanese > 0 && (halfwidthKana + other) * 4 < japanese
    }
}
