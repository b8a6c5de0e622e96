import Foundation

/// Writes a Swift source that holds the texts of the given files as literals.
///
/// Arguments: the source to write, then the files.
@main
struct EmbedStatutes {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
        guard let output = arguments.first else {
            throw EmbeddingError.usage
        }
        var source = "// Made from statutes/ by the EmbedStatutes plugin.\n\nenum EmbeddedStatutes {\n"
        source += "    static var files: [(String, StaticString)] {\n        [\n"
        let files = arguments.dropFirst()
        for (index, file) in files.enumerated() {
            source += "            (\"\(name(of: file))\", file\(index)),\n"
        }
        source += "        ]\n    }\n"
        var digest = Digest()
        for (index, file) in files.enumerated() {
            let data = try Data(contentsOf: file)
            guard var text = String(validating: data, as: UTF8.self) else {
                throw EmbeddingError.notUTF8(file.lastPathComponent)
            }
            digest.add(Array(name(of: file).utf8))
            digest.add(Array(data))
            // The byte order mark is for spreadsheets; the line break before the closing
            // quotation marks is not part of a literal.
            if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
            let quote = delimiter(for: text)
            source += "\n    static let file\(index): StaticString = \(quote)\"\"\"\n\(text)\n\"\"\"\(quote)\n"
        }
        source += "\n    /// Tells one state of the files from another.\n"
        source += "    static let digest = \"\(digest.text)\"\n}\n"
        try Data(source.utf8).write(to: output, options: .atomic)
    }

    /// `laws.csv`, `decisions/labels.csv`.
    private static func name(of file: URL) -> String {
        let folder = file.deletingLastPathComponent().lastPathComponent
        return (folder == "decisions" ? "decisions/" : "") + file.lastPathComponent
    }

    /// As many `#` as make every quotation mark and backslash of the text plain.
    private static func delimiter(for text: String) -> String {
        var longest = 0
        var current = 0
        for byte in text.utf8 {
            current = byte == UInt8(ascii: "#") ? current + 1 : 0
            longest = max(longest, current)
        }
        return String(repeating: "#", count: longest + 1)
    }
}

enum EmbeddingError: Error {
    case usage
    case notUTF8(String)
}

/// FNV-1a over 64 bits: a mark of one state of the files, not a proof against forgery.
struct Digest {
    private var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes {
            value ^= UInt64(byte)
            value &*= 0x100_0000_01b3
        }
    }

    var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
