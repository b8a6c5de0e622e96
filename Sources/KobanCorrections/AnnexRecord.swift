import KobanAssessments
import KobanChecks
import KobanCitations
import KobanLaw
import KobanText

/// A 別添 as 変更箇所 tells it: its title and its numbers, or the lines that change; never the whole.
struct AnnexRecord {
    let before: String
    let after: String

    /// - Parameter edits: of the annex, in source order.
    init(_ pieces: FieldPieces, _ references: [ReferenceMigration], edits: [TextEdit], in assessment: Assessment) {
        let source = assessment.source
        if references.count == 1, let finding = references.first?.finding, !finding.changes.isEmpty,
            let heading = assessment.regions.first(where: {
                $0.role == .annexHeading && $0.range.contains(finding.range.lowerBound)
            })
        {
            func numbers(_ items: [String]) -> String { "（項番 \(items.joined(separator: "、"))）" }
            before =
                DocumentMigration.text(of: [heading.range], edits: [], in: source)
                + numbers(finding.changes.map(\.from.number.description))
            after =
                DocumentMigration.text(of: [heading.range], edits: edits, in: source)
                + numbers(finding.changes.flatMap { $0.to.map(\.number.description) })
            return
        }
        var lines: [Range<Int>] = []
        for place in references.map(\.finding.range) + edits.map(\.range) {
            let first = source.lineRange(source.lineIndex(at: place.lowerBound)).lowerBound
            let last = source.lineRange(source.lineIndex(at: max(place.lowerBound, place.upperBound - 1))).upperBound
            lines.append(first..<max(first, last))
        }
        var merged: [Range<Int>] = []
        for line in lines.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, line.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, line.upperBound)
            } else {
                merged.append(line)
            }
        }
        before = DocumentMigration.text(of: merged, edits: [], in: source)
        after = DocumentMigration.text(of: merged, edits: edits, in: source)
    }
}
