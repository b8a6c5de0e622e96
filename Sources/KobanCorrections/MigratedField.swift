import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

/// What a migration says of one field, without the text around it.
public struct MigratedField: Sendable, Hashable, Codable {
    /// A stretch of the field: what stays, or what is exchanged for something else.
    public struct Segment: Sendable, Hashable, Codable {
        /// The text as it is in the document; a line break stands for the gap between two pieces of a field.
        public let before: String
        /// nil where the stretch stays as it is.
        public let replacement: String?

        /// The text that is proposed: the replacement, or `before` where the stretch stays.
        public var after: String { replacement ?? before }
    }

    /// An edit, in UTF-8 of the document.
    public struct Edit: Sendable, Hashable, Codable {
        /// Where it begins, in bytes from the start of the document's text.
        public let offset: Int
        /// How many bytes are replaced.
        public let length: Int
        /// The text that is replaced.
        public let before: String
        /// What is written instead; empty where the text is only taken out.
        public let after: String
    }

    /// A reference that is stale or wrong.
    public struct Reference: Sendable, Hashable, Codable {
        /// The rule that found it.
        public let rule: String
        /// How far the proposal can be trusted without a person.
        public let confidence: MigrationConfidence
        /// The reference as it stands in the document.
        public let text: String
        /// One Japanese sentence: what is wrong and since when.
        public let message: String
        /// Where the statute data know it from, in the words of the data; empty where nothing is named.
        public let evidence: String
        /// What is left to a person; empty where nothing is.
        public let choices: [Choice]
        /// Whether it can be rewritten where it stands.
        public let isRewritable: Bool
    }

    /// A place where a person must choose.
    public struct Choice: Sendable, Hashable, Codable {
        /// What is to be decided, in Japanese: an item, a reference, or a cell that cannot be read.
        public let subject: String
        /// Why a machine cannot decide it, in Japanese.
        public let reason: String
        /// What can be written, and what each would mean.
        public let alternatives: [String]
        /// What is written if a person accepts the proposals.
        public let accepted: String

        init(_ choice: MigrationChoice) {
            subject = choice.subject
            reason = choice.reason
            alternatives = choice.alternatives
            accepted = choice.accepted
        }
    }

    /// A decision to let a finding of the field stand.
    public struct Hold: Sendable, Hashable, Codable {
        /// Why the finding may stand, in the words of whoever decided it.
        public let reason: String
        /// Who answers for the decision, as the waiver names them.
        public let owner: String

        /// A decision as a waiver states it, in its own words.
        public init(reason: String, owner: String) {
            self.reason = reason
            self.owner = owner
        }
    }

    /// The form's label; nil outside any field.
    public let field: String?
    /// Whether it belongs to a 別添: a table with its heading, or a paragraph.
    public let isAnnex: Bool
    /// Of the text, from 1.
    public let line: Int
    /// In a document that is no text; fields that were stored without it are of texts.
    private let documentPlace: SourcePlace?
    /// Where the field begins.
    public var place: Place { documentPlace?.start ?? .line(line, column: 1) }
    /// The weakest among its references; at least `review` where something else stands in the way.
    public let confidence: MigrationConfidence
    /// Whether the corrected copy gets the new text.
    public let isWritten: Bool
    /// Whether the proposal would leave the field half translated.
    public let isPartial: Bool
    /// The whole field in order, cut where something is exchanged; joined they give `before` and `after`.
    public let segments: [Segment]
    /// The exact replacements of the proposal, whether or not they are written.
    public let edits: [Edit]
    /// What is stale, wrong or miswritten in the field.
    public let references: [Reference]
    /// What a person decides, or decided by accepting it: of its references and of the whole field.
    public let choices: [Choice]
    /// Empty where nobody lets anything stand.
    public let holds: [Hold]
    /// The cells of the row of 変更箇所, in the order of its columns.
    public let historyRow: [String]

    init(_ field: FieldMigration, in document: Document, day: CivilDate, holds: [Hold]) {
        self.field = field.field
        isAnnex = field.isAnnex
        let source = document.source
        let start = field.pieces.first?.lowerBound ?? 0
        line = source.position(at: start).line
        if case .line = document.place(at: start) {
            documentPlace = nil
        } else {
            documentPlace = SourcePlace(start..<start, in: document)
        }
        confidence = field.confidence
        isWritten = field.isWritten && holds.isEmpty
        isPartial = field.isPartial
        segments = MigratedField.segments(of: field, in: source)
        edits = field.edits.map {
            Edit(
                offset: $0.range.lowerBound, length: $0.range.count,
                before: source.text(in: $0.range), after: $0.replacement)
        }
        references = field.references.map { reference in
            Reference(
                rule: reference.finding.rule, confidence: reference.confidence,
                text: source.text(in: reference.finding.range), message: reference.finding.message,
                evidence: reference.finding.evidence.text,
                choices: reference.choices.map(Choice.init),
                isRewritable: !reference.edits.isEmpty)
        }
        choices = field.choices.map(Choice.init)
        self.holds = holds
        historyRow = HistoryRow(field, day: day).cells
    }

    /// The text of the field as it is.
    public var before: String { segments.map(\.before).joined() }

    /// The text that is proposed.
    public var after: String { segments.map(\.after).joined() }

    private static func segments(of field: FieldMigration, in source: SourceText) -> [Segment] {
        var out: [Segment] = []
        func stay(_ text: String) {
            guard !text.isEmpty else { return }
            if let last = out.last, last.replacement == nil {
                out[out.count - 1] = Segment(before: last.before + text, replacement: nil)
            } else {
                out.append(Segment(before: text, replacement: nil))
            }
        }
        for (index, piece) in field.pieces.enumerated() {
            if index > 0 { stay("\n") }
            var offset = piece.lowerBound
            for edit in field.edits.inside(piece)
            where edit.range.lowerBound >= offset && edit.range.upperBound <= piece.upperBound {
                stay(source.text(in: offset..<edit.range.lowerBound))
                let before = source.text(in: edit.range)
                if before == edit.replacement {
                    stay(before)
                } else {
                    out.append(Segment(before: before, replacement: edit.replacement))
                }
                offset = edit.range.upperBound
            }
            stay(source.text(in: offset..<piece.upperBound))
        }
        return out
    }
}

extension MigrationConfidence: Codable {}
