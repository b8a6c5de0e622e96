import Foundation

/// Whole texts, of words that were typed or kept rather than of documents.
extension CharacterFolding {
    /// Unicode's compatibility form: ① is 1 and ㈱ is (株), which would be wrong in a document. Keys that are kept
    /// for years (the identity of a finding) are made of it, so that it never depends on the tables here.
    public static func compatible(_ text: String) -> String { text.precomposedStringWithCompatibilityMapping }

    /// What is searched for and what it is found in: the compatibility form, capital letters as small ones.
    public static func forSearch(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let simple = simple(scalar) else { return compatible(text).lowercased() }
            folded.append(simple)
        }
        return String(folded)
    }

    /// The searched form of a scalar by itself; nil for the rest, which a whole text must decide.
    private static func simple(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20)
        case 0x20...0x7E, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF: scalar
        case 0x3000: " "
        case 0xFF01...0xFF5E: simple(fold(scalar))
        default: nil
        }
    }
}
