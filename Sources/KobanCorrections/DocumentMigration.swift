import KobanAssessments
import KobanChecks
import KobanCitations
import KobanText

/// What migrates one document to the law of a day.
///
/// Nothing is written that was not proved: the corrected text is checked again in the same way, and a
/// field that does not say what was meant is left as it is.
public struct DocumentMigration: Sendable {
    /// The document's text before any edit; every range and edit refers to it.
    public let source: SourceText
    /// The fields with a stale or wrong reference, in source order.
    public let fields: [FieldMigration]
    /// What is changed with the history left as it is, in source order.
    public let edits: [TextEdit]
    /// The new entries of 変更箇所 for what is written.
    public let history: HistoryAddition
    /// The findings that remain in the corrected text, counted by place, rule and reason.
    public let remaining: [RemainingFindings]
    /// Findings that only part of the document being corrected makes, and those that a mended one hid.
    public let made: [Finding]

    /// - Parameters:
    ///   - checked: with what checked it; without that nothing is proved and nothing written.
    ///   - day: 変更日.
    ///   - acceptReview: take the proposals that are not mechanical too.
    public init(_ checked: CheckedAssessment, on day: CivilDate, acceptReview: Bool = false) {
        self.init(MigrationPlan(checked, acceptReview: acceptReview), on: day)
    }

    /// - Parameter held: findings that are let stand, by their place in those of the document.
    init(_ plan: MigrationPlan, on day: CivilDate, holding held: Set<Int> = []) {
        let proof = MigrationProof(of: plan, on: day)
        source = plan.checked.assessment.source
        fields = proof.fields
        edits = proof.edits
        history = proof.history
        made = proof.made
        remaining = RemainingFindings.count(proof, of: plan.checked, holding: held)
    }

    /// The corrected copy, with the new entries in its history where there is a table for them.
    public var corrected: [UInt8] { DocumentMigration.apply(allEdits, to: source) }

    /// With the entry in the history.
    public var allEdits: [TextEdit] { (edits + (history.edit.map { [$0] } ?? [])).disjoint() }

    /// The source with edits carried out, all else to the byte.
    public static func apply(_ edits: [TextEdit], to source: SourceText) -> [UInt8] {
        apply(edits[...], to: source, in: 0..<source.bytes.count)
    }

    private static func apply(_ edits: ArraySlice<TextEdit>, to source: SourceText, in range: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        var offset = range.lowerBound
        for edit in edits
        where edit.range.lowerBound >= offset && edit.range.upperBound <= range.upperBound {
            out += source.bytes[offset..<edit.range.lowerBound]
            out += Array(edit.replacement.utf8)
            offset = edit.range.upperBound
        }
        return out + source.bytes[offset..<range.upperBound]
    }

    /// The text of some ranges after edits, a line each.
    ///
    /// - Parameter edits: in source order, disjoint.
    /// - Complexity: linear in the text and the edits.
    static func text(of ranges: [Range<Int>], edits: [TextEdit], in source: SourceText) -> String {
        ranges.map { range in
            PageFurniture.removed(
                from: String(decoding: apply(edits.inside(range), to: source, in: range), as: UTF8.self))
        }.joined(separator: "\n")
    }
}

extension [TextEdit] {
    /// Those that begin in a range, of edits in source order.
    func inside(_ range: Range<Int>) -> ArraySlice<TextEdit> {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return self[low...].prefix { $0.range.lowerBound <= range.upperBound }
    }
}
