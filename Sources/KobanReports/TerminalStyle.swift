/// Colours of a terminal, or none.
public struct TerminalStyle: Sendable {
    public let isColoured: Bool

    public init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    func bold(_ text: TerminalText) -> TerminalText { text.styled(code("1")) }
    func red(_ text: TerminalText) -> TerminalText { text.styled(code("1;31")) }
    func yellow(_ text: TerminalText) -> TerminalText { text.styled(code("1;33")) }
    func blue(_ text: TerminalText) -> TerminalText { text.styled(code("1;34")) }

    private func code(_ code: String) -> String? { isColoured ? code : nil }
}
