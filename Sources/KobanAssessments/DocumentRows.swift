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

    private var pendingBlank = false
    /// How the history's columns are parted, where its tabs were turned into blanks.
    private var blankColumns: BlankColumns?

    init(_ source: SourceText) {
        bytes = source.bytes
        if let layout = MarkupLayout(bytes) {
            take(layout)
        } else {
            for line in source.lineStarts.indices { addLines(source.lineRange(line)) }
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

    /// A line of the source, which a page break or a separator of Unicode may part further.
    private mutating func addLines(_ line: Range<Int>) {
        var start = line.lowerBound
        var index = start
        while index < line.upperBound {
            let byte = bytes[index]
            let mayBreak = byte == 0x0B || byte == 0x0C || byte == 0xC2 || byte == 0xE2
            if mayBreak, case .lineBreak = Spacing(bytes.scalar(at: index).scalar) {
                addLine(start..<index)
                start = index + bytes.scalar(at: index).length
                index = start
            } else {
                index += 1
            }
        }
        addLine(start..<line.upperBound)
    }

    private mutating func addLine(_ line: Range<Int>) {
        let first = cells.count
        var start = line.lowerBound
        while let after = bytes.room(at: start, end: line.upperBound), bytes[start] != 0x09 { start = after }
        let isPipe = start < line.upperBound && bytes[start] == 0x7C
        let separator: UInt8 = isPipe ? 0x7C : 0x09
        if !isPipe, addBlankParted(line) { return }
        var isRule = true
        var column = 0
        var cellStart = isPipe ? start + 1 : line.lowerBound
        var index = cellStart
        while index <= line.upperBound {
            let atEnd = index == line.upperBound
            if atEnd
                || (bytes[index] == separator && column < MarkupLayout.mostColumns
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
        let isBlank = cells[first...].allSatisfy { bytes.isBlank($0.range) }
        if isBlank || (isRule && cells.count - first > 1) {
            cells.removeSubrange(first...)
            if isBlank { pendingBlank = true }
            return
        }
        finishRow(first, isTable: isPipe || cells.count - first > 1)
    }

    /// Adds a row of a history whose tabs were turned into blanks.
    private mutating func addBlankParted(_ line: Range<Int>) -> Bool {
        guard !line.isEmpty, !bytes[line].contains(0x09) else { return false }
        if let columns = BlankColumns(header: line, in: bytes) { blankColumns = columns }
        guard let parted = blankColumns?.cells(of: line, in: bytes) else { return false }
        let first = cells.count
        cells += parted.enumerated().map { Cell(range: bytes.trimmed($1), column: $0) }
        finishRow(first, isTable: true)
        return true
    }

    private mutating func finishRow(_ first: Int, isTable: Bool) {
        guard cells.count > first else { return }
        rows.append(Row(cells: first..<cells.count, blankBefore: pendingBlank, isTable: isTable))
        pendingBlank = false
    }

    // MARK: HTML

    private mutating func take(_ layout: MarkupLayout) {
        var open: [MarkupLayout.Row] = []
        func finishTable(_ reader: inout DocumentRows) {
            guard !open.isEmpty else { return }
            for row in MarkupTable(open).rows { reader.addRow(row) }
            open = []
        }
        for (index, item) in layout.items.enumerated() {
            switch item {
            case .row(let row):
                open.append(row)
            case .line(let line):
                // Room between the rows of a table.
                if !open.isEmpty, bytes.isBlank(line) { continue }
                let endsTable = !open.isEmpty
                finishTable(&self)
                if endsTable { pendingBlank = true }
                addLines(line)
            case .tableBegins, .tableEnds:
                if let last = open.last, layout.cutsRow(at: index, after: last) { continue }
                finishTable(&self)
                pendingBlank = true
            }
        }
        finishTable(&self)
    }

    private mutating func addRow(_ row: [MarkupTable.Cell]) {
        guard !row.allSatisfy({ bytes.isBlank($0.range) }) else { return }
        let first = cells.count
        cells += row.map { Cell(range: $0.range, column: $0.column) }
        finishRow(first, isTable: true)
    }
}
