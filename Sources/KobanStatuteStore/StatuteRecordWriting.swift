import Foundation
import GRDB
import KobanLaw
import KobanText

/// Writes the records of a database and what follows from them, inside the caller's
/// transaction.
struct StatuteRecordWriting {
    let database: Database

    func write(_ update: StatuteUpdate) throws {
        let records = update.records
        for table in [
            "setting", "base_file", "data_file", "decision", "review", "text_detail",
            "text_article", "text_row", "text_item", "text",
        ] {
            try database.execute(sql: "DELETE FROM \(table)")
        }
        let rows = StatuteWriting(database: database)
        for (name, value) in [
            ("base", records.base.rawValue), ("bundled_digest", records.digest),
            ("program", records.program),
        ] {
            try rows.insert("setting", ["name": name, "value": value])
        }
        try write(records.files, to: "base_file")
        if let data = update.data { try write(data.files, to: "data_file") }
        try StatuteStore.replace(update.data?.statutes, in: database)
        for text in records.texts { try write(text) }
        for decision in records.decisions {
            try rows.insert(
                "decision",
                [
                    "from_edition": decision.fromEdition, "to_edition": decision.toEdition,
                    "from_item": decision.subject.former, "new_item": decision.subject.new,
                    "kind": decision.kind.rawValue, "to_items": list(decision.to),
                    "label": decision.label, "reason": decision.reason,
                ])
        }
        for change in update.undecided {
            try rows.insert(
                "review",
                [
                    "from_edition": change.fromEdition, "to_edition": change.toEdition,
                    "from_item": change.subject.former, "new_item": change.subject.new,
                    "proposed_kind": change.kind.rawValue, "proposed_items": list(change.to),
                    "confidence": change.confidence, "reason": change.reason,
                ])
        }
    }

    private func list(_ numbers: [ItemNumber]) -> String {
        numbers.map(\.description).joined(separator: "・")
    }

    private func write(_ files: StatuteFiles, to table: String) throws {
        for name in files.allNames {
            guard let bytes = files.bytes(of: name) else { continue }
            try StatuteWriting(database: database).insert(
                table, ["name": name, "content": Data(bytes)])
        }
    }

    private func write(_ text: LawText) throws {
        let rows = StatuteWriting(database: database)
        let id = try rows.insert(
            "text",
            [
                "law_id": text.law.rawValue, "title": text.title, "day": text.day.description,
                "effective_from": text.effectiveFrom?.description, "source": text.source,
            ])
        for table in text.tables.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            for (position, item) in (text.tables[table] ?? []).enumerated() {
                let itemID = try rows.insert(
                    "text_item",
                    [
                        "text_id": id, "table_name": table.rawValue, "position": position,
                        "number": item.number.description, "is_deleted": item.isDeleted,
                        "actor": item.actor, "business": item.business, "line": item.line,
                    ])
                for (place, row) in item.rows.enumerated() {
                    try rows.insert(
                        "text_row",
                        [
                            "text_item_id": itemID, "position": place, "provider": row.provider,
                            "information": row.information,
                        ])
                }
            }
        }
        for (position, article) in text.articles.enumerated() {
            try rows.insert(
                "text_article",
                [
                    "text_id": id, "position": position, "number": article.number.description,
                    "is_supplementary": article.isSupplementary, "line": article.line,
                    "paragraphs": article.paragraphs.map(list).joined(separator: "｜"),
                    "paragraph_count": article.paragraphs.count,
                ])
        }
        for (item, articles) in text.details.sorted(by: { $0.key < $1.key }) {
            for (position, article) in articles.enumerated() {
                try rows.insert(
                    "text_detail",
                    [
                        "text_id": id, "item": item.description, "position": position,
                        "article": article.description,
                    ])
            }
        }
    }
}

extension ChangeSubject {
    fileprivate var former: String? {
        if case .former(let number) = self { number.description } else { nil }
    }

    fileprivate var new: String? {
        if case .new(let number) = self { number.description } else { nil }
    }
}
