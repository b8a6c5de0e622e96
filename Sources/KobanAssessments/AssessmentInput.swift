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
            throw AssessmentInputError(path: path, reason: .undecodable(error))
        }
    }

    /// Reads a file.
    ///
    /// - Throws: `AssessmentInputError` with the path, what is wrong, and what to do.
    public init(file path: String) throws(AssessmentInputError) {
        let bytes: [UInt8]
        do {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
            if let type = attributes[.type] as? FileAttributeType, type != .typeRegular {
                throw AssessmentInputError(path: path, reason: .notAFile)
            }
            if let size = attributes[.size] as? Int, size > AssessmentInput.largest {
                throw AssessmentInputError(path: path, reason: .tooLarge(bytes: size))
            }
            bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch let error as AssessmentInputError {
            throw error
        } catch {
            throw AssessmentInputError(path: path, reason: .unreadable)
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
            "フォルダーに評価書（.txt .md .html）がありません。フォルダーを確かめてください。"
        case .notAnAssessment:
            "評価書として読み取れず、法令の引用もありません。評価書のテキストか確かめてください。"
        case .tooLarge(let bytes):
            "ファイルが大きすぎます（\(bytes / 1_048_576)MB）。256MB以下のテキストにしてください。"
        case .undecodable(.empty):
            "ファイルが空です。評価書のテキストを保存し直してください。"
        case .undecodable(.binary(let offset)):
            "テキストではありません（\(offset + 1)バイト目に制御文字）。PDFやWordの文書は、テキストに変換してから渡してください。"
        case .undecodable(.invalidUTF8(let offset)):
            "文字コードを判別できません（\(offset + 1)バイト目がUTF-8として正しくなく、CP932でもありません）。UTF-8で保存し直してください。"
        case .undecodable(.invalidUTF16(let offset)):
            "UTF-16として正しくありません（\(offset + 1)バイト目）。UTF-8で保存し直してください。"
        }
    }

    public var description: String { "\(path): \(message)" }
}

/// Finds the documents that paths name.
public enum AssessmentFiles {
    /// The endings that are read in a folder.
    public static let endings: Set<String> = ["txt", "md", "html"]

    /// The files that paths name, a folder with all below it, in order of their names.
    ///
    /// Hidden files and folders are passed over; a folder that links to itself is read once.
    ///
    /// - Returns: the files, and an error for each path that gives none.
    public static func files(at paths: [String]) -> (
        files: [String], errors: [AssessmentInputError]
    ) {
        var files: [String] = []
        var errors: [AssessmentInputError] = []
        var seen: Set<String> = []
        for path in paths {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                errors.append(AssessmentInputError(path: path, reason: .notFound))
                continue
            }
            guard isFolder.boolValue else {
                if seen.insert(canonical(path)).inserted { files.append(path) }
                continue
            }
            var unreadable: [String] = []
            var visited: Set<String> = [canonical(path)]
            let found = contents(of: path, unreadable: &unreadable, visited: &visited).sorted()
            errors += unreadable.map { AssessmentInputError(path: $0, reason: .unreadableFolder) }
            if found.isEmpty, unreadable.isEmpty {
                errors.append(AssessmentInputError(path: path, reason: .emptyFolder))
            }
            for file in found where seen.insert(canonical(file)).inserted { files.append(file) }
        }
        return (files, errors)
    }

    private static func canonical(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// - Parameter visited: the folders gone through, links followed, so that a link back into one
    ///   of them ends.
    private static func contents(
        of folder: String, unreadable: inout [String], visited: inout Set<String>
    ) -> [String] {
        var refused: [String] = []
        var linked: [String] = []
        // A folder that is itself a link is the folder that it leads to.
        let root = URL(fileURLWithPath: folder).resolvingSymlinksInPath()
        guard
            let enumerator = FileManager.default.enumerator(
                at: root, includingPropertiesForKeys: [.isRegularFileKey],
                options: [.skipsHiddenFiles],
                errorHandler: { url, _ in
                    refused.append(url.path)
                    return true
                })
        else { return [] }
        defer { unreadable += Set(refused).sorted().map { shown($0, root: root.path, folder: folder) } }
        var found: [String] = []
        for case let url as URL in enumerator {
            var status = stat()
            guard stat(url.path, &status) == 0 else {
                // A link that leads nowhere names no document; anything else may be one.
                if errno != ENOENT, errno != ELOOP {
                    refused.append(url.deletingLastPathComponent().path)
                }
                continue
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                // The enumeration does not go into a folder by a link to it.
                if lstat(url.path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
                    linked.append(shown(url.path, root: root.path, folder: folder))
                } else {
                    visited.insert(canonical(url.path))
                }
                continue
            }
            guard endings.contains(url.pathExtension.lowercased()) else { continue }
            found.append(shown(url.path, root: root.path, folder: folder))
        }
        for link in linked.sorted() {
            let target = canonical(link)
            // A link up the tree leads back here.
            guard target != "/", !(root.path + "/").hasPrefix(target + "/"), visited.insert(target).inserted
            else { continue }
            found += contents(of: link, unreadable: &unreadable, visited: &visited)
        }
        return found
    }

    /// A path below a folder, as the user would name it.
    private static func shown(_ path: String, root: String, folder: String) -> String {
        guard path != root else { return folder }
        let below = path.hasPrefix(root) ? String(path.dropFirst(root.count)) : "/" + path
        return (folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
            + (below.hasPrefix("/") ? below : "/" + below)
    }
}
