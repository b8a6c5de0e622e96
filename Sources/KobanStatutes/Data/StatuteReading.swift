import KobanText

extension Statutes {
    /// Reads and checks the statute data: every file on its own and against the others.
    ///
    /// - Throws: `StatuteDataError` with the file, the line and the reason; nothing of a damaged
    ///   set is used.
    public init(_ files: StatuteFiles) throws(StatuteDataError) {
        let laws = try StatuteReading.laws(files)
        let editions = try StatuteReading.editions(files)
        self.init(
            laws: laws, editions: editions,
            correspondences: try StatuteReading.correspondences(files, editions: editions),
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
        var known: Set<LawID> = []
        for record in try files.records("laws.csv", StatuteColumns.laws) {
            let id = LawID(rawValue: try record.name(0))
            guard known.insert(id).inserted else { throw record.error(.duplicate("法令「\(id)」")) }
            let days = try record.days(from: 2, until: 3)
            laws.append(
                Law(
                    id: id, lawNumber: try record.name(1), validFrom: days.from,
                    validUntil: days.until, names: names[id] ?? [], evidence: try record.name(4)))
        }
        for (id, record) in nameRows where !known.contains(id) {
            throw record.error(.unknownLaw(id.rawValue))
        }
        return laws
    }

    static func editions(_ files: StatuteFiles) throws(StatuteDataError) -> [Edition] {
        let records = try files.records("editions.csv", StatuteColumns.editions)
        var ids: Set<String> = []
        var tables: [String: TableName] = [:]
        for record in records {
            let id = try record.name(0)
            guard ids.insert(id).inserted else { throw record.error(.duplicate("版「\(id)」")) }
            tables[id] = try record.choice(1, of: TableName.self)
        }
        var items: [String: [TableItem]] = [:]
        for table in TableName.allCases {
            try read(items: table, files, tables: tables, into: &items)
        }
        var editions: [Edition] = []
        for record in records {
            let id = record.text(0)
            guard let table = tables[id], let own = items[id] else {
                throw record.error(.emptyEdition(id))
            }
            let base = record.text(7)
            if !base.isEmpty, !ids.contains(base) { throw record.error(.unknownEdition(base)) }
            let days = try record.days(from: 2, until: 4)
            editions.append(
                Edition(
                    id: id, table: table, validFrom: days.from,
                    validFromIsInferred: try record.flag(3), validUntil: days.until,
                    firstSeen: try record.requiredDay(5),
                    verifiedThrough: try record.requiredDay(6),
                    derivedFrom: base.isEmpty ? nil : base, source: try record.name(8),
                    evidence: try record.name(9), items: own))
        }
        return editions
    }

    /// The editions that a row stands in, each of the table of the file.
    private static func editionIDs(
        _ record: StatuteRecord, table: TableName, tables: [String: TableName]
    ) throws(StatuteDataError) -> [String] {
        let ids = try record.values(0)
        guard !ids.isEmpty else { throw record.error(.unknownEdition("")) }
        for id in ids where tables[id] != table { throw record.error(.unknownEdition(id)) }
        return ids
    }

    private struct Place: Hashable {
        let edition: String
        let item: ItemNumber
    }

    private static func read(
        items table: TableName, _ files: StatuteFiles, tables: [String: TableName],
        into items: inout [String: [TableItem]]
    ) throws(StatuteDataError) {
        var (exchanges, exchangeRows) = try exchanges(of: table, files, tables: tables)
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
            for id in try editionIDs(record, table: table, tables: tables) {
                if let last = items[id]?.last {
                    guard last.number != number else {
                        throw record.error(.duplicate("\(id) の\(number)の項"))
                    }
                    guard last.number < number else {
                        throw record.error(.outOfOrder(item: number.description, after: last.number.description))
                    }
                }
                let place = Place(edition: id, item: number)
                exchangeRows[place] = nil
                items[id, default: []].append(
                    TableItem(
                        number: number, isDeleted: deleted, actors: actors, laws: laws,
                        label: record.text(7), article: article, wordingDigest: digest,
                        exchanges: exchanges.removeValue(forKey: place) ?? [], evidence: evidence,
                        isInferred: inferred, needsReview: review))
            }
        }
        if let dangling = exchangeRows.min(by: { $0.value.row.line < $1.value.row.line }) {
            throw dangling.value.error(.unknownItem("\(dangling.key.edition) の\(dangling.key.item)の項"))
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...102).contains(byte)
    }

    /// 第三欄 and 第四欄 by edition and item, and the row that begins each.
    private static func exchanges(
        of table: TableName, _ files: StatuteFiles, tables: [String: TableName]
    ) throws(StatuteDataError) -> ([Place: [Exchange]], [Place: StatuteRecord]) {
        guard table.hasExchanges else { return ([:], [:]) }
        var exchanges: [Place: [Exchange]] = [:]
        var rows: [Place: StatuteRecord] = [:]
        let file = StatuteColumns.exchangesFile(of: table)
        for record in try files.records(file, StatuteColumns.exchanges) {
            let number = try record.requiredNumber(1)
            let exchange = Exchange(providers: try record.values(3), information: try record.values(4))
            for id in try editionIDs(record, table: table, tables: tables) {
                let place = Place(edition: id, item: number)
                let expected = (exchanges[place]?.count ?? 0) + 1
                guard record.text(2) == String(expected) else {
                    throw record.error(
                        .badValue(column: "row", value: record.text(2), expected: "\(expected)（\(id) の\(number)の項の行の順）"))
                }
                exchanges[place, default: []].append(exchange)
                if rows[place] == nil { rows[place] = record }
            }
        }
        return (exchanges, rows)
    }

    static func correspondences(
        _ files: StatuteFiles, editions: [Edition]
    ) throws(StatuteDataError) -> [Correspondence] {
        var items: [TableName: Set<ItemNumber>] = [:]
        for edition in editions { items[edition.table, default: []].formUnion(edition.items.map(\.number)) }
        var correspondences: [Correspondence] = []
        var known: Set<ItemReference> = []
        for record in try files.records("correspondences.csv", StatuteColumns.correspondences) {
            let from = ItemReference(
                try record.choice(0, of: TableName.self), try record.requiredNumber(1))
            guard known.insert(from).inserted else { throw record.error(.duplicate("\(from)の対応")) }
            let relation = try record.choice(3, of: Relation.self)
            let to = try record.references(2)
            for target in to where items[target.table]?.contains(target.number) != true {
                throw record.error(.unknownItem(target.description))
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
                    isDecidedByReading: basis == .decided, evidence: try record.name(6)))
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
                    law: law, role: try record.name(1),
                    from: Provision(
                        article: try record.requiredNumber(2), paragraph: try record.number(3),
                        item: try record.number(4)),
                    to: Provision(
                        article: try record.requiredNumber(5), paragraph: try record.number(6),
                        item: try record.number(7)),
                    since: try record.day(8), seenBy: try record.requiredDay(9),
                    evidence: try record.name(10)))
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
            if let before = last[law] {
                let (place, earlier) = (article.articleText, before.articleText)
                guard place != earlier else { throw record.error(.duplicate("\(law) の条「\(place)」")) }
                // 附則 stands after the main provisions.
                guard before.isSupplementary == article.isSupplementary
                    ? before.article < article.article : article.isSupplementary
                else { throw record.error(.outOfOrder(item: place, after: earlier)) }
            }
            last[law] = article
            let paragraphs = try record.count(2)
            entries[law, default: []].append(
                ArticleIndex.Entry(
                    article: article.articleText, paragraphs: paragraphs,
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
