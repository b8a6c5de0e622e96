import KobanAssessments
import KobanChecks
import KobanCitations
import KobanText

/// A row of 変更箇所 that a migrated field needs.
public struct HistoryRow: Sendable, Hashable {
    /// 変更日, 項目, 変更前の記載, 変更後の記載, 提出時期, 提出時期に係る説明, each on one line.
    public let cells: [String]
    /// The headings of the columns of 変更箇所, in the order of `cells`.
    public static let columns = ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"]

    /// Stands before a proposal that is not the whole new text, so that nobody publishes it.
    static let partial = "【途中までの案。旧い記載が残っているので、このままでは使えません】"

    /// 変更前 and 変更後 in their own lines.
    let before: String
    let after: String

    /// The row for one field.
    ///
    /// - Parameter day: 変更日, written in the style of the document's own history where that is known.
    public init(_ field: FieldMigration, day: CivilDate) {
        (before, after) = (field.record?.before ?? field.before, field.record?.after ?? field.after)
        cells = [
            field.record?.wording.day(day) ?? day.japanese, field.record?.item ?? field.field ?? "",
            PlainText.oneLine(before), (field.isPartial ? HistoryRow.partial : "") + PlainText.oneLine(after),
            HistoryRow.timing(field, day: day), HistoryRow.note(field),
        ]
    }

    /// Whether the assessment was, or will be, submitted before or after the change: no text says
    /// so, and published assessments differ on the same amendment.
    private static func timing(_ field: FieldMigration, day: CivilDate) -> String {
        // Only what the law changed before that day can no longer be told beforehand.
        field.references.allSatisfy { $0.finding.since.map { $0 < day } ?? true } ? "事後（要確認）" : "事前（要確認）"
    }

    private static func note(_ field: FieldMigration) -> String {
        func isMistake(_ reference: ReferenceMigration) -> Bool {
            switch reference.finding.kind {
            case .mistaken, .miswritten: true
            case .outdated, .missing, nil: false
            }
        }
        guard field.references.contains(where: { !$0.edits.isEmpty && isMistake($0) }) else {
            return "法令の改正に伴う根拠規定の記載の修正"
        }
        return field.references.contains { !isMistake($0) }
            ? "法令の改正に伴う根拠規定の記載の修正及び記載の誤りの修正" : "根拠規定の記載の誤りの修正"
    }
}

/// The new entries of a document's own history.
public struct HistoryAddition: Sendable, Hashable {
    /// A row for each field that is written; empty where none is.
    public let rows: [HistoryRow]
    /// nil where there is nothing to say, or no history to say it in.
    public let edit: TextEdit?

    /// Whether rows are needed and the document has no place for them.
    public var isMissing: Bool { !rows.isEmpty && edit == nil }

    /// - Parameter hasPlace: whether the entries are to be put in at all.
    init(_ fields: [FieldMigration], day: CivilDate, in assessment: Assessment, hasPlace: Bool = true) {
        rows = fields.map { HistoryRow($0, day: day) }
        edit = rows.isEmpty || !hasPlace ? nil : HistoryPlace(in: assessment)?.edit(adding: rows)
    }
}
