import KobanCitations
import KobanLaw
import KobanText

/// How messages name laws, tables, items and days.
enum LawWording {
    /// 26の項, 26・27の項; a long list is cut and counted.
    static func list(_ items: [ItemNumber], limit: Int = 8) -> String {
        if items.count <= limit {
            return items.map(\.description).joined(separator: "・") + "の項"
        }
        return items.prefix(limit).map(\.description).joined(separator: "・")
            + "…の項（全\(items.count)項）"
    }

    /// What became of an item, in a few words.
    static func change(_ change: ItemChange) -> String {
        let from = change.from.number
        let to = change.to.map(\.number.description).joined(separator: "・")
        switch change.relation {
        case .renumbered, .amended, .merged: return "\(from)の項→\(to)の項"
        case .split: return "\(from)の項→\(to)の項に分割"
        case .abolished: return "\(from)の項→対応する項なし"
        case .unknown:
            return to.isEmpty ? "\(from)の項→要確認" : "\(from)の項→\(to)の項か（要確認）"
        }
    }

    /// The changes of a list: those that a person must look at all of them, the others cut
    /// where they grow long.
    static func changes(_ changes: [ItemChange], limit: Int = 6) -> String {
        let plain = changes.filter { !needsPerson($0) }
        var parts = plain.prefix(limit).map(change)
        if plain.count > limit { parts.append("ほか\(plain.count - limit)項") }
        return (parts + changes.filter(needsPerson).map(change)).joined(separator: "、")
    }

    private static func needsPerson(_ change: ItemChange) -> Bool {
        switch change.relation {
        case .abolished, .split, .unknown: true
        case .renumbered, .amended, .merged: false
        }
    }
}
