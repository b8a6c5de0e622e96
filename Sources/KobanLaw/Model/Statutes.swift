import KobanText

/// The statute data as a value: laws, their tables, editions of the tables, correspondences and
/// moved provisions, indexed for the questions that checks ask.
public struct Statutes: Sendable {
    /// The laws and orders of the data, each with its names.
    public let laws: [Law]
    /// The tables, and which follows which.
    public let tables: LawTables
    /// How texts call orders by what they detail.
    public let orderNames: [OrderNames]
    /// All editions, by table and then by day.
    public let editions: [Edition]
    /// What became of the items of former tables.
    public let correspondences: [Correspondence]
    /// Provisions that kept their role and changed their place.
    public let provisionMoves: [ProvisionMove]
    /// Names of one information class that differ between tables:
    /// (name in an older table, name in the newer).
    public let informationAliases: [InformationAlias]
    /// The articles that the texts of the laws show.
    public let articleIndexes: [LawID: ArticleIndex]

    /// What became of items from one edition of a table to the next; of an item that none
    /// names nothing changed.
    public let editionChanges: [EditionChange]

    private let lawIndex: [LawID: Int]
    private let itemIndex: [String: [ItemNumber: Int]]
    private let successorIndex: [ItemReference: Int]
    private let predecessorIndex: [ItemReference: [Int]]

    /// Indexes the data as they are given; of two entries for one thing the first is found.
    public init(
        laws: [Law], tables: LawTables, orderNames: [OrderNames] = [], editions: [Edition],
        correspondences: [Correspondence],
        provisionMoves: [ProvisionMove], informationAliases: [InformationAlias],
        articleIndexes: [LawID: ArticleIndex] = [:], editionChanges: [EditionChange] = []
    ) {
        self.editionChanges = editionChanges
        self.articleIndexes = articleIndexes
        self.laws = laws
        self.tables = tables
        self.orderNames = orderNames
        self.editions = editions
        self.correspondences = correspondences
        self.provisionMoves = provisionMoves
        self.informationAliases = informationAliases
        lawIndex = Dictionary(
            laws.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        itemIndex = Dictionary(
            editions.map { edition in
                var places = [ItemNumber: Int](minimumCapacity: edition.items.count)
                // From the last to the first, so that of two of a number the first is found.
                for index in edition.items.indices.reversed() {
                    places[edition.items[index].number] = index
                }
                return (edition.id, places)
            }, uniquingKeysWith: { first, _ in first })
        successorIndex = Dictionary(
            correspondences.enumerated().map { ($1.from, $0) },
            uniquingKeysWith: { first, _ in first })
        var predecessors: [ItemReference: [Int]] = [:]
        for (index, correspondence) in correspondences.enumerated() {
            for target in correspondence.to { predecessors[target, default: []].append(index) }
        }
        predecessorIndex = predecessors
    }

    /// The same data with other editions and with what became of items between them.
    public func with(editions: [Edition], editionChanges: [EditionChange]) -> Statutes {
        Statutes(
            laws: laws, tables: tables, orderNames: orderNames, editions: editions, correspondences: correspondences,
            provisionMoves: provisionMoves, informationAliases: informationAliases, articleIndexes: articleIndexes,
            editionChanges: editionChanges)
    }

    /// The law with an id.
    public func law(_ id: LawID) -> Law? { lawIndex[id].map { laws[$0] } }

    /// The articles of a law; nil when no text of it is at hand.
    public func articles(of law: LawID) -> ArticleIndex? { articleIndexes[law] }

    /// The edition of a table in force on a day, by what the sources show: nil when the
    /// table was not in force on that day. Before the first text of a table whose
    /// beginning is not known, the first edition is given (and presumed).
    public func edition(of table: TableName, on day: CivilDate) -> Edition? {
        var first: Edition?
        var last: Edition?
        for edition in editions where edition.table == table && edition.isInForce(on: day) {
            if first == nil { first = edition }
            if edition.validFrom != nil || edition.firstSeen <= day { last = edition }
        }
        return last ?? first
    }

    /// All editions of a table, oldest first.
    public func editions(of table: TableName) -> [Edition] {
        editions.filter { $0.table == table }
    }

    /// An item of an edition; nil when the edition has no such number.
    public func item(_ number: ItemNumber, in edition: Edition) -> TableItem? {
        itemIndex[edition.id]?[number].map { edition.items[$0] }
    }

    /// What became of an item of a former table.
    public func successor(of item: ItemReference) -> Correspondence? {
        successorIndex[item].map { correspondences[$0] }
    }

    /// The correspondences that lead to an item, also those of which it is only a candidate
    /// (`unknown`).
    public func predecessors(of item: ItemReference) -> [Correspondence] {
        (predecessorIndex[item] ?? []).map { correspondences[$0] }
    }

    /// The last day for which any text in the data speaks.
    public var verifiedThrough: CivilDate? {
        editions.map(\.verifiedThrough).max()
    }
}

/// One information class under two names, in an older and a newer table.
public struct InformationAlias: Sendable, Hashable {
    /// The name in an older table.
    public let older: String
    /// The name in the newer table.
    public let newer: String
    /// Why both names mean the same class.
    public let evidence: String

    /// A pair of names of one class.
    ///
    /// - Parameters:
    ///   - older: the name in an older table.
    ///   - newer: the name in the newer table.
    public init(older: String, newer: String, evidence: String) {
        self.older = older
        self.newer = newer
        self.evidence = evidence
    }
}
