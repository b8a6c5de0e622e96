import Foundation
import KobanChecks
import KobanDocuments
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// Published assessments, read where they lie.
enum PublishedAssessments {
    static var sources: [SourceText] {
        ((try? SharedMaterial.assessmentNames()) ?? []).compactMap {
            try? AssessmentInput(file: SharedMaterial.assessments.appendingPathComponent($0).path).source
        }
    }
}

@Suite("How long a check holds")
struct JudgementPeriodTests {
    /// On every day of the period that a check says it holds for, at its ends and beside every day
    /// on which the data turn, a check made anew says the same.
    private func holds(_ source: SourceText) throws {
        let statutes = try BundledLaw.statutes
        let turning = statutes.turningDays
        let days = Set(turning.flatMap { [$0.adding(days: -1), $0, $0.adding(days: 40)] })
            .union(["2026-05-31", "2026-06-01", "2026-11-20"].compactMap { CivilDate(iso: $0) }).sorted()
            .filter { $0.year >= 2015 }
        func said(_ day: CivilDate) -> (findings: [Finding], statuses: [CitationStatus], period: JudgementPeriod) {
            let checker = Checker(statutes: statutes, day: day)
            let checked = checker.check(source)
            return (
                checked.findings, checked.citations.map(\.status), checker.period(of: checked, turningDays: turning)
            )
        }
        let all = days.map { said($0) }
        var compared = 0
        for (index, one) in all.enumerated() {
            for (other, day) in zip(all, days) where day != days[index] && one.period.contains(day) {
                compared += 1
                #expect(other.findings == one.findings, "\(days[index]) → \(day)")
                #expect(other.statuses == one.statuses, "\(days[index]) → \(day)")
            }
        }
        #expect(compared > 0)
    }

    @Test("Within the period that a check names, another day's check says the same")
    func invented() throws {
        for text in [
            NightFolder.assessment(), NightFolder.assessment(items: "15、16（～R8.5）"),
            NightFolder.assessment(items: "23", table: "別表"),
        ] {
            try holds(SourceText(text))
        }
    }

    @Test(
        "The same of published assessments",
        .needsAssessments)
    func published() throws {
        for source in try PublishedAssessments.sources.filter({ $0.bytes.count < 100_000 }).notEmpty() {
            try holds(source)
        }
    }
}
