import KobanText

/// A cell of a sheet.
public struct Cell: Sendable, Hashable {
    public enum Value: Sendable, Hashable {
        case empty
        /// Stays text, whatever it looks like: never a formula, a number or a link.
        case text(String)
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

        public init(sheet: String, row: Int) {
            self.sheet = sheet
            self.row = row
        }
    }

    public var value: Value
    public var style: CellStyle

    public init(_ value: Value, style: CellStyle = CellStyle()) {
        self.value = value
        self.style = style
    }

    public static let empty = Cell(.empty)

    public static func text(_ text: String, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(text.isEmpty ? .empty : .text(text), style: style)
    }

    /// Empty where there is nothing.
    public static func text(_ text: String?, _ style: CellStyle = CellStyle()) -> Cell { .text(text ?? "", style) }

    public static func number(_ number: Int, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(.number(Double(number)), style: style)
    }

    /// Empty where there is none.
    public static func day(_ day: CivilDate?, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(day.map(Value.day) ?? .empty, style: style)
    }

    public static func place(_ text: String, sheet: String, row: Int, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(.place(Place(sheet: sheet, row: row), text: text), style: style)
    }

    public static func address(_ text: String, _ address: String, _ style: CellStyle = CellStyle()) -> Cell {
        Cell(.address(address, text: text), style: style)
    }
}

/// How a cell looks. What a colour says, the text must say too.
public struct CellStyle: Sendable, Hashable {
    public enum Tone: Sendable, Hashable, CaseIterable {
        case plain
        /// Stands out from what is around it.
        case marked
        case error
        case warning
        case note
        /// Done, in order.
        case good
    }

    public var isBold: Bool
    public var tone: Tone

    public init(bold isBold: Bool = false, tone: Tone = .plain) {
        self.isBold = isBold
        self.tone = tone
    }

    public static let bold = CellStyle(bold: true)
}
