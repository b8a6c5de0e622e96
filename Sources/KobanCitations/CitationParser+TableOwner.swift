import KobanStatutes
import KobanText

// 「第9条第1項、別表第一の15の項」「住民基本台帳法第30条の9（別表第一）」「契約書の別表1」
extension CitationParser {
    /// Reads a table before which no law stands, and decides whose it is.
    ///
    /// A table that is taken for 番号法's and is not is a false alarm: where neither the text
    /// names 番号法 nor the sentence speaks of items, business or information, it is left.
    mutating func readBareTable() {
        let start = index
        let token = tokens[start]
        if isOfAnotherDocument(start) {
            index += 1
            skipNumbers()
            return
        }
        if let law, law.isForeign, isOfLawBefore(start) {
            readTable(at: start, law: law, start: token.start, adjacent: false)
            return
        }
        if case .provisionTable = token.kind {
            readTable(
                at: start, law: ResolvedLaw(id: .provisionOrder), start: token.start, adjacent: false)
        } else {
            readTable(
                at: start,
                law: ResolvedLaw(id: .numberAct, name: ownName ?? context.ownName, range: nil),
                start: token.start, adjacent: false)
        }
    }

    /// Reads a table in brackets or quotation marks after its law's name.
    mutating func readEnclosedTable(at start: Int, law: ResolvedLaw, start offset: Int) {
        let count = citations.count
        readTable(at: start, law: law, start: offset, adjacent: true)
        guard citations.count > count, index < tokens.count,
            tokens[index].is(.close) || tokens[index].is(.closeQuote)
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
        add(
            .table(
                TableCitation(
                    table: cited.table, otherTable: cited.otherTable, tableRange: range,
                    elements: tail.isUnread ? [] : tail.elements)),
            law: ResolvedLaw(id: last.law, name: last.lawName), range: (offset ?? range.lowerBound)..<tail.end, next: tail.next,
            condition: tail.condition, slips: tail.isUnread ? [.unreadList] : [])
    }

    /// Whether a table belongs to the other law that is named before it.
    private func isOfLawBefore(_ start: Int) -> Bool {
        // 「生活保護法」 on a line of its own, 「・別表第一」 below.
        if lawHeadsLines, startsLineOrBullet(start) || isNumbered(start) { return true }
        guard let last = citations.last, case .provisions = last.target, last.lawName == law?.name,
            let link = link(to: start)
        else { return false }
        // 「番号法第9条第1項、国民健康保険法第9条、別表第一の30の項」: a comma tells nothing where the
        // text has named 番号法 (assumption).
        return link == .close || ownName == nil || isOrdinance(last.lawName)
            || last.lawName.map(Self.lawsWithTables.contains) ?? false
    }

    /// Laws whose own tables assessments cite (notations.md): after them a comma does not lead back
    /// to 番号法.
    private static let lawsWithTables: Set<String> = ["住民基本台帳法", "地方自治法"]

    private func isOrdinance(_ name: String?) -> Bool {
        guard let name else { return false }
        return ["条例", "規則", "規程", "要綱", "細則"].contains { name.hasSuffix($0) }
    }

    /// How a token hangs on the last citation.
    enum Link {
        /// Directly, or by の 及び （ に規定する.
        case close
        /// By 、 ・
        case comma
    }

    /// How a token hangs on the last citation; nil where something else stands between them.
    /// A line break only wraps what a separator before it has joined.
    func link(to end: Int) -> Link? {
        guard citationEnd >= 0, citationEnd <= end, end - citationEnd <= 6 else { return nil }
        var link = Link.close
        var isJoined = false
        for at in citationEnd..<end {
            guard tokens[at].gap < .lineBreak else { return nil }
            switch tokens[at].kind {
            case .word(.listComma), .word(.middleDot):
                link = .comma
                isJoined = true
            case .word(.conjunction), .word(.of):
                link = .close
                isJoined = true
            case .word(.close), .word(.open), .word(.openQuote), .word(.isWhere):
                continue
            case .other where Self.relations.contains { source.ends(tokens[at].range, with: $0) }:
                isJoined = true
            default:
                return nil
            }
        }
        guard tokens[end].gap < (isJoined ? .cell : .lineBreak) else { return nil }
        return link
    }

    private static let relations = ["規定する", "掲げる", "定める", "基づく", "よる", "係る", "おける"]

    /// 「契約書の別表1」「特記事項別表第1」: the table of a paper that is no law.
    private func isOfAnotherDocument(_ start: Int) -> Bool {
        guard start > 0, tokens[start].gap < .space else { return false }
        var at = start - 1
        // 平成27年条例第30号別表第一: a law or ordinance by its number.
        if start > 3, tokens[at].is(.item), tokens[at - 1].number != nil, tokens[at - 2].is(.ordinal),
            case .other = tokens[at - 3].kind
        {
            return true
        }
        if tokens[at].is(.of), at > 0, tokens[at].gap < .space { at -= 1 }
        guard case .other = tokens[at].kind else { return false }
        return Self.documents.contains { source.ends(tokens[at].range, with: $0) }
    }

    private static let documents = [
        "別紙", "約款", "事項", "契約", "契約書", "仕様書", "協定", "協定書", "覚書", "基準", "指針", "ガイドライン", "計画",
        "計画書", "通知", "告示", "規約", "手順書", "マニュアル", "報告書", "様式",
    ]

    // MARK: Whether a table without items is meant at all

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
            || tokens[next].is(.middleDot) || tokens[next].law != nil
    }

    /// 「別表1のとおり」「別表1参照」: the table of the paper itself.
    private func refersReader(_ next: Int) -> Bool {
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
        guard citationEnd >= 0, citationEnd <= start, start - citationEnd <= 6 else { return false }
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
        for at in next..<min(tokens.count, next + 12) {
            if tokens[at].gap >= .cell || tokens[at].is(.fullStop) { return false }
            if tokens[at].gap == .lineBreak, at == next { return false }
            guard case .word(let word) = tokens[at].kind else {
                // 「別表2の提供業務情報」
                if namesAct, case .other = tokens[at].kind, at - next <= 2,
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
