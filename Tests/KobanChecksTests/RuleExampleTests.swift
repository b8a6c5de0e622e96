import KobanAssessments
import KobanChecks
import KobanCitations
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// Runs the examples of every rule, alone and inside other text.
@Suite("規則の例")
struct RuleExampleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let rule: String
        let example: RuleExample
        let fires: Bool
        var testDescription: String {
            "\(rule) \(fires ? "fires" : "is silent") on \(example.day): \(example.text.prefix(60))"
        }
    }

    static let cases: [Case] = RuleCatalog.all.flatMap { rule in
        rule.examples.firing.map { Case(rule: rule.identifier, example: $0, fires: true) }
            + rule.examples.silent.map { Case(rule: rule.identifier, example: $0, fires: false) }
    }

    @Test("each example does what its rule says, at the marked place", arguments: cases)
    func example(_ item: Case) throws {
        try check(item, before: "", after: "")
    }

    @Test("other text before and after changes nothing", arguments: cases)
    func embedded(_ item: Case) throws {
        let before = "担当者への連絡は電話でも受け付ける。\n\n"
        let after = "\n\nⅡ しきい値判断項目\n1. 対象人数\n評価対象の事務の対象人数は何人か\t[ 1,000人以上 ]\n"
        try check(item, before: before, after: after)
    }

    private func check(_ item: Case, before: String, after: String) throws {
        let day = try #require(CivilDate(iso: item.example.day))
        let source = SourceText(before + item.example.document + after)
        let result = try BundledLaw.checker(on: day).check(source)
        let findings = result.findings.filter { $0.rule == item.rule }
        guard item.fires else {
            #expect(findings.isEmpty, "\(findings.map(\.message))")
            return
        }
        let finding = try #require(
            findings.first,
            "\(result.findings.map(\.rule)) \(result.citations.map { source.text(in: $0.citation.range) })")
        let marked = Array(item.example.text.utf8)
        let arrow = Array("↓".utf8)
        let place = try #require((0..<marked.count).first { marked[$0...].starts(with: arrow) })
        let start = before.utf8.count + item.example.document.utf8.count - (marked.count - arrow.count) + place
        #expect(
            finding.range.lowerBound == start,
            "marked 「\(source.text(in: finding.range).prefix(30))」")
        if let suggestion = item.example.suggestion { #expect(finding.suggestion == suggestion) }
        #expect(finding.message.hasSuffix("。"))
    }

    @Test("every rule has examples that fire and examples that do not, and says why it is")
    func documented() throws {
        var identifiers: Set<String> = []
        for rule in try RuleCatalog.all.notEmpty() {
            let examples = rule.examples
            let name = rule.japaneseName
            let rationale = rule.rationale
            identifiers.insert(rule.identifier)
            #expect(!examples.firing.isEmpty)
            #expect(!examples.silent.isEmpty)
            #expect(!name.isEmpty)
            #expect(rationale.count > 30)
        }
        let count = RuleCatalog.all.count
        #expect(identifiers.count == count)
    }
}
