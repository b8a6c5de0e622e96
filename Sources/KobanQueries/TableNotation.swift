import KobanLaw
import KobanText

extension LawTables {
    /// The table that a name means, in any digits: 別表第一, 別表第1, 別表２, 第2条の表.
    ///
    /// - Returns: nil for anything else, and where two laws have a table of the name.
    public func table(notation: String) -> TableName? {
        var name = CharacterFolding.forSearch(notation).filter { !$0.isWhitespace }
        if let own = self[TableName(rawValue: name)] { return own.name }
        for word in ["番号法", "主務省令"] where name.hasPrefix(word) { name = String(name.dropFirst(word.count)) }
        let found = tables(called: TableDesignation(name))
        return found.count == 1 ? found.first?.name : nil
    }
}
