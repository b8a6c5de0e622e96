import KobanText

/// What stands between the elements of a list.
struct ListSeparators {
    /// Between two elements (`、`, `の項、`, `、第`).
    var inner = "、"
    /// Before the last element, where it differs (`及び`).
    var last: String?
    /// Between the ends of a range (`～`), where the list has ranges.
    var range: String?

    init(of cited: TableCitation, in source: SourceText) {
        let elements = cited.elements
        range = ListSeparators.rangeMark(in: elements, source)
        guard elements.count > 1 else { return }
        func between(_ index: Int) -> String? {
            let left = elements[index].range.upperBound
            let right = elements[index + 1].range.lowerBound
            guard left < right, right - left < 64 else { return nil }
            let text = source.bytes.withUnsafeBufferPointer { OriginalText.oneLine($0, left..<right) }
            // A line break alone would leave the numbers side by side.
            return text.allSatisfy(\.isWhitespace) ? nil : text
        }
        if let first = between(0), elements.count > 2 || !ListSeparators.isConjunction(first) {
            inner = first.replacing("まで", with: "")
        }
        if let final = between(elements.count - 2), final != inner, ListSeparators.isConjunction(final) {
            last = final
        }
    }

    private static func isConjunction(_ text: String) -> Bool {
        ["及び", "および", "並びに", "ならびに", "又は", "または", "と"].contains {
            text.contains($0)
        }
    }

    private static func rangeMark(in elements: [ListElement], _ source: SourceText) -> String? {
        for element in elements where element.last != nil {
            let text = source.text(in: element.range)
            for mark in ["～", "〜", "~", "－", "-", "‐", "–", "―", "−"] where text.contains(mark) {
                return mark
            }
        }
        return nil
    }
}
