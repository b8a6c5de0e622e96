import KobanLaw
import KobanText

/// Reads the items of a new edition of a table out of an official text, with the facts that
/// people recorded for the editions before.
public struct EditionReading: Sendable {
    /// In the order of the table; without labels, and with articles only where the text itself
    /// gives them.
    public let items: [TableItem]
    /// Names of laws that `cited-laws.csv` does not hold, as far as the text shows where they
    /// begin (要確認).
    public let unknownLaws: [String]

    /// - Parameters:
    ///   - files: the data with the facts recorded by hand.
    ///   - labelled: the edition on whose text the names of information classes were given.
    /// - Throws: `StatuteDerivationError` for damaged facts, or a text that names a law in a
    ///   way that cannot be read.
    public init(
        table: TableName, text: LawText, files: StatuteFiles, labelled: Edition?
    ) throws(StatuteDerivationError) {
        let facts = try DerivationFacts(files)
        let found = text.tables[table] ?? []
        var citedLaws = facts.citedLaws
        var learned: [String] = []
        for item in found {
            for cell in [item.actor, item.business] + item.rows.flatMap({ [$0.provider, $0.information] }) {
                let phrase = LegalPhrase(cell)
                var start = 0
                while let (unknown, index) = citedLaws.unknownLaw(in: phrase, from: start) {
                    guard let name = citedLaws.unknownName(in: phrase, before: index), !learned.contains(name) else {
                        throw .law(
                            LawReadingError(
                                file: text.source, line: item.line,
                                reason: .unknownLaw(table: table, item: item.number, text: unknown)))
                    }
                    guard learned.count < EditionReading.mostUnknownLaws else {
                        throw .law(
                            LawReadingError(
                                file: text.source, line: item.line,
                                reason: .tooManyUnknownLaws(limit: EditionReading.mostUnknownLaws)))
                    }
                    learned.append(name)
                    citedLaws = citedLaws.adding([name])
                    start = index
                }
            }
        }
        let digests = Dictionary(
            found.filter { !$0.isDeleted }.map { ($0.number, EditionReading.digest(of: $0)) },
            uniquingKeysWith: { first, _ in first })
        let actors = ActorReading(citedLaws: citedLaws)
        let information = InformationNames(
            table: table, items: found, facts: facts,
            following: EditionReading.numbers(of: labelled, by: digests))
        items = found.map { item in
            TableItem(
                number: item.number, isDeleted: item.isDeleted,
                actors: actors.actors(in: item.actor), laws: citedLaws.laws(in: item.business),
                label: "", article: text.details[item.number]?.first,
                wordingDigest: digests[item.number] ?? "",
                exchanges: item.rows.map { row in
                    Exchange(
                        providers: actors.actors(in: row.provider),
                        information: information.names(in: row.information))
                },
                evidence: "sources/\(text.source):\(item.line)")
        }
        unknownLaws = learned
    }

    /// An amendment names a law or two that the list does not hold; a text with more than this is
    /// not the table of these laws.
    static let mostUnknownLaws = 100

    /// The mark by which the wording of an item is compared.
    public static func digest(of item: ItemText) -> String {
        item.isDeleted ? "" : WordingDigest.digest(of: wording(of: item))
    }

    /// What is compared of an item: 第一欄 and 第二欄 as `Relation` says.
    public static func wording(of item: ItemText) -> String {
        WordingDigest.wording(actor: item.actor, business: item.business)
    }

    /// Where the items of the labelled edition now stand: those whose wording stands once.
    private static func numbers(
        of labelled: Edition?, by digests: [ItemNumber: String]
    ) -> [ItemNumber: ItemNumber] {
        guard let labelled else { return [:] }
        let now = Dictionary(grouping: digests.keys, by: { digests[$0] ?? "" })
        let then = Dictionary(grouping: labelled.items.filter { !$0.isDeleted }, by: \.wordingDigest)
        var numbers: [ItemNumber: ItemNumber] = [:]
        for (digest, items) in then where items.count == 1 && !digest.isEmpty {
            if let found = now[digest], found.count == 1 { numbers[items[0].number] = found[0] }
        }
        return numbers
    }
}
