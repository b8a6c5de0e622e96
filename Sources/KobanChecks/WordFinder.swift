/// Finds which of a few hundred words stand in a text, in one pass over its bytes.
struct WordFinder: Sendable {
    private let words: [[UInt8]]
    /// The words by their first three bytes: one character of Japanese.
    private let byHead: [UInt32: [Int]]

    /// - Parameter words: each at least one character beyond ASCII long; others are never found.
    init(_ words: [String]) {
        self.words = words.map { Array($0.utf8) }
        var heads: [UInt32: [Int]] = [:]
        for (index, word) in self.words.enumerated() where word.count >= 3 {
            heads[WordFinder.head(word, 0), default: []].append(index)
        }
        byHead = heads
    }

    private static func head(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        UInt32(bytes[at]) << 16 | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2])
    }

    /// Adds the indices of the words found in a stretch of a text to a set. White space is
    /// passed over, so that a wrapped word is whole.
    ///
    /// - Complexity: linear in the length of the stretch.
    func find(in bytes: [UInt8], _ range: Range<Int>, into found: inout Set<Int>) {
        var folded: [UInt8] = []
        folded.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte <= 0x20 {
                index += 1
            } else if byte == 0xE3, index + 2 < range.upperBound, bytes[index + 1] == 0x80,
                bytes[index + 2] == 0x80
            {
                index += 3
            } else {
                folded.append(byte)
                index += 1
            }
        }
        guard folded.count >= 3 else { return }
        for at in 0...(folded.count - 3) where folded[at] >= 0xC0 {
            guard let candidates = byHead[WordFinder.head(folded, at)] else { continue }
            for candidate in candidates where !found.contains(candidate) {
                let word = words[candidate]
                guard at + word.count <= folded.count else { continue }
                if folded[at..<(at + word.count)].elementsEqual(word) { found.insert(candidate) }
            }
        }
    }
}
