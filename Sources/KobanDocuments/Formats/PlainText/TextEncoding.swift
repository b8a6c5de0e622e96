import Foundation
import KobanText

/// Writes a text in the encoding in which another file was read.
enum TextEncoding {
    /// - Returns: nil where the original's encoding cannot hold the text, or would not give the
    ///   untouched parts back byte for byte.
    static func bytes(of text: [UInt8], like original: FileContent) -> [UInt8]? {
        guard case .success(let decoded) = original.text,
            encode(decoded.source.bytes, decoded.encoding, like: original.bytes) == original.bytes
        else { return nil }
        return encode(text, decoded.encoding, like: original.bytes)
    }

    private static func encode(_ text: [UInt8], _ encoding: InputEncoding, like original: [UInt8]) -> [UInt8]? {
        switch encoding {
        case .utf8: (original.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []) + text
        case .utf16LittleEndian:
            (original.starts(with: [0xFF, 0xFE]) ? [0xFF, 0xFE] : [])
                + String(decoding: text, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case .utf16BigEndian:
            (original.starts(with: [0xFE, 0xFF]) ? [0xFE, 0xFF] : [])
                + String(decoding: text, as: UTF8.self).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        case .cp932: cp932(text)
        }
    }

    private static func cp932(_ text: [UInt8]) -> [UInt8]? {
        let invalid = iconv_t(bitPattern: -1)
        guard let converter = iconv_open("CP932", "UTF-8"), converter != invalid else { return nil }
        defer { iconv_close(converter) }
        var input = text.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: text.count * 2 + 16)
        var (left, room) = (input.count, output.count)
        let failed = input.withUnsafeMutableBufferPointer { from in
            output.withUnsafeMutableBufferPointer { to in
                var (source, target) = (from.baseAddress, to.baseAddress)
                return iconv(converter, &source, &left, &target, &room) == -1
            }
        }
        guard !failed, left == 0 else { return nil }
        return output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
    }
}
