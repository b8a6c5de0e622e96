/// Recognizes a title with a slip in it: 「徳の個人を識別するための番号の利用等に関する法律」.
///
/// Only long titles are compared, and only up to two characters that are wrong, missing
/// or too many: two laws whose long titles differ by so little do not exist among those
/// that the data hold (assumption, true of the data at hand).
enum InexactName {
    /// A title is compared only from this many characters on.
    static let shortest = 18

    /// The edit distance between a title and the end of a name, when it is at most two.
    ///
    /// - Returns: where in `name` the title begins, and the distance.
    static func match(
        _ title: [Unicode.Scalar], at name: [Unicode.Scalar]
    ) -> (start: Int, distance: Int)? {
        guard title.count >= shortest, name.count >= title.count - 2,
            name.suffix(2).elementsEqual(title.suffix(2))
        else { return nil }
        var best: (start: Int, distance: Int)?
        for length in (title.count - 2)...(title.count + 2) where length <= name.count {
            let start = name.count - length
            guard let distance = distance(title, Array(name[start...])), distance > 0 || length == title.count
            else { continue }
            if distance < (best?.distance ?? 3) { best = (start, distance) }
        }
        return best
    }

    /// The Levenshtein distance, or nil when it is more than two.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int? {
        let limit = 2
        guard abs(left.count - right.count) <= limit else { return nil }
        var previous = Array(0...right.count)
        for (row, scalar) in left.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for (column, other) in right.enumerated() {
                current.append(
                    min(
                        previous[column + 1] + 1, current[column] + 1,
                        previous[column] + (scalar == other ? 0 : 1)))
            }
            if (current.min() ?? 0) > limit { return nil }
            previous = current
        }
        return previous[right.count] <= limit ? previous[right.count] : nil
    }
}
