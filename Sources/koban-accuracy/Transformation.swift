/// A change of a text's clothes that leaves its meaning: the same citations and findings are
/// demanded of both.
struct Transformation: Sendable {
    let name: String
    /// nil where the text offers nothing to change, or cannot be written so.
    let bytes: @Sendable (_ original: Original, _ random: inout Seeded) -> [UInt8]?

    /// What is transformed.
    struct Original: Sendable {
        let text: String
        /// Whether a line break within a cell is still within the cell: not in a Markdown table.
        let bearsLineBreaks: Bool
        /// Whether the lines are those of pages, so that a page can end within a citation.
        let isPaged: Bool
        /// The citations of the fields, as bytes of the text: not those of the history.
        let citations: [Range<Int>]

        /// The text as pieces: outside and inside of citations, in turn.
        func mappingCitations(_ change: (String) -> String) -> String {
            let bytes = Array(text.utf8)
            var out = ""
            var done = 0
            for citation in citations where citation.lowerBound >= done {
                out += String(decoding: bytes[done..<citation.lowerBound], as: UTF8.self)
                out += change(String(decoding: bytes[citation], as: UTF8.self))
                done = citation.upperBound
            }
            return out + String(decoding: bytes[done...], as: UTF8.self)
        }

        /// The text with something put into one citation, never between two digits.
        func inserting(_ inserted: String, _ random: inout Seeded) -> String? {
            guard let citation = citations.isEmpty ? nil : random.pick(citations) else { return nil }
            let bytes = Array(text.utf8)
            let scalars = Array(String(decoding: bytes[citation], as: UTF8.self).unicodeScalars)
            let places = scalars.indices.dropFirst().filter { index in
                !(PageLayout.isDigit(scalars[index - 1]) && PageLayout.isDigit(scalars[index]))
                    && !isMarkup(scalars, around: index)
            }
            guard !places.isEmpty else { return nil }
            let place = random.pick(places)
            func string(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
            return String(decoding: bytes[..<citation.lowerBound], as: UTF8.self) + string(scalars[..<place]) + inserted
                + string(scalars[place...]) + String(decoding: bytes[citation.upperBound...], as: UTF8.self)
        }

        /// Within a tag or an entity there is no place between two characters.
        private func isMarkup(_ scalars: [Unicode.Scalar], around index: Int) -> Bool {
            let before = scalars[..<index]
            guard let open = before.lastIndex(where: { $0 == "<" || $0 == "&" }) else { return false }
            let close: Unicode.Scalar = scalars[open] == "<" ? ">" : ";"
            return !before[open...].contains(close)
        }
    }

    /// Compared by bytes: as strings, composed and decomposed kana are equal.
    private static func different(_ changed: String, _ original: String) -> [UInt8]? {
        let bytes = Array(changed.utf8)
        return bytes.elementsEqual(original.utf8) ? nil : bytes
    }

    static func text(_ name: String, _ change: @escaping @Sendable (String) -> String) -> Transformation {
        Transformation(name: name) { original, _ in
            different(change(original.text), original.text)
        }
    }

    static func inCitations(_ name: String, _ change: @escaping @Sendable (String) -> String) -> Transformation {
        Transformation(name: name) { original, _ in
            different(original.mappingCitations(change), original.text)
        }
    }

    static func insertion(_ name: String, _ inserted: String, breaksLines: Bool = false, breaksPages: Bool = false)
        -> Transformation
    {
        Transformation(name: name) { original, random in
            guard original.bearsLineBreaks || !breaksLines, original.isPaged || !breaksPages else { return nil }
            return original.inserting(inserted, &random).map { Array($0.utf8) }
        }
    }
}
