import Foundation
import KobanText

extension Transformation {
    /// The same characters as other bytes.
    static let encodings = [
        Transformation(name: "UTF-8（BOM付き）") { original, _ in [0xEF, 0xBB, 0xBF] + Array(original.text.utf8) },
        Transformation(name: "UTF-16LE（BOM付き）") { original, _ in
            [0xFF, 0xFE] + original.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        },
        Transformation(name: "UTF-16BE（BOM付き）") { original, _ in
            [0xFE, 0xFF] + original.text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        },
        Transformation(name: "CP932") { original, _ in CodePage932.bytes(of: original.text) },
        .text("かなの濁点の分解（NFD）") { $0.decomposedStringWithCanonicalMapping },
        .text("改行CRLF") { $0.replacing("\n", with: "\r\n") },
        .text("改行CR") { $0.replacing("\n", with: "\r") },
    ]
}

/// Windows' encoding of Japanese, by the system's converter.
enum CodePage932 {
    /// nil where a character has no place in it.
    static func bytes(of text: String) -> [UInt8]? {
        let converter = iconv_open("CP932", "UTF-8")
        // iconv_open's error value is the pointer -1.
        guard Int(bitPattern: converter) != -1 else { return nil }
        defer { iconv_close(converter) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count + 16)
        let converted: Int? = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                var from = source.baseAddress
                var to = target.baseAddress
                var left = source.count
                var room = target.count
                let result = iconv(converter, &from, &left, &to, &room)
                return result == Int.max.magnitude || left > 0 ? nil : target.count - room
            }
        }
        return converted.map { output[..<$0].map { UInt8(bitPattern: $0) } }
    }
}
