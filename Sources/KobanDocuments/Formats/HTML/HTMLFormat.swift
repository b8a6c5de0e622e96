import KobanText

/// A text that tags of HTML lay out: a page, or tables in Markdown or plain text.
public struct HTMLFormat: DocumentFormat {
    public init() {}

    public let japaneseName = "HTML"
    public let endings = ["html", "htm"]
    public let isText = true
    public let isWritable = true

    public func recognizes(_ content: FileContent) -> Bool {
        guard case .success(let text) = content.text else { return false }
        return isLaidOut(text.source)
    }

    /// Whether tags lay a text out; otherwise its lines and tabs do.
    func isLaidOut(_ source: SourceText) -> Bool { MarkupLayout.isLaidOut(source.bytes) }

    public func read(_ content: FileContent) throws(DocumentReadingError) -> Document {
        Document(source: try content.decodedText(), format: self)
    }

    public func rows(of source: SourceText) -> DocumentRows {
        MarkupLayout(source.bytes).map { DocumentRows($0, of: source) } ?? DocumentRows(linesOf: source)
    }

    public func bytes(of text: [UInt8], like original: FileContent) -> [UInt8]? {
        TextEncoding.bytes(of: text, like: original)
    }
}
