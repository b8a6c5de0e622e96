import Foundation
import Yams

/// The findings that an institution already knows of: not reported, not counted for the exit
/// status, so that it begins with a clean report and sees what is new.
public struct Baseline: Sendable {
    /// The file as named in messages.
    public let file: String
    /// The known findings; of a file in the order in which it lists them.
    public let entries: [FindingIdentity]

    /// A baseline made of findings; nothing is read or written.
    ///
    /// - Parameter file: the path that `write` writes to.
    public init(file: String, entries: [FindingIdentity]) {
        self.file = file
        self.entries = entries
    }

    static let keys = ["version", "findings"]
    static let entryKeys = ["document", "field", "rule", "citation", "ordinal"]

    /// - Throws: `ConfigurationError` with every fault of the file.
    public init(path: String) throws(ConfigurationError) {
        var yaml = try YAMLFile(path: path, mayBeQuoted: false)
        var entries: [FindingIdentity] = []
        var version: String?
        if let root = yaml.root {
            for (key, keyNode, value) in yaml.pairs(root, of: "ベースライン") {
                switch key {
                case "version": version = yaml.text(value, of: "version")
                case "findings":
                    for node in yaml.elements(value, of: "findings") {
                        var reader = IdentityReader(required: ["document", "rule"])
                        for (key, keyNode, value) in yaml.pairs(node, of: "findings")
                        where !reader.read(key, value, &yaml) {
                            yaml.unknownKey(key, at: keyNode, of: "findings", known: Baseline.entryKeys)
                        }
                        if let identity = reader.identity(at: node, &yaml) { entries.append(identity) }
                    }
                default: yaml.unknownKey(key, at: keyNode, of: "ベースライン", known: Baseline.keys)
                }
            }
        }
        if yaml.problems.isEmpty, version != "1" {
            yaml.complain(
                at: yaml.root,
                "koban のベースラインではありません（version: 1 がありません）。パスを確かめるか、koban check … --write-baseline で作り直してください。")
        }
        try yaml.finish()
        file = path
        self.entries = entries
    }

    /// The file's text: entries in order, one value a line, so that git shows what changed.
    public var text: String {
        var out = """
            # koban のベースライン: 既に知っている指摘。koban check … --write-baseline で作ります。
            # 手で直す必要はありません。項目が減っていくことを git で確かめられます。
            version: 1
            findings:

            """
        if entries.isEmpty { return out.replacing("findings:\n", with: "findings: []\n") }
        for entry in Set(entries).sorted(by: { ($0.document, $0.key) < ($1.document, $1.key) }) {
            out += "  - document: \(YAMLText.quoted(entry.document))\n"
            out += "    field: \(YAMLText.quoted(entry.field))\n"
            out += "    rule: \(entry.rule)\n"
            out += "    citation: \(YAMLText.quoted(entry.citation))\n"
            out += "    ordinal: \(entry.ordinal)\n"
        }
        return out
    }

    /// Writes the file.
    ///
    /// - Throws: `ConfigurationError` when it cannot be written, or when another kind of file
    ///   is there, which is left as it is.
    public func write() throws(ConfigurationError) {
        if FileManager.default.fileExists(atPath: file) {
            do {
                _ = try Baseline(path: file)
            } catch {
                throw ConfigurationError(
                    file: file, "ベースラインではないファイルが既にあるので、書き換えません。別のパスにするか、そのファイルを移してください。")
            }
        }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            throw ConfigurationError(
                file: file, "ベースラインを書き込めません。フォルダーがあることと、書き込みの権限を確かめてください。")
        }
    }
}

/// Writing YAML.
enum YAMLText {
    /// A double-quoted scalar.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                out += "\\"
                out.unicodeScalars.append(scalar)
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
                    let digits = String(scalar.value, radix: 16)
                    out += "\\x" + (digits.count < 2 ? "0" : "") + digits
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }
}

/// Reads the keys that make up an identity.
struct IdentityReader {
    let required: [String]
    private var values: [String: String] = [:]
    private var ordinal = 1
    private var given: Set<String> = []

    init(required: [String]) {
        self.required = required
    }

    /// - Returns: false for a key that is none of an identity's.
    mutating func read(_ key: String, _ value: Node, _ yaml: inout YAMLFile) -> Bool {
        switch key {
        case "document", "rule":
            given.insert(key)
            values[key] = yaml.text(value, of: key)
        case "field", "citation":
            given.insert(key)
            guard let scalar = value.scalar else {
                yaml.complain(at: value, "\(key) は文字列で書いてください。")
                return true
            }
            values[key] = yaml.isEmpty(value) ? "" : scalar.string
        case "ordinal":
            guard let number = value.scalar.flatMap({ Int($0.string) }), number >= 1 else {
                yaml.complain(at: value, "ordinal は1以上の整数で書いてください（同じ欄に同じ引用が複数あるときの何番目か）。")
                return true
            }
            ordinal = number
        default: return false
        }
        return true
    }

    func identity(at node: Node, _ yaml: inout YAMLFile) -> FindingIdentity? {
        let missing = required.filter { !given.contains($0) }
        if !missing.isEmpty {
            if node.mapping != nil {
                yaml.complain(at: node, "\(missing.joined(separator: "、")) がありません。書き加えてください。")
            }
            return nil
        }
        guard let document = values["document"], let rule = values["rule"] else { return nil }
        return FindingIdentity(
            document: document, field: values["field"] ?? "", rule: rule,
            citation: values["citation"] ?? "", ordinal: ordinal)
    }
}
