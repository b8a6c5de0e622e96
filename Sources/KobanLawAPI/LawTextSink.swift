import Foundation
import KobanLaw
import KobanText

/// A text that was read whole and is the law and the day that were asked for.
public struct FetchedLawText: Sendable, Hashable {
    /// What the list of revisions says of it.
    public let revision: LawRevision
    /// The first day of the text.
    public let effectiveDay: CivilDate
    /// 題名 as the text has it.
    public let title: String
    /// How the text is written in `bytes`.
    public let format: LawTextFormat
    /// For `xml` the bare `Law` of 法令標準XML; for `json` the whole answer of `/law_data`.
    public let bytes: [UInt8]

    /// The law whose text it is.
    public var law: LawID { revision.id.law }

    /// `425AC0000000027_20251001_507AC0000000029.xml`.
    public var fileName: String { "\(revision.id).\(format.rawValue)" }
}

/// Takes all texts of a run at once, or none.
public protocol LawTextSink {
    /// - Throws: when a text is not taken; then none has been.
    func take(_ texts: [FetchedLawText]) throws
}

/// Writes the texts to a folder that comes into being whole: they are written to a temporary
/// folder beside it, which is renamed at the end.
public struct FolderSink: LawTextSink {
    /// Where the texts will lie. It need not be there yet.
    public let folder: URL

    /// - Throws: `FolderSinkError` when something other than an empty folder has the name.
    public init(folder: URL) throws(FolderSinkError) {
        self.folder = folder.standardizedFileURL
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: self.folder.path, isDirectory: &isFolder) else { return }
        let entries = try? FileManager.default.contentsOfDirectory(atPath: self.folder.path)
        guard isFolder.boolValue, entries?.isEmpty == true else {
            throw FolderSinkError(path: folder.path, reason: .inUse)
        }
    }

    /// Writes all texts under their `fileName` and gives the folder its name.
    ///
    /// - Throws: `FolderSinkError` when a file cannot be written or the name is in use by now; no text is then left.
    public func take(_ texts: [FetchedLawText]) throws {
        let files = FileManager.default
        let parent = folder.deletingLastPathComponent()
        let temporary = parent.appendingPathComponent(".koban-\(UUID().uuidString)")
        do {
            try files.createDirectory(at: temporary, withIntermediateDirectories: true)
            for text in texts {
                try Data(text.bytes).write(to: temporary.appendingPathComponent(text.fileName))
            }
        } catch {
            try? files.removeItem(at: temporary)
            throw FolderSinkError(path: folder.path, reason: .unwritable)
        }
        // Takes the place of nothing or of an empty folder, and of nothing else.
        guard rename(temporary.path, folder.path) == 0 else {
            try? files.removeItem(at: temporary)
            throw FolderSinkError(path: folder.path, reason: .inUse)
        }
    }
}

/// Why the texts could not be written.
public struct FolderSinkError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was in the way.
    public enum Reason: Hashable, Sendable {
        /// Something other than an empty folder has the name.
        case inUse
        /// The files could not be written.
        case unwritable
    }

    /// The path of the folder.
    public let path: String
    /// What was in the way.
    public let reason: Reason

    /// One line in Japanese: the folder, what is wrong, what to do.
    public var description: String {
        switch reason {
        case .inUse: "\(path): すでに内容があります。別のフォルダーか、空のフォルダーを指定してください。"
        case .unwritable: "\(path): 書き込めません。場所の空きと権限を確かめてください。"
        }
    }
}
