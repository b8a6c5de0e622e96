import KobanLaw
import KobanText

/// What the statute data give as evidence, in words for people: which law as of which day, which
/// material of Koban, which published assessment. What it does not know stays as it is.
///
/// The data name files of the development; JSON and SARIF keep these, since programs compare them.
public struct EvidenceWording: Sendable {
    private let laws: [String: Law]

    /// Knows every law in the statute data, and calls it by a short name where it has one.
    public init(_ statutes: Statutes) {
        self.init(laws: statutes.laws)
    }

    /// - Parameter laws: those that are called by name; another is called by its id.
    public init(laws: [Law]) {
        self.laws = Dictionary(laws.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// - Parameter evidence: of a finding.
    /// - Returns: each statement once; at the end the numbers and ids of the laws that are named.
    /// - Complexity: linear in the length of the evidence.
    public func japanese(_ evidence: Evidence) -> String {
        var reading = Reading(laws: laws)
        let parts = evidence.statements.map { reading.words(of: $0) }
        guard reading.isChanged else { return evidence.text }
        var said: Set<String> = []
        let notes = reading.named.map { "\($0.name): \($0.law.lawNumber)、法令ID \($0.law.id)" }
        return parts.filter { said.insert($0).inserted }.joined(separator: " / ")
            + (notes.isEmpty ? "" : "（※ \(notes.joined(separator: "。"))）")
    }

    /// The same of a fact of the data.
    public func japanese(_ statement: String) -> String { japanese(Evidence(statement)) }

    /// One evidence as it is read.
    private struct Reading {
        let laws: [String: Law]
        var named: [(name: String, law: Law)] = []
        var isChanged = false

        init(laws: [String: Law]) { self.laws = laws }

        mutating func words(of statement: String) -> String {
            var out = ""
            var said: String?
            for piece in Evidence.pieces(of: statement) {
                if case .words(var words) = piece {
                    // Particles and the like stand without spaces.
                    if let last = said?.last, words.first == " ", let next = words.unicodeScalars.dropFirst().first,
                        (0x3041...0x309F).contains(next.value) || last == "日" && !next.isASCII
                    {
                        words.removeFirst()
                    }
                    out += words
                    said = nil
                } else {
                    if out.last == " ", out.dropLast().last?.isASCII == false { out.removeLast() }
                    let words = name(of: piece)
                    out += words
                    said = words
                    isChanged = true
                }
            }
            return out.split(separator: "; ", omittingEmptySubsequences: false).joined(separator: "、")
        }

        private mutating func name(of piece: EvidencePiece) -> String {
            switch piece {
            case .words(let words): return words
            case .day(let day): return day.japanese
            case .page(let page): return EvidenceWording.pages[page] ?? page
            case .assessments(let numbers):
                return "公表された評価書" + (numbers.isEmpty ? "" : "（資料\(numbers.joined(separator: "、"))）")
            case .lawText(let id, let day, let isWithin):
                let law = laws[id.rawValue]
                let name = law?.callName(on: day) ?? "法令ID \(id)"
                if let law, !named.contains(where: { $0.name == name }) { named.append((name, law)) }
                return "\(name)の条文（\(day.japanese)現在）\(isWithin ? "の" : "")"
            }
        }
    }

    private static let pages = [
        "spec/law-facts.md": "改正の日付と対応の一覧（koban の資料）",
        "spec/notations.md": "引用の書き方の一覧（koban の資料）",
    ]
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
