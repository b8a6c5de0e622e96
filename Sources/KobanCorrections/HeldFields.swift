import KobanChecks
import KobanText

/// A field that stays as it is because a person lets a finding stand.
public struct HeldField: Sendable {
    /// The field with what it would have become; nothing of it is written.
    public let field: FieldMigration
    /// Indices of the held findings of the field; empty where it only stays because another does.
    public let findings: Set<Int>

    /// Why a field without held findings stays, in Japanese.
    public static let reasonOfOthers =
        "免除した欄に、改正で移る前の項番が残ります。新しい日付の変更箇所を加えると、その項番が改正後の番号として読まれてしまうので、ほかの欄も書き換えません"
}

extension DocumentMigration {
    /// A migration in which a field stays as it is, whole, where a finding of it is held.
    ///
    /// - Parameters:
    ///   - held: indices into the findings.
    ///   - day: 変更日.
    /// - Returns: the migration without the fields that stay, and these.
    public static func holding(
        _ held: Set<Int>, of checked: CheckedAssessment, on day: CivilDate, acceptReview: Bool
    ) -> (migration: DocumentMigration, held: [HeldField]) {
        let whole = MigrationPlan(checked, acceptReview: acceptReview)
        guard !held.isEmpty else { return (DocumentMigration(whole, on: day), []) }
        let indices = Dictionary(
            checked.findings.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func findings(_ field: FieldMigration) -> Set<Int> {
            Set(field.references.compactMap { indices[$0.finding] })
        }
        var fields = whole.fields.compactMap { field in
            let standing = findings(field).intersection(held)
            return standing.isEmpty ? nil : HeldField(field: field, findings: standing)
        }
        guard !fields.isEmpty else { return (DocumentMigration(whole, on: day), []) }
        if whole.hasHistory, fields.contains(where: { $0.field.followsAmendment }) {
            let others = whole.fields.filter { $0.isWritten && findings($0).isDisjoint(with: held) }
            fields += others.map { HeldField(field: $0, findings: []) }
        }
        let standing = fields.reduce(into: Set<Int>()) { $0.formUnion(findings($1.field)) }
        let rest = MigrationPlan(checked, acceptReview: acceptReview, holding: standing)
        return (DocumentMigration(rest, on: day, holding: standing), fields)
    }
}
