import Foundation
import KobanAmendments
import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanImpact
import KobanLaw
import KobanRuns
import KobanSettings
import KobanTestSupport
import Testing

/// What assessments were, and what an amendment makes of them.
struct HistoryAndImpactRunTests {
    @Test func aRuleThatIsOffHidesNoPartOfTheRecord() throws {
        let folder = try TemporaryFolder()
        try folder.write("a/koban.yml", "rules:\n  renumbered-item: off\n")
        try folder.write("a/1.txt", Documents.assessment())
        try folder.write("b/2.txt", Documents.assessment())
        let run = try HistoryRun(
            RunInputs(paths: [folder.url.path]), statutes: Documents.statutes, day: Documents.day,
            finder: Documents.finder)
        var histories: [DocumentHistory] = []
        try run.run { histories.append(try $0.get()) }
        #expect(histories.map(\.path) == [folder.path("a/1.txt"), folder.path("b/2.txt")])
        #expect(histories.map { $0.checked.findings.contains { $0.rule == "renumbered-item" } } == [true, true])
    }

    @Test func anAmendmentsTouchIsToldInTheOrderOfTheInput() throws {
        let former = try #require(Documents.statutes.editions(of: .firstTable).last)
        let later = try #require(Documents.statutes.editions(of: .unifiedTable).first)
        let diff = EditionDiff(
            .init(edition: former, texts: nil), .init(edition: later, texts: nil), statutes: Documents.statutes)
        let texts =
            (0..<20).map { Documents.assessment(number: $0, length: $0 % 4 == 0 ? 1_000 : 1) } + ["きょうは天気がよい。"]
        let run = try ImpactRun(
            Documents.given(texts), of: diff, statutes: Documents.statutes, finder: Documents.finder)
        var impacts: [AssessmentImpact] = []
        var errors: [AssessmentInputError] = []
        run.run { outcome in
            switch outcome {
            case .success(let impact): impacts.append(impact)
            case .failure(let error): errors.append(error)
            }
        }
        #expect(impacts.map(\.path) == (0..<20).map { "\($0).txt" })
        #expect(impacts.allSatisfy { $0.touched.count == 1 })
        #expect(errors == [AssessmentInputError(path: "20.txt", reason: .notAnAssessment)])
    }
}
