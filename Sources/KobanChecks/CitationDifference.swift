import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// How a logged citation differs from the citations of a later text.
struct CitationDifference {
    /// The logged citation, and the one that stands in its place.
    let logged: Int
    let found: Int?
    /// Items logged and not found, found and not logged.
    let missing: [ItemNumber]
    let extra: [ItemNumber]
    let words: String

    /// - Parameters:
    ///   - mustStand: the text must cite the source at all; otherwise a source that it does
    ///     not mention says nothing.
    ///   - isOnlySource: the log cites nothing else of the source.
    /// - Returns: nil where there is no difference, or none that is certain.
    ///   - content: what the logged citation cites.
    init?(
        logged: Int, _ content: CitedContent, against texts: StandingCitations, mustStand: Bool,
        isOnlySource: Bool, in check: CheckContext
    ) {
        let old = check.assessed[logged].citation
        guard texts.isOfField else { return nil }
        let same = texts.ofSource(content.source)
        self.logged = logged
        let name = CitationDifference.name(of: content.source, check)
        guard !same.isEmpty else {
            // A table that gave way to another without an entry.
            guard mustStand, let table = content.source.table, !content.items.isEmpty,
                let kind = check.statutes.kind(of: table), let place = texts.firstOfTable(kind)
            else { return nil }
            found = place
            (missing, extra) = (content.items.sorted(), [])
            words = "\(name)の\(LawWording.list(missing))が今は挙げられていません"
            return
        }
        if texts.contains(content) { return nil }
        let heading = old.heading.map { StandingCitations.heading($0, check) }
        let near = same.filter { CitationDifference.mayCompare(old, heading, with: $0, check) }
        if content.source.table == nil, content.source.law == .numberAct {
            guard let difference = CitationDifference.movedProvision(content, same.map(\.content), check),
                let place = near.first(where: { $0.content.provisions.contains(difference.new) })
            else { return nil }
            found = place.index
            (missing, extra) = ([], [])
            words =
                "\(difference.old.japanese)が\(difference.new.japanese)になっています"
            return
        }
        // Below half, one of the two is an excerpt, or they speak of different lists; more is asked
        // where only one of the two says what it is the basis of. One item against one other, where
        // the text cites nothing else of the table, is neither.
        guard
            let nearest = near.lazy.map({ ($0.index, $0.content, $0.content.similarity(to: content)) })
                .max(by: { $0.2 < $1.2 }),
            nearest.2 >= (old.purpose == check.assessed[nearest.0].citation.purpose ? 0.5 : 0.8)
                || isOnlySource && same.count == 1 && old.purpose == check.assessed[nearest.0].citation.purpose
                    && content.items.count == 1 && nearest.1.items.count == 1
        else { return nil }
        // The union of several lists may be what the log gives as one.
        let union = same.reduce(into: Set<ItemNumber>()) { $0.formUnion($1.content.items) }
        if same.count > 1, union == content.items, !content.items.isEmpty { return nil }
        found = nearest.0
        missing = content.items.subtracting(nearest.1.items).sorted()
        extra = nearest.1.items.subtracting(content.items).sorted()
        var parts: [String] = []
        if content.source.table != nil {
            if !missing.isEmpty { parts.append("\(name)の\(LawWording.list(missing))がなく") }
            if !extra.isEmpty { parts.append("\(name)の\(LawWording.list(extra))が加わって") }
        } else {
            let gone = content.provisions.subtracting(nearest.1.provisions)
            let new = nearest.1.provisions.subtracting(content.provisions)
            if !gone.isEmpty { parts.append("\(name)の\(CitationDifference.articles(gone))がなく") }
            if !new.isEmpty { parts.append("\(name)の\(CitationDifference.articles(new))が加わって") }
        }
        guard !parts.isEmpty else { return nil }
        let text = parts.joined(separator: "、")
        words = text.hasSuffix("がなく") ? text.dropLast(2) + "ありません" : text + "います"
    }

    /// Whether two citations serve one purpose under one heading, as far as both say.
    private static func mayCompare(
        _ old: Citation, _ heading: String?, with standing: StandingCitations.Entry, _ check: CheckContext
    ) -> Bool {
        if let one = old.purpose, let other = check.assessed[standing.index].citation.purpose, one != other {
            return false
        }
        guard let heading, let other = standing.heading else { return true }
        return heading == other
    }

    /// 第19条第7号 that became 第19条第8号: two places that the law itself connects.
    private static func movedProvision(
        _ logged: CitedContent, _ texts: [CitedContent], _ check: CheckContext
    ) -> (old: Provision, new: Provision)? {
        let standing = texts.reduce(into: Set<Provision>()) { $0.formUnion($1.provisions) }
        for move in check.statutes.provisionMoves where move.since != nil {
            for (old, new) in [(move.from, move.to), (move.to, move.from)] {
                guard let before = logged.provisions.first(where: { ProvisionRole.matches($0, old) }),
                    !standing.contains(where: { ProvisionRole.matches($0, old) }),
                    let after = standing.first(where: { ProvisionRole.matches($0, new) })
                else { continue }
                return (before, after)
            }
        }
        return nil
    }

    private static func name(of source: CitedContent.Source, _ check: CheckContext) -> String {
        if let table = source.table { return check.statutes.shortName(of: table) }
        guard let law = source.law.flatMap(check.statutes.law) else { return source.law?.rawValue ?? "" }
        return law.id == .numberAct ? "番号法" : "命令（\(law.lawNumber)）"
    }

    private static func articles(_ provisions: Set<Provision>) -> String {
        let sorted = provisions.sorted {
            ($0.article, $0.item ?? ItemNumber(1)) < ($1.article, $1.item ?? ItemNumber(1))
        }
        return sorted.prefix(6).map(\.japanese).joined(separator: "・")
            + (sorted.count > 6 ? "ほか\(sorted.count - 6)条" : "")
    }
}
