import KobanCitations
import KobanLaw
import KobanText

// Words and filters.
extension Lookup {
    func search(
        _ reading: QueryReading?, filter given: ItemFilter, _ answer: inout LookupAnswer
    ) throws(LookupError) {
        var filter = given
        let cited = reading?.tables ?? []
        if let condition = cited.compactMap(\.condition).first {
            filter.actor = filter.actor ?? condition.actor
            filter.provider = filter.provider ?? condition.provider
            filter.information = filter.information ?? condition.information
        }
        var words = reading?.words ?? []
        if let business = cited.compactMap({ $0.condition?.business }).first { words.append(business) }
        var tables = filter.table.map { [$0] } ?? cited.map(\.table)
        if tables.isEmpty { tables = tablesInForce(on: answer.day) }
        let editions = statutes.tables.names.filter { tables.contains($0) }
            .compactMap { edition(of: $0, nearest: answer.day) }
        guard resolve(&filter, in: editions, &answer) else { return }
        // A whole table is shown with the rows that say 削除; nothing else selects them.
        let isWholeTable = words.isEmpty && filter.hasNoNames
        let rows = editions.flatMap { edition in
            edition.items.filter { (isWholeTable || !$0.isDeleted) && selects($0, filter) }
                .map { (edition, $0) }
        }
        if words.isEmpty {
            answer.entries = rows.compactMap {
                entry(ItemReference($0.0.table, $0.1.number), on: answer.day)
            }
            if answer.entries.isEmpty { noteEmptyFilter(filter, in: editions, &answer) }
        } else {
            let matches = try WordIndex(rows.map(\.1), aliases: statutes.names(of:)).matches(words)
            answer.entries = rows.enumerated().compactMap { index, row in
                matches[index].flatMap {
                    entry(ItemReference(row.0.table, row.1.number), on: answer.day, matches: $0)
                }
            }
            if answer.entries.isEmpty {
                try noteEmptySearch(words, filter, tables: tables, &answer)
            }
        }
        noteSearchedTables(editions, &answer)
    }

    /// The edition of a table in force on a day; where the table was not, the nearest.
    private func edition(of table: TableName, nearest day: CivilDate) -> Edition? {
        if let current = statutes.edition(of: table, on: day) { return current }
        let editions = statutes.editions(of: table)
        return editions.last { $0.validFrom.map { $0 <= day } ?? true } ?? editions.first
    }

    /// Whether a row says what the filter asks.
    func selects(_ item: TableItem, _ filter: ItemFilter) -> Bool {
        if let actor = filter.actor, !item.actors.contains(actor) { return false }
        if let law = filter.law, !item.laws.contains(law) { return false }
        guard filter.provider != nil || filter.information != nil else { return true }
        let classes = filter.information.map(statutes.names(of:))
        return item.exchanges.contains { exchange in
            (filter.provider.map(exchange.providers.contains) ?? true)
                && (classes.map { !$0.isDisjoint(with: exchange.information) } ?? true)
        }
    }

    // MARK: Names

    /// Writes the names of a filter as the tables do, and says what the data do not know.
    ///
    /// - Returns: whether the search can go on: each name is used in one of the editions.
    @discardableResult
    func resolve(
        _ filter: inout ItemFilter, in editions: [Edition], _ answer: inout LookupAnswer
    ) -> Bool {
        guard !filter.hasNoNames else { return true }
        let here = NameVocabulary(editions)
        let everywhere = NameVocabulary(statutes.editions)
        var isComplete = true
        func check(_ name: inout String?, _ kind: NameVocabulary.Kind) {
            guard let wanted = name else { return }
            guard let known = everywhere.canonical(wanted, kind) else {
                noteUnknown(wanted, kind, here: here, everywhere: everywhere, &answer)
                isComplete = false
                return
            }
            name = known
            let spellings = kind == .information ? statutes.names(of: known) : [known]
            guard spellings.contains(where: { here.contains($0, kind) }) else {
                let tables = statutes.tables.names.filter { table in
                    let vocabulary = NameVocabulary(statutes.editions(of: table))
                    return spellings.contains { vocabulary.contains($0, kind) }
                }
                answer.notes.append(
                    LookupNote(
                        .unknownName,
                        "\(kind.japanese)「\(known)」は、調べた表（\(names(of: editions))）にはありません。ある表: \(tables.map(\.rawValue).joined(separator: "、"))（--table で指定できます）。"
                    ))
                answer.suggestions += here.near(known, kind)
                isComplete = false
                return
            }
            for other in spellings.sorted() where other != known && here.contains(other, kind) {
                answer.notes.append(
                    LookupNote(.alias, "「\(known)」は、この表では「\(other)」です。同じものとして探しました。"))
            }
            let extended = here.extended(known, kind)
            if !extended.isEmpty, kind != .information || extended.count <= 4 {
                answer.notes.append(
                    LookupNote(
                        .similarNames,
                        "「\(extended.prefix(4).joined(separator: "」「"))」は「\(known)」と別の名なので、含めていません。"))
            }
        }
        check(&filter.actor, .actor)
        check(&filter.provider, .provider)
        check(&filter.information, .information)
        check(&filter.law, .law)
        return isComplete
    }

    private func noteUnknown(
        _ name: String, _ kind: NameVocabulary.Kind, here: NameVocabulary,
        everywhere: NameVocabulary, _ answer: inout LookupAnswer
    ) {
        answer.hasUnknownName = true
        var near = here.near(name, kind)
        if near.isEmpty { near = everywhere.near(name, kind) }
        answer.suggestions += near
        let hint =
            near.isEmpty
            ? "よく使われる名: \(everywhere.frequent(kind).joined(separator: "、"))。"
            : "近い名: \(near.joined(separator: "、"))。"
        answer.notes.append(
            LookupNote(.unknownName, "\(kind.japanese)に「\(name)」という名はありません。\(hint)"))
    }

    // MARK: Nothing found

    /// Each name is known, and no row has them all.
    private func noteEmptyFilter(
        _ filter: ItemFilter, in editions: [Edition], _ answer: inout LookupAnswer
    ) {
        var counts: [String] = []
        func count(_ name: String?, _ part: ItemFilter, _ label: String) {
            guard let name else { return }
            let number = editions.flatMap(\.items).count { !$0.isDeleted && selects($0, part) }
            counts.append("\(label)「\(name)」は\(number)項")
        }
        count(filter.actor, ItemFilter(actor: filter.actor), "照会者・利用者")
        count(filter.provider, ItemFilter(provider: filter.provider), "提供者")
        count(filter.information, ItemFilter(information: filter.information), "情報")
        count(filter.law, ItemFilter(law: filter.law), "法律")
        var message =
            "すべてに当たる項は\(names(of: editions))にありません（それぞれでは、\(counts.joined(separator: "、"))）。"
        if filter.provider != nil, let information = filter.information {
            let classes = statutes.names(of: information)
            var providers: [String] = []
            for exchange in editions.lazy.flatMap(\.items).flatMap(\.exchanges)
            where !classes.isDisjoint(with: exchange.information) {
                providers += exchange.providers.filter { !providers.contains($0) }
            }
            message += "「\(information)」の提供者: \(providers.joined(separator: "、"))。"
            answer.suggestions += providers
        }
        answer.notes.append(LookupNote(.nothingFound, message))
    }

    private func noteEmptySearch(
        _ words: [String], _ filter: ItemFilter, tables: [TableName], _ answer: inout LookupAnswer
    ) throws(LookupError) {
        let quoted = words.map { "「\($0)」" }.joined()
        var message = "\(quoted)に当たる項は\(tables.map(\.rawValue).joined(separator: "、"))にありません。"
        for table in statutes.tables.names where !tables.contains(table) {
            let items =
                statutes.editions(of: table).last?.items.filter {
                    !$0.isDeleted && selects($0, filter)
                } ?? []
            let found = try WordIndex(items, aliases: statutes.names(of:)).matches(words).count
            if found > 0 { message += "\(table.rawValue)には\(found)項あります（--table \(table.rawValue)）。" }
        }
        let vocabulary = NameVocabulary(statutes.editions)
        var near: [String] = []
        for word in words {
            for kind in [NameVocabulary.Kind.law, .information, .actor] {
                near += vocabulary.near(word, kind, limit: 3).filter { !near.contains($0) }
            }
        }
        near = Array(near.prefix(6))
        if words.contains(where: { $0.hasSuffix("条") }) {
            message += "条から引くには、命令の名を付けてください（利用特定個人情報の提供に関する命令第44条、など）。"
        }
        if !near.isEmpty { message += "近い名: \(near.joined(separator: "、"))。" }
        answer.suggestions += near
        answer.notes.append(LookupNote(.nothingFound, message))
    }

    func names(of editions: [Edition]) -> String {
        editions.isEmpty ? "この日の表" : editions.map(\.table.rawValue).joined(separator: "、")
    }
}
