import Foundation
import KobanDocuments
import KobanText

/// The folder of corrected copies: a file by its name, a folder's files as they lie in it. What stands there
/// already is replaced only where it is a copy as koban wrote it.
public struct CorrectedCopies: Sendable {
    /// A copy that was written, or that an earlier run wrote.
    struct Copy {
        /// As it is told to the user.
        let path: String
        let sha256: String
    }

    private let folder: String
    private let roots: [String]
    private let isForced: Bool
    private let inputs: FileIdentities
    private var ledger: CopyLedger
    private var claimed: Set<String> = []

    /// - Parameters:
    ///   - roots: what the user named.
    ///   - inputs: the documents that are read; none of them is ever written.
    ///   - isForced: whether other files and copies that were edited by hand are replaced.
    public init(folder: String, roots: [String], inputs: [String], isForced: Bool) {
        self.folder = folder
        self.roots = roots
        self.isForced = isForced
        self.inputs = FileIdentities(roots + inputs)
        ledger = CopyLedger(folder: folder)
    }

    /// The path of the copy of a document, as it is told to the user.
    public func path(of document: String) -> String {
        URL(fileURLWithPath: folder).relativePath + "/" + name(of: document)
    }

    /// Writes the copy of a document, whole or not at all.
    ///
    /// - Parameters:
    ///   - bytes: the corrected text in the encoding of the document; nil where that cannot write it.
    mutating func write(
        _ bytes: [UInt8]?, of document: String, in form: CopyForm
    ) throws(CorrectedCopyError) -> Copy {
        let (name, copy) = (name(of: document), url(of: document))
        guard !inputs.contain(copy.path) else { throw .wouldReplaceInput(path: document) }
        guard claimed.insert(copy.path).inserted else { throw .sameName(path: document, copy: path(of: document)) }
        let encoding: InputEncoding
        switch form {
        case .text(let own): encoding = own
        case .unwritable(let format): throw .format(path: document, name: format)
        }
        guard let bytes else { throw .encoding(path: document, encoding) }
        let digest = ContentDigest.sha256(bytes)
        try refuseOther(at: copy, name: name, digest: digest, of: document)
        do {
            try FileManager.default.createDirectory(
                at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: copy, options: .atomic)
            try ledger.note(name, digest)
        } catch {
            throw .unwritable(path: path(of: document), reason: SystemReason.words(error))
        }
        return Copy(path: path(of: document), sha256: digest)
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
