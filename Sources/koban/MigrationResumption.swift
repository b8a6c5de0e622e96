import Foundation
import KobanAssessments
import KobanCorrections
import KobanDocuments
import KobanSettings
import KobanText

/// Goes on where a run was stopped. What the journal says of a document counts only where all
/// that it depends on is the same: the text, the statute data, the day, the options, the
/// configuration, and the program itself.
final class MigrationResumption {
    private let journal: MigrationJournal
    private let circumstances: [String]
    private var digests: [String: String] = [:]
    /// Nothing is written any more once that failed.
    private var isBroken = false

    /// - Returns: nil where the program cannot be told from another, so that nothing of it could
    ///   be trusted.
    init?(journal: MigrationJournal, circumstances: [String]) {
        guard let program = RunningProgram.digest else { return nil }
        self.journal = journal
        self.circumstances = [program] + circumstances
    }

    func key(of input: AssessmentInput, _ settings: InputSettings) -> String {
        MigrationJournal.key(
            circumstances + [
                digest(settings.configuration?.file), digest(settings.waivers?.file), settings.folder.path,
                input.path, ContentDigest.sha256(input.bytes),
            ])
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

    private func digest(_ file: String?) -> String {
        guard let file else { return "" }
        if let known = digests[file] { return known }
        let digest = ContentDigest.sha256(ofFile: file) ?? UUID().uuidString
        digests[file] = digest
        return digest
    }
}
