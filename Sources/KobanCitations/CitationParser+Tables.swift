import KobanStatutes
import KobanText

// 「別表第二の9,10,85の2の項」「別表 第23の項」「別表第1　項番30」
// 「第2条の表のうち、次の項（…）13・14・18」「命令表第1項」
extension CitationParser {
    /// The name of a table and the token after it.
    private struct TableHead {
        var table: TableName?
        var other: String?
        var range: Range<Int>
        var next: Int
        /// Whether the words that follow must be a list for this to be a table at all.
        var needsItems = false
    }

    /// Reads a table's name and its items at 別表, 第2条の表 or 表, and adds the citation.
    ///
    /// - Parameters:
    ///   - law: the law to which the table belongs.
    ///   - offset: where the citation begins: the law's name when it stands right before.
    mutating func readTable(at start: Int, law: ResolvedLaw, start offset: Int, adjacent: Bool) {
        guard let head = readHead(at: start, law: law) else {
            index = start + 1
            return
        }
        var law = law
        if law.id == .numberAct, law.name == nil { law.name = ownName ?? context.ownName }
        let tail = TableTail.read(
            tokens, from: head.next, head: head.table, in: source, parser: self)
        if tail.isRepeatedBelow {
            // 「別表第二の次の項…」 and then 「別表第二の9・10の項」: one citation, the second.
            index = head.next
            return
        }
        if head.needsItems, tail.elements.isEmpty {
            index = head.next
            return
        }
        let end = tail.elements.isEmpty && tail.condition.isEmpty ? head.range.upperBound : tail.end
        let next = tail.elements.isEmpty && tail.condition.isEmpty ? head.next : tail.next
        add(
            .table(
                TableCitation(
                    table: head.table, otherTable: head.other, tableRange: head.range,
                    elements: tail.elements)),
            law: law, range: offset..<max(end, head.range.upperBound), next: next,
            condition: tail.condition, slips: tail.isUnclosed ? [.unclosedBracket] : [])
        if law.id != nil || adjacent { self.law = law }
    }

    private func readHead(at start: Int, law: ResolvedLaw) -> TableHead? {
        let token = tokens[start]
        let isOwn = law.id == .numberAct
        if case .provisionTable = token.kind {
            let ours = law.id == .provisionOrder || law.isUndefinedOrder || law.id == nil && law.name == nil
            return TableHead(
                table: ours ? .provisionTable : nil, other: ours ? nil : "第二条の表",
                range: token.range, next: start + 1)
        }
        if token.is(.table) {
            return TableHead(
                table: nil, other: "表", range: token.range, next: start + 1, needsItems: true)
        }
        if !token.is(.tableWord) {
            return readSecondArticleHead(at: start)
        }
        guard isOwn else { return otherTableHead(at: start) }
        return ownTableHead(at: start, lawIsNamed: law.range != nil)
    }

    /// 第2条のうち次の項, 第2条の42の項.
    private func readSecondArticleHead(at start: Int) -> TableHead? {
        var at = start
        if tokens[at].is(.ordinal) { at += 1 }
        guard at + 1 < tokens.count, tokens[at].number == 2, tokens[at + 1].is(.article) else {
            return nil
        }
        return TableHead(
            table: .provisionTable, range: tokens[start].start..<tokens[at + 1].end, next: at + 2)
    }

    /// 別表第1の2 of an ordinance: the name as written up to its items.
    private func otherTableHead(at start: Int) -> TableHead? {
        var at = start + 1
        var end = tokens[start].end
        if at + 1 < tokens.count, tokens[at].is(.ordinal), tokens[at + 1].number != nil,
            NumberList.closingMark(tokens, at: at + 2) != .row
        {
            var after = at + 1
            _ = NumberList.number(tokens, &after, previous: nil, in: source)
            end = tokens[after - 1].end
            at = after
        }
        return TableHead(
            table: nil, other: source.compactText(tokens[start].start..<end),
            range: tokens[start].start..<end, next: at)
    }

    /// 別表第一, 別表第2, 別表１, 別表2, and 別表 before items: tells 別表第一の15の項 from 別表1の項
    /// and 別表第23の項.
    private func ownTableHead(at start: Int, lawIsNamed: Bool) -> TableHead? {
        let begin = tokens[start].start
        var at = start + 1
        let hasOrdinal = at < tokens.count && tokens[at].is(.ordinal)
        if hasOrdinal { at += 1 }
        guard at < tokens.count, case .number(let value, let isKanji) = tokens[at].kind else {
            if hasOrdinal { return nil }
            return unifiedHead(at: start, needsItems: !lawIsNamed)
        }
        let numbered = TableHead(
            table: value == 1 ? .firstTable : .secondTable, range: begin..<tokens[at].end,
            next: at + 1)
        guard value <= 2 else { return unifiedHead(at: start, needsItems: true) }
        let after = at + 1
        guard after < tokens.count else { return numbered }
        switch NumberList.closingMark(tokens, at: after) {
        case .row:
            // 別表第二の項のうち: the table. 別表第1の項, 別表1の項: item 1 of 別表.
            let isAmong =
                tokens[after].is(.of) && after + 2 < tokens.count && tokens[after + 2].is(.among)
            return isAmong || (hasOrdinal && isKanji)
                ? numbered : unifiedHead(at: start, needsItems: true)
        case .column:
            // 別表第2の第2欄 has の第; 別表2欄 is no table.
            return tokens[after].is(.of) ? numbered : nil
        case .article, .item:
            return nil
        case .none:
            break
        }
        if hasOrdinal { return numbered }
        // 別表1、2、5の項: a list of 別表, when the numbers go on to 項 without a の first.
        if tokens[after].is(.of) || tokens[after].is(.itemNumberHeading) { return numbered }
        if let list = NumberList.read(tokens, from: at, in: source), list.mark == .row,
            list.elements.count > 1
        {
            return unifiedHead(at: start, needsItems: true)
        }
        return numbered
    }

    private func unifiedHead(at start: Int, needsItems: Bool) -> TableHead {
        TableHead(
            table: .unifiedTable, range: tokens[start].range, next: start + 1,
            needsItems: needsItems)
    }
}

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

    /// A condition is not longer than this many tokens (assumption).
    private static let longest = 240

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
            let token = tokens[at]
            if token.gap == .blankLine, !isAnnounced { break }
            if NumberList.beginsNumber(tokens, at) {
                guard let list = NumberList.read(tokens, from: at, in: source) else { break }
                if list.mark == .column {
                    isConditional = true
                    at = tail.readColumn(tokens, list, in: source, parser: parser)
                    continue
                }
                if list.mark == .row || accepts(list, tokens, at, isAnnounced, start, head) {
                    tail.take(list, tokens, in: source)
                    tail.close(tokens, opened: depth)
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
                depth += 1
                if opening == nil { opening = at }
            case .close:
                depth -= 1
            case .following, .among:
                if word == .following { isAnnounced = true }
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
            case .fullStop, .openLenticular, .provisionHeading, .inquiryHeading:
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

    private mutating func take(_ list: NumberList, _ tokens: [Token], in source: SourceTokens) {
        elements += list.elements
        var after = list.next
        if list.mark == .row { after += tokens[after].is(.of) ? 2 : 1 }
        end = tokens[after - 1].end
        next = after
        guard list.mark == .row else { return }
        // 「1の項、2の項」「26の項から28の項まで」: each number with its own 項.
        while next < tokens.count {
            var at = next
            let isRange = tokens[at].is(.from) || tokens[at].is(.tilde) || tokens[at].is(.hyphen)
            if isRange {
                at += 1
            } else if tokens[at].gap.startsLine && tokens[at].is(.middleDot) {
                return
            } else if !NumberList.skipSeparators(tokens, &at) {
                return
            }
            guard NumberList.beginsNumber(tokens, at), tokens[at].gap < .blankLine,
                let more = NumberList.read(tokens, from: at, in: source), more.mark == .row
            else { return }
            if isRange {
                guard let lower = elements.last, let upper = more.elements.first,
                    !lower.first.isBranch, !upper.first.isBranch, lower.last == nil,
                    upper.first.whole > lower.first.whole,
                    upper.first.whole - lower.first.whole < 1000
                else { return }
                elements[elements.count - 1] = ListElement(
                    first: lower.first, last: upper.first,
                    range: lower.range.lowerBound..<upper.range.upperBound)
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

    /// A bracket opened before the list and closed right after it belongs to the citation.
    private mutating func close(_ tokens: [Token], opened depth: Int) {
        guard depth > 0 else { return }
        if next < tokens.count, tokens[next].is(.close) {
            end = tokens[next].end
            next += 1
        } else {
            isUnclosed = true
        }
    }

    private mutating func finishCondition(_ tokens: [Token], opened: Int?) {
        guard !condition.isEmpty else { return }
        if next < tokens.count, tokens[next].is(.close) {
            end = tokens[next].end
            next += 1
        }
    }

    /// 「26の項（第一欄（情報照会者）が「都道府県知事等」の項のうち、…）」: the condition after the list.
    private mutating func readTrailingCondition(
        _ tokens: [Token], in source: SourceTokens, parser: CitationParser
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
                at = list.mark == .column
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
    private mutating func readColumn(
        _ tokens: [Token], _ list: NumberList, in source: SourceTokens, parser: CitationParser
    ) -> Int {
        var at = list.next + (tokens[list.next].is(.of) ? 2 : 1)
        guard list.elements.count == 1, let column = list.elements.first?.first.whole,
            (1...4).contains(column)
        else { return at }
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
    private mutating func readLabelled(
        _ tokens: [Token], _ at: Int, _ word: Keyword, in source: SourceTokens,
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

    private mutating func readValue(
        _ tokens: [Token], _ start: Int, column: Int, in source: SourceTokens,
        parser: CitationParser
    ) -> Int? {
        var at = start
        guard at < tokens.count, tokens[at].is(.isWhere) || tokens[at].is(.of) else { return nil }
        at += 1
        guard at < tokens.count, tokens[at].is(.openQuote),
            let close = parser.closingQuote(of: at)
        else { return nil }
        let value = source.compactText(tokens[at].end..<tokens[close].start)
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
        while at < tokens.count, at < close + 6 {
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
}
