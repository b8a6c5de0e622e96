import KobanText

/// Plain text, Markdown among it: lines, with tabs or pipes between the cells of a table.
public struct PlainTextFormat: DocumentFormat {
    public init() {}

    public let japaneseName = "テキスト"
    public let endings = ["txt", "md"]
    public let isText = true
    public let isWritable = true

    public func recognizes(_ content: FileContent) -> Bool {
        if case .success = content.text { return true }
        return false
    }

    public func read(_ content: FileContent) throws(DocumentReadingError) -> Document {
        Document(source: try content.decodedText(), format: self)
    }

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
