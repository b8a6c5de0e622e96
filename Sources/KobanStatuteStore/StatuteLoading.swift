import GRDB
import KobanLaw
import KobanText

/// Reads the statute data back, in the order in which they were written.
struct StatuteLoading {
    let database: Database

    func statutes() throws -> Statutes {
        Statutes(
            laws: try laws(), tables: try tables(), orderNames: try orderNames(), editions: try editions(),
            correspondences: try correspondences(),
            provisionMoves: try provisionMoves(),
            informationAliases: try rows("SELECT * FROM information_alias ORDER BY id").map {
                InformationAlias(older: $0["older"], newer: $0["newer"], evidence: $0["evidence"])
            },
            articleIndexes: try articleIndexes(), editionChanges: try editionChanges())
    }

    private func rows(_ sql: String) throws -> [Row] { try Row.fetchAll(database, sql: sql) }

    static func number(_ text: String, table: String, column: String) throws -> ItemNumber {
        guard let number = ItemNumber(text) else {
            throw StatuteStoreError.badValue(table: table, column: column, value: text)
        }
        return number
    }

    private func number(_ row: Row, _ column: String, _ table: String) throws -> ItemNumber? {
        try (row[column] as String?).map { try Self.number($0, table: table, column: column) }
    }

    private func requiredNumber(_ row: Row, _ column: String, _ table: String) throws -> ItemNumber {
        try Self.number(row[column], table: table, column: column)
    }

    private func day(_ row: Row, _ column: String, _ table: String) throws -> CivilDate? {
        try (row[column] as String?).map { text in
            guard let day = CivilDate(iso: text) else {
                throw StatuteStoreError.badValue(table: table, column: column, value: text)
            }
            return day
        }
    }

    private func requiredDay(_ row: Row, _ column: String, _ table: String) throws -> CivilDate {
        guard let day = try day(row, column, table) else {
            throw StatuteStoreError.badValue(table: table, column: column, value: "")
        }
        return day
    }

    private func choice<Value: RawRepresentable>(
        _ row: Row, _ column: String, _ table: String, as type: Value.Type
    ) throws -> Value where Value.RawValue == String {
        let text: String = row[column]
        guard let value = Value(rawValue: text) else {
            throw StatuteStoreError.badValue(table: table, column: column, value: text)
        }
        return value
    }

    private func laws() throws -> [Law] {
        var names: [String: [LawName]] = [:]
        for row in try rows("SELECT * FROM law_name ORDER BY id") {
            names[row["law_id"], default: []].append(
                LawName(
                    text: row["name"],
                    kind: try choice(row, "kind", "law_name", as: LawName.Kind.self),
                    validFrom: try day(row, "valid_from", "law_name"),
                    validUntil: try day(row, "valid_until", "law_name"), evidence: row["evidence"]))
        }
        return try rows("SELECT * FROM law ORDER BY position").map { row in
            let id: String = row["id"]
            return Law(
                id: LawID(rawValue: id), lawNumber: row["number"],
                validFrom: try day(row, "valid_from", "law"),
                validUntil: try day(row, "valid_until", "law"),
                successor: (row["successor"] as String?).map { LawID(rawValue: $0) }, names: names[id] ?? [],
                evidence: row["evidence"])
        }
    }

    private func tables() throws -> LawTables {
        LawTables(
            try rows("SELECT * FROM law_table ORDER BY position").map { row in
                LawTable(
                    name: TableName(rawValue: row["name"]), designation: TableDesignation(row["written"]),
                    law: LawID(rawValue: row["law_id"]),
                    kind: try choice(row, "kind", "law_table", as: LawTable.Kind.self),
                    successor: (row["successor"] as String?).map { TableName(rawValue: $0) },
                    basis: Provision(
                        article: try requiredNumber(row, "basis_article", "law_table"),
                        paragraph: try number(row, "basis_paragraph", "law_table"),
                        item: try number(row, "basis_item", "law_table")),
                    order: (row["order_id"] as String?).map { LawID(rawValue: $0) }, file: row["file"],
                    evidence: row["evidence"])
            })
    }

    private func orderNames() throws -> [OrderNames] {
        func list(_ text: String) -> [String] { text.split(separator: StatuteColumns.separator).map(String.init) }
        return try rows("SELECT * FROM order_name ORDER BY id").map { row in
            OrderNames(
                law: LawID(rawValue: row["law_id"]), heads: list(row["heads"]), tails: list(row["tails"]),
                needsAct: row["needs_act"], evidence: row["evidence"])
        }
    }

    /// The names in a list table by their owner.
    private func names(_ table: String, _ owner: String) throws -> [Int64: [String]] {
        var names: [Int64: [String]] = [:]
        for row in try rows("SELECT * FROM \(table) ORDER BY \(owner), position") {
            names[row[owner], default: []].append(row["name"])
        }
        return names
    }

    private func editions() throws -> [Edition] {
        let providers = try names("exchange_provider", "exchange_id")
        let information = try names("exchange_information", "exchange_id")
        var exchanges: [Int64: [Exchange]] = [:]
        for row in try rows("SELECT * FROM exchange ORDER BY item_id, position") {
            let id: Int64 = row["id"]
            exchanges[row["item_id"], default: []].append(
                Exchange(providers: providers[id] ?? [], information: information[id] ?? []))
        }
        let actors = try names("item_actor", "item_id")
        let laws = try names("item_law", "item_id")
        var items: [String: [TableItem]] = [:]
        for row in try rows("SELECT * FROM item ORDER BY edition_id, position") {
            let id: Int64 = row["id"]
            items[row["edition_id"], default: []].append(
                TableItem(
                    number: try requiredNumber(row, "number", "item"),
                    isDeleted: row["is_deleted"], actors: actors[id] ?? [], laws: laws[id] ?? [],
                    label: row["label"], article: try number(row, "article", "item"),
                    wordingDigest: row["wording_digest"], exchanges: exchanges[id] ?? [],
                    evidence: row["evidence"], isInferred: row["is_inferred"],
                    needsReview: row["needs_review"]))
        }
        return try rows("SELECT * FROM edition ORDER BY position").map { row in
            let id: String = row["id"]
            return Edition(
                id: id, table: TableName(rawValue: row["table_name"]),
                validFrom: try day(row, "valid_from", "edition"),
                validFromIsInferred: row["valid_from_is_inferred"],
                validUntil: try day(row, "valid_until", "edition"),
                firstSeen: try requiredDay(row, "first_seen", "edition"),
                verifiedThrough: try requiredDay(row, "verified_through", "edition"),
                derivedFrom: row["derived_from"], source: row["source"], evidence: row["evidence"],
                items: items[id] ?? [])
        }
    }

    private func correspondences() throws -> [Correspondence] {
        var targets: [Int64: [ItemReference]] = [:]
        for row in try rows("SELECT * FROM correspondence_target ORDER BY correspondence_id, position") {
            targets[row["correspondence_id"], default: []].append(
                ItemReference(
                    TableName(rawValue: row["to_table"]),
                    try requiredNumber(row, "to_item", "correspondence_target")))
        }
        return try rows("SELECT * FROM correspondence ORDER BY id").map { row in
            Correspondence(
                from: ItemReference(
                    TableName(rawValue: row["from_table"]),
                    try requiredNumber(row, "from_item", "correspondence")),
                to: targets[row["id"]] ?? [],
                relation: try choice(row, "relation", "correspondence", as: Relation.self),
                exchangesChanged: row["exchanges_changed"],
                isDecidedByReading: row["is_decided_by_reading"], evidence: Evidence(row["evidence"]))
        }
    }

    private func editionChanges() throws -> [EditionChange] {
        var targets: [Int64: [ItemNumber]] = [:]
        for row in try rows("SELECT * FROM edition_change_target ORDER BY edition_change_id, position") {
            targets[row["edition_change_id"], default: []].append(
                try requiredNumber(row, "to_item", "edition_change_target"))
        }
        return try rows("SELECT * FROM edition_change ORDER BY id").map { row in
            EditionChange(
                fromEdition: row["from_edition"], toEdition: row["to_edition"],
                from: try number(row, "from_item", "edition_change"), to: targets[row["id"]] ?? [],
                kind: try choice(row, "kind", "edition_change", as: EditionChange.Kind.self),
                exchangesChanged: row["exchanges_changed"],
                isDecidedByReading: row["is_decided_by_reading"], evidence: row["evidence"])
        }
    }

    private func articleIndexes() throws -> [LawID: ArticleIndex] {
        var items: [Int64: [Int: [ItemNumber]]] = [:]
        for row in try rows("SELECT * FROM article_item ORDER BY article_id, paragraph, position") {
            items[row["article_id"], default: [:]][row["paragraph"], default: []].append(
                try requiredNumber(row, "item", "article_item"))
        }
        var entries: [LawID: [ArticleIndex.Entry]] = [:]
        for row in try rows("SELECT * FROM article ORDER BY id") {
            entries[LawID(rawValue: row["law_id"]), default: []].append(
                ArticleIndex.Entry(
                    article: row["article"], paragraphs: row["paragraphs"],
                    items: items[row["id"]] ?? [:], evidence: row["evidence"]))
        }
        return entries.mapValues { ArticleIndex($0) }
    }

    private func provisionMoves() throws -> [ProvisionMove] {
        try rows("SELECT * FROM provision_move ORDER BY id").map { row in
            ProvisionMove(
                law: LawID(rawValue: row["law_id"]),
                purpose: try choice(row, "purpose", "provision_move", as: ProvisionMove.Purpose.self),
                role: row["role"],
                from: try provision(row, "from"), to: try provision(row, "to"),
                since: try day(row, "since", "provision_move"),
                seenBy: try requiredDay(row, "seen_by", "provision_move"),
                evidence: row["evidence"])
        }
    }

    private func provision(_ row: Row, _ end: String) throws -> Provision {
        Provision(
            article: try requiredNumber(row, "\(end)_article", "provision_move"),
            isSupplementary: row["\(end)_is_supplementary"],
            paragraph: try number(row, "\(end)_paragraph", "provision_move"),
            item: try number(row, "\(end)_item", "provision_move"))
    }
}
