import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// What each citation of a document cites, worked out once.
struct LoggedContents {
    private let contents: [CitedContent?]

    init(_ citations: [AssessedCitation]) {
        contents = citations.map { CitedContent($0.citation) }
    }

    /// What a citation cites; nil for a law that the data do not hold.
    subscript(index: Int) -> CitedContent? { contents[index] }

    /// How many of some citations cite each source.
    func countsBySource(_ indices: [Int]) -> [CitedContent.Source: Int] {
        var counts: [CitedContent.Source: Int] = [:]
        for index in indices {
            if let source = contents[index]?.source { counts[source, default: 0] += 1 }
        }
        return counts
    }
}

/// The citations with which a logged one is compared: those of the field's text, or of the 変更前 of
/// the next entry; by what they cite, so that one comparison does not look through all of them.
struct StandingCitations {
    struct Entry {
        let index: Int
        let content: CitedContent
        /// The heading above it, without its number and white space.
        let heading: String?
    }

    /// More citations than this are no field, but a document whose fields were not told apart.
    private static let mostInField = 500

    /// Whether there are no more than a field can hold.
    let isOfField: Bool
    private var bySource: [CitedContent.Source: [Entry]] = [:]
    private var all: Set<CitedContent> = []
    private var firstByKind: [LawTable.Kind: Int] = [:]

    init(_ indices: [Int], _ contents: LoggedContents, _ check: CheckContext) {
        isOfField = indices.count <= StandingCitations.mostInField
        guard isOfField else { return }
        for index in indices {
            let citation = check.assessed[index].citation
            if let kind = citation.table.flatMap(check.statutes.kind), firstByKind[kind] == nil {
                firstByKind[kind] = index
            }
            guard let content = contents[index] else { continue }
            all.insert(content)
            bySource[content.source, default: []].append(
                Entry(
                    index: index, content: content,
                    heading: citation.heading.map { StandingCitations.heading($0, check) }))
        }
    }

    /// Those that cite a source, in the order of the text.
    func ofSource(_ source: CitedContent.Source) -> [Entry] { bySource[source] ?? [] }

    /// Whether one cites just the same.
    func contains(_ content: CitedContent) -> Bool { all.contains(content) }

    /// The first citation of a table of a kind.
    func firstOfTable(_ kind: LawTable.Kind) -> Int? { firstByKind[kind] }

    /// A heading without its number and white space.
    static func heading(_ range: Range<Int>, _ check: CheckContext) -> String {
        String(
            String.UnicodeScalarView(
                check.source.text(in: range).unicodeScalars.filter {
                    !$0.properties.isWhitespace && $0.properties.numericType == nil
                        && !["、", "．", ".", "（", "）", "(", ")"].contains($0)
                }))
    }
}
