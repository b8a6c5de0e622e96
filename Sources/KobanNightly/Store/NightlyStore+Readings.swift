import Foundation
import GRDB
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

/// The readings at hand: on which basis, for which days.
struct KnownReadings: Sendable {
    private var byBasis: [ReadingBasis: [(id: Int64, period: JudgementPeriod)]] = [:]

    /// A reading on a basis that holds on a day.
    func id(on basis: ReadingBasis, day: CivilDate) -> Int64? {
        byBasis[basis]?.first { $0.period.contains(day) }?.id
    }

    mutating func add(_ id: Int64, on basis: ReadingBasis, period: JudgementPeriod) {
        byBasis[basis, default: []].append((id, period))
    }
}

/// A stored reading, its citations and findings aside.
struct StoredReading: Sendable {
    let id: Int64
    let basis: ReadingBasis
    let form: AssessmentForm?
    let number: String?
    let title: String?
    let institution: String?
    let publishedOn: CivilDate?
    let name: String?
    let citationSet: String
    let findingSet: String

    /// - Throws: `NightlyStoreError.damaged` for a row that is not as it was written.
    init(_ row: Row) throws {
        let digest: String = row["digest"]
        guard try digest.isEmpty || digest == StoredReading.digest(of: StoredReading.columns.map { row[$0] }) else {
            throw NightlyStoreError(path: "", .damaged(message: "reading \(row["id"] as Int64)"))
        }
        id = row["id"]
        basis = ReadingBasis(
            content: row["content"], statutes: row["statutes"], program: row["program"],
            configuration: row["configuration"])
        form = (row["form"] as String?).flatMap(AssessmentForm.init(rawValue:))
        number = row["number"]
        title = row["title"]
        institution = row["institution"]
        publishedOn = (row["published_on"] as String?).flatMap { CivilDate(iso: $0) }
        name = row["name"]
        citationSet = row["citation_set"]
        findingSet = row["finding_set"]
    }

    /// The columns that tell what was read, in the order of the digest.
    static let columns = [
        "content", "statutes", "program", "configuration", "holds_from", "holds_through", "form", "number", "title",
        "institution", "published_on", "name", "citation_set", "finding_set",
    ]

    /// - Parameter values: of `columns`.
    static func digest(of values: [String?]) throws -> String {
        ContentDigest.sha256(Array(try StoredDetail.text(of: values).utf8))
    }
}

/// Readings are kept as soon as they are made: each is true by itself, so that a run that is
/// stopped leaves what it has done to the next.
extension NightlyStore {
    func knownReadings() throws -> KnownReadings {
        try queue.read { database in
            var known = KnownReadings()
            let rows = try Row.fetchCursor(
                database,
                sql:
                    "SELECT id, content, statutes, program, configuration, holds_from, holds_through FROM reading ORDER BY id DESC"
            )
            while let row = try rows.next() {
                let period = JudgementPeriod(
                    from: (row["holds_from"] as String?).flatMap { CivilDate(iso: $0) },
                    through: (row["holds_through"] as String?).flatMap { CivilDate(iso: $0) })
                let basis = ReadingBasis(
                    content: row["content"], statutes: row["statutes"], program: row["program"],
                    configuration: row["configuration"])
                known.add(row["id"], on: basis, period: period)
            }
            return known
        }
    }

    /// Keeps readings, all of them or none.
    ///
    /// - Returns: their ids.
    func keep(_ readings: [(reading: AssessmentReading, basis: ReadingBasis)]) throws -> [Int64] {
        guard !readings.isEmpty else { return [] }
        return try transaction { database in
            try readings.map { try NightlyStore.insert($0.reading, basis: $0.basis, into: database) }
        }
    }

    private static func insert(
        _ reading: AssessmentReading, basis: ReadingBasis, into database: Database
    ) throws -> Int64 {
        let citations = try reading.citations.map { try StoredDetail.text(of: $0) }
        let findings = try reading.findings.map { try StoredDetail.text(of: $0) }
        let citationSet = StoredDetail.digest(of: citations)
        let findingSet = StoredDetail.digest(of: findings)
        try insertCitations(reading.citations, details: citations, set: citationSet, into: database)
        if try !exists(set: findingSet, in: "reading_finding", column: "finding_set", database) {
            let statement = try database.cachedStatement(
                sql: "INSERT INTO reading_finding (finding_set, position, detail) VALUES (?, ?, ?)")
            for (position, detail) in findings.enumerated() {
                try statement.execute(arguments: [findingSet, position, detail])
            }
        }
        let values: [String?] = [
            basis.content, basis.statutes, basis.program, basis.configuration,
            reading.period.from?.description, reading.period.through?.description,
            reading.form?.rawValue, reading.number, reading.title, reading.institution,
            reading.publishedOn?.description, reading.name, citationSet, findingSet,
        ]
        let columns = StoredReading.columns + ["digest"]
        try database.execute(
            sql: """
                INSERT INTO reading (\(columns.joined(separator: ", ")))
                VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
                """,
            arguments: StatementArguments(values + [try StoredReading.digest(of: values)]))
        return database.lastInsertedRowID
    }

    private static func insertCitations(
        _ citations: [RecordedCitation], details: [String], set: String, into database: Database
    ) throws {
        guard try !exists(set: set, in: "citation", column: "citation_set", database) else { return }
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO citation (citation_set, position, section, field, purpose, law, law_name, table_name,
                  items, provisions, status, text, line, column_number, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for (position, (recorded, detail)) in zip(citations, details).enumerated() {
            let citation = recorded.citation
            var provisions: [String] = []
            var otherTable: String?
            switch citation.target {
            case .table(let cited): otherTable = cited.otherTable
            case .provisions(let cited): provisions = cited.provisions.map(\.provision.japanese)
            }
            try statement.execute(arguments: [
                set, position, recorded.section.rawValue, recorded.field, citation.purpose?.rawValue,
                citation.law?.rawValue, citation.lawName, citation.table?.rawValue ?? otherTable,
                citation.items.map(\.description).joined(separator: " "), provisions.joined(separator: " "),
                recorded.status.rawValue, recorded.text, recorded.place.line, recorded.place.column, detail,
            ])
        }
    }

    private static func exists(set: String, in table: String, column: String, _ database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE \(column) = ?)", arguments: [set]) ?? false
    }
}

/// Values as JSON in a column.
enum StoredDetail {
    static func text(of value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Names a set of details by what they say.
    static func digest(of details: [String]) -> String {
        ContentDigest.sha256(Array(details.joined(separator: "\n").utf8))
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(text.utf8))
        } catch {
            // Koban wrote it: another text there is damage.
            throw NightlyStoreError(path: "", .damaged(message: "\(type)"))
        }
    }
}

/// What stored readings say.
enum ReadingContents {
    static func reading(_ id: Int64, _ database: Database) throws -> StoredReading? {
        try Row.fetchOne(database, sql: "SELECT * FROM reading WHERE id = ?", arguments: [id]).map {
            try StoredReading($0)
        }
    }

    static func findings(of set: String, _ database: Database) throws -> [RecordedFinding] {
        let details = try String.fetchAll(
            database, sql: "SELECT detail FROM reading_finding WHERE finding_set = ? ORDER BY position",
            arguments: [set])
        guard StoredDetail.digest(of: details) == set else {
            throw NightlyStoreError(path: "", .damaged(message: "reading_finding \(set)"))
        }
        return try details.map { try StoredDetail.value(RecordedFinding.self, $0) }
    }

    static func citations(of set: String, _ database: Database) throws -> [RecordedCitation] {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT detail, section, status FROM citation WHERE citation_set = ? ORDER BY position",
            arguments: [set])
        let citations = try rows.map { try StoredDetail.value(RecordedCitation.self, $0["detail"]) }
        // The columns are what is counted by.
        let isWhole = zip(rows, citations).allSatisfy { row, citation in
            row["section"] == citation.section.rawValue && row["status"] == citation.status.rawValue
        }
        guard isWhole, StoredDetail.digest(of: rows.map { $0["detail"] }) == set else {
            throw NightlyStoreError(path: "", .damaged(message: "citation \(set)"))
        }
        return citations
    }

    /// How many citations have which status: all, and those that rules look at.
    static func counts(
        of set: String, _ database: Database
    ) throws -> (all: [CitationStatus: Int], inForce: [CitationStatus: Int]) {
        var all: [CitationStatus: Int] = [:]
        var inForce: [CitationStatus: Int] = [:]
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT status, section IN ('current', 'annex') AS in_force, count(*) AS count
                FROM citation WHERE citation_set = ? GROUP BY 1, 2
                """, arguments: [set])
        for row in rows {
            guard let status = CitationStatus(rawValue: row["status"]) else { continue }
            all[status, default: 0] += row["count"]
            if row["in_force"] { inForce[status, default: 0] += row["count"] }
        }
        return (all, inForce)
    }
}
