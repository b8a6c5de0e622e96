import KobanLaw

/// An item as an answer shows it: what it says, since when and until when, where it came from
/// and where it went.
public struct LookupEntry: Sendable, Hashable {
    /// The table and the number of the item.
    public let reference: ItemReference
    /// How the law or order that holds the table is called.
    public let lawName: String
    /// What the law says of the table; nil where the data do not know it.
    public let table: LawTable?
    /// What the items of the table say.
    public var kind: LawTable.Kind? { table?.kind }
    /// The order that details the table with its number, where no text of it is at hand.
    public let orderWithoutText: String?
    /// The edition whose row is shown: the one in force on the day where there is one, otherwise
    /// the nearest that has the item.
    public let edition: Edition?
    /// The row; nil for an item that is known to have existed and whose text is not at hand.
    public let row: TableItem?
    /// The days on which the item said what the row says.
    public let period: ItemPeriod
    /// Whether the item is in force on the day asked about, by what the sources show.
    public let isInForce: Bool
    /// What became of it, from one renumbering to the next.
    public let successors: [LineageStep]
    /// Where it came from, likewise, the nearest first.
    public let predecessors: [LineageStep]
    /// What became of the item itself; nil while nothing is known to have.
    public let fate: Correspondence?
    /// The order whose article details the item, with its title on the day of the row.
    public let order: OrderName?
    /// The row in every edition of the table, oldest first.
    public let history: [EditionState]
    /// The official wording of the row, column by column, where the text has been imported.
    public let wording: [String]?
    /// Where the words searched for were found; empty where none were searched.
    public let matches: [WordMatch]
    /// What the row and its edition are known from; where there is no row, what `fate` is known from.
    public let evidence: Evidence

    /// Whether a person must check something about it.
    public var needsReview: Bool {
        row?.needsReview ?? true || fate?.relation == .unknown
    }

    /// Whether a name in the entry is exactly what was searched for.
    public var isExactMatch: Bool { matches.contains(where: \.isExact) }

    /// What the item is about, in Koban's own words.
    public var label: String {
        guard let row, !row.isContentUnknown else { return "内容は手元の条文では分かりません（要確認）" }
        return row.label
    }
}

/// The law or order that holds the article of an item.
public struct OrderName: Sendable, Hashable {
    /// The order itself, by its id.
    public let law: LawID
    /// Its title in Japanese, on the day of the row.
    public let title: String
}

/// A column in which a word was found.
public struct WordMatch: Sendable, Hashable {
    /// The parts of an item that are searched for words.
    public enum Field: String, Sendable, CaseIterable {
        case label, laws, actors, providers, information
    }

    /// The part of the item that holds the word.
    public let field: Field
    /// Whether the word is the whole name and not a part of it.
    public let isExact: Bool
}

extension TableItem {
    /// Whether the sources show that the row existed and not what it said.
    var isContentUnknown: Bool { !isDeleted && actors.isEmpty && laws.isEmpty }

    /// Whether two rows say the same, as far as the data go.
    func saysTheSame(as other: TableItem) -> Bool { differences(from: other).isEmpty }

    /// What differs between two rows.
    func differences(from other: TableItem) -> [RowDifference] {
        if isDeleted != other.isDeleted || isContentUnknown != other.isContentUnknown {
            return [.existence]
        }
        var found: [RowDifference] = []
        if actors != other.actors { found.append(.actors) }
        // An inferred row has no digest: nothing to compare.
        if wordingDigest != other.wordingDigest, !wordingDigest.isEmpty, !other.wordingDigest.isEmpty {
            found.append(.wording)
        } else if laws != other.laws {
            found.append(.wording)
        }
        if exchanges != other.exchanges { found.append(.exchanges) }
        if article != other.article { found.append(.article) }
        return found
    }
}

/// What differs between the rows of two editions.
public enum RowDifference: String, Sendable, Hashable {
    /// 削除 in one and not in the other, or unknown in one.
    case existence
    /// 第一欄.
    case actors
    /// 第一欄 or 第二欄 by the letter.
    case wording
    /// 第三欄 or 第四欄.
    case exchanges
    /// The article of the order.
    case article
}
