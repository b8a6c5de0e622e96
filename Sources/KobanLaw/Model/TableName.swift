import KobanText

/// One of the four tables by whose items assessments state their legal basis.
public enum TableName: String, CaseIterable, Hashable, Sendable, Codable {
    /// 別表第一 of 番号法: who may use 個人番号, and for what (until 2024-05-26).
    case firstTable = "別表第一"
    /// 別表第二 of 番号法: who may ask whom for what information (until 2024-05-26).
    case secondTable = "別表第二"
    /// 別表 of 番号法 (from 2024-05-27), the successor of 別表第一.
    case unifiedTable = "別表"
    /// The table of 第二条 of 利用特定個人情報の提供に関する命令 (from 2024-05-27), the
    /// successor of 別表第二.
    case provisionTable = "第二条の表"

    /// The law or order that holds the table.
    public var law: LawID {
        self == .provisionTable ? .provisionOrder : .numberAct
    }

    /// Whether the table has 第三欄 and 第四欄: who provides which information.
    public var hasExchanges: Bool {
        self == .secondTable || self == .provisionTable
    }
}

/// An item of a table. The table is part of an item's name: 別表第一の26の項 and
/// 別表第二の26の項 have nothing to do with each other.
public struct ItemReference: Hashable, Sendable, Codable {
    public let table: TableName
    public let number: ItemNumber

    public init(_ table: TableName, _ number: ItemNumber) {
        self.table = table
        self.number = number
    }
}

extension ItemReference: Comparable {
    public static func < (lhs: ItemReference, rhs: ItemReference) -> Bool {
        lhs.table == rhs.table
            ? lhs.number < rhs.number : lhs.table.rawValue < rhs.table.rawValue
    }
}

extension ItemReference: CustomStringConvertible {
    /// `別表第二の26の項`.
    public var description: String { "\(table.rawValue)の\(number)の項" }
}
