import KobanChecks
import KobanTestSupport
import Testing

/// The reference in docs/rules.md. To write it anew after a change of a rule:
/// `KOBAN_UPDATE_DOCS=1 swift test --filter RuleReferenceTests`.
@Suite("規則の一覧")
struct RuleReferenceTests {
    @Test("the reference is what the rules say of themselves")
    func page() throws {
        let reference = "\n" + RuleReference.markdown() + "\n"
        #expect(
            try GeneratedPage("docs/rules.md", part: "rules").text(updatedTo: reference) == reference,
            "out of date: KOBAN_UPDATE_DOCS=1 swift test --filter RuleReferenceTests")
    }

    @Test("every rule has its section, with all its examples")
    func complete() throws {
        let reference = RuleReference.markdown()
        for rule in try RuleCatalog.all.notEmpty() {
            let heading = "### `\(rule.identifier)` \(rule.japaneseName)"
            let rationale = rule.rationale
            #expect(reference.contains(heading))
            #expect(reference.contains(rationale))
            for example in try (rule.examples.firing + rule.examples.silent).notEmpty() {
                let first = example.text.split(separator: "\n").first.map(String.init) ?? ""
                #expect(reference.contains(first))
            }
        }
    }
}
