import KobanLaw
import KobanText

// What the reader of an answer must know beside the entries.
extension Lookup {
    /// 別表第二に122の項はありません, with the nearest numbers and the tables that have it.
    func absence(of numbers: [ItemNumber], from table: TableName, on day: CivilDate) -> String {
        let editions = statutes.editions(of: table)
        let all = Set(editions.flatMap { $0.items.map(\.number) }).sorted()
        let shown = numbers.prefix(8).map(\.description).joined(separator: "・")
        var message = "\(table.rawValue)に\(shown)の項はありません"
        if numbers.count > 8 { message += "（全部で\(numbers.count)項）" }
        if let first = all.first, let last = all.last {
            message += "（\(table.rawValue)は\(first)から\(last)まで）"
        }
        message += "。"
        if let number = numbers.first, numbers.count == 1 {
            let branches = all.filter { $0.whole == number.whole }
            let near = branches + [all.last { $0 < number }, all.first { $0 > number }].compactMap { $0 }
            var seen: Set<ItemNumber> = []
            let listed = near.filter { seen.insert($0).inserted }.sorted().prefix(6)
            if !listed.isEmpty {
                message += "近い番号: \(listed.map(\.description).joined(separator: "、"))。"
            }
            let others = statutes.tables.names.filter { other in
                other != table
                    && statutes.editions(of: other).contains { statutes.item(number, in: $0) != nil }
            }
            if !others.isEmpty {
                message += "この番号のある表: \(others.map(\.rawValue).joined(separator: "、"))。"
            }
        }
        if let current = statutes.edition(of: table, on: day), current.verifiedThrough < day {
            message += "ただし、\(current.verifiedThrough.japanese)より後の改正は手元のデータにありません。"
        }
        return message
    }

    /// Says which tables and items are not in force on the day.
    func noteStanding(_ answer: inout LookupAnswer) {
        var tables: Set<TableName> = []
        for entry in answer.entries {
            let table = entry.reference.table
            if let row = entry.row, row.isDeleted {
                answer.notes.append(LookupNote(.deletedItem, "\(entry.reference)は削除されています。"))
            }
            guard statutes.edition(of: table, on: answer.day) == nil else {
                guard !entry.isInForce, entry.row?.isDeleted == false else { continue }
                answer.notes.append(LookupNote(.notInForce, standing(of: entry, on: answer.day)))
                continue
            }
            if tables.insert(table).inserted { noteTable(table, &answer) }
        }
    }

    /// The numbers of the day for entries that are not in force, in one sentence.
    func noteCurrent(_ answer: inout LookupAnswer) {
        var parts: [String] = []
        // What is only a candidate is told apart from what is certain.
        let certain = Set(
            answer.entries.filter { !$0.isInForce }.flatMap { entry in
                (entry.fate?.relation == .unknown ? [] : entry.successors + entry.predecessors)
                    .filter { !$0.needsReview }.map(\.item)
            })
        for table in statutes.tables.names {
            let numbers = answer.current.map(\.reference)
                .filter { $0.table == table && certain.contains($0) }.map(\.number.description)
            if !numbers.isEmpty {
                parts.append("\(table.rawValue)の\(numbers.joined(separator: "、"))の項")
            }
        }
        let undecided = answer.entries.filter { !$0.isInForce && $0.fate?.relation == .unknown }
        let ended = answer.entries.filter { !$0.isInForce && $0.fate?.relation == .abolished }
        var message = parts.isEmpty ? "" : "\(answer.day.japanese)に当たる項: \(parts.joined(separator: "、"))。"
        if !undecided.isEmpty {
            let candidates = undecided.map { entry in
                let items = entry.successors.map(\.item.description).joined(separator: "、")
                return "\(entry.reference)（\(items.isEmpty ? "候補なし" : "候補は\(items)")）"
            }
            message += "要確認: \(candidates.joined(separator: "、"))。"
        }
        if !ended.isEmpty {
            message += "受け継ぐ項がないもの: \(ended.map(\.reference.description).joined(separator: "、"))。"
        }
        if !message.isEmpty { answer.notes.append(LookupNote(.currentItems, message)) }
    }

    private func noteTable(_ table: TableName, _ answer: inout LookupAnswer) {
        let editions = statutes.editions(of: table)
        if let last = editions.last?.validUntil, last < answer.day {
            answer.notes.append(
                LookupNote(.notInForce, "\(table.rawValue)は\(last.japanese)までの表で、\(answer.day.japanese)には効力がありません。"))
        } else if let first = editions.first?.validFrom, answer.day < first {
            answer.notes.append(
                LookupNote(.notInForce, "\(table.rawValue)は\(first.japanese)からの表で、\(answer.day.japanese)にはまだありません。"))
        }
    }

    /// An item that the edition of the day does not have.
    private func standing(of entry: LookupEntry, on day: CivilDate) -> String {
        let period = entry.period
        let inferred = period.validFromIsInferred ? "（推定）" : ""
        if let from = period.validFrom, day < from {
            return "\(entry.reference)は\(from.japanese)\(inferred)からの項で、\(day.japanese)にはまだありません。"
        }
        if let until = period.validUntil, until < day {
            return "\(entry.reference)は\(until.japanese)までの項です。"
        }
        return "\(entry.reference)は\(day.japanese)の表にはありません。"
    }

    /// A search in a table that is not in force on the day.
    func noteSearchedTables(_ editions: [Edition], _ answer: inout LookupAnswer) {
        for edition in editions where statutes.edition(of: edition.table, on: answer.day) == nil {
            noteTable(edition.table, &answer)
        }
    }

    /// Where no text of the day is at hand, the content is presumed from the nearest.
    func notePresumed(_ answer: inout LookupAnswer) {
        var seen: Set<String> = []
        for entry in answer.entries {
            guard entry.isInForce, let edition = entry.edition, seen.insert(edition.id).inserted else {
                continue
            }
            let table = edition.table.rawValue
            if edition.verifiedThrough < answer.day {
                // The day after all that the data show is said once, for the whole answer.
                guard !answer.isBeyondData || edition.verifiedThrough != answer.dataVerifiedThrough else { continue }
                answer.notes.append(
                    LookupNote(
                        .presumed,
                        "\(table)の内容は\(edition.verifiedThrough.japanese)の条文によります。\(answer.day.japanese)の条文は手元になく、その間の改正は反映されていません（要確認）。"
                    ))
            } else if answer.day < edition.firstSeen {
                answer.notes.append(
                    LookupNote(
                        .presumed,
                        "\(table)の内容は\(edition.firstSeen.japanese)の条文によります。\(answer.day.japanese)の条文は手元になく、推定です（要確認）。"))
            }
        }
    }

    /// Items that a search gives although the sources do not decide whether they are in force.
    func noteUndecided(_ answer: inout LookupAnswer) {
        let items = answer.entries.filter { $0.isInForce && $0.row?.needsReview == true }
        guard !items.isEmpty, !answer.isOfCitedItems else { return }
        let names = items.map(\.reference.description).joined(separator: "、")
        answer.notes.append(
            LookupNote(.needsReview, "この日に効力があるかどうかが手元の条文では決められない項を含みます（要確認）: \(names)。"))
    }

    // MARK: Articles

    /// An article of an order names the items that it details; a provision of 番号法 that moved
    /// is told where it is.
    func answerProvisions(
        _ reading: QueryReading, filter: ItemFilter, _ answer: inout LookupAnswer
    ) {
        for name in reading.otherTables {
            answer.notes.append(LookupNote(.otherLaw, "「\(name)」は番号法の表ではなく、法令データにありません。"))
        }
        var found: [ItemReference] = []
        for cited in reading.provisions {
            switch cited.law {
            case LawID.numberAct?:
                noteMoves(cited.provisions, &answer)
            case let order? where statutes.tables.followedOrders.contains(order):
                let tables = statutes.tables.all.filter { $0.order == order }.map(\.name)
                found += items(detailedBy: cited, in: tables, &answer)
            case let law?:
                let name = statutes.law(law)?.title(on: answer.day) ?? law.rawValue
                answer.notes.append(LookupNote(.otherLaw, "\(name)の条文は手元になく、条から項を引けません。"))
            case nil:
                found += items(naming: cited.lawName, on: answer.day, &answer)
            }
        }
        var seen: Set<ItemReference> = []
        answer.entries = inTableOrder(found.filter { seen.insert($0).inserted })
            .filter { filter.table == nil || $0.table == filter.table }
            .compactMap { entry($0, on: answer.day) }
            .filter { filter.hasNoNames || $0.row.map { selects($0, filter) } == true }
    }

    private func items(
        detailedBy cited: QueryReading.CitedProvisions, in tables: [TableName],
        _ answer: inout LookupAnswer
    ) -> [ItemReference] {
        let editions = tables.compactMap { statutes.edition(of: $0, on: answer.day) }
        var found: [ItemReference] = []
        for provision in cited.provisions where !provision.isSupplementary {
            let items = editions.flatMap { edition in
                edition.items.filter { $0.article == provision.article }
                    .map { ItemReference(edition.table, $0.number) }
            }
            if items.isEmpty {
                answer.notes.append(
                    LookupNote(
                        .nothingFound,
                        "\(cited.lawName ?? "この命令")第\(provision.article)条が定める項は、\(answer.day.japanese)の表にありません。"))
            }
            found += items
        }
        return found
    }

    /// 生活保護法第19条: a law that the data do not hold, but whose business tables name.
    private func items(
        naming law: String?, on day: CivilDate, _ answer: inout LookupAnswer
    ) -> [ItemReference] {
        guard let law else {
            answer.notes.append(LookupNote(.otherLaw, "どの法令の条か分かりません。法令の名を付けてください。"))
            return []
        }
        let found = tablesInForce(on: day).compactMap { statutes.edition(of: $0, on: day) }
            .flatMap { edition in
                edition.items.filter { $0.laws.contains(law) }.map { ItemReference(edition.table, $0.number) }
            }
        answer.notes.append(
            LookupNote(
                .otherLaw,
                found.isEmpty
                    ? "「\(law)」は法令データにありません。"
                    : "「\(law)」の条文は法令データにありません。この法律を挙げる項を示します。"))
        return found
    }

    private func noteMoves(_ provisions: [Provision], _ answer: inout LookupAnswer) {
        for provision in provisions {
            let moves = statutes.provisionMoves.filter { move in
                [move.from, move.to].contains {
                    $0.article == provision.article && $0.item == provision.item && provision.item != nil
                        && provision.isSupplementary == $0.isSupplementary
                }
            }
            for move in moves {
                let since = move.since.map { "\($0.japanese)から" } ?? "（移動の日は不明、要確認）今は"
                answer.notes.append(
                    LookupNote(
                        .movedProvision,
                        "\(move.role): 番号法第\(move.from.article)条第\(move.from.item?.description ?? "")号であったものが、\(since)第\(move.to.article)条第\(move.to.item?.description ?? "")号です。"
                    ))
            }
            if moves.isEmpty {
                answer.notes.append(
                    LookupNote(
                        .nothingFound, "番号法第\(provision.articleText)条は表の項ではありません。項は「別表の23の項」のように、表の名を付けて尋ねてください。"))
            }
        }
    }
}
