import KobanCitations
import KobanLaw
import KobanText

/// How a citation stands where no rule finds fault: right, beyond the data, or undecided.
struct CitationStanding {
    let status: CitationStatus
    let reason: String?

    private init(_ status: CitationStatus, _ reason: String? = nil) {
        self.status = status
        self.reason = reason
    }

    /// - Parameter day: the day whose law counts.
    static func of(
        _ citation: Citation, on day: CivilDate, statutes: Statutes
    ) -> CitationStanding {
        if citation.slips.contains(.undecidedLawName) {
            return CitationStanding(.review, "「\(citation.lawName ?? "")」がどの法令を指すのか、文書からは決められません")
        }
        guard let id = citation.law else {
            if case .table(let cited) = citation.target, cited.table != nil {
                return ofTable(citation, cited, on: day, statutes: statutes)
            }
            guard let name = citation.lawName, !namesNothing.contains(name) else {
                return CitationStanding(
                    .review,
                    citation.slips.contains(.uncertainOwner)
                        ? "どの法令の表か、文からは決められません" : "どの法令を指すのか、文書からは決められません")
            }
            return CitationStanding(.external)
        }
        if case .provisions = citation.target, citation.slips.contains(.unreadList) {
            return CitationStanding(.review, "条・項・号の番号の一部を読み取れませんでした")
        }
        guard let law = statutes.law(id) else { return CitationStanding(.external) }
        if let first = law.validFrom, day < first {
            return CitationStanding(.review, "\(first.japanese)に施行される命令です")
        }
        switch citation.target {
        case .table(let cited):
            return ofTable(citation, cited, on: day, statutes: statutes)
        case .provisions(let cited):
            return ofProvisions(cited, law: law, on: day, statutes: statutes)
        }
    }

    /// Names that mean a law only by what stands before them.
    private static let namesNothing: Set<String> = ["法", "主務省令", "命令", "省令", "同法", "同令", "同命令", "同省令"]

    /// 条例で定める事務 (番号法第9条第2項, 第19条第9号): right or wrong depends on an ordinance
    /// that the data do not hold.
    private static let ordinanceProvisions: [(article: ItemNumber, paragraph: Int?, item: Int?)] = [
        (ItemNumber(9), 2, nil), (ItemNumber(19), nil, 9),
    ]

    private static func ofTable(
        _ citation: Citation, _ cited: TableCitation, on day: CivilDate, statutes: Statutes
    ) -> CitationStanding {
        guard let table = cited.table else {
            if citation.law == nil { return CitationStanding(.external) }
            return CitationStanding(
                .review, citation.law == .numberAct ? "番号法のどの表を指すのか読み取れません" : "この命令の表は手元の条文にありません")
        }
        guard let edition = statutes.edition(of: table, on: day) else {
            return CitationStanding(.review, "この日に効力のある\(table.rawValue)は手元の条文にありません")
        }
        if cited.extent == .unread {
            return CitationStanding(
                .review,
                cited.elements.isEmpty
                    ? "\(table.rawValue)の後の項の一覧を読み取れませんでした" : "\(table.rawValue)の項の一覧の残りを読み取れませんでした")
        }
        for item in cited.items {
            if let row = statutes.item(item, in: edition) {
                if row.needsReview {
                    return CitationStanding(.review, "\(item)の項は手元の条文だけでは確かめられません")
                }
            } else {
                return CitationStanding(.review, "\(item)の項は手元の条文にありませんが、改正で加わったことが分かっています")
            }
        }
        return CitationStanding(.ok)
    }

    private static func ofProvisions(
        _ cited: ProvisionCitation, law: Law, on day: CivilDate, statutes: Statutes
    ) -> CitationStanding {
        if law.id == .numberAct {
            for place in cited.provisions where !place.provision.isSupplementary {
                let provision = place.provision
                if ordinanceProvisions.contains(where: {
                    $0.article == provision.article
                        && ($0.paragraph == nil || provision.paragraph == ItemNumber($0.paragraph ?? 0))
                        && ($0.item == nil || provision.item == ItemNumber($0.item ?? 0))
                }) {
                    return CitationStanding(.review, "条例で定める事務の根拠です。条例は手元の法令データにありません")
                }
                if let move = statutes.provisionMoves.first(where: {
                    $0.law == law.id && $0.to.article == provision.article
                        && $0.to.item == provision.item
                }), let since = move.since, day < since {
                    return CitationStanding(
                        .review, "\(move.to.japanese)が\(move.role)の根拠になったのは\(since.japanese)です")
                }
            }
        }
        guard let articles = statutes.articles(of: law.id) else {
            return CitationStanding(.review, "この法令の条文は手元にありません")
        }
        for place in cited.provisions where !articles.contains(place.provision) {
            if place.rangeFrom != nil, let last = LastArticle(of: articles, in: place.provision) {
                return CitationStanding(
                    .wrong, "\(place.provision.japanese)までの範囲は、この法令にない条に及びます（手元の条文は\(last.name)まで）")
            }
            return CitationStanding(
                .review, "\(place.provision.japanese)は手元の条文では確かめられません")
        }
        return CitationStanding(.ok)
    }
}

/// The last article of a law, where a cited range goes beyond it.
private struct LastArticle {
    let name: String

    /// - Returns: nil where the article is not beyond all that the text shows.
    init?(of articles: ArticleIndex, in cited: Provision) {
        let known = articles.all.compactMap { entry -> ItemNumber? in
            let isSupplementary = entry.article.hasPrefix("附則")
            guard isSupplementary == cited.isSupplementary else { return nil }
            return ItemNumber(isSupplementary ? String(entry.article.dropFirst(2)) : entry.article)
        }
        guard let last = known.max(), last < cited.article else { return nil }
        name = Provision(article: last, isSupplementary: cited.isSupplementary).japanese
    }
}
