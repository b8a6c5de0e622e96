import KobanStatutes
import KobanText

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
    /// Whether numbers of the list ran together (`NumberList.isUnreadable`): then none of it is read.
    var isUnread = false
    /// Whether the list says that it is one of items, by 項 or by the words before it.
    var isMarked = false

    /// A condition is not longer than this many tokens (assumption).
    static let longest = 240

    static func read(
        _ tokens: [Token], from start: Int, head: TableName?, in source: SourceTokens,
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
                if list.mark == .row || accepts(list, tokens, at, isAnnounced, start, head)
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
                    isAnnounced && tail.condition.isEmpty && repeats(head, tokens, at)
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
        return tail
    }

    /// 「別表第二において、第三欄（情報提供者）が…」: a column, by its number or its heading.
    private static func namesColumn(_ tokens: [Token], _ at: Int, in source: SourceTokens) -> Bool {
        var next = at
        if next < tokens.count, tokens[next].is(.listComma) { next += 1 }
        guard next < tokens.count else { return false }
        if [.providerLabel, .actorLabel, .informationLabel].contains(where: { tokens[next].is($0) }) { return true }
        guard NumberList.beginsNumber(tokens, next) else { return false }
        return NumberList.read(tokens, from: next, in: source)?.mark == .column
    }

    /// Whether the table's name stands again at a place (「別表第二の次の項 … 別表第二の9の項」).
    private static func repeats(_ head: TableName?, _ tokens: [Token], _ at: Int) -> Bool {
        var next = at + 1
        if next < tokens.count, tokens[next].is(.ordinal) { next += 1 }
        guard next < tokens.count, let value = tokens[next].number else { return false }
        return (value == 1 && head == .firstTable) || (value == 2 && head == .secondTable)
    }

    /// A list without 項 is a list of items only where the words before announce one, or
    /// where it stands right after the table and ends the line or the sentence.
    private static func accepts(
        _ list: NumberList, _ tokens: [Token], _ at: Int, _ isAnnounced: Bool, _ start: Int,
        _ head: TableName?
    ) -> Bool {
        guard list.mark == .none else { return false }
        if list.next < tokens.count {
            let after = tokens[list.next]
            let ends =
                after.gap.startsLine || after.is(.close) || after.is(.fullStop)
                || after.is(.listComma) || after.is(.open) || after.is(.openLenticular)
                || after.is(.conjunction) || (after.gap >= .space && after.is(.middleDot))
            guard ends || after.law != nil || (isAnnounced && after.gap >= .space) else {
                return false
            }
        }
        if isAnnounced { return true }
        // 「別表第二の9、10、14」 at the end of a line.
        return head != nil && at <= start + 2 && (at > start || list.elements.count > 1)
    }

    /// （１）提供　13・14: gives the token after the bracket.
    private static func subdivision(_ tokens: [Token], _ at: Int) -> Int? {
        guard at > 0, tokens[at - 1].is(.open), tokens[at - 1].gap.startsLine, at + 2 < tokens.count,
            tokens[at].number != nil, tokens[at + 1].is(.close), !tokens[at + 2].gap.startsLine
        else { return nil }
        return at + 2
    }

    /// 【保護の決定】 over a part of an announced list: gives the closing bracket. A heading
    /// that gives a role ends the list.
    private static func subject(_ tokens: [Token], _ start: Int) -> Int? {
        guard tokens[start].is(.openLenticular) else { return nil }
        for at in start..<min(tokens.count, start + 12) {
            if tokens[at].is(.provisionHeading) || tokens[at].is(.inquiryHeading) { return nil }
            if isRoleWord(tokens, at) { return nil }
            if tokens[at].is(.closeLenticular) { return at }
        }
        return nil
    }

    private static func isRoleWord(_ tokens: [Token], _ at: Int) -> Bool {
        tokens[at].is(.tableWord) || tokens[at].law != nil
    }

    /// 26の項, 26、27の項: what only a row of a table is called.
    static func isRow(_ tokens: [Token], _ at: Int, in source: SourceTokens) -> Bool {
        guard NumberList.beginsNumber(tokens, at),
            let list = NumberList.read(tokens, from: at, in: source)
        else { return false }
        return list.mark == .row && tokens[list.next].is(.of)
    }

    /// （第九条関係), as the law itself writes below the name of a table: gives the closing
    /// bracket.
    private static func relatedArticles(
        _ tokens: [Token], _ at: Int, in source: SourceTokens, parser: CitationParser
    ) -> Int? {
        guard let close = parser.closing(of: at), close - at <= 24,
            NumberList.beginsNumber(tokens, at + 1),
            case .other = tokens[close - 1].kind,
            source.ends(tokens[close - 1].range, with: "関係")
        else { return nil }
        return close
    }

    /// Whether a list stands here after a condition, in brackets or on a line of its own.
    private func listFollowsCondition(
        _ tokens: [Token], _ at: Int, in source: SourceTokens
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

    /// 「次の項」 and then several lists, each on its lines and perhaps under a number or a
    /// heading of its own: 「（２）照会　42・43」.
    private mutating func takeFurtherLists(_ tokens: [Token], in source: SourceTokens) {
        while next < tokens.count, tokens[next].gap.startsLine {
            var at = next
            var isLabelled = false
            if tokens[at].is(.open), let after = TableTail.subdivision(tokens, at + 1) {
                at = after
                isLabelled = true
            } else if let close = TableTail.subject(tokens, at) {
                at = close + 1
                isLabelled = true
            }
            if isLabelled, at < tokens.count, case .other = tokens[at].kind { at += 1 }
            if isLabelled, at < tokens.count, tokens[at].is(.colon) { at += 1 }
            guard NumberList.beginsNumber(tokens, at), at - next <= 16,
                let list = NumberList.read(tokens, from: at, in: source),
                list.mark == .row || list.mark == .none,
                isLabelled || (list.elements.count > 1 && ascends(to: list))
            else { return }
            let after = list.next + (list.mark == .none ? 0 : tokens[list.next].is(.of) ? 2 : 1)
            guard after >= tokens.count || tokens[after].gap.startsLine || tokens[after].isClosing
            else { return }
            elements += list.elements
            isUnread = isUnread || list.isUnreadable
            end = tokens[after - 1].end
            next = after
        }
    }

    private func ascends(to list: NumberList) -> Bool {
        guard let last = elements.last, let first = list.elements.first else { return false }
        return (last.last ?? last.first).whole < first.first.whole
    }

    private mutating func take(
        _ list: NumberList, _ tokens: [Token], in source: SourceTokens, parser: CitationParser
    ) {
        elements += list.elements
        isUnread = isUnread || list.isUnreadable
        var after = list.next
        if list.mark == .row { after += tokens[after].is(.of) ? 2 : 1 }
        end = tokens[after - 1].end
        next = after
        guard list.mark == .row else { return }
        // 「1の項、2の項」「26の項から28の項まで」: each number with its own 項.
        while next < tokens.count {
            var at = next
            skipAside(tokens, &at, parser: parser)
            let isRange = tokens[at].is(.from) || tokens[at].is(.tilde) || tokens[at].is(.hyphen)
            if isRange {
                at += 1
            } else if tokens[at].gap.startsLine, tokens[at].is(.middleDot),
                !TableTail.isRow(tokens, at + 1, in: source)
            {
                return
            } else if !NumberList.skipSeparators(tokens, &at) {
                return
            }
            guard NumberList.beginsNumber(tokens, at), tokens[at].gap < .blankLine,
                let more = NumberList.read(tokens, from: at, in: source), more.mark == .row
            else { return }
            isUnread = isUnread || more.isUnreadable
            if isRange {
                guard let lower = elements.last, let upper = more.elements.first, lower.last == nil
                else { return }
                let range = ListElement(
                    first: lower.first, last: upper.first,
                    range: lower.range.lowerBound..<upper.range.upperBound)
                guard range.isRange else { return }
                elements[elements.count - 1] = range
                elements += more.elements.dropFirst()
            } else {
                elements += more.elements
            }
            var after = more.next
            after += tokens[after].is(.of) ? 2 : 1
            if after < tokens.count, tokens[after].is(.upTo) { after += 1 }
            end = tokens[after - 1].end
            next = after
        }
    }

    /// 26の項（生活保護）、27の項: what stands in brackets after an item says what it is about.
    private func skipAside(_ tokens: [Token], _ at: inout Int, parser: CitationParser) {
        guard tokens[at].is(.open), tokens[at].gap < .cell, let close = parser.closing(of: at),
            close + 1 < tokens.count, close - at <= 40
        else { return }
        var after = at
        guard parser.readValidity(&after) == nil,
            !((at + 1)..<close).contains(where: { inside in
                tokens[inside].law != nil || parser.isTableName(inside) || tokens[inside].is(.column)
            })
        else { return }
        at = close + 1
    }

    /// A bracket opened before the list and closed right after it belongs to the citation.
    private mutating func close(_ tokens: [Token], opened: Int?, parser: CitationParser) {
        guard let opened else { return }
        if next < tokens.count, tokens[next].isClosing {
            end = tokens[next].end
            next += 1
        } else {
            isUnclosed = tokens[opened].is(.open) && parser.closing(of: opened) == nil
        }
    }
}
