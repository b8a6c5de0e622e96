import KobanLaw
import KobanText

/// The tables of the data by what a text may call them.
struct CitedTables: Sendable {
    /// The tables of the Act with a number: 別表第一.
    private let numbered: [Int: TableName]
    /// The Act's table without a number: 別表.
    let unnumbered: TableName?
    /// The tables within an article of a law or order, by the article: 第二条の表.
    private let ofArticles: [ItemNumber: [LawTable]]
    /// Tables of the Act with any other name.
    let named: [(name: String, table: TableName)]
    /// The highest number of a table of the Act.
    let highestNumber: Int

    init(_ tables: LawTables = LawTables([])) {
        var numbered: [Int: TableName] = [:]
        var unnumbered: TableName?
        var ofArticles: [ItemNumber: [LawTable]] = [:]
        var named: [(name: String, table: TableName)] = []
        for table in tables.all {
            switch table.designation {
            case .appended(let number?) where table.law == .numberAct: numbered[number] = table.name
            case .appended(nil) where table.law == .numberAct: unnumbered = table.name
            case .appended: break
            case .ofArticle(let article): ofArticles[article, default: []].append(table)
            case .word(let word): named.append((word, table.name))
            }
        }
        self.numbered = numbered
        self.unnumbered = unnumbered
        self.ofArticles = ofArticles
        self.named = named
        highestNumber = numbered.keys.max() ?? 0
    }

    /// The Act's table with a number.
    subscript(number: Int) -> TableName? { numbered[number] }

    /// Whether a table has a number by which the Act calls it.
    func isNumbered(_ table: TableName?) -> Bool { table.map(numbered.values.contains) ?? false }

    /// The articles that hold a table.
    var articles: [ItemNumber] { ofArticles.keys.sorted() }

    /// Whether some article with this number holds a table.
    func holdsTable(article number: Int) -> Bool { ofArticles[ItemNumber(number)] != nil }

    /// The table within an article of a law or order.
    func table(ofArticle article: ItemNumber, of law: LawID) -> TableName? {
        ofArticles[article]?.first { $0.law == law }?.name
    }

    /// The order that a text means by 主務省令 or by nothing before the table of an article: the last of the
    /// data that has one there, and whether it is the only one.
    func order(ofArticle article: ItemNumber) -> (law: LawID, isOnly: Bool)? {
        guard let tables = ofArticles[article], let last = tables.last else { return nil }
        return (last.law, tables.count == 1)
    }

    /// The order that holds a table and is based on a provision of the Act; nil where there are several.
    func order(basedOn provision: Provision) -> LawID? {
        let orders = Set(ofArticles.values.joined().filter { $0.basis == provision }.map(\.law))
        return orders.count == 1 ? orders.first : nil
    }
}
