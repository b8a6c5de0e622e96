import Foundation

/// Names of files whose bytes are no UTF-8: shown with `\xHH` for each byte that is none, and found
/// again by what is shown.
enum DocumentName {
    /// Bytes as a text that a user can read and give back.
    static func shown(_ bytes: [UInt8]) -> String {
        var out = String.UnicodeScalarView()
        var rest = bytes[...]
        while !rest.isEmpty {
            var decoder = UTF8()
            var iterator = rest.makeIterator()
            if case .scalarValue(let scalar) = decoder.decode(&iterator) {
                out.append(scalar)
                rest = rest.dropFirst(UTF8.width(scalar))
            } else {
                let digits = String(rest[rest.startIndex], radix: 16, uppercase: true)
                out.append(contentsOf: "\\x\(digits)".unicodeScalars)
                rest = rest.dropFirst()
            }
        }
        return String(out)
    }

    static func isReadable(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// The bytes by which the system knows a path. One that names nothing as it stands, and holds
    /// `\xHH`, means these bytes.
    static func bytes(of path: String) -> [UInt8] {
        let plain = Array(path.utf8)
        var status = stat()
        guard path.contains("\\x"), lstat(path, &status) != 0 else { return plain }
        var out: [UInt8] = []
        var index = 0
        while index < plain.count {
            if plain[index] == 0x5C, index + 3 < plain.count, plain[index + 1] == 0x78,
                let byte = UInt8(String(decoding: plain[(index + 2)...(index + 3)], as: UTF8.self), radix: 16),
                byte >= 0x80
            {
                out.append(byte)
                index += 4
            } else {
                out.append(plain[index])
                index += 1
            }
        }
        return out
    }

    /// The bytes as the system's functions take them.
    static func terminated(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
