import KobanText

/// Text for a terminal in which only Koban itself can have written what a terminal obeys: what is
/// interpolated comes from documents, file names and the data, and is made visible (`VisibleText`);
/// colours come from `TerminalStyle`.
struct TerminalText: ExpressibleByStringInterpolation, Sendable {
    private(set) var output = ""

    init(stringLiteral text: String) { output = text }

    init(stringInterpolation: Interpolation) { output = stringInterpolation.output }

    /// The text of others, on one line.
    init(_ text: String) { output = VisibleText.line(text) }

    /// The text in a style of the terminal.
    ///
    /// - Parameter code: the parameters of Select Graphic Rendition; nil for none.
    func styled(_ code: String?) -> TerminalText {
        guard let code else { return self }
        var copy = self
        copy.output = "\u{1B}[\(code)m\(output)\u{1B}[0m"
        return copy
    }

    static func += (text: inout TerminalText, other: TerminalText) { text.output += other.output }

    static func + (one: TerminalText, other: TerminalText) -> TerminalText {
        var sum = one
        sum += other
        return sum
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var output = ""

        init(literalCapacity: Int, interpolationCount: Int) { output.reserveCapacity(literalCapacity) }

        mutating func appendLiteral(_ literal: String) { output += literal }

        mutating func appendInterpolation(_ text: TerminalText) { output += text.output }

        mutating func appendInterpolation(_ number: Int) { output += String(number) }

        mutating func appendInterpolation(_ text: some StringProtocol) { output += VisibleText.line(String(text)) }
    }

    typealias StringInterpolation = Interpolation
}

extension Sequence<TerminalText> {
    func joined() -> TerminalText { reduce(into: "") { $0 += $1 } }
}
