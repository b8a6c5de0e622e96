import KobanCitations
import KobanStatutes
import KobanText

// 別表第二の主務省令 exchanged for the order that took over
extension SuggestionWriter {
    private static let successorOrder = "第19条第8号に基づく利用特定個人情報の提供に関する命令"

    /// The order that took over in place of 別表第二の主務省令, without articles: which of them took
    /// over is known of none. A name that the field itself defines (「※主務省令：…」) stays, and its
    /// definition is exchanged.
    ///
    /// - Parameter field: the stretch of text that the citation stands in.
    func successorOrderEdits(insteadOf citation: Citation, in field: Range<Int>?) -> [TextEdit] {
        guard case .provisions(let cited) = citation.target else { return [] }
        var edits: [TextEdit] = []
        if let name = citation.lawNameRange {
            let text = source.text(in: name)
            let order = SuggestionWriter.successorOrder
            let definition = field.map { definitionEdits(in: $0, before: name) } ?? []
            if !text.contains("別表"), !definition.isEmpty {
                edits = definition
            } else if let table = text.firstRange(of: "別表"), table.lowerBound > text.startIndex {
                let start = name.lowerBound + text[..<table.lowerBound].utf8.count
                edits.append(TextEdit(start..<name.upperBound, order))
            } else {
                edits.append(TextEdit(name, actName + order))
            }
        }
        guard let first = cited.provisions.first, let last = cited.provisions.last else { return edits }
        var start = first.range.lowerBound
        var end = max(last.range.upperBound, min(citation.range.upperBound, source.bytes.count))
        func precedes(_ text: String) -> Bool {
            start >= text.utf8.count && source.text(in: start - text.utf8.count..<start) == text
        }
        func follows(_ text: String) -> Bool {
            end + text.utf8.count <= source.bytes.count
                && source.text(in: end..<end + text.utf8.count) == text
        }
        if precedes("第") { start -= 3 }
        if follows("条") { end += 3 }
        // Brackets around nothing but the articles; a pair may be of two widths.
        if let open = ["（", "("].first(where: precedes) {
            let close = ["）", ")"].first(where: follows)
            let inside = source.text(in: start..<end)
            if let close {
                (start, end) = (start - open.utf8.count, end + close.utf8.count)
            } else if inside.hasSuffix("）") || inside.hasSuffix(")") {
                start -= open.utf8.count
            }
        }
        if let name = citation.lawNameRange, name.upperBound <= start,
            source.text(in: name.upperBound..<start).contains("総務省令第")
        {
            // The repealed order's number goes with its name.
            start = name.upperBound
        }
        edits.append(TextEdit(start..<end, ""))
        return edits
    }

    /// The repealed order's title, and its number in brackets after it, where a field says what it
    /// calls by a short name.
    private func definitionEdits(in field: Range<Int>, before name: Range<Int>) -> [TextEdit] {
        let text = source.text(in: field)
        func offset(_ index: String.Index) -> Int { field.lowerBound + text[..<index].utf8.count }
        var edits: [TextEdit] = []
        for title in text.ranges(of: SuggestionWriter.repealedTitle) {
            let range = offset(title.lowerBound)..<offset(title.upperBound)
            guard !range.overlaps(name) else { continue }
            edits.append(TextEdit(range, SuggestionWriter.successorOrder))
            if let number = text[title.upperBound...].prefixMatch(of: SuggestionWriter.repealedNumber) {
                edits.append(
                    TextEdit(
                        offset(number.1.startIndex)..<offset(number.1.endIndex), "令和6年デジタル庁・総務省令第9号"))
            }
        }
        return edits
    }

    /// With the line breaks and blanks that a PDF leaves in it.
    private static var repealedTitle: Regex<Substring> {
        #/別\s*表\s*第\s*[二2２]\s*の\s*主\s*務\s*省\s*令\s*で\s*定\s*め\s*る\s*事\s*務\s*及\s*び\s*情\s*報\s*を\s*定\s*め\s*る\s*命\s*令/#
    }

    private static var repealedNumber: Regex<(Substring, Substring)> {
        #/\s*[（(](平成(?:26|２６|二十六)年内閣府[・･]?総務省令第[7７七]号)/#
    }
}
