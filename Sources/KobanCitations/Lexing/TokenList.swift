/// The tokens of one region of a text.
///
/// The grammar looks ahead at every step. Past the end, and before the beginning, stands a token that is
/// nothing and begins a new paragraph, so that no look-ahead can leave the text.
struct TokenList: RandomAccessCollection, Sendable {
    let tokens: [Token]
    private let outside: Token

    init(_ tokens: [Token]) {
        self.tokens = tokens
        let end = tokens.last?.end ?? 0
        outside = Token(kind: .other, start: end, end: end, gap: .blankLine)
    }

    var startIndex: Int { 0 }
    var endIndex: Int { tokens.count }

    subscript(index: Int) -> Token {
        tokens.indices.contains(index) ? tokens[index] : outside
    }
}
