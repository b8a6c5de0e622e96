import Foundation
import KobanDocuments
import KobanText

/// What lies where a nightly database should be, by the head of the file: whether it may be
/// Koban's, before anything is done with it.
enum NightlyFile: Sendable, Equatable {
    /// No file, or an empty one.
    case none
    /// A SQLite database with the mark of the nightly one.
    case nightly
    /// Another SQLite database, or one that has lost its mark.
    case otherDatabase
    case text
    /// A sheet, a document, an archive, a picture.
    case otherKind
    /// Nothing by which it could be told: perhaps a damaged database.
    case unknown
    /// Why, in Japanese.
    case unreadable(String)

    /// How much of a file is looked at: a page of SQLite.
    private static let head = 4096

    init(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            self = errno == ENOENT ? .none : .unreadable(SystemReason.words(errno: errno))
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR:
            self = .unreadable("フォルダーです")
            return
        default:
            self = .unreadable("ふつうのファイルではありません")
            return
        }
        guard let file = FileHandle(forReadingAtPath: path) else {
            self = .unreadable("読めません")
            return
        }
        let head = Array((try? file.read(upToCount: NightlyFile.head)) ?? Data())
        try? file.close()
        self = NightlyFile.kind(of: head)
    }

    private static func kind(of head: [UInt8]) -> NightlyFile {
        guard !head.isEmpty else { return .none }
        if head.starts(with: Array("SQLite format 3\u{0}".utf8)) {
            // The application id stands at offset 68, the highest byte first (SQLite's file format).
            let id = head.dropFirst(68).prefix(4).reduce(0) { $0 << 8 | Int($1) }
            return id == NightlySchema.applicationID ? .nightly : .otherDatabase
        }
        if signatures.contains(where: head.starts(with:)) { return .otherKind }
        // The head may end within a character.
        let isText = (0..<4).contains { (try? TextDecoding.decode(Array(head.dropLast($0)))) != nil }
        return isText ? .text : .unknown
    }

    /// The first bytes of files that lie beside assessments: sheets, documents and archives (zip),
    /// PDF, files of Office before 2007, RTF, gzip, 7z, pictures.
    private static let signatures: [[UInt8]] = [
        [0x50, 0x4B, 0x03, 0x04], [0x50, 0x4B, 0x05, 0x06], Array("%PDF".utf8),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Array("{\\rtf".utf8), [0x1F, 0x8B],
        [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
    ]

    /// Why it cannot be used as a nightly database; nil where only SQLite can tell.
    var refusal: NightlyStoreError.Reason? {
        switch self {
        case .none, .nightly, .otherDatabase, .unknown: nil
        case .text: .notADatabase(isText: true)
        case .otherKind: .notADatabase(isText: false)
        case .unreadable(let reason): .unwritable(message: reason)
        }
    }

    /// Whether what lies at a path may be set aside as a damaged nightly database. It may where the
    /// file bears the mark, or where earlier nights left their lock or backup beside it; a file
    /// that another program made may not, whatever is wrong with it.
    static func isCertainlyNightly(path: String) -> Bool {
        switch NightlyFile(path: path) {
        case .nightly: return true
        case .none, .text, .otherKind, .unreadable: return false
        case .otherDatabase: return NightlyFile(path: NightlyStore.backup(of: path)) == .nightly
        // A file of no known kind is refused before there is a lock, so that one shows earlier nights.
        case .unknown:
            return NightlyFile(path: NightlyStore.backup(of: path)) == .nightly
                || FileManager.default.fileExists(atPath: path + ".lock")
        }
    }
}
