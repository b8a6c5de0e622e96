import KobanCitations
import KobanLaw
import KobanText

/// Edits in place, from which the suggestions are read: line breaks, tabs and markup stay where they
/// are, but for those inside a name that is replaced or an item that is left out.
extension SuggestionWriter {
    /// - Parameters:
    ///   - items: in the order in which they are to be written; empty for a whole table.
    ///   - successors: what became of an item, for a list with words between its items.
    /// - Returns: empty where the citation cannot be rewritten in place.
    func tableEdits(
        _ table: TableName, items: [ItemNumber], insteadOf citation: Citation,
        successors: (ItemNumber) -> [ItemNumber] = { _ in [] }
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
        return head + list
    }

    /// The name of the table in the heading of an annex and the numbers in its rows. A row whose
    /// item has no successor goes; one whose item has several stands once for each.
    ///
    /// - Parameters:
    ///   - rows: the cells of the rows.
    ///   - columns: the headings of the columns, which may name the table too (別表第2 第2欄).
    ///   - successors: what became of an item.
    /// - Returns: empty where a row that must go or be repeated does not stand on lines of its own.
    func annexEdits(
        _ table: TableName, insteadOf citation: Citation, rows: [[Range<Int>]],
        columns: [Range<Int>],
        successors: (ItemNumber) -> [ItemNumber]
    ) -> [TextEdit] {
        guard case .table(let cited) = citation.target else { return [] }
        let style = DigitStyle(of: cited, in: source)
        var edits = headEdits(table, citation: citation, cited: cited, style: style)
        for column in columns { edits += columnEdits(table, instead: cited.table, in: column, style: style) }
        for element in cited.elements where element.last == nil {
            let numbers = successors(element.first)
            let style = DigitStyle.style(of: source.text(in: element.range)) ?? .halfWidth
            if numbers.count == 1, let number = numbers.first {
                edits.append(TextEdit(element.range, style.write(number)))
                continue
            }
            guard let lines = ownLines(of: element.range, rows: rows) else { return [] }
            guard let number = numbers.first else {
                edits.append(TextEdit(lines, ""))
                continue
            }
            edits.append(TextEdit(element.range, style.write(number)))
            let copies = numbers.dropFirst().map {
                source.text(in: lines.lowerBound..<element.range.lowerBound) + style.write($0)
                    + source.text(in: element.range.upperBound..<lines.upperBound)
            }
            edits.append(TextEdit(lines.upperBound..<lines.upperBound, copies.joined()))
        }
        return edits
    }

    /// The former table's name in a column's heading; of another law's table there is none.
    private func columnEdits(
        _ table: TableName, instead former: TableName?, in column: Range<Int>, style: DigitStyle
    ) -> [TextEdit] {
        guard let former = former.flatMap({ statutes.tables[$0] }), former.name != table,
            let new = statutes.tables[table]?.designation.text(articleNumber: style.write)
        else { return [] }
        let text = source.text(in: column)
        return former.designation.spellings.flatMap { name in
            text.ranges(of: name).map { range in
                let start = column.lowerBound + text[..<range.lowerBound].utf8.count
                return TextEdit(start..<start + name.utf8.count, new)
            }
        }
    }

    /// The lines of the row that holds a cell, with the last line's break; nil where another row
    /// stands on them too.
    private func ownLines(of cell: Range<Int>, rows: [[Range<Int>]]) -> Range<Int>? {
        func bounds(_ row: [Range<Int>]) -> Range<Int>? {
            guard let start = row.map(\.lowerBound).min(), let end = row.map(\.upperBound).max() else { return nil }
            return start..<end
        }
        guard
            let index = rows.firstIndex(where: {
                $0.contains { $0.lowerBound <= cell.lowerBound && cell.upperBound <= $0.upperBound }
            }),
            let row = bounds(rows[index])
        else { return nil }
        let (first, last) = (source.lineIndex(at: row.lowerBound), source.lineIndex(at: row.upperBound))
        let end = last + 1 < source.lineStarts.count ? source.lineStarts[last + 1] : source.bytes.count
        let lines = source.lineStarts[first]..<end
        guard last + 1 < source.lineStarts.count,
            tidy(lines.lowerBound..<row.lowerBound).allSatisfy({ $0.isWhitespace }),
            tidy(row.upperBound..<lines.upperBound).allSatisfy({ $0.isWhitespace }),
            rows.enumerated().allSatisfy({ other in
                other.offset == index || bounds(other.element).map { !$0.overlaps(lines) } ?? true
            })
        else { return nil }
        return lines
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

    /// The last number of a provision (the 7 of 第19条第7号) exchanged, or the whole provision.
    ///
    /// - Parameter isMalformed: the form is to be mended too (第19条の7号).
    func provisionEdit(
        _ provision: Provision, insteadOf place: CitedProvision, isMalformed: Bool = false
    ) -> TextEdit? {
        guard let item = provision.item else { return nil }
        let style = DigitStyle.style(of: source.text(in: place.range)) ?? .halfWidth
        if !isMalformed, place.provision.article == provision.article, place.provision.paragraph == provision.paragraph,
            let number = lastNumber(in: place.range)
        {
            return TextEdit(number, style.write(item))
        }
        var moved = "第" + style.write(provision.article) + "条第"
        if let paragraph = provision.paragraph { moved += style.write(paragraph) + "項第" }
        moved += style.write(item) + "号"
        let hasMark = source.text(in: place.range).hasPrefix("第")
        return TextEdit(place.range, hasMark ? moved : String(moved.dropFirst()))
    }

    private func lastNumber(in range: Range<Int>) -> Range<Int>? {
        var offset = range.lowerBound
        var run: Range<Int>?
        for scalar in source.text(in: range).unicodeScalars {
            let end = offset + String(scalar).utf8.count
            if DigitStyle.style(of: String(scalar)) != nil {
                run = run.map { $0.upperBound == offset ? $0.lowerBound..<end : offset..<end } ?? offset..<end
            }
            offset = end
        }
        return run
    }

    /// A name exchanged for its right form: the words in which the two differ, so that the line breaks and
    /// the markup around them stay.
    func nameEdit(of name: Range<Int>, to right: String) -> TextEdit? {
        let right = Array(right.unicodeScalars)
        // The scalars of the name with their places, white space and markup left out.
        var scalars: [(scalar: Unicode.Scalar, range: Range<Int>)] = []
        var offset = name.lowerBound
        while offset < name.upperBound {
            if let end = OriginalText.endOfTag(source, offset, name.upperBound) {
                offset = end
                continue
            }
            let (scalar, length) = source.bytes.withUnsafeBufferPointer { $0.scalar(at: offset) }
            if !scalar.properties.isWhitespace { scalars.append((scalar, offset..<offset + length)) }
            offset += length
        }
        var start = 0
        while start < min(scalars.count, right.count), scalars[start].scalar == right[start] { start += 1 }
        var (end, rightEnd) = (scalars.count, right.count)
        while end > start, rightEnd > start, scalars[end - 1].scalar == right[rightEnd - 1] {
            (end, rightEnd) = (end - 1, rightEnd - 1)
        }
        guard start < end || start < rightEnd else { return nil }
        let place = start < scalars.count ? scalars[start].range.lowerBound : name.upperBound
        let text = String(String.UnicodeScalarView(right[start..<rightEnd]))
        return TextEdit(place..<(end > start ? scalars[end - 1].range.upperBound : place), text)
    }

    /// The table in an order's name exchanged for the one of its new title (別表第一 for 別表); a line break inside it
    /// stays.
    func retitledEdit(of name: Range<Int>, _ change: TitleChange) -> TextEdit? {
        guard let tables = change.tables, case .appended = tables.old, case .appended = tables.new else { return nil }
        let word = Array(TableDesignation.appendedWord.utf8)
        func number(_ text: String) -> String { String(text.dropFirst(TableDesignation.appendedWord.count)) }
        let old = tables.old.spellings.map(number)
        let new = number(tables.new.text)
        var index = name.lowerBound
        while index + word.count <= name.upperBound {
            if source.bytes[index..<(index + word.count)].elementsEqual(word) {
                var offset = index + word.count
                if old.contains("") { return TextEdit(offset..<offset, new) }
                var kept = ""
                var seen = ""
                for scalar in source.text(in: offset..<name.upperBound).unicodeScalars {
                    if scalar.properties.isWhitespace {
                        if scalar.value < 0x20 { kept.unicodeScalars.append(scalar) }
                    } else {
                        seen.unicodeScalars.append(scalar)
                    }
                    offset += String(scalar).utf8.count
                    if old.contains(seen) { return TextEdit(index + word.count..<offset, new + kept) }
                    if !old.contains(where: { $0.hasPrefix(seen) }) { break }
                }
            }
            index += 1
        }
        return nil
    }
}
