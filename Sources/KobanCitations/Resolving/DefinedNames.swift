import KobanLaw

/// A short name that a document defines for a law: 「○○法（以下「法」という。）」.
struct LawDefinition: Sendable, Hashable {
    let name: String
    let law: LawID?
    /// The name of the law as the document gives it.
    let lawName: String
    /// The byte where the definition stands.
    let start: Int
    /// 「※主務省令：…」: a note to what stands before it.
    var isNote = false

    /// Whether another definition gives the name the same meaning.
    func agrees(with other: LawDefinition) -> Bool {
        law == other.law && (law != nil || lawName == other.lawName)
    }

    fileprivate var entry: LawLexicon.Entry { law.map { .law($0) } ?? .defined(lawName) }
}

/// The short names that a document defines, and from where each holds.
///
/// 法 and the like hold from their definition on; a name that could not mean anything else holds
/// before it, too. Once a document has defined a name for another law, nothing decides which of
/// the two is meant. A note is for the words that are marked with ※ before it.
struct DefinedNames: Sendable {
    private struct Meanings: Sendable {
        var definitions: [LawDefinition] = []
        var notes: [LawDefinition] = []

        func entry(at offset: Int, isMarked: Bool) -> LawLexicon.Entry? {
            if let first = definitions.first {
                if offset < first.start, !first.isDistinctive { return nil }
                let conflict = definitions.first { !$0.agrees(with: first) }
                return conflict.map { $0.start <= offset } ?? false ? .undecided : first.entry
            }
            guard let first = notes.first else { return nil }
            if notes.allSatisfy({ $0.agrees(with: first) }) { return first.entry }
            return isMarked ? note(after: offset)?.entry : .undecided
        }

        /// The first note after a place; the last of all for what stands behind it.
        private func note(after offset: Int) -> LawDefinition? {
            var (low, high) = (0, notes.count)
            while low < high {
                let middle = (low + high) / 2
                if notes[middle].start <= offset { low = middle + 1 } else { high = middle }
            }
            return low < notes.count ? notes[low] : notes.last
        }
    }

    private var trie = WordTrie<Int>()
    private var meanings: [Meanings] = []

    /// - Parameter definitions: in the order of the text.
    init(_ definitions: [LawDefinition]) {
        var places: [String: Int] = [:]
        for definition in definitions {
            let place = places[definition.name] ?? meanings.count
            if place == meanings.count {
                places[definition.name] = place
                meanings.append(Meanings())
                trie.insert(definition.name, place)
            }
            if definition.isNote {
                meanings[place].notes.append(definition)
            } else {
                meanings[place].definitions.append(definition)
            }
        }
        // Only the first and the first that disagrees with it count.
        for place in meanings.indices {
            guard let first = meanings[place].definitions.first else { continue }
            let conflict = meanings[place].definitions.first { !$0.agrees(with: first) }
            meanings[place].definitions = [first] + [conflict].compactMap { $0 }
        }
    }

    /// Whether a range holds a name that the document defines, whatever it means there.
    func mayStand(in range: Range<Int>, of buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !meanings.isEmpty else { return false }
        var cursor = TextCursor(buffer, range: range)
        while let atom = cursor.next() {
            if trie.longest(first: atom, rest: cursor) != nil { return true }
        }
        return false
    }

    /// The longest defined name that begins with `first` and holds there.
    func longest(
        first: TextCursor.Atom, rest cursor: TextCursor
    ) -> (value: LawLexicon.Entry, end: Int, cursor: TextCursor)? {
        guard let match = trie.longest(first: first, rest: cursor) else { return nil }
        var rest = match.cursor
        var next = rest.next()
        if next?.scalar == "(" { next = rest.next() }
        return meanings[match.value].entry(at: first.start, isMarked: next?.scalar == "※")
            .map { ($0, match.end, match.cursor) }
    }
}

extension LawDefinition {
    /// 法, 令 and 条例 may mean anything before they are defined.
    fileprivate var isDistinctive: Bool { name.count > 2 && name != "主務省令" }
}
