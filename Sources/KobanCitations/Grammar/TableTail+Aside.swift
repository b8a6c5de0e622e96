// 「15の項（生活保護法）、30の項（国民健康保険法）」「26の項：生活保護、27の項：地方税」
extension TableTail {
    /// 26の項（生活保護）、27の項: passes over what stands after an item and says what it is about, in brackets, after
    /// 「：」, or in a few words, when another item follows.
    ///
    /// - Returns: whether there was such an aside; `at` is then the token after it.
    func skipAside(
        _ tokens: TokenList, _ at: inout Int, in source: SourceTokens, parser: CitationParser
    ) -> Bool {
        let start = at
        if tokens[at].gap < .cell, tokens[at].is(.open) || tokens[at].isOpeningOther {
            guard let close = parser.closingMark(of: at), close + 1 < tokens.count, close - at <= TableTail.longestAside
            else { return false }
            var after = at
            guard parser.readValidity(&after) == nil, isAside(tokens, (at + 1)..<close, parser: parser) else {
                return false
            }
            at = close + 1
            return true
        }
        // A note after 「：」 may be wrapped.
        let widest: Gap = tokens[start].is(.colon) && !tokens[start].gap.startsLine ? .cell : .lineBreak
        while at < tokens.count, at - start < TableTail.longestAside, at == start || tokens[at].gap < widest,
            !tokens[at].is(.listComma), !tokens[at].isClosing, !NumberList.beginsNumber(tokens, at)
        {
            at += 1
        }
        // Only words that lead to another item are an aside.
        var next = at
        _ = NumberList.skipSeparators(tokens, &next)
        guard at > start, next < tokens.count, tokens[next].gap < .blankLine, TableTail.isRow(tokens, next, in: source),
            isAside(tokens, start..<at, parser: parser),
            !(start..<at).contains(where: {
                tokens[$0].is(.from) || tokens[$0].is(.tilde) || tokens[$0].is(.hyphen)
                    || holdsArrow(tokens[$0], in: source)
            })
        else {
            at = start
            return false
        }
        while at > start, tokens[at - 1].is(.conjunction) || tokens[at - 1].is(.middleDot) { at -= 1 }
        return at > start
    }

    /// 「26の項→42の項」 says what became of an item.
    private func holdsArrow(_ token: Token, in source: SourceTokens) -> Bool {
        if token.is(.closeAngle) { return true }
        guard case .other = token.kind else { return false }
        var cursor = TextCursor(source.buffer, range: token.range)
        while let atom = cursor.next() {
            switch atom.scalar.value {
            case 0x2190...0x21FF, 0x27F0...0x27FF, 0x2900...0x297F, 0x279C...0x27BE: return true
            default: continue
            }
        }
        return false
    }

    /// 「15（生活保護法）、30（国民健康保険法）の項」: a list whose numbers have asides and share the 項 at its end.
    ///
    /// - Returns: the pieces of the list, the last with の項; nil where it does not end so.
    func annotatedList(
        from list: NumberList, _ tokens: TokenList, in source: SourceTokens, parser: CitationParser
    ) -> [NumberList]? {
        var pieces = [list]
        guard list.mark == .none, list.next < tokens.count, tokens[list.next].is(.open) else { return nil }
        while pieces.count < TableTail.mostAnnotated, var last = pieces.last, last.mark == .none,
            last.next < tokens.count,
            tokens[last.next].is(.open), tokens[last.next].gap < .lineBreak, let close = parser.closing(of: last.next),
            close - last.next <= TableTail.longestAside, isAside(tokens, (last.next + 1)..<close, parser: parser),
            // 「26（27、28）の項」: numbers in the note may be items.
            !((last.next + 1)..<close).contains(where: { NumberList.beginsNumber(tokens, $0) })
        {
            var at = close + 1
            if NumberList.closingMark(tokens, at: at) == .row {
                last.next = at
                last.mark = .row
                pieces[pieces.count - 1] = last
                return pieces
            }
            guard NumberList.skipSeparators(tokens, &at), NumberList.beginsNumber(tokens, at),
                tokens[at].gap < .blankLine, let more = NumberList.read(tokens, from: at, in: source)
            else { return nil }
            pieces.append(more)
        }
        return pieces.count > 1 && pieces.last?.mark == .row ? pieces : nil
    }

    /// A list with asides is read no further than this many of them.
    static let mostAnnotated = 200

    /// An aside after an item has no more tokens than this (assumption).
    static let longestAside = 40

    /// Whether tokens only say what an item is about: they cite nothing and give no role.
    func isAside(_ tokens: TokenList, _ range: Range<Int>, parser: CitationParser) -> Bool {
        range.allSatisfy { at in
            let token = tokens[at]
            if parser.isTableName(at) || token.is(.column) || token.is(.provisionHeading) || token.is(.inquiryHeading)
                || token.is(.fullStop) || token.is(.sameTable) || token.is(.sameArticle) || token.is(.sameParagraph)
                || token.is(.sameItem) || token.is(.tilde) || parser.isBrokenTable(at)
            {
                return false
            }
            if token.law != nil, at + 1 < tokens.count, tokens[at + 1].gap < .lineBreak {
                return !NumberList.beginsNumber(tokens, at + 1) && !tokens[at + 1].is(.supplementary)
            }
            return true
        }
    }
}
