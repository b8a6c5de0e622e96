import KobanText

/// One format of documents. A format is a folder below `Formats` with a conformance to this, and an entry in
/// `DocumentFormats.all`.
public protocol DocumentFormat: Sendable {
    /// 「HTML」: how users are told of it.
    var japaneseName: String { get }

    /// The endings of its files' names, in lower case and without the full stop.
    var endings: [String] { get }

    /// Whether a document in it is a text, which anybody may open and edit as one.
    var isText: Bool { get }

    /// Whether a file is of this format. Its content alone decides, whatever its name says.
    func recognizes(_ content: FileContent) -> Bool

    /// Reads a file that is of this format.
    func read(_ content: FileContent) throws(DocumentReadingError) -> Document

    /// The rows of a document that was read without them.
    func rows(of source: SourceText) -> DocumentRows

    /// Whether a corrected copy of a document can be written in it.
    var isWritable: Bool { get }

    /// The bytes of a file like another, with another text in it.
    ///
    /// - Returns: nil where the format cannot hold the text, or would not give the untouched parts back
    ///   byte for byte.
    func bytes(of text: [UInt8], like original: FileContent) -> [UInt8]?
}

extension DocumentFormat {
    /// No format is a text unless it says so.
    public var isText: Bool { false }

    /// The lines of the text, with tabs or pipes between cells.
    public func rows(of source: SourceText) -> DocumentRows { DocumentRows(linesOf: source) }

    /// No format is written unless it says so.
    public var isWritable: Bool { false }

    /// No format is written unless it says so.
    public func bytes(of text: [UInt8], like original: FileContent) -> [UInt8]? { nil }
}

/// Why a file that is of a format cannot be read.
public enum DocumentReadingError: Error, Hashable, Sendable {
    /// It is a text that cannot be told from bytes.
    case text(TextDecodingError)
    /// What is wrong and what to do: a Japanese line.
    case damaged(String)
}
