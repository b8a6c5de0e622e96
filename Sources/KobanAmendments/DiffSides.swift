import Foundation
import KobanLaw
import KobanStatuteImport
import KobanStatuteStore
import KobanText

extension StatuteDatabase {
    /// Compares two states of a table, the earlier first whatever the order in which they are
    /// named. Two names of one state are an error: a comparison that finds nothing must not be
    /// taken for an amendment that changes nothing.
    ///
    /// - Parameters:
    ///   - names: an edition (`別表@2025-09-24`), a day (with `table`) or a file with an official
    ///     text.
    public func diff(_ names: [String], table: TableName?) throws(AmendmentError) -> EditionDiff {
        guard names.count == 2 else { throw .noSuchEdition(names.joined(separator: " ")) }
        let diff = try amendment(from: names[0], to: names[1], table: table).diff
        guard diff.former.edition.id != diff.later.edition.id else {
            throw .sameState(names[0], names[1], edition: diff.former.edition.id)
        }
        return diff
    }

    /// Compares two states of a table; `isReversed` where the one named first is the later.
    public func amendment(
        from: String, to: String, table: TableName?
    ) throws(AmendmentError) -> (diff: EditionDiff, isReversed: Bool) {
        let records = try records()
        let ledger = try StatuteLedger(records)
        guard let data = ledger.data else { throw .textsMissing(ledger.missing) }
        let finder = DiffSides(records: records, ledger: ledger, files: data.files, statutes: data.statutes)
        var former = try finder.side(from, table: table, beside: nil)
        var later = try finder.side(to, table: table, beside: former.edition.table)
        func order(_ side: EditionDiff.Side) -> (Int, CivilDate) {
            let place = data.statutes.tables.line(of: side.edition.table).firstIndex(of: side.edition.table) ?? 0
            return (place, side.edition.validFrom ?? side.edition.firstSeen)
        }
        let isReversed = order(later) < order(former)
        if isReversed { swap(&former, &later) }
        let pair = (former.edition.table, later.edition.table)
        guard pair.0 == pair.1 || data.statutes.tables.successor(of: pair.0) == pair.1 else {
            throw .noSuchEdition("\(pair.0.rawValue)と\(pair.1.rawValue)は比べられる表ではありません")
        }
        return (EditionDiff(former, later, statutes: data.statutes), isReversed)
    }

    /// The names of all editions, those that wait for a decision among them.
    public func editionIDs() throws(AmendmentError) -> [String] {
        let ledger = try ledger()
        let inForce = ledger.data?.statutes.editions.map(\.id) ?? []
        return inForce + ledger.reviews.map(\.later.id).filter { !inForce.contains($0) }
    }
}

/// Finds what a user names.
private struct DiffSides {
    let records: StatuteRecords
    let ledger: StatuteLedger
    let files: StatuteFiles
    let statutes: Statutes

    func side(_ name: String, table: TableName?, beside: TableName?) throws(AmendmentError) -> EditionDiff.Side {
        if let edition = statutes.editions.first(where: { $0.id == name }) { return side(edition) }
        if let review = ledger.reviews.first(where: { $0.later.id == name }) {
            return EditionDiff.Side(edition: review.later, texts: review.laterTexts)
        }
        if let day = CivilDate(iso: name) ?? JapaneseDate(name)?.date {
            guard let table else { throw .noSuchEdition("\(name)（日付で比べるには --table で表を指定してください）") }
            return try side(table, on: day)
        }
        // 別表@2025-11-01, a day on which no edition begins; like a name, only of its own table.
        let parts = name.split(separator: "@", omittingEmptySubsequences: false)
        if parts.count == 2, let table = statutes.tables[TableName(rawValue: String(parts[0]))]?.name,
            let day = CivilDate(iso: String(parts[1]))
        {
            guard let edition = statutes.edition(of: table, on: day) else { throw .noSuchEdition(name) }
            return side(edition)
        }
        guard FileManager.default.fileExists(atPath: name) else { throw .noSuchEdition(name) }
        return try side(file: name, table: table, beside: beside)
    }

    /// On a day before or after a table, the table that it followed or that followed it.
    private func side(_ table: TableName, on day: CivilDate) throws(AmendmentError) -> EditionDiff.Side {
        let found = ([table] + statutes.tables.line(of: table)).lazy.compactMap { statutes.edition(of: $0, on: day) }
            .first
        guard let found else { throw .noSuchEdition("\(day) の\(table.rawValue)") }
        return side(found)
    }

    private func side(_ edition: Edition) -> EditionDiff.Side {
        let text = edition.derivedFrom == nil ? records.texts.first { $0.source == edition.source } : nil
        return EditionDiff.Side(edition: edition, texts: text?.tables[edition.table])
    }

    /// Whether a text has the items of an edition, as far as the data hold them.
    private static func saySame(_ items: [TableItem], _ others: [TableItem]) -> Bool {
        items.count == others.count
            && zip(items, others).allSatisfy { item, other in
                item.number == other.number && item.isDeleted == other.isDeleted
                    && item.wordingDigest == other.wordingDigest && item.exchanges == other.exchanges
            }
    }

    private func side(file: String, table: TableName?, beside: TableName?) throws(AmendmentError) -> EditionDiff.Side {
        let texts: [LawText]
        do {
            texts = try LawArchive.texts(at: [file], effective: nil, laws: statutes.laws, tables: statutes.tables).map(
                \.text)
        } catch {
            throw .law(error)
        }
        let wanted =
            [table, beside, beside.flatMap(statutes.tables.successor)].compactMap { $0 } + statutes.tables.names
        for wanted in wanted {
            guard let text = texts.first(where: { $0.tables[wanted] != nil }) else { continue }
            let labelled = statutes.editions(of: wanted).last { $0.derivedFrom == nil }
            let reading: EditionReading
            do {
                reading = try EditionReading(table: wanted, text: text, files: files, labelled: labelled)
            } catch {
                throw .derivation(error)
            }
            // The same text as an edition is that edition, with the wording of the file.
            let known = statutes.editions.first {
                $0.table == wanted && $0.derivedFrom == nil && $0.source == text.source
                    && Self.saySame($0.items, reading.items)
            }
            // A text that claims the day of an edition and says something else is told by its file.
            let id = "\(wanted.rawValue)@\(text.day)"
            let isTaken = statutes.editions.contains { $0.id == id }
            let edition =
                known
                ?? Edition(
                    id: isTaken ? "\(id)（\(file)）" : id, table: wanted, validFrom: text.effectiveFrom,
                    validFromIsInferred: false, validUntil: nil, firstSeen: text.day,
                    verifiedThrough: text.day, source: text.source, evidence: text.source,
                    items: reading.items)
            return EditionDiff.Side(edition: edition, texts: text.tables[wanted])
        }
        throw .noSuchEdition(file)
    }
}
