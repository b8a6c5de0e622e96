import KobanChecks
import KobanCorrections
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// Texts of an invented town and the published ones, migrated.
enum Migrating {
    static let day = CivilDate(iso: "2025-09-24")!
    static let cover = BasicForm.cover(number: "12", title: "生活保護に関する事務")
    static let history = BasicForm.history(["令和4年4月1日", "Ⅰ5 所属長", "課長A", "課長B", "事後", ""])

    static func checked(_ text: String, on day: CivilDate = day) throws -> CheckedAssessment {
        try BundledLaw.checker(on: day).check(SourceText(text))
    }

    static func migration(
        _ text: String, on day: CivilDate = day, acceptReview: Bool = false
    ) throws -> DocumentMigration {
        DocumentMigration(try checked(text, on: day), on: day, acceptReview: acceptReview)
    }

    /// The text with the edits of the fields, the history left out.
    static func corrected(_ text: String, acceptReview: Bool = false) throws -> String {
        let migration = try migration(text, acceptReview: acceptReview)
        return String(decoding: DocumentMigration.apply(migration.edits, to: migration.source), as: UTF8.self)
    }
}
