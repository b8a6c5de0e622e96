/// Why a workbook could not be written.
public struct WorkbookError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Reason: Sendable, Hashable {
        /// The system's own words.
        case cannotCreate(String)
        /// While the parts were put together: mostly a full disk.
        case temporaryFiles(String)
        case cannotFinish
        case noRoom(folder: String, megabytes: Int)
        case tooManyRows(sheet: String, limit: Int)
        case memory
        case refused(String)
    }

    public let path: String
    public let reason: Reason

    public init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    public var description: String {
        switch reason {
        case .cannotCreate(let detail):
            "\(path): Excelのファイルを作れません（\(detail)）。フォルダーの有無と権限を確かめてください。"
        case .temporaryFiles(let folder):
            "\(path): Excelのファイルを組み立てられません。一時フォルダー（\(folder)）の空きと権限を確かめてください。"
        case .cannotFinish:
            "\(path): Excelのファイルを書き終えられません。ディスクの空きを確かめてください。"
        case .noRoom(let folder, let megabytes):
            "\(path): フォルダー（\(folder)）の空きが足りず、Excelのファイルを作れません。\(megabytes)MBほど空けてください。"
        case .tooManyRows(let sheet, let limit):
            "\(path): シート「\(sheet)」の行がExcelの上限（\(limit)行）を超えます。フォルダーを分けて実行するか、CSVで出してください。"
        case .memory: "\(path): メモリーが足りず、Excelのファイルを作れません。フォルダーを分けて実行してください。"
        case .refused(let detail): "\(path): Excelのファイルに書けない内容があります（\(detail)）。"
        }
    }
}
