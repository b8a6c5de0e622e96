import GRDB
import KobanStatutes
import KobanText

/// Why the statute database cannot be used.
public enum StatuteStoreError: Error, Sendable {
    /// SQLite refused; its own message.
    case database(message: String)
    /// A value in the database that is not what its column holds.
    case badValue(table: String, column: String, value: String)
}

extension StatuteStoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .database(let message):
            "法令データベースを使えません（\(message)）。ファイルを作り直してください。"
        case .badValue(let table, let column, let value):
            "法令データベースの \(table).\(column) の値「\(value)」を読めません。ファイルを作り直してください。"
        }
    }
}

/// The statute data in a SQLite database.
public struct StatuteStore: Sendable {
    let queue: DatabaseQueue

    /// Opens a database file, made where there is none, and brings its schema up to date.
    public init(path: String) throws(StatuteStoreError) {
        do {
            queue = try DatabaseQueue(path: path)
            try StatuteSchema.migrator.migrate(queue)
        } catch {
            throw StatuteStore.storeError(error)
        }
    }

    /// A database in memory.
    public init() throws(StatuteStoreError) {
        do {
            queue = try DatabaseQueue()
            try StatuteSchema.migrator.migrate(queue)
        } catch {
            throw StatuteStore.storeError(error)
        }
    }

    /// Replaces the data, all of it or nothing.
    public func write(_ statutes: Statutes) throws(StatuteStoreError) {
        do {
            try queue.write { database in
                for table in StatuteSchema.tables.reversed() {
                    try database.execute(sql: "DELETE FROM \(table)")
                }
                try StatuteWriting(database: database).write(statutes)
            }
        } catch {
            throw StatuteStore.storeError(error)
        }
    }

    /// The data as they were written.
    public func load() throws(StatuteStoreError) -> Statutes {
        do {
            return try queue.read { try StatuteLoading(database: $0).statutes() }
        } catch {
            throw StatuteStore.storeError(error)
        }
    }

    /// The items of an edition in which a provider hands over a class of information, in the
    /// order of the table; the class also under its name in another table.
    public func items(
        providing provider: String, information: String, in edition: String
    ) throws(StatuteStoreError) -> [ItemNumber] {
        try numbers(
            sql: """
                SELECT DISTINCT item.position, item.number FROM item
                JOIN exchange ON exchange.item_id = item.id
                JOIN exchange_provider ON exchange_provider.exchange_id = exchange.id
                JOIN exchange_information ON exchange_information.exchange_id = exchange.id
                WHERE item.edition_id = ? AND item.is_deleted = 0
                AND exchange_provider.name = ?
                AND (exchange_information.name = ?
                  OR exchange_information.name IN (SELECT newer FROM information_alias WHERE older = ?)
                  OR exchange_information.name IN (SELECT older FROM information_alias WHERE newer = ?))
                ORDER BY item.position
                """,
            arguments: [edition, provider, information, information, information])
    }

    /// The items of an edition whose 第一欄 names an actor, in the order of the table.
    public func items(
        requestedBy actor: String, in edition: String
    ) throws(StatuteStoreError) -> [ItemNumber] {
        try numbers(
            sql: """
                SELECT DISTINCT item.position, item.number FROM item
                JOIN item_actor ON item_actor.item_id = item.id
                WHERE item.edition_id = ? AND item.is_deleted = 0 AND item_actor.name = ?
                ORDER BY item.position
                """,
            arguments: [edition, actor])
    }

    private func numbers(
        sql: String, arguments: StatementArguments
    ) throws(StatuteStoreError) -> [ItemNumber] {
        do {
            return try queue.read { database in
                try Row.fetchAll(database, sql: sql, arguments: arguments).map { row in
                    try StatuteLoading.number(row["number"], table: "item", column: "number")
                }
            }
        } catch {
            throw StatuteStore.storeError(error)
        }
    }

    private static func storeError(_ error: any Error) -> StatuteStoreError {
        (error as? StatuteStoreError) ?? .database(message: String(describing: error))
    }
}
