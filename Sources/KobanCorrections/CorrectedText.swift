import KobanDocuments

/// A corrected text in the format and the encoding in which the original was read.
public enum CorrectedText {
    /// - Returns: nil where these cannot hold the text, or would not give the untouched parts back byte for byte.
    public static func encoded(_ text: [UInt8], like input: AssessmentInput) -> [UInt8]? {
        input.bytes(withText: text)
    }
}
