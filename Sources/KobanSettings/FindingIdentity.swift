import Foundation
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanLaw
import KobanText

/// By what a finding is known again: document, field, rule and citation, and which of equal
/// ones in the field it is. Neither its message nor its line is part of it, so that neither
/// other wording nor an inserted line revives what was decided about it.
///
/// `key` is its stable text form, version 1:
///
///     koban1|DOCUMENT|FIELD|RULE|CITATION|ORDINAL
///
/// - DOCUMENT: institution, form and number of the assessment (`わかば市長 基礎項目評価書 12`),
///   its title where it has no number; where the institution or both are not known, the
///   file's path relative to the folder of the configuration file.
/// - FIELD: the form's label; `別添` for the tables of an annex outside any field; empty
///   elsewhere.
/// - RULE: the identifier.
/// - CITATION: the law's id, or its name where the data do not hold it; the table with its
///   items in their order, ranges expanded, or the provisions in their order; the condition.
///   `425AC0000000027 別表第二 9,10,85の2`, `425AC0000000027 19条8号`. Empty for a finding on
///   the whole document.
/// - ORDINAL: from 1, among findings that are equal in all else, in the order of the text.
///
/// In the key, each part is in Unicode's compatibility form (NFKC), `|` and `\` written `\|`
/// and `\\`; white space is left out in DOCUMENT and RULE, and a run of it is one space in
/// FIELD and CITATION, whose parts it separates.
public struct FindingIdentity: Sendable {
    /// The name of the document, or its relative path: DOCUMENT, before it is normalised.
    public let document: String
    /// The form's label for the field, `別添`, or empty: FIELD, before it is normalised.
    public let field: String
    /// The identifier of the rule: RULE.
    public let rule: String
    /// The citation in its normal form; empty for a finding on the whole document: CITATION.
    public let citation: String
    /// Which of findings that are equal in all else it is, from 1: ORDINAL.
    public let ordinal: Int
    /// The stable text form, version 1: two identities with the same key are the same.
    public let key: String

    /// The identity of a finding; the key is made from its parts.
    public init(document: String, field: String, rule: String, citation: String, ordinal: Int = 1) {
        self.document = document
        self.field = field
        self.rule = rule
        self.citation = citation
        self.ordinal = ordinal
        let parts = [
            FindingIdentity.normalized(document), FindingIdentity.spaced(field),
            FindingIdentity.normalized(rule),
            FindingIdentity.spaced(citation).replacing(", ", with: ","),
        ].map { $0.replacing("\\", with: "\\\\").replacing("|", with: "\\|") }
        key = "koban1|" + parts.joined(separator: "|") + "|\(ordinal)"
    }

    /// Compatibility form without white space: ① is 1, Ａ is A, and a wrapped or spaced name
    /// is the name.
    static func normalized(_ text: String) -> String {
        let folded = CharacterFolding.compatible(text).unicodeScalars
        return String(String.UnicodeScalarView(folded.filter { !$0.properties.isWhitespace }))
    }

    /// Compatibility form, a run of white space as one space.
    private static func spaced(_ text: String) -> String {
        CharacterFolding.compatible(text).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}

extension FindingIdentity: Hashable {
    /// Whether both have the same key; full-width and half-width forms make no difference.
    public static func == (lhs: FindingIdentity, rhs: FindingIdentity) -> Bool {
        lhs.key == rhs.key
    }

    /// Feeds the key alone, as `==` compares it alone.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
    }
}

extension FindingIdentity: CustomStringConvertible {
    /// The key.
    public var description: String { key }
}

extension FindingIdentity {
    /// The name of a document.
    ///
    /// - Parameters:
    ///   - path: of the file.
    ///   - folder: what the path is made relative to, where the document has no name.
    public static func document(_ assessment: Assessment, path: String, folder: URL) -> String {
        name(of: assessment) ?? document(path: path, folder: folder)
    }

    /// The name that a document gives itself; nil where the institution or both number and title
    /// are not known.
    public static func name(of assessment: Assessment) -> String? {
        guard let institution = assessment.institution, let name = assessment.number ?? assessment.title
        else { return nil }
        return [institution, assessment.form?.rawValue, name].compactMap { $0 }
            .joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// What stands for the name of a document that gives itself none.
    public static func document(path: String, folder: URL) -> String { relative(path, to: folder) }

    /// The identities of the findings of a document, in their order.
    ///
    /// - Parameter tables: by which a table's law is known that the text leaves out.
    public static func identities(
        of findings: [Finding], citations: [CheckedCitation], document: String, tables: LawTables
    ) -> [FindingIdentity] {
        var counts: [FindingIdentity: Int] = [:]
        return findings.map { finding in
            let checked = finding.citation.flatMap {
                citations.indices.contains($0) ? citations[$0] : nil
            }
            let first = FindingIdentity(
                document: document, field: field(of: finding, checked), rule: finding.rule,
                citation: checked.map { text(of: $0.citation, tables) } ?? text(of: finding, tables))
            let ordinal = counts[first, default: 0] + 1
            counts[first] = ordinal
            return ordinal == 1
                ? first
                : FindingIdentity(
                    document: document, field: first.field, rule: first.rule,
                    citation: first.citation, ordinal: ordinal)
        }
    }

    private static func field(of finding: Finding, _ checked: CheckedCitation?) -> String {
        if let field = checked?.assessed.field?.text ?? finding.field { return field }
        return checked?.assessed.section == .annex ? "別添" : ""
    }

    /// The citation in its normal form.
    public static func text(of citation: Citation, _ tables: LawTables) -> String {
        var parts: [String] = []
        switch citation.target {
        case .table(let cited):
            parts.append(law(cited.table.flatMap { tables[$0]?.law } ?? citation.law, citation.lawName))
            parts.append(cited.table?.rawValue ?? normalized(cited.otherTable ?? ""))
            parts.append(list(cited.items))
        case .provisions(let cited):
            parts.append(law(citation.law, citation.lawName))
            parts.append(
                Set(cited.provisions.map(\.provision)).sorted(by: precedes).map(text(of:))
                    .joined(separator: ","))
        }
        if let condition = citation.condition {
            let words = [
                ("情報照会者", condition.actor), ("事務", condition.business),
                ("情報提供者", condition.provider), ("特定個人情報", condition.information),
            ]
            parts += words.compactMap { label, value in value.map { "\(label)=\(normalized($0))" } }
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What a finding without a citation is about: its table and items, where it names them.
    private static func text(of finding: Finding, _ tables: LawTables) -> String {
        guard let table = finding.table else { return finding.law?.rawValue ?? "" }
        return [tables[table]?.law.rawValue ?? "", table.rawValue, list(finding.items)]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func law(_ id: LawID?, _ name: String?) -> String {
        id?.rawValue ?? normalized(name ?? "")
    }

    private static func list(_ items: [ItemNumber]) -> String {
        Set(items).sorted().map(\.description).joined(separator: ",")
    }

    private static func text(of provision: Provision) -> String {
        "\(provision.articleText)条"
            + (provision.paragraph.map { "\($0)項" } ?? "") + (provision.item.map { "\($0)号" } ?? "")
    }

    private static func precedes(_ left: Provision, _ right: Provision) -> Bool {
        func numbers(_ provision: Provision) -> [[Int]] {
            [
                [provision.isSupplementary ? 1 : 0], provision.article.components,
                provision.paragraph?.components ?? [], provision.item?.components ?? [],
            ]
        }
        return numbers(left).lexicographicallyPrecedes(numbers(right)) {
            $0.lexicographicallyPrecedes($1)
        }
    }

    /// A path relative to a folder, `..` where it is not below it.
    static func relative(_ path: String, to folder: URL) -> String {
        let file = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
        let base = folder.standardizedFileURL.pathComponents
        let common = zip(file, base).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: base.count - common) + file.dropFirst(common))
            .joined(separator: "/")
    }
}
