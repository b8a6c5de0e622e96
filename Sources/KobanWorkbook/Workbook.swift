import KobanText

/// A workbook for Excel.
public struct Workbook: Sendable, Hashable {
    /// Properties of the file: what it is, and who made it.
    public var title: String
    /// Who made the workbook; empty where nobody is to be named.
    public var author: String
    /// The day that the file says it was made on; nil for the time of writing. With a day, equal
    /// workbooks are equal files.
    public var created: CivilDate?
    /// The sheets in the order of their tabs.
    public var sheets: [Sheet]

    /// Who made the workbook in a file, as its properties say; nil where it is no workbook.
    public static func author(ofFile path: String) -> String? { WorkbookProof.author(of: path) }

    /// A workbook in memory; nothing is written yet.
    public init(title: String, author: String = "", created: CivilDate? = nil, sheets: [Sheet]) {
        self.title = title
        self.author = author
        self.created = created
        self.sheets = sheets
    }
}

/// One table of a workbook: lines above it, one row of headings, rows.
///
/// Printed on A4 across, one page wide, the headings on every page.
public struct Sheet: Sendable, Hashable {
    /// What links call it. The name on the tab is made from it: what Excel does not allow there
    /// is replaced, and a second of the same name gets a number.
    public var name: String
    /// Above the table, over its whole width.
    public var preface: [PrefaceLine]
    /// The columns of the table from the left, with their headings.
    public var columns: [Column]
    /// Missing cells are empty; more than there are columns are left out.
    public var rows: [[Cell]]
    /// Whether the headings filter the rows and stay in sight (the latter without a preface only).
    public var isFiltered: Bool
    /// A chart beside the table; nil for none.
    public var chart: SheetChart?

    /// A sheet with its table; unless told, with filters and without lines above the table, rows or a chart.
    public init(
        name: String, preface: [PrefaceLine] = [], columns: [Column], rows: [[Cell]] = [],
        isFiltered: Bool = true, chart: SheetChart? = nil
    ) {
        self.name = name
        self.preface = preface
        self.columns = columns
        self.rows = rows
        self.isFiltered = isFiltered
        self.chart = chart
    }

    /// The row of Excel, from 1, in which a row of the table stands.
    public func excelRow(of row: Int) -> Int { headerRow + row + 2 }

    /// The rows of Excel, from 1, that do not show all their text on the screen and on paper, since
    /// Excel makes no row higher; the cells hold it whole.
    public var rowsTooHigh: [Int] {
        SheetLayout(self).rows.enumerated().filter(\.element.isTooHigh).map { excelRow(of: $0.offset) }
    }

    /// From 0. A blank row stands between the preface and the headings.
    var headerRow: Int { preface.isEmpty ? 0 : preface.count + 1 }
}

/// A line above a table: a heading, or a name with what it is.
public struct PrefaceLine: Sendable, Hashable {
    /// The heading, or the name of what the cell holds.
    public var label: String
    /// nil where the label is a heading.
    public var cell: Cell?

    /// A line with its cell; a heading where none is given.
    public init(_ label: String, _ cell: Cell? = nil) {
        self.label = label
        self.cell = cell
    }
}

/// A column of a sheet.
public struct Column: Sendable, Hashable {
    /// In half-width characters, so that 40 holds twenty kanji.
    public enum Width: Sendable, Hashable {
        case fixed(Int)
        /// That of the widest line, within bounds.
        case content(min: Int, max: Int)
    }

    /// The heading above the column.
    public var title: String
    /// How wide the column is on the screen and on paper.
    public var width: Width
    /// Whether long text goes on in a new line of its cell.
    public var wraps: Bool

    /// A column; from 8 to 40 half-width characters wide and with wrapped text unless told.
    public init(_ title: String, width: Width = .content(min: 8, max: 40), wraps: Bool = true) {
        self.title = title
        self.width = width
        self.wraps = wraps
    }
}
