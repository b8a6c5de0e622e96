/// A document as rows of cells, whatever layout it came in: lines of text, lines with tabs between cells,
/// Markdown pipes, tables of HTML, a sheet. Blank rows are left out.
public struct DocumentRows: Sendable {
    /// One cell of a row; a line without borders is one cell.
    public struct Cell: Sendable, Hashable {
        /// Where the text of the cell stands: byte offsets into the document's text.
        public let range: Range<Int>
        /// The column that the cell stands in, counted with the cells that span into the row.
        public let column: Int
    }

    /// A row with at least one cell.
    public struct Row: Sendable, Hashable {
        /// Indices into `cells`.
        public let cells: Range<Int>
        /// A blank line, or the border of a table, stands before the row.
        public let blankBefore: Bool
        /// The row is of a table with borders between its cells.
        public let isTable: Bool
    }

    /// No form has as many columns; what stands further right shares the last one.
    static let mostColumns = 64

    /// The text of the document, into which the ranges of cells point.
    public let bytes: [UInt8]
    /// From top to bottom, without blank rows.
    public private(set) var rows: [Row] = []
    /// The cells of all rows, one row after the other.
    public private(set) var cells: [Cell] = []

    private var pendingBlank = false

    /// No rows yet.
    init(of bytes: [UInt8]) { self.bytes = bytes }

    /// The cells of a row.
    public func cells(of row: Int) -> ArraySlice<Cell> { cells[rows[row].cells] }

    /// From the beginning of the row's first cell to the end of its last.
    public func range(of row: Int) -> Range<Int> {
        let indices = rows[row].cells
        return cells[indices.lowerBound].range.lowerBound..<cells[indices.upperBound - 1].range.upperBound
    }

    /// The folded text of a row, at most `limit` scalars.
    public func key(_ row: Int, limit: Int = 32) -> String { bytes.folded(range(of: row), limit: limit) }

    // MARK: Adding

    /// Notes that a blank line or the border of a table stands before the next row.
    mutating func addBlank() { pendingBlank = true }

    /// Adds a row after the others.
    mutating func add(_ row: [Cell], isTable: Bool) {
        guard !row.isEmpty else { return }
        let first = cells.count
        cells += row
        rows.append(Row(cells: first..<cells.count, blankBefore: pendingBlank, isTable: isTable))
        pendingBlank = false
    }

    /// The same rows in a text of which some stretches were replaced.
    func moved(in bytes: [UInt8], by move: EditedOffsets) -> DocumentRows {
        var copy = DocumentRows(of: bytes)
        copy.rows = rows
        copy.cells = cells.map { cell in
            let start = move.start(cell.range.lowerBound)
            return Cell(range: start..<max(start, move.end(cell.range.upperBound)), column: cell.column)
        }
        return copy
    }
}
