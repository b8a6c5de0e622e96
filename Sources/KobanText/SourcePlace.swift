/// Where something stands in a document, kept without the document.
public struct SourcePlace: Codable, Hashable, Sendable {
    /// From 1.
    public let line: Int
    /// From 1, in characters (Unicode scalar values).
    public let column: Int
    /// The line and column right after the last character.
    public let endLine: Int
    public let endColumn: Int
    /// Into the file's text decoded to UTF-8.
    public let utf8Offset: Int
    public let utf8Length: Int

    public init(line: Int, column: Int, endLine: Int, endColumn: Int, utf8Offset: Int, utf8Length: Int) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
        self.utf8Offset = utf8Offset
        self.utf8Length = utf8Length
    }

    public init(_ range: Range<Int>, in source: SourceText) {
        let start = source.position(at: range.lowerBound)
        let end = source.position(at: range.upperBound)
        self.init(
            line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
            utf8Offset: range.lowerBound, utf8Length: range.count)
    }
}
