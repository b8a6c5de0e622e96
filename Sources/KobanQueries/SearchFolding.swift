import Foundation

/// Makes equal what only a keyboard tells apart: full-width and half-width forms, half-width
/// katakana, radicals out of a PDF (NFKC), and capital letters.
enum SearchFolding {
    static func fold(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard let simple = simple(scalar) else {
                return text.precomposedStringWithCompatibilityMapping.lowercased()
            }
            folded.append(simple)
        }
        return String(folded)
    }

    /// The form of a scalar that stands for itself; nil for the rest, which NFKC must decide.
    private static func simple(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(scalar.value + 0x20)
        case 0x20...0x7E, 0x3001...0x3029, 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF: scalar
        case 0x3000: " "
        case 0xFF21...0xFF3A: Unicode.Scalar(scalar.value - 0xFEE0 + 0x20)
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        default: nil
        }
    }
}
