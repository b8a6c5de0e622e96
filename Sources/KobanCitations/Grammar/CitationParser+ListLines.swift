import KobanText

// 「26の項　2 国民健康保険」「(1) 生活保護の事務」「全36項」
/// Whether a line or a number goes on with a list, or counts something.
extension CitationParser {
    /// 「26の項 2 国民健康保険」: a number that counts what stands behind it, set apart on both sides.
    func numbersLine(_ list: NumberList, from at: Int) -> Bool {
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

    /// Whether a new line goes on with a list: marks and の, then a number that is followed by 項, by another
    /// number, or by the end of its line.
    func beginsListLine(_ start: Int) -> Bool {
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
        if at == start + 1, tokens[start].is(.open), list.mark == .none, list.elements.count == 1,
            tokens[list.next].is(.close),
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
    func beginsSureList(_ start: Int) -> Bool {
        guard beginsListLine(start), NumberList.beginsNumber(tokens, start),
            let list = NumberList.read(tokens, from: start, in: source)
        else { return false }
        return list.mark == .row || list.elements.count > 1 && list.hasSeparators
            || list.elements.contains { $0.first.isBranch || $0.last != nil } || rowFollows(list.next)
    }

    /// 98＊の項, 68(生保)・87～の項: 項 stands near on the line.
    func rowFollows(_ next: Int) -> Bool {
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
                || [.isWhere, .of, .upTo, .from, .among, .tilde, .hyphen, .rowNumber, .conjunction, .fullStop, .open]
                    .contains(word)
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
        case .word(.businessLabel): return tokens[next].gap == .none
        case .word(let word): return [.year, .month, .day].contains(word)
        case .other:
            return tokens[next].gap == .none && Self.counters.contains { source.begins(tokens[next].range, with: $0) }
        default: return false
        }
    }

    private static let counters = [
        "件", "人", "名", "回", "か所", "か月", "箇所", "ヶ", "カ所", "ヵ", "個", "つ", "種", "項目", "枚", "ページ", "頁", "行目", "時", "分", "秒",
        "歳",
        "円", "%", "割", "以上", "以下", "未満", "世帯", "年", "週", "団体", "市", "町", "村", "県", "業務", "事務", "手続", "機関", "部", "冊",
        "台",
    ]
}
