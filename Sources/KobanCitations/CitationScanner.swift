import KobanLaw
import KobanText

/// Finds the citations in a text.
///
/// ```swift
/// let scanner = CitationScanner(statutes: statutes)
/// let citations = scanner.citations(in: source)
/// ```
public struct CitationScanner: Sendable {
    let lexicon: LawLexicon
    /// Whether the document learned from names 番号法 anywhere.
    private var namesAct = false
    /// The words of the document learned from.
    private var lexed: LexedText?

    /// A scanner that knows the names of a lexicon.
    ///
    /// - Parameter lexicon: the names of laws that the scanner knows.
    public init(lexicon: LawLexicon) {
        self.lexicon = lexicon
    }

    /// A scanner that knows the names in the statute data.
    ///
    /// - Parameter statutes: of whose laws and tables the scanner knows the names.
    public init(statutes: Statutes) {
        lexicon = LawLexicon(statutes)
    }

    /// A scanner that also knows the short names which a document defines for itself
    /// (「以下「法」という。」, 「※主務省令：…」).
    ///
    /// - Complexity: linear in the text.
    public func learning(from source: SourceText) -> CitationScanner { learning(from: source, work: nil) }

    /// - Parameter work: where to count what is read.
    func learning(from source: SourceText, work: UnsafeMutablePointer<Int>?) -> CitationScanner {
        let lexed = LexedText(source, lexicon: lexicon, work: work)
        let definitions = DefinitionReader.definitions(of: lexed, in: source, lexicon: lexicon)
        var scanner =
            definitions.isEmpty ? self : CitationScanner(lexicon: lexicon.adding(definitions))
        scanner.namesAct = DefinitionReader.namesAct(
            source, others: lexicon.institutionActNames)
        scanner.lexed = lexed
        return scanner
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
        citations(in: source, ranges: [range ?? 0..<source.bytes.count], context: context)
    }

    /// The citations in a text that stands in several pieces, in order: a field whose text
    /// is cut by its own label or by a page break.
    ///
    /// - Parameter ranges: byte offsets, ascending and disjoint.
    public func citations(
        in source: SourceText, ranges: [Range<Int>], context: CitationContext = CitationContext()
    ) -> [Citation] {
        citations(in: source, ranges: ranges, context: context, work: nil)
    }

    /// - Parameter work: where to count what is read and looked at.
    func citations(
        in source: SourceText, ranges: [Range<Int>], context: CitationContext,
        work: UnsafeMutablePointer<Int>?
    ) -> [Citation] {
        let lexed = lexed.flatMap { $0.isOf(source) ? $0 : nil }
        return source.bytes.withUnsafeBufferPointer { buffer in
            var tokens: [Token] = []
            for range in ranges {
                let piece =
                    lexed?.tokens(in: range, of: buffer, besides: lexicon.definitions)
                    ?? Tokenizer.tokens(of: buffer, range: range, lexicon: lexicon, work: work)
                guard let first = piece.first else { continue }
                if tokens.isEmpty {
                    tokens = piece
                } else {
                    // The cut is at least the end of a line.
                    tokens.append(
                        Token(
                            kind: first.kind, start: first.start, end: first.end,
                            gap: max(first.gap, .lineBreak)))
                    tokens += piece.dropFirst()
                }
            }
            guard !tokens.isEmpty else { return [] }
            var context = context
            context.namesAct = context.namesAct || namesAct
            context.knownLaws = { [lexicon] in lexicon.knownLaw(named: $0) }
            context.tables = lexicon.tables
            var parser = CitationParser(
                tokens: TokenList(tokens), source: SourceTokens(buffer: buffer, work: work), context: context)
            return parser.run()
        }
    }

    /// The number that a cell of a column 項番 holds; nil for an empty cell or one that
    /// cannot be read (`85Ø2`), and never a number cut short.
    public func itemNumber(in source: SourceText, range: Range<Int>) -> ListElement? {
        source.bytes.withUnsafeBufferPointer { buffer in
            let tokens = TokenList(Tokenizer.tokens(of: buffer, range: range, lexicon: lexicon))
            var index = 0
            if tokens.first?.is(.ordinal) == true { index = 1 }
            let begin = index
            guard
                let number = NumberList.number(
                    tokens, &index, previous: nil, in: SourceTokens(buffer: buffer))
            else { return nil }
            let end = tokens[index - 1].end
            // 26の項, 26項
            if index < tokens.count, tokens[index].is(.of) { index += 1 }
            if index < tokens.count, tokens[index].is(.paragraphOrRow) { index += 1 }
            guard index == tokens.count else { return nil }
            return ListElement(first: number, range: tokens[begin].start..<end)
        }
    }
}
