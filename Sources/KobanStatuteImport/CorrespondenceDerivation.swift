import KobanLaw
import KobanText

/// What became of the items of the former tables: derived where the wording is the same and
/// only one item has it; otherwise as a person decided on the texts; otherwise unknown.
struct CorrespondenceDerivation {
    struct Row {
        let from: ItemReference
        let to: [ItemReference]
        let relation: Relation
        let exchangesChanged: Bool
        let isDecided: Bool
        let evidence: String
    }

    private(set) var rows: [Row] = []
    private let tables: [TableName: DerivedTable]
    private let known: LawTables

    init(tables: [TableName: DerivedTable], facts: DerivationFacts) {
        self.tables = tables
        known = facts.tables
        let decisions = Dictionary(
            facts.decisions.map { ($0.from, $0) }, uniquingKeysWith: { first, _ in first })
        for table in facts.tables.all {
            guard let successor = table.successor else { continue }
            let former = table.name
            let items = tables[former]?.textItems ?? []
            let targets = tables[successor]?.textItems ?? []
            let targetsByNumber = Dictionary(
                targets.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
            let targetsByWording = Dictionary(grouping: targets.filter { !$0.wording.isEmpty }, by: \.wording)
            let formerByWording = Dictionary(grouping: items, by: \.wording)
            let known = Set(items.map(\.number))
            let onlyDecided = facts.decisions.map(\.from)
                .filter { $0.table == former && !known.contains($0.number) }
            for number in (items.map(\.number) + onlyDecided.map(\.number)).sorted() {
                let reference = ItemReference(former, number)
                let item = items.first { $0.number == number }
                if let decision = decisions[reference] {
                    let to = decision.to.compactMap { targetsByNumber[$0.number] }
                    rows.append(
                        Row(
                            from: reference, to: decision.to, relation: decision.relation,
                            exchangesChanged: item.map {
                                !to.isEmpty
                                    && CorrespondenceDerivation.exchangesDiffer(
                                        $0, to, aliases: facts.aliases)
                            } ?? false,
                            isDecided: true, evidence: "\(decision.reason)（\(decision.evidence)）"))
                    continue
                }
                let same = item.flatMap { targetsByWording[$0.wording] } ?? []
                if let item, same.count == 1, formerByWording[item.wording]?.count == 1 {
                    rows.append(
                        Row(
                            from: reference, to: [ItemReference(successor, same[0].number)],
                            relation: .renumbered,
                            exchangesChanged: CorrespondenceDerivation.exchangesDiffer(
                                item, same, aliases: facts.aliases),
                            isDecided: false,
                            evidence: "第一欄・第二欄が同じ（\(item.evidence); \(same[0].evidence)）"))
                } else {
                    rows.append(
                        Row(
                            from: reference, to: [], relation: .unknown, exchangesChanged: false,
                            isDecided: false,
                            evidence: "条文から導けない（要確認）"
                                + (item.map { CorrespondenceDerivation.candidates(for: $0, among: targets) } ?? "")))
                }
            }
        }
    }

    /// The items nearest in wording, for whoever decides: a hint, never a correspondence.
    private static func candidates(
        for item: DerivedTable.Item, among targets: [DerivedTable.Item]
    ) -> String {
        guard !item.wording.isEmpty else { return "" }
        let own = WordingPairs(item.wording)
        let near = targets.filter { !$0.wording.isEmpty }
            .map { (number: $0.number, likeness: own.likeness(to: WordingPairs($0.wording))) }
            .filter { $0.likeness >= 0.5 }
            .sorted { ($1.likeness, $0.number) < ($0.likeness, $1.number) }
            .prefix(3)
        guard !near.isEmpty else { return "" }
        return "。近い項: " + near.map { "\($0.number)" }.joined(separator: "、")
    }

    /// Whether 第三欄 and 第四欄 differ, a class under its older name being the same class.
    private static func exchangesDiffer(
        _ item: DerivedTable.Item, _ targets: [DerivedTable.Item], aliases: [String: String]
    ) -> Bool {
        func pairs(_ exchanges: [Exchange]) -> Set<[String]> {
            Set(
                exchanges.flatMap { exchange in
                    exchange.providers.flatMap { provider in
                        exchange.information.map { [provider, aliases[$0] ?? $0] }
                    }
                })
        }
        return pairs(item.exchanges) != pairs(targets.flatMap(\.exchanges))
    }

    /// The articles that detail the items of a former table, where the same order details the table that took
    /// over: an article kept its number where the item kept its business (`docs/specification/law-facts.md`), so
    /// that it is the article of the successor.
    func articles(of table: LawTable) -> [ItemNumber: ItemNumber] {
        guard let next = table.successor, let order = table.order, known[next]?.order == order,
            let successor = tables[next]
        else { return [:] }
        let articles = Dictionary(
            successor.textItems.map { ($0.number, $0.article) }, uniquingKeysWith: { first, _ in first })
        var found: [ItemNumber: ItemNumber] = [:]
        for row in rows where row.from.table == table.name && row.to.count == 1 {
            guard row.relation == .renumbered || row.relation == .amended,
                let article = articles[row.to[0].number] ?? nil
            else { continue }
            found[row.from.number] = article
        }
        return found
    }

    func csv() throws(StatuteDerivationError) -> CSVTable {
        for row in rows {
            for target in row.to
            where tables[target.table]?.textItems.contains(where: { $0.number == target.number }) != true {
                throw .data(
                    StatuteDataError(
                        file: "decisions/correspondences.csv", line: nil,
                        reason: .unknownItem(target.description)))
            }
        }
        return CSVTable(
            header: StatuteColumns.correspondences,
            rows: rows.map { row in
                [
                    row.from.table.rawValue, row.from.number.description,
                    row.to.map { "\($0.table.rawValue):\($0.number)" }
                        .joined(separator: String(StatuteColumns.separator)),
                    row.relation.rawValue, String(row.exchangesChanged),
                    row.isDecided ? "decided" : "derived", row.evidence,
                ]
            })
    }
}
