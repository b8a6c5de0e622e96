/// A stretch of a source and what is to stand there instead; all around it stays as it is.
public struct TextEdit: Sendable, Hashable, Codable {
    /// Byte offsets into the source; empty where something is put in.
    public let range: Range<Int>
    public let replacement: String

    public init(_ range: Range<Int>, _ replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}
