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
        let found = NightlyFile(path: path)
        if let refusal = found.refusal { throw NightlyStoreError(path: path, refusal) }
        if found == .unknown { throw NightlyStoreError(path: path, .damaged(message: "SQLite のファイルの頭がありません")) }
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
                let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(1)")
                guard found == ["ok"] else {
                    let message = found.joined(separator: " ").replacing("\n", with: " ")
                    throw NightlyStoreError(path: path, .damaged(message: message))
                }
                try database.inTransaction(.immediate) {
                    let id = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
                    let tables = Set(try String.fetchAll(database, sql: "SELECT name FROM sqlite_master"))
                    guard id == NightlySchema.applicationID || tables.isEmpty else {
                        throw NightlyStoreError(
                            path: path,
                            tables.isSuperset(of: NightlySchema.marks)
                                ? .damaged(message: "application_id \(id)") : .notOurs)
                    }
                    try NightlySchema.migrate(database)
                    try NightlySchema.checkTypes(database)
                    return .commit
                }
            }
        } catch let error as CocoaError {
            throw NightlyStoreError(path: path, .unwritable(message: SystemReason.words(error)))
        } catch {
            throw NightlyStoreError.of(error, path: path)
        }
    }

    /// A path, the links that it names followed: what is made beside the database lies beside the
    /// file.
    static func following(_ path: String) -> String {
        var path = path
        // As many as the system follows.
        for _ in 0..<40 {
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
            path =
                target.hasPrefix("/")
                ? target : URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(target).path
        }
        return path
    }

    /// Whether there is no database, or an empty file, and yet a backup of one.
    static func isLost(path: String) -> Bool {
        switch NightlyFile(path: backup(of: path)) {
        case .nightly, .unknown: break
        // Whatever lies there is no backup of ours.
        case .none, .otherDatabase, .text, .otherKind, .unreadable: return false
        }
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT == S_IFREG && status.st_size == 0 : errno == ENOENT
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
                throw NightlyStoreError(path: path, .unwritable(message: SystemReason.words(error)))
            }
        }
        return aside
    }

    /// Where the backup of a database lies: beside it.
    static func backup(of path: String) -> String { path + ".backup" }

    /// Copies the database as it is after a night, the former backup being replaced in one step. A
    /// file of another kind that lies in its place stays.
    func makeBackup() throws(NightlyStoreError) {
        let backup = NightlyStore.backup(of: path)
        let found = NightlyFile(path: backup)
        if let refusal = found == .otherDatabase ? .notOurs : found.refusal {
            throw NightlyStoreError(path: backup, refusal)
        }
        let made = NightlyStore.backup(of: path) + ".new"
        do {
            if FileManager.default.fileExists(atPath: made) { try FileManager.default.removeItem(atPath: made) }
            try queue.vacuum(into: made)
        } catch {
            try? FileManager.default.removeItem(atPath: made)
            throw NightlyStoreError.of(error, path: made)
        }
        guard rename(made, backup) == 0 else {
            throw NightlyStoreError(path: made, .unwritable(message: SystemReason.words(errno: errno)))
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
        } catch {
            switch error.reason {
            case .damaged: break
            // Somebody else's file.
            case .notADatabase, .notOurs: return false
            default: throw error
            }
            _ = try setAside(path: backup, at: time)
            return false
        }
        let copy = path + ".restored"
        do {
            if FileManager.default.fileExists(atPath: copy) { try FileManager.default.removeItem(atPath: copy) }
            try FileManager.default.copyItem(atPath: backup, toPath: copy)
            try FileHandle(forWritingTo: URL(fileURLWithPath: copy)).synchronize()
        } catch {
            try? FileManager.default.removeItem(atPath: copy)
            throw NightlyStoreError(path: path, .unwritable(message: SystemReason.words(error)))
        }
        guard rename(copy, path) == 0 else {
            throw NightlyStoreError(path: path, .unwritable(message: SystemReason.words(errno: errno)))
        }
        return true
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
