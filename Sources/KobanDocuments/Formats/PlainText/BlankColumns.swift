import KobanText

/// 変更箇所 whose tabs a converter turned into blanks: every border is the same number of them.
///
/// Other tables lose little by it, since a field is told by its label. An entry of the history whose cells run
/// together can no longer be told 変更前 from 変更後.
struct BlankColumns {
    /// How many blanks stand for a tab.
    let width: Int

    /// No converter writes a tab as one blank, and none as more than this (assumption).
    private static let widths = 2...16
    /// The header has six columns, of which the last may be lost.
    private static let fewestBorders = 4
    /// 変更日, 項目, 変更前, 変更後.
    private static let fewestOfRow = 3

    /// The header of a history in a line without tabs, or nil.
    init?(header line: Range<Int>, in bytes: [UInt8]) {
        let line = bytes.trimmed(line)
        guard bytes[line].starts(with: "変更".utf8), bytes.folded(line, limit: 40).contains("変更前") else { return nil }
        let runs = BlankColumns.runs(in: line, bytes)
        guard runs.count >= BlankColumns.fewestBorders, let width = runs.first?.count,
            BlankColumns.widths.contains(width),
            runs.allSatisfy({ $0.count == width })
        else { return nil }
        self.width = width
    }

    /// The cells of a line that begins with a day; nil where it has none.
    func cells(of line: Range<Int>, in bytes: [UInt8]) -> [Range<Int>]? {
        let end = bytes.trimmed(line).upperBound
        guard line.lowerBound < end else { return nil }
        let borders = BlankColumns.runs(in: line.lowerBound..<end, bytes).filter { $0.count % width == 0 }
        guard borders.count >= BlankColumns.fewestOfRow, let first = borders.first, first.lowerBound > line.lowerBound,
            bytes[line.lowerBound..<first.lowerBound].contains(where: { (0x30...0x39).contains($0) || $0 >= 0x80 }),
            JapaneseDate(bytes.readable(line.lowerBound..<first.lowerBound))?.date != nil
                || bytes[line].starts(with: "変更".utf8)
        else { return nil }
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        for border in borders {
            cells.append(start..<border.lowerBound)
            // Two tabs stand around an empty cell.
            for empty in 1..<max(1, border.count / width) {
                cells.append(border.lowerBound + empty * width..<border.lowerBound + empty * width)
            }
            start = border.upperBound
        }
        return cells + [start..<line.upperBound]
    }

    /// Runs of blanks, of two or more.
    private static func runs(in line: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start: Int?
        for index in line {
            if bytes[index] == 0x20 {
                start = start ?? index
            } else {
                if let begin = start, index - begin > 1 { runs.append(begin..<index) }
                start = nil
            }
        }
        return runs
    }
}
