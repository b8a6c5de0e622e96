import KobanText

/// A table for a spreadsheet: UTF-8 with a byte order mark and CR LF, every cell quoted.
///
/// Cells hold text of others, so that none can be run as a formula, end its cell, act on a terminal
/// that shows the file or, being too long for one, spill into the next row.
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
        guard text.utf8.contains(where: CSVText.needsLook) else {
            bytes += text.utf8
            return
        }
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { last = scalar }
            switch scalar {
            case "\"": bytes += [0x22, 0x22]
            // A line break within a cell is LF, which Excel does not take for the end of the row.
            case "\r": bytes.append(0x0A)
            case "\n" where last == "\r": continue
            default: bytes += (VisibleText.replacement(of: scalar) ?? String(Character(scalar))).utf8
            }
        }
    }

    private static func needsLook(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x0D || VisibleText.needsLook(byte)
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
