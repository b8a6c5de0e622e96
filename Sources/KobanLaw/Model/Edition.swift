import KobanText

/// One state of a table: what it said from one amendment to the next.
///
/// A text proves its own day and no more: `firstSeen` is the day of the text,
/// `verifiedThrough` the last day for which a text shows this state. Between
/// `validFrom` and `firstSeen`, and after `verifiedThrough`, the state is presumed.
public struct Edition: Sendable, Hashable, Identifiable {
    /// `別表第二@2015-12-27`: the table and the day of the text; for an edition without a text
    /// of its own, the first day in force.
    public let id: String
    /// The table whose items stand here.
    public let table: TableName
    /// The first day in force, where known.
    public let validFrom: CivilDate?
    /// Whether `validFrom` was inferred and not read from a text.
    public let validFromIsInferred: Bool
    /// The last day in force, where known; nil also while the edition is in force.
    public let validUntil: CivilDate?
    /// The day of the first text (of another text that shows it, where `derivedFrom` is given).
    public let firstSeen: CivilDate
    /// The last day for which a text shows this state; it is presumed after that.
    public let verifiedThrough: CivilDate
    /// The edition from whose text this one was derived; nil where a text of this state is
    /// at hand. Nothing in a derived edition is proved by a text of its own days.
    public let derivedFrom: String?
    /// The file name of the official text.
    public let source: String
    /// What the edition and its days are known from, and what of them stays open, in Japanese.
    public let evidence: String
    /// In the order of the table.
    public let items: [TableItem]

    /// An edition of a table with the days for which it is known.
    ///
    /// - Parameters:
    ///   - validFrom: nil where the first day in force is not known.
    ///   - validUntil: nil where the last day is not known, and while the edition is in force.
    ///   - derivedFrom: the id of another edition; nil where a text of this state is at hand.
    ///   - items: in the order of the table.
    public init(
        id: String, table: TableName, validFrom: CivilDate?, validFromIsInferred: Bool,
        validUntil: CivilDate?, firstSeen: CivilDate, verifiedThrough: CivilDate,
        derivedFrom: String? = nil, source: String, evidence: String, items: [TableItem]
    ) {
        self.id = id
        self.table = table
        self.validFrom = validFrom
        self.validFromIsInferred = validFromIsInferred
        self.validUntil = validUntil
        self.firstSeen = firstSeen
        self.verifiedThrough = verifiedThrough
        self.derivedFrom = derivedFrom
        self.source = source
        self.evidence = evidence
        self.items = items
    }

    /// Whether nothing shows that the state began after a day or ended before it.
    func isInForce(on day: CivilDate) -> Bool {
        if let validFrom, day < validFrom { return false }
        if let validUntil, validUntil < day { return false }
        return true
    }
}

extension Edition {
    /// The same edition with another end, another last day that a text shows, or other items.
    public func with(
        validUntil: CivilDate?? = nil, verifiedThrough: CivilDate? = nil, items: [TableItem]? = nil
    ) -> Edition {
        Edition(
            id: id, table: table, validFrom: validFrom, validFromIsInferred: validFromIsInferred,
            validUntil: validUntil ?? self.validUntil, firstSeen: firstSeen,
            verifiedThrough: verifiedThrough ?? self.verifiedThrough, derivedFrom: derivedFrom,
            source: source, evidence: evidence, items: items ?? self.items)
    }
}

/// An item (項) of a table in one edition.
public struct TableItem: Sendable, Hashable {
    /// The number by which the item is cited: `26`, `85の2`.
    public let number: ItemNumber
    /// Whether the row says 削除.
    public let isDeleted: Bool
    /// Whether the row was inferred from another text and not read in the table itself.
    public let isInferred: Bool
    /// Whether the sources do not decide that the row stood so in this edition (要確認).
    public let needsReview: Bool
    /// 第一欄 (上欄), each actor a value of its own; a defined group such as
    /// 都道府県知事等 is kept as such.
    public let actors: [String]
    /// The laws named in the business (第二欄, 下欄).
    public let laws: [String]
    /// What the item is about, in Koban's own words.
    public let label: String
    /// The article of the order that details the item; nil where there is none.
    public let article: ItemNumber?
    /// The first 16 hexadecimal digits of the SHA-256 of 第一欄 and 第二欄 without law
    /// numbers in parentheses and without 主務省令で定める / 第N条で定める: tells whether two
    /// texts have the same wording without keeping the wording.
    public let wordingDigest: String
    /// 第三欄 and 第四欄, row by row; empty for the two-column tables.
    public let exchanges: [Exchange]
    /// What the row is known from: `sources/425AC0000000027_20151227.xml:616`.
    public let evidence: String

    /// The row of an item in one edition or in several that say the same.
    ///
    /// - Parameters:
    ///   - label: what the item is about, in Koban's own words.
    ///   - article: of the order that details the item; nil where there is none.
    ///   - exchanges: empty for a table of two columns.
    public init(
        number: ItemNumber, isDeleted: Bool, actors: [String], laws: [String], label: String,
        article: ItemNumber?, wordingDigest: String, exchanges: [Exchange], evidence: String,
        isInferred: Bool = false, needsReview: Bool = false
    ) {
        self.number = number
        self.isDeleted = isDeleted
        self.actors = actors
        self.laws = laws
        self.label = label
        self.article = article
        self.wordingDigest = wordingDigest
        self.exchanges = exchanges
        self.evidence = evidence
        self.isInferred = isInferred
        self.needsReview = needsReview
    }
}

/// One row of 第三欄 and 第四欄 of an item: these providers hand over this information.
public struct Exchange: Sendable, Hashable {
    /// 第三欄, each provider a value of its own.
    public let providers: [String]
    /// 第四欄, each information class by its one name in the table.
    public let information: [String]

    /// A row whose providers all hand over all of the information.
    public init(providers: [String], information: [String]) {
        self.providers = providers
        self.information = information
    }
}
