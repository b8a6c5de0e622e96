import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// The days on which a cited number or title was that of the law: 別表第一 until 2024-05-26,
/// 第19条第8号 as the basis of 情報連携 from 2021-09-01.
struct NumberingPeriod: Sendable, Hashable {
    /// The first day, where a source shows it and there was a time before.
    let from: CivilDate?
    /// The last day, where there is one.
    let until: CivilDate?
    /// 別表第一, 第19条第7号: for messages.
    let name: String
    /// Whether no text ever had one of the numbers (別表第二の155の項).
    let isOfNoText: Bool
    let evidence: Evidence

    /// - Returns: nil where the data know no limits for what is cited.
    init?(_ assessed: AssessedCitation, in source: SourceText, statutes: Statutes) {
        let citation = assessed.citation
        if let table = citation.table {
            let editions = statutes.editions(of: table)
            guard let first = editions.first, let last = editions.last else { return nil }
            from = first.validFrom
            until = last.validUntil
            name = statutes.shortName(of: table)
            evidence = Evidence(first.evidence)
            // A number far above all that any text shows. Amendments between the texts at hand
            // may have added a few items at the end, so the next ten numbers prove nothing.
            let highest = editions.compactMap { $0.items.last?.number.whole }.max() ?? 0
            isOfNoText = citation.items.contains { $0.whole > highest + 10 }
            return
        }
        guard let id = citation.law, let law = statutes.law(id),
            case .provisions(let cited) = citation.target
        else { return nil }
        isOfNoText = false
        if id == .numberAct {
            for move in statutes.provisionMoves where move.since != nil {
                guard ProvisionRole(move).isPlayed(by: assessed, in: source) else { continue }
                for place in cited.provisions {
                    let isNew = ProvisionRole.matches(place.provision, move.to)
                    guard isNew || ProvisionRole.matches(place.provision, move.from) else { continue }
                    from = isNew ? move.since : nil
                    until = isNew ? nil : move.since?.adding(days: -1)
                    name = "番号法" + place.provision.japanese
                    evidence = Evidence(move.evidence)
                    return
                }
            }
            return nil
        }
        if let last = law.validUntil {
            (from, until) = (law.validFrom, last)
        } else if let cited = citation.lawName,
            let title = law.names.filter({
                $0.kind != .slip && cited.hasSuffix(statutes.titleTail($0.text))
            }).max(by: { $0.text.utf8.count < $1.text.utf8.count })
        {
            (from, until) = (title.validFrom, title.validUntil)
        } else {
            (from, until) = (law.validFrom, nil)
        }
        guard from != nil || until != nil else { return nil }
        name = statutes.titleTail(law.title(on: until ?? from ?? CivilDate(dayNumber: 0)))
        evidence = Evidence(law.evidence)
    }

    func contains(_ day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}
