import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// What an assessment is about, as far as its own words show.
public struct Subject: Sendable {
    /// The businesses that 評価書名 and 事務の名称 name, and no others; empty where the words
    /// name none that Koban knows. The surest sign of what the assessment is about.
    public let topics: [BusinessTopic]
    /// The businesses that the current text speaks of anywhere, `topics` among them.
    public let mentioned: Set<BusinessTopic>
    /// The laws of the tables that the current text names outside its own citations of
    /// 番号法 (生活保護法 in 事務の概要).
    public let namedLaws: Set<String>

    /// - Complexity: linear in the length of the text.
    init(of assessment: Assessment, citations: [AssessedCitation], statutes: Statutes) {
        guard assessment.form != nil else {
            (topics, mentioned, namedLaws) = ([], [], [])
            return
        }
        var title = assessment.title ?? ""
        var found: Set<Int> = []
        for region in assessment.regions where region.section == .current || region.section == .annex {
            if region.role == .title || region.field?.text.contains("事務の名称") == true
                || region.role == .businessOutline && region.range.count < 180
            {
                title += " " + Subject.folded(assessment.source, region.range)
            }
            Subject.finder.find(in: assessment.source.bytes, region.range, into: &found)
        }
        let titleBytes = Array(title.utf8)
        Subject.finder.find(in: titleBytes, titleBytes.indices, into: &found)
        let titled = BusinessTopic.all.filter { $0.isNamed(in: title) }
        topics = Subject.withoutGeneral(titled, in: title)
        mentioned = Set(found.compactMap { Subject.vocabulary[$0].topic }).union(topics)
        var laws = Set(found.compactMap { Subject.vocabulary[$0].law })
        for item in citations where item.isInForce && item.citation.law == nil {
            if let name = item.citation.lawName { laws.insert(name) }
        }
        namedLaws = laws
    }

    /// The words looked for, and what each shows.
    private static let vocabulary: [(word: String, topic: BusinessTopic?, law: String?)] =
        BusinessTopic.all.flatMap { topic in
            topic.words.map { ($0, topic, nil) } + topic.laws.map { ($0, nil, $0) }
        }
    private static let finder = WordFinder(vocabulary.map(\.word))

    /// A word that stands only inside the longer name of another business is not its own:
    /// 児童扶養手当 in 特別児童扶養手当, 徴収 in 国民健康保険税の徴収.
    private static func withoutGeneral(_ topics: [BusinessTopic], in title: String) -> [BusinessTopic] {
        topics.filter { topic in
            var rest = title
            for other in topics where other != topic {
                for word in other.words.sorted(by: { $0.count > $1.count })
                where topic.words.contains(where: { $0.count < word.count && word.contains($0) }) {
                    rest = rest.replacing(word, with: " ")
                }
            }
            return topic.isNamed(in: rest)
        }
    }

    /// White space out, so that a wrapped word is whole.
    private static func folded(_ source: SourceText, _ range: Range<Int>) -> String {
        var text = ""
        for scalar in source.text(in: range).unicodeScalars where !scalar.properties.isWhitespace {
            text.unicodeScalars.append(scalar)
        }
        return text
    }

    /// The items of an edition that are of the assessment's business and name a given actor.
    ///
    /// - Parameter actors: nil for any.
    /// - Returns: empty where the business is not known.
    func items(of edition: Edition, actors: Set<String>? = nil) -> [ItemNumber] {
        edition.items.filter { item in
            !item.isDeleted && !item.needsReview
                && (actors.map { !$0.isDisjoint(with: item.actors) } ?? true)
                && topics.contains { topic in
                    // What a notice makes like a law's business is a business of its own.
                    item.laws.first.map { topic.laws.contains($0) && !$0.hasSuffix("通知") } ?? false
                }
        }.map(\.number)
    }

    /// Whether an item certainly has nothing to do with the assessment.
    ///
    /// Strict: the title must name a business, the item must be of another business that Koban
    /// knows and that is not commonly done together with it, and neither that business nor a law of
    /// the item may be mentioned anywhere in the current text.
    func isUnrelated(_ item: TableItem) -> Bool {
        guard !topics.isEmpty, !item.isDeleted, !item.laws.isEmpty else { return false }
        let others = BusinessTopic.all.filter { $0.covers(item) }
        guard !others.isEmpty, !others.contains(where: mentioned.contains),
            !others.contains(where: { other in topics.contains { $0.isKin(to: other) } }),
            namedLaws.isDisjoint(with: item.laws)
        else { return false }
        let own = Set(topics.flatMap(\.laws))
        return own.isDisjoint(with: item.laws)
    }
}
