import KobanText

/// The widths of the columns and the heights of the rows.
///
/// Heights are written down because not every program makes rows of wrapped text as high as
/// they must be when it opens a file.
struct SheetLayout {
    /// In half-width characters.
    let columns: [Int]
    let preface: [Double]
    let header: Double
    let rows: [Double]

    /// In points: a line of 11-point text, and the most that Excel gives a row.
    static let line = 18.75
    static let highest = 409.0

    init(_ sheet: Sheet) {
        let widths = sheet.columns.indices.map { index in
            SheetLayout.width(of: sheet.columns[index], sheet.rows.lazy.compactMap { $0.indices.contains(index) ? $0[index] : nil })
        }
        columns = widths
        let rest = max(8, widths.dropFirst().reduce(0, +))
        preface = sheet.preface.map { line in
            SheetLayout.height(line.cell.map { SheetLayout.lines(of: $0.shown, in: rest) } ?? 1)
        }
        // The button of the filter covers the end of the last line.
        header = SheetLayout.height(
            zip(sheet.columns, widths).map { SheetLayout.lines(of: $0.title, in: max(4, $1 - 2)) }.max() ?? 1)
        rows = sheet.rows.map { row in
            var most = 1
            for (index, cell) in row.enumerated().prefix(widths.count) where sheet.columns[index].wraps {
                most = max(most, SheetLayout.lines(of: cell.shown, in: widths[index]))
            }
            return SheetLayout.height(most)
        }
    }

    /// The unit of Excel is a digit of the standard font; a kanji of 11 points takes a little
    /// more than two of them, and the cell has a margin.
    static func excelWidth(_ columns: Int) -> Double { Double(columns) * 1.07 + 1.5 }

    private static func height(_ lines: Int) -> Double { min(highest, Double(lines) * line) }

    private static func width(of column: Column, _ cells: some Sequence<Cell>) -> Int {
        switch column.width {
        case .fixed(let width): return max(1, width)
        case .content(let least, let most):
            var widest = DisplayWidth.of(column.title) + 3
            for cell in cells where widest < most {
                for line in cell.shown.split(whereSeparator: \.isNewline) { widest = max(widest, DisplayWidth.of(line)) }
            }
            return max(1, min(max(widest, least), max(least, most)))
        }
    }

    private static func lines(of text: String, in width: Int) -> Int {
        // No more are shown.
        let enough = Int(highest / line) + 1
        var count = 0
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            count += DisplayWidth.of(part) <= width ? 1 : DisplayWidth.wrap(String(part), width: width).count
            if count >= enough { return enough }
        }
        return max(1, count)
    }
}

extension Cell {
    /// As it is read on the sheet.
    var shown: String {
        switch value {
        case .empty: ""
        case .text(let text), .place(_, let text), .address(_, let text): text
        case .number(let number): number == number.rounded() ? String(Int(exactly: number) ?? 0) : String(number)
        case .day(let day): day.description
        }
    }
}
