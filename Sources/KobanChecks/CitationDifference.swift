import KobanCitations
import KobanStatutes
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
    init?(
        logged: Int, against texts: [Int], mustStand: Bool, isOnlySource: Bool, in check: CheckContext
    ) {
        let old = check.assessed[logged].citation
        // More than a field can hold is no field.
        guard texts.count <= 500, let content = CitedContent(old) else { return nil }
        let same = texts.compactMap { index -> (index: Int, content: CitedContent)? in
            CitedContent(check.assessed[index].citation).map { (index, $0) }
        }.filter { $0.content.source == content.source }
        self.logged = logged
        let name = CitationDifference.name(of: content.source, check)
        guard !same.isEmpty else {
            // A table that gave way to another without an entry.
            guard mustStand, let table = content.source.table, !content.items.isEmpty,
                texts.contains(where: { check.assessed[$0].citation.table?.hasExchanges == table.hasExchanges })
            else { return nil }
            found = texts.first {
                check.assessed[$0].citation.table?.hasExchanges == table.hasExchanges
            }
            (missing, extra) = (content.items.sorted(), [])
            words = "\(name)の\(LawWording.list(missing))が今は挙げられていません"
            return
        }
        if same.contains(where: { $0.content == content }) { return nil }
        let near = same.filter { CitationDifference.mayCompare(old, check.assessed[$0.index].citation, check) }
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
            let nearest = near.map({ ($0.index, $0.content, $0.content.similarity(to: content)) })
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
    private static func mayCompare(_ left: Citation, _ right: Citation, _ check: CheckContext) -> Bool {
        if let one = left.purpose, let other = right.purpose, one != other { return false }
        guard let one = left.heading, let other = right.heading else { return true }
        return heading(one, check) == heading(other, check)
    }

    /// A heading without its number and white space.
    private static func heading(_ range: Range<Int>, _ check: CheckContext) -> String {
        String(
            String.UnicodeScalarView(
                check.source.text(in: range).unicodeScalars.filter {
                    !$0.properties.isWhitespace && $0.properties.numericType == nil
                        && !["、", "．", ".", "（", "）", "(", ")"].contains($0)
                }))
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
        if let table = source.table { return table == .provisionTable ? "命令第2条の表" : table.rawValue }
        guard let law = check.statutes.law(source.law) else { return source.law.rawValue }
        return law.id == .numberAct ? "番号法" : "命令（\(law.lawNumber)）"
    }

    private static func articles(_ provisions: Set<Provision>) -> String {
        let sorted = provisions.sorted { ($0.article, $0.item ?? ItemNumber(1)) < ($1.article, $1.item ?? ItemNumber(1)) }
        return sorted.prefix(6).map(\.japanese).joined(separator: "・")
            + (sorted.count > 6 ? "ほか\(sorted.count - 6)条" : "")
    }
}
