import KobanLaw

/// What follows the name of a table: its items, a condition, or both.
struct TableTail {
    var elements: [ListElement] = []
    var condition = Condition()
    /// Where the citation ends in the source.
    var end: Int
    /// The token after the citation.
    var next: Int
    /// Whether the list is announced here and given with the table's name further on.
    var isRepeatedBelow = false
    var isUnclosed = false
    /// Whether the list says that it is one of items, by 項 or by the words before it.
    var isMarked = false
    /// Whether a number in the list is none that a table can have, or its digits may be two numbers.
    var isUnread = false

    /// A condition is not longer than this many tokens (assumption).
    static let longest = 240

    static func read(
        _ tokens: TokenList, from start: Int, head: TableName?, in source: SourceTokens,
        parser: CitationParser
    ) -> TableTail {
        var tail = TableTail(end: start > 0 ? tokens[start - 1].end : 0, next: start)
        var at = start
        var depth = 0
        var isAnnounced = false
        var isConditional = false
        var opening: Int?
        let limit = min(tokens.count, start + longest)
        while at < limit {
            source.visit()
            let token = tokens[at]
            if token.gap == .blankLine, !isAnnounced, !tail.listFollowsCondition(tokens, at, in: source),
                !(at == start && isRow(tokens, at, in: source))
            {
                break
            }
            if NumberList.beginsNumber(tokens, at) {
                // 「次の項」 and then 「（１）提供　13・14」: the number counts the list, not its items.
                if isAnnounced, let next = subdivision(tokens, at) {
                    depth -= 1
                    opening = nil
                    at = next
                    continue
                }
                guard let list = NumberList.read(tokens, from: at, in: source) else { break }
                if list.mark == .column {
                    isConditional = true
                    at = tail.readColumn(tokens, list, in: source, parser: parser)
                    continue
                }
                if beginsInMiddle(tokens, at, from: start, parser: parser) { break }
                if let last = tail.annotatedList(from: list, tokens, in: source, parser: parser) {
                    tail.isMarked = true
                    for part in last.dropLast() { tail.add(part, in: source) }
                    if let final = last.last { tail.take(final, tokens, in: source, parser: parser) }
                    tail.close(tokens, opened: depth > 0 ? opening : nil, parser: parser)
                    return tail
                }
                if list.mark == .row || isNumbered(list, tokens, at)
                    || accepts(list, tokens, at, isAnnounced, start, head)
                    || tail.listFollowsCondition(tokens, at, in: source)
                {
                    tail.isMarked = list.mark == .row || isAnnounced
                    tail.take(list, tokens, in: source, parser: parser)
                    if isAnnounced { tail.takeFurtherLists(tokens, in: source) }
                    tail.close(tokens, opened: depth > 0 ? opening : nil, parser: parser)
                    tail.readTrailingCondition(tokens, in: source, parser: parser)
                    return tail
                }
                if !isConditional { break }
                // 「のうち4・25号、104の項」: a number that is passed over may be an item too.
                if list.mark != .article, !parser.isCount(at), !parser.isCounted(list, from: at) {
                    tail.isUnread = true
                }
                at = max(list.next, at + 1)
                continue
            }
            guard case .word(let word) = token.kind else {
                if case .law(let law) = token.kind {
                    // 「次の項並びに同項第2欄…に規定する主務省令（※）の該当条項」: the order is an aside.
                    let citesSomething =
                        NumberList.beginsNumber(tokens, at + 1)
                        || (at + 1 < tokens.count && tokens[at + 1].is(.tableWord))
                    if citesSomething || (!isAnnounced && !law.isUndefinedOrder) { break }
                }
                if !isConditional && !isAnnounced { break }
                at += 1
                continue
            }
            switch word {
            case .of, .colon, .itemNumberHeading, .reference:
                if word == .itemNumberHeading { isAnnounced = true }
            case .open:
                if at == start, let close = relatedArticles(tokens, at, in: source, parser: parser) {
                    at = close + 1
                    continue
                }
                depth += 1
                if opening == nil { opening = at }
            case .openQuote, .openSquare, .openLenticular:
                // 「26の項」 ［26の項］ 【26の項】
                if isRow(tokens, at + 1, in: source) {
                    depth += 1
                    opening = opening ?? at
                } else if isAnnounced, let close = subject(tokens, at) {
                    at = close
                } else if word == .openLenticular || !isConditional && !isAnnounced {
                    at = limit
                }
            case .middleDot where at == start, .hyphen where at == start:
                // 「・26の項」 below the table's name.
                let belongs =
                    token.gap == .none
                    ? NumberList.beginsNumber(tokens, at + 1) : isRow(tokens, at + 1, in: source)
                if !belongs { at = limit }
            case .paragraphOrRow where at + 1 < tokens.count && tokens[at + 1].is(.among):
                isConditional = true
            case .close:
                depth -= 1
            case .following, .among:
                if word == .following { isAnnounced = true }
                isConditional = true
            case .within where namesColumn(tokens, at + 1, in: source):
                isConditional = true
            case .providerLabel, .actorLabel, .informationLabel, .businessLabel:
                if let next = tail.readLabelled(tokens, at, word, in: source, parser: parser) {
                    isConditional = true
                    at = next
                    continue
                }
                if !isConditional { at = limit }
            case .tableWord:
                tail.isRepeatedBelow =
                    isAnnounced && tail.condition.isEmpty && repeats(head, tokens, at, parser.context.tables)
                at = limit
            case .fullStop, .provisionHeading, .inquiryHeading:
                at = limit
            case .listComma:
                if !isConditional && at == start { break }
            default:
                if !isConditional && !isAnnounced { at = limit }
            }
            at += 1
        }
        tail.finishCondition(tokens, opened: opening)
        if tail.elements.isEmpty, tail.condition.isEmpty, !tail.isRepeatedBelow {
            tail.takeDistantList(tokens, from: start, in: source, parser: parser)
        }
        return tail
    }

    /// 「別表第二において、第三欄（情報提供者）が…」: a column, by its number or its heading.
    private static func namesColumn(_ tokens: TokenList, _ at: Int, in source: SourceTokens) -> Bool {
        var next = at
        if next < tokens.count, tokens[next].is(.listComma) { next += 1 }
        guard next < tokens.count else { return false }
        if [.providerLabel, .actorLabel, .informationLabel].contains(where: { tokens[next].is($0) }) { return true }
        guard NumberList.beginsNumber(tokens, next) else { return false }
        return NumberList.read(tokens, from: next, in: source)?.mark == .column
    }

    /// Whether the table's name stands again at a place (「別表第二の次の項 … 別表第二の9の項」).
    private static func repeats(_ head: TableName?, _ tokens: TokenList, _ at: Int, _ tables: CitedTables) -> Bool {
        var next = at + 1
        if next < tokens.count, tokens[next].is(.ordinal) { next += 1 }
        guard next < tokens.count, let value = tokens[next].number, let table = tables[value] else { return false }
        return head == table
    }

    /// A list without 項 is a list of items only where the words before announce one, or
    /// where it stands right after the table and ends the line or the sentence.
    private static func accepts(
        _ list: NumberList, _ tokens: TokenList, _ at: Int, _ isAnnounced: Bool, _ start: Int,
        _ head: TableName?
    ) -> Bool {
        guard list.mark == .none else { return false }
        if list.next < tokens.count {
            let after = tokens[list.next]
            let ends =
                after.gap.startsLine || after.is(.close) || after.is(.fullStop)
                || after.is(.listComma) || after.is(.open) || after.is(.openLenticular)
                || after.is(.conjunction) || (after.gap >= .space && after.is(.middleDot))
            // 「次の項⏎56・106の規定による」
            let goesOn = after.is(.of) || after.is(.isWhere)
            guard ends || after.law != nil || isAnnounced && (after.gap >= .space || goesOn) else {
                return false
            }
        }
        if isAnnounced { return true }
        // 「別表第一、第二」: the name of another table.
        if tokens[at].is(.ordinal) { return false }
        // 「(1) 生活保護の事務」 on the line below counts a line.
        if at > start, tokens[at - 1].is(.open), tokens[at - 1].gap.startsLine, list.elements.count == 1 {
            return false
        }
        // 「別表第二の9、10、14」 at the end of a line.
        return head != nil && at <= start + 2 && (at > start || list.elements.count > 1)
    }

    /// （１）提供　13・14: gives the token after the bracket.
    static func subdivision(_ tokens: TokenList, _ at: Int) -> Int? {
        guard at > 0, tokens[at - 1].is(.open), tokens[at - 1].gap.startsLine, at + 2 < tokens.count,
            tokens[at].number != nil, tokens[at + 1].is(.close), !tokens[at + 2].gap.startsLine
        else { return nil }
        return at + 2
    }

    /// 【保護の決定】 over a part of an announced list: gives the closing bracket. A heading
    /// that gives a role ends the list.
    static func subject(_ tokens: TokenList, _ start: Int) -> Int? {
        guard tokens[start].is(.openLenticular) else { return nil }
        for at in start..<min(tokens.count, start + Reach.subject) {
            if tokens[at].is(.provisionHeading) || tokens[at].is(.inquiryHeading) { return nil }
            if isRoleWord(tokens, at) { return nil }
            if tokens[at].is(.closeLenticular) { return at }
        }
        return nil
    }

    private static func isRoleWord(_ tokens: TokenList, _ at: Int) -> Bool {
        tokens[at].is(.tableWord) || tokens[at].law != nil
    }

    /// 26の項, 26、27の項: what only a row of a table is called.
    static func isRow(_ tokens: TokenList, _ at: Int, in source: SourceTokens) -> Bool {
        guard NumberList.beginsNumber(tokens, at),
            let list = NumberList.read(tokens, from: at, in: source)
        else { return false }
        return list.mark == .row && tokens[list.next].is(.of)
    }

    /// （第九条関係), as the law itself writes below the name of a table: gives the closing
    /// bracket.
    private static func relatedArticles(
        _ tokens: TokenList, _ at: Int, in source: SourceTokens, parser: CitationParser
    ) -> Int? {
        guard let close = parser.closing(of: at), close - at <= Reach.relatedArticles,
            NumberList.beginsNumber(tokens, at + 1),
            case .other = tokens[close - 1].kind,
            source.ends(tokens[close - 1].range, with: "関係")
        else { return nil }
        return close
    }

    /// Whether a list stands here after a condition, in brackets or on a line of its own.
    private func listFollowsCondition(
        _ tokens: TokenList, _ at: Int, in source: SourceTokens
    ) -> Bool {
        guard !condition.isEmpty else { return false }
        var begin = at
        if tokens[begin].is(.open) { begin += 1 }
        guard NumberList.beginsNumber(tokens, begin),
            tokens[at].gap.startsLine || tokens[begin - 1].is(.open),
            let list = NumberList.read(tokens, from: begin, in: source)
        else { return false }
        if list.mark == .row { return true }
        guard list.mark == .none, list.elements.count > 1 else { return false }
        return list.next >= tokens.count || tokens[list.next].gap.startsLine
            || tokens[list.next].is(.close)
    }

    /// A bracket opened before the list and closed right after it belongs to the citation.
    mutating func close(_ tokens: TokenList, opened: Int?, parser: CitationParser) {
        guard let opened else { return }
        if next < tokens.count, tokens[next].isClosing {
            end = tokens[next].end
            next += 1
        } else {
            isUnclosed = tokens[opened].is(.open) && parser.closing(of: opened) == nil
        }
    }
}
