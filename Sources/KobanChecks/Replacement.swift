import KobanCitations
import KobanLaw
import KobanText

/// What is to be cited instead of what a finding marks: the meaning of the finding's edits, by which a
/// corrected text is proved when it is read again.
public enum Replacement: Sendable, Hashable, Codable {
    /// Items of a table; the whole table where there are none.
    case table(TableName, items: [ItemNumber])
    /// Provisions of a law; the law as a whole where there are none.
    case provisions(LawID, [Provision])
    /// What was cited before, by its right name or in its right form.
    case same
    /// Nothing: the citation is left out.
    case removed
}

extension Finding {
    /// Takes over the edits of a fix and what they mean. What is suggested is exactly what they make of
    /// the marked text, so that a suggestion and a corrected copy never differ.
    mutating func fix(
        _ citation: Citation, by edits: [TextEdit], citing replacement: Replacement, with writer: SuggestionWriter
    ) {
        guard !edits.isEmpty else { return }
        self.edits = edits
        self.replacement = replacement
        // What stands right behind the citation may go with it (別表第二（第十九条関係）).
        if let end = edits.filter({ $0.range.lowerBound < range.upperBound && $0.range.lowerBound >= range.lowerBound })
            .map(\.range.upperBound).max(), end > range.upperBound, replacement != .removed
        {
            range = range.lowerBound..<end
        }
        if replacement != .removed { suggestion = writer.reading(range, after: edits, of: citation) }
    }
}
