/// The formats of documents that can be read.
public struct DocumentFormats: Sendable {
    /// The more particular a format, the later it stands: the last one that recognizes a file reads it.
    public let formats: [any DocumentFormat]

    /// A list of formats of which the last one that recognizes a file reads it.
    ///
    /// - Parameter formats: the more particular a format, the later.
    public init(_ formats: [any DocumentFormat]) { self.formats = formats }

    /// The one list of formats.
    public static let all = DocumentFormats([PlainTextFormat(), HTMLFormat()])

    /// The endings of the names of files that are read in a folder, as users are told them.
    public var orderedEndings: [String] { formats.flatMap(\.endings) }

    /// Whether a file of a folder is read, by the ending of its name in lower case.
    public func reads(ending: String) -> Bool { formats.contains { $0.endings.contains(ending) } }

    /// `.txt .md .html .htm`.
    public var endingsInWords: String { orderedEndings.map { "." + $0 }.joined(separator: " ") }

    /// 「テキスト」: what a document must be. All texts are one to a user.
    public var japaneseNames: String {
        let others = formats.filter { !$0.isText }.map(\.japaneseName)
        return ((formats.contains(where: \.isText) ? ["テキスト"] : []) + others).joined(separator: "・")
    }

    /// Reads a file.
    public func read(_ content: FileContent) throws(DocumentReadingError) -> Document {
        if let format = formats.last(where: { $0.recognizes(content) }) { return try format.read(content) }
        switch content.text {
        case .success(let text): return Document(text: text.source)
        case .failure(let error): throw .text(error)
        }
    }
}
