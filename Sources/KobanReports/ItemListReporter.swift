import KobanQueries
import KobanStatutes
import KobanText

/// How the numbers of a list are parted.
public enum ListSeparator: String, Sendable, CaseIterable {
    case comma = "、"
    case middleDot = "・"
    case latinComma = ","
}

/// The output of `koban lookup --format list`: item numbers ready to paste into an assessment.
public enum ItemListReporter {
    /// One line; where the entries are of more than one table, a line for each, which begins
    /// with the table's name, since a number means nothing without its table.
    public static func report(_ answer: LookupAnswer, separator: ListSeparator) -> String {
        // A row that says 削除 is nothing to cite.
        let entries = answer.entries.filter { $0.row?.isDeleted != true }
        let tables = TableName.allCases.filter { table in
            entries.contains { $0.reference.table == table }
        }
        return tables.map { table in
            let numbers = entries.filter { $0.reference.table == table }
                .map(\.reference.number.description).joined(separator: separator.rawValue)
            return (tables.count > 1 ? "\(table.rawValue): " : "") + numbers + "\n"
        }.joined()
    }
}
