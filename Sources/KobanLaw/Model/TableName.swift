import KobanText

/// The name under which the data and the reports keep a table: `別表第一`, `第二条の表`. What the law
/// says of the table stands in the data (`LawTable`), not here.
public struct TableName: RawRepresentable, Hashable, Sendable, Codable {
    /// The name in Japanese, as the data write it.
    public let rawValue: String

    /// The name of a table.
    ///
    /// - Parameter rawValue: any text; whether the data know such a table is not asked here.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}

extension TableName: CustomStringConvertible {
    /// The name in Japanese, as the data write it.
    public var description: String { rawValue }
}

/// An item of a table. The table is part of an item's name: 別表第一の26の項 and
/// 別表第二の26の項 have nothing to do with each other.
public struct ItemReference: Hashable, Sendable, Codable {
    /// The table in which the item stands.
    public let table: TableName
    /// The number of the item in its table.
    public let number: ItemNumber

    /// An item of a table; whether the table has the number is not asked here.
    public init(_ table: TableName, _ number: ItemNumber) {
        self.table = table
        self.number = number
    }
}

extension ItemReference: Comparable {
    /// By the names of the tables as texts, not as the data order them, then by number.
    public static func < (lhs: ItemReference, rhs: ItemReference) -> Bool {
        lhs.table == rhs.table
            ? lhs.number < rhs.number : lhs.table.rawValue < rhs.table.rawValue
    }
}

extension ItemReference: CustomStringConvertible {
    /// `別表第二の26の項`.
    public var description: String { "\(table.rawValue)の\(number)の項" }
}
