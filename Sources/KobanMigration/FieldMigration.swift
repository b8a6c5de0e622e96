import KobanAssessments
import KobanChecks
import KobanStatutes

/// One reference of a field that is stale or wrong.
public struct ReferenceMigration: Sendable, Hashable {
    public let finding: Finding
    public let confidence: MigrationConfidence
    /// What is left to a person, each with what it would mean; empty where nothing is.
    public let choices: [MigrationChoice]

    public var edits: [TextEdit] { finding.edits }

    /// Whether it stays as it is even where the rest of its field is written: a number that is of no
    /// table, or of one not yet in force, is not in an old numbering.
    var stays: Bool { ReferenceMigration.stays(finding) }

    static func stays(_ finding: Finding) -> Bool {
        finding.edits.isEmpty && ["unknown-item", "premature-citation"].contains(finding.rule)
    }

    /// - Parameters:
    ///   - unreadable: number cells of an annex that could not be read: they would be left in the
    ///     numbering of a table that is gone.
    ///   - text: the reference as it stands in the document.
    ///   - isAnnex: its items stand in the rows of an annex.
    public init(_ finding: Finding, unreadable: [String] = [], text: String? = nil, isAnnex: Bool = false) {
        self.finding = finding
        let abolished = finding.changes.filter { $0.relation == .abolished }
        if !finding.changes.isEmpty, abolished.count == finding.changes.count, finding.needsReview {
            confidence = .none
        } else if finding.rule == "unknown-item" {
            // Only what is 削除 can be taken out; what never was may be a slip.
            confidence = finding.edits.isEmpty ? .review : .none
        } else if finding.needsReview || finding.edits.isEmpty || !unreadable.isEmpty {
            confidence = .review
        } else {
            confidence = .mechanical
        }
        choices =
            confidence == .mechanical
            ? [] : MigrationChoice.choices(of: finding, unreadable: unreadable, text: text, isAnnex: isAnnex)
    }
}

/// The whole new text of one field: one decision, never half translated.
public struct FieldMigration: Sendable, Hashable {
    /// The form's label; nil outside any field.
    public let field: String?
    /// Where the field stands, in pieces where a page break or a cell border cuts it.
    public let pieces: [Range<Int>]
    public let references: [ReferenceMigration]
    /// In source order, disjoint.
    public let edits: [TextEdit]
    public let before: String
    public let after: String
    public let isAnnex: Bool
    /// Whether the copy gets it: every reference is mechanical, or a person accepted the rest.
    public private(set) var isWritten: Bool
    /// How 変更箇所 tells it.
    let record: HistoryRecord?
    /// Whether `after` has numbers or names left in it that nothing could rewrite: no text to publish.
    public private(set) var isPartial: Bool
    /// Why it is left although its references could be written.
    private var obstacle: MigrationChoice?

    init(
        field: String?, pieces: [Range<Int>], references: [ReferenceMigration], edits: [TextEdit],
        before: String, after: String, isAnnex: Bool, isWritten: Bool, record: HistoryRecord?
    ) {
        self.field = field
        self.pieces = pieces
        self.references = references
        self.edits = edits
        self.before = before
        self.after = after
        self.isAnnex = isAnnex
        self.isWritten = isWritten
        self.record = record
        isPartial = !edits.isEmpty && references.contains { $0.edits.isEmpty && !$0.stays }
        obstacle = nil
    }

    /// The weakest of its references.
    public var confidence: MigrationConfidence {
        max(references.map(\.confidence).max() ?? .mechanical, obstacle == nil ? .mechanical : .review)
    }

    /// What a person decides, or decided by accepting it.
    public var choices: [MigrationChoice] { references.flatMap(\.choices) + (obstacle.map { [$0] } ?? []) }

    /// Whether it has a number that an amendment moved within a table that is still in force: an old
    /// number may be another item's new one, and only the document's day tells them apart.
    var followsAmendment: Bool {
        references.contains { $0.finding.rule == "renumbered-item" && [.unifiedTable, .provisionTable].contains($0.finding.table) }
    }

    /// The field left as it is, whatever is accepted.
    ///
    /// - Parameter isPartial: whether its proposal would leave it half translated.
    func left(
        _ subject: String? = nil, because reason: String, unless way: String, isPartial: Bool = false
    ) -> FieldMigration {
        var copy = self
        copy.isPartial = copy.isPartial || isPartial && !edits.isEmpty
        copy.isWritten = false
        copy.obstacle = MigrationChoice(
            subject: subject ?? field ?? "この欄", alternatives: [way, "そのまま残す — 指摘は残ります"],
            accepted: "そのまま残します", reason: reason)
        return copy
    }
}
