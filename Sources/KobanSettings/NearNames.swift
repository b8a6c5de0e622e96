/// Names that a mistyped name most probably meant.
public enum NearNames {
    /// What is longer, in characters, is no mistyped name. Comparing grows with both lengths.
    private static let longest = 200

    /// The nearest names first, at most three, none that only shares a few letters.
    public static func of(_ name: String, among known: [String]) -> [String] {
        let given = Array(name.lowercased().unicodeScalars)
        guard !given.isEmpty, given.count <= longest else { return [] }
        return known.compactMap { candidate -> (String, Int)? in
            let scalars = Array(candidate.unicodeScalars)
            let distance = distance(given, scalars)
            let isPart = candidate.contains(name.lowercased()) && given.count >= 3
            let limit = max(1, min(given.count, scalars.count) / 3)
            return distance <= limit || isPart ? (candidate, distance) : nil
        }
        .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
        .prefix(3).map(\.0)
    }

    /// 「…」のことですか。 or nothing.
    public static func advice(_ name: String, among known: [String]) -> String {
        let near = of(name, among: known)
        return near.isEmpty ? "" : "「\(near.joined(separator: "」か「"))」のことですか。"
    }

    /// How many letters must be put in, taken out, exchanged or swapped with their neighbour.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for (row, scalar) in left.enumerated() {
            var next = [row + 1]
            next.reserveCapacity(right.count + 1)
            for (column, other) in right.enumerated() {
                var cost = min(
                    last[column] + (scalar == other ? 0 : 1), last[column + 1] + 1, next[column] + 1)
                if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                next.append(cost)
            }
            before = last
            last = next
        }
        return last[right.count]
    }
}
