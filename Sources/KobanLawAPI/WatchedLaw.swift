import KobanStatutes
import KobanText

/// A law whose revisions Koban follows, and the newest text of it that the data rest on.
public struct WatchedLaw: Sendable, Hashable {
    public let id: LawID
    /// A short name, for messages.
    public let name: String
    /// 法令番号 in arabic digits; nil where the data do not hold it.
    public let number: String?
    /// The day of the newest text at hand; nil when there is none.
    public let textDay: CivilDate?

    public init(id: LawID, name: String, number: String?, textDay: CivilDate?) {
        self.id = id
        self.name = name
        self.number = number
        self.textDay = textDay
    }

    /// The laws whose tables and articles the data hold: 番号法 and its three orders in force.
    public static let ids: [LawID] = [.numberAct, .provisionOrder, .useOrder, .quasiStatutoryOrder]

    /// The watched laws with what the data hold of them. The day of a text is read from its
    /// file name, which editions give as their source; an edition that was inferred from a
    /// text of another law is no text of its own law.
    public static func all(in statutes: Statutes) -> [WatchedLaw] {
        let texts = statutes.editions.compactMap { LawRevisionID.lawAndDay(ofFile: $0.source) }
        return ids.map { id in
            let law = statutes.law(id)
            let names = law?.names.filter { $0.validUntil == nil } ?? []
            let name = names.first { $0.kind == .short } ?? names.first { $0.kind == .title }
            return WatchedLaw(
                id: id, name: name?.text ?? law?.lawNumber ?? id.rawValue, number: law?.lawNumber,
                textDay: texts.filter { $0.law == id }.map(\.day).max())
        }
    }
}
