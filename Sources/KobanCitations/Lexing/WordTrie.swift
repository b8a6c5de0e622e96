import KobanText

/// A set of words, each with a value, matched against a text from any place, the longest
/// first. Words and text are compared folded, white space in the text is passed over.
struct WordTrie<Value: Sendable>: Sendable {
    private var edges: [UInt64: UInt32] = [:]
    private var values: [Value?] = [nil]
    private var firsts: Set<UInt32> = []

    init() {}

    /// Where words may go on: the place of a beginning that they share.
    struct Node {
        fileprivate var index: UInt32 = 0
    }

    /// The longest word that is taken in, in scalars. The longest title of a law in force has
    /// about a hundred; the bound keeps a text that repeats the beginning of a word linear.
    static var longestWord: Int { 200 }

    /// Adds a word; a word that is there already keeps its first value, and one that is too long
    /// for a name is left out.
    ///
    /// - Parameter beginning: what stands before the word.
    mutating func insert(_ word: String, _ value: Value, after beginning: Node = Node()) {
        guard word.unicodeScalars.prefix(Self.longestWord + 1).count <= Self.longestWord else { return }
        let node = self.node(of: word, after: beginning)
        if node.index != 0, values[Int(node.index)] == nil { values[Int(node.index)] = value }
    }

    /// The place of a beginning, for words that share it.
    mutating func node(of word: String, after beginning: Node = Node()) -> Node {
        var node = beginning.index
        for scalar in CharacterFolding.fold(word).lazy.map(CharacterFolding.inCitation)
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
        return Node(index: node)
    }

    /// So many scalars of a title are no accident: a blank line in the middle of it is a page's, not a
    /// paragraph's (assumption).
    private static var longEnough: Int { 8 }

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
        while count < length, let atom = cursor.next(),
            atom.gap <= limit || limit == .cell && count >= Self.longEnough,
            let next = edges[UInt64(node) << 32 | UInt64(atom.scalar.value)]
        {
            node = next
            count += 1
            if let value = values[Int(node)] { best = (value, atom.end, cursor) }
        }
        return best
    }
}
