/// The pairs of neighbouring characters of a wording, by which two are compared.
public struct WordingPairs: Sendable {
    private struct Pair: Hashable {
        let first: Unicode.Scalar
        let second: Unicode.Scalar
    }

    private let pairs: Set<Pair>

    /// Takes the pairs from a text, each counted once; a text of fewer than two Unicode scalars has none.
    public init(_ wording: String) {
        let scalars = Array(wording.unicodeScalars)
        pairs = Set(zip(scalars, scalars.dropFirst()).map { Pair(first: $0, second: $1) })
    }

    /// From 0, nothing in common, to 1.
    public func likeness(to other: WordingPairs) -> Double {
        let total = pairs.count + other.pairs.count
        return total == 0 ? 0 : Double(2 * pairs.intersection(other.pairs).count) / Double(total)
    }
}
