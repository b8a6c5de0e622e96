import KobanChecks
import KobanLaw
import KobanText
import Yams

/// A decision to let a single finding stand, with its reason, its owner and its end.
public struct Waiver: Sendable {
    /// Until when a waiver holds.
    public enum Expiry: Sendable, Hashable {
        /// Through this day.
        case day(CivilDate)
        /// Until the edition of the table in force changes from the one of the day on which
        /// the waiver was granted.
        case nextAmendment(granted: CivilDate)
    }

    /// Which finding may stand.
    public let identity: FindingIdentity
    /// Why it may stand, in the words of the file.
    public let reason: String
    /// Who answers for the decision, in the words of the file: section and name.
    public let owner: String
    /// Until when the decision holds.
    public let expiry: Expiry
    /// Where it stands in its file, from 1.
    public let line: Int?

    /// A decision to let a finding stand.
    ///
    /// - Parameter line: where it stands in its file, from 1; nil for one of no file.
    public init(
        identity: FindingIdentity, reason: String, owner: String, expiry: Expiry, line: Int? = nil
    ) {
        self.identity = identity
        self.reason = reason
        self.owner = owner
        self.expiry = expiry
        self.line = line
    }

    /// Whether it no longer applies on a day, and why, in Japanese.
    ///
    /// For `next-amendment`, the tables that count are the one that the citation names and
    /// those that came before or after it; all where it names none.
    public func expired(on day: CivilDate, statutes: Statutes) -> String? {
        switch expiry {
        case .day(let last):
            return last < day ? "\(last.japanese)に期限が切れました" : nil
        case .nextAmendment(let granted):
            guard granted < day else { return nil }
            for table in tables(of: statutes) {
                let then = statutes.edition(of: table, on: granted)
                let now = statutes.edition(of: table, on: day)
                if then?.id != now?.id {
                    return "\(granted.japanese)の後に\(table.rawValue)が改正されました（next-amendment）"
                }
            }
            return nil
        }
    }

    private func tables(of statutes: Statutes) -> [TableName] {
        let cited = identity.citation.split(separator: " ").lazy.compactMap {
            statutes.tables[TableName(rawValue: String($0))]?.name
        }
        return cited.first.map(statutes.tables.line) ?? statutes.tables.names
    }
}

/// `koban-waivers.yml`.
///
/// ```yaml
/// waivers:
///   - document: わかば市長 基礎項目評価書 12
///     field: 個人番号の利用 法令上の根拠
///     rule: renumbered-item
///     citation: 425AC0000000027 別表第一 15
///     reason: 次回の再実施で直す
///     owner: 福祉課 山田
///     expires: 2026-03-31
/// ```
public struct WaiverFile: Sendable {
    /// The name under which the file is looked for beside documents and above them.
    public static let name = "koban-waivers.yml"

    /// The file's path as it was given, for messages.
    public let file: String
    /// In the order of the file; no finding has two.
    public let waivers: [Waiver]

    static let keys = [
        "document", "field", "rule", "citation", "ordinal", "reason", "owner", "expires", "granted",
    ]

    /// - Throws: `ConfigurationError` with every fault of the file.
    public init(
        path: String, ruleNames: [String] = RuleCatalog.all.map { $0.identifier }
    ) throws(ConfigurationError) {
        var yaml = try YAMLFile(path: path, mayBeQuoted: false)
        var waivers: [Waiver] = []
        var known: Set<FindingIdentity> = []
        if let root = yaml.root {
            for (key, keyNode, value) in yaml.pairs(root, of: "免除ファイル") {
                guard key == "waivers" else {
                    yaml.unknownKey(key, at: keyNode, of: "免除ファイル", known: ["waivers"])
                    continue
                }
                for node in yaml.elements(value, of: "waivers") {
                    if let waiver = WaiverFile.waiver(node, ruleNames, &yaml) {
                        if !known.insert(waiver.identity).inserted {
                            yaml.complain(at: node, "同じ指摘の免除が二度書かれています。一つにしてください。")
                        }
                        waivers.append(waiver)
                    }
                }
            }
        }
        try yaml.finish()
        file = path
        self.waivers = waivers
    }

    private static func waiver(
        _ node: Node, _ ruleNames: [String], _ yaml: inout YAMLFile
    ) -> Waiver? {
        var reader = IdentityReader(required: ["document", "rule", "citation"])
        var texts: [String: String] = [:]
        var expires: (text: String, node: Node)?
        var granted: CivilDate?
        var given: Set<String> = []
        let problems = yaml.problems.count
        for (key, keyNode, value) in yaml.pairs(node, of: "waivers") {
            given.insert(key)
            if reader.read(key, value, &yaml) {
                if key == "rule", let rule = value.scalar?.string, !ruleNames.contains(rule) {
                    let advice = NearNames.advice(rule, among: ruleNames)
                    yaml.complain(
                        at: value,
                        (advice.isEmpty ? "rule の規則はありません。" : "「\(rule)」という規則はありません。\(advice)")
                            + "規則の名前は koban rules で確かめてください。")
                }
                continue
            }
            switch key {
            case "reason", "owner": texts[key] = yaml.text(value, of: key)
            case "expires": expires = yaml.text(value, of: key).map { ($0, value) }
            case "granted":
                guard let text = yaml.text(value, of: key) else { continue }
                granted = day(text)
                if granted == nil {
                    yaml.complain(at: value, "granted の値\(quoted(text))は日付ではありません。2026-03-31 か 令和8年3月31日 の形で書いてください。")
                }
            default: yaml.unknownKey(key, at: keyNode, of: "waivers", known: keys)
            }
        }
        let identity = reader.identity(at: node, &yaml)
        let missing = ["reason", "owner", "expires"].filter { !given.contains($0) }
        if !missing.isEmpty, node.mapping != nil {
            yaml.complain(
                at: node, "\(missing.joined(separator: "、")) がありません。理由・担当・期限のない免除は使えません。書き加えてください。")
        }
        var expiry: Waiver.Expiry?
        if let expires {
            if expires.text == "next-amendment" {
                if let granted {
                    expiry = .nextAmendment(granted: granted)
                } else if !given.contains("granted") {
                    yaml.complain(
                        at: expires.node,
                        "next-amendment には、どの日の表を見て決めたかが要ります。granted: に決めた日を書いてください。")
                }
            } else if let day = day(expires.text) {
                expiry = .day(day)
            } else {
                yaml.complain(
                    at: expires.node,
                    "expires の値\(quoted(expires.text))は期限ではありません。2026-03-31 の形の日付か next-amendment を書いてください。")
            }
        }
        guard yaml.problems.count == problems, let identity, let reason = texts["reason"],
            let owner = texts["owner"], let expiry
        else { return nil }
        return Waiver(
            identity: identity, reason: reason, owner: owner, expiry: expiry, line: node.mark?.line)
    }

    /// What looks like a day is shown; anything else may be the text of another file.
    private static func quoted(_ text: String) -> String {
        text.allSatisfy { $0.isWholeNumber || "-/.年月日令和平成昭元RHS".contains($0) } ? "「\(text)」" : ""
    }

    private static func day(_ text: String) -> CivilDate? {
        CivilDate(iso: text) ?? JapaneseDate(text)?.date
    }

    /// How to fill in the entries, as a comment of the file.
    public static let instructions = """
        # reason: なぜ直さなくてよいか。 owner: 担当（課と氏名）。
        # expires: 2026-03-31 の形の日付（その日まで有効）か next-amendment（次に表が改正されるまで）。
        # granted: 決めた日。

        """

    /// An entry to fill in and put under `waivers:`.
    public static func template(for identity: FindingIdentity, on day: CivilDate, comment: String) -> String {
        var out = ""
        for line in comment.split(whereSeparator: \.isNewline) { out += "  # \(line)\n" }
        out += "  - document: \(YAMLText.quoted(identity.document))\n"
        out += "    field: \(YAMLText.quoted(identity.field))\n"
        out += "    rule: \(identity.rule)\n"
        out += "    citation: \(YAMLText.quoted(identity.citation))\n"
        if identity.ordinal > 1 { out += "    ordinal: \(identity.ordinal)\n" }
        out += "    reason: \n    owner: \n    expires: \n"
        out += "    granted: \(day)\n"
        return out
    }
}
