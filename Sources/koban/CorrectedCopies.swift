import Foundation
import KobanAssessments
import KobanMigration
import KobanText

/// Why a corrected copy could not be written.
enum CorrectedCopyError: Error, CustomStringConvertible {
    case wouldReplaceInput(path: String)
    case sameName(path: String, copy: String)
    case encoding(path: String, InputEncoding)
    case unwritable(path: String, reason: String)

    var description: String {
        switch self {
        case .wouldReplaceInput(let path): "\(path): 写しがもとのファイルを上書きします。--write に別のフォルダーを指定してください。"
        case .sameName(let path, let copy): "\(path): 同じ名前の写し（\(copy)）をもう書き出しました。フォルダーごとに分けて実行してください。"
        case .encoding(let path, let encoding):
            "\(path): もとの文字コード（\(encoding.rawValue)）のままでは書き出せない文字があります。UTF-8で保存し直してください。"
        case .unwritable(let path, let reason): "\(path): 写しを書き出せません（\(reason)）。フォルダーの空きと権限を確かめてください。"
        }
    }
}

/// The folder of corrected copies: a file by its name, a folder's files as they lie in it.
struct CorrectedCopies {
    /// A copy that was written, or that an earlier run wrote.
    struct Copy {
        /// As it is told to the user.
        let path: String
        let sha256: String
    }

    let folder: String
    private let roots: [String]
    private let realRoots: Set<String>
    private var claimed: Set<String> = []

    init(folder: String, roots: [String]) {
        self.folder = folder
        self.roots = roots
        realRoots = Set(roots.map { ResolvedPath.of($0) })
    }

    /// The path of the copy of a document, as it is told to the user.
    func path(of document: String) -> String { URL(fileURLWithPath: folder).relativePath + "/" + name(of: document) }

    /// Writes a copy in the encoding of the original, whole or not at all.
    mutating func write(_ migration: DocumentMigration, of input: AssessmentInput) throws(CorrectedCopyError) -> Copy {
        let copy = url(of: input.path)
        let real = ResolvedPath.of(copy.path)
        guard real != ResolvedPath.of(input.path), !realRoots.contains(real) else {
            throw .wouldReplaceInput(path: input.path)
        }
        guard claimed.insert(copy.path).inserted else { throw .sameName(path: input.path, copy: path(of: input.path)) }
        guard let bytes = CorrectedText.encoded(migration.corrected, like: input) else {
            throw .encoding(path: input.path, input.encoding)
        }
        do {
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: copy, options: .atomic)
        } catch {
            throw .unwritable(path: path(of: input.path), reason: SystemReason.words(error))
        }
        return Copy(path: path(of: input.path), sha256: ContentDigest.sha256(bytes))
    }

    /// Takes over the copy that an earlier run wrote, if it is still there as it was written.
    mutating func takeOver(_ document: String, sha256: String) -> Bool {
        let copy = url(of: document)
        guard !claimed.contains(copy.path), ContentDigest.sha256(ofFile: copy.path) == sha256 else { return false }
        claimed.insert(copy.path)
        return true
    }

    /// The copy that an earlier run left, of a document that gets none now.
    func leftover(of document: String) -> String? {
        let copy = url(of: document)
        guard !claimed.contains(copy.path), FileManager.default.fileExists(atPath: copy.path),
            ResolvedPath.of(copy.path) != ResolvedPath.of(document)
        else { return nil }
        return path(of: document)
    }

    private func url(of document: String) -> URL { URL(fileURLWithPath: folder).appendingPathComponent(name(of: document)) }

    private func name(of path: String) -> String {
        for root in roots where path != root {
            let prefix = root.hasSuffix("/") ? root : root + "/"
            if path.hasPrefix(prefix) { return String(path.dropFirst(prefix.count)) }
        }
        return URL(fileURLWithPath: path).lastPathComponent
    }
}

/// The place that a path means, links followed.
enum ResolvedPath {
    static func of(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
}
