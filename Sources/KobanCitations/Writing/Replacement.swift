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
