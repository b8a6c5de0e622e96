import KobanText

/// A text that tags of HTML lay out: a page, or tables in Markdown or plain text.
public struct HTMLFormat: DocumentFormat {
    /// The format has nothing to set.
    public init() {}

    /// How the format is called in Japanese.
    public let japaneseName = "HTML"
    /// The endings by which pages are found in a folder.
    public let endings = ["html", "htm"]
    /// A page is a text, which anybody may open and edit with its tags.
    public let isText = true
    /// A corrected copy can be written.
    public let isWritable = true

    /// Whether the content is a text in which tags make a page or a table.
    public func recognizes(_ content: FileContent) -> Bool {
        guard case .success(let text) = content.text else { return false }
        return isLaidOut(text.source)
    }

    /// Whether tags lay a text out; otherwise its lines and tabs do.
    func isLaidOut(_ source: SourceText) -> Bool { MarkupLayout.isLaidOut(source.bytes) }

    /// Decodes the file; its rows are read from the tags later.
    ///
    /// - Throws: `DocumentReadingError.text` where the bytes are no text.
    public func read(_ content: FileContent) throws(DocumentReadingError) -> Document {
        Document(source: try content.decodedText(), format: self)
    }

    /// The rows that the tags lay out; the lines of a text in which tags lay out nothing.
    public func rows(of source: SourceText) -> DocumentRows {
        MarkupLayout(source.bytes).map { DocumentRows($0, of: source) } ?? DocumentRows(linesOf: source)
    }

    /// The text in the encoding of the original.
    ///
    /// - Returns: nil where that encoding cannot hold the text, or would not give the untouched parts back byte
    ///   for byte.
    public func bytes(of text: [UInt8], like original: FileContent) -> [UInt8]? {
        TextEncoding.bytes(of: text, like: original)
    }
}
