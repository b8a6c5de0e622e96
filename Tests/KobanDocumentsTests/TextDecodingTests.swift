import KobanText
import Testing

@testable import KobanDocuments

struct TextDecodingTests {
    private func text(_ bytes: [UInt8]) throws -> String {
        let decoded = try TextDecoding.decode(bytes)
        return decoded.source.text(in: 0..<decoded.source.bytes.count)
    }

    private func utf16(_ text: String, big: Bool, mark: Bool) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return big ? [high, low] : [low, high]
        }
    }

    @Test("UTF-8 is read with and without a byte order mark, and the mark is not text")
    func utf8() throws {
        #expect(try text(Array("別表の26の項\n".utf8)) == "別表の26の項\n")
        #expect(try text([0xEF, 0xBB, 0xBF] + Array("別表".utf8)) == "別表")
        #expect(try TextDecoding.decode(Array("abc".utf8)).encoding == .utf8)
    }

    @Test("UTF-16 is read in both byte orders, marked or not", arguments: [true, false], [true, false])
    func utf16(big: Bool, mark: Bool) throws {
        let written = "番号法第19条第8号\n別表第二の26の項　𠮷\n"
        let decoded = try TextDecoding.decode(utf16(written, big: big, mark: mark))
        #expect(decoded.encoding == (big ? .utf16BigEndian : .utf16LittleEndian))
        #expect(decoded.source.text(in: 0..<decoded.source.bytes.count) == written)
    }

    @Test("CP932 is read with the characters of NEC and IBM, as Windows maps them")
    func cp932() throws {
        // 番号法 ①Ⅰ㈱～－ 纊, and a half-width kana.
        let bytes: [UInt8] = [
            0x94, 0xD4, 0x8D, 0x86, 0x96, 0x40, 0x20, 0x87, 0x40, 0x87, 0x54, 0x87, 0x8A, 0x81, 0x60, 0x81,
            0x7C, 0x20, 0xFA, 0x5C, 0xED, 0x40, 0xB1,
        ]
        #expect(try text(bytes) == "番号法 ①Ⅰ㈱～－ 纊纊ｱ")
        #expect(try TextDecoding.decode(bytes).encoding == .cp932)
    }

    @Test("CP932 longer than one buffer comes out whole")
    func longCP932() throws {
        let bytes = Array(repeating: [0x94, 0xD4, 0x8D, 0x86, 0x0A] as [UInt8], count: 50_000).flatMap { $0 }
        #expect(try text(bytes) == String(repeating: "番号\n", count: 50_000))
    }

    @Test("An invalid byte is named by its place, also after a byte order mark")
    func invalid() {
        #expect(throws: TextDecodingError.invalidUTF8(offset: 3)) {
            try TextDecoding.decode([0x61, 0x62, 0x63, 0xFF, 0x64])
        }
        #expect(throws: TextDecodingError.invalidUTF8(offset: 6)) {
            try TextDecoding.decode([0xEF, 0xBB, 0xBF, 0xE3, 0x81, 0x82, 0xE3, 0x81])
        }
        // Overlong, surrogate.
        #expect(throws: TextDecodingError.invalidUTF8(offset: 1)) { try TextDecoding.decode([0x61, 0xC0, 0xAF]) }
        #expect(throws: TextDecodingError.invalidUTF8(offset: 1)) { try TextDecoding.decode([0x61, 0xED, 0xA0, 0x80]) }
    }

    @Test("UTF-8 with one damaged byte is never read as CP932")
    func damaged() {
        var bytes = Array("縺ゅ番号法別表第二の項".utf8)
        bytes.append(contentsOf: [0xE7, 0x95])
        #expect(throws: TextDecodingError.invalidUTF8(offset: bytes.count - 2)) { try TextDecoding.decode(bytes) }
    }

    @Test("Latin text in another encoding is refused, not guessed")
    func latin1() {
        #expect(throws: TextDecodingError.invalidUTF8(offset: 3)) {
            try TextDecoding.decode(Array("caf".utf8) + [0xE9] + Array(" au lait".utf8))
        }
    }

    @Test("Binary input is told apart from text")
    func binary() {
        #expect(throws: TextDecodingError.binary(offset: 1)) { try TextDecoding.decode([0x61, 0x00, 0x62]) }
        #expect(throws: TextDecodingError.binary(offset: 0)) {
            try TextDecoding.decode(Array("%PDF-1.7\n".utf8) + [0xE2, 0xE3])
        }
        #expect(throws: TextDecodingError.binary(offset: 0)) { try TextDecoding.decode([0x01, 0x02, 0x03, 0x61]) }
    }

    @Test("An encoding that is not read is called by its name")
    func otherEncodings() {
        let text = "番号法第九条第一項、別表の項による事務を行う。のとおりである。\n"
        let scalars = Array(text.unicodeScalars)
        let little = scalars.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8 & 0xFF), 0, 0] }
        let big = scalars.flatMap { [0, 0, UInt8($0.value >> 8 & 0xFF), UInt8($0.value & 0xFF)] }
        for bytes in [[0xFF, 0xFE, 0, 0] + little, [0, 0, 0xFE, 0xFF] + big, little, big] {
            #expect(throws: TextDecodingError.otherEncoding(.utf32)) { try TextDecoding.decode(bytes) }
        }
        // 「番号法の」, and long lines of ASCII around it.
        let mail =
            Array(String(repeating: "koban ", count: 300).utf8) + [
                0x1B, 0x24, 0x42, 0x48, 0x56, 0x39, 0x66, 0x4B, 0x21, 0x24, 0x4E, 0x1B, 0x28, 0x42, 0x0A,
            ]
        #expect(throws: TextDecodingError.otherEncoding(.iso2022JP)) { try TextDecoding.decode(mail) }
        let kana: [UInt8] = [
            0xA4, 0xB3, 0xA4, 0xCE, 0xA4, 0xC8, 0xA4, 0xAA, 0xA4, 0xEA, 0xC8, 0xD6, 0xB9, 0xE6, 0xA4, 0xF2, 0xA4, 0xAB,
            0xA4, 0xAF,
        ]
        #expect(throws: TextDecodingError.otherEncoding(.eucJP)) { try TextDecoding.decode(kana) }
    }

    @Test("UTF-16 without its mark that lost a byte is named by the place, not taken for a PDF")
    func cutUTF16() {
        let bytes = "番号法 第9条\nによる事務を行う。\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect((try? TextDecoding.decode(bytes))?.encoding == .utf16LittleEndian)
        #expect(throws: TextDecodingError.invalidUTF16(offset: bytes.count - 2)) {
            try TextDecoding.decode(Array(bytes.dropLast()))
        }
    }

    @Test("Empty input, a lone mark and white space are empty")
    func empty() {
        for bytes: [UInt8] in [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], Array(" \n\t　\r\n".utf8)] {
            #expect(throws: TextDecodingError.empty) { try TextDecoding.decode(bytes) }
        }
    }

    @Test("Half a UTF-16 character is named by its place")
    func brokenUTF16() {
        #expect(throws: TextDecodingError.invalidUTF16(offset: 2)) {
            try TextDecoding.decode([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00])
        }
        #expect(throws: TextDecodingError.invalidUTF16(offset: 4)) {
            try TextDecoding.decode([0xFF, 0xFE, 0x41, 0x00, 0x42])
        }
    }
}
