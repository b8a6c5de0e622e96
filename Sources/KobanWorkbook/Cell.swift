import KobanText

/// A cell of a sheet.
public struct Cell: Sendable, Hashable {
    /// What a cell holds.
    public enum Value: Sendable, Hashable {
        /// Nothing.
        case empty
        /// Stays text, whatever it looks like: never a formula, a number or a link.
        case text(String)
        /// A number that Excel can count with.
        case number(Double)
        /// A day that Excel can count with; text before 1900-03-01, from where Excel counts right.
        case day(CivilDate)
        /// Text that leads to a place in the workbook; plain text where there is no such sheet.
        case place(Place, text: String)
        /// Text that leads to an address; plain text where that is not http, https or mailto.
        case address(String, text: String)
    }

    /// A row of a table.
    public struct Place: Sendable, Hashable {
        /// The `name` of the sheet; of two of one name, the first.
        public var sheet: String
        /// Index into its `rows`.
        public var row: Int

        /// A place that a link leads to; whether there is such a sheet is seen when the workbook is written.
        public init(sheet: String, row: Int) {
            self.sheet = sheet
            self.row = row
        }
    }

    /// What the cell holds.
    public var value: Value
    /// How the cell looks.
    public var style: CellStyle

    /// A cell; plain unless a style is given.
    public init(_ value: Value, style: CellStyle = CellStyle()) {
        self.value = value
        self.style = style
    }

    /// A plain cell with nothing in it.
    public static let empty = Cell(.empty)

    /// A cell of text; empty where the text is.
    public static func text(_ text: String, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(text.isEmpty ? .empty : .text(text), style: style)
    }

    /// Empty where there is nothing.
    public static func text(_ text: String?, _ style: CellStyle = CellStyle()) -> Cell { .text(text ?? "", style) }

    /// A cell of a whole number that Excel can count with.
    public static func number(_ number: Int, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(.number(Double(number)), style: style)
    }

    /// Empty where there is none.
    public static func day(_ day: CivilDate?, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(day.map(Value.day) ?? .empty, style: style)
    }

    /// Text that leads to a row of a table.
    ///
    /// - Parameters:
    ///   - sheet: the `name` of the sheet.
    ///   - row: index into its `rows`.
    public static func place(_ text: String, sheet: String, row: Int, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(.place(Place(sheet: sheet, row: row), text: text), style: style)
    }

    /// Text that leads to an address; plain text where that is not http, https or mailto.
    ///
    /// - Parameters:
    ///   - text: what the cell shows.
    ///   - address: where it leads.
    public static func address(_ text: String, _ address: String, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(.address(address, text: text), style: style)
    }
}

/// How a cell looks. What a colour says, the text must say too.
public struct CellStyle: Sendable, Hashable {
    /// What the colour of a cell, or of a series of a chart, says.
    public enum Tone: Sendable, Hashable, CaseIterable {
        /// Nothing in particular.
        case plain
        /// Stands out from what is around it.
        case marked
        case error
        case warning
        case note
        /// Done, in order.
        case good
    }

    /// Whether the letters are bold.
    public var isBold: Bool
    /// What the colour says.
    public var tone: Tone

    /// A style; letters as usual and no colour of their own unless told.
    public init(bold isBold: Bool = false, tone: Tone = .plain) {
        self.isBold = isBold
        self.tone = tone
    }

    /// Bold letters without a colour.
    public static let bold = CellStyle(bold: true)
}
