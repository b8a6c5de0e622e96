import KobanChecks

/// Findings of one rule that remain after a migration, and why.
public struct RemainingFindings: Sendable, Hashable, Codable {
    /// Where they stand.
    public enum Place: String, Sendable, Hashable, Codable, CaseIterable {
        /// In a field that was written.
        case written
        /// In a field that was left as it is.
        case left
        /// In no field with a stale or wrong reference.
        case elsewhere
    }

    /// Where in the document the findings stand, as seen from what was written.
    public let place: Place
    /// The identifier of the rule that found them.
    public let rule: String
    /// In a few Japanese words.
    public let reason: String
    /// How many findings have this place, rule and reason.
    public let count: Int

    /// A count of findings that remain for one reason.
    ///
    /// - Parameter reason: a few Japanese words.
    public init(place: Place, rule: String, reason: String, count: Int) {
        self.place = place
        self.rule = rule
        self.reason = reason
        self.count = count
    }

    /// - Parameter held: findings that a person lets stand, by their place in those of the document.
    static func count(_ proof: MigrationProof, of checked: CheckedAssessment, holding held: Set<Int>)
        -> [RemainingFindings]
    {
        struct Kind: Hashable {
            let place: Place
            let rule: String
            let reason: String
        }
        let map = OffsetMap((proof.edits + (proof.history.edit.map { [$0] } ?? [])).disjoint())
        let fields = proof.fields.flatMap { field in field.pieces.map { (range: map.range($0), field: field) } }
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        let standing = Set(
            held.map { Standing(checked.findings[$0], at: map.range(checked.findings[$0].range).lowerBound) })
        let made = Set(proof.made)
        var counts: [Kind: Int] = [:]
        for finding in proof.result.findings {
            let kind: Kind
            if standing.contains(Standing(finding, at: finding.range.lowerBound)) {
                kind = Kind(place: .left, rule: finding.rule, reason: "免除されている")
            } else if made.contains(finding) {
                kind = Kind(place: .elsewhere, rule: finding.rule, reason: "書き換えによって新たに出る")
            } else if let field = field(at: finding.range.lowerBound, of: fields) {
                let isReference = field.references.contains { $0.finding.rule == finding.rule }
                kind =
                    field.isWritten
                    ? Kind(
                        place: .written, rule: finding.rule, reason: isReference ? "書き換えずに残した引用である" : "書き換えの対象でない指摘である")
                    : Kind(place: .left, rule: finding.rule, reason: isReference ? field.reasonLeft : "書き換えの対象でない指摘である")
            } else {
                kind = Kind(place: .elsewhere, rule: finding.rule, reason: "書き換えの対象でない指摘である")
            }
            counts[kind, default: 0] += 1
        }
        return counts.map { RemainingFindings(place: $0.place, rule: $0.rule, reason: $0.reason, count: $1) }
            .sorted { ($0.place.rawValue, $0.rule, $0.reason) < ($1.place.rawValue, $1.rule, $1.reason) }
    }

    /// All findings of a document that stays as it is.
    static func count(_ findings: [Finding], because reason: String) -> [RemainingFindings] {
        Dictionary(grouping: findings, by: \.rule).sorted { $0.key < $1.key }
            .map { RemainingFindings(place: .left, rule: $0.key, reason: reason, count: $0.value.count) }
    }

    private struct Standing: Hashable {
        let rule: String
        let offset: Int

        init(_ finding: Finding, at offset: Int) {
            rule = finding.rule
            self.offset = offset
        }
    }

    private static func field(
        at offset: Int, of fields: [(range: Range<Int>, field: FieldMigration)]
    ) -> FieldMigration? {
        var (low, high) = (0, fields.count)
        while low < high {
            let middle = (low + high) / 2
            if fields[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, fields[low - 1].range.upperBound >= offset else { return nil }
        return fields[low - 1].field
    }
}
