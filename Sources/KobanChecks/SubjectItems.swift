import KobanAssessments
import KobanLaw
import KobanText

/// The items that the business of an assessment points to, for a person to decide.
struct SubjectItems {
    let items: [ItemNumber]
    /// 生活保護の項.
    let reason: String

    /// How many items are still a suggestion and no guess.
    private static let most = 12

    /// The items of the business of one's own: whom the law lets use 個人番号 or ask.
    static func own(_ table: TableName, in check: CheckContext) -> SubjectItems? {
        guard let edition = check.statutes.edition(of: table, on: check.day) else { return nil }
        let items = check.subject.items(of: edition, actors: actors(of: check.assessment))
        guard !items.isEmpty, items.count <= most else { return nil }
        return SubjectItems(items: items, reason: "\(name(check))の法律の項")
    }

    /// The items by which the business's information is given to others.
    static func provided(_ table: TableName, in check: CheckContext) -> SubjectItems? {
        let pairs = Set(check.subject.topics.compactMap(\.provides))
        guard check.subject.topics.count == 1, pairs.count == 1, let pair = pairs.first,
            let edition = check.statutes.edition(of: table, on: check.day)
        else { return nil }
        let items = check.statutes.items(
            provider: pair.provider, information: pair.information, in: edition)
        guard !items.isEmpty else { return nil }
        return SubjectItems(
            items: items, reason: "第三欄が「\(pair.provider)」、第四欄に「\(pair.information)」の項")
    }

    private static func name(_ check: CheckContext) -> String {
        check.subject.topics.map(\.name).joined(separator: "・")
    }

    /// The actors (第一欄) that an institution can be, by its name; nil where that is not known.
    static func actors(of assessment: Assessment) -> Set<String>? {
        guard let name = assessment.institution else { return nil }
        if name.hasSuffix("知事") { return ["都道府県知事", "都道府県知事等"] }
        if ["市長", "区長", "町長", "村長"].contains(where: name.hasSuffix) {
            // 都道府県知事等 is 都道府県知事 and those who keep a 福祉事務所; what a 都道府県知事 alone
            // does may pass to a 指定都市, which the name does not show.
            return ["市町村長", "都道府県知事等", "保健所を設置する市の長", "広島市長", "長崎市長"]
        }
        return nil
    }
}
