/// A set of words, each with a value, matched against a text from any place, the longest
/// first. Words and text are compared folded, white space in the text is passed over.
struct WordTrie<Value: Sendable>: Sendable {
    private var edges: [UInt64: UInt32] = [:]
    private var values: [Value?] = [nil]
    private var firsts: Set<UInt32> = []

    init() {}

    /// Adds a word; a word that is there already keeps its first value.
    mutating func insert(_ word: String, _ value: Value) {
        var node: UInt32 = 0
        for scalar in word.unicodeScalars.lazy.map(ScalarFolding.fold)
        where !scalar.properties.isWhitespace {
            let key = UInt64(node) << 32 | UInt64(scalar.value)
            if let next = edges[key] {
                node = next
            } else {
                if node == 0 { firsts.insert(scalar.value) }
                values.append(nil)
                let next = UInt32(values.count - 1)
                edges[key] = next
                node = next
            }
        }
        if node != 0, values[Int(node)] == nil { values[Int(node)] = value }
    }

    /// The longest word that begins with `first`, whose remaining scalars the cursor gives.
    ///
    /// - Parameters:
    ///   - limit: the widest gap that may stand inside the word.
    ///   - length: the most scalars that the word may have.
    /// - Returns: the value and where the word ends; nil when no word begins here.
    func longest(
        first: TextCursor.Atom, rest cursor: TextCursor, across limit: Gap = .cell,
        upTo length: Int = .max
    ) -> (value: Value, end: Int, cursor: TextCursor)? {
        guard firsts.contains(first.scalar.value),
            var node = edges[UInt64(first.scalar.value)]
        else { return nil }
        var cursor = cursor
        var best: (Value, Int, TextCursor)?
        if let value = values[Int(node)] { best = (value, first.end, cursor) }
        var count = 1
        while count < length, let atom = cursor.next(), atom.gap <= limit,
            let next = edges[UInt64(node) << 32 | UInt64(atom.scalar.value)]
        {
            node = next
            count += 1
            if let value = values[Int(node)] { best = (value, atom.end, cursor) }
        }
        return best
    }
}
