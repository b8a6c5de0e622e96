/// Why a workbook could not be written.
public struct WorkbookError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was in the way.
    public enum Reason: Sendable, Hashable {
        /// The system's own words.
        case cannotCreate(String)
        /// While the parts were put together: mostly a full disk.
        case temporaryFiles(String)
        /// The parts could not be packed into the file to its end.
        case cannotFinish
        /// Too little is free where the parts or the workbook go; about so many megabytes are needed.
        case noRoom(folder: String, megabytes: Int)
        /// A sheet has more rows than Excel takes.
        case tooManyRows(sheet: String, limit: Int)
        /// The memory is used up.
        case memory
        case refused(String)
    }

    /// The path at which the workbook was to be written.
    public let path: String
    /// What was in the way.
    public let reason: Reason

    /// Says why the workbook of a path was not written.
    public init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// In Japanese, after the path: what is wrong and mostly what to do.
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
