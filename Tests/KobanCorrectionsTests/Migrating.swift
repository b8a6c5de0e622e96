import Foundation
import KobanChecks
import KobanCorrections
import KobanLaw
import KobanText
import Testing

/// Texts of an invented town and the published ones, migrated.
enum Migrating {
    static let day = CivilDate(iso: "2025-09-24")!
    static let statutes = Result { try Statutes(.bundled) }
    /// One for all tests, which ask it for the law of their day: what laws and tables are called is
    /// put together once.
    static let checker = Result { Checker(statutes: try statutes.get(), day: day) }
    static let cover =
        "特定個人情報保護評価書（基礎項目評価書）\n\n評価書番号\t評価書名\n12\t生活保護に関する事務 基礎項目評価書\n\nⅠ 関連情報\n\n"
    static let history =
        "\n変更箇所\n\n変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n令和4年4月1日\tⅠ5 所属長\t課長A\t課長B\t事後\t\n"

    static func checked(_ text: String, on day: CivilDate = day) throws -> CheckedAssessment {
        try checker.get().asOf(day).check(SourceText(text))
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

    static let shared = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/assessments")
    static let hasShared = FileManager.default.fileExists(atPath: shared.path)
}
