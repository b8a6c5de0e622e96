import KobanCorrections
import KobanDocuments
import KobanLaw
import KobanSettings
import KobanText

/// Corrects documents: the new text of their fields, and copies where they are wanted.
///
/// Texts are corrected in parallel. Copies are written and the journal is kept in the order of the input, so that
/// a run that is stopped leaves the same behind as one of a single thread.
public struct CorrectionRun: Sendable {
    private let reading: DocumentReading<DocumentChecking>
    private let correcting: DocumentCorrecting
    private let keepsDiffs: Bool

    /// What is done with a document on any thread.
    private enum Work: Sendable {
        case corrected(DocumentCorrection, key: String?)
        /// The journal has it: whether that still counts is asked when its turn comes.
        case recorded(AssessmentInput, key: String)
    }

    /// - Parameters:
    ///   - day: the day whose law counts, and of the change.
    ///   - acceptsReview: whether the proposals that are not mechanical are taken too.
    ///   - keepsDiffs: whether anybody needs them.
    ///   - finder: finds what institutions decided.
    /// - Throws: `ConfigurationError` with every problem of every file that was to be used; nothing is read then.
    public init(
        _ inputs: RunInputs, statutes: Statutes, day: CivilDate, acceptsReview: Bool, keepsDiffs: Bool,
        finder: ConfigurationFinder
    ) throws(ConfigurationError) {
        reading = try DocumentReading(inputs, statutes: statutes, day: day, finder: finder)
        correcting = DocumentCorrecting(statutes: statutes, day: day, acceptsReview: acceptsReview)
        self.keepsDiffs = keepsDiffs
    }

    /// Corrects each document, and delivers them in order.
    ///
    /// - Parameters:
    ///   - copies: where copies are written; nil where none are wanted.
    ///   - resumption: nil where nothing is written down.
    ///   - tell: takes what happens. Where it throws, no other document is read; what was done is in the journal.
    /// - Throws: what `tell` throws.
    public func run(
        copies: CorrectedCopies?, resumption: CorrectionResumption?, _ tell: (CorrectionEvent) throws -> Void
    ) throws -> CorrectionOutcome {
        let settings = reading.settings.map(\.settings)
        for line in correcting.expiredWaivers(in: settings) { try tell(.remark(line)) }
        let documents = reading.inputs.documents
        let keys = resumption?.keys(for: settings)
        let correcting = correcting
        var desk = CorrectionDesk(copies: copies, resumption: resumption)
        func begin(_ index: Int) throws {
            guard documents.indices.contains(index) else { return }
            try tell(.begun(index, of: documents.count, path: documents[index].path))
        }
        func deliver(_ correction: DocumentCorrection, _ key: String?) throws {
            if let note = correction.silenceNote { try tell(.remark("\(correction.document.path): \(note)")) }
            try tell(.corrected(shown(desk.take(correction, key: key))))
        }
        try begin(documents.startIndex)
        try reading.read { input, checking -> Work? in
            let key = keys?.key(of: input, checking.settings)
            if let key, keys?.recorded.contains(key) ?? false { return .recorded(input, key: key) }
            return correcting.correction(of: input, checking).map { .corrected($0, key: key) }
        } take: { index, outcome in
            switch outcome {
            case .success(.recorded(let input, let key)):
                if let document = desk.takeOver(key) {
                    try tell(.corrected(shown(document)))
                } else if let correction = correcting.correction(of: input, reading.settings[index]) {
                    try deliver(correction, key)
                } else {
                    try tell(.failed(AssessmentInputError(path: input.path, reason: .notAnAssessment)))
                }
            case .success(.corrected(let correction, let key)): try deliver(correction, key)
            case .failure(let error): try tell(.failed(error))
            }
            try begin(index + 1)
        }
        try tell(.ended)
        return desk.close()
    }

    private func shown(_ document: MigratedDocument) -> MigratedDocument {
        keepsDiffs ? document : document.withoutDiff
    }
}

/// What happens in a run of corrections.
public enum CorrectionEvent: Sendable {
    /// Something that a user must know at once, a Japanese line.
    case remark(String)
    /// The turn of a document has come, by its index.
    case begun(Int, of: Int, path: String)
    /// A document, with where its copy was written or why it was not.
    case corrected(MigratedDocument)
    /// A document that could not be read, or is no assessment.
    case failed(AssessmentInputError)
    /// The last document is done.
    case ended
}

/// What came of a run of corrections besides its documents.
public struct CorrectionOutcome: Sendable {
    /// A Japanese line for each copy that could not be written, and for a journal that could not.
    public internal(set) var failures: [String] = []
    /// A Japanese line for each copy of an earlier run that no longer says what it should.
    public internal(set) var leftovers: [String] = []
    /// How many documents were taken over from a run that was stopped.
    public internal(set) var takenOver = 0
}
