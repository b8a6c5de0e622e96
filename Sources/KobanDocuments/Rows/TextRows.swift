import KobanText

extension DocumentRows {
    /// The lines of a text, with tabs or pipes between cells.
    init(linesOf source: SourceText) {
        var reader = TextRows(source.bytes)
        for line in source.lineStarts.indices { reader.add(source.lineRange(line)) }
        self = reader.rows
    }
}

/// Reads lines of text into rows: a line without borders is one cell.
struct TextRows {
    private(set) var rows: DocumentRows
    private let bytes: [UInt8]
    /// How the history's columns are parted, where its tabs were turned into blanks.
    private var blankColumns: BlankColumns?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        rows = DocumentRows(of: bytes)
    }

    /// Notes that a border stands before the next row.
    mutating func addBlank() { rows.addBlank() }

    /// Adds a row of a table that was read elsewhere.
    mutating func addTableRow(_ row: [DocumentRows.Cell]) {
        guard !row.allSatisfy({ bytes.isBlank($0.range) }) else { return }
        rows.add(row, isTable: true)
    }

    /// Adds a line of the source, which a page break or a separator of Unicode may part further.
    mutating func add(_ line: Range<Int>) {
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
        var start = line.lowerBound
        while let after = bytes.room(at: start, end: line.upperBound), bytes[start] != 0x09 { start = after }
        let isPipe = start < line.upperBound && bytes[start] == 0x7C
        let separator: UInt8 = isPipe ? 0x7C : 0x09
        if !isPipe, addBlankParted(line) { return }
        var cells: [DocumentRows.Cell] = []
        var isRule = true
        var cellStart = isPipe ? start + 1 : line.lowerBound
        var index = cellStart
        while index <= line.upperBound {
            let atEnd = index == line.upperBound
            if atEnd
                || (bytes[index] == separator && cells.count < DocumentRows.mostColumns
                    && !(isPipe && bytes[index - 1] == 0x5C))
            {
                let range = bytes.trimmed(cellStart..<index)
                // A row of pipes ends with one.
                if !(isPipe && atEnd && range.isEmpty) {
                    cells.append(DocumentRows.Cell(range: range, column: cells.count))
                }
                cellStart = index + 1
            } else if bytes[index] != 0x2D, bytes[index] != 0x3A, bytes[index] > 0x20 {
                isRule = false
            }
            index += 1
        }
        guard !cells.allSatisfy({ bytes.isBlank($0.range) }) else {
            rows.addBlank()
            return
        }
        // `|---|---|` under the header.
        if isRule, cells.count > 1 { return }
        rows.add(cells, isTable: isPipe || cells.count > 1)
    }

    /// Adds a row of a history whose tabs were turned into blanks.
    private mutating func addBlankParted(_ line: Range<Int>) -> Bool {
        guard !line.isEmpty, !bytes[line].contains(0x09) else { return false }
        if let columns = BlankColumns(header: line, in: bytes) { blankColumns = columns }
        guard let parted = blankColumns?.cells(of: line, in: bytes) else { return false }
        rows.add(
            parted.enumerated().map { DocumentRows.Cell(range: bytes.trimmed($1), column: $0) }, isTable: true)
        return true
    }
}
