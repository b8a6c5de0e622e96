/// Why a document could not be read; `description` is one Japanese line for the user.
public struct AssessmentInputError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why an input cannot be read.
    public enum Reason: Hashable, Sendable {
        case notFound
        case unreadable
        /// A pipe, a device or the like.
        case notAFile
        case unreadableFolder
        case emptyFolder
        /// A text without any citation that is no assessment either.
        case notAnAssessment
        case tooLarge(bytes: Int)
        /// What `koban` itself wrote.
        case ownReport
        /// A link to what is not there.
        case brokenLink
        /// Whatever its name says.
        case otherFormat(ForeignFormat)
        case undecodable(TextDecodingError)
        /// Of a format that is read, but not whole; what is wrong and what to do.
        case damaged(String)
    }

    /// The path of the document or folder, as users are told it.
    public let path: String
    /// What keeps it from being read.
    public let reason: Reason

    /// The failure to read one document or folder.
    ///
    /// - Parameter path: as users are told it.
    public init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// What is wrong and what to do, without the path.
    public var message: String {
        // What a document must be, as users are told.
        let names = DocumentFormats.all.japaneseNames
        return switch reason {
        case .notFound:
            "ファイルがありません。パスを確かめてください。"
        case .unreadable:
            "ファイルを読み込めません。読み取りの権限を確かめてください。"
        case .notAFile:
            "ふつうのファイルではありません。いちどファイルに保存してから指定してください。"
        case .unreadableFolder:
            "フォルダーの中を読み込めません。読み取りの権限を確かめてください。"
        case .emptyFolder:
            "フォルダーに評価書（\(DocumentFormats.all.endingsInWords)）がありません。フォルダーを確かめてください。"
        case .notAnAssessment:
            "評価書として読み取れず、法令の引用もありません。評価書の\(names)か確かめてください。"
        case .tooLarge(let bytes):
            "ファイルが大きすぎます（\(bytes / 1_048_576)MB）。256MB以下の\(names)にしてください。"
        case .ownReport:
            "koban が書き出した報告で、評価書ではありません。評価書のファイルを指定してください。"
        case .brokenLink:
            "リンクの先がありません。リンクの先（共有フォルダーなど）を確かめてください。"
        case .otherFormat(let format):
            "\(names)ではありません（中身は\(format.japaneseName)）。テキストに変換してから渡してください。"
        case .undecodable(.empty):
            "ファイルが空です。評価書の\(names)を保存し直してください。"
        case .undecodable(.binary(let offset)):
            "\(names)ではありません（\(offset + 1)バイト目に制御文字）。PDFやWordの文書は、テキストに変換してから渡してください。"
        case .undecodable(.invalidUTF8(let offset)):
            "文字コードを判別できません（\(offset + 1)バイト目がUTF-8として正しくなく、CP932でもありません）。UTF-8で保存し直してください。"
        case .undecodable(.invalidUTF16(let offset)):
            "UTF-16として正しくありません（\(offset + 1)バイト目）。UTF-8で保存し直してください。"
        case .undecodable(.otherEncoding(let encoding)):
            "文字コードが\(encoding.rawValue)のようで、読めません。UTF-8で保存し直してください。"
        case .damaged(let message): message
        }
    }

    /// The path and `message`.
    public var description: String { "\(path): \(message)" }
}
