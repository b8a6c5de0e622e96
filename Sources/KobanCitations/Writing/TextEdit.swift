/// A stretch of a source and what is to stand there instead; all around it stays as it is.
public struct TextEdit: Sendable, Hashable, Codable {
    /// Byte offsets into the source; empty where something is put in.
    public let range: Range<Int>
    /// What is to stand there; empty where something is taken out.
    public let replacement: String

    /// The replacement of one stretch.
    ///
    /// - Parameters:
    ///   - range: byte offsets into the source.
    ///   - replacement: what is to stand there instead.
    public init(_ range: Range<Int>, _ replacement: String) {
        self.range = range
        self.replacement = replacement
    }
}
