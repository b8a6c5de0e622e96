/// A table for a spreadsheet: UTF-8 with a byte order mark and CR LF, every cell quoted.
///
/// Cells hold text of others, so that none can be run as a formula, end its cell or, being too
/// long for one, spill into the next row.
struct CSVText {
    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Excel holds 32,767 UTF-16 units in a cell and puts what is more into the cells after it.
    private static let limit = 32_000
    private static let mark = "…【長すぎるため、以下を省きました】"

    /// Adds a row.
    mutating func append(_ cells: [String]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            bytes.append(0x22)
            if CSVText.isTakenForFormula(cell) { bytes.append(0x27) }
            if cell.utf8.count > CSVText.limit, cell.utf16.count > CSVText.limit {
                var kept = ""
                var room = CSVText.limit
                for character in cell {
                    room -= character.utf16.count
                    if room < 0 { break }
                    kept.append(character)
                }
                write(kept + CSVText.mark)
            } else {
                write(cell)
            }
            bytes.append(0x22)
        }
        bytes += [0x0D, 0x0A]
    }

    private mutating func write(_ text: String) {
        var last: UInt8 = 0
        for byte in text.utf8 {
            defer { last = byte }
            switch byte {
            case 0x22: bytes += [0x22, 0x22]
            // A line break within a cell is LF, which Excel does not take for the end of the row.
            case 0x0D: bytes.append(0x0A)
            case 0x0A where last == 0x0D: continue
            case 0x09, 0x0A: bytes.append(byte)
            // Nothing that ends a text for the program that reads it.
            case 0x00..<0x20, 0x7F: bytes.append(0x20)
            default: bytes.append(byte)
            }
        }
    }

    /// Japanese Excel takes full-width signs for their half-width forms.
    private static func isTakenForFormula(_ cell: String) -> Bool {
        guard let first = cell.unicodeScalars.first else { return false }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n": return true
        case "＝", "＋", "－", "＠": return cell.unicodeScalars.dropFirst().first != nil
        default: return false
        }
    }
}
