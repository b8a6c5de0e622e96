import KobanLaw
import KobanText

/// One step of an item's way through the tables: an item that it became, or came from.
public struct LineageStep: Sendable, Hashable {
    /// The item reached.
    public let item: ItemReference
    /// The law or order that holds its table; nil where the data do not know the table.
    public let law: LawID?
    /// The item from which it was reached: the one asked about, for the first step.
    public let from: ItemReference
    /// How the older of the two items relates to the newer.
    public let relation: Relation
    /// Whether 第三欄 or 第四欄 differ.
    public let exchangesChanged: Bool
    /// Whether a person decided the step on the texts; otherwise it was derived.
    public let isDecidedByReading: Bool
    /// 1 for a direct successor or predecessor.
    public let distance: Int
    /// What the item reached is about; nil where its text is not at hand.
    public let label: String?
    /// Whether the item reached is in force on the day asked about.
    public let isInForce: Bool
    /// What the step is known from.
    public let evidence: Evidence

    /// Whether it is only a candidate (要確認).
    public var needsReview: Bool { relation == .unknown }
}

/// Follows items through every renumbering.
struct Lineage {
    let statutes: Statutes
    let day: CivilDate

    /// What became of an item, the nearest first; each item once.
    func successors(of item: ItemReference) -> [LineageStep] {
        walk(from: item) { reference in
            guard let correspondence = statutes.successor(of: reference) else { return [] }
            return correspondence.to.map { ($0, correspondence) }
        }
    }

    /// Where an item came from, the nearest first; each item once.
    func predecessors(of item: ItemReference) -> [LineageStep] {
        walk(from: item) { reference in
            statutes.predecessors(of: reference).map { ($0.from, $0) }
        }
    }

    private func walk(
        from start: ItemReference,
        next: (ItemReference) -> [(ItemReference, Correspondence)]
    ) -> [LineageStep] {
        var steps: [LineageStep] = []
        var seen: Set<ItemReference> = [start]
        var front = [start]
        var distance = 1
        while !front.isEmpty {
            var reached: [ItemReference] = []
            for reference in front {
                for (item, correspondence) in next(reference) where seen.insert(item).inserted {
                    steps.append(step(to: item, from: reference, correspondence, distance))
                    reached.append(item)
                }
            }
            front = reached
            distance += 1
        }
        return steps
    }

    private func step(
        to item: ItemReference, from: ItemReference, _ correspondence: Correspondence,
        _ distance: Int
    ) -> LineageStep {
        let current = statutes.edition(of: item.table, on: day)
        let row = current.flatMap { statutes.item(item.number, in: $0) }
        // Of an item that is not in force on the day, what it said nearest to the day.
        let holding = statutes.editions(of: item.table).filter { statutes.item(item.number, in: $0) != nil }
        let nearest = holding.last { $0.validFrom.map { $0 <= day } ?? true } ?? holding.first
        let any = row ?? nearest.flatMap { statutes.item(item.number, in: $0) }
        return LineageStep(
            item: item, law: statutes.tables[item.table]?.law, from: from, relation: correspondence.relation,
            exchangesChanged: correspondence.exchangesChanged,
            isDecidedByReading: correspondence.isDecidedByReading, distance: distance,
            label: any?.label, isInForce: row.map { !$0.isDeleted } ?? false,
            evidence: correspondence.evidence)
    }
}
