import KobanAssessments
import KobanChecks
import KobanCitations
import KobanCorrections
import KobanDocuments
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@Suite("A published assessment, migrated", .needsAssessments)
struct PublishedTests {
    static let files = [
        "000_3948629ed3a2fa9f.txt", "001_c005cd5d64509972.txt", "002_339557d7e25ee246.txt",
        "003_72349b560cd020d7.txt",
    ]
    static let day = CivilDate(iso: "2026-02-08")!

    private func migrated(
        _ name: String, acceptReview: Bool, on day: CivilDate = day
    ) throws -> (DocumentMigration, CheckedAssessment) {
        let bytes = try SharedMaterial.assessment(name)
        let checker = try BundledLaw.checker(on: day)
        let input = try AssessmentInput(path: name, bytes: bytes)
        let migration = DocumentMigration(checker.check(input.source), on: day, acceptReview: acceptReview)
        #expect(CorrectedText.encoded(input.source.bytes, like: input) == bytes)
        return (migration, checker.check(SourceText(utf8: migration.corrected)))
    }

    /// Tables with number cells that cannot be read are left whole, whatever is accepted.
    private static let unreadableTables = ["001_c005cd5d64509972.txt": 2]
    /// How many fields a person must look at.
    private static let reviewedFields = [
        "000_3948629ed3a2fa9f.txt": 1, "001_c005cd5d64509972.txt": 3, "002_339557d7e25ee246.txt": 0,
        "003_72349b560cd020d7.txt": 1,
    ]
    /// Cites the tables in force already, so that nothing of it is written.
    private static let upToDate = "002_339557d7e25ee246.txt"

    @Test("has no stale reference but in tables that cannot be read whole where all was accepted", arguments: files)
    func accepted(_ name: String) throws {
        let (migration, after) = try migrated(name, acceptReview: true)
        let left = migration.fields.filter { !$0.isWritten }
        #expect(left.count == Self.unreadableTables[name, default: 0])
        #expect(left.allSatisfy { $0.isAnnex && $0.choices.contains { $0.subject == "項番の欄が読み取れない表" } })
        #expect(after.citationsInForce.filter { $0.status == .stale }.allSatisfy { $0.assessed.section == .annex })
        let again = DocumentMigration(after, on: Self.day, acceptReview: true)
        #expect(again.edits.isEmpty)
        #expect(again.fields.map(\.before) == left.map(\.before))
        let reviewed = migration.fields.filter { $0.confidence != .mechanical }
        #expect(reviewed.count == Self.reviewedFields[name])
        #expect(!reviewed.contains { $0.choices.isEmpty })
        // The head of a table in an annex goes with its table: it names the new one where that was written.
        let unwritten = again.fields.flatMap(\.pieces)
        let heads = after.assessment.regions.filter { $0.role == .annexColumns }
        let kept = heads.filter { head in unwritten.contains { $0.overlaps(head.range) } }
        #expect(kept.isEmpty == (Self.unreadableTables[name] == nil))
        #expect(!heads.contains { !kept.contains($0) && after.assessment.source.text(in: $0.range).contains("別表第2") })
        let old = migration.source
        #expect(
            migration.history.edit == nil
                || after.assessment.changeHistory.count > Assessment(reading: old).changeHistory.count)
    }

    @Test(
        "has an entry for each field that was written, in its own layout", arguments: files,
        ["2024-05-27", "2025-09-01", "2026-11-20"])
    func recorded(_ name: String, _ iso: String) throws {
        let day = try #require(CivilDate(iso: iso))
        let (migration, after) = try migrated(name, acceptReview: true, on: day)
        #expect(!migration.history.isMissing)
        let written = migration.fields.filter(\.isWritten)
        #expect(written.count == migration.fields.count - Self.unreadableTables[name, default: 0])
        let old = Assessment(reading: migration.source).changeHistory
        let entries = after.assessment.changeHistory
        #expect(entries.count == old.count + written.count)
        let source = after.assessment.source
        func text(_ ranges: [Range<Int>]) -> String {
            ranges.map { source.text(in: $0) }.joined().filter { !$0.isWhitespace }
        }
        #expect(written.isEmpty == (name == Self.upToDate))
        #expect(migration.history.rows.count == written.count)
        for (entry, row) in zip(entries.suffix(written.count), migration.history.rows) {
            #expect(entry.date == day)
            #expect(!entry.isMixed && entry.timing != nil)
            #expect(text(entry.item) == row.cells[1].filter { !$0.isWhitespace })
            #expect(text(entry.before) == row.cells[2].filter { !$0.isWhitespace })
            #expect(text(entry.after) == row.cells[3].filter { !$0.isWhitespace })
        }
        #expect(DocumentMigration(after, on: day, acceptReview: true).edits.isEmpty)
    }

    @Test("lists what the stated condition selects, and nothing else")
    func condition() throws {
        let (_, after) = try migrated("001_c005cd5d64509972.txt", acceptReview: true)
        let statutes = try BundledLaw.statutes
        let edition = try #require(statutes.edition(of: .provisionTable, on: Self.day))
        let cited = try #require(
            after.citationsInForce.first {
                $0.citation.condition?.information == "住民票関係情報" && !$0.citation.items.isEmpty
            })
        #expect(cited.citation.items == statutes.items(provider: "市町村長", information: "住民票関係情報", in: edition))
        #expect(cited.citation.items.count == 60)
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
        #expect(migration.allEdits.isEmpty == (name == Self.upToDate))
        for edit in migration.allEdits {
            let count = edit.range.lowerBound - left
            #expect(Array(old[left..<edit.range.lowerBound]) == Array(new[right..<right + count]))
            left = edit.range.upperBound
            right += count + edit.replacement.utf8.count
        }
        #expect(Array(old[left...]) == Array(new[right...]))
    }
}
