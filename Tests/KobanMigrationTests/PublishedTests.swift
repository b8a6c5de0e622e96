import Foundation
import KobanAssessments
import KobanChecks
import KobanMigration
import KobanStatutes
import KobanText
import Testing

@Suite(
    "A published assessment, migrated",
    .enabled(if: Migrating.hasShared, "../shared/assessments is not at hand"))
struct PublishedTests {
    static let files = [
        "000_3948629ed3a2fa9f.txt", "001_c005cd5d64509972.txt", "002_339557d7e25ee246.txt",
        "003_72349b560cd020d7.txt",
    ]
    static let day = CivilDate(iso: "2026-02-08")!

    private func migrated(_ name: String, acceptReview: Bool) throws -> (DocumentMigration, CheckedAssessment) {
        let bytes = Array(try Data(contentsOf: Migrating.shared.appendingPathComponent(name)))
        let checker = Checker(statutes: try Migrating.statutes.get(), day: Self.day)
        let input = try AssessmentInput(path: name, bytes: bytes)
        let migration = DocumentMigration(
            checker.check(input.source), on: Self.day, acceptReview: acceptReview)
        #expect(CorrectedText.encoded(input.source.bytes, like: input) == bytes)
        return (migration, checker.check(SourceText(utf8: migration.corrected)))
    }

    @Test("has no stale reference where a person accepted all", arguments: files)
    func accepted(_ name: String) throws {
        let (migration, after) = try migrated(name, acceptReview: true)
        #expect(after.citationsInForce.filter { $0.status == .stale }.isEmpty)
        #expect(DocumentMigration(after, on: Self.day, acceptReview: true).fields.isEmpty)
        for field in migration.fields where field.confidence != .mechanical {
            #expect(!field.choices.isEmpty)
        }
        for region in after.assessment.regions where region.role == .annexColumns {
            #expect(!after.assessment.source.text(in: region.range).contains("別表第2"))
        }
        let old = migration.source
        #expect(migration.history.edit == nil || after.assessment.changeHistory.count > Assessment(reading: old).changeHistory.count)
    }

    @Test("has only the faults of the fields that were left, where none was accepted", arguments: files)
    func mechanical(_ name: String) throws {
        let (migration, after) = try migrated(name, acceptReview: false)
        let left = migration.fields.filter { !$0.isWritten }
        let again = DocumentMigration(after, on: Self.day)
        #expect(again.edits.isEmpty)
        #expect(again.fields.map(\.before) == left.map(\.before))
        #expect(migration.fields.allSatisfy { $0.isWritten == ($0.confidence == .mechanical) })
    }

    @Test("leaves everything outside the edits to the byte", arguments: files)
    func untouched(_ name: String) throws {
        let (migration, _) = try migrated(name, acceptReview: true)
        let (old, new) = (migration.source.bytes, migration.corrected)
        var (left, right) = (0, 0)
        for edit in migration.allEdits {
            let count = edit.range.lowerBound - left
            #expect(Array(old[left..<edit.range.lowerBound]) == Array(new[right..<right + count]))
            left = edit.range.upperBound
            right += count + edit.replacement.utf8.count
        }
        #expect(Array(old[left...]) == Array(new[right...]))
    }
}
