import KobanStatutes
import KobanText

/// What the statute data give as evidence, in words for people: which law as of which day, which
/// material of Koban, which published assessment. What it does not know stays as it is.
///
/// The data name files of the development; JSON and SARIF keep these, since programs compare them.
public struct EvidenceWording: Sendable {
    private let laws: [String: Law]

    public init(_ statutes: Statutes) {
        self.init(laws: statutes.laws)
    }

    /// - Parameter laws: those that are called by name; another is called by its id.
    public init(laws: [Law]) {
        self.laws = Dictionary(laws.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter evidence: of a finding, an item, a correspondence.
    /// - Returns: on one line where the evidence is; the number and the id of a law only where it is
    ///   named first.
    /// - Complexity: linear in the length of the evidence.
    public func japanese(_ evidence: String) -> String {
        var out = ""
        var named: Set<String> = []
        var isChanged = false
        var rest = evidence[...]
        while let start = rest.utf8.firstIndex(where: EvidenceWording.isOfPath) {
            out += rest[..<start]
            let end = rest.utf8[start...].firstIndex { !EvidenceWording.isOfPath($0) } ?? rest.endIndex
            let path = rest[start..<end]
            rest = rest[end...]
            if let assessment = EvidenceWording.assessments(path, &rest) {
                out += assessment
                isChanged = true
            } else if let words = EvidenceWording.materials[String(path)] ?? text(path, &named) {
                out += words
                isChanged = true
            } else {
                out += path
            }
        }
        out += rest
        return isChanged ? out.replacing("; ", with: "、") : evidence
    }

    private static let materials = [
        "spec/law-facts.md": "改正の日付と対応の一覧（koban の資料）",
        "spec/notations.md": "引用の書き方の一覧（koban の資料）",
    ]

    /// Letters and digits, and `-` `.` `/` `:` `_`: no byte of any other character is one of these.
    private static func isOfPath(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D...0x2F, 0x5F: true
        default: false
        }
    }

    /// `sources/425AC0000000027_20250924.xml:78`: the text of a law as of a day.
    private func text(_ path: Substring, _ named: inout Set<String>) -> String? {
        var file = path.split(separator: "/", omittingEmptySubsequences: false)
        guard file.count == 2, file.removeFirst() == "sources", let name = file.first?.split(separator: ":").first,
            name.hasSuffix(".xml")
        else { return nil }
        let parts = name.dropLast(4).split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count >= 2, parts[0].count == 15, let day = EvidenceWording.day(parts[1]) else { return nil }
        let id = String(parts[0])
        let law = laws[id]
        let isFirst = named.insert(id).inserted
        var facts = ["\(day.japanese)現在"]
        if isFirst, let law { facts.append(law.lawNumber) }
        if isFirst, law != nil { facts.append("法令ID \(id)") }
        return "\(law?.shortName(on: day) ?? "法令ID \(id)")の条文（\(facts.joined(separator: "、"))）"
    }

    /// `20250924`
    private static func day(_ digits: Substring) -> CivilDate? {
        guard digits.utf8.count == 8 else { return nil }
        return CivilDate(iso: "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
    }

    /// `assessments/002_….txt`, and `assessments/000, 001` with what follows.
    private static func assessments(_ path: Substring, _ rest: inout Substring) -> String? {
        guard path.hasPrefix("assessments") else { return nil }
        let name = path.dropFirst("assessments".count)
        if name.isEmpty { return "公表された評価書" }
        guard name.first == "/", name.dropFirst().prefix(3).allSatisfy(\.isNumber), name.count >= 4 else { return nil }
        var numbers = [name.dropFirst().prefix(3)]
        while rest.hasPrefix(", "), rest.dropFirst(2).prefix(3).count == 3, rest.dropFirst(2).prefix(3).allSatisfy(\.isNumber) {
            numbers.append(rest.dropFirst(2).prefix(3))
            rest = rest.dropFirst(5)
        }
        return "公表された評価書（資料\(numbers.joined(separator: "、"))）"
    }
}

extension Law {
    /// The first short name in force on a day, else the title.
    fileprivate func shortName(on day: CivilDate) -> String {
        let short = names.first { name in
            name.kind == .short && (name.validFrom.map { $0 <= day } ?? true) && (name.validUntil.map { day <= $0 } ?? true)
        }
        return short?.text ?? title(on: day)
    }
}
