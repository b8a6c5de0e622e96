import KobanLaw
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

    /// - Parameter evidence: of a finding, an item, a correspondence; several are parted by ` / `.
    /// - Returns: each once; at the end the numbers and ids of the laws that are named.
    /// - Complexity: linear in the length of the evidence.
    public func japanese(_ evidence: String) -> String {
        var reading = Reading(laws: laws)
        let parts = evidence.split(separator: " / ", omittingEmptySubsequences: false).map { reading.words(of: $0) }
        guard reading.isChanged else { return evidence }
        var said: Set<String> = []
        let notes = reading.named.map { "\($0.name): \($0.law.lawNumber)、法令ID \($0.law.id)" }
        return parts.filter { said.insert($0).inserted }.joined(separator: " / ")
            + (notes.isEmpty ? "" : "（※ \(notes.joined(separator: "。"))）")
    }

    /// One evidence as it is read.
    private struct Reading {
        let laws: [String: Law]
        var named: [(name: String, law: Law)] = []
        var isChanged = false

        init(laws: [String: Law]) { self.laws = laws }

        mutating func words(of part: Substring) -> String {
            var out = ""
            var rest = part
            var isMine = false
            while let start = rest.utf8.firstIndex(where: EvidenceWording.isOfPath) {
                out += rest[..<start]
                let end = rest.utf8[start...].firstIndex { !EvidenceWording.isOfPath($0) } ?? rest.endIndex
                let path = rest[start..<end]
                rest = rest[end...]
                if let words = EvidenceWording.materials[String(path)] ?? assessments(path, &rest) ?? text(path, &rest)
                    ?? day(path, after: out)
                {
                    // Particles and the like stand without spaces.
                    if out.last == " ", out.dropLast().last?.isASCII == false { out.removeLast() }
                    out += words
                    isMine = true
                    if rest.first == " ", let next = rest.unicodeScalars.dropFirst().first,
                        (0x3041...0x309F).contains(next.value) || words.last == "日" && !next.isASCII
                    {
                        rest.removeFirst()
                    }
                } else {
                    out += path
                }
            }
            guard isMine else { return String(part) }
            isChanged = true
            return (out + rest).split(separator: "; ", omittingEmptySubsequences: false).joined(separator: "、")
        }

        /// `sources/425AC0000000027_20250924.xml:78`: the text of a law as of a day.
        private mutating func text(_ path: Substring, _ rest: inout Substring) -> String? {
            guard path.hasPrefix("sources/"), let file = path.dropFirst(8).split(separator: ":").first,
                file.hasSuffix(".xml")
            else { return nil }
            let parts = file.dropLast(4).split(separator: "_", omittingEmptySubsequences: false)
            guard parts.count >= 2, parts[0].utf8.count == 15, parts[1].utf8.count == 8,
                let day = CivilDate(
                    iso: "\(parts[1].prefix(4))-\(parts[1].dropFirst(4).prefix(2))-\(parts[1].suffix(2))")
            else { return nil }
            let law = laws[String(parts[0])]
            let name = law?.callName(on: day) ?? "法令ID \(parts[0])"
            if let law, !named.contains(where: { $0.name == name }) { named.append((name, law)) }
            let isWithin = [" 別表", " 第", " 附則"].contains { rest.hasPrefix($0) }
            if isWithin { rest.removeFirst() }
            return "\(name)の条文（\(day.japanese)現在）\(isWithin ? "の" : "")"
        }

        /// `2025-09-24`; but not of an edition (`別表@2025-09-24`).
        private func day(_ path: Substring, after text: String) -> String? {
            text.last == "@" ? nil : CivilDate(iso: path)?.japanese
        }

        /// `assessments/002_….txt`, and `assessments/000, 001` with what follows.
        private func assessments(_ path: Substring, _ rest: inout Substring) -> String? {
            guard path.hasPrefix("assessments") else { return nil }
            let name = path.dropFirst("assessments".count)
            if name.isEmpty { return "公表された評価書" }
            guard name.first == "/", EvidenceWording.isNumber(name.dropFirst().prefix(3)) else { return nil }
            var numbers = [name.dropFirst().prefix(3)]
            while rest.hasPrefix(", "), EvidenceWording.isNumber(rest.dropFirst(2).prefix(3)) {
                numbers.append(rest.dropFirst(2).prefix(3))
                rest = rest.dropFirst(5)
            }
            return "公表された評価書（資料\(numbers.joined(separator: "、"))）"
        }
    }

    private static let materials = [
        "spec/law-facts.md": "改正の日付と対応の一覧（koban の資料）",
        "spec/notations.md": "引用の書き方の一覧（koban の資料）",
    ]

    /// Letters and digits, and `-` `.` `/` `:` `_`: no byte of any other character is one of these.
    private static func isOfPath(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2D...0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }

    /// Three digits.
    private static func isNumber(_ text: Substring) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension Law {
    /// The shortest short name in force on a day with which the title ends, else the first short
    /// name, else the title.
    fileprivate func callName(on day: CivilDate) -> String {
        let title = title(on: day)
        let short = names.filter {
            $0.isShort && ($0.validFrom.map { $0 <= day } ?? true) && ($0.validUntil.map { day <= $0 } ?? true)
        }.map(\.text)
        return short.filter(title.hasSuffix).min { $0.count < $1.count } ?? short.first ?? title
    }
}
