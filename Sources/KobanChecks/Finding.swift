import KobanCitations
import KobanLaw
import KobanText

/// How much a finding weighs.
public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    /// Tells something and does not judge.
    case note
    /// To be looked into; whether to correct it is for a person to say.
    case warning
    /// Does not fit the law of the day and is to be corrected.
    case error

    /// For people.
    public var japaneseName: String {
        switch self {
        case .note: "注意"
        case .warning: "警告"
        case .error: "エラー"
        }
    }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }

    /// A note is less than a warning, and a warning less than an error.
    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }
}

/// How a citation stands to the law in force on the day.
public enum CitationStatus: String, Sendable, Codable, CaseIterable {
    /// Matches the law in force on the day.
    case ok
    /// Was right once; the law has moved on.
    case stale
    /// Cannot be right.
    case wrong
    /// 要確認: the data cannot decide.
    case review
    /// A law that the data do not hold.
    case external

    /// For people.
    public var japaneseName: String {
        switch self {
        case .ok: "適正"
        case .stale: "旧い"
        case .wrong: "誤り"
        case .review: "要確認"
        case .external: "データにない法令"
        }
    }
}

/// What became of one cited item.
public struct ItemChange: Sendable, Hashable, Codable {
    /// The item as cited.
    public let from: ItemReference
    /// The items that it is now; empty where there is none or no source tells, candidates only where the relation
    /// is `unknown`.
    public let to: [ItemReference]
    /// How number, wording and business went over from the one to the others.
    public let relation: Relation
    /// Whether 第三欄 or 第四欄 differ too.
    public let exchangesChanged: Bool

    /// - Parameter to: empty where no item is known to have taken over.
    public init(
        from: ItemReference, to: [ItemReference], relation: Relation, exchangesChanged: Bool
    ) {
        self.from = from
        self.to = to
        self.relation = relation
        self.exchangesChanged = exchangesChanged
    }
}

/// A fault that a rule found.
public struct Finding: Sendable, Hashable {
    /// The identifier of the rule.
    public var rule: String
    /// How grave it is: the severity of its rule unless the case lessens it.
    public var severity: Severity
    /// One Japanese sentence: what is wrong and since when.
    public var message: String
    /// Index of the citation; nil for a finding on the whole document or a field.
    public var citation: Int?
    /// The law or order that the citation is of; nil where the data do not hold it, or none is concerned.
    public var law: LawID?
    /// The table concerned: the one cited or, of a missing basis, the one that could be; nil where there is none.
    public var table: TableName?
    /// The items that are at fault, and no others.
    public var items: [ItemNumber] = []
    /// The first day on which it was wrong, where known.
    public var since: CivilDate?
    /// Where the statute data know it from.
    public var evidence = Evidence()
    /// What became of the cited items, where they were renumbered; empty for any other fault.
    public var changes: [ItemChange] = []
    /// Items that the text lacks by a list's own condition or by the change history; else empty.
    public var missing: [ItemNumber] = []
    /// Items that the text has beyond that condition or history; else empty.
    public var extra: [ItemNumber] = []
    /// What to do about it; nil where nothing is known and no person need decide.
    public var fix: Fix? {
        didSet {
            if let fix, fix.isEmpty { self.fix = nil }
        }
    }
    /// The place: byte offsets into the source; the first of `places` where there are any.
    public var range: Range<Int>
    /// Each place that is at fault, where that is not the whole citation: the items of a list
    /// that are, in the order of the text.
    public var places: [Range<Int>] {
        get { itemPlaces ?? [] }
        set { itemPlaces = newValue.isEmpty ? nil : newValue }
    }
    var itemPlaces: [Range<Int>]?
    /// The text around the fault that is marked, when it is not `range`.
    public var field: String?

    /// With what every finding has; the rest is empty until it is set.
    ///
    /// - Parameters:
    ///   - message: one Japanese sentence, with its 。.
    ///   - citation: its index; nil for a finding on the whole document or a field.
    ///   - range: byte offsets into the source.
    public init(
        rule: String, severity: Severity, message: String, citation: Int? = nil,
        range: Range<Int>
    ) {
        self.rule = rule
        self.severity = severity
        self.message = message
        self.citation = citation
        self.range = range
    }

    /// What kind of fault it is; nil of a rule that is no longer known.
    public var kind: FaultKind? { RuleCatalog.rule(rule)?.kind }

    /// What is marked for a reader: `places`, or the whole place.
    public var marks: [Range<Int>] { places.isEmpty ? [range] : places }

    /// The same finding, pointing at the items at fault where these are some of a list only.
    func pointing(into citation: Citation) -> Finding {
        let faults = Set(items)
        let listed = citation.items
        guard !faults.isEmpty, !listed.allSatisfy(faults.contains) else { return self }
        let found = citation.places(of: faults)
        guard let first = found.first else { return self }
        var copy = self
        copy.places = found
        copy.range = first
        return copy
    }
}

extension Citation {
    /// Where some items of its list stand, in the order of the text. A range that holds one is
    /// one place.
    func places(of items: Set<ItemNumber>) -> [Range<Int>] {
        guard case .table(let cited) = target else { return [] }
        return cited.elements.filter { $0.numbers.contains(where: items.contains) }.map(\.range)
            .sorted { $0.lowerBound < $1.lowerBound }
    }
}
