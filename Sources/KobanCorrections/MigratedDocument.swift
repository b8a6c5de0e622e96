import Foundation
import KobanAssessments
import KobanChecks
import KobanText

/// What a migration says of one document, without its text: small enough to keep thousands of
/// them, and to write them down.
public struct MigratedDocument: Sendable, Hashable, Codable {
    /// The document's path as it is told to the user.
    public let path: String
    /// 評価実施機関.
    public let institution: String?
    /// 評価書名.
    public let title: String?
    /// The fields with a stale or wrong reference, in source order, those that are held too.
    public let fields: [MigratedField]
    /// Whether what is written belongs in a history that the document has no place for.
    public let historyEntryMissing: Bool
    /// What is written, as a unified diff in the encoding of the document; empty where nothing is, or
    /// where nobody needs it.
    public private(set) var diff: Data
    /// Where the corrected copy was written; nil where none was.
    public var copy: String?
    /// Why no copy was written that should have been, in Japanese; nil where nothing was refused.
    public private(set) var notCopied: String?
    /// The findings that remain in the corrected text, counted by place, rule and reason; in the document as it
    /// is, where its copy was refused.
    public private(set) var remaining: [RemainingFindings]
    /// What being corrected in part makes of the document, a Japanese sentence each.
    public private(set) var newFindings: [NewFinding]

    /// A finding that the corrected text has and the document had not.
    public struct NewFinding: Sendable, Hashable, Codable {
        /// The identifier of the rule that found it.
        public let rule: String
        /// One Japanese sentence: what is wrong.
        public let message: String
    }

    /// - Parameters:
    ///   - bytes: those of the document and of its corrected copy; by default both in UTF-8.
    ///   - held: fields that stay, with why; not among those of the migration.
    public init(
        path: String, assessment: Assessment, migration: DocumentMigration, day: CivilDate,
        bytes: (original: [UInt8], corrected: [UInt8])? = nil,
        held: [(field: HeldField, reasons: [MigratedField.Hold])] = []
    ) {
        self.path = path
        institution = assessment.institution
        title = assessment.title
        let source = migration.source
        let all =
            migration.fields.map { ($0, []) } + held.map { ($0.field.field, $0.reasons) }
        fields = all.sorted { MigratedDocument.start(of: $0.0) < MigratedDocument.start(of: $1.0) }
            .map { MigratedField($0, in: assessment.document, day: day, holds: $1) }
        historyEntryMissing = migration.history.isMissing
        diff = Data(
            UnifiedDiff.bytes(
                from: bytes?.original ?? source.bytes, to: bytes?.corrected ?? migration.corrected, path: path))
        copy = nil
        notCopied = nil
        remaining = migration.remaining
        newFindings = migration.made.map { NewFinding(rule: $0.rule, message: $0.message) }
    }

    /// Takes down that the corrected copy was refused: nothing is corrected then, and all remains.
    ///
    /// - Parameter findings: those of the document.
    public mutating func refuseCopy(because reason: String, findings: [Finding]) {
        notCopied = reason
        remaining = RemainingFindings.count(findings, because: "写しを書き出せなかった")
        newFindings = []
    }

    /// Whether the correction of a field stands in the corrected text, and that was not refused.
    public func isWritten(_ field: MigratedField) -> Bool { field.isWritten && notCopied == nil }

    /// Whether a corrected copy differs from the document.
    public var isChanged: Bool { fields.contains(where: \.isWritten) }

    /// The same without the diff.
    public var withoutDiff: MigratedDocument {
        var out = self
        out.diff = Data()
        return out
    }

    private static func start(of field: FieldMigration) -> Int { field.pieces.first?.lowerBound ?? 0 }
}
