import KobanText

/// The articles that a text of a law shows, as far as it shows them.
public struct ArticleIndex: Sendable, Hashable {
    /// An article (条) of the main provisions or of the supplementary provisions.
    public struct Entry: Sendable, Hashable {
        /// `19`, `附則6`.
        public let article: String
        /// How many paragraphs (項) it has; nil where the text at hand does not show its
        /// inner structure.
        public let paragraphs: Int?
        /// The items (号) of all its paragraphs, by paragraph.
        public let items: [Int: [ItemNumber]]
        /// What the article is known from: `sources/425AC0000000027_20250924.xml:78`.
        public let evidence: String

        /// An article with what a text shows of its inner structure.
        ///
        /// - Parameters:
        ///   - paragraphs: nil where the text does not show the article's inner structure.
        ///   - items: by the number of the paragraph, from 1.
        public init(
            article: String, paragraphs: Int?, items: [Int: [ItemNumber]], evidence: String
        ) {
            self.article = article
            self.paragraphs = paragraphs
            self.items = items
            self.evidence = evidence
        }
    }

    /// All entries, in the order of the text.
    public let all: [Entry]
    private let places: [String: Int]

    /// The articles of one law, found by their numbers.
    ///
    /// - Parameter entries: in the order of the text; of two for one article the first is found.
    public init(_ entries: [Entry]) {
        all = entries
        places = Dictionary(
            zip(entries.map(\.article), entries.indices), uniquingKeysWith: { first, _ in first })
    }

    /// The entry of an article.
    public func entry(_ article: String) -> Entry? { places[article].map { all[$0] } }

    /// Whether the text shows a provision. What it does not show is not said to be missing.
    public func contains(_ provision: Provision) -> Bool {
        guard let entry = entry(provision.articleText) else { return false }
        guard provision.paragraph != nil || provision.item != nil else { return true }
        guard let count = entry.paragraphs else { return false }
        if let paragraph = provision.paragraph {
            guard !paragraph.isBranch, paragraph.whole <= count else { return false }
            guard let item = provision.item else { return true }
            return entry.items[paragraph.whole]?.contains(item) ?? false
        }
        guard let item = provision.item else { return true }
        return entry.items.values.contains { $0.contains(item) }
    }
}
