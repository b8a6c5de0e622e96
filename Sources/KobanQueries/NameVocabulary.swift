import KobanLaw
import KobanText

/// The names that the tables use, by column: what a filter can ask for.
struct NameVocabulary {
    enum Kind: CaseIterable {
        case actor, provider, information, law

        var japanese: String {
            switch self {
            case .actor: "第一欄の者（情報照会者・利用者）"
            case .provider: "情報提供者"
            case .information: "特定個人情報"
            case .law: "法律"
            }
        }
    }

    /// How often each name is used in the editions.
    private var counts: [Kind: [String: Int]] = [:]

    init(_ editions: [Edition]) {
        var counts: [Kind: [String: Int]] = [:]
        func add(_ names: [String], _ kind: Kind) {
            for name in names { counts[kind, default: [:]][name, default: 0] += 1 }
        }
        for item in editions.lazy.flatMap(\.items) where !item.isDeleted {
            add(item.actors, .actor)
            add(item.laws, .law)
            for exchange in item.exchanges {
                add(exchange.providers, .provider)
                add(exchange.information, .information)
            }
        }
        self.counts = counts
    }

    func contains(_ name: String, _ kind: Kind) -> Bool { counts[kind]?[name] != nil }

    /// The name as the tables write it, also where it was typed in another width.
    func canonical(_ name: String, _ kind: Kind) -> String? {
        if contains(name, kind) { return name }
        let folded = CharacterFolding.forSearch(name).filter { !$0.isWhitespace }
        return counts[kind]?.keys.first { CharacterFolding.forSearch($0) == folded }
    }

    /// Longer names that hold the name (都道府県知事等 for 都道府県知事), the most used first.
    func extended(_ name: String, _ kind: Kind) -> [String] {
        sorted(kind).filter { $0 != name && $0.hasPrefix(name) }
    }

    /// The names nearest to one that is not known, the nearest first.
    func near(_ name: String, _ kind: Kind, limit: Int = 5) -> [String] {
        let wanted = Array(core(CharacterFolding.forSearch(name), kind))
        guard !wanted.isEmpty else { return [] }
        return sorted(kind).map { ($0, NearName.likeness(wanted, Array(core($0, kind)))) }
            .filter { $0.1 >= NearName.threshold }
            .enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
            .prefix(limit).map(\.element.0)
    }

    /// The most used names.
    func frequent(_ kind: Kind, limit: Int = 8) -> [String] { Array(sorted(kind).prefix(limit)) }

    private func sorted(_ kind: Kind) -> [String] {
        (counts[kind] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// What tells classes of information apart: all but 関係情報.
    private func core(_ name: String, _ kind: Kind) -> Substring {
        guard kind == .information else { return name[...] }
        for ending in ["関係情報", "に関する情報", "情報"] where name.hasSuffix(ending) {
            let core = name.dropLast(ending.count)
            if !core.isEmpty { return core }
        }
        return name[...]
    }
}

/// How much two names have in common.
enum NearName {
    /// Below this, names have nothing to do with each other (assumption).
    static let threshold = 0.4

    /// From 0 to 1: the characters in common, in order; a name that holds the other whole is
    /// at least 0.6.
    static func likeness(_ one: [Character], _ other: [Character]) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        var row = [Int](repeating: 0, count: other.count + 1)
        for left in one {
            var diagonal = 0
            for (index, right) in other.enumerated() {
                let above = row[index + 1]
                row[index + 1] = left == right ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        let common = row[other.count]
        let likeness = 2 * Double(common) / Double(one.count + other.count)
        let shorter = min(one.count, other.count)
        return common == shorter && shorter >= 2 ? max(likeness, 0.6) : likeness
    }
}
