import Foundation
import GRDB
import KobanText

/// The assessments, their citations and findings, and what became of them night after night, in
/// a SQLite database.
struct NightlyStore: Sendable {
    let path: String
    let queue: DatabaseQueue

    /// Opens the database, made where there is none.
    ///
    /// - Throws: `NightlyStoreError`; `.damaged` for one that SQLite finds wrong, which is not
    ///   written to.
    init(path: String, busyTimeout: Double = 10) throws(NightlyStoreError) {
        self.path = path
        try NightlyStore.checkHead(of: path)
        do {
            var configuration = GRDB.Configuration()
            configuration.busyMode = .timeout(busyTimeout)
            configuration.label = "koban-nightly"
            configuration.prepareDatabase { database in
                // What is committed is on the disk.
                try database.execute(sql: "PRAGMA synchronous = FULL")
            }
            let parent = URL(fileURLWithPath: path).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { database in
                let found = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
                guard found == ["ok"] else {
                    throw NightlyStoreError(path: path, .damaged(message: found.first ?? "quick_check"))
                }
                try database.inTransaction(.immediate) {
                    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
                    let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") == 0
                    guard id == NightlySchema.applicationID || isEmpty else {
                        throw NightlyStoreError(path: path, .notOurs)
                    }
                    try NightlySchema.migrate(database)
                    return .commit
                }
            }
        } catch let error as CocoaError {
            throw NightlyStoreError(path: path, .unwritable(message: error.localizedDescription))
        } catch {
            throw NightlyStoreError.of(error, path: path)
        }
    }

    /// Sets a damaged database aside, with the files that belong to it, under a name that says
    /// when.
    ///
    /// - Returns: the new path.
    static func setAside(path: String, at time: JapanTime) throws(NightlyStoreError) -> String {
        var aside = "\(path).damaged-\(time.compact)"
        var count = 1
        while FileManager.default.fileExists(atPath: aside) {
            count += 1
            aside = "\(path).damaged-\(time.compact)-\(count)"
        }
        for ending in ["-journal", "-wal", "-shm", ""] where FileManager.default.fileExists(atPath: path + ending) {
            do {
                try FileManager.default.moveItem(atPath: path + ending, toPath: aside + ending)
            } catch {
                throw NightlyStoreError(path: path, .unwritable(message: error.localizedDescription))
            }
        }
        return aside
    }

    /// Where the backup of a database lies: beside it.
    static func backup(of path: String) -> String { path + ".backup" }

    /// Copies the database as it is after a night, the former backup being replaced in one step.
    func makeBackup() throws(NightlyStoreError) {
        let made = NightlyStore.backup(of: path) + ".new"
        do {
            if FileManager.default.fileExists(atPath: made) { try FileManager.default.removeItem(atPath: made) }
            try queue.vacuum(into: made)
        } catch {
            try? FileManager.default.removeItem(atPath: made)
            throw NightlyStoreError.of(error, path: made)
        }
        guard rename(made, NightlyStore.backup(of: path)) == 0 else {
            throw NightlyStoreError(path: made, .unwritable(message: String(cString: strerror(errno))))
        }
    }

    /// Puts a copy of the backup in the place of a database that was set aside.
    ///
    /// - Returns: false where there is no sound backup; a damaged one is set aside too.
    static func restoreBackup(path: String, at time: JapanTime) throws(NightlyStoreError) -> Bool {
        let backup = backup(of: path)
        guard FileManager.default.fileExists(atPath: backup) else { return false }
        do {
            let store = try NightlyStore(path: backup)
            try? store.queue.close()
            try FileManager.default.copyItem(atPath: backup, toPath: path)
            return true
        } catch {
            let cause = NightlyStoreError.of(error, path: backup)
            guard case .damaged = cause.reason else { throw cause }
            _ = try setAside(path: backup, at: time)
            return false
        }
    }

    /// A file that is no SQLite database is told from a damaged one: what reads as text was
    /// named by mistake, and is left alone.
    private static func checkHead(of path: String) throws(NightlyStoreError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        guard !isFolder.boolValue, let file = FileHandle(forReadingAtPath: path) else {
            throw NightlyStoreError(path: path, .unwritable(message: isFolder.boolValue ? "フォルダーです" : "読めません"))
        }
        let head = Array((try? file.read(upToCount: 4096)) ?? Data())
        try? file.close()
        guard !head.isEmpty, !head.starts(with: Array("SQLite format 3\u{0}".utf8)) else { return }
        // The head may end within a character.
        let isText = (0..<4).contains { (try? TextDecoding.decode(Array(head.dropLast($0)))) != nil }
        if isText { throw NightlyStoreError(path: path, .notADatabase) }
        throw NightlyStoreError(path: path, .damaged(message: "SQLite のファイルの頭がありません"))
    }

    /// Reads or writes in one transaction.
    func transaction<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var value: Value?
        try queue.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                value = try body(database)
                return .commit
            }
        }
        guard let value else { throw NightlyStoreError(path: path, .other(message: "transaction")) }
        return value
    }
}
