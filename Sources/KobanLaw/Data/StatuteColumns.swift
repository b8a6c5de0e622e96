/// The files of the statute data and their columns.
public enum StatuteColumns {
    /// Separates the values of one field: no name in a statute holds a vertical bar.
    public static let separator: Character = "｜"

    /// Of `laws.csv`: a row for each law or order.
    public static let laws = ["law_id", "law_number", "valid_from", "valid_until", "successor", "evidence"]
    /// Of `tables.csv`: a row for each table, a table before the one that took over.
    public static let tables = [
        "table", "written", "law_id", "kind", "successor", "basis_article", "basis_paragraph", "basis_item", "order",
        "file", "evidence",
    ]
    /// Of `order-names.csv`: how texts call an order by what of 番号法 it details.
    public static let orderNames = ["law_id", "heads", "tails", "needs_act", "evidence"]
    /// Of `law-names.csv`: a row for each title and each short name of a law.
    public static let lawNames = ["law_id", "kind", "name", "valid_from", "valid_until", "evidence"]
    /// Of `editions.csv`: a row for each edition of a table.
    public static let editions = [
        "id", "table", "valid_from", "valid_from_inferred", "valid_until", "first_seen",
        "verified_through", "derived_from", "source", "evidence",
    ]
    /// Of `items-*.csv`: a row for each item of a table, with the editions in which it stands so.
    public static let items = [
        "editions", "item", "deleted", "inferred", "needs_review", "actors", "laws", "label",
        "article", "wording_digest", "evidence",
    ]
    /// Of `exchanges-*.csv`: a row for each row of 第三欄 and 第四欄 of an item.
    public static let exchanges = [
        "editions", "item", "row", "providers", "information", "evidence",
    ]
    /// Of `correspondences.csv`: what became of each item of a former table.
    public static let correspondences = [
        "from_table", "from_item", "to", "relation", "exchanges_changed", "basis", "evidence",
    ]
    /// Of `articles.csv`: a row for each article, with its paragraphs and items as far as a text shows them.
    public static let articles = ["law_id", "article", "paragraphs", "items", "evidence"]
    /// Of `provision-moves.csv`: provisions that kept their role and changed their place.
    public static let provisionMoves = [
        "law_id", "purpose", "role", "from_article", "from_paragraph", "from_item", "to_article",
        "to_paragraph", "to_item", "since", "seen_by", "evidence",
    ]
    /// Of `edition-changes.csv`: what became of items from one edition of a table to the next.
    public static let editionChanges = [
        "from_edition", "to_edition", "from_item", "to_items", "kind", "exchanges_changed", "basis",
        "evidence",
    ]
    /// Of `information-aliases.csv`: two names of one class of information.
    public static let informationAliases = ["older", "newer", "evidence"]

    /// `items-second-table.csv`.
    public static func itemsFile(of table: LawTable) -> String { "items-\(table.file).csv" }

    /// The name of the file that holds 第三欄 and 第四欄 of a table.
    public static func exchangesFile(of table: LawTable) -> String { "exchanges-\(table.file).csv" }
}
