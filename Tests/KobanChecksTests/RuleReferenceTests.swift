import Foundation
import KobanChecks
import Testing

/// The reference in docs/rules.md. To write it anew after a change of a rule:
/// `KOBAN_UPDATE_DOCS=1 swift test --filter RuleReferenceTests`.
@Suite("規則の一覧")
struct RuleReferenceTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("docs/rules.md")
    private static let begin = "<!-- rules:begin -->\n"
    private static let end = "<!-- rules:end -->"

    @Test("the reference is what the rules say of themselves")
    func page() throws {
        var text = try String(contentsOf: Self.page, encoding: .utf8)
        let begin = try #require(text.range(of: Self.begin))
        let end = try #require(text.range(of: Self.end))
        let reference = "\n" + RuleReference.markdown() + "\n"
        if ProcessInfo.processInfo.environment["KOBAN_UPDATE_DOCS"] == "1" {
            text.replaceSubrange(begin.upperBound..<end.lowerBound, with: reference)
            try Data(text.utf8).write(to: Self.page)
            return
        }
        #expect(
            text[begin.upperBound..<end.lowerBound] == reference,
            "out of date: KOBAN_UPDATE_DOCS=1 swift test --filter RuleReferenceTests")
    }

    @Test("every rule has its section, with all its examples")
    func complete() {
        let reference = RuleReference.markdown()
        for rule in RuleCatalog.all {
            let heading = "### `\(rule.identifier)` \(rule.japaneseName)"
            let rationale = rule.rationale
            #expect(reference.contains(heading))
            #expect(reference.contains(rationale))
            for example in rule.examples.firing + rule.examples.silent {
                let first = example.text.split(separator: "\n").first.map(String.init) ?? ""
                #expect(reference.contains(first))
            }
        }
    }
}
