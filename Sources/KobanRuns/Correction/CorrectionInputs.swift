import Foundation
import KobanDocuments

/// The documents of a correction, without what the run itself writes among them.
public struct CorrectionInputs: Sendable {
    /// What is read, and what is not.
    public let inputs: RunInputs
    /// What is read.
    public let files: [String]
    /// Documents that stand where the run writes: they are not read.
    public let passedOver: [String]
    /// Into which copies are written; nil where none are.
    private let copies: String?

    /// - Parameters:
    ///   - paths: files and folders.
    ///   - copies: the folder of the copies: one that an earlier run wrote is no input of the next.
    ///   - journal: the file that notes how far the run is, as the user named it.
    /// - Throws: `CorrectionInputsError` where the copies cannot or must not lie in that folder.
    public init(_ paths: [String], copies: String?, journal: String?) throws(CorrectionInputsError) {
        let found = AssessmentFiles.files(at: paths)
        let files = CorrectionInputs.files(found.files, paths, besides: [copies, journal].compactMap(\.self))
        self.files = files
        self.copies = copies
        passedOver = files.count == found.files.count ? [] : Array(Set(found.files).subtracting(files)).sorted()
        inputs = RunInputs(
            documents: files.map { .file($0) }, errors: found.errors, unread: found.unread, notes: found.notes)
        guard let copies else { return }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: copies, isDirectory: &isFolder), !isFolder.boolValue {
            throw .notAFolder(copies)
        }
        // The notes of an earlier run show that the copies there are its own.
        if let original = passedOver.first, let journal = CorrectionResumption.journal(journal, copies: copies),
            !FileManager.default.fileExists(atPath: journal)
        {
            throw .originalsAmongCopies(folder: copies, original: original)
        }
    }

    private static func files(_ found: [String], _ paths: [String], besides written: [String]) -> [String] {
        let named = Set(paths)
        let roots = Set(paths.map { ResolvedPath.of($0) })
        let places = written.map { ResolvedPath.of($0) }
        return found.filter { file in
            guard !places.isEmpty, !named.contains(file) else { return true }
            let real = ResolvedPath.of(file)
            return !places.contains { place in
                // A folder that is named itself is read, whatever is to be written there or around it.
                ResolvedPath.holds(place, real)
                    && !roots.contains { ResolvedPath.holds(place, $0) && ResolvedPath.holds($0, real) }
            }
        }
    }

    /// All that the user named or that was found, but for reports of `koban` itself: none of it is ever written.
    public var all: [String] { files + passedOver + inputs.errors.filter { $0.reason != .ownReport }.map(\.path) }

    /// Documents in the folder of copies that are none, a Japanese line each: they are not read, and nobody else
    /// says so. To be asked after the run.
    public var strangers: [String] {
        guard let copies else { return [] }
        let (ledger, folder) = (CopyLedger(folder: copies), ResolvedPath.of(copies) + "/")
        return passedOver.filter { path in
            let place = ResolvedPath.of(path)
            return !place.hasPrefix(folder) || ledger.digest(of: String(place.dropFirst(folder.count))) == nil
        }.map { "\($0): 写しを書き出す所（\(copies)）にあるので読みませんでした。評価書なら、別のフォルダーに移してください。" }
    }
}

/// Why copies cannot be written where the user wants them; `description` is one Japanese line.
public enum CorrectionInputsError: Error, Sendable, Hashable, CustomStringConvertible {
    case notAFolder(String)
    /// The folder is among those that are read, and holds an assessment that is no copy.
    case originalsAmongCopies(folder: String, original: String)

    /// One Japanese line: the folder, what is wrong, what to do.
    public var description: String {
        switch self {
        case .notAFolder(let path): "\(path): フォルダーではないので、写しを書き出せません。--write に別のフォルダーを指定してください。"
        case .originalsAmongCopies(let folder, let original):
            "\(folder): 読み取るフォルダーの中にあり、koban が書き出した写しではない評価書（\(original)）があります。--write に新しいフォルダーを指定してください。"
        }
    }
}
