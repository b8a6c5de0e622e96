import Foundation
import KobanChecks
import KobanCitations
import KobanLaw
import Yams

/// What `koban.yml` says: which rules report and how heavily, the names that an institution
/// uses, and where its baseline and waivers are.
///
/// ```yaml
/// rules:
///   unrelated-item: off
///   inexact-title: warning
/// names:
///   マイナ法: 番号法
/// ordinances:
///   - わかば市個人番号の利用に関する条例
///   - name: わかば市個人番号の利用及び特定個人情報の提供に関する条例
///     short: [番号条例]
/// baseline: koban-baseline.yml
/// waivers: koban-waivers.yml
/// ```
public struct Configuration: Sendable {
    /// What is decided about a rule.
    public enum RuleSetting: Sendable, Hashable {
        /// As the rule itself says.
        case on
        /// Nothing of it is reported.
        case off
        /// Every finding of it has this severity.
        case severity(Severity)
    }

    /// The file it was read from.
    public let file: String
    /// What is decided about a rule, by the rule's identifier; a rule that is not here is as it says itself.
    public let rules: [String: RuleSetting]
    /// What the institution calls laws and its own ordinances; empty where the file gives no names.
    public let names: [InstitutionName]
    /// Paths as written: relative to the file's folder.
    public let baseline: String?
    /// The path of the waiver file, as `baseline`; nil where the configuration names none.
    public let waivers: String?
    /// The SHA-256 of the file: another one may judge otherwise.
    public let digest: String

    /// The folder that paths in the file, and identities of documents without a name, are
    /// relative to.
    public var folder: URL {
        URL(fileURLWithPath: file).standardizedFileURL.deletingLastPathComponent()
    }

    /// The rules that are off.
    public var silenced: Set<String> {
        Set(rules.filter { $0.value == .off }.keys)
    }

    /// The findings with the severities that the institution gave them.
    public func weighed(_ findings: [Finding]) -> [Finding] {
        findings.map { finding in
            guard case .severity(let severity) = rules[finding.rule] else { return finding }
            var copy = finding
            copy.severity = severity
            return copy
        }
    }

    static let keys = ["rules", "names", "ordinances", "baseline", "waivers"]

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - statutes: the laws that names may mean.
    ///   - ruleNames: the identifiers that rules may have.
    ///   - mayBeQuoted: whether messages may quote what the file holds.
    /// - Throws: `ConfigurationError` with every fault of the file.
    public init(
        path: String, statutes: Statutes, ruleNames: [String] = RuleCatalog.all.map { $0.identifier },
        mayBeQuoted: Bool = true
    ) throws(ConfigurationError) {
        var yaml = try YAMLFile(path: path, mayBeQuoted: mayBeQuoted)
        file = path
        var rules: [String: RuleSetting] = [:]
        var names = InstitutionNameReader(statutes)
        var baseline: String?
        var waivers: String?
        if let root = yaml.root {
            for (key, keyNode, value) in yaml.pairs(root, of: "設定ファイル") {
                switch key {
                case "rules": rules = Configuration.rules(value, ruleNames, &yaml)
                case "names": names.readNames(value, &yaml)
                case "ordinances": names.readOrdinances(value, &yaml)
                case "baseline": baseline = yaml.text(value, of: "baseline")
                case "waivers": waivers = yaml.text(value, of: "waivers")
                default: yaml.unknownKey(key, at: keyNode, of: "設定ファイル", known: Configuration.keys)
                }
            }
        }
        try yaml.finish()
        digest = yaml.digest
        self.rules = rules
        self.names = names.names
        self.baseline = baseline
        self.waivers = waivers
    }

    private static func rules(
        _ node: Node, _ known: [String], _ yaml: inout YAMLFile
    ) -> [String: RuleSetting] {
        var out: [String: RuleSetting] = [:]
        for (rule, ruleNode, value) in yaml.pairs(node, of: "rules") {
            guard known.contains(rule) else {
                yaml.complain(
                    at: ruleNode,
                    "「\(rule)」という規則はありません。\(NearNames.advice(rule, among: known))規則の名前は koban rules で確かめてください。")
                continue
            }
            let text = value.scalar?.string ?? ""
            switch text {
            case "on", "true": out[rule] = .on
            case "off", "false": out[rule] = .off
            default:
                if let severity = Severity(rawValue: text) {
                    out[rule] = .severity(severity)
                    continue
                }
                yaml.complain(
                    at: yaml.isEmpty(value) ? ruleNode : value,
                    "\(rule) の値\(text.isEmpty ? "がありません" : "「\(text)」は使えません")。on、off、error、warning、note のどれかを書いてください。")
            }
        }
        return out
    }
}
