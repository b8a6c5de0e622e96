import Foundation
import GRDB
import KobanLaw
import KobanText

/// Reads the records of a database back.
struct StatuteRecordReading {
    let database: Database

    func origin() throws -> (digest: String, program: String)? {
        guard let digest = try setting("bundled_digest"), let program = try setting("program") else {
            return nil
        }
        return (digest, program)
    }

    private func setting(_ name: String) throws -> String? {
        try String.fetchOne(database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }

    func records() throws -> StatuteRecords? {
        guard let (digest, program) = try origin(),
            let base = try setting("base").flatMap(StatuteRecords.Base.init(rawValue:)),
            let files = try files("base_file")
        else { return nil }
        return StatuteRecords(
            base: base, digest: digest, program: program, files: files, texts: try texts(),
            decisions: try decisions())
    }

    func files(_ table: String) throws -> StatuteFiles? {
        var contents: [String: [UInt8]] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT name, content FROM \(table)")
        while let row = try rows.next() {
            let name: String = row[0]
            let content: Data = row[1]
            contents[name] = Array(content)
        }
        return contents.isEmpty ? nil : StatuteFiles(contents).broughtForward()
    }

    private func number(_ text: String, _ table: String, _ column: String) throws -> ItemNumber {
        try StatuteLoading.number(text, table: table, column: column)
    }

    private func numbers(_ text: String, _ table: String, _ column: String) throws -> [ItemNumber] {
        try text.split(separator: "・").map { try number(String($0), table, column) }
    }

    private func decisions() throws -> [ChangeDecision] {
        try Row.fetchAll(database, sql: "SELECT * FROM decision ORDER BY id").map { row in
            let former: String? = row["from_item"]
            let new: String = row["new_item"] ?? ""
            guard let kind = EditionChange.Kind(rawValue: row["kind"]) else {
                throw StatuteStoreError.badValue(table: "decision", column: "kind", value: row["kind"])
            }
            return ChangeDecision(
                fromEdition: row["from_edition"], toEdition: row["to_edition"],
                subject: try former.map { .former(try number($0, "decision", "from_item")) }
                    ?? .new(try number(new, "decision", "new_item")),
                kind: kind, to: try numbers(row["to_items"], "decision", "to_items"),
                label: row["label"], reason: row["reason"])
        }
    }

    // MARK: Texts

    private func day(_ text: String?, _ column: String) throws -> CivilDate? {
        try text.map {
            guard let day = CivilDate(iso: $0) else {
                throw StatuteStoreError.badValue(table: "text", column: column, value: $0)
            }
            return day
        }
    }

    private func texts() throws -> [LawText] {
        try Row.fetchAll(database, sql: "SELECT * FROM text ORDER BY day, law_id").map { row in
            let id: Int64 = row["id"]
            guard let day = try day(row["day"], "day") else {
                throw StatuteStoreError.badValue(table: "text", column: "day", value: "")
            }
            return LawText(
                law: LawID(rawValue: row["law_id"]), title: row["title"], day: day,
                effectiveFrom: try self.day(row["effective_from"], "effective_from"),
                source: row["source"], tables: try tables(of: id), articles: try articles(of: id),
                details: try details(of: id))
        }
    }

    private func rows(_ sql: String, _ id: Int64) throws -> [Row] {
        try Row.fetchAll(database, sql: sql, arguments: [id])
    }

    private func itemText(_ row: Row, rows: [ItemText.Row]) throws -> ItemText {
        ItemText(
            number: try number(row["number"], "text_item", "number"), isDeleted: row["is_deleted"],
            actor: row["actor"], business: row["business"], rows: rows, line: row["line"])
    }

    private func tables(of text: Int64) throws -> [TableName: [ItemText]] {
        var exchanges: [Int64: [ItemText.Row]] = [:]
        for row in try rows(
            """
            SELECT text_row.* FROM text_row JOIN text_item ON text_item.id = text_row.text_item_id
            WHERE text_item.text_id = ? ORDER BY text_item_id, text_row.position
            """, text)
        {
            exchanges[row["text_item_id"], default: []].append(
                ItemText.Row(provider: row["provider"], information: row["information"]))
        }
        var tables: [TableName: [ItemText]] = [:]
        for row in try rows("SELECT * FROM text_item WHERE text_id = ? ORDER BY position", text) {
            let table = TableName(rawValue: row["table_name"])
            tables[table, default: []].append(try itemText(row, rows: exchanges[row["id"]] ?? []))
        }
        return tables
    }

    func item(_ item: ItemNumber, table: TableName, source: String) throws -> ItemText? {
        let found = try Row.fetchOne(
            database,
            sql: """
                SELECT text_item.* FROM text_item JOIN text ON text.id = text_item.text_id
                WHERE text.source = ? AND table_name = ? AND number = ?
                """,
            arguments: [source, table.rawValue, item.description])
        guard let found else { return nil }
        let exchanges = try rows("SELECT * FROM text_row WHERE text_item_id = ? ORDER BY position", found["id"])
        return try itemText(
            found, rows: exchanges.map { ItemText.Row(provider: $0["provider"], information: $0["information"]) })
    }

    private func articles(of text: Int64) throws -> [ArticleText] {
        try rows("SELECT * FROM text_article WHERE text_id = ? ORDER BY position", text).map { row in
            let written: String = row["paragraphs"]
            let count: Int = row["paragraph_count"]
            var paragraphs = try written.split(separator: "｜", omittingEmptySubsequences: false)
                .map { try numbers(String($0), "text_article", "paragraphs") }
            if count == 0 { paragraphs = [] }
            return ArticleText(
                number: try number(row["number"], "text_article", "number"),
                isSupplementary: row["is_supplementary"], paragraphs: paragraphs, line: row["line"])
        }
    }

    private func details(of text: Int64) throws -> [ItemNumber: [ItemNumber]] {
        var details: [ItemNumber: [ItemNumber]] = [:]
        for row in try rows("SELECT * FROM text_detail WHERE text_id = ? ORDER BY item, position", text) {
            details[try number(row["item"], "text_detail", "item"), default: []].append(
                try number(row["article"], "text_detail", "article"))
        }
        return details
    }
}
