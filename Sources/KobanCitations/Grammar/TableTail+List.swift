import KobanText

// 「1の項、2の項」「7の項 9の項」「項番26、項番27」「26の項から28の項まで」
extension TableTail {
    /// Words and marks between a table's name and its list are not more than this (assumption).
    static let widestLead = 12

    /// 「別表第二（抄）の26の項」「別表第二に掲げる事務のうち26の項」「別表第二＊の26の項」: a list further on in the
    /// sentence that calls itself one of items.
    mutating func takeDistantList(
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
            guard !TableTail.beginsInMiddle(tokens, at, from: start, parser: parser),
                TableTail.isRow(tokens, at, in: source),
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
    static func holdsList(_ tokens: TokenList, _ inside: Range<Int>, in source: SourceTokens) -> Bool {
        guard let first = inside.first else { return false }
        if tokens[first].is(.itemNumberHeading) || NumberList.beginsNumber(tokens, first) {
            return NumberList.read(tokens, from: first, in: source)?.mark != .article
        }
        return inside.contains { NumberList.beginsNumber(tokens, $0) && isRow(tokens, $0, in: source) }
    }

    /// 「※1の26の項」「～28の項」: what stands before the first number makes it a note's, or the end of a range
    /// whose beginning was lost.
    static func beginsInMiddle(_ tokens: TokenList, _ at: Int, from start: Int, parser: CitationParser) -> Bool {
        guard at > start else { return false }
        let before = tokens[at - 1]
        // 「の□、26の項」「の？？・61の項」: a mark that a separator parts from the first number stands for one that
        // was lost.
        if before.is(.listComma) || before.is(.conjunction) || before.is(.middleDot) && !before.gap.startsLine,
            (start..<(at - 1)).contains(where: { parser.isLostNumber($0) })
        {
            return true
        }
        if before.is(.tilde) || before.is(.from) { return true }
        // 「別表第二－26」
        if before.is(.hyphen), at - 1 == start { return false }
        if before.is(.hyphen) { return !(tokens[at - 1].gap.startsLine || tokens[at - 1].gap >= .space) }
        return before.is(.reference) && tokens[at].gap == .none
    }

    /// 項番26, 項番：26番: the heading gives the number its meaning, whatever follows it.
    static func isNumbered(_ list: NumberList, _ tokens: TokenList, _ at: Int) -> Bool {
        guard list.mark == .none, at > 0 else { return false }
        let heading = tokens[at - 1].is(.colon) || tokens[at - 1].is(.period) ? at - 2 : at - 1
        guard heading >= 0, tokens[heading].is(.itemNumberHeading) else { return false }
        guard list.next < tokens.count else { return true }
        let after = tokens[list.next]
        return
            !(after.is(.tilde) || after.is(.hyphen) || after.is(.from)
            || after.is(.of) && list.next + 1 < tokens.count && tokens[list.next + 1].number != nil)
    }

    /// 「次の項」 and then several lists, each on its lines and perhaps under a number or a
    /// heading of its own: 「（２）照会　42・43」.
    mutating func takeFurtherLists(_ tokens: TokenList, in source: SourceTokens) {
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
            guard NumberList.beginsNumber(tokens, at), at - next <= Reach.furtherList,
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

    func ascends(to list: NumberList) -> Bool {
        guard let last = elements.last, let first = list.elements.first else { return false }
        return (last.last ?? last.first).whole < first.first.whole
    }

    mutating func take(
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
            // 「- 26の項⏎- 31の項」: a hyphen that begins a line marks it.
            let isLineMark =
                tokens[at].is(.hyphen) && tokens[at].gap.startsLine && TableTail.isRow(tokens, at + 1, in: source)
            if isLineMark, !beginsWithLineMark(tokens, in: source) { isUnread = true }
            let isRange = !isLineMark && (tokens[at].is(.from) || tokens[at].is(.tilde) || tokens[at].is(.hyphen))
            if isRange || isLineMark {
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

    /// Whether the first item stands on a line that a hyphen marks too.
    private func beginsWithLineMark(_ tokens: TokenList, in source: SourceTokens) -> Bool {
        guard let first = elements.first?.range.lowerBound else { return false }
        var at = next - 1
        while at > 0, tokens[at].start > first { at -= 1 }
        return tokens[at - 1].is(.hyphen) && tokens[at - 1].gap.startsLine
    }

    /// 「項番26、項番27」「No.26、No.27」: each number with its own heading.
    mutating func takeNumbered(_ tokens: TokenList, in source: SourceTokens) {
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
    static func end(of list: NumberList, _ tokens: TokenList) -> Int {
        var after = list.next
        if list.mark == .row { return after + (tokens[after].is(.of) ? 2 : 1) }
        if list.mark == .none, after < tokens.count, tokens[after].is(.rowNumber) {
            after += 1
            if after + 1 < tokens.count, tokens[after].is(.of), tokens[after + 1].is(.paragraphOrRow) { after += 2 }
        }
        return after
    }

    /// Takes the numbers that a table can have; numbers that ran together (二六二七二八) make the list unread.
    mutating func add(_ list: NumberList, dropping first: Int = 0, in source: SourceTokens) {
        let found = list.elements.dropFirst(first)
        elements += found.filter { !$0.isMisprint && ($0.last ?? $0.first).whole <= ItemBounds.largestReadable }
        // 「1⏎1、26」: one number that a line break cut, or a slip.
        if zip(list.elements, list.elements.dropFirst()).contains(where: {
            $0.first == $1.first && source.compactText($0.range.upperBound..<$1.range.lowerBound).isEmpty
        }) {
            isUnread = true
        }
        if TableTail.mayCountLine(list, in: source) { isUnread = true }
        if zip(list.elements, list.elements.dropFirst()).contains(where: {
            source.holdsLostNumber($0.range.upperBound..<$1.range.lowerBound)
        }) {
            isUnread = true
        }
        if found.contains(where: { source.touchesLetter($0.range) }) { isUnread = true }
        if list.isUnreadable || TableTail.mayBeOneNumber(list.elements, in: source) { isUnread = true }
    }

    /// 「1. 26の項」「4 63の項」 on a line of its own, 「No.4 57の項」: the first number may count the line.
    private static func mayCountLine(_ list: NumberList, in source: SourceTokens) -> Bool {
        guard list.elements.count == 2, let first = list.elements.first, let second = list.elements.last,
            first.last == nil,
            !first.first.isBranch,
            source.beginsLine(first.range.lowerBound) || source.followsCount(first.range.lowerBound)
        else { return false }
        let joint = source.compactText(first.range.upperBound..<second.range.lowerBound)
        return joint.isEmpty || [".", "．"].contains(joint)
    }

    /// 「2 6の項」: the 26 of a page that was read badly, or two items.
    static func mayBeOneNumber(_ found: [ListElement], in source: SourceTokens) -> Bool {
        guard (2...3).contains(found.count), let first = found.first, let last = found.last,
            found.allSatisfy({ $0.last == nil && !$0.first.isBranch })
        else { return false }
        let digits = found.map(\.first.whole.description)
        guard
            digits.allSatisfy({ $0.count == 1 })
                || found.count == 2 && Int(digits.joined()).map({ $0 <= ItemBounds.largest }) ?? false
        else { return false }
        return source.isDigitsAndBlanks(first.range.lowerBound..<last.range.upperBound)
    }
}
