import KobanCitations
import KobanLaw
import KobanText

/// The official wording of a row, column by column; nil where its text has not been imported.
public typealias WordingSource = @Sendable (_ edition: Edition, _ item: ItemNumber) -> [String]?

/// Answers the questions of legal staff from the statute data.
///
/// ```swift
/// let lookup = Lookup(statutes: statutes)
/// let answer = try lookup.answer(LookupQuery("別表第二の26の項", day: day))
/// ```
public struct Lookup: Sendable {
    let statutes: Statutes
    let wording: WordingSource

    /// A way to ask the statute data.
    ///
    /// - Parameters:
    ///   - statutes: the data that are asked.
    ///   - wording: where entries get the official wording from; by default they have none.
    public init(statutes: Statutes, wording: @escaping WordingSource = { _, _ in nil }) {
        self.statutes = statutes
        self.wording = wording
    }

    /// What the data say to a query.
    ///
    /// A citation is answered with the items cited, whether they are in force on the day or not.
    /// Words and filters are asked of the tables in force on the day, and of any other table
    /// only where the query names it.
    ///
    /// - Throws: `LookupError` when words cannot be searched for.
    public func answer(_ query: LookupQuery) throws(LookupError) -> LookupAnswer {
        var answer = LookupAnswer(day: query.day)
        answer.dataVerifiedThrough = statutes.verifiedThrough
        var filter = query.filter
        var reading: QueryReading?
        if let text = query.text, !text.allSatisfy(\.isWhitespace) {
            let inForce = tablesInForce(on: query.day)
            reading = QueryReading(
                text, bareNumbersIn: filter.table.map { [$0] } ?? inForce,
                scanner: CitationScanner(statutes: statutes))
        }
        if let reading, reading.citesItems {
            resolve(&filter, in: statutes.editions, &answer)
            guard !answer.hasUnknownName else { return answer }
            answer.isOfCitedItems = true
            answerItems(reading, filter: filter, &answer)
        } else if let reading, reading.tables.isEmpty, !reading.provisions.isEmpty || !reading.otherTables.isEmpty {
            resolve(&filter, in: statutes.editions, &answer)
            guard !answer.hasUnknownName else { return answer }
            answerProvisions(reading, filter: filter, &answer)
        } else {
            try search(reading, filter: filter, &answer)
        }
        addCurrent(&answer)
        noteUndecided(&answer)
        notePresumed(&answer)
        return answer
    }

    // MARK: Items

    private func answerItems(
        _ reading: QueryReading, filter: ItemFilter, _ answer: inout LookupAnswer
    ) {
        if reading.isBareNumber, reading.tables.count > 1 {
            answer.notes.append(
                LookupNote(
                    .reading,
                    "表の名がないので、この日に効力のある表の項を示します（表は \(reading.tables.map(\.table.rawValue).joined(separator: "、"))）。"))
        }
        var wanted: [TableName: Set<ItemNumber>] = [:]
        for cited in reading.tables { wanted[cited.table, default: []].formUnion(cited.items) }
        for table in statutes.tables.names {
            guard let numbers = wanted[table] else { continue }
            guard filter.table == nil || filter.table == table else {
                answer.notes.append(
                    LookupNote(.nothingFound, "\(table.rawValue)の項は、--table \(filter.table?.rawValue ?? "") の項ではありません。")
                )
                continue
            }
            var missing: [ItemNumber] = []
            for number in numbers.sorted() {
                let reference = ItemReference(table, number)
                guard let entry = entry(reference, on: answer.day) else {
                    missing.append(number)
                    continue
                }
                guard filter.hasNoNames || entry.row.map({ selects($0, filter) }) == true else {
                    answer.notes.append(
                        LookupNote(.nothingFound, "\(reference)は、求められた条件に当たりません。"))
                    continue
                }
                answer.entries.append(entry)
            }
            if !missing.isEmpty {
                // With a bare number, the other table may well have it.
                answer.notes.append(LookupNote(.noSuchItem, absence(of: missing, from: table, on: answer.day)))
            }
        }
        noteStanding(&answer)
    }

    /// The entry of an item: the row of the edition in force on the day; where there is none,
    /// that of the nearest edition that has the number, the later before the earlier only
    /// where the table had not begun.
    func entry(_ reference: ItemReference, on day: CivilDate, matches: [WordMatch] = []) -> LookupEntry? {
        let lineage = Lineage(statutes: statutes, day: day)
        let fate = statutes.successor(of: reference)
        let current = statutes.edition(of: reference.table, on: day)
        let editions = statutes.editions(of: reference.table)
        let holding = editions.filter { statutes.item(reference.number, in: $0) != nil }
        let before = holding.last { $0.validFrom.map { $0 <= day } ?? true }
        let nearest = current.flatMap { now in holding.first { $0.id == now.id } } ?? before ?? holding.first
        guard let edition = nearest, let row = statutes.item(reference.number, in: edition) else {
            guard let fate else { return nil }
            return LookupEntry(
                reference: reference, lawName: lawName(of: reference.table), table: statutes.tables[reference.table],
                orderWithoutText: orderWithoutText(of: reference.table), edition: nil, row: nil,
                period: ItemPeriod(
                    validFrom: nil, validFromIsInferred: false, firstSeen: nil,
                    validUntil: editions.last?.validUntil),
                isInForce: current != nil, successors: lineage.successors(of: reference),
                predecessors: lineage.predecessors(of: reference), fate: fate, order: nil,
                history: [], wording: nil, matches: matches, evidence: fate.evidence)
        }
        let history = ItemHistory(of: reference.number, row: row, in: edition, statutes: statutes)
        let order = row.article == nil ? nil : orderName(of: edition, on: day)
        return LookupEntry(
            reference: reference, lawName: lawName(of: reference.table), table: statutes.tables[reference.table],
            orderWithoutText: orderWithoutText(of: reference.table), edition: edition, row: row, period: history.period,
            isInForce: edition.id == current?.id && !row.isDeleted,
            successors: lineage.successors(of: reference),
            predecessors: lineage.predecessors(of: reference), fate: fate, order: order,
            history: history.states, wording: wording(edition, reference.number),
            matches: matches, evidence: Evidence(row.evidence) + Evidence(edition.evidence))
    }

    private func lawName(of table: TableName) -> String {
        statutes.tables[table].flatMap { statutes.law($0.law)?.usualName } ?? ""
    }

    /// 別表第二の主務省令（平成26年内閣府・総務省令第7号）
    private func orderWithoutText(of table: TableName) -> String? {
        guard let order = statutes.tables[table]?.order, statutes.articles(of: order) == nil,
            let law = statutes.law(order)
        else { return nil }
        return "\(law.usualName)（\(law.lawNumber)）"
    }

    /// The order that details the items of an edition, by its title while the edition was in force.
    private func orderName(of edition: Edition, on day: CivilDate) -> OrderName? {
        guard let id = statutes.tables[edition.table]?.order else { return nil }
        var titleDay = max(day, edition.validFrom ?? day)
        if let last = edition.validUntil { titleDay = min(titleDay, last) }
        return statutes.law(id).map { OrderName(law: id, title: $0.title(on: titleDay)) }
    }

    /// Adds the items in force that took over from entries which are not.
    private func addCurrent(_ answer: inout LookupAnswer) {
        var seen = Set(answer.entries.map(\.reference))
        var found: [ItemReference] = []
        for entry in answer.entries where !entry.isInForce {
            let steps = entry.successors + entry.predecessors
            for step in steps where step.isInForce && seen.insert(step.item).inserted {
                found.append(step.item)
            }
        }
        answer.current = inTableOrder(found).compactMap { entry($0, on: answer.day) }
        noteCurrent(&answer)
    }

    /// Items in the order of the tables.
    func inTableOrder(_ items: [ItemReference]) -> [ItemReference] {
        let places = Dictionary(
            uniqueKeysWithValues: statutes.tables.names.enumerated().map { ($1, $0) })
        return items.sorted {
            (places[$0.table] ?? 0, $0.number) < (places[$1.table] ?? 0, $1.number)
        }
    }

    func tablesInForce(on day: CivilDate) -> [TableName] {
        statutes.tables.names.filter { statutes.edition(of: $0, on: day) != nil }
    }
}
