import KobanText

/// A table for a spreadsheet: UTF-8 with a byte order mark and CR LF, every cell quoted.
///
/// Cells hold text of others, so that none can be run as a formula, end its cell, act on a terminal
/// that shows the file or, being too long for one, spill into the next row.
public enum CSVText {
    /// What stands before the first row, by which Excel knows UTF-8.
    public static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Excel holds 32,767 UTF-16 units in a cell and puts what is more into the cells after it.
    private static let limit = 32_000
    private static let mark = "…【長すぎるため、以下を省きました】"

    /// A row with its end.
    public static func row(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            bytes.append(0x22)
            if isTakenForFormula(cell) { bytes.append(0x27) }
            if cell.utf8.count > limit, cell.utf16.count > limit {
                var kept = ""
                var room = limit
                for character in cell {
                    room -= character.utf16.count
                    if room < 0 { break }
                    kept.append(character)
                }
                write(kept + mark, to: &bytes)
            } else {
                write(cell, to: &bytes)
            }
            bytes.append(0x22)
        }
        return bytes + [0x0D, 0x0A]
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        guard text.utf8.contains(where: needsLook) else {
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
