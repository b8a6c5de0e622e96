import KobanText

extension Statutes {
    /// The data as the reviewable CSV files, by name: the same bytes for the same data.
    ///
    /// Only what the data hold: the files recorded by hand that deriving reads
    /// (`StatuteFiles.factNames`) are none of them.
    public var files: [String: [UInt8]] {
        var files: [String: CSVTable] = [
            "laws.csv": CSVTable(header: StatuteColumns.laws, rows: laws.map(Self.fields)),
            "law-names.csv": CSVTable(
                header: StatuteColumns.lawNames,
                rows: laws.flatMap { law in law.names.map { Self.fields($0, of: law) } }),
            "tables.csv": CSVTable(header: StatuteColumns.tables, rows: tables.all.map(Self.fields)),
            "order-names.csv": CSVTable(
                header: StatuteColumns.orderNames,
                rows: orderNames.map {
                    [$0.law.rawValue, Self.joined($0.heads), Self.joined($0.tails), String($0.needsAct), $0.evidence]
                }),
            "editions.csv": CSVTable(header: StatuteColumns.editions, rows: editions.map(Self.fields)),
            "correspondences.csv": CSVTable(
                header: StatuteColumns.correspondences, rows: correspondences.map(Self.fields)),
            "articles.csv": CSVTable(header: StatuteColumns.articles, rows: articleRows),
            "provision-moves.csv": CSVTable(
                header: StatuteColumns.provisionMoves, rows: provisionMoves.map(Self.fields)),
            "information-aliases.csv": CSVTable(
                header: StatuteColumns.informationAliases,
                rows: informationAliases.map { [$0.older, $0.newer, $0.evidence] }),
        ]
        if !editionChanges.isEmpty {
            files["edition-changes.csv"] = CSVTable(
                header: StatuteColumns.editionChanges, rows: editionChanges.map(Self.fields))
        }
        for table in tables.all {
            let states = ItemStates.states(of: editions(of: table.name).map { ($0.id, $0.items) }, number: \.number)
            files[StatuteColumns.itemsFile(of: table)] = CSVTable(
                header: StatuteColumns.items, rows: states.map { Self.fields($0.item, in: $0.editions) })
            if table.hasExchanges {
                files[StatuteColumns.exchangesFile(of: table)] = CSVTable(
                    header: StatuteColumns.exchanges,
                    rows: states.flatMap { Self.exchangeFields($0.item, in: $0.editions) })
            }
        }
        return files.mapValues(\.bytes)
    }

    private static func joined(_ values: [String]) -> String {
        values.joined(separator: String(StatuteColumns.separator))
    }

    private static func text(_ day: CivilDate?) -> String { day?.description ?? "" }

    private static func fields(_ law: Law) -> [String] {
        [
            law.id.rawValue, law.lawNumber, text(law.validFrom), text(law.validUntil),
            law.successor?.rawValue ?? "", law.evidence,
        ]
    }

    private static func fields(_ table: LawTable) -> [String] {
        [
            table.name.rawValue, table.designation.text, table.law.rawValue, table.kind.rawValue,
            table.successor?.rawValue ?? "", table.basis.article.description, table.basis.paragraph?.description ?? "",
            table.basis.item?.description ?? "", table.order?.rawValue ?? "", table.file, table.evidence,
        ]
    }

    private static func fields(_ name: LawName, of law: Law) -> [String] {
        [
            law.id.rawValue, name.kind.rawValue, name.text, text(name.validFrom),
            text(name.validUntil), name.evidence,
        ]
    }

    private static func fields(_ edition: Edition) -> [String] {
        [
            edition.id, edition.table.rawValue, text(edition.validFrom),
            String(edition.validFromIsInferred), text(edition.validUntil),
            edition.firstSeen.description, edition.verifiedThrough.description,
            edition.derivedFrom ?? "", edition.source, edition.evidence,
        ]
    }

    private static func fields(_ item: TableItem, in editions: [String]) -> [String] {
        [
            joined(editions), item.number.description, String(item.isDeleted),
            String(item.isInferred), String(item.needsReview), joined(item.actors),
            joined(item.laws), item.label, item.article?.description ?? "", item.wordingDigest,
            item.evidence,
        ]
    }

    private static func exchangeFields(_ item: TableItem, in editions: [String]) -> [[String]] {
        item.exchanges.enumerated().map { row, exchange in
            [
                joined(editions), item.number.description, String(row + 1),
                joined(exchange.providers), joined(exchange.information), item.evidence,
            ]
        }
    }

    private static func fields(_ correspondence: Correspondence) -> [String] {
        [
            correspondence.from.table.rawValue, correspondence.from.number.description,
            joined(correspondence.to.map { "\($0.table.rawValue):\($0.number)" }),
            correspondence.relation.rawValue, String(correspondence.exchangesChanged),
            correspondence.isDecidedByReading ? "decided" : "derived", correspondence.evidence.text,
        ]
    }

    private static func fields(_ change: EditionChange) -> [String] {
        [
            change.fromEdition, change.toEdition, change.from?.description ?? "",
            joined(change.to.map(\.description)), change.kind.rawValue,
            String(change.exchangesChanged), change.isDecidedByReading ? "decided" : "derived",
            change.evidence,
        ]
    }

    private static func fields(_ move: ProvisionMove) -> [String] {
        [move.law.rawValue, move.purpose.rawValue, move.role]
            + [move.from, move.to].flatMap {
                [
                    $0.article.description, $0.paragraph?.description ?? "",
                    $0.item?.description ?? "",
                ]
            }
            + [text(move.since), move.seenBy.description, move.evidence]
    }

    /// Law by law, in the order in which the data name them.
    private var articleRows: [[String]] {
        laws.compactMap { law in articleIndexes[law.id].map { (law.id, $0) } }
            .flatMap { law, index in
                index.all.map { entry in
                    [
                        law.rawValue, entry.article, entry.paragraphs.map(String.init) ?? "",
                        ArticleItems.text(of: entry.items), entry.evidence,
                    ]
                }
            }
    }
}
