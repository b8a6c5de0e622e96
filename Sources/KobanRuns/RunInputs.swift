import KobanDocuments

/// A document that a run is to read.
public enum RunInput: Sendable, Hashable {
    case file(String)
    /// One that is at hand, in no folder: a sample, a text that somebody pasted.
    case given(path: String, bytes: [UInt8])

    /// As it is told to the user.
    public var path: String {
        switch self {
        case .file(let path), .given(let path, _): path
        }
    }

    /// The file, by whose folder its settings are found; nil for one that is in no folder.
    public var file: String? {
        guard case .file(let path) = self else { return nil }
        return path
    }

    /// Reads it.
    ///
    /// - Throws: `AssessmentInputError` with the path, what is wrong, and what to do.
    func read() throws(AssessmentInputError) -> AssessmentInput {
        switch self {
        case .file(let path): try AssessmentInput(file: path)
        case .given(let path, let bytes): try AssessmentInput(path: path, bytes: bytes)
        }
    }
}

/// The documents of a run, and what of all that the user named is none, so that nothing is left out in silence.
public struct RunInputs: Sendable {
    /// In the order in which they are delivered.
    public let documents: [RunInput]
    /// An error for each path that gives no document, and for each folder that cannot be listed.
    public let errors: [AssessmentInputError]
    /// What of the folders is not read, by kind.
    public let unread: [UnreadFiles]
    /// What a user must know of the files besides, a Japanese line each.
    public let notes: [String]

    /// - Parameters:
    ///   - documents: what is read.
    ///   - errors: why something that was named is not.
    ///   - unread: what of the folders is not read.
    ///   - notes: a Japanese line each.
    public init(
        documents: [RunInput], errors: [AssessmentInputError] = [], unread: [UnreadFiles] = [], notes: [String] = []
    ) {
        self.documents = documents
        self.errors = errors
        self.unread = unread
        self.notes = notes
    }

    /// Files, and folders with all below them.
    public init(paths: [String]) {
        let found = AssessmentFiles.files(at: paths)
        self.init(
            documents: found.files.map { .file($0) }, errors: found.errors, unread: found.unread, notes: found.notes)
    }
}
