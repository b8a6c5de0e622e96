import KobanText

/// Plain text, Markdown among it: lines, with tabs or pipes between the cells of a table.
public struct PlainTextFormat: DocumentFormat {
    /// The format has nothing to set.
    public init() {}

    /// How the format is called in Japanese.
    public let japaneseName = "テキスト"
    /// The endings by which texts are found in a folder.
    public let endings = ["txt", "md"]
    /// Anybody may open and edit it.
    public let isText = true
    /// A corrected copy can be written.
    public let isWritable = true

    /// Whether the bytes are a text in an encoding that Koban reads.
    public func recognizes(_ content: FileContent) -> Bool {
        if case .success = content.text { return true }
        return false
    }

    /// Decodes the file; its rows are read from the lines later.
    ///
    /// - Throws: `DocumentReadingError.text` where the bytes are no text.
    public func read(_ content: FileContent) throws(DocumentReadingError) -> Document {
        Document(source: try content.decodedText(), format: self)
    }

    /// The text in the encoding of the original.
    ///
    /// - Returns: nil where that encoding cannot hold the text, or would not give the untouched parts back byte
    ///   for byte.
    public func bytes(of text: [UInt8], like original: FileContent) -> [UInt8]? {
        TextEncoding.bytes(of: text, like: original)
    }
}

extension FileContent {
    /// The text of a file whose format is one of text.
    func decodedText() throws(DocumentReadingError) -> SourceText {
        switch text {
        case .success(let decoded): return decoded.source
        case .failure(let error): throw .text(error)
        }
    }
}
