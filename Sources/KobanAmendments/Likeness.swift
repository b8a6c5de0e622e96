import KobanLaw
import KobanStatuteImport
import KobanText

/// How near two items are: by their wording where both texts are at hand, else by what the
/// data hold of them.
struct Likeness: Sendable {
    let formerTexts: [ItemNumber: ItemText]
    let laterTexts: [ItemNumber: ItemText]
    let aliases: [String: String]
    private let formerPairs: [ItemNumber: WordingPairs]
    private let laterPairs: [ItemNumber: WordingPairs]

    init(
        formerTexts: [ItemNumber: ItemText], laterTexts: [ItemNumber: ItemText],
        aliases: [String: String]
    ) {
        self.formerTexts = formerTexts
        self.laterTexts = laterTexts
        self.aliases = aliases
        formerPairs = formerTexts.mapValues { WordingPairs(EditionReading.wording(of: $0)) }
        laterPairs = laterTexts.mapValues { WordingPairs(EditionReading.wording(of: $0)) }
    }

    func of(_ former: TableItem, _ later: TableItem) -> Double {
        if former.isDeleted || later.isDeleted { return 0 }
        if let one = formerPairs[former.number], let other = laterPairs[later.number] {
            return one.likeness(to: other)
        }
        func share<Element: Hashable>(_ one: Set<Element>, _ other: Set<Element>) -> Double? {
            let all = one.union(other).count
            return all == 0 ? nil : Double(one.intersection(other).count) / Double(all)
        }
        let parts = [
            share(Set(former.actors), Set(later.actors)), share(Set(former.laws), Set(later.laws)),
            share(Self.pairs(former.exchanges, aliases), Self.pairs(later.exchanges, aliases)),
        ].compactMap { $0 }
        // What the data hold is less than the wording.
        return parts.isEmpty ? 0 : 0.9 * parts.reduce(0, +) / Double(parts.count)
    }

    func reason(_ former: ItemNumber, _ later: ItemNumber, _ degree: Double) -> String {
        let percent = Int((degree * 100).rounded())
        return formerTexts[former] != nil && laterTexts[later] != nil
            ? "第一欄・第二欄の文言が\(percent)%同じ"
            : "旧の文言が手元になく、主体・法律・提供の比較で\(percent)%同じ"
    }

    /// 第三欄 and 第四欄 as pairs, a class under its older name being the same class.
    static func pairs(_ exchanges: [Exchange], _ aliases: [String: String]) -> Set<[String]> {
        Set(
            exchanges.flatMap { exchange in
                exchange.providers.flatMap { provider in
                    exchange.information.map { [provider, aliases[$0] ?? $0] }
                }
            })
    }
}
