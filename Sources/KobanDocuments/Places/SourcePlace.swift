import KobanText

/// Where a stretch of a document stands, kept without the document.
public struct SourcePlace: Codable, Hashable, Sendable {
    /// Of the text that was read from the document, from 1.
    public let line: Int
    /// From 1, in characters (Unicode scalar values).
    public let column: Int
    /// The line and column right after the last character.
    public let endLine: Int
    /// From 1, in characters, on the line `endLine`.
    public let endColumn: Int
    /// Into the document's text in UTF-8.
    public let utf8Offset: Int
    /// In bytes of UTF-8.
    public let utf8Length: Int
    /// The page on which it begins, and its line there; nil in a document without pages.
    public let page: Int?
    /// From 1, the first line of the page; nil in a document without pages.
    public let pageLine: Int?
    /// The sheet and the cell in which it begins; nil in a document without sheets.
    public let sheet: String?
    /// The name of the cell (`B12`); nil in a document without sheets.
    public let cell: String?
    /// The paragraph in which it begins; nil in a document that is not told by paragraphs.
    public let paragraph: Int?

    /// - Parameters:
    ///   - range: bytes of the document's text.
    ///   - document: in which it stands.
    public init(_ range: Range<Int>, in document: Document) {
        let source = document.source
        let (start, end) = (source.position(at: range.lowerBound), source.position(at: range.upperBound))
        line = start.line
        column = start.column
        endLine = end.line
        endColumn = end.column
        utf8Offset = range.lowerBound
        utf8Length = range.count
        let place = document.place(at: range.lowerBound)
        if case .page(let page, let line) = place {
            (self.page, pageLine) = (page, line)
        } else {
            (page, pageLine) = (nil, nil)
        }
        if case .cell(let sheet, let name) = place {
            (self.sheet, cell) = (sheet, name)
        } else {
            (sheet, cell) = (nil, nil)
        }
        if case .paragraph(let number) = place { paragraph = number } else { paragraph = nil }
    }

    /// Where it begins, as whoever opens the document finds it.
    public var start: Place {
        if let page { return .page(page, line: pageLine ?? 1) }
        if let sheet, let cell { return .cell(sheet: sheet, name: cell) }
        if let paragraph { return .paragraph(paragraph) }
        return .line(line, column: column)
    }
}
