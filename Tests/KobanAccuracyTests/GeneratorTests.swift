import KobanAssessments
import KobanLaw
import KobanText
import Testing

@testable import koban_accuracy

@Suite("The generator knows what it wrote")
struct GeneratorTests {
    private let generator: AssessmentGenerator

    init() throws {
        let facts = TableFacts(
            statutes: try Statutes(StatuteFiles.bundled), today: AssessmentGenerator.today,
            formerDay: AssessmentGenerator.lastDayOfFormerTables)
        generator = AssessmentGenerator(facts: facts, seed: 7)
    }

    @Test("the same seed gives the same document, another one another")
    func isSeeded() {
        #expect(generator.document(3).text == generator.document(3).text)
        #expect(AssessmentGenerator(facts: generator.facts, seed: 8).document(3).text != generator.document(3).text)
    }

    @Test("every citation stands where the truth says, with the numbers that it says")
    func placesHold() {
        var looked = 0
        for index in 0..<Scenario.deck.count {
            let document = generator.document(index)
            let bytes = Array(document.text.utf8)
            #expect(!document.citations.isEmpty, "文書\(index)")
            for citation in document.citations {
                let text = String(decoding: bytes[citation.place], as: UTF8.self)
                #expect(!text.isEmpty && !text.unicodeScalars.contains(where: PlaceMarks.isMark))
                guard citation.items.count == 1, citation.section == .current else { continue }
                let numbers = MigrationOracle.numbers(in: MigrationOracle.folded(text))
                #expect(citation.items[0].components.allSatisfy(numbers.contains), "\(text)")
                looked += 1
            }
        }
        #expect(looked > Scenario.deck.count)
    }

    @Test("every scenario with a fault plants one, and one without plants none")
    func faultsArePlanted() {
        #expect(!Scenario.deck.isEmpty)
        for index in 0..<Scenario.deck.count {
            let document = generator.document(index)
            #expect(
                document.findings.isEmpty == document.scenario.hasPrefix("誤りなし")
                    || document.scenario == Scenario.unloggedChange.rawValue
                    || document.scenario == Scenario.unrelatedItem.rawValue, "\(document.scenario)")
        }
    }
}
