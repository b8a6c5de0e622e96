import KobanLaw
import KobanText

/// A citation where none stands.
extension CitationWriter {
    /// 番号法第9条第1項、別表の23の項; 番号法第19条第8号に基づく…命令第2条の表の42の項: items of a table with
    /// the provision on which it is based on a day.
    ///
    /// - Returns: nil where the data do not hold the table.
    package func newCitation(of table: TableName, items: [ItemNumber], on day: CivilDate) -> String? {
        guard let known = statutes.tables[table] else { return nil }
        let list = items.map(\.description).joined(separator: "、") + "の項"
        let basis = actName + statutes.basis(of: known, on: day).japanese
        return known.law == .numberAct
            ? "\(basis)、\(known.designation.text { $0.description })の\(list)"
            : "\(basis)に基づく\(statutes.name(of: table))の\(list)"
    }
}
