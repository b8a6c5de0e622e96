import KobanLaw
import KobanText

extension LawDocument {
    /// The articles of the main provisions and of the original supplementary provisions, in the
    /// order of the text. Deleted articles (削除) are none; nor are the supplementary provisions
    /// of amending laws, whose articles are numbered anew in each.
    func articles() throws(LawReadingError) -> [ArticleText] {
        var articles: [ArticleText] = []
        for part in body.elements {
            let isSupplementary = part.name == "SupplProvision" && part.attributes["AmendLawNum"] == nil
            guard part.name == "MainProvision" || isSupplementary else { continue }
            for article in part.descendants(named: "Article") where !Self.isDeleted(article) {
                let name = article.attributes["Num"] ?? ""
                guard let number = Self.branchedNumber(name) else {
                    throw LawReadingError(
                        file: file, line: article.line, reason: .unreadableArticle(text: name))
                }
                var paragraphs: [[ItemNumber]] = []
                for paragraph in article.elements(named: "Paragraph") {
                    paragraphs.append(try items(of: paragraph))
                }
                articles.append(
                    ArticleText(
                        number: number, isSupplementary: isSupplementary, paragraphs: paragraphs,
                        line: article.line))
            }
        }
        return articles
    }

    private func items(of paragraph: LawElement) throws(LawReadingError) -> [ItemNumber] {
        var items: [ItemNumber] = []
        for item in paragraph.elements(named: "Item") where !Self.isDeleted(item) {
            let name = item.attributes["Num"] ?? ""
            guard let number = Self.branchedNumber(name) else {
                throw LawReadingError(
                    file: file, line: item.line, reason: .unreadableArticle(text: name))
            }
            items.append(number)
        }
        return items
    }

    /// Whether all that an article or an item says is 削除; one such element may stand for
    /// several numbers (`Num="3:5"`).
    private static func isDeleted(_ element: LawElement) -> Bool {
        let sentences = element.descendants(named: "Sentence")
        if sentences.count == 1, sentences[0].text == "削除" { return true }
        // 第三条から第五条まで　削除: the title says it all.
        return sentences.isEmpty && element.text.hasSuffix("削除")
    }

    /// `21_2` as the schema writes 第二十一条の二.
    static func branchedNumber(_ text: String) -> ItemNumber? {
        ItemNumber(text.split(separator: "_", omittingEmptySubsequences: false).joined(separator: "の"))
    }
}

/// The articles of the laws, from the texts that `article-sources.csv` names.
struct ArticleDerivation {
    private var rows: [[String]] = []

    init(facts: DerivationFacts, texts: inout SourceTexts) throws(StatuteDerivationError) {
        for source in facts.articleSources {
            for article in try texts.text(source.file).articles {
                let items = Dictionary(
                    uniqueKeysWithValues: zip(1..., article.paragraphs).filter { !$1.isEmpty })
                rows.append([
                    source.law.rawValue, article.name,
                    source.showsParagraphs ? String(article.paragraphs.count) : "",
                    source.showsParagraphs ? ArticleItems.text(of: items) : "",
                    "sources/\(source.file):\(article.line)",
                ])
            }
        }
    }

    var csv: CSVTable { CSVTable(header: StatuteColumns.articles, rows: rows) }
}
