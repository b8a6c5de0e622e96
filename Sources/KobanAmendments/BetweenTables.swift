import KobanLaw
import KobanStatuteImport
import KobanStatuteStore
import KobanText

/// Correspondences from a former table to the one that took over, while a database is built
/// from texts alone.
enum BetweenTables {
    private static let file = "decisions/correspondences.csv"
    private static let header = [
        "from_table", "from_item", "to_table", "to_items", "relation", "reason", "evidence",
    ]

    /// `decisions/correspondences.csv` with what was decided in the database.
    static func recorded(
        _ decisions: [ChangeDecision], in files: StatuteFiles
    ) throws(StatuteDerivationError) -> [String: [UInt8]] {
        func table(_ edition: String) -> String { String(edition.prefix { $0 != "@" }) }
        let own = decisions.filter { table($0.fromEdition) != table($0.toEdition) }
        guard !own.isEmpty else { return [:] }
        let records: [StatuteRecord]
        do {
            records = try files.records(file, header)
        } catch {
            throw .data(error)
        }
        let rows = own.map { decision in
            [
                table(decision.fromEdition), decision.subject.number.description,
                decision.to.isEmpty ? "" : table(decision.toEdition),
                decision.to.map(\.description).joined(separator: String(StatuteColumns.separator)),
                decision.kind.rawValue, decision.reason, "\(decision.fromEdition); \(decision.toEdition)",
            ]
        }
        return [file: CSVTable(header: header, rows: records.map(\.row.fields) + rows).bytes]
    }

    /// What the texts do not decide between two tables.
    static func reviews(of statutes: Statutes, texts: [LawText]) -> [EditionReview] {
        statutes.tables.all.compactMap { table in table.successor.map { (table.name, $0) } }
            .compactMap { former, later in
                let open = statutes.correspondences.filter {
                    $0.from.table == former && $0.relation == .unknown && !$0.isDecidedByReading
                }
                guard !open.isEmpty, let one = statutes.editions(of: former).last(where: { $0.derivedFrom == nil }),
                    let other = statutes.editions(of: later).last(where: { $0.derivedFrom == nil })
                else { return nil }
                func wording(_ edition: Edition) -> [ItemText]? {
                    texts.first { $0.source == edition.source }?.tables[edition.table]
                }
                let likeness = Likeness(
                    formerTexts: byNumber(wording(one)), laterTexts: byNumber(wording(other)), aliases: [:])
                return EditionReview(
                    former: one, later: other, formerTexts: wording(one), laterTexts: wording(other),
                    changes: [], undecided: open.map { proposal(for: $0, one, other, likeness) },
                    isEntered: false, comparison: nil)
            }
    }

    private static func byNumber(_ texts: [ItemText]?) -> [ItemNumber: ItemText] {
        Dictionary((texts ?? []).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func proposal(
        for open: Correspondence, _ former: Edition, _ later: Edition, _ likeness: Likeness
    ) -> ProposedChange {
        let number = open.from.number
        let item = former.items.first { $0.number == number }
        let best = item.flatMap { item in
            later.items.map { (number: $0.number, likeness: likeness.of(item, $0)) }
                .max { ($0.likeness, $1.number) < ($1.likeness, $0.number) }
        }
        guard let best, best.likeness >= 0.5 else {
            return ProposedChange(
                subject: .former(number), kind: .abolished, to: [],
                confidence: 1 - (best?.likeness ?? 0.5), reason: "近い項がない")
        }
        return ProposedChange(
            subject: .former(number), kind: .amended, to: [best.number], confidence: best.likeness,
            reason: likeness.reason(number, best.number, best.likeness))
    }

    /// Why a decision between two tables cannot stand.
    static func problem(with decision: ChangeDecision, in review: EditionReview) -> DecisionProblem? {
        guard review.undecided.contains(where: { $0.subject == decision.subject }) else {
            return .notOpen(decision.subject)
        }
        let known = Set(review.later.items.map(\.number))
        for target in decision.to where !known.contains(target) {
            return .noSuchTarget(target, edition: review.later.id)
        }
        switch decision.kind {
        case .added, .kept: return .wrongKind(decision.kind, decision.subject)
        case .abolished: return decision.to.isEmpty ? nil : .wrongTargets(.abolished)
        case .unknown: return nil
        case .split: return decision.to.count >= 2 ? nil : .wrongTargets(.split)
        case .renumbered, .amended, .merged:
            return decision.to.count == 1 ? nil : .wrongTargets(decision.kind)
        }
    }
}

/// `cited-laws.csv` with names that were read in an imported text.
enum CitedLawFile {
    static func adding(
        _ names: [(name: String, source: String)], to files: StatuteFiles
    ) throws(StatuteDataError) -> [String: [UInt8]] {
        let header = ["name", "stands_for", "law_number", "evidence"]
        let rows = try files.records("cited-laws.csv", header).map(\.row.fields)
        let known = Set(rows.map { $0[0] })
        let new = names.filter { !known.contains($0.name) }
            .map { [$0.name, "", "", "sources/\($0.source)（取り込みで読み取った名。要確認）"] }
        return ["cited-laws.csv": CSVTable(header: header, rows: rows + new).bytes]
    }
}
