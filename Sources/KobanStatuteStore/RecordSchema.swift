import GRDB

/// The tables of what the data in force are made from: the data that the program brought, the
/// texts that a user imported, and what people decided on them.
extension StatuteSchema {
    static func createRecords(_ database: Database) throws {
        try database.create(table: "setting") { table in
            table.primaryKey("name", .text)
            table.column("value", .text).notNull()
        }
        // The reviewable CSV files: what the database began with, and what is now in force.
        for name in ["base_file", "data_file"] {
            try database.create(table: name) { table in
                table.primaryKey("name", .text)
                table.column("content", .blob).notNull()
            }
        }
        try database.create(table: "decision") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("from_edition", .text).notNull()
            table.column("to_edition", .text).notNull()
            table.column("from_item", .text)
            table.column("new_item", .text)
            table.column("kind", .text).notNull()
            table.column("to_items", .text).notNull()
            table.column("label", .text)
            table.column("reason", .text).notNull()
            table.uniqueKey(["from_edition", "to_edition", "from_item", "new_item"])
        }
    }

    static func createTexts(_ database: Database) throws {
        try database.create(table: "text") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("law_id", .text).notNull()
            table.column("title", .text).notNull()
            table.column("day", .text).notNull()
            table.column("effective_from", .text)
            table.column("source", .text).notNull().unique()
        }
        try database.create(table: "text_item") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("text_id", .integer).notNull().indexed().references("text", onDelete: .cascade)
            table.column("table_name", .text).notNull()
            table.column("position", .integer).notNull()
            table.column("number", .text).notNull()
            table.column("is_deleted", .boolean).notNull()
            table.column("actor", .text).notNull()
            table.column("business", .text).notNull()
            table.column("line", .integer).notNull()
            table.uniqueKey(["text_id", "table_name", "number"])
        }
        try database.create(table: "text_row") { table in
            table.column("text_item_id", .integer).notNull()
                .references("text_item", onDelete: .cascade)
            table.column("position", .integer).notNull()
            table.column("provider", .text).notNull()
            table.column("information", .text).notNull()
            table.primaryKey(["text_item_id", "position"])
        }
        try database.create(table: "text_article") { table in
            table.column("text_id", .integer).notNull().references("text", onDelete: .cascade)
            table.column("position", .integer).notNull()
            table.column("number", .text).notNull()
            table.column("is_supplementary", .boolean).notNull()
            table.column("line", .integer).notNull()
            // The items (号) of each paragraph (項): 1・2・3｜｜1・2
            table.column("paragraphs", .text).notNull()
            table.column("paragraph_count", .integer).notNull()
            table.primaryKey(["text_id", "position"])
        }
        try database.create(table: "text_detail") { table in
            table.column("text_id", .integer).notNull().references("text", onDelete: .cascade)
            table.column("item", .text).notNull()
            table.column("position", .integer).notNull()
            table.column("article", .text).notNull()
            table.primaryKey(["text_id", "item", "position"])
        }
    }

    static func createReviews(_ database: Database) throws {
        try database.create(table: "review") { table in
            table.autoIncrementedPrimaryKey("id")
            table.column("from_edition", .text).notNull()
            table.column("to_edition", .text).notNull()
            table.column("from_item", .text)
            table.column("new_item", .text)
            table.column("proposed_kind", .text).notNull()
            table.column("proposed_items", .text).notNull()
            table.column("confidence", .double).notNull()
            table.column("reason", .text).notNull()
        }
    }
}
