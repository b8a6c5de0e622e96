import KobanText

extension Statutes {
    /// Reads and checks the statute data: every file on its own and against the others.
    ///
    /// - Throws: `StatuteDataError` with the file, the line and the reason; nothing of a damaged
    ///   set is used.
    public init(_ files: StatuteFiles) throws(StatuteDataError) {
        let laws = try StatuteReading.laws(files)
        let tables = try StatuteReading.tables(files, laws: laws)
        let editions = try StatuteReading.editions(files, tables: tables)
        self.init(
            laws: laws, tables: tables, orderNames: try StatuteReading.orderNames(files, laws: laws),
            editions: editions,
            correspondences: try StatuteReading.correspondences(files, editions: editions, tables: tables),
            provisionMoves: try StatuteReading.provisionMoves(files, laws: laws),
            informationAliases: try StatuteReading.aliases(files),
            articleIndexes: try StatuteReading.articles(files, laws: laws),
            editionChanges: try StatuteReading.editionChanges(files, editions: editions))
    }
}

private enum StatuteReading {
    static func laws(_ files: StatuteFiles) throws(StatuteDataError) -> [Law] {
        var names: [LawID: [LawName]] = [:]
        var nameRows: [(LawID, StatuteRecord)] = []
        for record in try files.records("law-names.csv", StatuteColumns.lawNames) {
            let id = LawID(rawValue: try record.name(0))
            let days = try record.days(from: 3, until: 4)
            names[id, default: []].append(
                LawName(
                    text: try record.name(2), kind: try record.choice(1, of: LawName.Kind.self),
                    validFrom: days.from, validUntil: days.until, evidence: try record.name(5)))
            nameRows.append((id, record))
        }
        var laws: [Law] = []
        var lawRows: [StatuteRecord] = []
        var known: Set<LawID> = []
        for record in try files.records("laws.csv", StatuteColumns.laws) {
            let id = LawID(rawValue: try record.name(0))
            guard known.insert(id).inserted else { throw record.error(.duplicate("法令「\(id)」")) }
            let days = try record.days(from: 2, until: 3)
            laws.append(
                Law(
                    id: id, lawNumber: try record.name(1), validFrom: days.from, validUntil: days.until,
                    successor: record.text(4).isEmpty ? nil : LawID(rawValue: record.text(4)),
                    names: names[id] ?? [], evidence: try record.name(5)))
            lawRows.append(record)
        }
        for (law, record) in zip(laws, lawRows) {
            guard let successor = law.successor, !known.contains(successor) else { continue }
            throw record.error(.unknownLaw(successor.rawValue))
        }
        for (id, record) in nameRows where !known.contains(id) {
            throw record.error(.unknownLaw(id.rawValue))
        }
        return laws
    }

    /// The tables, each of a law that the data hold.
    static func tables(_ files: StatuteFiles, laws: [Law]) throws(StatuteDataError) -> LawTables {
        let known = Set(laws.map(\.id))
        let (tables, records) = try files.tableRecords()
        for (table, record) in zip(tables.all, records) {
            for law in [table.law, table.order].compactMap(\.self) where !known.contains(law) {
                throw record.error(.unknownLaw(law.rawValue))
            }
        }
        return tables
    }

    static func orderNames(_ files: StatuteFiles, laws: [Law]) throws(StatuteDataError) -> [OrderNames] {
        let known = Set(laws.map(\.id))
        var names: [OrderNames] = []
        for record in try files.records("order-names.csv", StatuteColumns.orderNames) {
            let law = LawID(rawValue: try record.name(0))
            guard known.contains(law) else { throw record.error(.unknownLaw(law.rawValue)) }
            _ = (try record.name(1), try record.name(2))
            names.append(
                OrderNames(
                    law: law, heads: try record.values(1), tails: try record.values(2),
                    needsAct: try record.flag(3), evidence: try record.name(4)))
        }
        return names
    }

    static func editions(
        _ files: StatuteFiles, tables known: LawTables
    ) throws(StatuteDataError) -> [Edition] {
        let records = try files.records("editions.csv", StatuteColumns.editions)
        var named: [String: Int] = [:]
        var tables: [TableName] = []
        for record in records {
            let id = try record.name(0)
            guard named.updateValue(tables.count, forKey: id) == nil else {
                throw record.error(.duplicate("版「\(id)」"))
            }
            tables.append(try record.table(1, of: known))
        }
        let ids = records.map { $0.text(0) }
        var items: [[TableItem]] = Array(repeating: [], count: ids.count)
        for table in known.all {
            var places = EditionPlaces(table: table.name, named: named, tables: tables)
            try read(items: table, files, ids: ids, places: &places, into: &items)
        }
        var editions: [Edition] = []
        for (index, record) in records.enumerated() {
            let id = ids[index]
            guard !items[index].isEmpty else { throw record.error(.emptyEdition(id)) }
            let base = record.text(7)
            if !base.isEmpty, named[base] == nil { throw record.error(.unknownEdition(base)) }
            let days = try record.days(from: 2, until: 4)
            editions.append(
                Edition(
                    id: id, table: tables[index], validFrom: days.from,
                    validFromIsInferred: try record.flag(3), validUntil: days.until,
                    firstSeen: try record.requiredDay(5),
                    verifiedThrough: try record.requiredDay(6),
                    derivedFrom: base.isEmpty ? nil : base, source: try record.name(8),
                    evidence: try record.name(9), items: items[index]))
        }
        return editions
    }

    /// The rows of 第三欄 and 第四欄 of one item, and where the first of them stands.
    private struct ItemExchanges {
        var exchanges: [Exchange]
        let first: StatuteRecord
    }

    private static func read(
        items table: LawTable, _ files: StatuteFiles, ids: [String],
        places: inout EditionPlaces, into items: inout [[TableItem]]
    ) throws(StatuteDataError) {
        var exchanges = try exchanges(of: table, files, ids: ids, places: &places)
        let file = StatuteColumns.itemsFile(of: table)
        for record in try files.records(file, StatuteColumns.items) {
            let number = try record.requiredNumber(1)
            let digest = record.text(9)
            guard digest.isEmpty || (digest.utf8.count == 16 && digest.utf8.allSatisfy(isHexadecimal)) else {
                throw record.error(
                    .badValue(column: "wording_digest", value: digest, expected: "16桁の16進数"))
            }
            let (deleted, inferred, review) = (
                try record.flag(2), try record.flag(3), try record.flag(4)
            )
            let (actors, laws) = (try record.values(5), try record.values(6))
            let (article, evidence) = (try record.number(8), try record.name(10))
            for edition in try places.editions(of: record) {
                if let last = items[edition].last {
                    guard last.number != number else {
                        throw record.error(.duplicate("\(ids[edition]) の\(number)の項"))
                    }
                    guard last.number < number else {
                        throw record.error(.outOfOrder(item: number.description, after: last.number.description))
                    }
                }
                items[edition].append(
                    TableItem(
                        number: number, isDeleted: deleted, actors: actors, laws: laws,
                        label: record.text(7), article: article, wordingDigest: digest,
                        exchanges: exchanges[edition].removeValue(forKey: number)?.exchanges ?? [],
                        evidence: evidence, isInferred: inferred, needsReview: review))
            }
        }
        for (edition, left) in exchanges.enumerated() {
            guard let dangling = left.min(by: { $0.value.first.row.line < $1.value.first.row.line })
            else { continue }
            throw dangling.value.first.error(.unknownItem("\(ids[edition]) の\(dangling.key)の項"))
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...102).contains(byte)
    }

    /// 第三欄 and 第四欄 by edition and item.
    private static func exchanges(
        of table: LawTable, _ files: StatuteFiles, ids: [String], places: inout EditionPlaces
    ) throws(StatuteDataError) -> [[ItemNumber: ItemExchanges]] {
        var read: [[ItemNumber: ItemExchanges]] = Array(repeating: [:], count: ids.count)
        guard table.hasExchanges else { return read }
        let file = StatuteColumns.exchangesFile(of: table)
        for record in try files.records(file, StatuteColumns.exchanges) {
            let number = try record.requiredNumber(1)
            let row = record.text(2)
            let exchange = Exchange(providers: try record.values(3), information: try record.values(4))
            // The row of 第三欄 and 第四欄 is known from where its item is known from.
            _ = try record.name(5)
            for edition in try places.editions(of: record) {
                let expected = (read[edition][number]?.exchanges.count ?? 0) + 1
                guard row == String(expected) else {
                    throw record.error(
                        .badValue(
                            column: "row", value: row,
                            expected: "\(expected)（\(ids[edition]) の\(number)の項の行の順）"))
                }
                read[edition][number, default: ItemExchanges(exchanges: [], first: record)]
                    .exchanges.append(exchange)
            }
        }
        return read
    }

    static func correspondences(
        _ files: StatuteFiles, editions: [Edition], tables: LawTables
    ) throws(StatuteDataError) -> [Correspondence] {
        var items: [TableName: Set<ItemNumber>] = [:]
        for edition in editions { items[edition.table, default: []].formUnion(edition.items.map(\.number)) }
        var correspondences: [Correspondence] = []
        var known: Set<ItemReference> = []
        for record in try files.records("correspondences.csv", StatuteColumns.correspondences) {
            let from = ItemReference(
                try record.table(0, of: tables), try record.requiredNumber(1))
            guard known.insert(from).inserted else { throw record.error(.duplicate("\(from)の対応")) }
            let relation = try record.choice(3, of: Relation.self)
            let to = try record.references(2, of: tables)
            for target in to where items[target.table]?.contains(target.number) != true {
                throw record.error(.unknownItem(target.description))
            }
            // An item that no text shows (別表第二の85の2) has no known successor either; any other
            // that is not there has been lost from its file.
            guard relation == .unknown || items[from.table]?.contains(from.number) == true else {
                throw record.error(.unknownItem(from.description))
            }
            // An unknown one may name its only candidates.
            let isAsRelated = relation == .unknown || to.isEmpty == (relation == .abolished)
            guard isAsRelated else {
                throw record.error(.wrongTargets(relation: relation))
            }
            let basis = try record.choice(5, of: Basis.self)
            correspondences.append(
                Correspondence(
                    from: from, to: to, relation: relation, exchangesChanged: try record.flag(4),
                    isDecidedByReading: basis == .decided, evidence: Evidence(try record.name(6))))
        }
        return correspondences
    }

    private enum Basis: String, CaseIterable { case derived, decided }

    static func editionChanges(
        _ files: StatuteFiles, editions: [Edition]
    ) throws(StatuteDataError) -> [EditionChange] {
        let file = "edition-changes.csv"
        guard files.has(file) else { return [] }
        let known = Dictionary(
            editions.map { ($0.id, Set($0.items.map(\.number))) }, uniquingKeysWith: { first, _ in first })
        var changes: [EditionChange] = []
        for record in try files.records(file, StatuteColumns.editionChanges) {
            let (from, to) = (try record.name(0), try record.name(1))
            for id in [from, to] where known[id] == nil { throw record.error(.unknownEdition(id)) }
            let item = try record.number(2)
            if let item, known[from]?.contains(item) != true {
                throw record.error(.unknownItem("\(from) の\(item)の項"))
            }
            var targets: [ItemNumber] = []
            for value in try record.values(3) {
                guard let number = ItemNumber(value), known[to]?.contains(number) == true else {
                    throw record.error(.unknownItem("\(to) の\(value)の項"))
                }
                targets.append(number)
            }
            changes.append(
                EditionChange(
                    fromEdition: from, toEdition: to, from: item, to: targets,
                    kind: try record.choice(4, of: EditionChange.Kind.self),
                    exchangesChanged: try record.flag(5),
                    isDecidedByReading: try record.choice(6, of: Basis.self) == .decided,
                    evidence: try record.name(7)))
        }
        return changes
    }

    static func provisionMoves(
        _ files: StatuteFiles, laws: [Law]
    ) throws(StatuteDataError) -> [ProvisionMove] {
        let known = Set(laws.map(\.id))
        var moves: [ProvisionMove] = []
        for record in try files.records("provision-moves.csv", StatuteColumns.provisionMoves) {
            let law = LawID(rawValue: try record.name(0))
            guard known.contains(law) else { throw record.error(.unknownLaw(law.rawValue)) }
            moves.append(
                ProvisionMove(
                    law: law, purpose: try record.choice(1, of: ProvisionMove.Purpose.self), role: try record.name(2),
                    from: Provision(
                        article: try record.requiredNumber(3), paragraph: try record.number(4),
                        item: try record.number(5)),
                    to: Provision(
                        article: try record.requiredNumber(6), paragraph: try record.number(7),
                        item: try record.number(8)),
                    since: try record.day(9), seenBy: try record.requiredDay(10),
                    evidence: try record.name(11)))
        }
        return moves
    }

    static func articles(
        _ files: StatuteFiles, laws: [Law]
    ) throws(StatuteDataError) -> [LawID: ArticleIndex] {
        let known = Set(laws.map(\.id))
        var entries: [LawID: [ArticleIndex.Entry]] = [:]
        var last: [LawID: Provision] = [:]
        for record in try files.records("articles.csv", StatuteColumns.articles) {
            let law = LawID(rawValue: try record.name(0))
            guard known.contains(law) else { throw record.error(.unknownLaw(law.rawValue)) }
            let article = try record.article(1)
            let name = article.articleText
            if let before = last.updateValue(article, forKey: law) {
                guard before != article else { throw record.error(.duplicate("\(law) の条「\(name)」")) }
                // 附則 stands after the main provisions.
                guard
                    before.isSupplementary == article.isSupplementary
                        ? before.article < article.article : article.isSupplementary
                else { throw record.error(.outOfOrder(item: name, after: before.articleText)) }
            }
            let paragraphs = try record.count(2)
            entries[law, default: []].append(
                ArticleIndex.Entry(
                    article: name, paragraphs: paragraphs,
                    items: try record.articleItems(3, paragraphs: paragraphs ?? 0),
                    evidence: try record.name(4)))
        }
        return entries.mapValues { ArticleIndex($0) }
    }

    static func aliases(_ files: StatuteFiles) throws(StatuteDataError) -> [InformationAlias] {
        var aliases: [InformationAlias] = []
        for record in try files.records("information-aliases.csv", StatuteColumns.informationAliases) {
            aliases.append(
                InformationAlias(
                    older: try record.name(0), newer: try record.name(1),
                    evidence: try record.name(2)))
        }
        return aliases
    }
}

/// The editions that the rows of a table's files name, as places in `editions.csv`.
private struct EditionPlaces {
    private let table: TableName
    private let named: [String: Int]
    private let tables: [TableName]
    /// Neighbouring rows mostly name the same editions.
    private var last: (field: String, editions: [Int]) = ("", [])

    init(table: TableName, named: [String: Int], tables: [TableName]) {
        self.table = table
        self.named = named
        self.tables = tables
    }

    /// The editions that a row stands in, each of the table of the file.
    mutating func editions(of record: StatuteRecord) throws(StatuteDataError) -> [Int] {
        let field = record.text(0)
        if !field.isEmpty, field == last.field { return last.editions }
        let ids = try record.values(0)
        guard !ids.isEmpty else { throw record.error(.unknownEdition("")) }
        var editions: [Int] = []
        for id in ids {
            guard let edition = named[id], tables[edition] == table else {
                throw record.error(.unknownEdition(id))
            }
            editions.append(edition)
        }
        last = (field, editions)
        return editions
    }
}
