/// The rules as a reference to read: generated from what each rule says of itself, so that
/// it cannot say anything else than the program does.
public enum RuleReference {
    /// Markdown: a table of all rules in the order in which one goes before another, then
    /// each with its reason and its examples.
    public static func markdown() -> String {
        var out = "| 規則 | 名前 | 重さ | 引用の status |\n| --- | --- | --- | --- |\n"
        for rule in RuleCatalog.all {
            out +=
                "| `\(rule.identifier)` | \(rule.japaneseName) | \(rule.severity.japaneseName) | \(rule.status.map { "`\($0.rawValue)`" } ?? "—") |\n"
        }
        for rule in RuleCatalog.all { out += "\n" + section(rule) }
        return out
    }

    /// One rule: its reason and its examples.
    public static func section(_ rule: any Rule.Type) -> String {
        var out = "### `\(rule.identifier)` \(rule.japaneseName)（\(rule.severity.japaneseName)）\n\n"
        out += rule.rationale + "\n"
        out += "\n指摘する例（↓の所を示す）:\n"
        for example in rule.examples.firing { out += "\n" + block(example) }
        out += "\n指摘しない例:\n"
        for example in rule.examples.silent { out += "\n" + block(example) }
        return out
    }

    private static func block(_ example: RuleExample) -> String {
        var text = example.text
        while text.hasSuffix("\n") { text.removeLast() }
        // A tab between the columns of a form is not to be seen on a page.
        text = text.replacing("\t", with: "    ")
        var out = "- \(example.day)\n\n"
        out += "  ```text\n"
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            out += line.isEmpty ? "\n" : "  \(line)\n"
        }
        out += "  ```\n"
        if let suggestion = example.suggestion { out += "\n  書き換え案: `\(suggestion)`\n" }
        return out
    }
}
