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
            if isGivenInTurn(from: nameEnds, to: tail.elements) || numberIsJoined(to: tail.elements, from: nameEnds)
                || (nameEnds..<max(nameEnds, next)).contains(where: standsForLostNumber)
            {
                return (.unread, nil)
            }
            if isCut(next) || isRestricted(next) { return (.unread, nil) }
            if let row = unreadNumber(after: next, .ofList) { return (.unread, row) }
            return (numberFollows(next) ? .unread : .items, nil)
        }
        if !tail.condition.isEmpty { return (hasUnreadNumber(after: next) ? .unread : .whole, nil) }
        if sharesList(nameEnds) { return (.unread, nil) }
        return (
            endsName(at: nameEnds) && !hasUnreadNumber(after: nameEnds) && !isListedElsewhere(from: nameEnds)
                ? .whole : .unread, nil
        )
    }

    /// Whether the token after a table's name shows that no list follows: the end of the sentence, line
    /// or cell, a bracket, a comma, a particle, the name of a law or table.
    private func endsName(at next: Int) -> Bool {
        guard next < tokens.count else { return true }
        let token = tokens[next]
        if token.gap.startsLine { return true }
        switch token.kind {
        case .law, .tableOfArticle, .namedTable: return true
        case .number, .digits: return false
        case .other: return beginsWithWord(next)
        case .word(let word): return showsEnd(word, at: next)
        }
    }

    private func showsEnd(_ word: Keyword, at next: Int) -> Bool {
        switch word {
        // 「別表の」 and a blank line: what it was to say stands elsewhere.
        case .of:
            return next + 1 < tokens.count && tokens[next + 1].gap < .blankLine
                && (tokens[next + 1].gap.startsLine || !isLostNumber(next + 1))
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
        if tokens[at].gap >= .space { return NameScalars.contains(first.scalar) }
        return Self.nounsAfterTable.contains { source.begins(tokens[at].range, with: $0) }
    }

    private static let nounsAfterTable = ["関係", "記載", "掲載", "所定", "規定", "該当", "参照", "以外", "中", "内", "上", "等"]

    /// 「別表第一・別表第二の15の項」: the list behind the second table may be both tables'.
    private func sharesList(_ next: Int) -> Bool {
        var at = next
        while at - next < Self.widestJoint,
            tokens[at].is(.middleDot) || tokens[at].is(.listComma) || tokens[at].is(.conjunction)
        { at += 1 }
        guard at > next, tokens[at].gap < .lineBreak, tokens[at].is(.tableWord) else { return false }
        at += tokens[at + 1].is(.ordinal) ? 2 : 1
        return tokens[at].number != nil && hasUnreadNumber(after: at + 1)
    }

    /// 「別表第一及び別表第二（それぞれ17の項、47の項）」
    private func isGivenInTurn(from next: Int, to elements: [ListElement]) -> Bool {
        guard let first = elements.first?.range.lowerBound else { return false }
        var at = next
        while at < tokens.count, tokens[at].start < first {
            if case .other = tokens[at].kind,
                ["それぞれ", "順に", "各々"].contains(where: { source.contains(tokens[at].range, $0) })
            {
                return true
            }
            at += 1
        }
        return false
    }

    /// 「別表２（第の項２２及び]９７の項）」: a number that the list does not hold stands before it, and nothing but joints and
    /// marks between.
    private func numberIsJoined(to elements: [ListElement], from next: Int) -> Bool {
        guard let first = elements.first?.range.lowerBound else { return false }
        var lastNumber: Int?
        var at = next
        while at < tokens.count, tokens[at].start < first {
            if tokens[at].number != nil {
                lastNumber = at
            } else if !isJoint(at), !tokens[at].is(.ordinal), !tokens[at].isClosing, !tokens[at].isOpeningOther {
                lastNumber = nil
            }
            at += 1
        }
        return lastNumber != nil
    }

    /// How far before a table the number of an item may stand, in tokens (assumption).
    private static let farthestBefore = 8

    /// 「項番26（別表第二）」「<td>16</td><td>別表第二</td>」: a number that says it is an item's, or stands in a cell alone, and that
    /// no citation has read.
    func numberStandsBefore(_ start: Int) -> Bool {
        var at = start
        let first = max(citationEnd, at - Self.farthestBefore, 0)
        var lines = tokens[at].gap.startsLine ? 1 : 0
        at -= 1
        while at >= first {
            let token = tokens[at]
            if token.is(.fullStop) || token.gap == .blankLine && token.number == nil || lines > 1 { return false }
            if token.number != nil {
                if tokens[at - 1].is(.itemNumberHeading)
                    || tokens[at - 1].is(.colon) && tokens[at - 2].is(.itemNumberHeading)
                {
                    return true
                }
                if isRowMark(at + 1) { return true }
                if (token.gap >= .cell || at == 0) && tokens[at + 1].gap == .cell { return true }
            }
            if token.gap.startsLine { lines += 1 }
            at -= 1
        }
        return false
    }

    /// 「別表第二（別紙のとおり）」「別表第二の該当項」: which items are meant stands elsewhere. 「別表第二の第二欄に掲げる事務」
    /// are all of them, wherever they are told.
    private func isListedElsewhere(from start: Int) -> Bool {
        var at = start
        while at < min(tokens.count, start + Self.farthest), !endsStatement(at),
            at == start || !tokens[at].gap.startsLine
        {
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

    /// 「（27を除く）」「以外」「以降」「（27、28）の項」: what stands right behind a list takes items from it or adds some.
    private func isRestricted(_ next: Int) -> Bool {
        guard next < tokens.count, tokens[next].gap < .lineBreak else { return false }
        if case .other = tokens[next].kind {
            return ["以外", "以降", "以後", "以前", "除"].contains { source.begins(tokens[next].range, with: $0) }
        }
        // 「15の項以下の項」「15の項から最後の項まで」「41の項から同表44の項まで」「15の項までの項」
        if tokens[next].is(.hereafter) || tokens[next].is(.following) || tokens[next].is(.from)
            || tokens[next].is(.tilde)
        {
            return true
        }
        if tokens[next].is(.upTo) { return tokens[next + 1].is(.of) }
        if tokens[next].is(.isWhere), next + 1 < tokens.count {
            return source.begins(tokens[next + 1].range, with: "除")
        }
        guard tokens[next].is(.open), let close = closing(of: next) else { return false }
        var at = next + 1
        while at < close {
            if isTableName(at) || tokens[at].law != nil { return false }
            if case .other = tokens[at].kind,
                ["除く", "除き", "以外"].contains(where: { source.contains(tokens[at].range, $0) })
            {
                return true
            }
            guard NumberList.beginsNumber(tokens, at), let list = NumberList.read(tokens, from: at, in: source) else {
                at += 1
                continue
            }
            // 「（10の項は該当なし）」
            if list.mark == .row, tokens[list.next].is(.of) { return true }
            if list.mark == .none, tokens[at - 1].law == nil, !isCount(at), !isCounted(list, from: at),
                !tokens[at].is(.ordinal)
            {
                return true
            }
            at = max(list.next, at + 1)
        }
        return false
    }

    /// Whether a list ends with a separator before a blank line, or without 項 before a blank line and a number:
    /// the rest of it stands elsewhere.
    private func isCut(_ next: Int) -> Bool {
        var at = next
        if tokens[next].gap == .blankLine, NumberList.beginsNumber(tokens, next), tokens[next - 1].number != nil {
            return true
        }
        guard NumberList.skipSeparators(tokens, &at), at < tokens.count else { return false }
        return (next + 1...at).contains { tokens[$0].gap == .blankLine }
    }

    /// Whether a list that was read goes on right after it with a number: after marks or separators, after a
    /// note in brackets, or at once where the list has no 項 at its end.
    private func numberFollows(_ next: Int) -> Bool {
        var at = next
        if at < tokens.count, tokens[at].is(.open) || tokens[at].isOpeningOther, let close = closingMark(of: at) {
            at = close + 1
        }
        let first = at
        var isAfterNote = false
        while at < tokens.count, at - first < Self.widestJoint, tokens[at].gap < .lineBreak, isJoint(at) { at += 1 }
        // 「、【追加】27の項」「、（27）の項」
        if at > first, tokens[at].is(.open) || tokens[at].isOpeningOther, tokens[at].gap < .lineBreak,
            let close = closingMark(of: at)
        {
            if NumberList.beginsNumber(tokens, at + 1) { return isEnclosedItem(at + 1, close: close) }
            at = close + 1
            isAfterNote = true
        }
        guard at > next || tokens[next - 1].number != nil || tokens[next - 1].isClosing,
            NumberList.beginsNumber(tokens, at),
            tokens[at].gap < .lineBreak, let list = NumberList.read(tokens, from: at, in: source)
        else { return false }
        if at == next, tokens[at].gap == .none { return list.mark != .article }
        if list.mark == .row { return isAfterNote && !isCount(at) }
        return list.mark == .none && !isCounted(list, from: at) && !numbersLine(list, from: at)
    }

    /// 「（27）の項」「（27）、」: a number in brackets, and behind them what goes on with a list or ends it.
    private func isEnclosedItem(_ at: Int, close: Int) -> Bool {
        guard let list = NumberList.read(tokens, from: at, in: source), list.mark == .row || list.mark == .none else {
            return false
        }
        let after = tokens[close + 1]
        return list.next <= close
            && (after.gap.startsLine || after.is(.of) || after.is(.paragraphOrRow) || after.is(.listComma)
                || after.is(.middleDot)
                || after.isClosing || after.is(.fullStop))
    }

    /// Marks and separators between two numbers of a list are not more than this (assumption).
    static let widestJoint = 4

    func isJoint(_ at: Int) -> Bool {
        switch tokens[at].kind {
        case .word(let word):
            return [
                .listComma, .middleDot, .period, .conjunction, .reference, .colon, .hyphen, .tilde, .from,
                .itemNumberHeading,
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
}
