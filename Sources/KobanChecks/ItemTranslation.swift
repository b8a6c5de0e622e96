import KobanLaw
import KobanText

/// What a list of items of a former table has become.
struct ItemTranslation {
    let changes: [ItemChange]
    /// The items now in force, in the order of the table, each once.
    let successors: [ItemNumber]
    let table: TableName
    /// Whether a person must decide about some item.
    let needsReview: Bool
    let evidence: Evidence

    /// Translates items into a table that took over, over all that lie between.
    init(_ items: [ItemNumber], of table: TableName, to successor: TableName, statutes: Statutes) {
        var changes: [ItemChange] = []
        var numbers: Set<ItemNumber> = []
        var review = false
        var evidence = Evidence()
        for item in items {
            let reference = ItemReference(table, item)
            guard let correspondence = statutes.fate(of: reference, in: successor) else {
                changes.append(
                    ItemChange(from: reference, to: [], relation: .unknown, exchangesChanged: false))
                review = true
                continue
            }
            changes.append(
                ItemChange(
                    from: reference, to: correspondence.to, relation: correspondence.relation,
                    exchangesChanged: correspondence.exchangesChanged))
            for target in correspondence.to where target.table == successor {
                numbers.insert(target.number)
            }
            switch correspondence.relation {
            case .abolished, .split, .unknown: review = true
            case .renumbered, .amended, .merged: break
            }
            evidence.add(someOf: correspondence.evidence)
        }
        self.changes = changes
        self.table = successor
        successors = numbers.sorted()
        needsReview = review
        self.evidence = evidence
    }

    /// What one item has become in the table that took over.
    func successors(of item: ItemNumber) -> [ItemNumber] {
        (changes.first { $0.from.number == item }?.to ?? []).filter { $0.table == table }.map(\.number)
    }
}
