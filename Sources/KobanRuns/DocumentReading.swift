import KobanDocuments
import KobanSettings

/// The documents of a run, read in parallel and delivered in order: what each run does with a document is all
/// that they differ in.
///
/// Made before anything is read: a configuration that cannot be used is told with all its faults, and nothing is
/// judged by other rules than the institution's.
public struct DocumentReading<Settings: Sendable>: Sendable {
    /// What is read, and what is not.
    public let inputs: RunInputs
    /// What is decided about each document, in their order.
    public let settings: [Settings]
    private let work: OrderedWork

    /// - Parameters:
    ///   - window: how many documents are in memory at most; by default two for each processor.
    ///   - settings: what is decided about the document at a path; nil for one that is in no folder.
    /// - Throws: `ConfigurationError` with every problem of every file that was to be used.
    public init(
        _ inputs: RunInputs, window: Int? = nil,
        settings: (_ path: String?) throws(ConfigurationError) -> Settings
    ) throws(ConfigurationError) {
        self.inputs = inputs
        self.settings = try ConfigurationError.collecting(for: inputs.documents.map(\.file), settings)
        work = window.map { OrderedWork(window: $0) } ?? OrderedWork()
    }

    /// Reads each document, and delivers what comes of it.
    ///
    /// One that cannot be read, and one that is no assessment, is delivered as an error; the rest goes on. The
    /// calling thread is kept until all is delivered. Nothing is kept of what was delivered.
    ///
    /// - Parameters:
    ///   - part: only these documents, by their index; nil for all.
    ///   - judge: what the run makes of a document, on any thread; nil where that is no assessment.
    ///   - take: takes the outcome of a document by its index, in order, on the calling thread. Where it throws,
    ///     no other document is read.
    public func read<Outcome: Sendable>(
        _ part: Range<Int>? = nil, _ judge: @escaping @Sendable (AssessmentInput, Settings) -> Outcome?,
        take: (Int, Result<Outcome, AssessmentInputError>) throws -> Void
    ) rethrows {
        let (documents, settings) = (inputs.documents, settings)
        try work.forEach(in: part ?? documents.indices) { index in
            DocumentReading.outcome(of: documents[index]) { judge($0, settings[index]) }
        } take: { index, outcome in
            try take(index, outcome)
        }
    }

    private static func outcome<Outcome>(
        of document: RunInput, _ judge: (AssessmentInput) -> Outcome?
    ) -> Result<Outcome, AssessmentInputError> {
        do throws(AssessmentInputError) {
            if let outcome = judge(try document.read()) { return .success(outcome) }
            return .failure(AssessmentInputError(path: document.path, reason: .notAnAssessment))
        } catch {
            return .failure(error)
        }
    }
}
