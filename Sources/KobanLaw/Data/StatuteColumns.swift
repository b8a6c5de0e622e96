/// The files of the statute data and their columns.
public enum StatuteColumns {
    /// Separates the values of one field: no name in a statute holds a vertical bar.
    public static let separator: Character = "｜"

    public static let laws = ["law_id", "law_number", "valid_from", "valid_until", "successor", "evidence"]
    public static let tables = [
        "table", "written", "law_id", "kind", "successor", "basis_article", "basis_paragraph", "basis_item", "order",
        "file", "evidence",
    ]
    public static let orderNames = ["law_id", "heads", "tails", "needs_act", "evidence"]
    public static let lawNames = ["law_id", "kind", "name", "valid_from", "valid_until", "evidence"]
    public static let editions = [
        "id", "table", "valid_from", "valid_from_inferred", "valid_until", "first_seen",
        "verified_through", "derived_from", "source", "evidence",
    ]
    public static let items = [
        "editions", "item", "deleted", "inferred", "needs_review", "actors", "laws", "label",
        "article", "wording_digest", "evidence",
    ]
    public static let exchanges = [
        "editions", "item", "row", "providers", "information", "evidence",
    ]
    public static let correspondences = [
        "from_table", "from_item", "to", "relation", "exchanges_changed", "basis", "evidence",
    ]
    public static let articles = ["law_id", "article", "paragraphs", "items", "evidence"]
    public static let provisionMoves = [
        "law_id", "purpose", "role", "from_article", "from_paragraph", "from_item", "to_article",
        "to_paragraph", "to_item", "since", "seen_by", "evidence",
    ]
    public static let editionChanges = [
        "from_edition", "to_edition", "from_item", "to_items", "kind", "exchanges_changed", "basis",
        "evidence",
    ]
    public static let informationAliases = ["older", "newer", "evidence"]

    /// `items-second-table.csv`.
    public static func itemsFile(of table: LawTable) -> String { "items-\(table.file).csv" }

    /// The name of the file that holds 第三欄 and 第四欄 of a table.
    public static func exchangesFile(of table: LawTable) -> String { "exchanges-\(table.file).csv" }
}
