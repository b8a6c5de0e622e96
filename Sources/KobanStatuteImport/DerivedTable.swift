import KobanLaw
import KobanText

/// A table through its editions, as derived.
struct DerivedTable {
    struct Item: Hashable {
        let number: ItemNumber
        var isDeleted = false
        var isInferred = false
        var needsReview = false
        var actors: [String]
        var laws: [String]
        var label: String
        var article: ItemNumber?
        /// What is compared between tables; empty where the text is not known.
        var wording: String
        var exchanges: [Exchange]
        var evidence: String
    }

    let table: LawTable
    /// Editions in the order of `editions.csv`, each with its items.
    private(set) var editions: [(id: String, items: [Item])] = []

    /// The items of the edition that a text shows; of the last one, where there are several.
    var textItems: [Item] { textEdition.flatMap { id in editions.first { $0.id == id }?.items } ?? [] }

    private var textEdition: String?

    init(
        table known: LawTable, facts: DerivationFacts, texts: inout SourceTexts
    ) throws(StatuteDerivationError) {
        self.table = known
        let table = known.name
        let own = facts.editions.filter { $0.table == table }
        var read: [String: [Item]] = [:]
        for edition in own where edition.derivedFrom == nil {
            read[edition.id] = try DerivedTable.items(
                of: table, in: edition.source, facts: facts, texts: &texts)
            textEdition = edition.id
        }
        for edition in own {
            if let base = edition.derivedFrom {
                let items = read[base] ?? []
                let changes = facts.inferred.filter { $0.edition == edition.id }
                editions.append(
                    (edition.id, DerivedTable.infer(items, changes: changes, table: table, facts: facts)))
            } else {
                editions.append((edition.id, read[edition.id] ?? []))
            }
        }
        try addArticlesOfOrder(facts: facts, texts: &texts)
    }

    /// The items as a text shows them.
    private static func items(
        of table: TableName, in source: String, facts: DerivationFacts, texts: inout SourceTexts
    ) throws(StatuteDerivationError) -> [Item] {
        guard let found = try texts.text(source).tables[table] else {
            throw .law(LawReadingError(file: source, line: nil, reason: .noSuchTable(table)))
        }
        for item in found {
            for text in [item.actor, item.business] + item.rows.flatMap({ [$0.provider, $0.information] }) {
                guard let unknown = facts.citedLaws.unknownLaw(in: text) else { continue }
                throw .law(
                    LawReadingError(
                        file: source, line: item.line,
                        reason: .unknownLaw(table: table, item: item.number, text: unknown)))
            }
        }
        let actors = ActorReading(citedLaws: facts.citedLaws)
        let information = try InformationNames(table: table, items: found, facts: facts)
        return found.map { item in
            Item(
                number: item.number, isDeleted: item.isDeleted,
                actors: actors.actors(in: item.actor),
                laws: facts.citedLaws.laws(in: item.business),
                label: facts.labels[ItemReference(table, item.number)] ?? "",
                wording: item.isDeleted
                    ? "" : WordingDigest.wording(actor: item.actor, business: item.business),
                exchanges: item.rows.map { row in
                    Exchange(
                        providers: actors.actors(in: row.provider),
                        information: information.names(in: row.information))
                },
                evidence: "sources/\(source):\(item.line)")
        }
    }

    /// The items of a state of which there is no text, from a neighbouring one.
    private static func infer(
        _ base: [Item], changes: [DerivationFacts.InferredItem], table: TableName,
        facts: DerivationFacts
    ) -> [Item] {
        var items = base
        for change in changes {
            let index = items.firstIndex { $0.number == change.item }
            switch change.change {
            case .absent:
                items.removeAll { $0.number == change.item }
            case .review:
                if let index {
                    items[index].isInferred = true
                    items[index].needsReview = true
                    items[index].evidence = change.evidence
                }
            case .added, .unknown:
                let isUnknown = change.change == .unknown
                let item = Item(
                    number: change.item, isInferred: true, needsReview: isUnknown,
                    actors: change.actors, laws: change.laws,
                    label: facts.labels[ItemReference(table, change.item)] ?? "",
                    wording: "", exchanges: [], evidence: change.evidence)
                if let index { items[index] = item } else { items.append(item) }
            }
        }
        return items.sorted { $0.number < $1.number }
    }

    /// The articles of the order that belongs to the table, for the tables now in force.
    private mutating func addArticlesOfOrder(
        facts: DerivationFacts, texts: inout SourceTexts
    ) throws(StatuteDerivationError) {
        guard table.successor == nil, let order = table.order,
            let source = facts.editions.map(\.source).first(where: { $0.hasPrefix(order.rawValue + "_") })
        else { return }
        let articles = try texts.text(source).details
        takeArticles(from: articles.compactMapValues(\.first))
    }

    mutating func takeArticles(from articles: [ItemNumber: ItemNumber]) {
        for edition in editions.indices {
            for index in editions[edition].items.indices {
                guard let article = articles[editions[edition].items[index].number] else { continue }
                editions[edition].items[index].article = article
            }
        }
    }

    // MARK: Files

    private var states: [(editions: [String], item: Item)] {
        ItemStates.states(of: editions.map { ($0.id, $0.items) }, number: \.number)
    }

    private static func joined(_ values: [String]) -> String {
        values.joined(separator: String(StatuteColumns.separator))
    }

    var itemsCSV: CSVTable {
        CSVTable(
            header: StatuteColumns.items,
            rows: states.map { state in
                let item = state.item
                return [
                    Self.joined(state.editions), item.number.description,
                    String(item.isDeleted), String(item.isInferred), String(item.needsReview),
                    Self.joined(item.actors), Self.joined(item.laws), item.label,
                    item.article?.description ?? "",
                    item.wording.isEmpty ? "" : WordingDigest.digest(of: item.wording),
                    item.evidence,
                ]
            })
    }

    var exchangesCSV: CSVTable {
        CSVTable(
            header: StatuteColumns.exchanges,
            rows: states.flatMap { state in
                state.item.exchanges.enumerated().map { row, exchange in
                    [
                        Self.joined(state.editions), state.item.number.description, String(row + 1),
                        Self.joined(exchange.providers), Self.joined(exchange.information),
                        state.item.evidence,
                    ]
                }
            })
    }
}

/// The one name of each information class of a table: its defined name, or the label that
/// people gave it.
struct InformationNames {
    private let reading: InformationReading
    /// The labels of a description, in its order: one that strings several together
    /// (`…医療費、…による資金の貸付け又は…に関する情報`) has one label for each.
    private let labels: [String: [String]]

    init(
        table: TableName, items: [ItemText], facts: DerivationFacts
    ) throws(StatuteDerivationError) {
        let reading = InformationReading(cells: items.flatMap { $0.rows.map(\.information) })
        var placed: [String: [(place: Int, label: String)]] = [:]
        for label in facts.informationLabels[table] ?? [] {
            let rows = items.first { $0.number == label.item }?.rows ?? []
            let described =
                rows.indices.contains(label.row - 1)
                ? reading.classes(in: rows[label.row - 1].information) : []
            let start = LegalPhrase(label.start).withoutOpenLawNumber.text
            let match = described.lazy.compactMap { found in
                LegalPhrase(found.description).firstIndex(of: start).map { (found, $0) }
            }.first
            guard let (found, place) = match else {
                throw .data(
                    StatuteDataError(
                        file: DerivationFacts.informationLabelsFile, line: label.line,
                        reason: .unknownItem(
                            "\(table.rawValue)の\(label.item)の項の\(label.row)行目の「\(label.start)」")))
            }
            // The name that the table itself gives goes before a label.
            guard found.name == nil else { continue }
            if let known = placed[found.description]?.first(where: { $0.place == place }) {
                guard known.label != label.label else { continue }
                throw .data(
                    StatuteDataError(
                        file: DerivationFacts.informationLabelsFile, line: label.line,
                        reason: .duplicate("「\(known.label)」と「\(label.label)」（同じ情報の名）")))
            }
            placed[found.description, default: []].append((place, label.label))
        }
        self.reading = reading
        labels = placed.mapValues { $0.sorted { $0.place < $1.place }.map(\.label) }
    }

    /// The names for a text other than the one on which the labels were given: a label holds
    /// where its description stands in the same row, else in another row of the item; where it
    /// stands no more, it is left out.
    ///
    /// - Parameter numbers: the item of this text by its number in the labelled one.
    init(
        table: TableName, items: [ItemText], facts: DerivationFacts,
        following numbers: [ItemNumber: ItemNumber]
    ) {
        let reading = InformationReading(cells: items.flatMap { $0.rows.map(\.information) })
        var placed: [String: [(place: Int, label: String)]] = [:]
        for label in facts.informationLabels[table] ?? [] {
            let number = numbers[label.item] ?? label.item
            guard let rows = items.first(where: { $0.number == number })?.rows else { continue }
            let own = rows.indices.contains(label.row - 1) ? [rows[label.row - 1]] : []
            let start = LegalPhrase(label.start).withoutOpenLawNumber.text
            let match = (own + rows).lazy.flatMap { reading.classes(in: $0.information) }
                .compactMap { found in
                    LegalPhrase(found.description).firstIndex(of: start).map { (found, $0) }
                }.first
            guard let (found, place) = match, found.name == nil,
                placed[found.description]?.contains(where: { $0.place == place }) != true
            else { continue }
            placed[found.description, default: []].append((place, label.label))
        }
        self.reading = reading
        labels = placed.mapValues { $0.sorted { $0.place < $1.place }.map(\.label) }
    }

    /// The classes of a cell by their names, each once.
    func names(in cell: String) -> [String] {
        var seen: Set<String> = []
        return reading.classes(in: cell).flatMap { found in
            found.name.map { [$0] } ?? labels[found.description]
                ?? [InformationNames.shortForm(of: found.description)]
        }.filter { seen.insert($0).inserted }
    }

    /// A class that neither the table nor a person named yet: the description without its
    /// parentheses; where that is long, its beginning and its digest.
    private static func shortForm(of description: String) -> String {
        let phrase = LegalPhrase(description).withoutParentheses
        guard phrase.scalars.count > 45 else { return phrase.text }
        return LegalPhrase(phrase.scalars.prefix(24)).text + "…〔" + WordingDigest.digest(of: description).prefix(8)
            + "〕"
    }
}
