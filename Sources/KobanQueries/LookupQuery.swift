import KobanLaw
import KobanText

/// A question to the statute data: a citation or words, filters, and the day whose law counts.
public struct LookupQuery: Sendable, Hashable {
    /// A citation in any notation (`別表第二の26の項`), or words to search for; nil where the
    /// filters alone are the question.
    public var text: String?
    /// What the items must say, besides what `text` asks for.
    public var filter: ItemFilter
    /// The day whose law counts.
    public var day: CivilDate

    /// A question for the law of a day.
    ///
    /// - Parameters:
    ///   - text: a citation or words to search for; nil where the filters alone are the question.
    ///   - filter: by default any item will do.
    ///   - day: whose law counts.
    public init(_ text: String? = nil, filter: ItemFilter = ItemFilter(), day: CivilDate) {
        self.text = text
        self.filter = filter
        self.day = day
    }
}

/// What the items asked for must say. Names are whole names: 市町村長 does not select what names
/// 市町村長等. A class of information is also found by the name that another table gives it.
public struct ItemFilter: Sendable, Hashable {
    /// The only table to look in; nil where the filter names none.
    public var table: TableName?
    /// 第一欄.
    public var actor: String?
    /// 第三欄; with `information`, both must stand in the same row.
    public var provider: String?
    /// 第四欄.
    public var information: String?
    /// A law named in 第二欄.
    public var law: String?

    /// A filter that asks nothing of what is left nil.
    public init(
        table: TableName? = nil, actor: String? = nil, provider: String? = nil,
        information: String? = nil, law: String? = nil
    ) {
        self.table = table
        self.actor = actor
        self.provider = provider
        self.information = information
        self.law = law
    }

    /// Whether nothing but a table is asked for.
    public var hasNoNames: Bool {
        actor == nil && provider == nil && information == nil && law == nil
    }

    /// Whether nothing is asked for, not even a table.
    public var isEmpty: Bool { hasNoNames && table == nil }
}

/// Why no answer can be given.
public enum LookupError: Error, Sendable, Hashable {
    /// The search index could not be made or asked; SQLite's own message.
    case index(message: String)
}

extension LookupError: CustomStringConvertible {
    /// One line in Japanese, with SQLite's own message.
    public var description: String {
        switch self {
        case .index(let message): "語の検索ができません（SQLite: \(message)）。"
        }
    }
}
