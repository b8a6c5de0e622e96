import Foundation
import KobanText

/// A file that is read: its path, its content, and the document in it.
public struct AssessmentInput: Sendable {
    /// As given by the user, or below the folder that the user gave.
    public let path: String
    /// The bytes of the file, and its text where it has one.
    public let content: FileContent
    /// What the file holds, whatever its format.
    public let document: Document

    /// The bytes of the file.
    public var bytes: [UInt8] { content.bytes }
    /// The text of the document.
    public var source: SourceText { document.source }
    /// The encoding of the file; nil where its format is no text.
    public var encoding: InputEncoding? { content.encoding }

    /// Reads what a file holds.
    ///
    /// - Throws: `AssessmentInputError` with the path, what is wrong, and what to do.
    public init(
        path: String, bytes: [UInt8], formats: DocumentFormats = .all
    ) throws(AssessmentInputError) {
        self.path = path
        content = FileContent(bytes)
        do throws(DocumentReadingError) {
            document = try formats.read(content)
        } catch {
            throw AssessmentInputError(path: path, reason: AssessmentInput.reason(error, of: bytes))
        }
    }

    private static func reason(_ error: DocumentReadingError, of bytes: [UInt8]) -> AssessmentInputError.Reason {
        switch error {
        case .text(.binary(let offset)):
            ForeignFormat(bytes).map { .otherFormat($0) } ?? .undecodable(.binary(offset: offset))
        case .text(let error): .undecodable(error)
        case .damaged(let message): .damaged(message)
        }
    }

    /// Reads a file.
    ///
    /// - Throws: `AssessmentInputError` with the path, what is wrong, and what to do.
    public init(file path: String, formats: DocumentFormats = .all) throws(AssessmentInputError) {
        let bytes: [UInt8]
        switch FileBytes.read(DocumentName.bytes(of: path), limit: AssessmentInput.largest) {
        case .bytes(let read): bytes = read
        case .notAFile: throw AssessmentInputError(path: path, reason: .notAFile)
        case .tooLarge(let size): throw AssessmentInputError(path: path, reason: .tooLarge(bytes: size))
        case .failed(ENOENT): throw AssessmentInputError(path: path, reason: .notFound)
        case .failed: throw AssessmentInputError(path: path, reason: .unreadable)
        }
        try self.init(path: path, bytes: bytes, formats: formats)
    }

    /// 256 MB; a larger file is no assessment.
    public static let largest = 256 * 1024 * 1024

    /// The bytes of the file with another text in it, as a corrected copy holds them.
    ///
    /// - Returns: nil where the format or the encoding of the file cannot hold the text, or would not give
    ///   the untouched parts back byte for byte.
    public func bytes(withText text: [UInt8]) -> [UInt8]? { document.format.bytes(of: text, like: content) }
}
