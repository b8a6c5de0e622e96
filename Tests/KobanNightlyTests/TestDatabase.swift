import GRDB

/// Reaches into a database as no program of ours would.
enum TestDatabase {
    static func execute(_ sql: String, at path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// Runs something while another connection is in a transaction.
    static func whileHeld<Value>(by sql: String, at path: String, _ body: () throws -> Value) throws -> Value {
        let queue = try DatabaseQueue(path: path)
        return try queue.inDatabase { database in
            for statement in sql.split(separator: ";") {
                _ = try Row.fetchAll(database, sql: String(statement))
            }
            defer { try? database.execute(sql: "ROLLBACK") }
            return try body()
        }
    }

    static func strings(_ sql: String, at path: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try String.fetchAll($0, sql: sql) }
    }
}
