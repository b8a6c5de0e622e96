// What goes on with the last citation: 「…の26の項、第19条」「（～R8.5）、第9号」「27の項」 on the next line
extension CitationParser {
    /// 「番号法別表第二の26の項、第19条第8号」
    func continuesTable(of law: ResolvedLaw) -> Bool {
        guard let last = citations.last, case .table = last.target, tokens[index].is(.ordinal),
            last.law == law.id, last.lawName == law.name
        else { return false }
        return link(to: index) != nil && index > citationEnd
    }

    /// 「第19条第8号（～R8.5）、第9号」: the same article, a citation of its own.
    mutating func continueArticle() -> Bool {
        guard index > citationEnd, let last = citations.last, last.validUntil != nil,
            case .provisions(let cited) = last.target, let base = cited.provisions.last,
            link(to: index) != nil,
            let first = NumberList.read(tokens, from: index, in: source),
            first.mark == .item || first.mark == .row, !tokens[first.next].is(.of),
            let list = provisionList(
                from: index,
                after: ArticleDetails(continuing: base.provision, keepsParagraph: first.mark == .item, room: room))
        else { return false }
        room = list.room
        add(
            .provisions(ProvisionCitation(provisions: list.provisions)),
            law: ResolvedLaw(id: last.law, name: last.lawName),
            range: tokens[index].start..<tokens[list.next - 1].end, next: list.next, condition: nil,
            slips: list.slips)
        return true
    }

    /// 「26の項（～R6.5.26）、27の項」 goes on with the table of the last citation, and
    /// 「（別表第二における情報提供の根拠）」 with 「1、2の項」 below gives its items at last.
    mutating func continueTable() -> Bool {
        if continueTableAfterNote() { return true }
        guard citationEnd >= 0, index - citationEnd <= Reach.roleHeading, let last = citations.last,
            case .table(var cited) = last.target, NumberList.beginsNumber(tokens, index),
            let list = NumberList.read(tokens, from: index, in: source)
        else { return false }
        if !cited.elements.isEmpty {
            // 「26の項　生活保護」 and on the next line 「27の項　地方税」.
            let isNextLine =
                index >= citationEnd && startsLineOrBullet(index) && list.mark == .row && tokens[list.next].is(.of)
                && !(citationEnd..<index).contains(where: endsSubject)
            guard list.mark == .row, isNextLine || (index > citationEnd && link(to: index) != nil) else {
                return false
            }
            let tail = TableTail.read(
                tokens, from: index, head: cited.table, in: source, parser: self)
            guard !tail.elements.isEmpty || tail.isUnread else { return false }
            repeatTable(cited, of: last, tail: tail, range: cited.tableRange, from: tokens[index].start)
            return true
        }
        let isRow = list.mark == .row && tokens[list.next].is(.of)
        guard isRow || list.mark == .column, last.condition == nil, announcesRole(upTo: index) else {
            return false
        }
        let tail = TableTail.read(tokens, from: index, head: cited.table, in: source, parser: self)
        guard !tail.elements.isEmpty || !tail.condition.isEmpty || tail.isUnread else { return false }
        cited.elements = tail.elements
        (cited.extent, unreadFrom) = extent(of: tail, nameEnds: tail.next, next: tail.next)
        citations[citations.count - 1].slips.removeAll { $0 == .unreadList }
        if cited.extent == .unread { citations[citations.count - 1].slips.append(.unreadList) }
        citations[citations.count - 1].target = .table(cited)
        citations[citations.count - 1].range = last.range.lowerBound..<tail.end
        citations[citations.count - 1].condition = tail.condition.isEmpty ? nil : tail.condition
        index = max(tail.next, index + 1)
        citationEnd = index
        return true
    }

    /// 「15の項（生活保護法第19条）、30の項」: the list goes on after a note that cites another law.
    private mutating func continueTableAfterNote() -> Bool {
        guard let note = noteAfterTable, citations.indices.contains(note.table),
            note.close < index, index - note.close <= Reach.afterNote, TableTail.isRow(tokens, index, in: source)
        else { return false }
        let last = citations[note.table]
        var at = note.close + 1
        guard NumberList.skipSeparators(tokens, &at) || tokens[index].gap >= .space, at == index,
            case .table(let cited) = last.target
        else { return false }
        let tail = TableTail.read(tokens, from: index, head: cited.table, in: source, parser: self)
        guard !tail.elements.isEmpty else { return false }
        repeatTable(cited, of: last, tail: tail, range: cited.tableRange, from: tokens[index].start)
        return true
    }

    /// Whether between the last citation and a token stands the rest of a heading that gives
    /// a role, and nothing else.
    private func announcesRole(upTo end: Int) -> Bool {
        var hasRole = false
        for at in citationEnd..<end {
            let token = tokens[at]
            if endsSubject(at) { return false }
            if token.is(.provisionHeading) || token.is(.inquiryHeading) { hasRole = true }
        }
        return hasRole && tokens[end].gap < .blankLine
    }

    /// Whether a law is named at a token for more than its name (「27の項　生活保護法」): a provision follows.
    private func citesLaw(_ at: Int) -> Bool {
        tokens[at].law != nil && at + 1 < tokens.count
            && (tokens[at + 1].is(.ordinal) || tokens[at + 1].is(.supplementary))
    }

    /// Whether a token ends what the text was about: the sentence, or another law or table.
    private func endsSubject(_ at: Int) -> Bool {
        tokens[at].is(.fullStop) || citesLaw(at) || isTableName(at)
            || tokens[at].gap == .blankLine
    }
}
