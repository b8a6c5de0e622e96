import KobanText

/// A list that only loses items, or only gains some: the others keep their places, so that a
/// reader of the changes sees those items and no others.
extension CitationWriter {
    /// - Parameter separator: between two items.
    /// - Returns: nil where items are exchanged, or the end of the list must be joined anew.
    func inPlaceEdits(
        _ items: [ItemNumber], like cited: TableCitation, style: DigitStyle, separator: String
    ) -> [TextEdit]? {
        let slots = cited.elements.map(\.range)
        let numbers = cited.elements.map(\.first)
        guard numbers.indices.allSatisfy({ source.text(in: slots[$0]) == style.write(numbers[$0]) }) else { return nil }
        if let kept = places(of: items, in: numbers) { return dropping(allBut: kept, of: slots) }
        if let old = places(of: numbers, in: items) {
            return adding(items, at: old, to: slots, style: style, separator: separator)
        }
        return nil
    }

    /// Where each of some numbers stands in others, in order; nil where not all do.
    private func places(of some: [ItemNumber], in all: [ItemNumber]) -> [Int]? {
        var out: [Int] = []
        var from = 0
        for number in some {
            guard let place = all[from...].firstIndex(of: number) else { return nil }
            out.append(place)
            from = place + 1
        }
        return out
    }

    private func dropping(allBut kept: [Int], of slots: [Range<Int>]) -> [TextEdit]? {
        // The last item may be joined by a word of its own (及び).
        guard let first = kept.first, kept.last == slots.count - 1 else { return nil }
        var edits: [TextEdit] = []
        if first > 0 { edits.append(TextEdit(slots[0].lowerBound..<slots[first].lowerBound, "")) }
        for (left, right) in zip(kept, kept.dropFirst()) where right > left + 1 {
            edits.append(TextEdit(slots[left].upperBound..<slots[right - 1].upperBound, ""))
        }
        return edits
    }

    private func adding(
        _ items: [ItemNumber], at old: [Int], to slots: [Range<Int>], style: DigitStyle, separator: String
    ) -> [TextEdit]? {
        guard let first = old.first, old.last == items.count - 1 else { return nil }
        var edits: [TextEdit] = []
        if first > 0 {
            let text = items[..<first].map { style.write($0) + separator }.joined()
            edits.append(TextEdit(slots[0].lowerBound..<slots[0].lowerBound, text))
        }
        for (slot, (left, right)) in zip(slots, zip(old, old.dropFirst())) where right > left + 1 {
            let text = items[(left + 1)..<right].map { separator + style.write($0) }.joined()
            edits.append(TextEdit(slot.upperBound..<slot.upperBound, text))
        }
        return edits
    }
}
