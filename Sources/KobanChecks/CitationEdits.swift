import KobanCitations
import KobanStatutes
import KobanText

/// The same as the suggestions, but as edits in place: line breaks, tabs and markup stay where
/// they are, but for those inside a name that is replaced or an item that is left out.
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
        let head = headEdit(table, citation: citation, cited: cited, style: style)
        guard let first = cited.elements.first, let last = cited.elements.last else {
            return items.isEmpty ? [head] : []
        }
        guard !items.isEmpty, first.range.lowerBound >= cited.tableRange.upperBound,
            last.range.upperBound <= citation.range.upperBound,
            let list = listEdits(items, like: cited, style: style, successors: successors)
        else { return [] }
        return [head] + list
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
        var edits = [headEdit(table, citation: citation, cited: cited, style: style)]
        for column in columns { edits += columnEdits(table, in: column, style: style) }
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
    private func columnEdits(_ table: TableName, in column: Range<Int>, style: DigitStyle) -> [TextEdit] {
        let text = source.text(in: column)
        let former = table == .provisionTable ? ["別表第2", "別表第２", "別表第二"] : ["別表第1", "別表第１", "別表第一"]
        let new = table == .provisionTable ? "第\(style.write(ItemNumber(2)))条の表" : table.rawValue
        return former.flatMap { name in
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
        guard let index = rows.firstIndex(where: { $0.contains { $0.lowerBound <= cell.lowerBound && cell.upperBound <= $0.upperBound } }),
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
    func tableNameEdit(_ table: TableName, insteadOf citation: Citation, cited: TableCitation) -> TextEdit {
        headEdit(table, citation: citation, cited: cited, style: DigitStyle(of: cited, in: source))
    }

    private func headEdit(
        _ table: TableName, citation: Citation, cited: TableCitation, style: DigitStyle
    ) -> TextEdit {
        let name = cited.tableRange
        // A list below its table's name may be a citation that begins after the name.
        let start =
            citation.range.lowerBound <= name.lowerBound
            ? citation.range.lowerBound : startOfName(citation, before: name.lowerBound)
        let before = start..<name.lowerBound
        switch table {
        case .firstTable, .secondTable, .unifiedTable:
            if citation.law == .numberAct || before.isEmpty { return TextEdit(name, table.rawValue) }
            return TextEdit(before.lowerBound..<name.upperBound, actName + table.rawValue)
        case .provisionTable:
            let article = style == .kanji ? "第二条の表" : "第\(style.write(ItemNumber(2)))条の表"
            if citation.law == .provisionOrder { return TextEdit(name, article) }
            let (article19, item8) = (style.write(ItemNumber(19)), style.write(ItemNumber(8)))
            if before.isEmpty, let start = endOfBasis(before: name.lowerBound) {
                return TextEdit(
                    start..<name.upperBound, "に基づく利用特定個人情報の提供に関する命令\(article)")
            }
            let start = withoutParticle(before)
            let act = start == before.lowerBound ? actName : ""
            return TextEdit(
                start..<name.upperBound,
                "\(act)第\(article19)条第\(item8)号に基づく利用特定個人情報の提供に関する命令\(article)")
        }
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

    /// Where 番号法第19条第8号 ends right before the table (or with の between): the order is
    /// named by it.
    private func endOfBasis(before offset: Int) -> Int? {
        let end =
            offset >= 3 && source.text(in: offset - 3..<offset) == "の" ? offset - 3 : offset
        let line = max(
            source.lineStarts[source.lineIndex(at: end)], end - SuggestionWriter.longestBasis)
        return line < end && source.text(in: line..<end).contains(SuggestionWriter.basis) ? end : nil
    }

    /// In bytes: 第十九条第八号 has twenty-one. More of a long line need not be read.
    private static let longestBasis = 48

    /// In digits of any kind, and of two kinds in one place.
    private static var basis: Regex<Substring> { #/第(?:19|１９|十九)条第[8８八7７七]号$/# }

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
    func provisionEdit(_ provision: Provision, insteadOf place: CitedProvision) -> TextEdit? {
        guard let item = provision.item else { return nil }
        let style = DigitStyle.style(of: source.text(in: place.range)) ?? .halfWidth
        if place.provision.article == provision.article, place.provision.paragraph == provision.paragraph,
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

    /// 別表第一 in an order's name exchanged for 別表; a line break inside it stays.
    func retitledEdit(of name: Range<Int>) -> TextEdit? {
        let table = Array("別表".utf8)
        var index = name.lowerBound
        while index + table.count <= name.upperBound {
            if Array(source.bytes[index..<(index + table.count)]) == table {
                var offset = index + table.count
                var kept = ""
                var seen = ""
                for scalar in source.text(in: offset..<name.upperBound).unicodeScalars {
                    if scalar.properties.isWhitespace {
                        if scalar.value < 0x20 { kept.unicodeScalars.append(scalar) }
                    } else {
                        seen.unicodeScalars.append(scalar)
                    }
                    offset += String(scalar).utf8.count
                    if ["第一", "第1", "第１"].contains(seen) {
                        return TextEdit(index + table.count..<offset, kept)
                    }
                    if seen.unicodeScalars.count > 2 { break }
                }
            }
            index += 1
        }
        return nil
    }
}
