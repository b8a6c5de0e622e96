import KobanLaw

// 「別表第一の15の項」「（別表第二の26の項）」「同表の27の項」
/// Tables before which no law stands.
extension CitationParser {
    /// Reads a table before which no law stands, and decides whose it is.
    ///
    /// A table that is taken for 番号法's and is not is a false alarm, and worse where it is rewritten: where
    /// neither the text names 番号法 nor the sentence speaks of items, business or information, it is left, and
    /// where another law may own it, nobody's table is assumed.
    mutating func readBareTable() {
        let start = index
        let token = tokens[start]
        switch owner(of: start) {
        case .document:
            index += 1
            skipNumbers()
        case .law(let law):
            readTable(at: start, law: law, start: token.start, adjacent: false)
        case .uncertain:
            readTable(at: start, law: ResolvedLaw(isUncertain: true), start: token.start, adjacent: false)
        case .ours:
            if case .tableOfArticle(let article) = token.kind {
                let order = context.tables.order(ofArticle: article)
                readTable(
                    at: start, law: ResolvedLaw(id: order?.law, isUncertain: order.map { !$0.isOnly } ?? true),
                    start: token.start, adjacent: false)
            } else {
                readTable(
                    at: start,
                    law: ResolvedLaw(id: .numberAct, name: ownName ?? context.ownName, range: nil),
                    start: token.start, adjacent: false)
            }
        }
    }

    /// Reads a table in brackets or quotation marks after its law's name.
    mutating func readEnclosedTable(at start: Int, law: ResolvedLaw, start offset: Int) {
        let count = citations.count
        readTable(at: start, law: law, start: offset, adjacent: true)
        guard citations.count > count, index < tokens.count,
            tokens[index].isClosing || tokens[index].is(.closeAngle)
        else { return }
        let last = citations.count - 1
        citations[last].range = citations[last].range.lowerBound..<tokens[index].end
        index += 1
        citationEnd = index
    }

    /// 「別表第二の26の項及び同表の27の項」
    mutating func readSameTable() {
        guard let last = citations.last, case .table(let cited) = last.target else { return }
        let tail = TableTail.read(
            tokens, from: index + 1, head: cited.table, in: source, parser: self)
        guard !tail.elements.isEmpty || tail.isUnread, tail.isMarked else { return }
        repeatTable(cited, of: last, tail: tail, range: tokens[index].range)
    }

    /// Adds a citation of the table that the last one cites.
    mutating func repeatTable(
        _ cited: TableCitation, of last: Citation, tail: TableTail, range: Range<Int>,
        from offset: Int? = nil
    ) {
        var (extent, unreadFrom) = extent(of: tail, nameEnds: tail.next, next: tail.next)
        // 「別表の1（15の項）」: where the table's own number is not sure, no item of it is.
        if let table = cited.table, table == context.tables.unnumbered, cited.extent == .unread { extent = .unread }
        if self.unreadFrom == index { markReadToEnd() }
        add(
            .table(
                TableCitation(
                    table: cited.table, otherTable: cited.otherTable, tableRange: range,
                    elements: tail.elements, extent: extent)),
            law: ResolvedLaw(id: last.law, name: last.lawName), range: (offset ?? range.lowerBound)..<tail.end,
            next: tail.next,
            condition: tail.condition, slips: extent == .unread ? [.unreadList] : [])
        self.unreadFrom = unreadFrom
    }

    /// What seemed to be left of the last table's list is read as a citation of its own.
    private mutating func markReadToEnd() {
        let last = citations.count - 1
        guard last >= 0, case .table(var cited) = citations[last].target, !cited.elements.isEmpty else { return }
        cited.extent = .items
        citations[last].target = .table(cited)
        citations[last].slips.removeAll { $0 == .unreadList }
    }

    /// Whether a whole table that no law precedes is one of ours: the text speaks of what
    /// our tables are about, or nothing else can be meant.
    ///
    /// - Parameters:
    ///   - start: the table's name; `next`: the token after it.
    func isMeant(_ start: Int, next: Int) -> Bool {
        if refersReader(next) { return false }
        if context.isQuery { return true }
        let hasOrdinal = !tokens[start].is(.tableWord) || tokens[start + 1].is(.ordinal)
        if let last = citations.last, last.law != nil, followsCitation(start) { return true }
        guard hasOrdinal || namesAct else { return false }
        if speaksOfItems(from: next) { return true }
        guard hasOrdinal, namesAct || context.purpose != nil || headings.purpose != nil else {
            return false
        }
        guard next < tokens.count else { return true }
        // 「別表第1のとおり」 says nothing; 「別表第二」 on a line of its own does.
        return tokens[next].gap.startsLine || tokens[next].is(.close) || tokens[next].is(.fullStop)
            || tokens[next].is(.listComma) || tokens[next].is(.conjunction)
            || tokens[next].is(.middleDot) || tokens[next].is(.called) || tokens[next].law != nil
    }

    /// 「別表1のとおり」「別表1参照」: the table of the paper itself.
    func refersReader(_ next: Int) -> Bool {
        var at = next
        // とおり is cut after と.
        while at < tokens.count,
            tokens[at].is(.of) || tokens[at].is(.isWhere) || tokens[at].is(.conjunction)
        {
            at += 1
        }
        guard at < tokens.count, case .other = tokens[at].kind else { return false }
        return ["おり", "通り", "参照", "記載", "添付"].contains { source.begins(tokens[at].range, with: $0) }
    }

    /// 「番号法第9条第1項」 and 「別表第1」 on the next line.
    private func followsCitation(_ start: Int) -> Bool {
        guard citationEnd >= 0, citationEnd <= start, start - citationEnd <= Reach.joint else { return false }
        return tokens[start].gap < .blankLine
            && (citationEnd..<start).allSatisfy { at in
                guard case .word(let word) = tokens[at].kind, tokens[at].gap < .blankLine else {
                    return false
                }
                return word != .fullStop && word != .era
            }
    }

    /// Whether the rest of the sentence, as far as it stands near, is about items, business
    /// or information.
    private func speaksOfItems(from next: Int) -> Bool {
        for at in next..<min(tokens.count, next + Reach.topic) {
            if tokens[at].gap >= .cell || tokens[at].is(.fullStop) { return false }
            if tokens[at].gap == .lineBreak, at == next { return false }
            guard case .word(let word) = tokens[at].kind else {
                // 「別表2の提供業務情報」
                if namesAct, case .other = tokens[at].kind, at - next <= Reach.nextWord,
                    ["業務", "情報"].contains(where: { source.contains(tokens[at].range, $0) })
                {
                    return true
                }
                continue
            }
            switch word {
            case .businessLabel, .informationLabel, .providerLabel, .actorLabel, .provisionHeading,
                .inquiryHeading, .column, .paragraphOrRow:
                return true
            default:
                continue
            }
        }
        return false
    }
}
