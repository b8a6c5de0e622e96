import KobanStatutes
import KobanText

/// Finds the citations in a text.
///
/// ```swift
/// let scanner = CitationScanner(statutes: statutes)
/// let citations = scanner.citations(in: source)
/// ```
public struct CitationScanner: Sendable {
    private let lexicon: LawLexicon

    public init(lexicon: LawLexicon) {
        self.lexicon = lexicon
    }

    public init(statutes: Statutes) {
        lexicon = LawLexicon(statutes)
    }

    /// A scanner that also knows the short names which a document defines for itself
    /// (「以下「法」という。」, 「※主務省令：…」).
    ///
    /// - Complexity: linear in the text.
    public func learning(from source: SourceText) -> CitationScanner {
        let definitions = DefinitionReader.definitions(in: source, lexicon: lexicon)
        return definitions.isEmpty ? self : CitationScanner(lexicon: lexicon.adding(definitions))
    }

    /// The citations in a part of a text, in order.
    ///
    /// - Parameters:
    ///   - range: byte offsets; the whole text when nil.
    ///   - context: what the place says about its citations.
    /// - Complexity: linear in the length of the range.
    public func citations(
        in source: SourceText, range: Range<Int>? = nil,
        context: CitationContext = CitationContext()
    ) -> [Citation] {
        source.bytes.withUnsafeBufferPointer { buffer in
            let range = range ?? 0..<buffer.count
            let tokens = Tokenizer.tokens(of: buffer, range: range, lexicon: lexicon)
            guard !tokens.isEmpty else { return [] }
            var context = context
            context.knownLaws = { [lexicon] in lexicon.knownLaw(named: $0) }
            var parser = CitationParser(
                tokens: tokens, source: SourceTokens(buffer: buffer), context: context)
            return parser.run()
        }
    }
}
