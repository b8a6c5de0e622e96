import KobanAmendments
import KobanLaw
import KobanText

/// What an item says in one edition: the official wording where its text is at hand, else what
/// the data hold of it in Koban's own words.
public struct ItemWording: Sendable, Hashable {
    /// One column of an item, in Japanese.
    public struct Column: Sendable, Hashable {
        /// The column's heading: 第一欄, or 主体 and the like for what the data hold.
        public let name: String
        /// What stands in it, perhaps on several lines; 削除 for an item that was deleted, never empty.
        public let text: String
    }

    /// The table and the item's number in it.
    public let item: ItemReference
    /// Whether the columns are the words of the law.
    public let isOfficial: Bool
    /// What the item says, column by column; columns with nothing in them are left out.
    public let columns: [Column]

    /// - Returns: nil where the edition has no such item.
    init?(_ number: ItemNumber, in side: EditionDiff.Side) {
        item = ItemReference(side.edition.table, number)
        if let text = side.texts?.first(where: { $0.number == number }) {
            isOfficial = true
            columns =
                text.isDeleted
                ? [Column(name: "第一欄", text: "削除")]
                : ItemWording.columns([
                    ("第一欄", text.actor), ("第二欄", text.business),
                    ("第三欄・第四欄", text.rows.map { "\($0.provider)：\($0.information)" }.joined(separator: "\n")),
                ])
            return
        }
        guard let row = side.edition.items.first(where: { $0.number == number }) else { return nil }
        isOfficial = false
        columns =
            row.isDeleted
            ? [Column(name: "主体", text: "削除")]
            : ItemWording.columns([
                ("見出し", row.label), ("主体", row.actors.joined(separator: "、")),
                ("法律", row.laws.joined(separator: "、")),
                (
                    "提供",
                    row.exchanges.map {
                        "\($0.providers.joined(separator: "、"))：\($0.information.joined(separator: "、"))"
                    }.joined(separator: "\n")
                ),
            ])
    }

    private static func columns(_ pairs: [(String, String)]) -> [Column] {
        pairs.filter { !$0.1.isEmpty }.map { Column(name: $0.0, text: $0.1) }
    }
}
