import CXlsxWriter
import KobanText

/// Writes one sheet. Only while its workbook is written.
struct SheetWriter {
    static let mostRows = 1_048_576
    /// Excel holds no more links in a sheet; those after are plain text.
    static let mostLinks = 65_530

    private(set) var cut: [CutText] = []
    private(set) var failure = LXW_NO_ERROR

    private let page: UnsafeMutablePointer<lxw_worksheet>
    private let tab: String
    private let sheet: Sheet
    private let all: [Sheet]
    private let tabs: [String]
    private var links = 0

    init(_ page: UnsafeMutablePointer<lxw_worksheet>, tab: String, sheet: Sheet, all: [Sheet], tabs: [String]) {
        self.page = page
        self.tab = tab
        self.sheet = sheet
        self.all = all
        self.tabs = tabs
    }

    mutating func write(_ formats: inout CellFormats) {
        let layout = SheetLayout(sheet)
        for (index, width) in layout.columns.enumerated() {
            let column = lxw_col_t(index)
            note(worksheet_set_column(page, column, column, SheetLayout.excelWidth(width), nil))
        }
        writePreface(layout, &formats)
        let top = lxw_row_t(sheet.headerRow)
        note(worksheet_set_row(page, top, layout.header, nil))
        for (index, column) in sheet.columns.enumerated() {
            let kind = CellFormats.Kind(isHeading: true)
            put(column.title, top, lxw_col_t(index), column.title, formats.format(kind))
        }
        for (index, cells) in sheet.rows.enumerated() {
            let row = lxw_row_t(sheet.headerRow + 1 + index)
            note(worksheet_set_row(page, row, layout.rows[index].height, nil))
            for column in sheet.columns.indices {
                let cell = cells.indices.contains(column) ? cells[column] : .empty
                let kind = CellFormats.Kind(
                    style: cell.style, wraps: sheet.columns[column].wraps,
                    size: layout.rows[index].isSmall ? SheetLayout.smallSize : SheetLayout.size)
                write(cell, kind, row, lxw_col_t(column), sheet.columns[column].title, &formats)
            }
        }
        setUpPage(top)
    }

    private mutating func writePreface(_ layout: SheetLayout, _ formats: inout CellFormats) {
        let last = lxw_col_t(max(1, sheet.columns.count - 1))
        for (index, line) in sheet.preface.enumerated() {
            let row = lxw_row_t(index)
            let isTitle = index == 0 && line.cell == nil
            let label = formats.format(
                CellFormats.Kind(isHeading: true, wraps: false, isFramed: false, size: isTitle ? 14 : 11))
            note(worksheet_set_row(page, row, isTitle ? 24 : layout.preface[index], nil))
            put(line.label, row, 0, line.label, label)
            guard let cell = line.cell else { continue }
            let kind = CellFormats.Kind(style: cell.style, isFramed: false)
            if last > 1 { note(worksheet_merge_range(page, row, 1, row, last, "", formats.format(kind))) }
            write(cell, kind, row, 1, line.label, &formats)
        }
    }

    private mutating func write(
        _ cell: Cell, _ kind: CellFormats.Kind, _ row: lxw_row_t, _ column: lxw_col_t, _ title: String,
        _ formats: inout CellFormats
    ) {
        var kind = kind
        switch cell.value {
        case .empty: note(worksheet_write_blank(page, row, column, formats.format(kind)))
        case .text(let text): put(text, row, column, title, formats.format(kind))
        case .number(let number): note(worksheet_write_number(page, row, column, number, formats.format(kind)))
        case .day(let day):
            // Excel counts days from 1899-12-30, right from March 1900 on.
            let serial = day.dayNumber + 25_569
            guard serial > 60 else { return put(day.description, row, column, title, formats.format(kind)) }
            kind.isDay = true
            note(worksheet_write_number(page, row, column, Double(serial), formats.format(kind)))
        case .place(let place, let text):
            guard let index = all.firstIndex(where: { $0.name == place.sheet }) else {
                return put(text, row, column, title, formats.format(kind))
            }
            let name = tabs[index].replacing("'", with: "''")
            link("internal:'\(name)'!A\(all[index].excelRow(of: place.row))", text, kind, row, column, title, &formats)
        case .address(let address, let text):
            let isKnown = ["https://", "http://", "mailto:"].contains { address.lowercased().hasPrefix($0) }
            guard isKnown, address.utf16.count <= 2_000 else {
                return put(text, row, column, title, formats.format(kind))
            }
            link(CellText.clean(address), text, kind, row, column, title, &formats)
        }
    }

    private mutating func link(
        _ target: String, _ text: String, _ kind: CellFormats.Kind, _ row: lxw_row_t, _ column: lxw_col_t,
        _ title: String, _ formats: inout CellFormats
    ) {
        links += 1
        guard links <= SheetWriter.mostLinks, !text.isEmpty else {
            return put(text, row, column, title, formats.format(kind))
        }
        var kind = kind
        kind.isLink = true
        note(worksheet_write_url_opt(page, row, column, target, formats.format(kind), held(text, row, title), nil))
    }

    private mutating func put(
        _ text: String, _ row: lxw_row_t, _ column: lxw_col_t, _ title: String,
        _ format: UnsafeMutablePointer<lxw_format>?
    ) {
        note(worksheet_write_string(page, row, column, held(text, row, title), format))
    }

    private mutating func held(_ text: String, _ row: lxw_row_t, _ title: String) -> String {
        let held = CellText(text)
        if held.isCut { cut.append(CutText(sheet: tab, row: Int(row) + 1, column: title)) }
        return held.text
    }

    private mutating func setUpPage(_ top: lxw_row_t) {
        let last = lxw_col_t(max(0, sheet.columns.count - 1))
        let bottom = top + lxw_row_t(sheet.rows.count)
        if !sheet.columns.isEmpty {
            if sheet.isFiltered { note(worksheet_autofilter(page, top, 0, bottom, last)) }
            if sheet.isFiltered, top == 0 { worksheet_freeze_panes(page, 1, 0) }
            note(worksheet_repeat_rows(page, top, top))
        }
        worksheet_set_landscape(page)
        worksheet_set_paper(page, 9)  // A4
        worksheet_fit_to_pages(page, 1, 0)
        worksheet_set_margins(page, 0.4, 0.4, 0.5, 0.6)
        note(worksheet_set_footer(page, "&L&A&C&P / &N"))
        // Numbers that are text stay text; Excel need not warn of it.
        let used = "A1:\(SheetWriter.letters(of: Int(last)))\(bottom + 1)"
        note(worksheet_ignore_errors(page, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), used))
    }

    /// A, B, … Z, AA, …
    private static func letters(of column: Int) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let last = String(letters[column % 26])
        return column < 26 ? last : SheetWriter.letters(of: column / 26 - 1) + last
    }

    private mutating func note(_ code: lxw_error) {
        if failure == LXW_NO_ERROR { failure = code }
    }
}
