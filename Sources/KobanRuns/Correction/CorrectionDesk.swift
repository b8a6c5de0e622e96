import KobanCorrections

/// What is done with corrected documents one after the other: copies are written, and the journal is kept.
struct CorrectionDesk {
    private var copies: CorrectedCopies?
    private let resumption: CorrectionResumption?
    private var outcome = CorrectionOutcome()

    init(copies: CorrectedCopies?, resumption: CorrectionResumption?) {
        self.copies = copies
        self.resumption = resumption
    }

    /// Writes the copy of a document, and takes it down.
    mutating func take(_ correction: DocumentCorrection, key: String?) -> MigratedDocument {
        var document = correction.document
        var copy: CorrectedCopies.Copy?
        if copies != nil, correction.isChanged {
            do throws(CorrectedCopyError) {
                copy = try copies?.write(correction.bytes, of: document.path, in: correction.form)
            } catch {
                outcome.failures.append("\(error)")
                document.refuseCopy(because: error.reason, findings: correction.findings)
                noteLeftover(of: document)
                return document
            }
        }
        document.copy = copy?.path
        if let key, let problem = resumption?.note(document, copyDigest: copy?.sha256, key: key) {
            outcome.failures.append(problem)
        }
        noteLeftover(of: document)
        return document
    }

    /// A document as an earlier run left it; nil where that is no longer so.
    mutating func takeOver(_ key: String) -> MigratedDocument? {
        guard let entry = resumption?.entry(key), isStillThere(entry) else { return nil }
        resumption?.keep(key)
        outcome.takenOver += 1
        noteLeftover(of: entry.document)
        return entry.document
    }

    /// At the end of a run that was not stopped.
    mutating func close() -> CorrectionOutcome {
        if let problem = resumption?.finish() { outcome.failures.append(problem) }
        return outcome
    }

    /// Whether the run would leave behind what the entry says.
    private mutating func isStillThere(_ entry: MigrationJournal.Entry) -> Bool {
        let document = entry.document
        guard copies != nil, document.isChanged else { return document.copy == nil }
        guard let digest = entry.copyDigest, document.copy == copies?.path(of: document.path) else { return false }
        return copies?.takeOver(document.path, sha256: digest) ?? false
    }

    private mutating func noteLeftover(of document: MigratedDocument) {
        guard !document.isChanged, let copy = copies?.leftover(of: document.path) else { return }
        outcome.leftovers.append(
            "\(copy): 前に書き出した写しが残っていますが、今回は \(document.path) に書き換える欄がありません。この写しは使わないでください。")
    }
}
