/// Which of the assessments found tonight are which of those known. A file may have been
/// renamed, its content changed, or its name given to another assessment, so content goes
/// before the assessment's own name, and that before the path.
struct DocumentMatching {
    /// What is told of a document, known or found.
    struct Document {
        /// Absolute, links followed.
        var path: String
        /// SHA-256.
        var content: String
        /// By which the assessment calls itself; nil where it does not.
        var name: String?
        /// Its number, or its title where it has none; nil where neither can be read.
        var number: String? = nil
    }

    /// For each document found, the index of the known one that it is; nil for a new one.
    private(set) var known: [Int?]
    /// The indices of known documents that none found is, in order.
    private(set) var left: [Int]

    init(found: [Document], known stored: [Document]) {
        var matched = [Int?](repeating: nil, count: found.count)
        var free = Set(stored.indices)
        func take(_ foundIndex: Int, _ storedIndex: Int) {
            matched[foundIndex] = storedIndex
            free.remove(storedIndex)
        }
        func pass(
            _ key: (Document) -> String?, onlyIfSingle: Bool = false,
            unless isOther: (Document, Document) -> Bool = { _, _ in false }
        ) {
            var places: [String: [Int]] = [:]
            for index in stored.indices where free.contains(index) {
                if let value = key(stored[index]) { places[value, default: []].append(index) }
            }
            var claims: [String: [Int]] = [:]
            var order: [String] = []
            for index in found.indices where matched[index] == nil {
                guard let value = key(found[index]), places[value] != nil else { continue }
                if claims[value] == nil { order.append(value) }
                claims[value, default: []].append(index)
            }
            for value in order {
                let (claimants, held) = (claims[value] ?? [], places[value] ?? [])
                // Of several with one name nobody knows which is which, unless they were copies of
                // one file: then it makes no difference.
                let areCopies = held.allSatisfy { stored[$0].content == stored[held[0]].content }
                if onlyIfSingle, claimants.count > 1 || held.count > 1 && !areCopies { continue }
                for (claimant, place) in zip(claimants, held) where !isOther(found[claimant], stored[place]) {
                    take(claimant, place)
                }
            }
        }
        pass { $0.path + "\u{0}" + $0.content }
        pass { $0.content }
        // The same path and the same name, before the same name elsewhere.
        pass { document in document.name.map { document.path + "\u{0}" + $0 } }
        pass({ $0.name }, onlyIfSingle: true)
        // A file in whose place another assessment was laid is not that assessment.
        pass(
            { $0.path },
            unless: { found, stored in
                guard let new = found.number, let former = stored.number else { return false }
                return new != former
            })
        known = matched
        left = free.sorted()
    }
}
