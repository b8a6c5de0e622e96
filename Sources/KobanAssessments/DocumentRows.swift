import KobanText

/// A document as rows of cells, whatever layout it came in: lines of text, lines with tabs
/// between cells, Markdown pipes, HTML tables. Blank rows are left out.
struct DocumentRows {
    struct Cell {
        let range: Range<Int>
        /// The column that the cell stands in, counted with the cells that span into the row.
        let column: Int
    }

    struct Row {
        let cells: Range<Int>
        /// A blank line, or the border of a table, stands before the row.
        let blankBefore: Bool
        /// The row is of a table with borders between its cells.
        let isTable: Bool
    }

    let bytes: [UInt8]
    private(set) var rows: [Row] = []
    private(set) var cells: [Cell] = []

    /// No form has as many columns; what follows in a line is one cell.
    private static let mostColumns = 64

    private var pendingBlank = false

    init(_ source: SourceText) {
        bytes = source.bytes
        let markup = DocumentRows.usesMarkup(bytes)
        if markup.tables || markup.page {
            readMarkup(isPage: markup.page)
        } else {
            for line in source.lineStarts.indices { addLine(source.lineRange(line)) }
        }
    }

    func cells(of row: Int) -> ArraySlice<Cell> { cells[rows[row].cells] }

    /// From the beginning of the row's first cell to the end of its last.
    func range(of row: Int) -> Range<Int> {
        let indices = rows[row].cells
        return cells[indices.lowerBound].range.lowerBound..<cells[indices.upperBound - 1].range.upperBound
    }

    /// The folded text of a row, at most `limit` scalars.
    func key(_ row: Int, limit: Int = 32) -> String { bytes.folded(range(of: row), limit: limit) }

    // MARK: Lines

    private mutating func addLine(_ line: Range<Int>) {
        let first = cells.count
        var start = line.lowerBound
        while start < line.upperBound, bytes[start] <= 0x20 { start += 1 }
        let isPipe = start < line.upperBound && bytes[start] == 0x7C
        let separator: UInt8 = isPipe ? 0x7C : 0x09
        var isRule = true
        var column = 0
        var cellStart = isPipe ? start + 1 : line.lowerBound
        var index = cellStart
        while index <= line.upperBound {
            let atEnd = index == line.upperBound
            if atEnd
                || (bytes[index] == separator && column < DocumentRows.mostColumns
                    && !(isPipe && bytes[index - 1] == 0x5C))
            {
                let range = bytes.trimmed(cellStart..<index)
                // A row of pipes ends with one.
                if !(isPipe && atEnd && range.isEmpty) {
                    cells.append(Cell(range: range, column: column))
                    column += 1
                }
                cellStart = index + 1
            } else if bytes[index] != 0x2D, bytes[index] != 0x3A, bytes[index] > 0x20 {
                isRule = false
            }
            index += 1
        }
        let isBlank = cells[first...].allSatisfy { $0.range.isEmpty }
        if isBlank || (isRule && cells.count - first > 1) {
            cells.removeSubrange(first...)
            if isBlank { pendingBlank = true }
            return
        }
        finishRow(first, isTable: isPipe || cells.count - first > 1)
    }

    private mutating func finishRow(_ first: Int, isTable: Bool) {
        guard cells.count > first else { return }
        rows.append(Row(cells: first..<cells.count, blankBefore: pendingBlank, isTable: isTable))
        pendingBlank = false
    }

    // MARK: HTML

    private static func usesMarkup(_ bytes: [UInt8]) -> (tables: Bool, page: Bool) {
        var tables = false
        var index = 0
        while index < bytes.count, !tables {
            if bytes[index] == 0x3C, let tag = Markup.tag(in: bytes, at: index, end: bytes.count) {
                if tag.name == "html" || tag.name == "body" || tag.name == "head" { return (false, true) }
                if tag.name == "td" || tag.name == "th" || tag.name == "tr" { tables = true }
                index = tag.end
            } else {
                index += 1
            }
        }
        return (tables, false)
    }

    /// The cell spans that reach down from rows above, for one table.
    private struct Spans {
        var rest: [Int: Int] = [:]
        var column = 0

        mutating func beginRow() {
            // Spans right of the last row's last cell have come down one row, too.
            for (place, left) in rest where place >= column { rest[place] = left > 1 ? left - 1 : nil }
            column = 0
        }

        /// The column of the next cell of the row.
        mutating func place(columns: Int, rows: Int) -> Int {
            // Past the last column of any form, cells share one: spans never pile up.
            while column < DocumentRows.mostColumns, let left = rest[column] {
                rest[column] = left > 1 ? left - 1 : nil
                column += 1
            }
            let place = column
            let next = min(column + columns, DocumentRows.mostColumns)
            for covered in column..<max(column, next) where rows > 1 { rest[covered] = rows - 1 }
            column = next
            return place
        }
    }

    private mutating func readMarkup(isPage: Bool) {
        var tables: [Spans] = []
        var textStart = 0
        var rowFirst = cells.count
        var cellStart: Int?
        var cellColumn = 0
        var index = 0
        let end = bytes.count

        func closeCell(_ reader: inout DocumentRows, at place: Int) {
            guard let start = cellStart else { return }
            reader.cells.append(Cell(range: reader.bytes.trimmed(start..<place), column: cellColumn))
            cellStart = nil
        }
        func closeRow(_ reader: inout DocumentRows) {
            if reader.cells[rowFirst...].allSatisfy({ reader.bytes.isBlank($0.range) }) {
                reader.cells.removeSubrange(rowFirst...)
            }
            reader.finishRow(rowFirst, isTable: true)
            rowFirst = reader.cells.count
        }
        func closeText(_ reader: inout DocumentRows, at place: Int) {
            let text = reader.bytes.trimmed(textStart..<max(textStart, place))
            if reader.bytes.isBlank(text) {
                if reader.bytes[textStart..<max(textStart, place)].isEmpty == false { reader.pendingBlank = true }
            } else {
                reader.addLine(text)
            }
            rowFirst = reader.cells.count
        }

        while index < end {
            let byte = bytes[index]
            if byte == 0x0A || byte == 0x0D {
                if tables.isEmpty {
                    closeText(&self, at: index)
                    textStart = index + 1
                }
                index += 1
                continue
            }
            guard byte == 0x3C, let tag = Markup.tag(in: bytes, at: index, end: end) else {
                index += 1
                continue
            }
            switch tag.name {
            case "script" where !tag.isClosing, "style" where !tag.isClosing:
                if cellStart == nil { closeText(&self, at: index) }
                index = skip(tag.name, from: tag.end)
                textStart = index
                continue
            case "table" where !tag.isClosing:
                if tables.isEmpty {
                    closeText(&self, at: index)
                } else {
                    closeCell(&self, at: index)
                    closeRow(&self)
                }
                tables.append(Spans())
                pendingBlank = true
            case "table":
                guard !tables.isEmpty else { break }
                closeCell(&self, at: index)
                closeRow(&self)
                tables.removeLast()
                pendingBlank = true
                textStart = tag.end
                // What follows an inner table is still in the outer cell.
                if !tables.isEmpty { cellStart = tag.end }
            case "tr":
                if tables.isEmpty { tables.append(Spans()) }
                closeCell(&self, at: index)
                closeRow(&self)
                if !tag.isClosing { tables[tables.count - 1].beginRow() }
            case "td", "th":
                guard !tables.isEmpty else { break }
                closeCell(&self, at: index)
                if !tag.isClosing {
                    let columns = min(Markup.number("colspan", in: tag.attributes, of: bytes) ?? 1, 64)
                    let rows = Markup.number("rowspan", in: tag.attributes, of: bytes) ?? 1
                    cellColumn = tables[tables.count - 1].place(columns: max(1, columns), rows: rows)
                    cellStart = tag.end
                }
            default:
                if tables.isEmpty, isPage, Markup.lineBreaking.contains(tag.name) {
                    closeText(&self, at: index)
                    textStart = tag.end
                }
            }
            index = tag.end
        }
        if tables.isEmpty {
            closeText(&self, at: end)
        } else {
            closeCell(&self, at: end)
            closeRow(&self)
        }
    }

    /// The offset after the closing tag of an element whose content is no text.
    private func skip(_ name: String, from offset: Int) -> Int {
        var index = offset
        while index < bytes.count {
            if bytes[index] == 0x3C, let tag = Markup.tag(in: bytes, at: index, end: bytes.count),
                tag.isClosing, tag.name == name
            {
                return tag.end
            }
            index += 1
        }
        return bytes.count
    }
}
