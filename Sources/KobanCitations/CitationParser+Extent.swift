import KobanText

// 「別表第二＊の26の項」「別表第二【26】」「26の項、＊27の項」「別表第二に掲げる事務」
/// How much of a table is cited: the whole only on positive evidence, a list only when it was read to
/// its end.
extension CitationParser {
    /// - Parameters:
    ///   - nameEnds: the token after the table's name; `next`: the token after what was read of its list
    ///     or condition.
    /// - Returns: the extent, and the item that made it unread, where one did: a citation that begins there
    ///   reads it after all.
    func extent(of tail: TableTail, nameEnds: Int, next: Int) -> (TableExtent, unreadFrom: Int?) {
        if tail.isUnread { return (.unread, nil) }
        // （～R9.5） after a list is the author's own validity, and no part of it.
        var next = next
        if !tail.elements.isEmpty { _ = readValidity(&next) }
        if !tail.elements.isEmpty {
            if isCut(next) || isRestricted(next) { return (.unread, nil) }
            if let row = unreadNumber(after: next, .ofList) { return (.unread, row) }
            return (numberFollows(next) ? .unread : .items, nil)
        }
        if !tail.condition.isEmpty { return (hasUnreadNumber(after: next) ? .unread : .whole, nil) }
        return (endsName(at: nameEnds) && !hasUnreadNumber(after: nameEnds) && !isListedElsewhere(from: nameEnds) ? .whole : .unread, nil)
    }

    // MARK: Positive evidence

    /// Whether the token after a table's name shows that no list follows: the end of the sentence, line
    /// or cell, a bracket, a comma, a particle, the name of a law or table.
    private func endsName(at next: Int) -> Bool {
        guard next < tokens.count else { return true }
        let token = tokens[next]
        if token.gap.startsLine { return true }
        switch token.kind {
        case .law, .provisionTable: return true
        case .number, .digits: return false
        case .other: return beginsWithWord(next)
        case .word(let word): return showsEnd(word, at: next)
        }
    }

    private func showsEnd(_ word: Keyword, at next: Int) -> Bool {
        switch word {
        // 「別表の」 and a blank line: what it was to say stands elsewhere.
        case .of: return next + 1 < tokens.count && tokens[next + 1].gap < .blankLine
        case .ordinal:
            guard let list = NumberList.read(tokens, from: next, in: source) else { return false }
            return list.mark == .column || list.mark == .article
        case .itemNumberHeading, .rowNumber, .paragraphOrRow, .article, .item, .period, .tilde, .hyphen, .table,
            .reference, .column, .suffixLaw, .year, .month, .day:
            return false
        default: return true
        }
    }

    /// の後に続く語: a particle (により, へ), or a noun that only goes on with the table's name (関係, 記載).
    private func beginsWithWord(_ at: Int) -> Bool {
        var cursor = TextCursor(source.buffer, range: tokens[at].range)
        guard let first = cursor.next() else { return false }
        if (0x3041...0x3096).contains(first.scalar.value) { return true }
        if tokens[at].gap >= .space { return ScalarFolding.isNameScalar(first.scalar) }
        return Self.nounsAfterTable.contains { source.begins(tokens[at].range, with: $0) }
    }

    private static let nounsAfterTable = ["関係", "記載", "掲載", "所定", "規定", "該当", "参照", "以外", "中", "内", "上", "等"]

    // MARK: Numbers that were not read

    /// A sentence is searched no further than this many tokens for numbers of a list (assumption: a number
    /// that belongs to a table stands nearer to its name).
    private static let farthest = 200

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
    private enum Sought {
        /// Those that call themselves items.
        case rows
        /// After a list: those that do not count a line or a heading (「26の項　2 国民健康保険」) either.
        case ofList
        case any
    }

    private func unreadNumber(after start: Int, _ sought: Sought) -> Int? {
        var at = start
        let limit = min(tokens.count, start + Self.farthest)
        if start < limit, tokens[start].gap == .blankLine, sought != .rows, beginsSureList(start) { return start }
        while at < limit, !endsStatement(at) {
            if tokens[at].gap.startsLine, !beginsListLine(at) {
                return sought != .rows && (sought == .any ? lineHoldsRow(at) : countsRow(at)) ? at : nil
            }
            // （以下「別表」という。）
            if tokens[at].is(.open), let close = closing(of: at), (at..<close).contains(where: { tokens[$0].is(.hereafter) }) {
                at = close + 1
                continue
            }
            guard NumberList.beginsNumber(tokens, at) else {
                if isRowOfMark(at) || sought != .rows && isEnclosedNumber(at) { return at }
                at += 1
                continue
            }
            guard let list = NumberList.read(tokens, from: at, in: source) else { return at }
            // 「別表第二の42番目」「別表第二の42条」: whatever it is called, it stands where an item does.
            if sought == .any, list.mark != .column, at > start, (start..<at).allSatisfy({ tokens[$0].is(.of) }) { return at }
            switch list.mark {
            case .row where !isCount(at): return at
            // 42条の項, 14欄の項: what is called an item bears another mark too.
            case .article where isRowMark(list.next + 1), .item where isRowMark(list.next + 1): return at
            // 70の欄: no table has so many columns.
            case .column where sought != .rows && (list.elements.last?.first.whole ?? 1) > 4: return at
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
            if tokens[at + 1].is(.itemNumberHeading) || tokens[at + 1].gap.startsLine && beginsSureList(at + 1) { return at + 1 }
        }
        return nil
    }

    /// の項 or 項.
    private func isRowMark(_ at: Int) -> Bool {
        tokens[at].gap < .lineBreak
            && (tokens[at].is(.paragraphOrRow) || tokens[at].is(.of) && tokens[at + 1].is(.paragraphOrRow) && !tokens[at + 2].is(.among))
    }

    /// 「？？の項」「□の項」: an item whose number was lost.
    private func isRowOfMark(_ at: Int) -> Bool {
        guard isMark(at) || tokens[at].is(.middleDot) else { return false }
        let next = tokens[at + 1].is(.of) ? at + 2 : at + 1
        return tokens[next].is(.paragraphOrRow) && tokens[next].gap < .lineBreak && !tokens[next + 1].is(.among)
    }

    /// 「の㉖」「、㉗の項」: an item in a circle, which at the beginning of a line would count the line.
    private func isEnclosedNumber(_ at: Int) -> Bool {
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
        guard case .character(let scalar) = SourcePiece.read(source.buffer, at: tokens[at].start, end: tokens[at].end).piece,
            !(0x4E00...0x9FFF).contains(scalar.value)
        else { return false }
        return scalar.properties.numericType != nil
    }

    /// Whether a line holds an item (26の項) before it cites anything else: the list of a table above it.
    private func lineHoldsRow(_ start: Int) -> Bool {
        guard tokens[start].gap < .blankLine else { return false }
        var at = start
        while at < min(tokens.count, start + Self.farthest), at == start || !tokens[at].gap.startsLine, !endsStatement(at) {
            guard NumberList.beginsNumber(tokens, at), let list = NumberList.read(tokens, from: at, in: source) else {
                if isRowOfMark(at) { return true }
                at += 1
                continue
            }
            if list.mark == .row, tokens[list.next].is(.of), !isCount(at) { return true }
            at = max(list.next, at + 1)
        }
        return false
    }

    /// 「(2) 27の項」「① 27の項」「ア　27の項」: a line that counts an item.
    private func countsRow(_ start: Int) -> Bool {
        guard tokens[start].gap < .blankLine else { return false }
        for at in start..<(start + Self.widestJoint) where at == start || !tokens[at].gap.startsLine {
            if citesSomething(at), tokens[at].law != nil || isTableName(at) { return false }
            if at > start, TableTail.isRow(tokens, at, in: source) { return true }
        }
        return false
    }

    /// 「別表第二（別紙のとおり）」「別表第二の該当項」: which items are meant stands elsewhere. 「別表第二の第二欄に掲げる事務」
    /// are all of them, wherever they are told.
    private func isListedElsewhere(from start: Int) -> Bool {
        var at = start
        while at < min(tokens.count, start + Self.farthest), !endsStatement(at), at == start || !tokens[at].gap.startsLine {
            if tokens[at].is(.column) { return false }
            if case .other = tokens[at].kind {
                // とおり is cut after と.
                if tokens[at - 1].is(.conjunction), source.begins(tokens[at].range, with: "おり") { return true }
                if Self.wordsForElsewhere.contains(where: { source.contains(tokens[at].range, $0) }) { return true }
            }
            at += 1
        }
        return false
    }

    private static let wordsForElsewhere = ["別紙", "別添", "別記", "参照", "通り", "下記", "後述", "抜粋", "抄", "一部", "該当"]

    /// の, brackets, marks and separators: what may stand between a table's name and its list.
    private func isLead(_ at: Int) -> Bool {
        tokens[at].is(.of) || tokens[at].is(.open) || tokens[at].isOpeningOther || tokens[at].is(.openAngle) || isJoint(at)
    }

    /// 「26の項 2 国民健康保険」: a number that counts what stands behind it, set apart on both sides.
    private func numbersLine(_ list: NumberList, from at: Int) -> Bool {
        guard list.elements.count == 1, let only = list.elements.first, !only.first.isBranch, only.last == nil,
            tokens[at].gap >= .space || tokens[at - 1].is(.open)
        else { return false }
        guard list.next < tokens.count else { return false }
        let after = tokens[list.next]
        if after.is(.close) || after.is(.period) || after.is(.listComma) {
            return list.next + 1 < tokens.count && tokens[list.next + 1].number == nil
        }
        return after.gap >= .space
    }

    /// 「（27を除く）」「以外」「以降」「（27、28）の項」: what stands right behind a list takes items from it or adds some.
    private func isRestricted(_ next: Int) -> Bool {
        guard next < tokens.count, tokens[next].gap < .lineBreak else { return false }
        if case .other = tokens[next].kind {
            return ["以外", "以降", "以後", "以前", "除"].contains { source.begins(tokens[next].range, with: $0) }
        }
        if tokens[next].is(.isWhere), next + 1 < tokens.count { return source.begins(tokens[next + 1].range, with: "除") }
        guard tokens[next].is(.open), let close = closing(of: next) else { return false }
        var at = next + 1
        while at < close {
            if case .other = tokens[at].kind, ["除く", "除き", "以外"].contains(where: { source.contains(tokens[at].range, $0) }) { return true }
            guard NumberList.beginsNumber(tokens, at), let list = NumberList.read(tokens, from: at, in: source) else {
                at += 1
                continue
            }
            if list.mark == .none, tokens[at - 1].law == nil, !isCount(at), !isCounted(list, from: at), !tokens[at].is(.ordinal) { return true }
            at = max(list.next, at + 1)
        }
        return false
    }

    /// Whether a list ends with a separator before a blank line, or without 項 before a blank line and a number:
    /// the rest of it stands elsewhere.
    private func isCut(_ next: Int) -> Bool {
        var at = next
        if tokens[next].gap == .blankLine, NumberList.beginsNumber(tokens, next), tokens[next - 1].number != nil { return true }
        return NumberList.skipSeparators(tokens, &at) && at < tokens.count && tokens[at].gap == .blankLine
    }

    /// Whether a list that was read goes on right after it with a number: after marks or separators, after a
    /// note in brackets, or at once where the list has no 項 at its end.
    private func numberFollows(_ next: Int) -> Bool {
        var at = next
        if at < tokens.count, tokens[at].is(.open) || tokens[at].isOpeningOther, let close = closingMark(of: at) { at = close + 1 }
        let first = at
        var isAfterNote = false
        while at < tokens.count, at - first < Self.widestJoint, tokens[at].gap < .lineBreak, isJoint(at) { at += 1 }
        // 「、【追加】27の項」「、（27）の項」
        if at > first, tokens[at].is(.open) || tokens[at].isOpeningOther, tokens[at].gap < .lineBreak, let close = closingMark(of: at) {
            if NumberList.beginsNumber(tokens, at + 1) { return isEnclosedItem(at + 1, close: close) }
            at = close + 1
            isAfterNote = true
        }
        guard at > next || tokens[next - 1].number != nil || tokens[next - 1].isClosing, NumberList.beginsNumber(tokens, at),
            tokens[at].gap < .lineBreak, let list = NumberList.read(tokens, from: at, in: source)
        else { return false }
        if at == next, tokens[at].gap == .none { return list.mark != .article }
        if list.mark == .row { return isAfterNote && !isCount(at) }
        return list.mark == .none && !isCounted(list, from: at) && !numbersLine(list, from: at)
    }

    /// 「（27）の項」「（27）、」: a number in brackets, and behind them what goes on with a list or ends it.
    private func isEnclosedItem(_ at: Int, close: Int) -> Bool {
        guard let list = NumberList.read(tokens, from: at, in: source), list.mark == .row || list.mark == .none else { return false }
        let after = tokens[close + 1]
        return list.next <= close
            && (after.gap.startsLine || after.is(.of) || after.is(.paragraphOrRow) || after.is(.listComma) || after.is(.middleDot)
                || after.isClosing || after.is(.fullStop))
    }

    /// Marks and separators between two numbers of a list are not more than this (assumption).
    private static let widestJoint = 4

    private func isJoint(_ at: Int) -> Bool {
        switch tokens[at].kind {
        case .word(let word):
            return [
                .listComma, .middleDot, .period, .conjunction, .reference, .colon, .hyphen, .tilde, .from, .itemNumberHeading,
            ].contains(word)
        case .other: return isMark(at)
        default: return false
        }
    }

    /// Whether a token is nothing but marks (＊, ／, |), without a letter or a digit.
    func isMark(_ at: Int) -> Bool {
        guard case .other = tokens[at].kind else { return false }
        var cursor = TextCursor(source.buffer, range: tokens[at].range)
        while let atom = cursor.next() {
            if atom.scalar.properties.isAlphabetic || atom.scalar.properties.numericType != nil { return false }
        }
        return true
    }

    /// Whether what is said of a table ends at a token.
    private func endsStatement(_ at: Int) -> Bool {
        let token = tokens[at]
        if token.gap == .blankLine { return true }
        switch token.kind {
        case .provisionTable: return true
        // A law's name in a list only says what an item is about.
        case .law: return citesSomething(at)
        case .word(let word):
            return [.fullStop, .tableWord, .sameTable, .provisionHeading, .inquiryHeading, .openLenticular, .supplementary].contains(word)
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
    private func citesSomething(_ at: Int) -> Bool {
        guard at + 1 < tokens.count else { return true }
        let after = tokens[at + 1]
        if after.is(.ordinal) || after.is(.supplementary) || isTableName(at + 1) || after.is(.of) || after.is(.table) { return true }
        return after.number != nil && after.gap == .none
    }

    /// Whether a new line goes on with a list: marks and の, then a number that is followed by 項, by another
    /// number, or by the end of its line.
    private func beginsListLine(_ start: Int) -> Bool {
        var at = start
        while at < tokens.count, at - start < Self.widestJoint, at == start || !tokens[at].gap.startsLine,
            isLead(at) || tokens[at].is(.itemNumberHeading)
        {
            at += 1
        }
        guard at < tokens.count, NumberList.beginsNumber(tokens, at), at == start || !tokens[at].gap.startsLine,
            let list = NumberList.read(tokens, from: at, in: source)
        else { return false }
        let hasLead = at > start && !tokens[start].is(.open)
        // 「(1) 生活保護の事務」 counts a line.
        if at == start + 1, tokens[start].is(.open), list.mark == .none, list.elements.count == 1, tokens[list.next].is(.close),
            !tokens[list.next + 1].gap.startsLine, !tokens[list.next + 1].is(.of)
        {
            return false
        }
        switch list.mark {
        case .row: return tokens[list.next].is(.of) || at > start || !tokens[at].is(.ordinal)
        case .item: return hasLead
        case .none:
            return hasLead || list.elements.count > 1 || goesOnAfter(list)
                || list.elements.contains { $0.first.isBranch || $0.last != nil }
        default: return false
        }
    }

    /// Whether a paragraph begins with what can be nothing but a list: 26の項, or several numbers.
    private func beginsSureList(_ start: Int) -> Bool {
        guard beginsListLine(start), NumberList.beginsNumber(tokens, start),
            let list = NumberList.read(tokens, from: start, in: source)
        else { return false }
        return list.mark == .row || list.elements.count > 1 && list.hasSeparators
            || list.elements.contains { $0.first.isBranch || $0.last != nil } || rowFollows(list.next)
    }

    /// 98＊の項, 68(生保)・87～の項: 項 stands near on the line.
    private func rowFollows(_ next: Int) -> Bool {
        for at in next..<max(next, min(tokens.count, next + 2 * Self.widestJoint)) {
            if tokens[at].gap.startsLine { return false }
            if tokens[at].is(.paragraphOrRow) { return true }
        }
        return false
    }

    /// Whether the line ends after a list, or goes on with it (71に基づく, 28の2等, 九－九十七の2) and not with what
    /// it would number.
    private func goesOnAfter(_ list: NumberList) -> Bool {
        guard list.next < tokens.count else { return true }
        let after = tokens[list.next]
        if after.gap.startsLine { return true }
        guard after.gap == .none else { return false }
        if rowFollows(list.next) { return true }
        // 「72、」 at the end of its line
        if after.is(.listComma) { return tokens[list.next + 1].gap.startsLine }
        switch after.kind {
        case .word(let word):
            return after.isClosing
                || [.isWhere, .of, .upTo, .from, .among, .tilde, .hyphen, .rowNumber, .conjunction, .fullStop, .open].contains(word)
        case .other: return ["等", "ほか", "他", "外"].contains { source.begins(after.range, with: $0) }
        default: return false
        }
    }

    /// 全36項, 計3項, 別添1, 注1: the number counts or names something else.
    func isCount(_ at: Int) -> Bool {
        guard at > 0, case .other = tokens[at - 1].kind, tokens[at].gap < .lineBreak else { return false }
        return Self.wordsBeforeCounts.contains { source.ends(tokens[at - 1].range, with: $0) }
    }

    private static let wordsBeforeCounts = ["全", "計", "約", "別添", "別紙", "様式", "資料", "参考", "注", "図", "章", "ほか", "他", "第"]

    /// 3件, 24時間, 平成28年1月4日, 98の事務: the number counts something, or is part of a day.
    func isCounted(_ list: NumberList, from start: Int) -> Bool {
        if start > 0, tokens[start - 1].is(.era) { return true }
        guard list.next < tokens.count, tokens[list.next].gap < .lineBreak else { return false }
        var next = list.next
        if tokens[next].is(.of), next + 1 < tokens.count { next += 1 }
        switch tokens[next].kind {
        case .word(let word): return [.year, .month, .day, .businessLabel].contains(word)
        case .other: return tokens[next].gap == .none && Self.counters.contains { source.begins(tokens[next].range, with: $0) }
        default: return false
        }
    }

    private static let counters = [
        "件", "人", "名", "回", "か所", "か月", "箇所", "ヶ", "カ所", "ヵ", "個", "つ", "種", "項目", "枚", "ページ", "頁", "行目", "時", "分", "秒", "歳",
        "円", "%", "割", "以上", "以下", "未満", "世帯", "年", "週", "団体", "市", "町", "村", "県", "業務", "事務", "手続", "機関", "部", "冊", "台",
    ]
}
