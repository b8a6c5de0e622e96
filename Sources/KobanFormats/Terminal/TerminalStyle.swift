/// Colours of a terminal, or none.
public struct TerminalStyle: Sendable {
    /// Whether the terminal is to draw colours.
    public let isColoured: Bool

    /// - Parameter isColoured: whether the terminal is to draw colours; without them text stays as it is.
    public init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// Text in bold.
    public func bold(_ text: TerminalText) -> TerminalText { text.styled(code("1")) }

    /// Text in bold red.
    public func red(_ text: TerminalText) -> TerminalText { text.styled(code("1;31")) }

    /// Text in bold yellow.
    public func yellow(_ text: TerminalText) -> TerminalText { text.styled(code("1;33")) }

    /// Text in bold blue.
    public func blue(_ text: TerminalText) -> TerminalText { text.styled(code("1;34")) }

    private func code(_ code: String) -> String? { isColoured ? code : nil }
}
