/// The bytes of a file, and its text where it has one.
public struct FileContent: Sendable {
    /// As they stand in the file.
    public let bytes: [UInt8]
    /// The text that the bytes are, in whatever encoding.
    public let text: Result<DecodedInput, TextDecodingError>

    /// Decodes the bytes; where they are no text, `text` says why.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        do throws(TextDecodingError) {
            text = .success(try TextDecoding.decode(bytes))
        } catch {
            text = .failure(error)
        }
    }

    /// The encoding of the text; nil where there is none.
    public var encoding: InputEncoding? { try? text.get().encoding }
}
