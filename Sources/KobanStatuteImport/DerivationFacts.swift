import Foundation
import KobanLaw
import KobanText

/// What people recorded by hand and the derivation builds on.
struct DerivationFacts {
    struct EditionFact {
        let id: String
        let table: TableName
        /// The edition from whose text this one is derived; nil for an edition with a text.
        let derivedFrom: String?
        let source: String
    }

    struct InferredItem {
        enum Change: String, CaseIterable {
            /// The item stands in this edition, known from another text.
            case added
            /// The item did not stand in this edition.
            case absent
            /// It is not certain that the item stood so in this edition.
            case review
            /// The item stood in this edition with a content that no source shows.
            case unknown
        }

        let edition: String
        let item: ItemNumber
        let change: Change
        let actors: [String]
        let laws: [String]
        let evidence: String
    }

    struct InformationLabel {
        let item: ItemNumber
        let row: Int
        let label: String
        /// How the description begins.
        let start: String
        let line: Int
    }

    struct Decision {
        let from: ItemReference
        let to: [ItemReference]
        let relation: Relation
        let reason: String
        let evidence: String
    }

    /// A text from which the articles of a law are known.
    struct ArticleSource {
        let law: LawID
        let file: String
        /// Whether the text shows 項 and 号 as the law has them.
        let showsParagraphs: Bool
    }

    static let informationLabelsFile = "decisions/information-labels.csv"

    let tables: LawTables
    let editions: [EditionFact]
    let inferred: [InferredItem]
    let citedLaws: CitedLaws
    let labels: [ItemReference: String]
    let informationLabels: [TableName: [InformationLabel]]
    /// The newer name of an information class by the older.
    let aliases: [String: String]
    let decisions: [Decision]
    let articleSources: [ArticleSource]

    init(folder: URL) throws(StatuteDerivationError) {
        var contents: [String: [UInt8]] = [:]
        for file in ["tables.csv", "editions.csv", "information-aliases.csv"] + StatuteFiles.factNames {
            if let data = try? Data(contentsOf: folder.appendingPathComponent(file)) {
                contents[file] = Array(data)
            }
        }
        try self.init(StatuteFiles(contents))
    }

    init(_ files: StatuteFiles) throws(StatuteDerivationError) {
        func rows(_ file: String, _ header: [String]) throws(StatuteDerivationError) -> [FactRow] {
            guard let bytes = files.bytes(of: file) else {
                throw .data(StatuteDataError(file: file, line: nil, reason: .missingFile))
            }
            let table: CSVTable
            do {
                table = try CSVTable(bytes: bytes, file: file, header: header)
            } catch {
                throw .data(error)
            }
            return table.rows.map { FactRow(file: file, header: header, row: $0) }
        }
        let tables: LawTables
        do {
            tables = try files.tables()
        } catch {
            throw .data(error)
        }
        self.tables = tables
        var editions: [EditionFact] = []
        for row in try rows("editions.csv", StatuteColumns.editions) {
            editions.append(
                EditionFact(
                    id: row["id"], table: try row.table("table", of: tables),
                    derivedFrom: row["derived_from"].isEmpty ? nil : row["derived_from"],
                    source: row["source"]))
        }
        self.editions = editions

        var inferred: [InferredItem] = []
        for row in try rows(
            "inferred-items.csv", ["edition", "item", "change", "actors", "laws", "evidence"])
        {
            guard let change = InferredItem.Change(rawValue: row["change"]) else {
                throw row.bad("change", "added / absent / review / unknown ")
            }
            inferred.append(
                InferredItem(
                    edition: row["edition"], item: try row.item("item"), change: change,
                    actors: row.values("actors"), laws: row.values("laws"), evidence: row["evidence"]))
        }
        self.inferred = inferred

        citedLaws = CitedLaws(
            try rows("cited-laws.csv", ["name", "stands_for", "law_number", "evidence"])
                .map { ($0["name"], $0["stands_for"].isEmpty ? nil : $0["stands_for"]) })

        var labels: [ItemReference: String] = [:]
        for row in try rows("decisions/labels.csv", ["table", "item", "label"]) {
            labels[ItemReference(try row.table("table", of: tables), try row.item("item"))] = row["label"]
        }
        self.labels = labels

        var information: [TableName: [InformationLabel]] = [:]
        for row in try rows(
            Self.informationLabelsFile, ["table", "item", "row", "label", "phrase_start"])
        {
            guard let number = Int(row["row"]), number >= 1 else { throw row.bad("row", "1以上の行の番号") }
            information[try row.table("table", of: tables), default: []].append(
                InformationLabel(
                    item: try row.item("item"), row: number, label: row["label"],
                    start: row["phrase_start"], line: row.line))
        }
        informationLabels = information

        var aliases: [String: String] = [:]
        for row in try rows("information-aliases.csv", StatuteColumns.informationAliases) {
            aliases[row["older"]] = row["newer"]
        }
        self.aliases = aliases

        var decisions: [Decision] = []
        for row in try rows(
            "decisions/correspondences.csv",
            ["from_table", "from_item", "to_table", "to_items", "relation", "reason", "evidence"])
        {
            guard let relation = Relation(rawValue: row["relation"]) else {
                throw row.bad("relation", "renumbered / amended / merged / split / abolished / unknown ")
            }
            var to: [ItemReference] = []
            for item in row.values("to_items") {
                guard let number = ItemNumber(item) else { throw row.bad("to_items", "項番") }
                to.append(ItemReference(try row.table("to_table", of: tables), number))
            }
            decisions.append(
                Decision(
                    from: ItemReference(try row.table("from_table", of: tables), try row.item("from_item")),
                    to: to, relation: relation, reason: row["reason"], evidence: row["evidence"]))
        }
        self.decisions = decisions

        var articleSources: [ArticleSource] = []
        for row in try rows(
            "article-sources.csv", ["law_id", "source", "shows_paragraphs", "evidence"])
        {
            guard let shows = Bool(row["shows_paragraphs"].lowercased()) else {
                throw row.bad("shows_paragraphs", "true 又は false ")
            }
            articleSources.append(
                ArticleSource(
                    law: LawID(rawValue: row["law_id"]), file: row["source"], showsParagraphs: shows))
        }
        self.articleSources = articleSources
    }
}

/// A row of a file of facts, its fields by column.
private struct FactRow {
    let file: String
    let header: [String]
    let row: CSVTable.Row

    var line: Int { row.line }

    subscript(column: String) -> String {
        header.firstIndex(of: column).map { row.fields[$0] } ?? ""
    }

    func values(_ column: String) -> [String] {
        self[column].split(separator: StatuteColumns.separator).map(String.init)
    }

    func bad(_ column: String, _ expected: String) -> StatuteDerivationError {
        .data(
            StatuteDataError(
                file: file, line: line,
                reason: .badValue(column: column, value: self[column], expected: expected)))
    }

    func item(_ column: String) throws(StatuteDerivationError) -> ItemNumber {
        guard let number = ItemNumber(self[column]) else { throw bad(column, "項番（85の2 など）") }
        return number
    }

    func table(_ column: String, of tables: LawTables) throws(StatuteDerivationError) -> TableName {
        let name = TableName(rawValue: self[column])
        guard tables[name] != nil else {
            throw bad(column, tables.names.map(\.rawValue).joined(separator: "・"))
        }
        return name
    }
}
