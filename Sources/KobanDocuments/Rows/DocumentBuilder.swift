import KobanText

/// Puts a document together out of what a file of some format holds: lines of pages, cells of sheets, paragraphs.
///
/// The text has a line for each line and each row, with tabs between the cells of a row. A cell may hold line
/// breaks of its own; it stays one cell.
public struct DocumentBuilder {
    /// A cell of a row: its text, its column from 0, and where it stands.
    public struct Cell {
        let text: String
        let column: Int
        let stretch: PlaceMap.Stretch?

        /// A cell to be added to a row.
        ///
        /// - Parameters:
        ///   - column: from 0.
        ///   - stretch: nil for a cell in what was begun last.
        public init(_ text: String, column: Int, in stretch: PlaceMap.Stretch? = nil) {
            self.text = text
            self.column = column
            self.stretch = stretch
        }
    }

    private enum Row {
        case line(Range<Int>)
        case cells([DocumentRows.Cell])
    }

    private var bytes: [UInt8] = []
    private var rows: [Row] = []
    private var places = PlaceMap()
    private var hasTable = false

    /// A document without any text yet.
    public init() {}

    /// Begins a page, a cell or a paragraph: what is added from here on stands in it.
    public mutating func begin(_ stretch: PlaceMap.Stretch) { places.begin(stretch, at: bytes.count) }

    /// Adds a line of text; an empty one parts what stands before it from what comes.
    public mutating func addLine(_ text: String) {
        let start = bytes.count
        bytes += text.utf8
        rows.append(.line(start..<bytes.count))
        bytes.append(0x0A)
    }

    /// Adds a row of a table.
    public mutating func addRow(_ cells: [Cell]) {
        var row: [DocumentRows.Cell] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x09) }
            if let stretch = cell.stretch { begin(stretch) }
            let start = bytes.count
            bytes += cell.text.utf8
            row.append(
                DocumentRows.Cell(range: start..<bytes.count, column: min(cell.column, DocumentRows.mostColumns)))
        }
        bytes.append(0x0A)
        rows.append(.cells(row))
        hasTable = true
    }

    /// The document. Where it has no row of a table, its lines are read as those of a text are.
    public func document(in format: any DocumentFormat) -> Document {
        Document(
            source: SourceText(utf8: bytes), format: format, rows: hasTable ? knownRows() : nil, places: places)
    }

    private func knownRows() -> DocumentRows {
        var known = DocumentRows(of: bytes)
        for row in rows {
            switch row {
            case .line(let range):
                let content = bytes.trimmed(range)
                if bytes.isBlank(content) {
                    known.addBlank()
                } else {
                    known.add([DocumentRows.Cell(range: content, column: 0)], isTable: false)
                }
            case .cells(let cells):
                let trimmed = cells.map { DocumentRows.Cell(range: bytes.trimmed($0.range), column: $0.column) }
                if trimmed.allSatisfy({ bytes.isBlank($0.range) }) {
                    known.addBlank()
                } else {
                    known.add(trimmed, isTable: trimmed.count > 1)
                }
            }
        }
        return known
    }
}
