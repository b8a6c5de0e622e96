import KobanDocuments
import KobanText

/// Reads 変更箇所: rows of a table, or the lines that a PDF leaves of it.
///
/// A table's row may lack its date, be shifted by a column, or go on after a page break;
/// the cell 事前 or 事後 is what fixes the columns then. Lines are read in `HistoryLines`.
struct HistoryReader {
    let document: DocumentRows
    let parts: DocumentParts
    private(set) var entries: [ChangeEntry] = []
    /// Text of the history that belongs to no entry.
    private(set) var strays: [Range<Int>] = []

    private var columns = Columns()
    /// The column in which the entry's text ended; continued cells go on from there.
    private var lastColumn = 0
    private var lines: HistoryLines?
    /// The entry is open: what follows without a date is still of it.
    private var isOpen = false

    private struct Columns {
        var date = 0
        var item = 1
        var before = 2
        var after = 3
        var timing = 4
        var note = 5
        var count = 6
    }

    init(_ parts: DocumentParts) {
        self.parts = parts
        document = parts.document
    }

    mutating func read(_ rows: Range<Int>) {
        for row in rows {
            if parts.isHistoryHeader(row) || parts.isHistoryHeading(row) || parts.isHeaderDebris(row) {
                readHeader(row)
                lines?.pageBreak()
            } else {
                read(row)
            }
        }
        closeLines()
        isOpen = false
    }

    // MARK: Rows

    private mutating func readHeader(_ row: Int) {
        var found = Columns()
        var names = 0
        let cells = document.cells(of: row)
        guard cells.count > 3 else { return }
        for cell in cells {
            let key = document.bytes.folded(cell.range, limit: 12)
            if key.hasPrefix("変更日") || key.hasPrefix("変更年月日") {
                found.date = cell.column
            } else if key.hasPrefix("項目") || key == "変更箇所" {
                found.item = cell.column
            } else if key.hasPrefix("変更前") {
                found.before = cell.column
            } else if key.hasPrefix("変更後") {
                found.after = cell.column
            } else if key == "提出時期" {
                found.timing = cell.column
            } else if key.hasPrefix("提出時期に") {
                found.note = cell.column
            } else {
                continue
            }
            names += 1
        }
        // A header that lost a cell says nothing about the rows below it.
        guard names >= 5, found.item != found.before, found.before != found.after else { return }
        found.count = cells.count
        columns = found
    }

    private mutating func read(_ row: Int) {
        let cells = document.cells(of: row)
        let date = parts.leadingDate(row)
        if cells.count >= 3 || (cells.count == 2 && date.map { _ in isDateCell(cells) } ?? false) {
            closeLines()
            readTableRow(cells, date: date)
        } else if let date, beginsLineEntry(row, after: date.range) {
            closeLines()
            entries.append(ChangeEntry())
            entries[entries.count - 1].date = date.date
            entries[entries.count - 1].dateRange = date.range
            lines = HistoryLines(document, rest: date.range.upperBound..<document.range(of: row).upperBound)
            isOpen = true
        } else if lines != nil {
            lines?.add(row, parts: parts)
        } else {
            continueTable(cells)
        }
    }

    private func isDateCell(_ cells: ArraySlice<DocumentRows.Cell>) -> Bool {
        guard let first = cells.first else { return false }
        return JapaneseDate(document.bytes.readable(first.range))?.date != nil
    }

    /// A date that begins a line begins an entry if a place in the form follows, or nothing.
    private func beginsLineEntry(_ row: Int, after date: Range<Int>) -> Bool {
        let rest = document.bytes.trimmed(date.upperBound..<document.range(of: row).upperBound)
        if rest.isEmpty {
            return row + 1 < document.rows.count && parts.namesItem(document.range(of: row + 1), leniently: true)
        }
        return rest.lowerBound > date.upperBound && parts.namesItem(rest, leniently: true)
    }

    private mutating func closeLines() {
        guard let lines, let last = entries.indices.last else { return }
        lines.finish(&entries[last])
        self.lines = nil
    }

    // MARK: Table rows

    private mutating func readTableRow(
        _ cells: ArraySlice<DocumentRows.Cell>, date: (date: CivilDate, range: Range<Int>)?
    ) {
        func cell(_ column: Int) -> Range<Int>? {
            cells.first { $0.column == column && !document.bytes.isBlank($0.range) }?.range
        }
        let timing = cells.last { $0.column >= 2 && timingName($0.range) != nil }
        var place = columns
        var mixed: Range<Int>?
        var isRowOfItsOwn = date != nil
        if let timing, timing.column != columns.timing {
            if date == nil, timing.column == columns.timing - 1, cell(0) != nil {
                // The column of the date is missing.
                place = Columns(date: -1, item: 0, before: 1, after: 2, timing: 3, note: 4, count: columns.count)
                isRowOfItsOwn = true
            } else if timing.column < columns.timing - 1 {
                continueTable(cells)
                return
            } else {
                // A border between 変更前 and 変更後 is lost, or there is one too many.
                let contents = cells.filter { $0.column > columns.item && $0.column < timing.column }
                if let first = contents.first, let last = contents.last {
                    mixed = first.range.lowerBound..<last.range.upperBound
                }
                place.timing = timing.column
                place.note = timing.column + 1
            }
        }
        let item = cell(place.item)
        if item != nil, timing != nil || cells.count >= columns.count - 1 { isRowOfItsOwn = true }
        // The first row may be unreadable but for its columns.
        if entries.isEmpty, timing != nil || cells.count >= columns.count - 1 { isRowOfItsOwn = true }
        guard isRowOfItsOwn else {
            continueTable(cells)
            return
        }
        var entry = ChangeEntry()
        entry.date = date?.date
        entry.dateRange = date?.range ?? cell(place.date)
        if date == nil, cells.first.map({ $0.column > columns.date }) ?? false, place.date == columns.date {
            // One date cell spans several rows.
            entry.date = entries.last?.date
        }
        entry.item = item.map { [$0] } ?? []
        if let mixed {
            if !document.bytes.isBlank(mixed) { entry.after = [mixed] }
            entry.isMixed = true
        } else {
            entry.before = cell(place.before).map { [$0] } ?? []
            entry.after = cell(place.after).map { [$0] } ?? []
        }
        entry.timing = timing.flatMap { timingName($0.range) }
        entry.note = cells.filter { $0.column >= place.note && !document.bytes.isBlank($0.range) }.map(\.range)
        if entry.timing == nil, let odd = cell(place.timing) { entry.note.insert(odd, at: 0) }
        entries.append(entry)
        isOpen = true
        lastColumn = cells.last?.column ?? 0
    }

    private func timingName(_ range: Range<Int>) -> String? {
        guard range.count < 60 else { return nil }
        let key = document.bytes.folded(range, limit: 8)
        // A proposed entry says that a person must still look at it.
        return ["事前", "事後"].first { key == $0 || key == "\($0)(要確認)" }
    }

    /// A row without date and item goes on with the entry before it: a page break, or a line
    /// break in a cell, cut the table.
    private mutating func continueTable(_ cells: ArraySlice<DocumentRows.Cell>) {
        guard isOpen, let last = entries.indices.last else {
            strays += cells.map(\.range).filter { !document.bytes.isBlank($0) }
            return
        }
        // A whole row keeps its columns; the pieces of a cut cell go on from the last column.
        let isWhole = cells.count >= columns.count - 1
        let base = isWhole ? 0 : min(lastColumn, columns.note) - (cells.first?.column ?? 0)
        for cell in cells {
            let column = cell.column + base
            lastColumn = column
            guard !document.bytes.isBlank(cell.range) else { continue }
            if column <= columns.item {
                entries[last].item.append(cell.range)
            } else if column == columns.before, !entries[last].isMixed {
                entries[last].before.append(cell.range)
            } else if column <= columns.after {
                entries[last].after.append(cell.range)
            } else if column == columns.timing, entries[last].timing == nil, let name = timingName(cell.range) {
                entries[last].timing = name
            } else {
                entries[last].note.append(cell.range)
            }
        }
    }

    // MARK: What an entry is about

    /// Finds the field that each entry's item names.
    mutating func nameFields(form: AssessmentForm?) {
        for index in entries.indices {
            var key = ""
            for range in entries[index].item { key += document.bytes.folded(range, limit: 200) }
            guard let (field, role) = HistoryReader.field(namedBy: key, form: form) else { continue }
            entries[index].field = field
            entries[index].role = role
        }
    }

    static func field(namedBy item: String, form: AssessmentForm?) -> (FieldLabel, Region.Role)? {
        let isBasis = item.contains("法令上の根拠")
        for (name, isProvided) in [(FormLabels.providedTo, true), (FormLabels.transferredTo, false)] {
            guard let found = item.firstRange(of: name),
                let number = item[found.upperBound...].unicodeScalars.first?.asDigit, number > 0
            else { continue }
            let text = "\(name)\(number)"
            return (
                FieldLabel(isBasis ? "\(text) ①法令上の根拠" : text),
                isProvided ? .providedTo(number) : .transferredTo(number)
            )
        }
        if item.contains("別添") { return nil }
        if item.contains("情報連携") || item.contains("情報提供ネットワーク") && isBasis {
            if item.contains("実施の有無") { return (.linkageStatus, .linkageStatus) }
            return (.linkageBasis, .linkageBasis)
        }
        if isBasis {
            if item.contains(FormLabels.use) { return (.useBasis, .useBasis) }
            let scalars = item.unicodeScalars
            if let form, let chapter = scalars.first, chapter == "Ⅰ" || chapter == "I" {
                let number = scalars.dropFirst().first?.asDigit
                if number == form.basisNumbers.use { return (.useBasis, .useBasis) }
                if number == form.basisNumbers.linkage { return (.linkageBasis, .linkageBasis) }
            }
            return nil
        }
        if item.contains("事務の概要") || item.contains("事務の内容") { return (.businessOutline, .businessOutline) }
        if item.hasPrefix("評価書名") { return (.title, .title) }
        return nil
    }
}
