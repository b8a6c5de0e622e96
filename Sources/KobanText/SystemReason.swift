import Foundation

/// Why the system refused to write, in Japanese words for a user.
public enum SystemReason {
    /// - Parameter error: of Foundation's file functions.
    public static func words(_ error: any Error) -> String {
        let error = error as NSError
        if let code = (error.userInfo[NSUnderlyingErrorKey] as? any Error).flatMap({ posix($0 as NSError) })
            ?? posix(error)
        {
            return words(errno: code)
        }
        guard error.domain == NSCocoaErrorDomain else { return error.localizedDescription }
        return switch CocoaError.Code(rawValue: error.code) {
        case .fileWriteOutOfSpace: words(errno: ENOSPC)
        case .fileWriteNoPermission, .fileReadNoPermission: words(errno: EACCES)
        case .fileWriteVolumeReadOnly: words(errno: EROFS)
        case .fileNoSuchFile, .fileReadNoSuchFile: words(errno: ENOENT)
        case .fileWriteFileExists: words(errno: EEXIST)
        default: "書き込みが受け付けられませんでした（エラー番号\(error.code)）"
        }
    }

    /// - Parameter code: an `errno`.
    public static func words(errno code: Int32) -> String {
        switch code {
        case ENOSPC: "ディスクの空きがありません"
        case EDQUOT: "割り当てられた容量を使い切っています"
        case EFBIG: "ファイルの大きさの上限に達しました"
        case EACCES, EPERM: "権限がありません"
        case EROFS: "書き込めないディスクです"
        case ENOENT: "フォルダーがありません"
        case ENOTDIR, EEXIST: "フォルダーの名が、ファイルの名と同じです"
        case EISDIR, ENOTEMPTY: "同じ名のフォルダーがあります"
        case ENAMETOOLONG: "名が長すぎます"
        case EIO: "ディスクの読み書きに失敗しました"
        default: String(cString: strerror(code))
        }
    }

    private static func posix(_ error: NSError) -> Int32? {
        error.domain == NSPOSIXErrorDomain ? Int32(exactly: error.code) : nil
    }
}
