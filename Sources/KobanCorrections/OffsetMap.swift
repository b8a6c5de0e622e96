import KobanChecks
import KobanCitations

/// Where the places of a text stand after edits.
struct OffsetMap {
    private let edits: [TextEdit]
    /// By how much what begins behind each edit has moved.
    private let shifts: [Int]

    /// - Parameter edits: in source order, disjoint.
    init(_ edits: [TextEdit]) {
        self.edits = edits
        var shift = 0
        shifts = edits.map { edit in
            shift += edit.replacement.utf8.count - edit.range.count
            return shift
        }
    }

    /// The place of a range: from what stands at its beginning, or was put in there, to its end.
    func range(_ range: Range<Int>) -> Range<Int> {
        let start = offset(range.lowerBound, isEnd: false)
        return start..<max(start, offset(range.upperBound, isEnd: true))
    }

    /// Where the text of an edit stands.
    func replacement(_ index: Int) -> Range<Int> {
        let start = edits[index].range.lowerBound + (index > 0 ? shifts[index - 1] : 0)
        return start..<start + edits[index].replacement.utf8.count
    }

    private func offset(_ offset: Int, isEnd: Bool) -> Int {
        var (low, high) = (0, edits.count)
        while low < high {
            let middle = (low + high) / 2
            let isBefore =
                edits[middle].range.lowerBound < offset && (isEnd || edits[middle].range.upperBound <= offset)
            if isBefore { low = middle + 1 } else { high = middle }
        }
        // Inside an edit: at the beginning or the end of what stands there now.
        if isEnd {
            guard low > 0 else { return offset }
            let text = replacement(low - 1)
            return edits[low - 1].range.upperBound >= offset ? text.upperBound : offset + shifts[low - 1]
        }
        if low < edits.count, edits[low].range.lowerBound <= offset { return replacement(low).lowerBound }
        return offset + (low > 0 ? shifts[low - 1] : 0)
    }
}
