import Foundation
import KobanCorrections
import KobanDocuments
import KobanSettings
import KobanText

/// Goes on where a run was stopped. What the journal says of a document counts only where all
/// that it depends on is the same: the text, the statute data, the day, the options, the
/// configuration, and the program itself.
public final class CorrectionResumption {
    private let journal: MigrationJournal
    private let circumstances: [String]
    /// Nothing is written any more once that failed.
    private var isBroken = false

    /// Opens the journal, or begins one.
    ///
    /// - Parameter circumstances: what the results depend on besides the documents, their settings and the program.
    /// - Returns: nil where the program cannot be told from another, so that nothing of it could
    ///   be trusted.
    /// - Throws: `MigrationJournalError` where the journal cannot be used.
    public init?(journal path: String, circumstances: [String]) throws(MigrationJournalError) {
        // A folder that cannot be made is told with the first copy.
        try? FileManager.default.createDirectory(
            at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
        journal = try MigrationJournal(path: path)
        guard let program = RunningProgram.digest else { return nil }
        self.circumstances = [program] + circumstances
    }

    /// Where the journal is: as the user named it, else in the folder of the copies; nil where there is neither.
    public static func journal(_ named: String?, copies: String?) -> String? {
        named ?? copies.map { URL(fileURLWithPath: $0).relativePath + "/.koban-migrate.jsonl" }
    }

    /// By what the documents of a run are found in the journal.
    ///
    /// - Parameter settings: those of all documents.
    func keys(for settings: [InputSettings]) -> CorrectionKeys {
        var digests: [String: String] = [:]
        for file in settings.flatMap({ [$0.configuration?.file, $0.waivers?.file] }).compactMap(\.self)
        where digests[file] == nil {
            // A file that cannot be read now is never the same again.
            digests[file] = ContentDigest.sha256(ofFile: file) ?? UUID().uuidString
        }
        return CorrectionKeys(circumstances: circumstances, digests: digests, recorded: journal.keys)
    }

    func entry(_ key: String) -> MigrationJournal.Entry? { journal.entry(key) }

    func keep(_ key: String) { journal.keep(key) }

    /// - Returns: a Japanese line where it could not be written.
    func note(_ document: MigratedDocument, copyDigest: String?, key: String) -> String? {
        guard !isBroken else { return nil }
        do {
            try journal.append(MigrationJournal.Entry(document: document, copyDigest: copyDigest), key: key)
            return nil
        } catch {
            isBroken = true
            return "\(error)"
        }
    }

    /// - Returns: a Japanese line where it could not be written.
    func finish() -> String? {
        guard !isBroken else { return nil }
        do {
            try journal.tidy()
            return nil
        } catch {
            return "\(error)"
        }
    }
}

/// By what documents are found in a journal, on any thread.
struct CorrectionKeys: Sendable {
    fileprivate let circumstances: [String]
    /// Of the files of settings.
    fileprivate let digests: [String: String]
    /// What stands in the journal.
    let recorded: Set<String>

    func key(of input: AssessmentInput, _ settings: InputSettings) -> String {
        MigrationJournal.key(
            circumstances + [
                digest(settings.configuration?.file), digest(settings.waivers?.file), settings.folder.path,
                input.path, ContentDigest.sha256(input.bytes),
            ])
    }

    private func digest(_ file: String?) -> String { file.flatMap { digests[$0] } ?? "" }
}
