import KobanText

extension Statutes {
    /// The items of an edition that a condition selects, in the order of the table.
    ///
    /// Names are whole names: 市町村長 does not select what names 市町村長等. A class of
    /// information is also found by the name that another table gives it. A deleted item is
    /// never selected.
    ///
    /// - Parameters:
    ///   - provider: 第三欄. With `information`, both must stand in the same row.
    ///   - information: 第四欄.
    ///   - actor: 第一欄.
    ///   - business: words of 第二欄. The data hold the laws that it names and a label, not its
    ///     wording: an item is selected when one of these contains the words, and an empty
    ///     answer proves nothing.
    public func items(
        provider: String? = nil, information: String? = nil, actor: String? = nil,
        business: String? = nil, in edition: Edition
    ) -> [ItemNumber] {
        let classes = information.map { names(of: $0) }
        return edition.items.filter { item in
            guard !item.isDeleted else { return false }
            if let actor, !item.actors.contains(actor) { return false }
            if let business, !item.label.contains(business),
                !item.laws.contains(where: { $0.contains(business) })
            {
                return false
            }
            guard provider != nil || classes != nil else { return true }
            return item.exchanges.contains { exchange in
                (provider.map(exchange.providers.contains) ?? true)
                    && (classes.map { !$0.isDisjoint(with: exchange.information) } ?? true)
            }
        }.map(\.number)
    }

    /// The names of an information class in all tables, the given one among them.
    public func names(of information: String) -> Set<String> {
        var names: Set<String> = [information]
        for alias in informationAliases {
            if alias.older == information { names.insert(alias.newer) }
            if alias.newer == information { names.insert(alias.older) }
        }
        return names
    }
}
