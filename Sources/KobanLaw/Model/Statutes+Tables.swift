import KobanText

// Which table follows which, on a day.
extension Statutes {
    /// The last day on which a table was in force; nil while it is, and for a table without editions.
    public func lastDay(of table: TableName) -> CivilDate? {
        let ends = editions(of: table).map(\.validUntil)
        return ends.contains(nil) ? nil : ends.compactMap(\.self).max()
    }

    /// Whether another table took over from a table before a day.
    public func isFormer(_ table: TableName, on day: CivilDate) -> Bool {
        tables.isFormer(table) && lastDay(of: table).map { $0 < day } ?? false
    }

    /// The tables that took over from a former one until a day, one after the other; the last of them is
    /// the one to cite. Empty while the table is in force.
    public func successors(of table: TableName, on day: CivilDate) -> [TableName] {
        var out: [TableName] = []
        var former = table
        for next in tables.successors(of: table) {
            guard isFormer(former, on: day) else { break }
            out.append(next)
            former = next
        }
        return out
    }

    /// What the items of a table say; nil for a name that the data do not know.
    public func kind(of table: TableName) -> LawTable.Kind? { tables[table]?.kind }

    /// The table of a kind that was in force on a day.
    public func table(of kind: LawTable.Kind, on day: CivilDate) -> TableName? {
        tables.tables(of: kind).first { edition(of: $0, on: day) != nil }
    }

    /// What became of an item in a later table, over all tables that lie between.
    ///
    /// - Returns: nil where the data do not name the item.
    public func fate(of item: ItemReference, in table: TableName) -> Correspondence? {
        guard let first = successor(of: item) else { return nil }
        var fate = first
        for _ in tables.successors(of: item.table) where fate.to.contains(where: { $0.table != table }) {
            fate = following(fate, to: table)
        }
        return fate
    }

    /// The fate with each of its items that is not yet of a table followed one table further.
    private func following(_ fate: Correspondence, to table: TableName) -> Correspondence {
        var targets: [ItemReference] = []
        var relations: Set<Relation> = [fate.relation]
        var exchangesChanged = fate.exchangesChanged
        var isDecided = fate.isDecidedByReading
        var evidence = fate.evidence
        for item in fate.to {
            guard item.table != table else {
                targets.append(item)
                continue
            }
            guard let next = successor(of: item) else {
                relations.insert(.unknown)
                continue
            }
            targets += next.to.filter { !targets.contains($0) }
            relations.insert(next.relation)
            exchangesChanged = exchangesChanged || next.exchangesChanged
            isDecided = isDecided || next.isDecidedByReading
            evidence = evidence + next.evidence
        }
        let relation: Relation =
            if relations.contains(.unknown) {
                .unknown
            } else if targets.isEmpty {
                .abolished
            } else if targets.count > 1 {
                .split
            } else if relations.contains(.merged) {
                .merged
            } else {
                relations.contains(.amended) ? .amended : .renumbered
            }
        return Correspondence(
            from: fate.from, to: targets.sorted(), relation: relation, exchangesChanged: exchangesChanged,
            isDecidedByReading: isDecided, evidence: evidence)
    }

    /// The order that took over from a repealed one, one after the other until one that was in force on a day;
    /// nil where the data name none.
    public func orderInForce(after law: Law, on day: CivilDate) -> Law? {
        var found = law.successor.flatMap(self.law)
        for _ in laws {
            guard let order = found, let last = order.validUntil, last < day,
                let next = order.successor.flatMap(self.law)
            else { break }
            found = next
        }
        return found
    }
}

// How tables and laws are called.
extension Statutes {
    /// The Act: 番号法.
    public var act: Law? { law(.numberAct) }

    /// A table with its law, for people: 番号法別表, 利用特定個人情報の提供に関する命令第2条の表.
    public func name(of table: TableName) -> String {
        guard let known = tables[table] else { return table.rawValue }
        return (law(known.law)?.usualName ?? "") + known.designation.text { $0.description }
    }

    /// A table in few words: 別表第一, 命令第2条の表.
    public func shortName(of table: TableName) -> String {
        guard let known = tables[table], known.law != .numberAct else { return table.rawValue }
        return "命令" + known.designation.text { $0.description }
    }

    /// The part of an order's title that tells orders apart: what follows the Act's title
    /// (「別表第一の主務省令で定める事務を定める命令」).
    public func titleTail(_ title: String) -> String {
        for name in act?.names ?? [] where name.kind == .title {
            if title.hasPrefix(name.text), title.utf8.count > name.text.utf8.count {
                return String(title.dropFirst(name.text.count))
            }
        }
        return title
    }

    /// Where the provision stood on a day that is now the basis of a table: 第19条第8号 was 第7号 until
    /// 2021-08-31.
    public func basis(of table: LawTable, on day: CivilDate) -> Provision {
        let earlier = provisionMoves.first { move in
            move.law == .numberAct && move.to == table.basis && move.since.map { day < $0 } ?? false
        }
        return earlier?.from ?? table.basis
    }
}
