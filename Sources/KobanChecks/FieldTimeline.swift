import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// What a field of legal basis cited on each day, by the change history and the current text,
/// and how that stood with the law in force then.
public struct FieldTimeline: Sendable, Hashable {
    /// The form's label for the field.
    public let field: FieldLabel
    /// Oldest first; each step ends where the next begins.
    public let steps: [Step]
    /// What happened to the field's references, by day.
    public let events: [Event]

    /// A stretch of days in which the field said the same.
    public struct Step: Sendable, Hashable {
        /// The first day: the day of the entry; nil for the text before the first entry.
        public let from: CivilDate?
        /// The last day; nil for the step that lasts.
        public let until: CivilDate?
        /// Whether this is the assessment's current text and not a record of it.
        public let isCurrent: Bool
        /// Whether the layout has lost where 変更前 ends, so that the step may hold too much.
        public let isUncertain: Bool
        /// What the field cited, each content once; what the data set no days for is left out.
        public let uses: [Use]
    }

    /// One citation in a step.
    public struct Use: Sendable, Hashable {
        /// Index into the checked citations.
        public let citation: Int
        /// 別表第二, 番号法第19条第7号: the numbering by which it cites.
        public let numbering: String
        /// How it stood on the days of the step, oldest first.
        public let phases: [Phase]
    }

    /// How a citation stood on some of the days of its step.
    public struct Phase: Sendable, Hashable {
        /// How it stood on each of these days.
        public let standing: Standing
        /// The first day; nil where the step has none.
        public let from: CivilDate?
        /// The last day; the day asked about where it still stands so.
        public let until: CivilDate?
        /// How many days it stood so (`DaysStanding`), on the day asked about where it still does;
        /// nil where the first day is not known.
        public let days: Int?
    }

    /// How a cited numbering stood to the law on a day.
    public enum Standing: String, Sendable, Hashable, CaseIterable {
        /// The numbering was that of the law.
        case inForce
        /// The numbering came into force later.
        case notYetInForce
        /// The law had moved on.
        case noLongerInForce
        /// A number that no text of the table at hand ever had (要確認).
        case ofNoText
    }

    /// A reference went stale, was mended, or was used before its day.
    public struct Event: Sendable, Hashable {
        /// What happened to a numbering in the field.
        public enum Kind: String, Sendable, Hashable {
            /// It was used before it came into force.
            case usedBeforeInForce
            /// Numbers were used that no text of the table at hand ever had.
            case usedOfNoText
            /// The law moved on from it and it stayed, or it was used only after that.
            case wentStale
            /// The field gave up a numbering that the law had moved on from.
            case mended
            /// Numbers of no text gave way to others.
            case mendedOfNoText
        }

        /// Which of these happened.
        public let kind: Kind
        /// The first day on which it was so; for the two of mending, the first on which it was no longer so.
        public let day: CivilDate
        /// 別表第二, 番号法第19条第7号: the numbering that it happened to, as in `Use`.
        public let numbering: String
        /// For `wentStale`: how many days it stayed so, until it was mended or on the day asked
        /// about; where it was mended, how many days the fault had lasted. For the two of use: how many
        /// days it was so used. Counted by `DaysStanding`.
        public let days: Int
        /// Whether it is still so on the day asked about.
        public let lasts: Bool
    }

    /// The timelines of the fields of legal basis of a checked assessment, 個人番号の利用 first.
    ///
    /// An entry of which 変更前 is only a part of the field changes that part; the rest goes on.
    /// Entries without a readable day are left out.
    ///
    /// - Parameter today: the day to which open stretches are counted.
    /// - Complexity: linear in the number of citations and entries.
    public static func timelines(
        of checked: CheckedAssessment, statutes: Statutes, today: CivilDate
    ) -> [FieldTimeline] {
        let assessed = checked.citations.map(\.assessed)
        let histories = FieldHistory.all(of: checked.assessment, citations: assessed)
        let daysOfNoText = daysOfNoText(histories, assessed, checked.assessment.source, statutes)
        let contents = LoggedContents(assessed)
        return [(FieldLabel.useBasis, Region.Role.useBasis), (.linkageBasis, .linkageBasis)].compactMap {
            field, role in
            let current = assessed.indices.filter {
                assessed[$0].section == .current && assessed[$0].role == role
            }
            let history = histories.first { $0.role == role }
            guard !current.isEmpty || history != nil else { return nil }
            return TimelineBuilder(
                assessed: assessed, source: checked.assessment.source, statutes: statutes, today: today,
                daysOfNoText: daysOfNoText, contents: contents
            ).build(field: field, history: history, current: current)
        }
    }

    /// The days on which entries brought in an item number that no text of the table ever had:
    /// whatever numbers of the two old tables came in on the same day are of that numbering.
    private static func daysOfNoText(
        _ histories: [FieldHistory], _ assessed: [AssessedCitation], _ source: SourceText,
        _ statutes: Statutes
    ) -> Set<CivilDate> {
        var days: Set<CivilDate> = []
        for day in histories.flatMap(\.days)
        where day.after.contains(where: {
            NumberingPeriod(assessed[$0], in: source, statutes: statutes)?.isOfNoText ?? false
        }) {
            days.insert(day.date)
        }
        return days
    }
}

/// Follows a field from entry to entry.
private struct TimelineBuilder {
    let assessed: [AssessedCitation]
    let source: SourceText
    let statutes: Statutes
    let today: CivilDate
    let daysOfNoText: Set<CivilDate>
    let contents: LoggedContents

    /// How many citations the states of a field may hold in all: far more than an assessment of
    /// years has, and a multiple of what it cites, so that a record of endless additions does not
    /// grow with its square.
    private var mostInStates: Int { 2_000 + 8 * assessed.count }

    func build(
        field: FieldLabel, history: FieldHistory?, current: [Int]
    ) -> FieldTimeline {
        var states: [(from: CivilDate?, cited: [Int], isCurrent: Bool, isUncertain: Bool)] = []
        var room = mostInStates
        for day in history?.days ?? [] {
            if states.isEmpty, !day.before.isEmpty {
                states.append((nil, day.before, false, false))
            }
            let state = states.last?.cited ?? []
            var cited = following(state, day)
            room -= cited.count
            // Without room for what stood before, a step says what its own entry says.
            let isCut = room < 0
            if isCut { cited = day.after }
            states.append((day.date, cited, false, day.isMixed || isCut))
        }
        // What the field says now is what stands; the last entry only dates it.
        if !current.isEmpty {
            if let last = states.last, last.from != nil || !states.isEmpty {
                states[states.count - 1] = (last.from, current, true, false)
            } else {
                states.append((nil, current, true, false))
            }
        }
        let steps = states.enumerated().map { position, state in
            let next = position + 1 < states.count ? states[position + 1].from : nil
            let until = next.map { $0.adding(days: -1) }
            return FieldTimeline.Step(
                from: state.from, until: until, isCurrent: state.isCurrent,
                isUncertain: state.isUncertain,
                uses: uses(
                    state.cited, from: state.from, until: until,
                    before: position > 0 ? states[position - 1].cited : []))
        }
        return FieldTimeline(field: field, steps: steps, events: events(steps))
    }

    /// The state after a day's entries: what 変更前 names goes, 変更後 comes, the rest stays.
    private func following(_ state: [Int], _ day: FieldHistory.Day) -> [Int] {
        guard !day.isMixed else { return day.after }
        let known = Set(day.isAdditive ? [] : day.before.compactMap { contents[$0] })
        let stood = Set(state.compactMap { contents[$0] })
        // The record has a gap: what stands of the same source is what was meant.
        let gaps = Set(known.subtracting(stood).map(\.source))
        let kept = state.filter { index in
            // What the data do not hold is known only from the entry itself.
            guard let content = contents[index] else { return day.isAdditive }
            return !known.contains(content) && !gaps.contains(content.source)
        }
        return kept + day.after
    }

    private func uses(
        _ cited: [Int], from: CivilDate?, until: CivilDate?, before: [Int]
    ) -> [FieldTimeline.Use] {
        var seen: Set<CitedContent> = []
        let stood = Set(before.compactMap { contents[$0] })
        let isOfNoText = from.map(daysOfNoText.contains) ?? false
        return cited.compactMap { index in
            guard let period = NumberingPeriod(assessed[index], in: source, statutes: statutes),
                let content = contents[index],
                seen.insert(content).inserted
            else { return nil }
            let cameIn =
                isOfNoText && !stood.contains(content) && content.source.table.map(statutes.tables.isFormer) ?? false
            return FieldTimeline.Use(
                citation: index, numbering: period.name,
                phases: phases(
                    period, isOfNoText: cameIn || period.isOfNoText, from: from, until: until))
        }
    }

    /// - Parameter end: the last day; nil where it still stands.
    private func phases(
        _ period: NumberingPeriod, isOfNoText: Bool, from: CivilDate?, until end: CivilDate?
    ) -> [FieldTimeline.Phase] {
        let until = end ?? today
        func phase(
            _ standing: FieldTimeline.Standing, _ from: CivilDate?, _ until: CivilDate
        ) -> FieldTimeline.Phase? {
            if let from, from > until { return nil }
            return FieldTimeline.Phase(
                standing: standing, from: from, until: until,
                days: from.map {
                    end == nil && until == today ? daysSoFar(from: $0) : DaysStanding.days(from: $0, through: until)
                })
        }
        if isOfNoText { return [phase(.ofNoText, from, until)].compactMap { $0 } }
        var found: [FieldTimeline.Phase?] = []
        var start = from
        if let first = period.from, start.map({ $0 < first }) ?? false {
            found.append(phase(.notYetInForce, start, min(until, first.adding(days: -1))))
            start = first
        }
        guard let last = period.until, last < until else {
            found.append(phase(.inForce, start, until))
            return found.compactMap { $0 }
        }
        found.append(phase(.inForce, start, last))
        found.append(phase(.noLongerInForce, max(start ?? last, last.adding(days: 1)), until))
        return found.compactMap { $0 }
    }

    /// How many days what began on a day has stood on the day asked about.
    private func daysSoFar(from first: CivilDate) -> Int { DaysStanding.days(from: first, on: today) }

    /// Joins the phases of one numbering over the steps that use it.
    private func events(_ steps: [FieldTimeline.Step]) -> [FieldTimeline.Event] {
        struct Run {
            var from: CivilDate
            var until: CivilDate
        }
        var runs: [String: [FieldTimeline.Standing: [Run]]] = [:]
        var names: [String] = []
        for step in steps {
            for use in step.uses {
                if !names.contains(use.numbering) { names.append(use.numbering) }
                for phase in use.phases where phase.standing != .inForce {
                    guard let from = phase.from, let until = phase.until else { continue }
                    var list = runs[use.numbering]?[phase.standing] ?? []
                    if let last = list.last, from <= last.until.adding(days: 1) {
                        list[list.count - 1].until = max(last.until, until)
                    } else {
                        list.append(Run(from: from, until: until))
                    }
                    runs[use.numbering, default: [:]][phase.standing] = list
                }
            }
        }
        var events: [FieldTimeline.Event] = []
        for name in names {
            for (standing, list) in runs[name] ?? [:] {
                for run in list {
                    let lasts = run.until >= today
                    let days = lasts ? daysSoFar(from: run.from) : DaysStanding.days(from: run.from, through: run.until)
                    let kind: FieldTimeline.Event.Kind
                    switch standing {
                    case .notYetInForce: kind = .usedBeforeInForce
                    case .ofNoText: kind = .usedOfNoText
                    case .noLongerInForce, .inForce: kind = .wentStale
                    }
                    events.append(
                        FieldTimeline.Event(
                            kind: kind, day: run.from, numbering: name, days: days, lasts: lasts))
                    // A number used too early needs no mending: its day comes.
                    if kind != .usedBeforeInForce, !lasts {
                        events.append(
                            FieldTimeline.Event(
                                kind: kind == .wentStale ? .mended : .mendedOfNoText,
                                day: run.until.adding(days: 1), numbering: name, days: days, lasts: false))
                    }
                }
            }
        }
        return events.sorted {
            ($0.day, $0.numbering, $0.kind.rawValue) < ($1.day, $1.numbering, $1.kind.rawValue)
        }
    }
}
