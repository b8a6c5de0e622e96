import KobanCitations
import KobanLaw
import KobanText

/// What a list claims to be: all items that a condition selects, stated or unmistakably followed.
struct ListClaim {
    let edition: Edition
    let items: [ItemNumber]
    let wording: String
    let isInferred: Bool
    /// Whether what is not listed is missing.
    let isComplete: Bool
    /// Who provides what, where the claim is about that.
    let exchange: (provider: String, information: String)?
    /// The claim is inferred and the assessment's business does not confirm it: an item under
    /// which a local body provides anything else may stand in the list for that.
    let isUnconfirmed: Bool

    /// - Returns: nil where nothing is claimed, or nothing that the texts can decide on the day.
    init?(_ citation: Citation, in check: CheckContext) {
        guard let table = citation.table, check.statutes.kind(of: table) == .provision,
            !citation.items.isEmpty,
            let edition = check.statutes.edition(of: table, on: check.day),
            EditionProof(edition, on: check.day) != .presumed
        else { return nil }
        self.edition = edition
        if let condition = citation.condition {
            guard let stated = StatedCondition(citation, in: check) else { return nil }
            items = stated.items
            wording = stated.wording
            isInferred = false
            isUnconfirmed = false
            isComplete = stated.isComplete
            if let provider = condition.provider, let information = condition.information {
                exchange = (provider, information)
            } else {
                exchange = nil
            }
            return
        }
        guard citation.purpose == .provide,
            let inferred = InferredExchange(citation.items, in: edition, subject: check.subject)
        else { return nil }
        items = inferred.items
        wording = "第三欄が「\(inferred.provider)」、第四欄に「\(inferred.information)」の項"
        isInferred = true
        isUnconfirmed = !inferred.isConfirmed
        isComplete = true
        exchange = (inferred.provider, inferred.information)
    }

    /// The providers (第三欄) of local government and of health insurance: who writes assessments
    /// with lists of 情報提供.
    private static let localBodies: Set<String> = [
        "市町村長", "都道府県知事", "都道府県知事等", "都道府県教育委員会", "市町村教育委員会", "医療保険者", "後期高齢者医療広域連合",
    ]

    /// Whether an item that the claim does not select is certainly out of place in the list.
    func isExtra(_ item: TableItem) -> Bool {
        guard isUnconfirmed else { return true }
        return item.exchanges.allSatisfy { ListClaim.localBodies.isDisjoint(with: $0.providers) }
    }
}

/// The one pair of 情報提供者 and 特定個人情報 whose items a list unmistakably follows.
///
/// All of these must hold:
///
/// 1. The list has at least eight items.
/// 2. Of all pairs in the edition, one has the items nearest to the list: what both have is at
///    least 85 % of what either has (Jaccard).
/// 3. The next pair with other items is lower by at least 0.2.
/// 4. Where the business that the title names is known to provide a class of information, the
///    pair has that class; where it is not known, 2 and 3 decide, and an item is extra only if no
///    local body provides anything under it.
struct InferredExchange {
    static let fewestItems = 8
    static let leastSimilarity = 0.85
    static let leastLead = 0.2

    let provider: String
    let information: String
    let items: [ItemNumber]
    /// Whether the title names one business, and it provides this class.
    let isConfirmed: Bool

    init?(_ listed: [ItemNumber], in edition: Edition, subject: Subject) {
        guard listed.count >= InferredExchange.fewestItems else { return nil }
        var pairs: [Pair: [ItemNumber]] = [:]
        for item in edition.items where !item.isDeleted {
            for exchange in item.exchanges {
                for provider in exchange.providers {
                    for information in exchange.information {
                        let pair = Pair(provider: provider, information: information)
                        if pairs[pair]?.last != item.number {
                            pairs[pair, default: []].append(item.number)
                        }
                    }
                }
            }
        }
        let list = Set(listed)
        var best: (pair: Pair, items: [ItemNumber], similarity: Double)?
        var second = 0.0
        for (pair, items) in pairs.sorted(by: { $0.key < $1.key }) {
            let common = list.intersection(items).count
            let similarity = Double(common) / Double(list.count + items.count - common)
            if let held = best {
                if items == held.items { continue }
                if similarity > held.similarity {
                    second = max(second, held.similarity)
                    best = (pair, items, similarity)
                } else {
                    second = max(second, similarity)
                }
            } else {
                best = (pair, items, similarity)
            }
        }
        guard let best, best.similarity >= InferredExchange.leastSimilarity,
            best.similarity - second >= InferredExchange.leastLead
        else { return nil }
        let known = subject.topics.compactMap(\.provides)
        guard known.isEmpty || known.contains(where: { $0.information == best.pair.information })
        else { return nil }
        isConfirmed = known.count == 1 && subject.topics.count == 1
        provider = best.pair.provider
        information = best.pair.information
        items = best.items
    }

    private struct Pair: Hashable, Comparable {
        let provider: String
        let information: String

        static func < (lhs: Pair, rhs: Pair) -> Bool {
            (lhs.provider, lhs.information) < (rhs.provider, rhs.information)
        }
    }
}
