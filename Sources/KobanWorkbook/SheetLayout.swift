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
    let rows: [Row]

    /// A row of the table.
    struct Row {
        /// In points.
        let height: Double
        /// Smaller letters where the row would not show all its text.
        let isSmall: Bool
        /// Even so it does not.
        let isTooHigh: Bool
    }

    /// In points: a line of 11-point text, one of small text, and the most that Excel gives a row.
    static let line = 18.75
    static let smallLine = 13.75
    static let highest = 409.0
    static let (size, smallSize) = (11.0, 8.0)

    init(_ sheet: Sheet) {
        let widths = sheet.columns.indices.map { index in
            SheetLayout.width(
                of: sheet.columns[index], sheet.rows.lazy.compactMap { $0.indices.contains(index) ? $0[index] : nil })
        }
        columns = widths
        let rest = max(8, widths.dropFirst().reduce(0, +))
        preface = sheet.preface.map { line in
            SheetLayout.height(line.cell.map { SheetLayout.lines(of: $0.shown, in: rest) } ?? 1)
        }
        // The button of the filter covers the end of the last line.
        header = SheetLayout.height(
            zip(sheet.columns, widths).map { SheetLayout.lines(of: $0.title, in: max(4, $1 - 2)) }.max() ?? 1)
        rows = sheet.rows.map { SheetLayout.row($0, sheet.columns, widths) }
    }

    private static func row(_ cells: [Cell], _ columns: [Column], _ widths: [Int]) -> Row {
        func most(_ scale: Double) -> Int {
            cells.enumerated().prefix(widths.count).reduce(1) { most, cell in
                columns[cell.offset].wraps
                    ? max(most, lines(of: cell.element.shown, in: Int(Double(widths[cell.offset]) * scale))) : most
            }
        }
        let count = most(1)
        guard Double(count) * line > highest else {
            return Row(height: height(count), isSmall: false, isTooHigh: false)
        }
        let small = Double(most(size / smallSize)) * smallLine
        return Row(height: min(highest, small), isSmall: true, isTooHigh: small > highest)
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
                for line in cell.shown.split(whereSeparator: \.isNewline) {
                    widest = max(widest, DisplayWidth.of(line))
                }
            }
            return max(1, min(max(widest, least), max(least, most)))
        }
    }

    private static func lines(of text: String, in width: Int) -> Int {
        // No more are shown.
        let enough = Int(highest / smallLine) + 1
        var count = 0
        for part in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            count += DisplayWidth.of(part) <= width ? 1 : DisplayWidth.wrap(part, width: width, most: enough).count
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
