import GRDB
import KobanLaw
import KobanText

/// Writes the statute data, row by row, inside the caller's transaction.
struct StatuteWriting {
    let database: Database

    func write(_ statutes: Statutes) throws {
        for (position, law) in statutes.laws.enumerated() { try write(law, position) }
        for (position, table) in statutes.tables.all.enumerated() { try write(table, position) }
        for names in statutes.orderNames { try write(names) }
        for (position, edition) in statutes.editions.enumerated() { try write(edition, position) }
        for correspondence in statutes.correspondences { try write(correspondence) }
        for move in statutes.provisionMoves { try write(move) }
        for change in statutes.editionChanges { try write(change) }
        for alias in statutes.informationAliases {
            try insert(
                "information_alias",
                ["older": alias.older, "newer": alias.newer, "evidence": alias.evidence])
        }
        for (law, index) in statutes.articleIndexes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for entry in index.all { try write(entry, of: law) }
        }
    }

    /// Inserts a row and gives back its row id.
    @discardableResult
    func insert(
        _ table: String, _ values: KeyValuePairs<String, (any DatabaseValueConvertible)?>
    ) throws -> Int64 {
        let columns = values.map(\.key).joined(separator: ", ")
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        let statement = try database.cachedStatement(
            sql: "INSERT INTO \(table) (\(columns)) VALUES (\(marks))")
        try statement.execute(arguments: StatementArguments(values.map(\.value)))
        return database.lastInsertedRowID
    }

    private func write(_ law: Law, _ position: Int) throws {
        try insert(
            "law",
            [
                "id": law.id.rawValue, "position": position, "number": law.lawNumber,
                "valid_from": law.validFrom?.description,
                "valid_until": law.validUntil?.description, "successor": law.successor?.rawValue,
                "evidence": law.evidence,
            ])
        for name in law.names {
            try insert(
                "law_name",
                [
                    "law_id": law.id.rawValue, "kind": name.kind.rawValue, "name": name.text,
                    "valid_from": name.validFrom?.description,
                    "valid_until": name.validUntil?.description, "evidence": name.evidence,
                ])
        }
    }

    func write(_ table: LawTable, _ position: Int) throws {
        try insert(
            "law_table",
            [
                "name": table.name.rawValue, "position": position, "written": table.designation.text,
                "law_id": table.law.rawValue, "kind": table.kind.rawValue, "successor": table.successor?.rawValue,
                "basis_article": table.basis.article.description,
                "basis_paragraph": table.basis.paragraph?.description, "basis_item": table.basis.item?.description,
                "order_id": table.order?.rawValue, "file": table.file, "evidence": table.evidence,
            ])
    }

    func write(_ names: OrderNames) throws {
        let bar = String(StatuteColumns.separator)
        try insert(
            "order_name",
            [
                "law_id": names.law.rawValue, "heads": names.heads.joined(separator: bar),
                "tails": names.tails.joined(separator: bar), "needs_act": names.needsAct, "evidence": names.evidence,
            ])
    }

    private func write(_ edition: Edition, _ position: Int) throws {
        try insert(
            "edition",
            [
                "id": edition.id, "position": position, "table_name": edition.table.rawValue,
                "valid_from": edition.validFrom?.description,
                "valid_from_is_inferred": edition.validFromIsInferred,
                "valid_until": edition.validUntil?.description,
                "first_seen": edition.firstSeen.description,
                "verified_through": edition.verifiedThrough.description,
                "derived_from": edition.derivedFrom, "source": edition.source,
                "evidence": edition.evidence,
            ])
        for (place, item) in edition.items.enumerated() {
            let id = try insert(
                "item",
                [
                    "edition_id": edition.id, "position": place,
                    "number": item.number.description, "is_deleted": item.isDeleted,
                    "is_inferred": item.isInferred, "needs_review": item.needsReview,
                    "label": item.label, "article": item.article?.description,
                    "wording_digest": item.wordingDigest, "evidence": item.evidence,
                ])
            try insert(names: item.actors, "item_actor", "item_id", id)
            try insert(names: item.laws, "item_law", "item_id", id)
            for (row, exchange) in item.exchanges.enumerated() {
                let exchangeID = try insert("exchange", ["item_id": id, "position": row])
                try insert(names: exchange.providers, "exchange_provider", "exchange_id", exchangeID)
                try insert(
                    names: exchange.information, "exchange_information", "exchange_id", exchangeID)
            }
        }
    }

    private func insert(names: [String], _ table: String, _ owner: String, _ id: Int64) throws {
        for (position, name) in names.enumerated() {
            try insert(table, [owner: id, "position": position, "name": name])
        }
    }

    private func write(_ correspondence: Correspondence) throws {
        let id = try insert(
            "correspondence",
            [
                "from_table": correspondence.from.table.rawValue,
                "from_item": correspondence.from.number.description,
                "relation": correspondence.relation.rawValue,
                "exchanges_changed": correspondence.exchangesChanged,
                "is_decided_by_reading": correspondence.isDecidedByReading,
                "evidence": correspondence.evidence.text,
            ])
        for (position, target) in correspondence.to.enumerated() {
            try insert(
                "correspondence_target",
                [
                    "correspondence_id": id, "position": position,
                    "to_table": target.table.rawValue, "to_item": target.number.description,
                ])
        }
    }

    private func write(_ change: EditionChange) throws {
        let id = try insert(
            "edition_change",
            [
                "from_edition": change.fromEdition, "to_edition": change.toEdition,
                "from_item": change.from?.description, "kind": change.kind.rawValue,
                "exchanges_changed": change.exchangesChanged,
                "is_decided_by_reading": change.isDecidedByReading, "evidence": change.evidence,
            ])
        for (position, target) in change.to.enumerated() {
            try insert(
                "edition_change_target",
                ["edition_change_id": id, "position": position, "to_item": target.description])
        }
    }

    private func write(_ entry: ArticleIndex.Entry, of law: LawID) throws {
        let id = try insert(
            "article",
            [
                "law_id": law.rawValue, "article": entry.article, "paragraphs": entry.paragraphs,
                "evidence": entry.evidence,
            ])
        for (paragraph, items) in entry.items.sorted(by: { $0.key < $1.key }) {
            for (position, item) in items.enumerated() {
                try insert(
                    "article_item",
                    [
                        "article_id": id, "paragraph": paragraph, "position": position,
                        "item": item.description,
                    ])
            }
        }
    }

    private func write(_ move: ProvisionMove) throws {
        try insert(
            "provision_move",
            [
                "law_id": move.law.rawValue, "purpose": move.purpose.rawValue, "role": move.role,
                "from_article": move.from.article.description,
                "from_is_supplementary": move.from.isSupplementary,
                "from_paragraph": move.from.paragraph?.description,
                "from_item": move.from.item?.description,
                "to_article": move.to.article.description,
                "to_is_supplementary": move.to.isSupplementary,
                "to_paragraph": move.to.paragraph?.description,
                "to_item": move.to.item?.description, "since": move.since?.description,
                "seen_by": move.seenBy.description, "evidence": move.evidence,
            ])
    }
}
