/// How often what was demanded was found, and how often something else was.
struct Tally: Sendable {
    /// Demanded and found.
    var right = 0
    /// Demanded and not found.
    var missed = 0
    /// Found and not demanded.
    var wrong = 0

    var demanded: Int { right + missed }
    /// Of what was demanded, the part that was found; nil where nothing was.
    var recall: Double? { demanded == 0 ? nil : Double(right) / Double(demanded) }
    /// Of what was found, the part that was demanded; nil where nothing was.
    var precision: Double? { right + wrong == 0 ? nil : Double(right) / Double(right + wrong) }

    static func += (sum: inout Tally, other: Tally) {
        sum.right += other.right
        sum.missed += other.missed
        sum.wrong += other.wrong
    }
}

/// Tallies by name.
struct Tallies: Sendable {
    private(set) var all: [String: Tally] = [:]

    subscript(name: String) -> Tally {
        get { all[name] ?? Tally() }
        set { all[name] = newValue }
    }

    var total: Tally { all.values.reduce(into: Tally()) { $0 += $1 } }
    var sorted: [(name: String, tally: Tally)] { all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }

    mutating func add(_ other: Tallies) {
        for (name, tally) in other.all { self[name] += tally }
    }
}

/// One thing that fell short, so that a person can look at it.
struct Shortfall: Sendable {
    /// The kind, such as `引用の読み落とし`, by which the list is grouped.
    let kind: String
    /// What is counted together: a notation, a rule, a transformation.
    let group: String
    /// How to build the document again.
    let document: String
    let text: String
    let expected: String
    let got: String
}

/// What a run measured.
struct Measure: Sendable {
    var documents = 0
    var bytes = 0
    var transformedBytes = 0
    /// Citations that the generator wrote; one total.
    var citations = Tally()
    var notations = Tallies()
    /// What is said of a citation that was read: its purpose, field, section.
    var attributes = Tallies()
    var rules = Tallies()
    var transformations = Tallies()
    /// Of the published assessments.
    var publishedTransformations = Tally()
    /// Damaged fields that were written right or left alone, and of which none was passed silently.
    var migration = Tally()
    var shortfalls: [Shortfall] = []

    mutating func add(_ other: Measure) {
        documents += other.documents
        bytes += other.bytes
        transformedBytes += other.transformedBytes
        citations += other.citations
        notations.add(other.notations)
        attributes.add(other.attributes)
        rules.add(other.rules)
        transformations.add(other.transformations)
        publishedTransformations += other.publishedTransformations
        migration += other.migration
        shortfalls += other.shortfalls
    }
}
