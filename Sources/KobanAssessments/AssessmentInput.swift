import Foundation
import KobanText

/// A document as it was read: its path, its bytes' text, and how they were encoded.
public struct AssessmentInput: Sendable {
    /// As given by the user, or below the folder that the user gave.
    public let path: String
    /// The bytes of the file.
    public let bytes: [UInt8]
    public let source: SourceText
    public let encoding: InputEncoding

    public init(path: String, bytes: [UInt8]) throws(AssessmentInputError) {
        self.path = path
        self.bytes = bytes
        do {
            let decoded = try TextDecoding.decode(bytes)
            source = decoded.source
            encoding = decoded.encoding
        } catch {
            if case .binary = error, let format = FileFormat(bytes) {
                throw AssessmentInputError(path: path, reason: .otherFormat(format))
            }
            throw AssessmentInputError(path: path, reason: .undecodable(error))
        }
    }

    /// Reads a file.
    ///
    /// - Throws: `AssessmentInputError` with the path, what is wrong, and what to do.
    public init(file path: String) throws(AssessmentInputError) {
        let bytes: [UInt8]
        switch FileBytes.read(DocumentName.bytes(of: path), limit: AssessmentInput.largest) {
        case .bytes(let read): bytes = read
        case .notAFile: throw AssessmentInputError(path: path, reason: .notAFile)
        case .tooLarge(let size): throw AssessmentInputError(path: path, reason: .tooLarge(bytes: size))
        case .failed(ENOENT): throw AssessmentInputError(path: path, reason: .notFound)
        case .failed: throw AssessmentInputError(path: path, reason: .unreadable)
        }
        try self.init(path: path, bytes: bytes)
    }

    /// 256 MB; a larger file is no assessment.
    public static let largest = 256 * 1024 * 1024
}

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
        case otherFormat(FileFormat)
        case undecodable(TextDecodingError)
    }

    public let path: String
    public let reason: Reason

    public init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    /// What is wrong and what to do, without the path.
    public var message: String {
        switch reason {
        case .notFound:
            "ファイルがありません。パスを確かめてください。"
        case .unreadable:
            "ファイルを読み込めません。読み取りの権限を確かめてください。"
        case .notAFile:
            "ふつうのファイルではありません。いちどファイルに保存してから指定してください。"
        case .unreadableFolder:
            "フォルダーの中を読み込めません。読み取りの権限を確かめてください。"
        case .emptyFolder:
            "フォルダーに評価書（.txt .md .html .htm）がありません。フォルダーを確かめてください。"
        case .notAnAssessment:
            "評価書として読み取れず、法令の引用もありません。評価書のテキストか確かめてください。"
        case .tooLarge(let bytes):
            "ファイルが大きすぎます（\(bytes / 1_048_576)MB）。256MB以下のテキストにしてください。"
        case .ownReport:
            "koban が書き出した報告で、評価書ではありません。評価書のファイルを指定してください。"
        case .brokenLink:
            "リンクの先がありません。リンクの先（共有フォルダーなど）を確かめてください。"
        case .otherFormat(let format):
            "テキストではありません（中身は\(format.japaneseName)）。テキストに変換してから渡してください。"
        case .undecodable(.empty):
            "ファイルが空です。評価書のテキストを保存し直してください。"
        case .undecodable(.binary(let offset)):
            "テキストではありません（\(offset + 1)バイト目に制御文字）。PDFやWordの文書は、テキストに変換してから渡してください。"
        case .undecodable(.invalidUTF8(let offset)):
            "文字コードを判別できません（\(offset + 1)バイト目がUTF-8として正しくなく、CP932でもありません）。UTF-8で保存し直してください。"
        case .undecodable(.invalidUTF16(let offset)):
            "UTF-16として正しくありません（\(offset + 1)バイト目）。UTF-8で保存し直してください。"
        case .undecodable(.otherEncoding(let encoding)):
            "文字コードが\(encoding.rawValue)のようで、読めません。UTF-8で保存し直してください。"
        }
    }

    public var description: String { "\(path): \(message)" }
}
