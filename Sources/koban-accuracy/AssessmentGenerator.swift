import KobanAssessments
import KobanText

/// Builds assessments of municipalities that do not exist, with the truth about each.
struct AssessmentGenerator: Sendable {
    let facts: TableFacts
    let seed: UInt64

    func document(_ index: Int) -> GeneratedDocument {
        var random = Seeded(seed: seed, index: index)
        let scenario = Scenario.deck[index % Scenario.deck.count]
        let subject = random.pick(MunicipalSubject.all)
        let layout = layout(of: scenario, &random)
        var writer = FieldWriter(scribe: Scribe(seed: random, facts: facts), subject: subject)
        var content = AssessmentContent()
        content.form = writer.scribe.random.pick(
            scenario == .formerAnnex ? [.priority, .full] : AssessmentForm.allCases)
        content.number = writer.scribe.random.number(1...60)
        content.title = subject.title
        content.institution = writer.scribe.municipality
        content.publishedOn = publication(of: scenario)
        content.outline = subject.outline
        writer.write(scenario, into: &content)
        var final = writer.scribe
        let text = layout.text(of: content, &final.random)
        return final.finished(
            text, index: index, scenario: scenario.rawValue, layout: layout.rawValue, day: day(of: scenario))
    }

    private func layout(of scenario: Scenario, _ random: inout Seeded) -> AssessmentLayout {
        switch scenario {
        // Which of two columns of the history a line belongs to, and where a row of an annex
        // ends, is only certain where the converter kept cells.
        case .unloggedChange, .faultlessHistory, .formerAnnex: random.pick([.tabs, .html, .pipes])
        default: random.pick(AssessmentLayout.allCases)
        }
    }

    private func publication(of scenario: Scenario) -> String {
        switch scenario {
        case .faultlessBeforeMove: "令和3年5月10日"
        case .faultlessBeforeAmendment, .premature: "令和6年3月15日"
        default: "令和7年6月30日"
        }
    }

    private func day(of scenario: Scenario) -> CivilDate {
        switch scenario {
        case .faultlessBeforeMove: AssessmentGenerator.beforeMove
        case .faultlessBeforeAmendment, .premature: AssessmentGenerator.beforeAmendment
        default: facts.today
        }
    }

    /// Days on which former numberings were in force (`docs/specification/law-facts.md`).
    static let beforeAmendment = day(2024, 4, 1)
    static let beforeMove = day(2021, 6, 1)
    static let lastDayOfFormerTables = day(2024, 5, 26)
    /// The last day for which the official texts of the data speak.
    static let today = day(2026, 2, 8)

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else {
            preconditionFailure("no such day: \(year)-\(month)-\(day)")
        }
        return date
    }
}
