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

    /// - Parameter unreadable: number cells of an annex that could not be read: they would be left
    ///   in the numbering of a table that is gone.
    public init(_ finding: Finding, unreadable: [String] = []) {
        self.finding = finding
        let abolished = finding.changes.filter { $0.relation == .abolished }
        if !finding.changes.isEmpty, abolished.count == finding.changes.count, finding.needsReview {
            confidence = .none
        } else if finding.needsReview || finding.edits.isEmpty || !unreadable.isEmpty {
            confidence = .review
        } else {
            confidence = .mechanical
        }
        choices = confidence == .mechanical ? [] : MigrationChoice.choices(of: finding, unreadable: unreadable)
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
    public let isWritten: Bool

    /// The weakest of its references.
    public var confidence: MigrationConfidence { references.map(\.confidence).max() ?? .mechanical }

    /// What a person decides, or decided by accepting it.
    public var choices: [MigrationChoice] { references.flatMap(\.choices) }
}
