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
        if !tail.elements.isEmpty {
            if let row = unreadNumber(after: next, anyNumber: false) { return (.unread, row) }
            return (numberFollows(next) || isCut(next) ? .unread : .items, nil)
        }
        if !tail.condition.isEmpty { return (hasUnreadNumber(after: next) ? .unread : .whole, nil) }
        return (endsName(at: nameEnds) && !hasUnreadNumber(after: nameEnds) ? .whole : .unread, nil)
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
        unreadNumber(after: start, anyNumber: true) != nil
    }

    /// Whether something that calls itself an item (26の項) stands there.
    func hasUnreadRow(after start: Int) -> Bool {
        unreadNumber(after: start, anyNumber: false) != nil
    }

    private func unreadNumber(after start: Int, anyNumber: Bool) -> Int? {
        var at = start
        let limit = min(tokens.count, start + Self.farthest)
        while at < limit, !endsStatement(at) {
            if at > start || tokens[at].gap.startsLine, tokens[at].gap.startsLine, !beginsListLine(at) { return nil }
            guard NumberList.beginsNumber(tokens, at) else {
                at += 1
                continue
            }
            guard let list = NumberList.read(tokens, from: at, in: source) else { return at }
            switch list.mark {
            case .row where !isCount(at): return at
            case .item where at - start <= 1: return at
            case .none where anyNumber && !isCount(at) && !isCounted(list, from: at): return at
            default: break
            }
            at = max(list.next, at + 1)
        }
        return nil
    }

    /// Whether a list ends with a separator before a blank line, or without 項 before a blank line and a number:
    /// the rest of it stands elsewhere.
    private func isCut(_ next: Int) -> Bool {
        var at = next
        if tokens[next].gap == .blankLine, NumberList.beginsNumber(tokens, next), tokens[next - 1].number != nil { return true }
        return NumberList.skipSeparators(tokens, &at) && at < tokens.count && tokens[at].gap == .blankLine
    }

    /// Whether a list that was read goes on right after it with a number, after marks or separators.
    private func numberFollows(_ next: Int) -> Bool {
        var at = next
        while at < tokens.count, at - next < Self.widestJoint, tokens[at].gap < .lineBreak, isJoint(at) { at += 1 }
        guard at > next, NumberList.beginsNumber(tokens, at), tokens[at].gap < .lineBreak,
            let list = NumberList.read(tokens, from: at, in: source)
        else { return false }
        return list.mark == .none && !isCounted(list, from: at)
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
        case .law: return true
        case .word(let word):
            return [.fullStop, .tableWord, .sameTable, .provisionHeading, .inquiryHeading, .openLenticular, .supplementary].contains(word)
                && !(word == .openLenticular && NumberList.beginsNumber(tokens, at + 1))
        default: return false
        }
    }

    /// Whether a new line goes on with a list: marks and の, then a number that is followed by 項, by another
    /// number, or by the end of its line.
    private func beginsListLine(_ start: Int) -> Bool {
        var at = start
        while at < tokens.count, at - start < Self.widestJoint, at == start || !tokens[at].gap.startsLine,
            tokens[at].is(.of) || tokens[at].is(.open) || tokens[at].is(.itemNumberHeading) || isJoint(at)
        {
            at += 1
        }
        guard at < tokens.count, NumberList.beginsNumber(tokens, at), at == start || !tokens[at].gap.startsLine,
            let list = NumberList.read(tokens, from: at, in: source)
        else { return false }
        switch list.mark {
        case .row: return tokens[list.next].is(.of) || at > start
        case .none:
            return at > start && tokens[start].is(.of) || list.next >= tokens.count || tokens[list.next].gap.startsLine
        default: return false
        }
    }

    /// 全36項, 計3項, 別添1, 注1: the number counts or names something else.
    private func isCount(_ at: Int) -> Bool {
        guard at > 0, case .other = tokens[at - 1].kind, tokens[at].gap < .lineBreak else { return false }
        return Self.wordsBeforeCounts.contains { source.ends(tokens[at - 1].range, with: $0) }
    }

    private static let wordsBeforeCounts = ["全", "計", "約", "別添", "別紙", "様式", "資料", "参考", "注", "図", "章", "ほか", "他", "第"]

    /// 3件, 24時間, 平成28年1月4日, 98の事務: the number counts something, or is part of a day.
    private func isCounted(_ list: NumberList, from start: Int) -> Bool {
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
        "件", "人", "名", "回", "か所", "か月", "箇所", "ヶ", "カ所", "ヵ", "個", "つ", "種", "項目", "枚", "ページ", "頁", "行", "時", "分", "秒", "歳",
        "円", "%", "割", "以上", "以下", "未満", "世帯", "年", "週", "団体", "市", "町", "村", "県", "業務", "事務", "手続", "機関", "部", "冊", "台",
    ]
}
