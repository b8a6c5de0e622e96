import KobanLaw
import KobanText

extension TableName {
    /// The table that a name means, in any digits: 別表第一, 別表第1, 別表２, 第2条の表.
    ///
    /// - Returns: nil for anything else.
    public init?(notation: String) {
        let name = CharacterFolding.forSearch(notation).filter { !$0.isWhitespace }
        switch name.hasPrefix("番号法") ? String(name.dropFirst(3)) : name {
        case "別表第一", "別表第1", "別表1", "別表一": self = .firstTable
        case "別表第二", "別表第2", "別表2", "別表二": self = .secondTable
        case "別表": self = .unifiedTable
        case "第二条の表", "第2条の表", "2条の表", "二条の表", "主務省令第2条の表": self = .provisionTable
        default: return nil
        }
    }
}
