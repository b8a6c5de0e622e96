import KobanLaw
import KobanText

/// What the generator takes from the statute data: which numbers a table has, what became of
/// them, and which items exchange an information class.
struct TableFacts: Sendable {
    let statutes: Statutes
    /// The day on which most documents are judged.
    let today: CivilDate
    /// The last day of the former tables.
    let formerDay: CivilDate

    func day(of table: TableName) -> CivilDate {
        table == .firstTable || table == .secondTable ? formerDay : today
    }

    /// The items of a table, on its last day or today, that stand in a text at hand and are certain.
    func items(of table: TableName) -> [TableItem] {
        guard let edition = statutes.edition(of: table, on: day(of: table)) else { return [] }
        return edition.items.filter { !$0.isDeleted && !$0.isInferred && !$0.needsReview }
    }

    /// Numbers that the table has, as a row that says 削除.
    func deletedItems(of table: TableName) -> [ItemNumber] {
        guard let edition = statutes.edition(of: table, on: day(of: table)) else { return [] }
        return edition.items.filter(\.isDeleted).map(\.number)
    }

    /// A whole number that no edition of the table ever had.
    func unknownNumber(of table: TableName, _ random: inout Seeded) -> ItemNumber {
        let largest = statutes.editions(of: table).flatMap(\.items).map(\.number.whole).max() ?? 200
        return ItemNumber(largest + random.number(3...90))
    }

    /// The items by which a municipality handles a business: those of the law, for an actor that
    /// a municipality may be.
    func items(of table: TableName, law: String) -> [ItemNumber] {
        items(of: table).filter { item in
            item.laws.contains(law) && item.actors.contains { TableFacts.municipalActors.contains($0) }
        }.map(\.number)
    }

    private static let municipalActors: Set<String> = ["市町村長", "都道府県知事等", "都道府県知事又は市町村長"]

    /// The one item that has the business of a former item, where number alone or wording changed;
    /// nil where a person must decide.
    func certainSuccessor(of item: ItemReference) -> ItemNumber? {
        guard let change = statutes.successor(of: item), change.to.count == 1,
            [.renumbered, .amended, .merged].contains(change.relation)
        else { return nil }
        return change.to[0].number
    }

    /// Former items with one certain successor whose number differs, and which no other shares.
    func movedItems(of table: TableName) -> [ItemNumber] {
        items(of: table).map(\.number).filter { number in
            let change = statutes.successor(of: ItemReference(table, number))
            guard let change, change.to.count == 1, [.renumbered, .amended].contains(change.relation) else {
                return false
            }
            return change.to[0].number != number
        }
    }

    /// The items in which a provider gives an information class.
    func selection(of table: TableName, provider: String, information: String) -> [ItemNumber] {
        items(of: table).filter { item in
            item.exchanges.contains { $0.providers.contains(provider) && $0.information.contains(information) }
        }.map(\.number)
    }

    /// The article of the order that details an item of 別表 or 別表第一.
    func article(of number: ItemNumber, in table: TableName) -> ItemNumber? {
        items(of: table).first { $0.number == number }?.article
    }

    /// Articles of a law that its text shows, without supplementary provisions.
    func articles(of law: LawID) -> [ItemNumber] {
        (statutes.articles(of: law)?.all ?? []).compactMap { ItemNumber($0.article) }
    }
}
