import KobanAmendments
import KobanFormats
import KobanLaw
import KobanStatuteStore
import KobanText

/// Says what an import did and what it leaves to a person.
public struct ImportReporter: SubjectReporter {
    private let database: String

    /// - Parameter database: the path of the database.
    public init(database: String) {
        self.database = database
    }

    /// The texts, and the editions that wait for a decision.
    public func report(_ imported: StatuteDatabase.Imported) -> [UInt8] {
        var lines: [String] = []
        for text in imported.texts {
            let tables = text.tables.keys.sorted { $0.rawValue < $1.rawValue }.compactMap { table in
                text.tables[table].map { "\(table.rawValue) \($0.count)項" }
            }
            lines.append(
                "取り込みました: \(text.source)（\(text.title)）"
                    + (tables.isEmpty ? " 条 \(text.articles.count)" : " " + tables.joined(separator: "、")))
        }
        for text in imported.known { lines.append("取り込み済みです: \(text.source)") }
        lines += imported.ledger.notes
        for source in imported.ledger.missing { lines.append("まだない条文: \(source)") }
        for review in imported.ledger.reviews {
            lines.append("")
            lines += ReviewWords.summary(review)
        }
        lines.append("法令データベース: \(database)")
        return VisibleText.bytes(lines.joined(separator: "\n") + "\n")
    }
}
