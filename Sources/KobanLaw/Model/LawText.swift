import KobanText

/// What Koban reads in an official text of a law: the wording of its tables and the places of
/// its articles. It stands in the database of the user who imported it; the project keeps none.
public struct LawText: Sendable, Hashable {
    /// The law or order whose text it is.
    public let law: LawID
    /// The title (題名) that stands in the text.
    public let title: String
    /// The day whose law the text shows.
    public let day: CivilDate
    /// The first day in force of this state of the law, where the text or its user says so.
    public let effectiveFrom: CivilDate?
    /// `425AC0000000027_20250924.xml`: the law and the day of the text.
    public let source: String
    /// In the order in which the law has them.
    public let tables: [TableName: [ItemText]]
    /// What paragraphs and items its articles have, without their wording.
    public let articles: [ArticleText]
    /// The articles that detail an item of a table, for an order that says so.
    public let details: [ItemNumber: [ItemNumber]]

    /// What was read in the text of one law on one day.
    ///
    /// - Parameters:
    ///   - day: whose law the text shows.
    ///   - effectiveFrom: the first day in force of this state; nil where nobody says.
    ///   - source: nil for the name made of the law and the day.
    ///   - details: by the item of the table, the articles that detail it.
    public init(
        law: LawID, title: String, day: CivilDate, effectiveFrom: CivilDate?, source: String? = nil,
        tables: [TableName: [ItemText]], articles: [ArticleText],
        details: [ItemNumber: [ItemNumber]]
    ) {
        self.law = law
        self.title = title
        self.day = day
        self.effectiveFrom = effectiveFrom
        self.source = source ?? LawText.source(of: law, on: day)
        self.tables = tables
        self.articles = articles
        self.details = details
    }

    /// The name under which evidence cites the text.
    public static func source(of law: LawID, on day: CivilDate) -> String {
        "\(law)_" + day.description.filter { $0 != "-" } + ".xml"
    }

    /// Whether two texts show the same law: their wording, not the lines of their files.
    public func saysTheSame(as other: LawText) -> Bool {
        func wording(_ text: LawText) -> [TableName: [[String]]] {
            text.tables.mapValues { $0.map(\.wording) }
        }
        return wording(self) == wording(other)
            && articles.map { ArticlePlace($0) } == other.articles.map { ArticlePlace($0) }
            && details == other.details
    }

    private struct ArticlePlace: Hashable {
        let number: ItemNumber
        let isSupplementary: Bool
        let paragraphs: [[ItemNumber]]

        init(_ article: ArticleText) {
            number = article.number
            isSupplementary = article.isSupplementary
            paragraphs = article.paragraphs
        }
    }
}

/// The text of one item of a table, as the law has it.
public struct ItemText: Sendable, Hashable {
    /// A row of 第三欄 and 第四欄 of the item.
    public struct Row: Sendable, Hashable {
        /// 第三欄.
        public let provider: String
        /// 第四欄.
        public let information: String

        /// One row, as the law words it.
        ///
        /// - Parameters:
        ///   - provider: the text of 第三欄.
        ///   - information: the text of 第四欄.
        public init(provider: String, information: String) {
            self.provider = provider
            self.information = information
        }
    }

    /// The number of the item, which stands before the actor in 第一欄.
    public let number: ItemNumber
    /// Whether the item says 削除 and nothing else.
    public let isDeleted: Bool
    /// 第一欄 (上欄) without the number.
    public let actor: String
    /// 第二欄 (下欄).
    public let business: String
    /// Empty for a table of two columns.
    public var rows: [Row]
    /// The line of the file on which the item begins.
    public let line: Int

    /// An item, as the law words it.
    ///
    /// - Parameters:
    ///   - actor: 第一欄 without the number.
    ///   - business: 第二欄.
    ///   - rows: empty for a table of two columns.
    ///   - line: of the file, on which the item begins.
    public init(
        number: ItemNumber, isDeleted: Bool, actor: String, business: String, rows: [Row],
        line: Int
    ) {
        self.number = number
        self.isDeleted = isDeleted
        self.actor = actor
        self.business = business
        self.rows = rows
        self.line = line
    }

    /// Number and columns, without the place in the file.
    var wording: [String] {
        [number.description, String(isDeleted), actor, business]
            + rows.flatMap { [$0.provider, $0.information] }
    }
}

/// An article (条) as a text shows it: how many paragraphs, and the items (号) of each.
public struct ArticleText: Sendable, Hashable {
    /// The number of the article without 附則, which `isSupplementary` tells.
    public let number: ItemNumber
    /// Whether it stands in the supplementary provisions (附則) with which the law was made.
    public let isSupplementary: Bool
    /// The numbers of the items of each paragraph; without those that say 削除.
    public let paragraphs: [[ItemNumber]]
    /// The line of the file on which the article begins.
    public let line: Int

    /// An article with the numbers of what stands in it.
    ///
    /// - Parameters:
    ///   - paragraphs: for each paragraph the numbers of its items (号).
    ///   - line: of the file, on which the article begins.
    public init(number: ItemNumber, isSupplementary: Bool, paragraphs: [[ItemNumber]], line: Int) {
        self.number = number
        self.isSupplementary = isSupplementary
        self.paragraphs = paragraphs
        self.line = line
    }

    /// The article as the contract writes it: `19`, `附則6`.
    public var name: String { Provision(article: number, isSupplementary: isSupplementary).articleText }
}
