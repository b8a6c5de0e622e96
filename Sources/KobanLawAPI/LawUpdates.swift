import KobanLaw
import KobanText

/// A revision that the texts at hand do not show.
public struct FoundRevision: Sendable, Hashable {
    /// What Koban does about it.
    public enum Handling: String, Sendable, Hashable {
        /// Its text is downloaded.
        case fetched
        /// Its day of effect is not decided; its text is left until it is.
        case undecidedDay
        /// Another revision of the same day holds it.
        case mergedOnSameDay
        /// The law ended; there is no new text.
        case ended
        /// Its text is at hand already.
        case atHand
        /// Nothing in its text can be taken in: no table of it is known.
        case noTable
    }

    /// The revision as the service lists it.
    public let revision: LawRevision
    /// What Koban does about the revision, for example download its text.
    public let handling: Handling
}

/// What is new about one law.
public struct LawUpdate: Sendable, Hashable {
    /// The law, with the days of its texts at hand.
    public let law: WatchedLaw
    /// By day of effect.
    public let found: [FoundRevision]

    /// The revisions whose texts are to be downloaded.
    public var wanted: [LawRevision] {
        found.filter { $0.handling == .fetched }.map(\.revision)
    }

    /// The same, with the texts left where they are that would be downloaded.
    public func leaving(_ handling: FoundRevision.Handling) -> LawUpdate {
        LawUpdate(
            law: law,
            found: found.map {
                FoundRevision(revision: $0.revision, handling: $0.handling == .fetched ? handling : $0.handling)
            })
    }
}

extension LawAPIClient {
    /// Asks, law by law, which revisions came or are coming into force after the text at hand;
    /// of a law without a text at hand, the one in force and those to come.
    ///
    /// Revisions whose day of effect is not decided are listed and not wanted. Of several of
    /// one day, that in force holds the others; where none is, the one promulgated last.
    public func updates(of laws: [WatchedLaw]) throws(LawAPIError) -> [LawUpdate] {
        var updates: [LawUpdate] = []
        for law in laws {
            let revisions = try revisions(of: law.id).revisions.filter { LawAPIClient.isNew($0, to: law) }
            updates.append(LawUpdate(law: law, found: try sorted(revisions, law: law)))
        }
        return updates
    }

    /// Downloads and verifies every wanted text. Either all are given back or none.
    public func texts(
        of updates: [LawUpdate], format: LawTextFormat = .xml
    ) throws(LawAPIError) -> [FetchedLawText] {
        var texts: [FetchedLawText] = []
        for update in updates {
            for revision in update.wanted {
                texts.append(try text(of: revision, number: update.law.number, format: format))
            }
        }
        return texts
    }

    private static func isNew(_ revision: LawRevision, to law: WatchedLaw) -> Bool {
        if revision.status == .coming { return true }
        guard let textDay = law.textDay else { return revision.status == .inForce || revision.isEnd }
        guard let day = revision.id.day else { return true }
        return day > textDay || (revision.repealed.map { $0 > textDay } ?? false)
    }

    private func sorted(
        _ revisions: [LawRevision], law: WatchedLaw
    ) throws(LawAPIError) -> [FoundRevision] {
        let url = "\(baseURL)/law_revisions/\(law.id)"
        var found: [FoundRevision] = []
        var byDay: [CivilDate: [LawRevision]] = [:]
        for revision in revisions {
            if revision.isEnd {
                found.append(FoundRevision(revision: revision, handling: .ended))
                continue
            }
            if revision.status == .coming, revision.enforced == nil {
                found.append(FoundRevision(revision: revision, handling: .undecidedDay))
                continue
            }
            guard let day = revision.id.day, revision.enforced.map({ $0 == day }) ?? true else {
                throw .contradiction(
                    url: url, expected: "\(revision.id) の施行日",
                    met: revision.enforced?.description ?? "暦にない日")
            }
            if let amending = revision.amendingLaw, let named = revision.id.amendingLaw, amending != named {
                throw .contradiction(
                    url: url, expected: "\(revision.id) の改正法令", met: amending.rawValue)
            }
            byDay[day, default: []].append(revision)
        }
        for (day, sameDay) in byDay {
            let held = try held(sameDay, on: day, url: url)
            let handling: FoundRevision.Handling = law.revisionsAtHand.contains(day) ? .atHand : .fetched
            for revision in sameDay {
                found.append(
                    FoundRevision(
                        revision: revision, handling: revision == held ? handling : .mergedOnSameDay))
            }
        }
        return found.sorted { one, two in
            let days = (one.revision.sortDay, two.revision.sortDay)
            return days.0 == days.1 ? one.revision.id.text < two.revision.id.text : days.0 < days.1
        }
    }

    /// The revision whose text holds all amendments of a day.
    private func held(
        _ revisions: [LawRevision], on day: CivilDate, url: String
    ) throws(LawAPIError) -> LawRevision? {
        if let current = revisions.first(where: { $0.status == .inForce }) { return current }
        if revisions.count == 1 { return revisions.first }
        let promulgated = revisions.compactMap(\.promulgated)
        let last = revisions.filter { $0.promulgated != nil && $0.promulgated == promulgated.max() }
        guard promulgated.count == revisions.count, last.count == 1 else {
            throw .contradiction(
                url: url, expected: "\(day) の条文は1つ",
                met: revisions.map(\.id.text).sorted().joined(separator: "、"))
        }
        return last.first
    }
}

extension LawRevision {
    /// By which revisions are listed: the day of effect, or the planned one.
    fileprivate var sortDay: Int {
        (enforced ?? id.day ?? scheduled)?.dayNumber ?? Int.max
    }
}
