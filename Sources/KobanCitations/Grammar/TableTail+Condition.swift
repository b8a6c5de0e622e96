import KobanText

// 「第三欄（情報提供者）が「市町村長」の項のうち、第四欄（特定個人情報）に「住民票関係情報」が含まれる項」
extension TableTail {
    mutating func finishCondition(_ tokens: TokenList, opened: Int?) {
        guard !condition.isEmpty else { return }
        if next < tokens.count, tokens[next].is(.close) {
            end = tokens[next].end
            next += 1
        }
    }

    /// 「26の項（第一欄（情報照会者）が「都道府県知事等」の項のうち、…）」: the condition after the list.
    mutating func readTrailingCondition(
        _ tokens: TokenList, in source: SourceTokens, parser: CitationParser
    ) {
        guard condition.isEmpty, next < tokens.count, tokens[next].is(.open),
            tokens[next].gap < .blankLine
        else { return }
        var depth = 0
        var at = next
        let limit = min(tokens.count, next + TableTail.longest)
        var close: Int?
        while at < limit {
            if tokens[at].is(.open) { depth += 1 }
            if tokens[at].is(.close) {
                depth -= 1
                if depth == 0 {
                    close = at
                    break
                }
            }
            at += 1
        }
        guard let close else { return }
        let saved = (end, next)
        at = next + 1
        while at < close {
            if NumberList.beginsNumber(tokens, at),
                let list = NumberList.read(tokens, from: at, in: source)
            {
                at =
                    list.mark == .column
                    ? readColumn(tokens, list, in: source, parser: parser) : max(list.next, at + 1)
            } else {
                at += 1
            }
        }
        if condition.isEmpty {
            (end, next) = saved
        } else {
            end = tokens[close].end
            next = close + 1
        }
    }

    /// 第3欄（情報提供者）が「都道府県知事等」: gives the token after it.
    mutating func readColumn(
        _ tokens: TokenList, _ list: NumberList, in source: SourceTokens, parser: CitationParser
    ) -> Int {
        var at = list.next + (tokens[list.next].is(.of) ? 2 : 1)
        guard list.elements.count == 1, let column = list.elements.first?.first.whole,
            (1...4).contains(column)
        else {
            // No table has so many columns: 「14欄の項」 may be an item.
            isUnread = true
            return at
        }
        // The label; OCR sometimes loses its opening bracket: 第三欄情報提供者)が.
        if at < tokens.count, tokens[at].is(.open), let close = parser.closing(of: at) {
            at = close + 1
        } else if at + 1 < tokens.count, isLabel(tokens[at]) {
            at += tokens[at + 1].is(.close) ? 2 : 1
        }
        return readValue(tokens, at, column: column, in: source, parser: parser) ?? at
    }

    private func isLabel(_ token: Token) -> Bool {
        token.is(.providerLabel) || token.is(.actorLabel) || token.is(.informationLabel)
            || token.is(.businessLabel)
    }

    /// 情報提供者が「市町村長」: a condition that names the column by its heading alone.
    mutating func readLabelled(
        _ tokens: TokenList, _ at: Int, _ word: Keyword, in source: SourceTokens,
        parser: CitationParser
    ) -> Int? {
        let column: Int
        switch word {
        case .actorLabel: column = 1
        case .businessLabel: column = 2
        case .providerLabel: column = 3
        default: column = 4
        }
        return readValue(tokens, at + 1, column: column, in: source, parser: parser)
    }

    mutating func readValue(
        _ tokens: TokenList, _ start: Int, column: Int, in source: SourceTokens,
        parser: CitationParser
    ) -> Int? {
        var at = start
        guard at < tokens.count, tokens[at].is(.isWhere) || tokens[at].is(.of) else { return nil }
        at += 1
        guard at < tokens.count else { return nil }
        let value: String
        let close: Int
        if tokens[at].is(.openQuote) {
            guard let quote = parser.closingQuote(of: at) else { return nil }
            value = source.compactText(tokens[at].end..<tokens[quote].start)
            close = quote
        } else {
            guard let last = TableTail.unquotedValue(tokens, at, in: source) else { return nil }
            value = TableTail.trimmed(source.compactText(tokens[at].start..<tokens[last].end))
            close = last
        }
        guard !value.isEmpty else { return nil }
        switch column {
        case 1: condition.actor = condition.actor ?? value
        case 2: condition.business = condition.business ?? value
        case 3: condition.provider = condition.provider ?? value
        default: condition.information = condition.information ?? value
        }
        // 「…」の項のうち、 / 」が含まれる項: the words that close the condition.
        at = close + 1
        end = tokens[close].end
        next = at
        while at < tokens.count, at < close + Reach.conditionEnd {
            if tokens[at].is(.of) || tokens[at].is(.isWhere) || tokens[at].is(.contains)
                || tokens[at].is(.wouldBe)
            {
                at += 1
            } else if tokens[at].is(.paragraphOrRow) {
                end = tokens[at].end
                next = at + 1
                break
            } else {
                break
            }
        }
        return next
    }

    /// 市町村長 in 「第三欄が市町村長の項」, up to の項, が含まれる, である, a comma or a bracket: gives
    /// its last token. After に only が含まれる will do: 第二欄に掲げる事務 states no condition.
    private static func unquotedValue(
        _ tokens: TokenList, _ start: Int, in source: SourceTokens
    ) -> Int? {
        guard tokens[start].gap < .cell else { return nil }
        let isSubject = source.ends(tokens[start - 1].range, with: "が")
        guard isSubject || source.ends(tokens[start - 1].range, with: "に") else { return nil }
        var at = start
        while at < tokens.count, at - start < Reach.bareValue {
            let token = tokens[at]
            let next = at + 1 < tokens.count ? tokens[at + 1] : nil
            if token.is(.isWhere), next?.is(.contains) == true { return at > start ? at - 1 : nil }
            let ends =
                token.is(.listComma) || token.is(.close) || token.is(.wouldBe) || token.is(.fullStop)
                || token.is(.contains) || (token.is(.of) && next?.is(.paragraphOrRow) == true)
            if ends { return at > start && isSubject ? at - 1 : nil }
            if token.gap >= .cell || token.law != nil || token.is(.openQuote) { return nil }
            at += 1
        }
        return nil
    }

    /// 市町村長 of 市町村長で.
    private static func trimmed(_ value: String) -> String {
        for ending in ["であり", "であって", "で"] where value.hasSuffix(ending) {
            return String(value.dropLast(ending.count))
        }
        return value
    }
}
