import KobanCitations
import KobanLaw
import KobanText

/// The days on which a check of a document says the same, so long as the document, the statute
/// data and the rules are the same.
public struct JudgementPeriod: Sendable, Hashable {
    /// nil: from the beginning.
    public let from: CivilDate?
    /// The last day; nil: without end.
    public let through: CivilDate?

    /// Both days belong to the period; nil where it has no such end.
    public init(from: CivilDate?, through: CivilDate?) {
        self.from = from
        self.through = through
    }

    /// Whether a check on a day says the same; the first and the last day count.
    public func contains(_ day: CivilDate) -> Bool {
        (from.map { $0 <= day } ?? true) && (through.map { day <= $0 } ?? true)
    }
}

extension Statutes {
    /// Every day on which the data may say something else than on the day before, sorted: the
    /// days that they name and those after them.
    public var turningDays: [CivilDate] {
        var days: Set<CivilDate> = []
        for law in laws {
            days.formUnion([law.validFrom, law.validUntil].compactMap { $0 })
            days.formUnion(law.names.flatMap { [$0.validFrom, $0.validUntil] }.compactMap { $0 })
        }
        for edition in editions {
            days.formUnion(
                [edition.validFrom, edition.validUntil, edition.firstSeen, edition.verifiedThrough]
                    .compactMap { $0 })
        }
        for move in provisionMoves { days.formUnion([move.since, move.seenBy].compactMap { $0 }) }
        return days.union(days.map { $0.adding(days: 1) }).sorted()
    }
}

extension Checker {
    /// The days on which this check of a document says the same.
    ///
    /// - Parameter turningDays: those of the checker's statute data, worked out once for many
    ///   documents.
    public func period(of checked: CheckedAssessment, turningDays: [CivilDate]) -> JudgementPeriod {
        let dependences = Set(checked.findings.map(\.rule)).map { RuleCatalog.rule($0)?.dayDependence ?? .everyDay }
        if dependences.contains(.everyDay) { return JudgementPeriod(from: day, through: day) }
        // The last day of a validity that the text states.
        let own = checked.citations.compactMap { $0.citation.validUntil?.adding(days: 1) }
        let from = (turningDays.last { $0 <= day }).map { [$0] } ?? []
        let next = (turningDays.first { $0 > day }).map { [$0] } ?? []
        return JudgementPeriod(
            from: (from + own.filter { $0 <= day }).max(),
            through: (next + own.filter { $0 > day }).min()?.adding(days: -1))
    }
}
