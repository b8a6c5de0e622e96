import KobanLaw
import KobanText

/// A law whose revisions Koban follows, and the newest text of it that the data rest on.
public struct WatchedLaw: Sendable, Hashable {
    /// The official id, by which the service is asked.
    public let id: LawID
    /// A short name, for messages.
    public let name: String
    /// 法令番号 in arabic digits; nil where the data do not hold it.
    public let number: String?
    /// The day of the newest text at hand; nil when there is none.
    public let textDay: CivilDate?
    /// The first days in force of later revisions whose texts are at hand one by one. They do not
    /// show what came between them.
    public let revisionsAtHand: Set<CivilDate>

    /// A law to follow; unless told, no later revision of it is at hand.
    public init(
        id: LawID, name: String, number: String?, textDay: CivilDate?,
        revisionsAtHand: Set<CivilDate> = []
    ) {
        self.id = id
        self.name = name
        self.number = number
        self.textDay = textDay
        self.revisionsAtHand = revisionsAtHand
    }

    /// The laws of the data that are in force: 番号法 and its orders.
    public static func ids(in statutes: Statutes) -> [LawID] {
        statutes.laws.filter { $0.validUntil == nil }.map(\.id)
    }

    /// The watched laws with what the data hold of them. The day of a text is read from its
    /// file name, which editions give as their source; an edition that was inferred from a
    /// text of another law is no text of its own law.
    ///
    /// - Parameter imported: the texts in the user's database, whether their editions are in
    ///   force or wait for a decision.
    public static func all(in statutes: Statutes, imported: [LawText] = []) -> [WatchedLaw] {
        let revisions = imported.filter { $0.effectiveFrom == $0.day }
        let single = Set(revisions.map(\.source))
        let texts =
            statutes.editions.filter { !single.contains($0.source) }
            .compactMap { LawRevisionID.lawAndDay(ofFile: $0.source) }
            + imported.filter { !single.contains($0.source) }.map { ($0.law, $0.day) }
        return ids(in: statutes).map { id in
            let law = statutes.law(id)
            let names = law?.names.filter { $0.validUntil == nil } ?? []
            let name = names.first(where: \.isShort) ?? names.first { $0.kind == .title }
            return WatchedLaw(
                id: id, name: name?.text ?? law?.lawNumber ?? id.rawValue, number: law?.lawNumber,
                textDay: texts.filter { $0.law == id }.map(\.day).max(),
                revisionsAtHand: Set(revisions.filter { $0.law == id }.map(\.day)))
        }
    }
}
