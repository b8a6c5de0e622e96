import KobanDocuments
import KobanText

// 「別表第二＊の26の項」「別表第二の㉖」「(2) 27の項」
/// Numbers after a table that its list did not read and that may be its items.
extension CitationParser {
    /// A sentence is searched no further than this many tokens for numbers of a list (assumption: a number
    /// that belongs to a table stands nearer to its name).
    static let farthest = 200

    /// Whether a number stands between a place and the end of what is said of the table, that may be one of
    /// its items: on the line, or on the lines right below it that are nothing but a list.
    func hasUnreadNumber(after start: Int) -> Bool {
        unreadNumber(after: start, .any) != nil
    }

    /// Whether something that calls itself an item (26の項) stands there.
    func hasUnreadRow(after start: Int) -> Bool {
        unreadNumber(after: start, .rows) != nil
    }

    /// Which numbers after a table are looked for.
    enum Sought {
        /// Those that call themselves items.
        case rows
        /// After a list: those that do not count a line or a heading (「26の項　2 国民健康保険」) either.
        case ofList
        case any
    }

    func unreadNumber(after start: Int, _ sought: Sought) -> Int? {
        var at = start
        let limit = min(tokens.count, start + Self.farthest)
        if start < limit, let lost = (start..<min(start + Self.widestJoint, limit)).first(where: holdsLostRow) {
            return lost
        }
        if start < limit, tokens[start].gap == .blankLine, sought != .rows, beginsSureList(start) { return start }
        while at < limit, !endsStatement(at) {
            // 「38及び」 and 「□の項」 on the next line
            if tokens[at].gap == .lineBreak, isRowOfMark(at) { return at }
            if tokens[at].gap.startsLine, !beginsListLine(at) {
                return sought != .rows && (sought == .any ? lineHoldsRow(at) : countsRow(at)) ? at : nil
            }
            // （以下「別表」という。）
            if tokens[at].is(.open), let close = closing(of: at),
                (at..<close).contains(where: { tokens[$0].is(.hereafter) })
            {
                at = close + 1
                continue
            }
            guard NumberList.beginsNumber(tokens, at) else {
                if holdsLostRow(at) || sought != .rows && isEnclosedNumber(at) { return at }
                at += 1
                continue
            }
            guard let list = NumberList.read(tokens, from: at, in: source) else { return at }
            // 「別表第二の42番目」「別表第二の42条」: whatever it is called, it stands where an item does.
            if sought == .any, list.mark != .column, at > start, (start..<at).allSatisfy({ tokens[$0].is(.of) }) {
                return at
            }
            switch list.mark {
            case .row where !isCount(at) || tokens[list.next].is(.of): return at
            // 42条の項, 14欄の項: what is called an item bears another mark too.
            case .article where isRowMark(list.next + 1), .item where isRowMark(list.next + 1): return at
            // 70の欄: no table has so many columns.
            case .column where sought != .rows && (list.elements.last?.first.whole ?? 1) > Reach.columns: return at
            case .item where (start..<at).allSatisfy(isLead) && sought != .rows: return at
            case .none where sought != .rows && !isCount(at) && !isCounted(list, from: at):
                if sought == .any || !numbersLine(list, from: at) { return at }
            default: break
            }
            at = max(list.next, at + 1)
        }
        // 「42の項。99の項」
        if sought != .rows, at + 1 < limit, tokens[at].is(.fullStop), tokens[at + 1].gap < .blankLine,
            TableTail.isRow(tokens, at + 1, in: source)
        {
            return at + 1
        }
        // 「項番は次のとおり。」 and the list on the next line, or 「項番26、27。」 behind it.
        if sought == .any, at + 1 < limit, tokens[at].is(.fullStop) {
            if tokens[at + 1].is(.itemNumberHeading) || tokens[at + 1].gap.startsLine && beginsSureList(at + 1) {
                return at + 1
            }
        }
        return nil
    }

    /// の項 or 項.
    func isRowMark(_ at: Int) -> Bool {
        tokens[at].gap < .lineBreak
            && (tokens[at].is(.paragraphOrRow)
                || tokens[at].is(.of) && tokens[at + 1].is(.paragraphOrRow) && !tokens[at + 2].is(.among))
    }

    /// 「？？の項」「□の項」: an item whose number was lost.
    func isRowOfMark(_ at: Int) -> Bool {
        guard isMark(at) || tokens[at].is(.middleDot) || isLatin(at) else { return false }
        var next = at + 1
        // 「□及びの項」「？？<の項」
        while next - at < Self.widestJoint, tokens[next].gap < .lineBreak,
            isJoint(next) || tokens[next].is(.openAngle) || tokens[next].is(.closeAngle)
        { next += 1 }
        // 「？？（平成27年改正）の項」
        if tokens[next].is(.open) || tokens[next].isOpeningOther, let close = closingMark(of: next) { next = close + 1 }
        if tokens[next].is(.of) { next += 1 }
        return tokens[next].is(.paragraphOrRow) && tokens[next].gap < .lineBreak && !tokens[next + 1].is(.among)
    }

    /// 「□の項」「：生活保護？？の項」: a number was lost, and 項 stands near behind it.
    private func holdsLostRow(_ at: Int) -> Bool {
        isRowOfMark(at) || standsForLostNumber(at) && rowFollows(at + 1)
    }

    /// 「のIIの項」「のSの項」: letters where a number stands.
    private func isLatin(_ at: Int) -> Bool {
        guard case .other = tokens[at].kind, tokens[at].end - tokens[at].start <= Self.longestLatin else {
            return false
        }
        var cursor = TextCursor(source.buffer, range: tokens[at].range)
        while let atom = cursor.next() {
            if NameScalars.contains(atom.scalar) { return false }
        }
        return true
    }

    /// In bytes; a Roman number of one character has three.
    private static let longestLatin = 9

    /// 「の㉖」「、㉗の項」: an item in a circle, which at the beginning of a line would count the line.
    func isEnclosedNumber(_ at: Int) -> Bool {
        guard at > 0, tokens[at].gap < .lineBreak, hasNumericForm(at) else { return false }
        let before = tokens[at - 1]
        if before.is(.of) || before.is(.itemNumberHeading) { return true }
        let after = tokens[at + 1]
        return isRowMark(at + 1) || after.is(.listComma) && after.gap < .lineBreak
    }

    /// ㉖ or ①, as written.
    private func hasNumericForm(_ at: Int) -> Bool {
        switch tokens[at].kind {
        case .other, .word(.middleDot): break
        default: return false
        }
        guard
            case .character(let scalar) = SourcePiece.read(source.buffer, at: tokens[at].start, end: tokens[at].end)
                .piece,
            !(0x4E00...0x9FFF).contains(scalar.value)
        else { return false }
        return scalar.properties.numericType != nil
    }

    /// Whether a line holds an item (26の項) before it cites anything else: the list of a table above it.
    func lineHoldsRow(_ start: Int) -> Bool {
        guard tokens[start].gap < .blankLine else { return false }
        var at = start
        while at < min(tokens.count, start + Self.farthest), at == start || !tokens[at].gap.startsLine,
            !endsStatement(at)
        {
            guard NumberList.beginsNumber(tokens, at), let list = NumberList.read(tokens, from: at, in: source) else {
                if isRowOfMark(at) { return true }
                at += 1
                continue
            }
            if list.mark == .row, tokens[list.next].is(.of), !isCount(at) { return true }
            // 「生活保護 33」
            if list.mark == .none, at > start, tokens[at].gap >= .space, tokens[list.next].gap.startsLine, !isCount(at),
                list.elements.allSatisfy({ $0.first.whole <= ItemBounds.largest })
            {
                return true
            }
            at = max(list.next, at + 1)
        }
        return false
    }

    /// 「(2) 27の項」「① 27の項」「ア　27の項」: a line that counts an item.
    func countsRow(_ start: Int) -> Bool {
        guard tokens[start].gap < .blankLine else { return false }
        for at in start..<(start + Self.widestJoint) where at == start || !tokens[at].gap.startsLine {
            if citesSomething(at), tokens[at].law != nil || isTableName(at) { return false }
            if at > start, TableTail.isRow(tokens, at, in: source) { return true }
        }
        return false
    }

    /// の, brackets, marks and separators: what may stand between a table's name and its list.
    func isLead(_ at: Int) -> Bool {
        tokens[at].is(.of) || tokens[at].is(.open) || tokens[at].isOpeningOther || tokens[at].is(.openAngle)
            || isJoint(at)
    }

    /// Whether what is said of a table ends at a token.
    func endsStatement(_ at: Int) -> Bool {
        let token = tokens[at]
        if token.gap == .blankLine { return true }
        switch token.kind {
        case .tableOfArticle, .namedTable: return true
        // A law's name in a list only says what an item is about.
        case .law: return citesSomething(at)
        case .word(let word):
            return [
                .fullStop, .tableWord, .sameTable, .provisionHeading, .inquiryHeading, .openLenticular, .supplementary,
            ].contains(word)
                && !(word == .openLenticular && holdsOrLeadsToNumber(at))
        default: return false
        }
    }

    /// 「【26】」「【項番】26」「【追加】26の項」: a bracket with a number, or right before one.
    private func holdsOrLeadsToNumber(_ at: Int) -> Bool {
        if NumberList.beginsNumber(tokens, at + 1) { return true }
        guard tokens[at].gap < .lineBreak, let close = closingMark(of: at) else { return false }
        return tokens[close + 1].gap < .lineBreak && NumberList.beginsNumber(tokens, close + 1)
            && NumberList.read(tokens, from: close + 1, in: source)?.mark != .article
    }

    /// Whether what follows a law's name belongs to it: 第19条, 別表, 施行令.
    func citesSomething(_ at: Int) -> Bool {
        guard at + 1 < tokens.count else { return true }
        let after = tokens[at + 1]
        if after.is(.ordinal) || after.is(.supplementary) || isTableName(at + 1) || after.is(.of) || after.is(.table) {
            return true
        }
        return after.number != nil && after.gap == .none
    }
}
