import KobanLaw
import KobanText

/// Edits in place, from which the suggestions are read: line breaks, tabs and markup stay where they
/// are, but for those inside a name that is replaced or an item that is left out.
extension CitationWriter {
    /// - Parameters:
    ///   - items: in the order in which they are to be written; empty for a whole table.
    ///   - successors: what became of an item, for a list with words between its items.
    /// - Returns: empty where the citation cannot be rewritten in place.
    func tableEdits(
        _ table: TableName, items: [ItemNumber], insteadOf citation: Citation,
        successors: (ItemNumber) -> [ItemNumber]
    ) -> [TextEdit] {
        guard case .table(let cited) = citation.target else { return [] }
        let style = DigitStyle(of: cited, in: source)
        let head = headEdits(table, citation: citation, cited: cited, style: style)
        guard let first = cited.elements.first, let last = cited.elements.last else {
            return items.isEmpty ? head : []
        }
        guard !items.isEmpty, first.range.lowerBound >= cited.tableRange.upperBound,
            last.range.upperBound <= citation.range.upperBound,
            let list = listEdits(items, like: cited, style: style, successors: successors)
        else { return [] }
        return partingNumber(from: head, table, before: first.range.lowerBound, items, like: cited) + list
    }

    /// 別表の 第1: where only a blank or 第 stands between the name of a table without a number and its list, の parts
    /// them, since 別表 第1 is the name of another table.
    ///
    /// - Parameter head: the edits of the name; none where it stays.
    func partingNumber(
        from head: [TextEdit] = [], _ table: TableName, before list: Int, _ items: [ItemNumber],
        like cited: TableCitation
    ) -> [TextEdit] {
        guard let known = statutes.tables[table], known.designation == .appended(number: nil), let first = items.first,
            statutes.tables.appended(to: known.law, number: first.whole) != nil
        else { return head }
        let end = head.last?.range.upperBound ?? cited.tableRange.upperBound
        guard end <= list, ["", "第"].contains(tidy(end..<list).filter { !$0.isWhitespace }) else { return head }
        guard let name = head.last else { return [TextEdit(end..<end, "の")] }
        return head.dropLast() + [TextEdit(name.range, name.replacement + "の")]
    }

    /// The name of the table alone.
    func tableNameEdits(_ table: TableName, insteadOf citation: Citation, cited: TableCitation) -> [TextEdit] {
        headEdits(table, citation: citation, cited: cited, style: DigitStyle(of: cited, in: source))
    }

    /// The law's and the table's name.
    func headEdits(
        _ table: TableName, citation: Citation, cited: TableCitation, style: DigitStyle
    ) -> [TextEdit] {
        let name = cited.tableRange
        // A list below its table's name may be a citation that begins after the name.
        let start =
            citation.range.lowerBound <= name.lowerBound
            ? citation.range.lowerBound : startOfName(citation, before: name.lowerBound)
        let before = start..<name.lowerBound
        guard let known = statutes.tables[table] else { return [] }
        let designation = known.designation.text(articleNumber: style.write)
        if known.law == .numberAct {
            if citation.law == .numberAct || before.isEmpty { return [TextEdit(name, designation)] }
            return [TextEdit(before.lowerBound..<name.upperBound, actName + designation)]
        }
        if citation.law == known.law { return [TextEdit(name, designation)] }
        let order = (statutes.law(known.law)?.usualName ?? "") + designation
        if let former = citation.law, former != .numberAct {
            return [orderEdit(order, of: known, insteadOf: former, before: before, name: name, style: style)]
        }
        let end = endOfRelatedArticles(after: name.upperBound)
        if let basis, let act = nameAlone(before, of: citation) {
            let text = TextEdit(name.lowerBound..<end, basis.link + order)
            if act.isEmpty { return [text] }
            return act.upperBound == name.lowerBound
                ? [TextEdit(act.lowerBound..<end, text.replacement)] : [TextEdit(act, ""), text]
        }
        let open = withoutParticle(before)
        let act = open == before.lowerBound ? actName : ""
        return [TextEdit(open..<end, "\(act)\(style.write(known.basis))に基づく\(order)")]
    }

    /// A table of an order named instead of one of another order. The provision on which both are based is
    /// named where the former order's name did so (番号法第19条第8号に基づく…命令), and not where it did not.
    private func orderEdit(
        _ order: String, of table: LawTable, insteadOf former: LawID, before: Range<Int>, name: Range<Int>,
        style: DigitStyle
    ) -> TextEdit {
        let namesBasis = tidy(before).contains("号")
        return TextEdit(
            before.lowerBound..<name.upperBound,
            namesBasis ? "\(actName)\(style.write(table.basis))に基づく\(order)" : order)
    }

    /// The Act's name before a table's, with の and blanks after it; nil where more stands there (a
    /// definition that later text relies on).
    private func nameAlone(_ before: Range<Int>, of citation: Citation) -> Range<Int>? {
        guard !before.isEmpty else { return before }
        guard let name = citation.lawNameRange, name.lowerBound == before.lowerBound,
            name.upperBound <= before.upperBound,
            tidy(name.upperBound..<before.upperBound).allSatisfy({ $0.isWhitespace || $0 == "の" })
        else { return nil }
        // A line break or a tab is layout and stays.
        var end = name.upperBound
        while end < before.upperBound {
            if source.bytes[end] == 0x20 {
                end += 1
            } else if end + 3 <= before.upperBound, ["の", "　"].contains(source.text(in: end..<end + 3)) {
                end += 3
            } else {
                break
            }
        }
        return before.lowerBound..<end
    }

    /// （第十九条、第二十一条関係), as the law itself writes after the name of a table; the table in the
    /// order has none.
    private func endOfRelatedArticles(after name: Int) -> Int {
        // The longest of the law's own is 37 bytes; a page break may stand in it.
        let longest = 160
        let limit = min(source.bytes.count, name + longest)
        var open = name
        while open < limit, [0x20, 0x0A, 0x0D].contains(source.bytes[open]) { open += 1 }
        for (mark, close) in [("（", "）"), ("(", ")")] where source.hasText(mark, at: open) {
            var end = open
            while end < limit {
                if ["）", ")"].contains(where: { source.hasText($0, at: end) }) {
                    guard source.hasText("関係", at: end - "関係".utf8.count) else { return name }
                    return end + (source.hasText(close, at: end) ? close : close == ")" ? "）" : ")").utf8.count
                }
                end += 1
            }
        }
        return name
    }

    /// Where the law's name begins that stands right before a table's.
    private func startOfName(_ citation: Citation, before table: Int) -> Int {
        if let name = citation.lawNameRange, name.upperBound <= table,
            tidy(name.upperBound..<table).allSatisfy({ $0.isWhitespace || $0 == "の" })
        {
            return name.lowerBound
        }
        guard let name = citation.lawName else { return table }
        let start = table - name.utf8.count
        return start >= 0 && source.bytes[start..<table].elementsEqual(name.utf8) ? start : table
    }

    /// The end of a name without の and blanks after it; a line break or a tab is layout and stays.
    private func withoutParticle(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            if source.bytes[end - 1] == 0x20 {
                end -= 1
            } else if end - 3 >= range.lowerBound, ["の", "　"].contains(source.text(in: end - 3..<end)) {
                end -= 3
            } else {
                break
            }
        }
        return end
    }

}
