import GRDB

/// Why the nightly database cannot be used; `description` is one Japanese line: the file, what
/// is wrong, what to do.
public struct NightlyStoreError: Error, Sendable, CustomStringConvertible {
    /// What is wrong with the database.
    public enum Reason: Sendable {
        /// No SQLite file, but no damaged one either: a text, a sheet, a PDF.
        case notADatabase(isText: Bool)
        /// A SQLite database of another program, or Koban's for the statute data.
        case notOurs
        case damaged(message: String)
        /// Another program is writing or holds it.
        case busy
        case newerSchema(found: Int, known: Int)
        case full
        case unwritable(message: String)
        case other(message: String)
    }

    /// The path of the database file that cannot be used.
    public let path: String
    /// What is wrong with it.
    public let reason: Reason

    /// An error of the database file at a path.
    public init(path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    static func newerSchema(found: Int, known: Int) -> NightlyStoreError {
        NightlyStoreError(path: "", .newerSchema(found: found, known: known))
    }

    /// One Japanese line: the file, what is wrong, what to do.
    public var description: String { "\(path): \(message)" }

    private var message: String {
        switch reason {
        case .notADatabase(let isText):
            "夜間点検のデータベースではありません（\(isText ? "テキストの" : "SQLite ではない")ファイルです）。--database の指定を確かめてください（ファイルには書き込んでいません）。"
        case .notOurs: "夜間点検のデータベースではありません（ほかのデータベースです）。--database に別のファイルを指定してください（ファイルには書き込んでいません）。"
        case .damaged(let message): "データベースが壊れています（\(message)）。"
        case .busy: "データベースをほかのプログラムが使っています。それを閉じてから、もう一度実行してください（前回の記録と報告はそのままです）。"
        case .newerSchema(let found, let known):
            "新しい版の koban が作ったデータベースです（形式\(found)、この koban は\(known)まで）。koban を新しくしてください。"
        case .full: "ディスクの空きがなく、データベースに書き込めません。空きを作ってから、もう一度実行してください（前回の記録と報告はそのままです）。"
        case .unwritable(let message): "データベースに書き込めません（\(message)）。場所と権限を確かめてください（前回の記録と報告はそのままです）。"
        case .other(let message): "データベースを使えません（\(message)）。前回の記録と報告はそのままです。"
        }
    }

    /// What SQLite or the system says, as an error of a database file.
    static func of(_ error: any Error, path: String) -> NightlyStoreError {
        if let error = error as? NightlyStoreError {
            return error.path.isEmpty ? NightlyStoreError(path: path, error.reason) : error
        }
        guard let error = error as? DatabaseError else {
            return NightlyStoreError(path: path, .other(message: String(describing: error)))
        }
        let message = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT: return NightlyStoreError(path: path, .damaged(message: message))
        case .SQLITE_BUSY, .SQLITE_LOCKED: return NightlyStoreError(path: path, .busy)
        case .SQLITE_FULL: return NightlyStoreError(path: path, .full)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_PERM:
            return NightlyStoreError(path: path, .unwritable(message: message))
        default: return NightlyStoreError(path: path, .other(message: message))
        }
    }
}
