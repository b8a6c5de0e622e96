import Foundation
import KobanAssessments
import KobanCorrections
import KobanDocuments
import KobanText

/// Why a corrected copy could not be written.
enum CorrectedCopyError: Error, CustomStringConvertible {
    case wouldReplaceInput(path: String)
    case sameName(path: String, copy: String)
    case encoding(path: String, InputEncoding)
    case format(path: String, name: String)
    case unwritable(path: String, reason: String)
    case otherFile(path: String, copy: String)
    case edited(path: String, copy: String)
    case notAFile(path: String, copy: String)

    /// Why there is no copy, without the path of the document.
    var reason: String { String(description.dropFirst(path.count + 2)) }

    private var path: String {
        switch self {
        case .wouldReplaceInput(let path), .sameName(let path, _), .encoding(let path, _), .format(let path, _),
            .unwritable(let path, _), .otherFile(let path, _), .edited(let path, _), .notAFile(let path, _):
            path
        }
    }

    var description: String {
        switch self {
        case .wouldReplaceInput(let path): "\(path): 写しがもとのファイルを上書きします。--write に別のフォルダーを指定してください。"
        case .sameName(let path, let copy): "\(path): 同じ名前の写し（\(copy)）をもう書き出しました。フォルダーごとに分けて実行してください。"
        case .encoding(let path, let encoding):
            "\(path): もとの文字コード（\(encoding.rawValue)）のままでは書き出せない文字があります。UTF-8で保存し直してください。"
        case .format(let path, let name): "\(path): \(name)の写しは書き出せません。書き換え案を見て、もとの文書を直してください。"
        case .unwritable(let path, let reason): "\(path): 写しを書き出せません（\(reason)）。フォルダーの空きと権限を確かめてください。"
        case .otherFile(let path, let copy):
            "\(path): 写しの名前のファイル（\(copy)）がもうあり、koban が書き出した写しか確かめられないので、上書きしません。--write に別のフォルダーを指定するか、上書きしてよければ --force を付けてください。"
        case .edited(let path, let copy):
            "\(path): 前に書き出した写し（\(copy)）が、その後に書き換えられています。上書きしません。--write に別のフォルダーを指定するか、上書きしてよければ --force を付けてください。"
        case .notAFile(let path, let copy):
            "\(path): 写しの名前（\(copy)）に、リンクかふつうのファイルでないものがあります。上書きしません。それをどけるか、--write に別のフォルダーを指定してください。"
        }
    }
}

/// The folder of corrected copies: a file by its name, a folder's files as they lie in it. What stands there
/// already is replaced only where it is a copy as koban wrote it.
struct CorrectedCopies {
    /// A copy that was written, or that an earlier run wrote.
    struct Copy {
        /// As it is told to the user.
        let path: String
        let sha256: String
    }

    let folder: String
    private let roots: [String]
    private let isForced: Bool
    private let inputs: FileIdentities
    private var ledger: CopyLedger
    private var claimed: Set<String> = []

    /// - Parameters:
    ///   - roots: what the user named.
    ///   - inputs: the documents that are read; none of them is ever written.
    ///   - isForced: whether other files and copies that were edited by hand are replaced.
    init(folder: String, roots: [String], inputs: [String], isForced: Bool) {
        self.folder = folder
        self.roots = roots
        self.isForced = isForced
        self.inputs = FileIdentities(roots + inputs)
        ledger = CopyLedger(folder: folder)
    }

    /// The path of the copy of a document, as it is told to the user.
    func path(of document: String) -> String { URL(fileURLWithPath: folder).relativePath + "/" + name(of: document) }

    /// Writes a copy in the encoding of the original, whole or not at all.
    mutating func write(_ migration: DocumentMigration, of input: AssessmentInput) throws(CorrectedCopyError) -> Copy {
        let (name, copy) = (name(of: input.path), url(of: input.path))
        guard !inputs.contain(copy.path) else { throw .wouldReplaceInput(path: input.path) }
        guard claimed.insert(copy.path).inserted else { throw .sameName(path: input.path, copy: path(of: input.path)) }
        guard input.document.format.isWritable, let encoding = input.encoding else {
            throw .format(path: input.path, name: input.document.format.japaneseName)
        }
        guard let bytes = CorrectedText.encoded(migration.corrected, like: input) else {
            throw .encoding(path: input.path, encoding)
        }
        let digest = ContentDigest.sha256(bytes)
        try refuseOther(at: copy, name: name, digest: digest, of: input.path)
        do {
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: copy, options: .atomic)
            try ledger.note(name, digest)
        } catch {
            throw .unwritable(path: path(of: input.path), reason: SystemReason.words(error))
        }
        return Copy(path: path(of: input.path), sha256: digest)
    }

    /// Refuses to replace what koban did not write, or what was changed since.
    private func refuseOther(
        at copy: URL, name: String, digest: String, of document: String
    ) throws(CorrectedCopyError) {
        switch FileIdentities.kind(of: copy.path) {
        case .none: return
        case .file where isForced: return
        case .file:
            let found = ContentDigest.sha256(ofFile: copy.path)
            if found == digest || found != nil && found == ledger.digest(of: name) { return }
            throw ledger.digest(of: name) == nil
                ? .otherFile(path: document, copy: path(of: document))
                : .edited(path: document, copy: path(of: document))
        case .other: throw .notAFile(path: document, copy: path(of: document))
        }
    }

    /// Takes over the copy that an earlier run wrote, if it is still there as it was written.
    mutating func takeOver(_ document: String, sha256: String) -> Bool {
        let copy = url(of: document)
        guard !claimed.contains(copy.path), FileIdentities.kind(of: copy.path) == .file, !inputs.contain(copy.path),
            ContentDigest.sha256(ofFile: copy.path) == sha256
        else { return false }
        claimed.insert(copy.path)
        return true
    }

    /// The copy that an earlier run left, of a document that gets none now.
    func leftover(of document: String) -> String? {
        let copy = url(of: document)
        guard !claimed.contains(copy.path), FileManager.default.fileExists(atPath: copy.path),
            !inputs.contain(copy.path)
        else { return nil }
        return path(of: document)
    }

    private func url(of document: String) -> URL {
        URL(fileURLWithPath: folder).appendingPathComponent(name(of: document))
    }

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
