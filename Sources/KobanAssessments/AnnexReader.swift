import KobanDocuments
import KobanText

/// Reads a 別添: its title, its tables with a column 項番, and what else it says.
struct AnnexReader {
    let parts: DocumentParts
    let document: DocumentRows
    private(set) var regions: [Region] = []
    private(set) var tables: [AnnexTable] = []

    /// The table that rows now belong to, with the columns of its header.
    private var open: (index: Int, columns: [Int], isText: Bool)?

    init(_ parts: DocumentParts) {
        self.parts = parts
        document = parts.document
    }

    mutating func read(_ rows: Range<Int>, number: String, title: Range<Int>) {
        open = nil
        regions.append(Region(.annex, title, role: .annexHeading, annexNumber: number))
        var heading = title
        for row in rows.dropFirst() {
            if parts.hasNumberColumn(row) {
                readHeader(row, number: number, heading: heading)
            } else if let open {
                if let title = innerTitle(row, open.columns, isText: open.isText) {
                    heading = title
                    regions.append(
                        Region(
                            .annex, title, role: .annexHeading, annexNumber: number,
                            table: tables[open.index].rows.isEmpty ? open.index : tables.count))
                    beginTable(number, heading, from: tables[open.index])
                } else {
                    readRow(row, number: number)
                }
            } else {
                addText(document.range(of: row), number: number)
            }
        }
    }

    private mutating func addText(_ range: Range<Int>, number: String) {
        guard !document.bytes.isBlank(range) else { return }
        // Lines of running text are one region.
        if let last = regions.last, last.role == .other, last.section == .annex, last.annexNumber == number {
            regions[regions.count - 1] = Region(.annex, last.range.lowerBound..<range.upperBound, annexNumber: number)
        } else {
            regions.append(Region(.annex, range, annexNumber: number))
        }
    }

    // MARK: Tables

    private mutating func readHeader(_ row: Int, number: String, heading: Range<Int>) {
        let cells = document.cells(of: row)
        let isText = cells.count == 1
        let columns = isText ? words(document.range(of: row)) : cells.map(\.range)
        regions.append(
            Region(
                .annex, document.range(of: row), role: .annexColumns, annexNumber: number,
                table: open?.index ?? tables.count))
        // A page break repeats the header; the table goes on.
        if open == nil {
            let index = columns.firstIndex { document.bytes.folded($0, limit: 4) == "項番" } ?? 0
            tables.append(
                AnnexTable(annexNumber: number, heading: heading, columns: columns, numberColumn: index, rows: []))
        }
        open = (tables.count - 1, isText ? [] : cells.map(\.column), isText)
    }

    private mutating func beginTable(_ number: String, _ heading: Range<Int>, from other: AnnexTable) {
        let table = AnnexTable(
            annexNumber: number, heading: heading, columns: other.columns, numberColumn: other.numberColumn, rows: [])
        // A title between the first header and the first row: no table stands above it.
        if other.rows.isEmpty { tables.removeLast() }
        tables.append(table)
        open?.index = tables.count - 1
    }

    /// The title of another table in the middle of one: no number where the number stands,
    /// and the name of a table.
    private func innerTitle(_ row: Int, _ columns: [Int], isText: Bool) -> Range<Int>? {
        let range = document.range(of: row)
        guard range.count < 300 else { return nil }
        let text = document.bytes.folded(range, limit: 120)
        guard text.contains("別表") || text.contains("条例") || text.contains("規則") else { return nil }
        guard !text.hasSuffix("事務"), !text.hasSuffix("もの"), !text.hasSuffix("。"), !text.hasSuffix("情報") else {
            return nil
        }
        let first = document.cells(of: row).first?.range ?? range
        guard !document.bytes.isBlank(first), !looksLikeNumber(document.bytes.folded(first, limit: 12)) else {
            return nil
        }
        if isText { return leadingNumber(range) == nil && text.contains("における") || text.hasSuffix("別表") ? range : nil }
        return range
    }

    /// Whether a cell may hold a number, however damaged.
    private func looksLikeNumber(_ key: String) -> Bool {
        key.unicodeScalars.count <= 8
            && key.unicodeScalars.contains { $0.asDigit != nil || "一二三四五六七八九十".unicodeScalars.contains($0) }
    }

    private mutating func readRow(_ row: Int, number: String) {
        guard let open else { return }
        let cells = document.cells(of: row)
        let range = document.range(of: row)
        let numberColumn = tables[open.index].numberColumn
        var values: [Range<Int>] = []
        if open.isText {
            guard let split = leadingNumber(range) else {
                extend(range, number: number)
                return
            }
            values = [split, document.bytes.trimmed(split.upperBound..<range.upperBound)]
        } else {
            if cells.count == 1, open.columns.count > 1,
                !looksLikeNumber(document.bytes.folded(range, limit: 12)) || cells.first?.column != 0
            {
                extend(range, number: number)
                return
            }
            // By column, so that a cell that spans into the row leaves an empty one.
            let end = range.lowerBound
            values = open.columns.map { column in
                cells.first { $0.column == column }?.range ?? end..<end
            }
            values += cells.filter { cell in !open.columns.contains(cell.column) }.map(\.range)
        }
        tables[open.index].rows.append(values)
        for (column, value) in values.enumerated() where column != numberColumn && !document.bytes.isBlank(value) {
            if let last = regions.last, last.role == .annexCells, last.table == open.index, column > 0,
                values[..<column].contains(where: {
                    $0 == last.range || $0.upperBound == last.range.upperBound && !$0.isEmpty
                }),
                column - 1 != numberColumn
            {
                regions[regions.count - 1] = Region(
                    .annex, last.range.lowerBound..<value.upperBound, role: .annexCells, annexNumber: number,
                    table: open.index)
            } else {
                regions.append(Region(.annex, value, role: .annexCells, annexNumber: number, table: open.index))
            }
        }
    }

    /// A line that only goes on with the last cell of the row before it.
    private mutating func extend(_ range: Range<Int>, number: String) {
        guard let open else { return }
        if let row = tables[open.index].rows.indices.last, let cell = tables[open.index].rows[row].indices.last,
            cell != tables[open.index].numberColumn, let last = regions.last, last.role == .annexCells,
            last.table == open.index, last.range.upperBound <= range.lowerBound
        {
            tables[open.index].rows[row][cell] = tables[open.index].rows[row][cell].lowerBound..<range.upperBound
            regions[regions.count - 1] = Region(
                .annex, last.range.lowerBound..<range.upperBound, role: .annexCells, annexNumber: number,
                table: open.index)
        } else {
            regions.append(Region(.annex, range, role: .annexCells, annexNumber: number, table: open.index))
        }
    }

    // MARK: Tables of which only lines are left

    private func words(_ range: Range<Int>) -> [Range<Int>] {
        var out: [Range<Int>] = []
        var start = range.lowerBound
        var index = range.lowerBound
        while index <= range.upperBound {
            let length = index < range.upperBound ? document.bytes.scalar(at: index).length : 1
            if index == range.upperBound || FoldedCursor.fold(document.bytes.scalar(at: index).scalar) == nil {
                if index > start { out.append(start..<index) }
                start = index + length
            }
            index += length
        }
        return out
    }

    /// 八十五の二, also with 第 before it and の項 after it: a number and nothing else.
    private func isKanjiNumber(_ key: String) -> Bool {
        key.unicodeScalars.contains { KanjiNumber.digit($0) != nil || KanjiNumber.multiplier($0) != nil }
            && key.unicodeScalars.allSatisfy {
                KanjiNumber.digit($0) != nil || KanjiNumber.multiplier($0) != nil || "第の項".unicodeScalars.contains($0)
            }
    }

    /// The number that begins a line, followed by a gap.
    private func leadingNumber(_ range: Range<Int>) -> Range<Int>? {
        guard let first = words(range.lowerBound..<min(range.upperBound, range.lowerBound + 40)).first else {
            return nil
        }
        let key = document.bytes.folded(first, limit: 12)
        guard first.upperBound < range.upperBound else { return nil }
        if isKanjiNumber(key) { return first }
        guard key.unicodeScalars.first.map({ $0.asDigit != nil || $0 == "第" }) ?? false, looksLikeNumber(key) else {
            return nil
        }
        let isNumber = key.unicodeScalars.allSatisfy {
            $0.asDigit != nil || "第項".unicodeScalars.contains($0) || OCRDamage.branchMarks.contains($0)
        }
        guard isNumber else { return nil }
        return first
    }
}
