import ArgumentParser
import KobanChecks
import KobanReports
import KobanSettings

/// `koban rules`: the rules, and why each of them is.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "規則の一覧と、規則ごとの説明・例を表示します。",
        discussion: "例: koban rules renumbered-item")

    @Argument(help: "規則の名前（識別子）。省くと一覧です。")
    var name: String?

    @Option(name: .long, help: "出力の形式（text、markdown、json）。")
    var format: RulesFormat = .text

    func run() throws {
        guard let name else {
            switch format {
            case .text:
                try StandardOutput.write(RuleListReporter(ambiguous: StandardOutput.ambiguous).report(RuleCatalog.all))
            case .markdown: try StandardOutput.write(RuleMarkdownReporter().report(nil))
            case .json: try StandardOutput.write(RuleJSONReporter().report(RuleCatalog.all))
            }
            return
        }
        guard let rule = RuleCatalog.all.first(where: { $0.identifier == name || $0.japaneseName == name })
        else {
            let known = RuleCatalog.all.flatMap { [$0.identifier, $0.japaneseName] }
            throw CommandFailure(
                "「\(name)」という規則はありません。\(NearNames.advice(name, among: known))規則の一覧は koban rules で確かめてください。")
        }
        switch format {
        case .text:
            try StandardOutput.write(
                RuleExplanationReporter(width: StandardOutput.width, ambiguous: StandardOutput.ambiguous).report(rule))
        case .markdown: try StandardOutput.write(RuleMarkdownReporter().report(rule))
        case .json: try StandardOutput.write(RuleJSONReporter().report([rule]))
        }
    }
}

/// How rules are written.
enum RulesFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
    case json
}
