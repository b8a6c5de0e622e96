import KobanText

/// The items of a table as its file keeps them.
public enum ItemStates {
    /// Each different state of an item once, with the editions in which it stands; the states of
    /// one item in the order of the editions.
    public static func states<Item: Hashable>(
        of editions: [(id: String, items: [Item])], number: (Item) -> ItemNumber
    ) -> [(editions: [String], item: Item)] {
        var states: [(editions: [String], item: Item)] = []
        var index: [Item: Int] = [:]
        for edition in editions {
            for item in edition.items {
                if let known = index[item] {
                    states[known].editions.append(edition.id)
                } else {
                    index[item] = states.count
                    states.append(([edition.id], item))
                }
            }
        }
        return states.enumerated()
            .sorted { (number($0.element.item), $0.offset) < (number($1.element.item), $1.offset) }
            .map(\.element)
    }
}
