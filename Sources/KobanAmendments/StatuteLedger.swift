import KobanLaw
import KobanStatuteImport
import KobanStatuteStore
import KobanText

/// A new edition beside the one before it, with what is decided and what is not.
public struct EditionReview: Sendable {
    /// The edition before the new one; of the former table, where another took over.
    public let former: Edition
    /// The new edition.
    public let later: Edition
    /// The wording of the former edition; nil where its text was not imported.
    public let formerTexts: [ItemText]?
    /// The wording of the new edition; nil where its text was not imported.
    public let laterTexts: [ItemText]?
    /// What follows from the wording or was decided; items in which nothing differs are left out.
    public let changes: [EditionChange]
    /// What waits for a person's decision, each with a proposal.
    public let undecided: [ProposedChange]
    /// Whether the edition is in the data in force.
    public let isEntered: Bool
    /// Whether the later edition is of another table, which took over from the former.
    public var isBetweenTables: Bool { former.table != later.table }

    let comparison: EditionComparison?
}

/// The data in force and what waits for a decision, as they follow from the records of a
/// database: the same records give the same data.
public struct StatuteLedger: Sendable {
    /// nil while texts are missing or correspondences between tables are undecided.
    public private(set) var data: (files: StatuteFiles, statutes: Statutes)?
    /// The new editions beside the ones before them, also those that are fully decided.
    public private(set) var reviews: [EditionReview] = []
    /// Texts that the recorded facts name and that were not imported yet.
    public private(set) var missing: [String] = []
    /// What was found on the way, for the user.
    public private(set) var notes: [String] = []

    private let records: StatuteRecords
    private var editions: [Edition] = []
    private var waiting: Set<String> = []
    private var changes: [EditionChange] = []
    private var learned: [(name: String, source: String)] = []

    /// - Throws: `AmendmentError` where the texts contradict each other or the data.
    public init(_ records: StatuteRecords) throws(AmendmentError) {
        self.records = records
        guard let (files, statutes) = try base() else { return }
        editions = statutes.editions
        changes = statutes.editionChanges
        let texts = records.texts.sorted {
            ($0.effectiveFrom ?? $0.day, $0.day) < ($1.effectiveFrom ?? $1.day, $1.day)
        }
        for text in texts {
            for table in statutes.tables.names where text.tables[table] != nil {
                try take(table, of: text, files: files, statutes: statutes)
            }
        }
        data = try finished(files, statutes)
    }

    /// What is still to be decided, in the order of the editions.
    public var undecided: [UndecidedChange] {
        reviews.flatMap { review in
            review.undecided.map {
                UndecidedChange(
                    fromEdition: review.former.id, toEdition: review.later.id, subject: $0.subject,
                    kind: $0.kind, to: $0.to, confidence: $0.confidence, reason: $0.reason)
            }
        }
    }

    // MARK: What the database began with

    private mutating func base() throws(AmendmentError) -> (StatuteFiles, Statutes)? {
        var files = records.files
        if records.base == .facts {
            do {
                let needed = try StatuteDerivation.sources(neededBy: files)
                let known = Set(records.texts.map(\.source))
                missing = needed.filter { !known.contains($0) }
                guard missing.isEmpty else { return nil }
                files = files.replacing(try BetweenTables.recorded(records.decisions, in: files))
                files = files.replacing(try StatuteDerivation.files(from: files, texts: records.texts))
            } catch {
                throw .derivation(error)
            }
        }
        let statutes = try Self.statutes(files)
        if records.base == .facts {
            reviews = BetweenTables.reviews(of: statutes, texts: records.texts)
            guard reviews.isEmpty else { return nil }
        }
        return (files, statutes)
    }

    private static func statutes(_ files: StatuteFiles) throws(AmendmentError) -> Statutes {
        do { return try Statutes(files) } catch { throw .data(error) }
    }

    // MARK: One table of one text

    private mutating func take(
        _ table: TableName, of text: LawText, files: StatuteFiles, statutes: Statutes
    ) throws(AmendmentError) {
        let own = editions.filter { $0.table == table }
        let labelled = statutes.editions(of: table).last { $0.derivedFrom == nil }
        let reading: EditionReading
        do {
            reading = try EditionReading(table: table, text: text, files: files, labelled: labelled)
        } catch {
            throw .derivation(error)
        }
        if let same = own.first(where: { $0.derivedFrom == nil && $0.firstSeen == text.day }) {
            if let item = firstDifference(reading.items, same.items, statutes) {
                throw .twoTexts(source: text.source, table: table, item: item, other: same.source)
            }
            return
        }
        let start = text.effectiveFrom ?? text.day
        guard let place = own.lastIndex(where: { ($0.validFrom ?? $0.firstSeen) <= start }) else {
            throw .beforeFirst(source: text.source, table: table, first: own.first?.id ?? "")
        }
        var previous = own[place]
        if let end = previous.validUntil, end < start {
            throw .afterEnd(source: text.source, table: table, end: end)
        }
        if firstDifference(reading.items, previous.items, statutes) == nil {
            extend(previous, through: text.day)
            return
        }
        guard let effective = text.effectiveFrom else {
            throw .noEffectiveDay(source: text.source, table: table, previous: previous.id)
        }
        // A text takes the place of a state that was only inferred for the same day.
        var replaced: Edition?
        if previous.derivedFrom != nil, previous.validFrom == effective, place > 0 {
            replaced = previous
            previous = own[place - 1]
        } else if previous.derivedFrom == nil, effective <= previous.verifiedThrough {
            throw .between(
                source: text.source, table: table, edition: previous.id,
                shownOn: previous.verifiedThrough)
        }
        let id = "\(table.rawValue)@\(text.day)"
        if editions.contains(where: { $0.id == id && $0.id != replaced?.id }) {
            throw .twoTexts(source: text.source, table: table, item: nil, other: id)
        }
        let edition = Edition(
            id: id, table: table, validFrom: effective, validFromIsInferred: false,
            validUntil: replaced.map { $0.validUntil } ?? previous.validUntil, firstSeen: text.day,
            verifiedThrough: text.day, source: text.source,
            evidence: "取り込んだ条文（sources/\(text.source)）。始期は条文の施行日", items: reading.items)
        review(edition, after: previous, replacing: replaced, text: text, statutes: statutes)
        for name in reading.unknownLaws { learned.append((name, text.source)) }
        if !reading.unknownLaws.isEmpty {
            notes.append(
                "\(id): 法律名の一覧にない名を読み取りました（要確認）: "
                    + reading.unknownLaws.joined(separator: "、"))
        }
    }

    private mutating func review(
        _ edition: Edition, after previous: Edition, replacing replaced: Edition?, text: LawText,
        statutes: Statutes
    ) {
        let formerTexts = records.texts.first { $0.source == previous.source && previous.derivedFrom == nil }?
            .tables[edition.table]
        let comparison = EditionComparison(
            former: previous, later: edition, formerTexts: formerTexts,
            laterTexts: text.tables[edition.table], aliases: statutes.informationAliases)
        let decisions = records.decisions.filter {
            $0.fromEdition == previous.id && $0.toEdition == edition.id
        }
        let (found, undecided) = comparison.resolve(decisions)
        let later = edition.completed(from: previous, changes: comparison.derived, found, decisions)
        let enters = undecided.isEmpty && !waiting.contains(previous.id)
        reviews.append(
            EditionReview(
                former: previous, later: later, formerTexts: formerTexts,
                laterTexts: text.tables[edition.table], changes: found, undecided: undecided,
                isEntered: enters, comparison: comparison))
        if let replaced { editions.removeAll { $0.id == replaced.id } }
        guard let place = editions.firstIndex(where: { $0.id == previous.id }) else { return }
        if enters {
            editions[place] = previous.with(validUntil: .some(edition.validFrom?.adding(days: -1)))
            changes += found
        } else {
            waiting.insert(edition.id)
            // Until it enters, what it would replace stays.
            if let replaced { kept.append((replaced, edition.id)) }
        }
        editions.insert(later, at: place + 1)
    }

    private var kept: [(Edition, String)] = []

    private mutating func extend(_ edition: Edition, through day: CivilDate) {
        guard day > edition.verifiedThrough,
            let place = editions.firstIndex(where: { $0.id == edition.id })
        else { return }
        editions[place] = edition.with(verifiedThrough: day)
        notes.append("\(edition.id): \(day) の条文でも変わっていません。")
    }

    /// The first item in which a text and an edition differ; nil where they say the same.
    private func firstDifference(
        _ items: [TableItem], _ others: [TableItem], _ statutes: Statutes
    ) -> ItemNumber? {
        let aliases = Dictionary(
            statutes.informationAliases.map { ($0.older, $0.newer) }, uniquingKeysWith: { $1 })
        for (one, other) in zip(items, others) {
            let isSame =
                one.number == other.number && one.isDeleted == other.isDeleted
                && one.wordingDigest == other.wordingDigest && !other.isInferred
                && Likeness.pairs(one.exchanges, aliases) == Likeness.pairs(other.exchanges, aliases)
            if !isSame { return min(one.number, other.number) }
        }
        let common = min(items.count, others.count)
        return items.count == others.count
            ? nil : (items.count > common ? items[common] : others[common]).number
    }

    // MARK: The data in force

    private func finished(
        _ files: StatuteFiles, _ statutes: Statutes
    ) throws(AmendmentError) -> (StatuteFiles, Statutes) {
        var entered = editions.filter { !waiting.contains($0.id) }
        for (edition, id) in kept where waiting.contains(id) {
            let place = entered.lastIndex { $0.table == edition.table && start($0) <= start(edition) }
            entered.insert(edition, at: place.map { $0 + 1 } ?? 0)
        }
        guard entered != statutes.editions || changes != statutes.editionChanges else {
            return (files, statutes)
        }
        let written = statutes.with(editions: entered, editionChanges: changes)
        var replaced = files.replacing(written.files)
        if !learned.isEmpty {
            do {
                replaced = replaced.replacing(
                    try CitedLawFile.adding(
                        learned.filter { name in !waiting.contains { $0.hasSuffix(name.source) } }, to: replaced))
            } catch {
                throw .data(error)
            }
        }
        // Read again: what goes into force has passed every check of the files.
        return (replaced, try Self.statutes(replaced))
    }

    private func start(_ edition: Edition) -> CivilDate { edition.validFrom ?? edition.firstSeen }
}

extension Edition {
    /// The items with what an official text does not give: the label of the item that each
    /// was before, or that a person gave, or the laws that it names; and the article of the
    /// order.
    func completed(
        from former: Edition, changes derived: [ProposedChange], _ changes: [EditionChange],
        _ decisions: [ChangeDecision]
    ) -> Edition {
        var origins: [ItemNumber: ItemNumber] = [:]
        for change in derived {
            for target in change.to { origins[target] = change.subject.number }
        }
        for change in changes where change.kind != .split && change.kind != .unknown {
            guard let from = change.from else { continue }
            for target in change.to where origins[target] == nil { origins[target] = from }
        }
        let uncertain = Set(changes.filter { $0.kind == .unknown }.flatMap(\.to))
        let labels = Dictionary(
            decisions.compactMap { decision in
                decision.label.flatMap { label in decision.to.first.map { ($0, label) } }
            }, uniquingKeysWith: { $1 })
        let before = Dictionary(
            former.items.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        return with(
            items: items.map { item in
                let origin = origins[item.number].flatMap { before[$0] }
                let label = labels[item.number] ?? origin?.label ?? item.laws.joined(separator: "・")
                return TableItem(
                    number: item.number, isDeleted: item.isDeleted, actors: item.actors,
                    laws: item.laws, label: item.isDeleted ? "" : label,
                    article: item.article ?? origin?.article, wordingDigest: item.wordingDigest,
                    exchanges: item.exchanges, evidence: item.evidence,
                    needsReview: uncertain.contains(item.number))
            })
    }
}
