import KobanCorrections

/// What is kept of a migration besides what is written of each document.
struct MigrationSummary: Sendable {
    private(set) var all = MigrationTally()
    private(set) var remaining = RemainingTally()
    private var byInstitution: [InstitutionOrder: MigrationTally] = [:]
    private var refused: [(place: InstitutionOrder, path: String, reason: String)] = []

    mutating func count(_ document: MigratedDocument) {
        let place = InstitutionOrder(document)
        all.count(document)
        byInstitution[place, default: MigrationTally()].count(document)
        remaining.count(document.remaining)
        if let reason = document.notCopied { refused.append((place, document.path, reason)) }
    }

    /// In the order of the report.
    var institutions: [(institution: String?, tally: MigrationTally)] {
        byInstitution.sorted { $0.key < $1.key }.map { ($0.key.institution, $0.value) }
    }

    /// The documents of which no copy could be written, and why, in the order of the report.
    var notCopied: [(path: String, reason: String)] {
        refused.enumerated().sorted { one, other in
            one.element.place == other.element.place
                ? one.offset < other.offset : one.element.place < other.element.place
        }.map { ($0.element.path, $0.element.reason) }
    }
}

/// How much there is of what.
struct MigrationTally: Sendable {
    private(set) var assessments = 0
    /// With a stale or wrong reference.
    private(set) var fields = 0
    private(set) var byConfidence: [MigrationConfidence: Int] = [:]
    private(set) var written = 0
    private(set) var held = 0
    private(set) var copies = 0

    init(_ documents: some Sequence<MigratedDocument> = []) {
        for document in documents { count(document) }
    }

    mutating func count(_ document: MigratedDocument) {
        assessments += 1
        if document.copy != nil { copies += 1 }
        for field in document.fields {
            fields += 1
            byConfidence[field.confidence, default: 0] += 1
            if document.isWritten(field) { written += 1 }
            if !field.holds.isEmpty { held += 1 }
        }
    }

    var left: Int { fields - written }

    func count(_ confidence: MigrationConfidence) -> Int { byConfidence[confidence] ?? 0 }
}

/// The findings that remain, those of the same place, rule and reason put together.
struct RemainingTally: Sendable {
    struct Kind: Hashable, Sendable {
        let place: RemainingFindings.Place
        let rule: String
        let reason: String
    }

    private var counts: [Kind: Int] = [:]

    init(_ findings: some Sequence<RemainingFindings> = []) { count(findings) }

    mutating func count(_ findings: some Sequence<RemainingFindings>) {
        for each in findings {
            counts[Kind(place: each.place, rule: each.rule, reason: each.reason), default: 0] += each.count
        }
    }

    /// By place, rule and reason.
    var sorted: [(kind: Kind, count: Int)] {
        func order(_ kind: Kind) -> (String, String, String) { (kind.place.rawValue, kind.rule, kind.reason) }
        return counts.sorted { order($0.key) < order($1.key) }.map { ($0.key, $0.value) }
    }

    /// How many remain at a place for each reason, the most first.
    func reasons(at place: RemainingFindings.Place) -> [(reason: String, count: Int)] {
        var reasons: [String: Int] = [:]
        for (kind, count) in counts where kind.place == place { reasons[kind.reason, default: 0] += count }
        return reasons.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
