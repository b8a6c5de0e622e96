import Foundation
import KobanCitations
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// What the scanner reads in 121 passages of legal prose, beside what a reader annotated.
@Suite("法令文の精度", .needsPassages)
struct ProseTests {
    /// Precision and recall that were reached; they only rise.
    private static let floors: [(kind: Cited.Kind, precision: Double, recall: Double)] = [
        (.ownProvision, 0.995, 0.955), (.ownTable, 0.880, 0.740), (.otherProvision, 0.820, 0.950),
        (.otherTable, 0.780, 0.270),
    ]

    /// Passages whose provisions are read otherwise, and why.
    private static let readOtherwise: [String: String] = [
        "w016": "「番号法の条文を引用している第28条」 may be an article of the ordinance that quotes",
        "w020": "第19条第10項 is a slip for 第19条第10号 that is not recovered; 第10項 is 要確認",
        "w025": "第19条第11号 stands two sentences after 番号法 is named",
        "w013": "第5条 is of an ordinance that the passage does not name",
        "w048": "同法: the law is named before the passage; it is 要確認",
        "w050": "同法: the law is named before the passage; it is 要確認",
        "w057": "第15号: its article stands in a heading before the passage",
        "w061": "同法: the law is named before the passage; it is 要確認",
        "w065": "第8号及び第9号: their article stands in a heading before the passage",
        "w082": "同法第1条第1項第4号 of 地方税法 is read; the annotation leaves it out",
        "w108": "改正法附則第35条 is read; the annotation leaves it out",
        "w117": "不動産登記令: 令 alone ends no law's name that is looked for",
        "w121": "同法: the law is named before the passage; it is 要確認",
    ]

    @Test("precision and recall do not fall")
    func floors() throws {
        var counts: [Cited.Kind: Count] = [:]
        for passage in try Self.passages() {
            let (expected, read) = (passage.expected, Self.read(passage.text))
            for (cited, number) in expected { counts[cited.kind, default: Count()].annotated += number }
            for (cited, number) in read {
                counts[cited.kind, default: Count()].read += number
                counts[cited.kind, default: Count()].both += min(number, expected[cited] ?? 0)
            }
        }
        #expect(counts.values.reduce(0) { $0 + $1.annotated } > 350)
        for floor in Self.floors {
            let count = try #require(counts[floor.kind])
            #expect(count.precision >= floor.precision, "\(floor.kind): \(count)")
            #expect(count.recall >= floor.recall, "\(floor.kind): \(count)")
        }
    }

    @Test("provisions are read as annotated, but for the passages listed with their reasons")
    func provisions() throws {
        var compared = 0
        for passage in try Self.passages() where Self.readOtherwise[passage.id] == nil {
            let expected = passage.expected.filter(\.key.isProvision)
            let read = Self.read(passage.text).filter(\.key.isProvision)
            #expect(read == expected, "\(passage.id) \(passage.text)")
            compared += 1
        }
        #expect(compared >= 100)
    }

    private struct Count: CustomStringConvertible {
        var annotated = 0
        var read = 0
        var both = 0
        var precision: Double { read == 0 ? 1 : Double(both) / Double(read) }
        var recall: Double { annotated == 0 ? 1 : Double(both) / Double(annotated) }
        var description: String { "\(both) of \(read) read, of \(annotated) annotated" }
    }

    // MARK: What is compared

    /// One provision or one table with its items, of a law of ours or of any other.
    struct Cited: Hashable {
        enum Kind: Hashable { case ownProvision, ownTable, otherProvision, otherTable }

        /// nil for a law that the data do not hold: names are cited in too many ways to compare.
        var law: LawID?
        var isTable = false
        var words: [String]

        var kind: Kind {
            isTable ? (law == nil ? .otherTable : .ownTable) : law == nil ? .otherProvision : .ownProvision
        }
        var isProvision: Bool { !isTable }
    }

    private static let scanner = CitationScanner(
        statutes: (try? BundledLaw.statutes) ?? TestLexicon.statutes)

    private static func read(_ text: String) -> [Cited: Int] {
        let source = SourceText(text)
        var found: [Cited: Int] = [:]
        for citation in scanner.learning(from: source).citations(in: source) {
            switch citation.target {
            case .table(let cited):
                let law = cited.table == nil ? nil : citation.law
                let words = law == nil ? [] : [cited.table?.rawValue ?? ""] + cited.items.map(\.description)
                found[Cited(law: law, isTable: true, words: words), default: 0] += 1
            case .provisions(let cited):
                for place in cited.provisions {
                    found[Cited(law: citation.law, words: words(place.provision)), default: 0] += 1
                }
            }
        }
        return found
    }

    private static func words(_ provision: Provision) -> [String] {
        [provision.articleText, provision.paragraph?.description ?? "", provision.item?.description ?? ""]
    }

    // MARK: The annotation

    private struct Passage: Decodable {
        let id: String
        let text: String
        let citations: [Annotation]

        var expected: [Cited: Int] {
            citations.flatMap(\.cited).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
    }

    private struct Annotation: Decodable {
        let law: String
        let table: String?
        let items: [String]?
        let article: String?

        private static let laws: [String: LawID] = [
            "番号法": .numberAct, "別表の主務省令": .useOrder, "別表第二の主務省令": .formerProvisionOrder,
            "第2条の表の命令": .provisionOrder,
        ]

        var cited: [Cited] {
            let law = Self.laws[law]
            if let table {
                let name = table == "第2条の表" ? "第二条の表" : table
                return [Cited(law: law, isTable: true, words: law == nil ? [] : [name] + (items ?? []))]
            }
            return article.map { Self.provisions($0).map { Cited(law: law, words: $0) } } ?? []
        }

        /// 第2条第1項, 附則第3条第1項から第3項まで, 第6条の2各号: each provision by itself.
        private static func provisions(_ text: String) -> [[String]] {
            let whole = text.replacing("各号", with: "")
            let ends = whole.replacing("まで", with: "").split(separator: "から").map(String.init)
            guard let first = ends.first else { return [] }
            let lower = parts(first)
            guard ends.count == 2 else { return [lower] }
            let upper = parts(ends[1])
            guard let place = (0..<3).last(where: { !upper[$0].isEmpty }),
                let from = Int(lower[place].replacing("附則", with: "")), let to = Int(upper[place]), from <= to
            else { return [] }
            return (from...to).map { number in
                var words = lower
                words[place] = (place == 0 && lower[0].hasPrefix("附則") ? "附則" : "") + String(number)
                return words
            }
        }

        /// The numbers before 条, 項 and 号, with their branches.
        private static func parts(_ text: String) -> [String] {
            var words = ["", "", ""]
            var rest = Substring(text)
            let supplementary = rest.hasPrefix("附則")
            if supplementary { rest = rest.dropFirst(2) }
            var number = ""
            var place: Int?
            for character in rest {
                switch character {
                case "第":
                    number = ""
                    place = nil
                case "条", "項", "号":
                    place = character == "条" ? 0 : character == "項" ? 1 : 2
                    words[place ?? 0] = number
                default:
                    if let place { words[place].append(character) } else { number.append(character) }
                }
            }
            if supplementary { words[0] = "附則" + words[0] }
            return words
        }
    }

    private static func passages() throws -> [Passage] {
        try JSONDecoder().decode([Passage].self, from: Data(contentsOf: SharedMaterial.passages))
    }
}
