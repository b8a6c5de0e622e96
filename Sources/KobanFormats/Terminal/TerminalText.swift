import KobanText

/// Text for a terminal in which only Koban itself can have written what a terminal obeys: what is
/// interpolated comes from documents, file names and the data, and is made visible (`VisibleText`);
/// colours come from `TerminalStyle`.
public struct TerminalText: ExpressibleByStringInterpolation, Sendable {
    /// The text with its colours, safe to be written to a terminal.
    public private(set) var output = ""

    /// A text of Koban's own.
    public init(stringLiteral text: String) { output = text }

    /// A text of Koban's own with texts of others in it, each on one line.
    public init(stringInterpolation: Interpolation) { output = stringInterpolation.output }

    /// The text of others, on one line.
    public init(_ text: String) { output = VisibleText.line(text) }

    /// The output in UTF-8.
    public var bytes: [UInt8] { Array(output.utf8) }

    /// The text in a style of the terminal.
    ///
    /// - Parameter code: the parameters of Select Graphic Rendition; nil for none.
    func styled(_ code: String?) -> TerminalText {
        guard let code else { return self }
        var copy = self
        copy.output = "\u{1B}[\(code)m\(output)\u{1B}[0m"
        return copy
    }

    /// Adds a text at the end.
    public static func += (text: inout TerminalText, other: TerminalText) { text.output += other.output }

    /// One text after the other.
    public static func + (one: TerminalText, other: TerminalText) -> TerminalText {
        var sum = one
        sum += other
        return sum
    }

    /// Puts the pieces of a literal together.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var output = ""

        /// Room for a text of so many bytes.
        public init(literalCapacity: Int, interpolationCount: Int) { output.reserveCapacity(literalCapacity) }

        /// Adds what stands in the literal.
        public mutating func appendLiteral(_ literal: String) { output += literal }

        /// Adds a text that is safe already.
        public mutating func appendInterpolation(_ text: TerminalText) { output += text.output }

        /// Adds a number in digits.
        public mutating func appendInterpolation(_ number: Int) { output += String(number) }

        /// Adds the text of others, on one line.
        public mutating func appendInterpolation(_ text: some StringProtocol) {
            output += VisibleText.line(String(text))
        }
    }

    /// How a literal with texts in it is put together.
    public typealias StringInterpolation = Interpolation
}

extension Sequence<TerminalText> {
    /// All of them, one after the other.
    public func joined() -> TerminalText { reduce(into: "") { $0 += $1 } }
}

extension VisibleText {
    /// Text of several lines as the bytes of an output: nothing that a terminal obeys is in it.
    public static func bytes(_ text: String) -> [UInt8] { Array(lines(text).utf8) }
}
