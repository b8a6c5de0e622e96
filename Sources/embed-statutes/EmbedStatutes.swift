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
            source += "            (\"\(file.lastPathComponent)\", file\(index)),\n"
        }
        source += "        ]\n    }\n"
        for (index, file) in files.enumerated() {
            let data = try Data(contentsOf: file)
            guard var text = String(validating: data, as: UTF8.self) else {
                throw EmbeddingError.notUTF8(file.lastPathComponent)
            }
            // The byte order mark is for spreadsheets; the line break before the closing
            // quotation marks is not part of a literal.
            if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
            let quote = delimiter(for: text)
            source += "\n    static let file\(index): StaticString = \(quote)\"\"\"\n\(text)\n\"\"\"\(quote)\n"
        }
        source += "}\n"
        try Data(source.utf8).write(to: output, options: .atomic)
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
