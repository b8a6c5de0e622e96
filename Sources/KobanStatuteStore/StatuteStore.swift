import Foundation
import GRDB
import KobanLaw
import KobanText

/// Why the statute database cannot be used. Nothing is ever written over a file that is
/// refused.
public enum StatuteStoreError: Error, Sendable {
    /// The path of the database with what is wrong.
    indirect case file(path: String, StatuteStoreError)
    /// SQLite refused; its own message.
    case database(message: String)
    /// The file is no SQLite database, or a damaged one.
    case damaged(message: String)
    /// A SQLite database of another program.
    case notOurs
    /// Another process is writing.
    case busy
    /// Written by a newer program.
    case newerSchema(found: Int, known: Int)
    /// A folder or a file that cannot be made.
    case cannotCreate(message: String)
    /// A value in the database that is not what its column holds.
    case badValue(table: String, column: String, value: String)
}

extension StatuteStoreError: CustomStringConvertible {
    /// One line in Japanese: the file, what is wrong, what to do.
    public var description: String {
        switch self {
        case .file(let path, let error): "\(path): \(error.message)"
        default: message
        }
    }

    private static let remedy = "--database の指定を確かめ、正しければ控えから戻すか、別の場所に移してから取り込み直してください（ファイルには書き込んでいません）。"

    private var message: String {
        switch self {
        case .file(_, let error): error.message
        case .database(let message): "法令データベースを使えません（\(message)）。" + Self.remedy
        case .damaged(let message): "法令データベースが壊れています（\(message)）。" + Self.remedy
        case .notOurs: "koban の法令データベースではありません。--database の指定を確かめてください（ファイルには書き込んでいません）。"
        case .busy: "ほかの koban が書き込み中です。終わってからもう一度実行してください。"
        case .newerSchema(let found, let known):
            "新しい版の koban が作った法令データベースです（形式\(found)、この koban は\(known)まで）。koban を新しくしてください。"
        case .cannotCreate(let message): "法令データベースを作れません（\(message)）。--database で別の場所を指定してください。"
        case .badValue(let table, let column, let value):
            "法令データベースの \(table).\(column) の値「\(value)」を読めません。" + Self.remedy
        }
    }
}

/// The statute data in a SQLite database.
public struct StatuteStore: Sendable {
    let queue: DatabaseQueue

    /// The file; nil for a database in memory.
    public let path: String?

    /// Opens a database file, made with its folder where there is none, and brings its schema
    /// up to date.
    ///
    /// - Throws: `StatuteStoreError` for a file that is not Koban's or is damaged.
    public init(path: String) throws(StatuteStoreError) {
        self.path = path
        do {
            if let size = StatuteStore.size(of: path), size > 0 {
                try StatuteStore.checkHeader(of: path)
            } else {
                try StatuteStore.createFolder(of: path)
            }
            queue = try DatabaseQueue(path: path, configuration: StatuteStore.configuration)
            try queue.write { database in
                try StatuteStore.checkOwner(database)
                try StatuteSchema.migrate(database)
            }
        } catch {
            throw .file(path: path, StatuteStore.storeError(error))
        }
    }

    /// Opens a database file for reading what is there.
    ///
    /// - Returns: nil where there is no file, or none that anything was ever written to; no file
    ///   is made.
    public static func existing(path: String) throws(StatuteStoreError) -> StatuteStore? {
        guard let size = size(of: path), size > 0 else { return nil }
        do {
            try checkHeader(of: path)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let version = try queue.read { database in
                try checkOwner(database)
                return try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            }
            guard version >= 0 else { throw StatuteStoreError.damaged(message: "user_version \(version)") }
            guard version > 0 else { return nil }
            guard version >= StatuteSchema.version else { return try StatuteStore(path: path) }
            guard version == StatuteSchema.version else {
                throw StatuteStoreError.newerSchema(found: version, known: StatuteSchema.version)
            }
            return StatuteStore(queue: queue, path: path)
        } catch {
            let cause = storeError(error)
            if case .file = cause { throw cause }
            throw .file(path: path, cause)
        }
    }

    private init(queue: DatabaseQueue, path: String?) {
        self.queue = queue
        self.path = path
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.label = "koban"
        return configuration
    }

    private static func size(of path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue
    }

    private static func createFolder(of path: String) throws(StatuteStoreError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .cannotCreate(message: (error as NSError).localizedDescription)
        }
    }

    /// SQLite's own mark at the head of the file, before SQLite touches it.
    private static func checkHeader(of path: String) throws(StatuteStoreError) {
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw .cannotCreate(message: "読めません")
        }
        let head = (try? file.read(upToCount: 16)) ?? Data()
        try? file.close()
        guard head == Data("SQLite format 3\u{0}".utf8) else {
            throw .damaged(message: "SQLite のファイルではありません")
        }
    }

    private static func checkOwner(_ database: Database) throws {
        let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
        guard id == StatuteSchema.applicationID || isEmpty else { throw StatuteStoreError.notOurs }
    }

    /// A database in memory.
    public init() throws(StatuteStoreError) {
        path = nil
        do {
            queue = try DatabaseQueue()
            try queue.write { try StatuteSchema.migrate($0) }
        } catch {
            throw StatuteStore.storeError(error)
        }
    }

    /// Replaces the data, all of it or nothing.
    public func write(_ statutes: Statutes) throws(StatuteStoreError) {
        do {
            try queue.write { database in
                try StatuteStore.replace(statutes, in: database)
            }
        } catch {
            throw StatuteStore.storeError(error)
        }
    }

    static func replace(_ statutes: Statutes?, in database: Database) throws {
        for table in StatuteSchema.tables.reversed() {
            try database.execute(sql: "DELETE FROM \(table)")
        }
        if let statutes { try StatuteWriting(database: database).write(statutes) }
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

    static func storeError(_ error: any Error) -> StatuteStoreError {
        if let error = error as? StatuteStoreError { return error }
        guard let error = error as? DatabaseError else {
            return .database(message: String(describing: error))
        }
        let message = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: return .damaged(message: message)
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR:
            return .cannotCreate(message: message)
        default: return .database(message: message)
        }
    }
}
