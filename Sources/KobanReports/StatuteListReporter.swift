import KobanAmendments
import KobanLaw
import KobanText

/// What `koban statutes list` shows.
public struct StatuteList: Sendable {
    public let ledger: StatuteLedger?
    public let texts: [LawText]
    /// The path of the database; nil where the bundled data are read.
    public let database: String?

    public init(ledger: StatuteLedger?, texts: [LawText], database: String?) {
        self.ledger = ledger
        self.texts = texts
        self.database = database
    }

    var laws: [Law] { ledger?.data?.statutes.laws ?? [] }
    var tables: LawTables { ledger?.data?.statutes.tables ?? LawTables([]) }

    /// The editions in force in their time, then those that wait.
    var editions: [(edition: Edition, undecided: Int?)] {
        let entered = (ledger?.data?.statutes.editions ?? []).map { (edition: $0, undecided: Int?.none) }
        let waiting = (ledger?.reviews ?? []).filter { !$0.isEntered }
            .map { (edition: $0.later, undecided: Int?.some($0.undecided.count)) }
        return entered + waiting
    }

    func hasWording(_ edition: Edition) -> Bool {
        edition.derivedFrom == nil && texts.contains { $0.source == edition.source }
    }

    func changes(into edition: Edition) -> Int {
        ledger?.data?.statutes.editionChanges.count { $0.toEdition == edition.id } ?? 0
    }
}

/// Writes the laws and editions at hand.
public enum StatuteListReporter {
    public static func json(_ list: StatuteList) -> [UInt8] {
        JSONValue.object([
            ("database", .optional(list.database)),
            ("dataVerifiedThrough", .optional(list.ledger?.data?.statutes.verifiedThrough?.description)),
            (
                "laws",
                .array(
                    list.laws.map { law in
                        .object([
                            ("law", .string(law.id.rawValue)), ("lawNumber", .string(law.lawNumber)),
                            ("title", .string(law.names.last { $0.kind == .title }?.text ?? "")),
                            ("validFrom", .optional(law.validFrom?.description)),
                            ("validUntil", .optional(law.validUntil?.description)),
                        ])
                    })
            ),
            ("editions", .array(list.editions.map { json($0.edition, $0.undecided, list) })),
            ("missingTexts", .strings(list.ledger?.missing ?? [])),
        ]).serialized()
    }

    private static func json(_ edition: Edition, _ undecided: Int?, _ list: StatuteList) -> JSONValue {
        .object([
            ("edition", .string(edition.id)), ("law", .optional(list.tables[edition.table]?.law.rawValue)),
            ("table", .string(edition.table.rawValue)),
            ("status", .string(undecided == nil ? "entered" : "waiting")),
            ("undecided", .int(undecided ?? 0)),
            ("validFrom", .optional(edition.validFrom?.description)),
            ("validFromIsInferred", .bool(edition.validFromIsInferred)),
            ("validUntil", .optional(edition.validUntil?.description)),
            ("firstSeen", .string(edition.firstSeen.description)),
            ("verifiedThrough", .string(edition.verifiedThrough.description)),
            ("derivedFrom", .optional(edition.derivedFrom)),
            ("items", .int(edition.items.count { !$0.isDeleted })),
            ("deletedItems", .int(edition.items.count(where: \.isDeleted))),
            ("itemsNeedingReview", .int(edition.items.count(where: \.needsReview))),
            ("changesFromPrevious", .int(list.changes(into: edition))),
            ("source", .string(edition.source)), ("hasWording", .bool(list.hasWording(edition))),
            ("evidence", .string(edition.evidence)),
        ])
    }

    public static func text(_ list: StatuteList) -> String {
        var lines = [
            list.database.map { "法令データベース: \($0)" } ?? "法令データ: 附属のもの（データベースはまだありません）", "",
        ]
        for table in list.tables.all {
            let own = list.editions.filter { $0.edition.table == table.name }
            guard !own.isEmpty else { continue }
            let law = list.laws.first { $0.id == table.law }
            lines.append("\(table.name.rawValue)（\(law?.lawNumber ?? table.law.rawValue)）")
            for (edition, undecided) in own { lines += text(edition, undecided, list) }
            lines.append("")
        }
        for source in list.ledger?.missing ?? [] { lines.append("まだない条文: \(source)") }
        if !list.laws.isEmpty {
            lines.append("法令")
            for law in list.laws {
                let days = period(law.validFrom, law.validUntil, isInferred: false)
                lines.append("  \(law.id)  \(law.lawNumber)  \(days)")
                if let title = law.names.last(where: { $0.kind == .title }) { lines.append("    \(title.text)") }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(_ edition: Edition, _ undecided: Int?, _ list: StatuteList) -> [String] {
        var counts = "\(edition.items.count { !$0.isDeleted })項"
        let deleted = edition.items.count(where: \.isDeleted)
        if deleted > 0 { counts += "（ほかに削除\(deleted)項）" }
        let review = edition.items.count(where: \.needsReview)
        if review > 0 { counts += "、うち要確認\(review)項" }
        let days = period(edition.validFrom, edition.validUntil, isInferred: edition.validFromIsInferred)
        var lines = ["  \(edition.id)  \(days)  \(counts)"]
        if let undecided {
            lines[0] += undecided == 0 ? "  【前の版の決定待ち】" : "  【未決\(undecided)件。まだ効力を持ちません】"
        }
        let proof =
            edition.derivedFrom.map { "条文は手元になく \($0) から推定" }
            ?? "条文 \(edition.firstSeen)"
            + (edition.verifiedThrough > edition.firstSeen ? "、\(edition.verifiedThrough) まで確認" : "")
        lines.append("    \(proof)  出典 \(edition.source)" + (list.hasWording(edition) ? "（文言あり）" : ""))
        return lines
    }

    static func period(_ from: CivilDate?, _ until: CivilDate?, isInferred: Bool) -> String {
        let start = from.map { $0.description + (isInferred ? "（推定）" : "") } ?? "（始期不明）"
        return "\(start) ～ \(until?.description ?? "")".trimmedAtEnd
    }
}

extension String {
    /// Without blanks at the end.
    var trimmedAtEnd: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
