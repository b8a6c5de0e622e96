import Foundation

/// What the system says of a file that it refuses, in Japanese.
enum SystemReason {
    static func of(_ error: any Error) -> String {
        let error = error as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        if cause.domain == NSPOSIXErrorDomain { return of(code: Int32(cause.code)) }
        return switch CocoaError.Code(rawValue: error.code) {
        case .fileWriteOutOfSpace: of(code: ENOSPC)
        case .fileWriteNoPermission, .fileReadNoPermission: of(code: EACCES)
        case .fileWriteVolumeReadOnly: of(code: EROFS)
        case .fileWriteFileExists: of(code: EEXIST)
        case .fileNoSuchFile, .fileReadNoSuchFile: of(code: ENOENT)
        default: error.localizedDescription
        }
    }

    /// - Parameter code: `errno`.
    static func of(code: Int32) -> String {
        switch code {
        case ENOSPC: "ディスクに空きがありません"
        case EDQUOT: "割り当てられた容量を使い切っています"
        case EACCES, EPERM: "権限がありません"
        case EROFS: "読み取り専用の場所です"
        case EIO: "装置の読み書きに失敗しました"
        case ENOENT: "フォルダーがありません"
        case EEXIST, ENOTDIR: "フォルダーの名で、別のものがあります"
        case EISDIR, ENOTEMPTY: "ファイルの名で、フォルダーがあります"
        default: String(cString: strerror(code))
        }
    }
}
