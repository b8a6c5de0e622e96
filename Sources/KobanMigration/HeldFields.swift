import KobanChecks
import KobanText

extension DocumentMigration {
    /// A migration in which a field stays as it is, whole, where a finding of it is held.
    ///
    /// - Parameters:
    ///   - held: indices into the findings.
    ///   - day: 変更日.
    /// - Returns: the migration without the held fields, and these with the held findings.
    public static func holding(
        _ held: Set<Int>, of checked: CheckedAssessment, on day: CivilDate, acceptReview: Bool
    ) -> (migration: DocumentMigration, held: [(field: FieldMigration, findings: Set<Int>)]) {
        let whole = DocumentMigration(checked, on: day, acceptReview: acceptReview)
        guard !held.isEmpty else { return (whole, []) }
        let indices = Dictionary(
            checked.findings.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var fields: [(field: FieldMigration, findings: Set<Int>)] = []
        var gone: Set<Int> = []
        for field in whole.fields {
            let all = Set(field.references.compactMap { indices[$0.finding] })
            let standing = all.intersection(held)
            guard !standing.isEmpty else { continue }
            fields.append((field, standing))
            gone.formUnion(all)
        }
        guard !fields.isEmpty else { return (whole, []) }
        let rest = CheckedAssessment(
            assessment: checked.assessment, citations: checked.citations,
            findings: checked.findings.enumerated().filter { !gone.contains($0.offset) }.map(\.element))
        return (DocumentMigration(rest, on: day, acceptReview: acceptReview), fields)
    }
}
