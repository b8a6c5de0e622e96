/// What a YAML file of a configuration may not be: so large, or written with aliases, that a small
/// file stands for more than fits into memory.
///
/// The file is looked through once before it is parsed, since a parser puts aliases in their
/// places while it reads.
struct YAMLBounds {
    /// In megabytes. A baseline of fifty thousand findings has some fifteen.
    static let largest = 32

    /// The line of the first anchor (`&name`) or alias (`*name`), from 1; nil where there is none.
    static func firstAlias(in text: [UInt8]) -> Int? {
        var scan = YAMLBounds(text: text)
        return scan.run()
    }

    private let text: [UInt8]
    private var index = 0
    private var line = 1
    private var flowDepth = 0
    /// The indent of the line that opened a block of literal text (`|`, `>`).
    private var literalBelow: Int?
    /// The indent of the line on which text without quotation marks began that may go on.
    private var plainBelow: Int?

    private init(text: [UInt8]) { self.text = text }

    private var byte: UInt8? { index < text.count ? text[index] : nil }
    private var next: UInt8? { index + 1 < text.count ? text[index + 1] : nil }

    private static func isBlank(_ byte: UInt8?) -> Bool {
        guard let byte else { return true }
        return byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private mutating func run() -> Int? {
        while index < text.count {
            let indent = skipIndent()
            if let below = literalBelow, indent > below || byte == 0x0A || byte == 0x0D {
                skipLine()
            } else {
                literalBelow = nil
                if let found = readLine(indent: indent) { return found }
            }
        }
        return nil
    }

    private mutating func skipIndent() -> Int {
        let start = index
        while byte == 0x20 { index += 1 }
        return index - start
    }

    private mutating func skipLine() {
        while let byte, byte != 0x0A { index += 1 }
        if byte == 0x0A {
            index += 1
            line += 1
        }
    }

    /// Reads a line outside literal text; a quotation is read to its end, wherever that is.
    private mutating func readLine(indent: Int) -> Int? {
        // A value may begin here, unless the line goes on with the text of the one before.
        var mayBegin = plainBelow.map { indent <= $0 } ?? true
        var isPlain = !mayBegin
        while let byte, byte != 0x0A {
            switch byte {
            case 0x20, 0x09, 0x0D:
                index += 1
            case UInt8(ascii: "#") where index == 0 || Self.isBlank(text[index - 1]):
                plainBelow = nil
                skipLine()
                return nil
            case UInt8(ascii: "\"") where mayBegin, UInt8(ascii: "'") where mayBegin:
                skipQuotation(byte)
                (mayBegin, isPlain) = (false, false)
            case UInt8(ascii: "&") where mayBegin && !Self.isBlank(next),
                UInt8(ascii: "*") where mayBegin && !Self.isBlank(next):
                return line
            case UInt8(ascii: "|") where mayBegin && flowDepth == 0, UInt8(ascii: ">") where mayBegin && flowDepth == 0:
                literalBelow = indent
                plainBelow = nil
                skipLine()
                return nil
            case UInt8(ascii: "!") where mayBegin:
                while !Self.isBlank(self.byte) { index += 1 }
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if mayBegin || flowDepth > 0 {
                    flowDepth += 1
                    mayBegin = true
                }
                index += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                flowDepth = max(0, flowDepth - 1)
                index += 1
            case UInt8(ascii: ",") where flowDepth > 0:
                (mayBegin, isPlain) = (true, false)
                index += 1
            case UInt8(ascii: ":") where Self.isBlank(next) || flowDepth > 0,
                UInt8(ascii: "-") where mayBegin && Self.isBlank(next),
                UInt8(ascii: "?") where mayBegin && Self.isBlank(next):
                (mayBegin, isPlain) = (true, false)
                index += 1
            default:
                (mayBegin, isPlain) = (false, true)
                index += 1
            }
        }
        if isPlain {
            plainBelow = plainBelow ?? indent
        } else {
            plainBelow = nil
        }
        skipLine()
        return nil
    }

    private mutating func skipQuotation(_ quote: UInt8) {
        index += 1
        while let byte {
            index += 1
            if byte == 0x0A { line += 1 }
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                if self.byte == 0x0A { line += 1 }
                index += 1
            } else if byte == quote {
                guard quote == UInt8(ascii: "'"), self.byte == quote else { return }
                index += 1
            }
        }
    }
}
