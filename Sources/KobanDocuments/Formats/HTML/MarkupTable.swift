/// The rows of one table of HTML: each cell in its column, and rows whose tags are damaged put
/// together again where the other rows show how many columns there are.
struct MarkupTable {
    /// Each with its cells; one without cells stands for a row that only spans fill.
    private(set) var rows: [[DocumentRows.Cell]] = []

    private var spans = Spans()
    /// The columns of a row whose tags are whole; nil where the table shows none.
    private let width: Int?

    init(_ rows: [MarkupLayout.Row]) {
        let whole = rows.filter { $0.isOpened && $0.isClosed && !$0.cells.isEmpty }
        // Where hardly a row is closed, that is how the table was written.
        width =
            whole.count * 3 > rows.count
            ? whole.lazy.filter { $0.cells.allSatisfy { $0.isOpened && $0.isClosed } }.map { row in
                row.cells.reduce(0) { $0 + $1.columns }
            }.max() : nil
        var index = 0
        while index < rows.count {
            var row = rows[index]
            index += 1
            while index < rows.count, isCut(row, from: rows[index]) {
                row.cells += rows[index].cells
                row.isClosed = rows[index].isClosed
                index += 1
            }
            place(mended(row))
        }
    }

    /// Whether a stray tag cut a row in two: together they have the columns of the others.
    private func isCut(_ row: MarkupLayout.Row, from next: MarkupLayout.Row) -> Bool {
        guard let width, !row.isClosed || !next.isOpened, let last = row.cells.last, let first = next.cells.first else {
            return false
        }
        let both = columns(row) + columns(next)
        let isCellCut = !last.isClosed || !first.isOpened
        return columns(row) < width && columns(next) < width && (both == width || (isCellCut && both == width + 1))
    }

    private func columns(_ row: MarkupLayout.Row) -> Int { row.cells.reduce(0) { $0 + $1.columns } }

    /// A row with more cells than there are columns: two of them are one that a stray tag cut.
    private func mended(_ row: MarkupLayout.Row) -> [MarkupLayout.Cell] {
        var cells = row.cells
        guard let width else { return cells }
        var index = 0
        var count = columns(row)
        while count > width, index + 1 < cells.count {
            guard !cells[index].isClosed || !cells[index + 1].isOpened else {
                index += 1
                continue
            }
            let next = cells.remove(at: index + 1)
            cells[index].range = cells[index].range.lowerBound..<next.range.upperBound
            cells[index].isClosed = next.isClosed
            count -= next.columns
        }
        return cells
    }

    private mutating func place(_ cells: [MarkupLayout.Cell]) {
        spans.beginRow()
        rows.append(
            cells.map { DocumentRows.Cell(range: $0.range, column: spans.place(columns: $0.columns, rows: $0.rows)) })
    }

    /// The cell spans that reach down from rows above.
    private struct Spans {
        private var rest: [Int: Int] = [:]
        private var column = 0

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
}
