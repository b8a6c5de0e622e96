import GRDB
import KobanLaw
import KobanText

/// The words of items, in a full-text index of SQLite (FTS5) by trigrams, so that 活保護 finds
/// 生活保護. A word of one or two characters has no trigram and is looked for by LIKE.
struct WordIndex {
    private let queue: DatabaseQueue
    private let documents: [Document]

    /// The names of one item, folded, by column.
    private struct Document {
        let names: [[String]]
    }

    /// - Parameter aliases: other names of a class of information.
    init(_ items: [TableItem], aliases: (String) -> Set<String>) throws(LookupError) {
        documents = items.map { item in
            let providers = item.exchanges.flatMap(\.providers)
            let information = item.exchanges.flatMap(\.information).flatMap { aliases($0).sorted() }
            return Document(
                names: [[item.label], item.laws, item.actors, providers, information].map { names in
                    var seen: Set<String> = []
                    return names.map(CharacterFolding.forSearch).filter { seen.insert($0).inserted }
                })
        }
        do {
            let queue = try DatabaseQueue()
            try queue.write { [documents] database in
                try database.execute(
                    sql: """
                        CREATE VIRTUAL TABLE words USING fts5(
                          label, laws, actors, providers, information, tokenize = 'trigram')
                        """)
                let insert = try database.makeStatement(
                    sql:
                        "INSERT INTO words (rowid, label, laws, actors, providers, information) VALUES (?, ?, ?, ?, ?, ?)"
                )
                for (index, document) in documents.enumerated() {
                    // A line break keeps a word from being found across two names.
                    let columns = document.names.map { $0.joined(separator: "\n") }
                    try insert.execute(arguments: [Int64(index)] + StatementArguments(columns))
                }
            }
            self.queue = queue
        } catch {
            throw .index(message: String(describing: error))
        }
    }

    /// The items that hold all the words, by index, with where each was found.
    func matches(_ words: [String]) throws(LookupError) -> [Int: [WordMatch]] {
        let folded = words.map(CharacterFolding.forSearch).filter { !$0.isEmpty }
        guard !folded.isEmpty else { return [:] }
        var conditions: [String] = []
        var arguments: [String] = []
        let phrases = folded.filter { $0.unicodeScalars.count >= 3 }
        if !phrases.isEmpty {
            conditions.append("words MATCH ?")
            arguments.append(phrases.map(WordIndex.phrase).joined(separator: " AND "))
        }
        for word in folded where word.unicodeScalars.count < 3 {
            let columns = WordMatch.Field.allCases.map { "\($0.rawValue) LIKE ? ESCAPE '\\'" }
            conditions.append("(" + columns.joined(separator: " OR ") + ")")
            arguments += columns.map { _ in WordIndex.pattern(word) }
        }
        let rows: [Int64]
        do {
            let sql = "SELECT rowid FROM words WHERE " + conditions.joined(separator: " AND ")
            rows = try queue.read { [arguments] database in
                try Int64.fetchAll(database, sql: sql, arguments: StatementArguments(arguments))
            }
        } catch {
            throw .index(message: String(describing: error))
        }
        return Dictionary(
            rows.map { (Int($0), found(folded, in: Int($0))) }, uniquingKeysWith: { first, _ in first })
    }

    private func found(_ words: [String], in document: Int) -> [WordMatch] {
        zip(WordMatch.Field.allCases, documents[document].names).compactMap { field, names in
            guard words.contains(where: { word in names.contains { $0.contains(word) } }) else {
                return nil
            }
            return WordMatch(
                field: field, isExact: words.contains { names.contains($0) })
        }
    }

    /// A phrase in the query language of FTS5.
    private static func phrase(_ word: String) -> String {
        "\"" + word.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func pattern(_ word: String) -> String {
        "%" + word.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "%"
    }
}
