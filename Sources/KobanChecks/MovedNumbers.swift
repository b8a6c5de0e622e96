import KobanLaw
import KobanText

/// Numbers of a table in force that an amendment of the same table moved after they were written.
struct MovedNumbers {
    let changes: [ItemChange]
    /// The list as it is to be now: moved numbers replaced, the others kept, in the order of the
    /// table, each once.
    let items: [ItemNumber]
    /// The first day on which one of the numbers was wrong.
    let since: CivilDate?
    /// Whether a person must decide about some item.
    let needsReview: Bool
    /// Whether the document may have been written after the amendment, by the new numbers: it says
    /// no day, and the old numbers name something still.
    let isDoubtful: Bool
    let evidence: Evidence

    /// A number is read by the edition in force on the day on which the document was written. One
    /// that the table no longer has is of the last edition that had it, whatever the day.
    ///
    /// - Parameters:
    ///   - written: the last day that the document itself gives; nil where it gives none.
    ///   - day: the day whose law counts.
    /// - Returns: nil where no number moved.
    init?(
        _ cited: [ItemNumber], of table: TableName, written: CivilDate?, on day: CivilDate,
        statutes: Statutes
    ) {
        guard !statutes.editionChanges.isEmpty, let now = statutes.edition(of: table, on: day)
        else { return nil }
        let editions = statutes.editions(of: table)
        guard let last = editions.firstIndex(where: { $0.id == now.id }), last > 0 else { return nil }
        let first = written.flatMap { statutes.edition(of: table, on: $0) }
            .flatMap { edition in editions.firstIndex { $0.id == edition.id } }
        func exists(_ item: ItemNumber, _ edition: Edition) -> Bool {
            statutes.item(item, in: edition).map { !$0.isDeleted } ?? false
        }
        var changes: [ItemChange] = []
        var numbers: Set<ItemNumber> = []
        var days: [CivilDate] = []
        var evidence = Evidence()
        var review = false
        var doubtful = false
        for item in cited {
            let stands = exists(item, now)
            var starts: [Int] = []
            if let first, first < last, !stands || exists(item, editions[first]) {
                starts = [first]
            } else if !stands {
                starts = (0..<last).last { exists(item, editions[$0]) }.map { [$0] } ?? []
            } else if first == nil {
                starts = (0..<last).reversed()
            }
            let moved = starts.lazy.compactMap {
                Movement(of: item, from: $0, to: last, editions: editions, statutes: statutes)
            }.first
            guard let moved else {
                numbers.insert(item)
                continue
            }
            changes.append(
                ItemChange(
                    from: ItemReference(table, item),
                    to: moved.to.map { ItemReference(table, $0) }, relation: moved.relation,
                    exchangesChanged: moved.exchangesChanged))
            // A candidate is not written as if it were certain.
            if moved.relation != .unknown { numbers.formUnion(moved.to) }
            if let since = moved.since { days.append(since) }
            evidence.add(someOf: moved.evidence)
            switch moved.relation {
            case .abolished, .split, .unknown: review = true
            case .renumbered, .amended, .merged: break
            }
            if moved.isInferred { review = true }
            if stands, first == nil { (review, doubtful) = (true, true) }
        }
        guard !changes.isEmpty else { return nil }
        self.changes = changes
        items = numbers.sorted()
        since = days.min()
        needsReview = review
        isDoubtful = doubtful
        self.evidence = evidence
    }
}

/// The way of one number through the editions of a table.
private struct Movement {
    let to: [ItemNumber]
    let relation: Relation
    let since: CivilDate?
    let exchangesChanged: Bool
    let isInferred: Bool
    let evidence: Evidence

    /// - Returns: nil where the number names the same business in the end.
    init?(of item: ItemNumber, from first: Int, to last: Int, editions: [Edition], statutes: Statutes) {
        var numbers: Set<ItemNumber> = [item]
        var kinds: Set<EditionChange.Kind> = []
        var since: CivilDate?
        var exchangesChanged = false
        var isInferred = false
        var evidence = Evidence()
        for step in first..<last {
            let next = editions[step + 1]
            var following: Set<ItemNumber> = []
            let changes = statutes.changes(from: editions[step].id, to: next.id)
            for number in numbers {
                guard let change = changes.first(where: { $0.from == number }) else {
                    following.insert(number)
                    continue
                }
                exchangesChanged = exchangesChanged || change.exchangesChanged
                following.formUnion(change.kind == .kept ? [number] : change.to)
                guard change.kind != .kept else { continue }
                kinds.insert(change.kind)
                evidence.add(change.evidence)
                if change.kind == .unknown || change.to != [number] {
                    if since == nil { since = next.validFrom }
                    isInferred = isInferred || next.validFromIsInferred
                }
            }
            numbers = following
        }
        guard numbers != [item], !kinds.isEmpty else { return nil }
        to = numbers.sorted()
        relation =
            if kinds.contains(.unknown) {
                .unknown
            } else if numbers.isEmpty {
                .abolished
            } else if numbers.count > 1 {
                .split
            } else if kinds.contains(.merged) {
                .merged
            } else {
                kinds.contains(.amended) ? .amended : .renumbered
            }
        self.since = since
        self.exchangesChanged = exchangesChanged
        self.isInferred = isInferred
        self.evidence = evidence
    }
}
