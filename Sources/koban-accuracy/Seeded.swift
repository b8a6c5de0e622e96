/// The same choices for the same seed, in every run and on every machine (SplitMix64).
struct Seeded: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A generator for one of many documents: near indices give unrelated numbers.
    init(seed: UInt64, index: Int) {
        var mixer = Seeded(seed: seed ^ (UInt64(bitPattern: Int64(index)) &* 0x9E37_79B9_7F4A_7C15))
        state = mixer.next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of several.
    mutating func pick<Element>(_ choices: [Element]) -> Element {
        precondition(!choices.isEmpty, "nothing to pick from")
        return choices[Int.random(in: 0..<choices.count, using: &self)]
    }

    /// Some, in the order in which they stand; all where there are no more than `count`.
    mutating func some<Element>(_ count: Int, of choices: [Element]) -> [Element] {
        guard choices.count > count else { return choices }
        return choices.indices.shuffled(using: &self).prefix(count).sorted().map { choices[$0] }
    }

    mutating func isOne(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
