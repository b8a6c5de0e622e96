import GRDB
import KobanLaw

/// What a database from before the fourth schema says of its tables: it knew the tables that the program of its
/// time knew, and what the law says of these stands in the data that the program carries.
enum TablesOfOldDatabases {
    static func fill(_ database: Database) throws {
        guard try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM edition)") ?? false else { return }
        let bundled = try Statutes(StatuteFiles.bundled)
        let laws = Set(try String.fetchAll(database, sql: "SELECT id FROM law"))
        let tables = Set(try String.fetchAll(database, sql: "SELECT DISTINCT table_name FROM edition"))
        for law in bundled.laws where laws.contains(law.id.rawValue) {
            if let successor = law.successor, laws.contains(successor.rawValue) {
                try database.execute(
                    sql: "UPDATE law SET successor = ? WHERE id = ?", arguments: [successor.rawValue, law.id.rawValue])
            }
            for name in law.names where name.kind == .usual {
                try database.execute(
                    sql: "UPDATE law_name SET kind = ? WHERE law_id = ? AND name = ?",
                    arguments: [name.kind.rawValue, law.id.rawValue, name.text])
            }
        }
        for move in bundled.provisionMoves {
            try database.execute(
                sql: "UPDATE provision_move SET purpose = ? WHERE role = ?",
                arguments: [move.purpose.rawValue, move.role])
        }
        let writing = StatuteWriting(database: database)
        for (position, table) in bundled.tables.known(by: tables).all.enumerated() {
            try writing.write(table, position)
        }
        for names in bundled.orderNames where laws.contains(names.law.rawValue) { try writing.write(names) }
    }
}
