import KobanCitations
import KobanLaw
import KobanText

/// What a query asks, as read by the grammar of citations: items, whole tables, articles, words.
struct QueryReading {
    /// A table with the items cited; the whole table where there are none.
    struct CitedTable {
        var table: TableName
        var items: [ItemNumber]
        var condition: Condition?
    }

    /// Articles of a law.
    struct CitedProvisions {
        var law: LawID?
        var lawName: String?
        var provisions: [Provision]
    }

    var tables: [CitedTable] = []
    var provisions: [CitedProvisions] = []
    /// Tables of laws that the data do not hold, as written.
    var otherTables: [String] = []
    var words: [String] = []
    /// Whether a number was given without a table, and read for the tables named here.
    var isBareNumber = false

    var citesItems: Bool { tables.contains { !$0.items.isEmpty } }

    private init() {}

    /// - Parameters:
    ///   - tables: the tables of which a bare number (`42`) is an item.
    init(_ text: String, bareNumbersIn bareTables: [TableName], scanner: CitationScanner) {
        let text = QueryReading.trimmed(text)
        self = QueryReading.read(text, scanner)
        guard !citesItems, provisions.isEmpty, otherTables.isEmpty else { return }
        if QueryReading.isNumbers(text) {
            for table in bareTables {
                let whole = QueryReading.read("\(table.rawValue)の\(text)\(QueryReading.ending(text))", scanner)
                if whole.citesItems { tables += whole.tables }
            }
            if citesItems {
                words = []
                isBareNumber = true
            }
            return
        }
        // 別表第一26, 第2条の表42: in running text these need not be items, here they are.
        guard words.contains(where: QueryReading.isNumbers) || tables.isEmpty else { return }
        let closed = QueryReading.read(text + QueryReading.ending(text), scanner)
        if closed.citesItems { self = closed }
    }

    private static func read(_ text: String, _ scanner: CitationScanner) -> QueryReading {
        let source = SourceText(text)
        var reading = QueryReading()
        var rest: [String] = []
        var offset = 0
        var context = CitationContext(namesAct: true)
        context.isQuery = true
        for citation in scanner.citations(in: source, context: context) {
            if offset < citation.range.lowerBound {
                rest.append(source.text(in: offset..<citation.range.lowerBound))
            }
            offset = max(offset, citation.range.upperBound)
            switch citation.target {
            case .table(let cited):
                if let table = cited.table {
                    reading.tables.append(
                        CitedTable(table: table, items: cited.items, condition: citation.condition))
                } else {
                    reading.otherTables.append((citation.lawName ?? "") + (cited.otherTable ?? "表"))
                }
            case .provisions(let cited):
                reading.provisions.append(
                    CitedProvisions(
                        law: citation.law, lawName: citation.lawName,
                        provisions: cited.provisions.map(\.provision)))
            }
        }
        rest.append(source.text(in: offset..<source.bytes.count))
        reading.words = rest.flatMap(words)
        return reading
    }

    /// The words of a text, without what only joins them to a table's name (別表第二の生活保護).
    private static func words(_ text: String) -> [String] {
        text.split { $0.isWhitespace || "、，,。".contains($0) }.compactMap { word in
            var word = word
            while let first = word.first, "のでにを：:".contains(first) { word = word.dropFirst() }
            return word.isEmpty ? nil : String(word)
        }
    }

    private static func trimmed(_ text: String) -> String {
        let line = text.map { $0.isNewline ? " " : $0 }
        guard let first = line.firstIndex(where: { !$0.isWhitespace }),
            let last = line.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(line[first...last])
    }

    /// Whether a text is nothing but numbers, their branches and separators, in any digits.
    private static func isNumbers(_ text: String) -> Bool {
        var hasDigit = false
        for character in CharacterFolding.forSearch(text) {
            if character.isWholeNumber {
                hasDigit = true
            } else if !"の第項番十百千、,・.~-～及びから ".contains(character) {
                return false
            }
        }
        return hasDigit
    }

    private static func ending(_ text: String) -> String { text.hasSuffix("項") ? "" : "の項" }
}
