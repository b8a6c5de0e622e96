/// Text as a cell of Excel can hold it.
struct CellText {
    /// Excel holds no more UTF-16 units in a cell.
    static let limit = 32_767
    /// Stands at the end of what is cut.
    static let mark = "…【長すぎてセルに入らないため、以下を省きました】"

    let text: String
    let isCut: Bool

    init(_ original: String) {
        let whole = CellText.escaped(CellText.clean(original))
        guard whole.utf16.count > CellText.limit else {
            text = whole
            isCut = false
            return
        }
        var kept = ""
        var room = CellText.limit - CellText.mark.utf16.count
        for character in whole {
            room -= character.utf16.count
            if room < 0 { break }
            kept.append(character)
        }
        text = kept + CellText.mark
        isCut = true
    }

    /// Characters that XML cannot hold become U+FFFD, line breaks LF.
    static func clean(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0D: clean.append("\n")
            case 0x0A where wasReturn: continue
            case 0x09, 0x0A: clean.append(scalar)
            case 0x00..<0x20, 0xFFFE, 0xFFFF: clean.append("\u{FFFD}")
            default: clean.append(scalar)
            }
        }
        return String(clean)
    }

    /// Excel reads `_x0041_` as A, unless its first character is written so too.
    private static func escaped(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        return text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }
}

/// A text that was too long for its cell and was cut, with a mark at its end.
public struct CutText: Sendable, Hashable, CustomStringConvertible {
    /// As on the tab.
    public let sheet: String
    /// The row of Excel, from 1.
    public let row: Int
    /// The heading of the column, or for a line above the table its label.
    public let column: String

    /// One Japanese line for the user.
    public var description: String {
        "シート「\(sheet)」の\(row)行目「\(column)」は、Excelの一つのセルに入る長さ（\(CellText.limit)字）を超えるため、途中までにしました。"
    }
}
