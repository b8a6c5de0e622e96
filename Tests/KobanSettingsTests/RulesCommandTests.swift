import KobanChecks
import KobanTestSupport
import Testing

@Suite("koban rules")
struct RulesCommandTests {
    @Test("the list names every rule with its name and severity")
    func list() throws {
        let run = try Workplace().koban("rules")
        #expect(run.status == 0)
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == RuleCatalog.all.count)
        for (line, rule) in zip(try lines.notEmpty(), RuleCatalog.all) {
            #expect(line.hasPrefix(rule.identifier + " "))
            #expect(line.contains(rule.japaneseName))
        }
    }

    @Test("each rule explains itself with its examples, the place marked under them")
    func explanations() throws {
        let place = try Workplace()
        for rule in try RuleCatalog.all.notEmpty() {
            let run = try place.koban("rules", rule.identifier)
            #expect(run.status == 0)
            let joined = run.text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
            let rationale = rule.rationale.split(separator: "\n").joined()
            #expect(joined.contains(rationale))
            #expect(!run.text.contains("↓"))
            let marked = rule.examples.firing.count { $0.text.contains("↓") }
            let marks = run.text.split(separator: "\n").count { $0.hasSuffix(" ^") }
            #expect(marks == marked, "\(rule.identifier)")
            // By its Japanese name too.
            #expect(try place.koban("rules", rule.japaneseName).text == run.text)
        }
    }

    @Test("JSON and Markdown hold the same")
    func formats() throws {
        let place = try Workplace()
        let rules = try #require(
            try place.koban("rules", "--format=json").json()["rules"] as? [[String: Any]])
        let identifiers = RuleCatalog.all.map { $0.identifier }
        #expect(rules.compactMap { $0["identifier"] as? String } == identifiers)
        for (value, rule) in zip(try rules.notEmpty(), RuleCatalog.all) {
            #expect(value["severity"] as? String == rule.severity.rawValue)
            let examples = value["examples"] as? [String: [[String: Any]]]
            #expect(examples?["firing"]?.count == rule.examples.firing.count)
            #expect(examples?["silent"]?.count == rule.examples.silent.count)
            let markdown = try place.koban("rules", rule.identifier, "--format=markdown")
            #expect(markdown.text == RuleReference.section(rule))
        }
        #expect(try place.koban("rules", "--format=markdown").text == RuleReference.markdown())
    }

    @Test(
        "an unknown name: the near ones, and status 2",
        arguments: [
            ("renumberd-item", "renumbered-item"), ("wrongtable", "wrong-table"), ("項づれ", "項ずれ"),
            ("Missing-Basis", "missing-basis"),
        ])
    func unknown(_ name: String, _ near: String) throws {
        let run = try Workplace().koban("rules", name)
        #expect(run.status == 2)
        #expect(run.text.isEmpty)
        #expect(run.complaints.count == 1)
        #expect(run.diagnostics.contains("「\(near)」"))
    }

    @Test("a name like no other gets no guess")
    func farOff() throws {
        let run = try Workplace().koban("rules", "xyz")
        #expect(run.status == 2)
        #expect(!run.diagnostics.contains("のことですか"))
        #expect(run.diagnostics.contains("koban rules"))
    }
}
