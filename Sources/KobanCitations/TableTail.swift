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
                if beginsInMiddle(tokens, at, from: start) { break }
                if let last = tail.annotatedList(from: list, tokens, in: source, parser: parser) {
                    tail.isMarked = true
                    for part in last.dropLast() { tail.add(part, in: source) }
                    if let final = last.last { tail.take(final, tokens, in: source, parser: parser) }
                    tail.close(tokens, opened: depth > 0 ? opening : nil, parser: parser)
                    return tail
                }
                if list.mark == .row || isNumbered(list, tokens, at) || accepts(list, tokens, at, isAnnounced, start, head)
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
        if tail.elements.isEmpty, tail.condition.isEmpty, !tail.isRepeatedBelow {
            tail.takeDistantList(tokens, from: start, in: source, parser: parser)
        }
        return tail
    }

    /// Words and marks between a table's name and its list are not more than this (assumption).
    private static let widestLead = 12

    /// 「別表第二（抄）の26の項」「別表第二に掲げる事務のうち26の項」「別表第二＊の26の項」: a list further on in the
    /// sentence that calls itself one of items.
    private mutating func takeDistantList(
        _ tokens: TokenList, from start: Int, in source: SourceTokens, parser: CitationParser
    ) {
        var at = start
        while at < tokens.count, at - start < TableTail.widestLead {
            let token = tokens[at]
            if token.gap >= .cell, at > start { return }
            if token.gap == .lineBreak, !TableTail.isRow(tokens, at, in: source), !token.is(.of) { return }
            if token.law != nil || parser.isTableName(at) || token.is(.fullStop) || token.is(.provisionHeading)
                || token.is(.inquiryHeading) || token.is(.sameTable)
                || token.is(.isWhere) && !source.ends(token.range, with: "に")
            {
                return
            }
            if token.is(.open), let close = parser.closing(of: at), close - at < TableTail.widestLead,
                !TableTail.holdsList(tokens, at + 1..<close, in: source)
            {
                at = close + 1
                continue
            }
            guard NumberList.beginsNumber(tokens, at) else {
                at += 1
                continue
            }
            guard !TableTail.beginsInMiddle(tokens, at, from: start), TableTail.isRow(tokens, at, in: source),
                let list = NumberList.read(tokens, from: at, in: source)
            else { return }
            isMarked = true
            take(list, tokens, in: source, parser: parser)
            let opening = (start..<at).last { tokens[$0].is(.open) || tokens[$0].isOpeningOther }
            let isOpen = opening.map { opened in !(opened..<at).contains { tokens[$0].isClosing } } ?? false
            close(tokens, opened: isOpen ? opening : nil, parser: parser)
            return
        }
    }

    /// Whether a bracket holds numbers that may be the list itself, and not an aside (抄, 注1, 第19条関係).
    private static func holdsList(_ tokens: TokenList, _ inside: Range<Int>, in source: SourceTokens) -> Bool {
        guard let first = inside.first else { return false }
        if tokens[first].is(.itemNumberHeading) || NumberList.beginsNumber(tokens, first) {
            return NumberList.read(tokens, from: first, in: source)?.mark != .article
        }
        return inside.contains { NumberList.beginsNumber(tokens, $0) && isRow(tokens, $0, in: source) }
    }

    /// 「※1の26の項」「～28の項」: what stands before the first number makes it a note's, or the end of a range
    /// whose beginning was lost.
    private static func beginsInMiddle(_ tokens: TokenList, _ at: Int, from start: Int) -> Bool {
        guard at > start else { return false }
        let before = tokens[at - 1]
        if before.is(.tilde) || before.is(.from) { return true }
        // 「別表第二－26」
        if before.is(.hyphen), at - 1 == start { return false }
        if before.is(.hyphen) { return !(tokens[at - 1].gap.startsLine || tokens[at - 1].gap >= .space) }
        return before.is(.reference) && tokens[at].gap == .none
    }

    /// 項番26, 項番：26番: the heading gives the number its meaning, whatever follows it.
    private static func isNumbered(_ list: NumberList, _ tokens: TokenList, _ at: Int) -> Bool {
        guard list.mark == .none, at > 0 else { return false }
        let heading = tokens[at - 1].is(.colon) || tokens[at - 1].is(.period) ? at - 2 : at - 1
        guard heading >= 0, tokens[heading].is(.itemNumberHeading) else { return false }
        guard list.next < tokens.count else { return true }
        let after = tokens[list.next]
        return !(after.is(.tilde) || after.is(.hyphen) || after.is(.from) || after.is(.of) && list.next + 1 < tokens.count && tokens[list.next + 1].number != nil)
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
    private static func repeats(_ head: TableName?, _ tokens: TokenList, _ at: Int) -> Bool {
        var next = at + 1
        if next < tokens.count, tokens[next].is(.ordinal) { next += 1 }
        guard next < tokens.count, let value = tokens[next].number else { return false }
        return (value == 1 && head == .firstTable) || (value == 2 && head == .secondTable)
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
            guard ends || after.law != nil || (isAnnounced && after.gap >= .space) else {
                return false
            }
        }
        if isAnnounced { return true }
        // 「(1) 生活保護の事務」 on the line below counts a line.
        if at > start, tokens[at - 1].is(.open), tokens[at - 1].gap.startsLine, list.elements.count == 1 { return false }
        // 「別表第二の9、10、14」 at the end of a line.
        return head != nil && at <= start + 2 && (at > start || list.elements.count > 1)
    }

    /// （１）提供　13・14: gives the token after the bracket.
    private static func subdivision(_ tokens: TokenList, _ at: Int) -> Int? {
        guard at > 0, tokens[at - 1].is(.open), tokens[at - 1].gap.startsLine, at + 2 < tokens.count,
            tokens[at].number != nil, tokens[at + 1].is(.close), !tokens[at + 2].gap.startsLine
        else { return nil }
        return at + 2
    }

    /// 【保護の決定】 over a part of an announced list: gives the closing bracket. A heading
    /// that gives a role ends the list.
    private static func subject(_ tokens: TokenList, _ start: Int) -> Int? {
        guard tokens[start].is(.openLenticular) else { return nil }
        for at in start..<min(tokens.count, start + 12) {
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
        guard let close = parser.closing(of: at), close - at <= 24,
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

    /// 「次の項」 and then several lists, each on its lines and perhaps under a number or a
    /// heading of its own: 「（２）照会　42・43」.
    private mutating func takeFurtherLists(_ tokens: TokenList, in source: SourceTokens) {
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
            add(list, in: source)
            end = tokens[after - 1].end
            next = after
        }
    }

    private func ascends(to list: NumberList) -> Bool {
        guard let last = elements.last, let first = list.elements.first else { return false }
        return (last.last ?? last.first).whole < first.first.whole
    }

    private mutating func take(
        _ list: NumberList, _ tokens: TokenList, in source: SourceTokens, parser: CitationParser
    ) {
        add(list, in: source)
        next = TableTail.end(of: list, tokens)
        end = tokens[next - 1].end
        guard list.mark == .row else {
            takeNumbered(tokens, in: source)
            return
        }
        // 「1の項、2の項」「26の項から28の項まで」「7の項 9の項」: each number with its own 項.
        while next < tokens.count {
            var at = next
            let hasAside = skipAside(tokens, &at, in: source, parser: parser)
            guard at < tokens.count else { return }
            let isRange = tokens[at].is(.from) || tokens[at].is(.tilde) || tokens[at].is(.hyphen)
            if isRange {
                at += 1
            } else if tokens[at].gap.startsLine, tokens[at].is(.middleDot),
                !TableTail.isRow(tokens, at + 1, in: source)
            {
                return
            } else if !NumberList.skipSeparators(tokens, &at) {
                guard tokens[at].gap >= .space || hasAside, TableTail.isRow(tokens, at, in: source) else { return }
            }
            guard NumberList.beginsNumber(tokens, at), tokens[at].gap < .blankLine,
                let more = NumberList.read(tokens, from: at, in: source), more.mark == .row
            else { return }
            if isRange {
                guard let lower = elements.last, let upper = more.elements.first, lower.last == nil
                else { return }
                let range = ListElement(
                    first: lower.first, last: upper.first,
                    range: lower.range.lowerBound..<upper.range.upperBound)
                guard range.isRange else { return }
                elements[elements.count - 1] = range
                add(more, dropping: 1, in: source)
            } else {
                add(more, in: source)
            }
            next = TableTail.end(of: more, tokens)
            if next < tokens.count, tokens[next].is(.upTo) { next += 1 }
            end = tokens[next - 1].end
        }
    }

    /// 「項番26、項番27」「No.26、No.27」: each number with its own heading.
    private mutating func takeNumbered(_ tokens: TokenList, in source: SourceTokens) {
        while next < tokens.count {
            var at = next
            let isSeparated = NumberList.skipSeparators(tokens, &at)
            guard at < tokens.count, isSeparated || tokens[at].gap >= .space, tokens[at].gap < .blankLine,
                tokens[at].is(.itemNumberHeading)
            else { return }
            at += 1
            if at < tokens.count, tokens[at].is(.colon) || tokens[at].is(.period) { at += 1 }
            guard NumberList.beginsNumber(tokens, at), let more = NumberList.read(tokens, from: at, in: source),
                TableTail.isNumbered(more, tokens, at)
            else { return }
            add(more, in: source)
            next = TableTail.end(of: more, tokens)
            end = tokens[next - 1].end
        }
    }

    /// The token after の項, 項 or 番.
    private static func end(of list: NumberList, _ tokens: TokenList) -> Int {
        var after = list.next
        if list.mark == .row { return after + (tokens[after].is(.of) ? 2 : 1) }
        if list.mark == .none, after < tokens.count, tokens[after].is(.rowNumber) {
            after += 1
            if after + 1 < tokens.count, tokens[after].is(.of), tokens[after + 1].is(.paragraphOrRow) { after += 2 }
        }
        return after
    }

    /// Takes the numbers that a table can have; numbers that ran together (二六二七二八) make the list unread.
    private mutating func add(_ list: NumberList, dropping first: Int = 0, in source: SourceTokens) {
        let found = list.elements.dropFirst(first)
        elements += found.filter { !$0.isMisprint && ($0.last ?? $0.first).whole <= ItemBounds.largestReadable }
        if list.isUnreadable || TableTail.mayBeOneNumber(list.elements, in: source) { isUnread = true }
    }

    /// 「2 6の項」: the 26 of a page that was read badly, or two items.
    private static func mayBeOneNumber(_ found: [ListElement], in source: SourceTokens) -> Bool {
        guard (2...3).contains(found.count), let first = found.first, let last = found.last,
            found.allSatisfy({ $0.last == nil && $0.first.whole < 10 && !$0.first.isBranch })
        else { return false }
        return source.isDigitsAndBlanks(first.range.lowerBound..<last.range.upperBound)
    }

    /// 26の項（生活保護）、27の項: passes over what stands after an item and says what it is about, in brackets, after
    /// 「：」, or in a few words, when another item follows.
    ///
    /// - Returns: whether there was such an aside; `at` is then the token after it.
    private func skipAside(
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
        while at < tokens.count, at - start < TableTail.longestAside, at == start || tokens[at].gap < .lineBreak,
            !tokens[at].is(.listComma), !NumberList.beginsNumber(tokens, at)
        {
            at += 1
        }
        // Only words that lead to another item are an aside.
        var next = at
        _ = NumberList.skipSeparators(tokens, &next)
        guard at > start, next < tokens.count, tokens[next].gap < .blankLine, TableTail.isRow(tokens, next, in: source),
            isAside(tokens, start..<at, parser: parser),
            !(start..<at).contains(where: { tokens[$0].is(.from) || tokens[$0].is(.tilde) || tokens[$0].is(.hyphen) })
        else {
            at = start
            return false
        }
        while at > start, tokens[at - 1].is(.conjunction) || tokens[at - 1].is(.middleDot) { at -= 1 }
        return at > start
    }

    /// 「15（生活保護法）、30（国民健康保険法）の項」: a list whose numbers have asides and share the 項 at its end.
    ///
    /// - Returns: the pieces of the list, the last with の項; nil where it does not end so.
    private func annotatedList(
        from list: NumberList, _ tokens: TokenList, in source: SourceTokens, parser: CitationParser
    ) -> [NumberList]? {
        var pieces = [list]
        guard list.mark == .none, list.next < tokens.count, tokens[list.next].is(.open) else { return nil }
        while pieces.count < TableTail.mostAnnotated, var last = pieces.last, last.mark == .none, last.next < tokens.count,
            tokens[last.next].is(.open), tokens[last.next].gap < .lineBreak, let close = parser.closing(of: last.next),
            close - last.next <= TableTail.longestAside, isAside(tokens, (last.next + 1)..<close, parser: parser)
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
    private static let mostAnnotated = 200

    /// An aside after an item has no more tokens than this (assumption).
    private static let longestAside = 40

    /// Whether tokens only say what an item is about: they cite nothing and give no role.
    private func isAside(_ tokens: TokenList, _ range: Range<Int>, parser: CitationParser) -> Bool {
        range.allSatisfy { at in
            let token = tokens[at]
            if parser.isTableName(at) || token.is(.column) || token.is(.provisionHeading) || token.is(.inquiryHeading)
                || token.is(.fullStop) || token.is(.sameTable) || token.is(.that) || token.is(.tilde)
            {
                return false
            }
            if token.law != nil, at + 1 < tokens.count, tokens[at + 1].gap < .lineBreak {
                return !NumberList.beginsNumber(tokens, at + 1) && !tokens[at + 1].is(.supplementary)
            }
            return true
        }
    }

    /// A bracket opened before the list and closed right after it belongs to the citation.
    private mutating func close(_ tokens: TokenList, opened: Int?, parser: CitationParser) {
        guard let opened else { return }
        if next < tokens.count, tokens[next].isClosing {
            end = tokens[next].end
            next += 1
        } else {
            isUnclosed = tokens[opened].is(.open) && parser.closing(of: opened) == nil
        }
    }
}
