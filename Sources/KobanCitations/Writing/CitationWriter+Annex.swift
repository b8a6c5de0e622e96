import KobanLaw
import KobanText

/// An annex: the name of the table in its heading, and the numbers in its rows.
extension CitationWriter {
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
}
