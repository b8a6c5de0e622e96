import Foundation
import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanRuns
import KobanSettings
import KobanTestSupport
import Testing

/// Checks of what a user named.
struct CheckRunTests {
    private func run(_ inputs: RunInputs) throws -> CheckRun {
        try CheckRun(inputs, statutes: Documents.statutes, day: Documents.day, finder: Documents.finder)
    }

    @Test func aFolderIsCheckedInTheOrderOfItsNames() throws {
        let folder = try TemporaryFolder()
        let names = (0..<30).map { String(format: "%02d.txt", $0) }
        for (index, name) in names.enumerated() {
            try folder.write(
                name, Documents.assessment(number: index, length: index % 5 == 0 ? 2_000 : 1))
        }
        let results = try run(RunInputs(paths: [folder.url.path])).results()
        #expect(results.assessments.map(\.path) == names.map(folder.path))
        #expect(results.assessments.map(\.checked.assessment.number) == (0..<30).map { "\($0)" })
        #expect(results.assessments.allSatisfy { $0.findings.map(\.rule).contains("renumbered-item") })
        #expect(results.errors.isEmpty)
    }

    @Test func whatCannotBeReadIsToldAndTheRestIsChecked() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", Documents.assessment(number: 1))
        try folder.write("b.txt", "")
        try folder.write("c.txt", "きょうは天気がよい。\n")
        try folder.write("d.txt", Documents.assessment(number: 2))
        try folder.write("e.pdf", "x")
        let results = try run(RunInputs(paths: [folder.path("nowhere.txt"), folder.url.path])).results()
        #expect(results.assessments.map(\.path) == [folder.path("a.txt"), folder.path("d.txt")])
        #expect(
            results.errors == [
                AssessmentInputError(path: folder.path("nowhere.txt"), reason: .notFound),
                AssessmentInputError(path: folder.path("b.txt"), reason: .undecodable(.empty)),
                AssessmentInputError(path: folder.path("c.txt"), reason: .notAnAssessment),
            ])
        #expect(results.unread == [UnreadFiles(kind: "pdf", count: 1)])
    }

    @Test func configurationsThatCannotBeUsedAreToldTogetherBeforeAnythingIsChecked() throws {
        let folder = try TemporaryFolder()
        try folder.write("a/koban.yml", "rules:\n  nosuch: off\n")
        try folder.write("a/1.txt", Documents.assessment())
        try folder.write("b/koban.yml", "rules:\n  renumbered-item: perhaps\nbaselin: x.yml\n")
        try folder.write("b/2.txt", Documents.assessment())
        try folder.write("c/3.txt", Documents.assessment())
        let error = #expect(throws: ConfigurationError.self) { try run(RunInputs(paths: [folder.url.path])) }
        let problems = try #require(error?.problems)
        #expect(
            problems.map { URL(fileURLWithPath: $0.file).deletingLastPathComponent().lastPathComponent } == [
                "a", "b", "b",
            ])
        #expect(problems.map(\.line) == [2, 2, 3])
    }

    @Test func eachDocumentIsCheckedByTheSettingsOfItsFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("a/koban.yml", "rules:\n  renumbered-item: off\n")
        try folder.write("a/1.txt", Documents.assessment())
        try folder.write("b/koban.yml", "rules:\n  renumbered-item: note\n")
        try folder.write("b/2.txt", Documents.assessment())
        try folder.write("c/3.txt", Documents.assessment())
        let results = try run(RunInputs(paths: [folder.url.path])).results()
        #expect(
            results.assessments.map { $0.findings.filter { $0.rule == "renumbered-item" }.map(\.severity) }
                == [[], [.note], [.error]])
        #expect(results.suppression.silencedRules == ["renumbered-item"])
    }

    @Test func aBaselineOfTheResultsMakesThemKnown() throws {
        var results = try run(Documents.given([Documents.assessment()])).results()
        let found = results.assessments.flatMap(\.findings)
        #expect(found.count == 1)
        results.suppress(knownFrom: results.baseline(file: "known.yml"))
        #expect(results.assessments.flatMap(\.findings).isEmpty)
        #expect(results.assessments.flatMap { $0.suppressions.values.map(\.kind) } == [.baseline])
    }

    @Test func aConsumerThatThrowsGetsNoMoreDocuments() throws {
        let run = try run(Documents.given((0..<40).map { Documents.assessment(number: $0) }))
        var paths: [String] = []
        #expect(throws: Stopped.self) {
            try run.run { outcome in
                paths.append(try outcome.get().path)
                if paths.count == 3 { throw Stopped() }
            }
        }
        #expect(paths == ["0.txt", "1.txt", "2.txt"])
    }
}
