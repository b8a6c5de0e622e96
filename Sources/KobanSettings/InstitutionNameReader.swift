import KobanCitations
import KobanLaw
import Yams

/// Reads `names` and `ordinances` of `koban.yml`.
struct InstitutionNameReader {
    private(set) var names: [InstitutionName] = []
    private var places: [String: Int] = [:]
    private let statutes: Statutes
    private let scanner: CitationScanner

    init(_ statutes: Statutes) {
        self.statutes = statutes
        scanner = CitationScanner(statutes: statutes)
    }

    /// `マイナ法: 番号法`, `マイナ法: 425AC0000000027`.
    mutating func readNames(_ node: Node, _ yaml: inout YAMLFile) {
        for (name, nameNode, value) in yaml.pairs(node, of: "names") {
            guard let meant = yaml.text(value, of: "names の「\(name)」") else { continue }
            guard isUsable(name, at: nameNode, of: "names", &yaml) else { continue }
            let law = law(meant)
            if law == nil, !InstitutionNameReader.looksLikeLaw(meant) {
                yaml.complain(
                    at: value,
                    "「\(name)」の指す「\(meant)」は法令の名前でも法令ID（425AC0000000027 の形）でもありません。法・法律・政令・省令・命令・規則・条例などで終わる名前か、法令IDを書いてください。"
                )
                continue
            }
            if law == nil, let near = nearTitle(meant) {
                yaml.complain(
                    at: value, "「\(meant)」は法令データにありませんが、「\(near)」によく似ています。名前を確かめてください。")
                continue
            }
            if let known = scanner.law(named: name), known != law {
                yaml.complain(
                    at: nameNode,
                    "「\(name)」は法令データで\(statutes.law(known)?.lawNumber ?? known.rawValue)の名前です。別の法令を指す名前には使えません。別の短い名前にしてください。"
                )
                continue
            }
            add(name, law, meant, at: nameNode, &yaml)
        }
    }

    /// `- わかば市…条例`, `- {name: わかば市…条例, short: [番号条例]}`.
    mutating func readOrdinances(_ node: Node, _ yaml: inout YAMLFile) {
        for element in yaml.elements(node, of: "ordinances") {
            if element.scalar != nil {
                guard let name = yaml.text(element, of: "ordinances") else { continue }
                addOrdinance(name, called: [(name, element)], at: element, &yaml)
                continue
            }
            var name: (String, Node)?
            var short: [(String, Node)] = []
            for (key, keyNode, value) in yaml.pairs(element, of: "ordinances") {
                switch key {
                case "name": name = yaml.text(value, of: "ordinances の name").map { ($0, value) }
                case "short":
                    let values = value.scalar == nil ? yaml.elements(value, of: "short") : [value]
                    for each in values {
                        if let text = yaml.text(each, of: "short") { short.append((text, each)) }
                    }
                default: yaml.unknownKey(key, at: keyNode, of: "ordinances", known: ["name", "short"])
                }
            }
            guard let name else {
                yaml.complain(at: element, "ordinances に条例の名前がありません。name: に正式な題名を書いてください。")
                continue
            }
            addOrdinance(name.0, called: [name] + short, at: name.1, &yaml)
        }
    }

    private mutating func addOrdinance(
        _ name: String, called: [(String, Node)], at node: Node, _ yaml: inout YAMLFile
    ) {
        guard InstitutionNameReader.ordinanceEndings.contains(where: name.hasSuffix) else {
            yaml.complain(
                at: node, "「\(name)」は条例の名前ではありません。条例・規則・規程・要綱・細則で終わる正式な題名を書いてください。")
            return
        }
        for (text, place) in called where isUsable(text, at: place, of: "ordinances", &yaml) {
            if scanner.law(named: text) != nil {
                yaml.complain(at: place, "「\(text)」は法令データにある法令の名前です。条例の名前には使えません。")
                continue
            }
            add(text, nil, name, at: place, &yaml)
        }
    }

    private mutating func add(
        _ name: String, _ law: LawID?, _ lawName: String, at node: Node, _ yaml: inout YAMLFile
    ) {
        if let other = places[name].map({ names[$0] }) {
            if other.law != law || other.lawName != lawName {
                yaml.complain(at: node, "「\(name)」が二つの法令を指しています。一つにしてください。")
            }
            return
        }
        places[name] = names.count
        names.append(InstitutionName(name: name, law: law, lawName: lawName))
    }

    private func isUsable(
        _ name: String, at node: Node, of place: String, _ yaml: inout YAMLFile
    ) -> Bool {
        // A single character, a number or a word of the grammar stands in every other
        // sentence.
        let reserved = [
            "別表", "別表第一", "別表第二", "附則", "主務省令", "同法", "同条", "法律", "法令", "条例", "規則", "命令",
            "省令", "第二条の表", "第2条の表",
        ]
        let scalars = name.unicodeScalars
        // The longest title of a law in force has about a hundred characters.
        guard scalars.count >= 2, scalars.count <= InstitutionNameReader.longestName, !reserved.contains(name),
            scalars.contains(where: { $0.properties.isAlphabetic }),
            !scalars.contains(where: { $0.properties.isWhitespace || "「」()（）、。".unicodeScalars.contains($0) })
        else {
            yaml.complain(
                at: node,
                "\(place) の「\(name)」は法令の名前として使えません。2字以上\(InstitutionNameReader.longestName)字以内で、かっこ・句読点・空白を含まず、ほかの意味のない名前にしてください。"
            )
            return false
        }
        return true
    }

    /// The law of the data that a value means: by id, by law number, or by name.
    private func law(_ meant: String) -> LawID? {
        statutes.law(LawID(rawValue: meant))?.id ?? scanner.law(named: meant)
    }

    private static let longestName = 200
    private static let ordinanceEndings = ["条例", "規則", "規程", "要綱", "細則", "要領", "訓令"]

    private static func looksLikeLaw(_ text: String) -> Bool {
        let endings = ["法", "法律", "令", "号"] + ordinanceEndings
        return endings.contains(where: text.hasSuffix) || isLawID(text)
    }

    /// `425AC0000000027`: era and year, kind, number.
    private static func isLawID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 15 && bytes.prefix(3).allSatisfy { (48...57).contains($0) }
            && bytes.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    }

    /// A title of the data that differs from a long name in a character or two.
    private func nearTitle(_ name: String) -> String? {
        let given = Array(name.unicodeScalars)
        guard given.count >= 12 else { return nil }
        return statutes.laws.lazy.flatMap(\.names).first { known in
            let scalars = Array(known.text.unicodeScalars)
            return abs(scalars.count - given.count) <= 2
                && NearNames.distance(given, scalars) <= 2
        }?.text
    }
}
