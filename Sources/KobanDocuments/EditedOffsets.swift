/// Where the offsets of a text are after some stretches of it were replaced.
struct EditedOffsets {
    private let edits: [(range: Range<Int>, text: String)]
    /// By how much what stands after each edit moves.
    private var shifts: [Int] = [0]

    /// - Parameter edits: disjoint, in the order of the text.
    init(_ edits: [(range: Range<Int>, text: String)]) {
        self.edits = edits
        for edit in edits { shifts.append((shifts.last ?? 0) + edit.text.utf8.count - edit.range.count) }
    }

    /// Of what begins at an offset: what is put in there stands in it.
    func start(_ offset: Int) -> Int {
        let past = count { $0.lowerBound < offset && $0.upperBound <= offset }
        guard past < edits.count, edits[past].range.lowerBound < offset else { return offset + shifts[past] }
        return edits[past].range.lowerBound + shifts[past]
    }

    /// Of what ends at an offset: what is put in there stands in it too.
    func end(_ offset: Int) -> Int {
        let past = count { $0.upperBound <= offset }
        guard past < edits.count, edits[past].range.lowerBound < offset else { return offset + shifts[past] }
        return edits[past].range.upperBound + shifts[past + 1]
    }

    /// How many edits stand before a place.
    private func count(_ isBefore: (Range<Int>) -> Bool) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(edits[middle].range) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
