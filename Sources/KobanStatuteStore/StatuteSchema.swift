import GRDB
import KobanLaw

/// The schema of the statute database, forward only: a change is a further migration.
enum StatuteSchema {
    /// In the order in which rows may be inserted.
    static let tables = [
        "law", "law_name", "law_table", "order_name", "edition", "item", "item_actor", "item_law", "exchange",
        "exchange_provider", "exchange_information", "correspondence", "correspondence_target",
        "provision_move", "information_alias", "article", "article_item", "edition_change",
        "edition_change_target",
    ]

    /// Marks a SQLite file as Koban's: `KOBN`.
    static let applicationID = 0x4B4F_424E

    private static let migrations: [@Sendable (Database) throws -> Void] = [
        { database in
            try createLaws(database)
            try createItems(database)
            try createChanges(database)
        },
        { try createArticles($0) },
        { database in
            try createEditionChanges(database)
            try createRecords(database)
            try createTexts(database)
            try createReviews(database)
            try StatuteViews.create(database)
        },
        { database in
            try createTables(database)
            try TablesOfOldDatabases.fill(database)
        },
    ]

    /// The version of the schema, as `PRAGMA user_version` tells it.
    static var version: Int { migrations.count }

    /// Brings the schema up to date inside the caller's transaction.
    static func migrate(_ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found >= 0 else { throw StatuteStoreError.damaged(message: "user_version \(found)") }
        guard found <= version else { throw StatuteStoreError.newerSchema(found: found, known: version) }
        guard found < version else { return }
        guard found >= 0 else { throw StatuteStoreError.damaged(message: "user_version \(found)") }
        for migration in migrations[found...] { try migration(database) }
        try database.execute(sql: "PRAGMA user_version = \(version)")
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }

    private static func createLaws(_ database: Database) throws {
        try database.create(table: "law") { table in
            table.primaryKey("id", .text)
            table.column("position", .integer).notNull()
            table.column("number", .text).notNull()
            table.column("valid_from", .text)
            table.column("valid_until", .text)
            table.column("evidence", .text).notNull()
        }
        try database.create(table: "law_name") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("law_id", .text).notNull().indexed().references("law", onDelete: .cascade)
            table.column("kind", .text).notNull()
            table.column("name", .text).notNull()
            table.column("valid_from", .text)
            table.column("valid_until", .text)
            table.column("evidence", .text).notNull()
        }
    }

    private static func createItems(_ database: Database) throws {
        try database.create(table: "edition") { table in
            table.primaryKey("id", .text)
            table.column("position", .integer).notNull()
            table.column("table_name", .text).notNull()
            table.column("valid_from", .text)
            table.column("valid_from_is_inferred", .boolean).notNull()
            table.column("valid_until", .text)
            table.column("first_seen", .text).notNull()
            table.column("verified_through", .text).notNull()
            table.column("derived_from", .text)
            table.column("source", .text).notNull()
            table.column("evidence", .text).notNull()
        }
        try database.create(table: "item") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("edition_id", .text).notNull().references("edition", onDelete: .cascade)
            table.column("position", .integer).notNull()
            table.column("number", .text).notNull()
            table.column("is_deleted", .boolean).notNull()
            table.column("is_inferred", .boolean).notNull()
            table.column("needs_review", .boolean).notNull()
            table.column("label", .text).notNull()
            table.column("article", .text)
            table.column("wording_digest", .text).notNull()
            table.column("evidence", .text).notNull()
            table.uniqueKey(["edition_id", "number"])
        }
        try createNames("item_actor", of: "item", in: database)
        try createNames("item_law", of: "item", in: database)
        try database.create(table: "exchange") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("item_id", .integer).notNull().indexed()
                .references("item", onDelete: .cascade)
            table.column("position", .integer).notNull()
        }
        try createNames("exchange_provider", of: "exchange", in: database)
        try createNames("exchange_information", of: "exchange", in: database)
    }

    /// A list of names that belongs to a row of another table.
    private static func createNames(
        _ name: String, of owner: String, in database: Database
    ) throws {
        try database.create(table: name) { table in
            table.column("\(owner)_id", .integer).notNull().references(owner, onDelete: .cascade)
            table.column("position", .integer).notNull()
            table.column("name", .text).notNull().indexed()
            table.primaryKey(["\(owner)_id", "position"])
        }
    }

    private static func createArticles(_ database: Database) throws {
        try database.create(table: "article") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("law_id", .text).notNull().references("law", onDelete: .cascade)
            table.column("article", .text).notNull()
            table.column("paragraphs", .integer)
            table.column("evidence", .text).notNull()
            table.uniqueKey(["law_id", "article"])
        }
        try database.create(table: "article_item") { table in
            table.column("article_id", .integer).notNull().references("article", onDelete: .cascade)
            table.column("paragraph", .integer).notNull()
            table.column("position", .integer).notNull()
            table.column("item", .text).notNull()
            table.primaryKey(["article_id", "paragraph", "position"])
        }
    }

    private static func createChanges(_ database: Database) throws {
        try database.create(table: "correspondence") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("from_table", .text).notNull()
            table.column("from_item", .text).notNull()
            table.column("relation", .text).notNull()
            table.column("exchanges_changed", .boolean).notNull()
            table.column("is_decided_by_reading", .boolean).notNull()
            table.column("evidence", .text).notNull()
            table.uniqueKey(["from_table", "from_item"])
        }
        try database.create(table: "correspondence_target") { table in
            table.column("correspondence_id", .integer).notNull()
                .references("correspondence", onDelete: .cascade)
            table.column("position", .integer).notNull()
            table.column("to_table", .text).notNull()
            table.column("to_item", .text).notNull()
            table.primaryKey(["correspondence_id", "position"])
        }
        try database.create(table: "provision_move") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("law_id", .text).notNull().references("law", onDelete: .cascade)
            table.column("role", .text).notNull()
            for end in ["from", "to"] {
                table.column("\(end)_article", .text).notNull()
                table.column("\(end)_is_supplementary", .boolean).notNull()
                table.column("\(end)_paragraph", .text)
                table.column("\(end)_item", .text)
            }
            table.column("since", .text)
            table.column("seen_by", .text).notNull()
            table.column("evidence", .text).notNull()
        }
        try database.create(table: "information_alias") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("older", .text).notNull().indexed()
            table.column("newer", .text).notNull().indexed()
            table.column("evidence", .text).notNull()
        }
    }

    /// What the law says of a table, and how texts call orders: until the third schema the program knew that of
    /// itself.
    private static func createTables(_ database: Database) throws {
        try database.alter(table: "law") { $0.add(column: "successor", .text) }
        try database.alter(table: "provision_move") { table in
            table.add(column: "purpose", .text).notNull().defaults(to: ProvisionMove.Purpose.other.rawValue)
        }
        try database.create(table: "law_table") { table in
            table.primaryKey("name", .text)
            table.column("position", .integer).notNull()
            table.column("written", .text).notNull()
            table.column("law_id", .text).notNull().references("law", onDelete: .cascade)
            table.column("kind", .text).notNull()
            table.column("successor", .text)
            table.column("basis_article", .text).notNull()
            table.column("basis_paragraph", .text)
            table.column("basis_item", .text)
            table.column("order_id", .text)
            table.column("file", .text).notNull()
            table.column("evidence", .text).notNull()
        }
        try database.create(table: "order_name") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("law_id", .text).notNull().references("law", onDelete: .cascade)
            table.column("heads", .text).notNull()
            table.column("tails", .text).notNull()
            table.column("needs_act", .boolean).notNull()
            table.column("evidence", .text).notNull()
        }
    }

    private static func createEditionChanges(_ database: Database) throws {
        try database.create(table: "edition_change") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("from_edition", .text).notNull()
            table.column("to_edition", .text).notNull()
            table.column("from_item", .text)
            table.column("kind", .text).notNull()
            table.column("exchanges_changed", .boolean).notNull()
            table.column("is_decided_by_reading", .boolean).notNull()
            table.column("evidence", .text).notNull()
        }
        try database.create(table: "edition_change_target") { table in
            table.column("edition_change_id", .integer).notNull()
                .references("edition_change", onDelete: .cascade)
            table.column("position", .integer).notNull()
            table.column("to_item", .text).notNull()
            table.primaryKey(["edition_change_id", "position"])
        }
    }
}
