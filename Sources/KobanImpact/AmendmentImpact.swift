import KobanAmendments
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

/// Says which citations an amendment touches.
///
/// A document is read as citing by the numbers of the edition before the amendment. Each is
/// judged anew; nothing of an earlier run is used. The change history is a record and is left
/// alone.
public struct AmendmentImpact: Sendable {
    /// What differs between the edition before the amendment and the one after it.
    public let diff: EditionDiff
    private let statutes: Statutes
    private let scanner: CitationScanner
    private let byFormer: [ItemNumber: Int]
    private let byLater: [ItemNumber: Int]

    private var former: Edition { diff.former.edition }
    private var later: Edition { diff.later.edition }
    private var isReplacement: Bool { former.table != later.table }

    /// - Parameter names: what an institution calls laws and its ordinances.
    public init(_ diff: EditionDiff, statutes: Statutes, names: [InstitutionName] = []) {
        self.diff = diff
        self.statutes = statutes
        scanner = CitationScanner(statutes: statutes).knowing(names)
        func index(_ numbers: (EditionDiff.Entry) -> [ItemNumber]) -> [ItemNumber: Int] {
            Dictionary(
                diff.entries.enumerated().flatMap { place, entry in numbers(entry).map { ($0, place) } },
                uniquingKeysWith: { first, _ in first })
        }
        byFormer = index(\.former)
        byLater = index(\.later)
    }

    /// Reads and judges one document.
    public func of(_ document: Document, path: String, sha256: String) -> AssessmentImpact {
        let assessment = Assessment(reading: document)
        let assessed = assessment.citations(by: scanner)
        let inForce = assessed.filter(\.isInForce)
        let conditions = FollowedConditions(of: assessment, citations: assessed, statutes: statutes)
        let listed = ListedAfterwards(inForce) { numbersAfterwards(of: $0) }
        var selected = SelectedNumbers()
        var touched: [TouchedCitation] = []
        for item in inForce {
            touched += self.touched(item)
            touched += toList(item, listed, conditions, &selected)
        }
        let places = touched.enumerated().sorted { one, other in
            (one.element.range.lowerBound, one.offset) < (other.element.range.lowerBound, other.offset)
        }
        return AssessmentImpact(
            path: path, sha256: sha256, assessment: assessment, citations: inForce.count,
            touched: places.map { place in
                var touched = place.element
                touched.kind = statutes.kind(of: former.table)
                return touched
            })
    }

    /// What the amendment does to a document that is nothing but a text.
    public func of(_ source: SourceText, path: String, sha256: String) -> AssessmentImpact {
        of(Document(text: source), path: path, sha256: sha256)
    }

    // MARK: What is cited

    private func touched(_ assessed: AssessedCitation) -> [TouchedCitation] {
        if case .table(let cited) = assessed.citation.target, let table = cited.table {
            guard table == former.table else { return [] }
            return cited.elements.isEmpty ? wholeTable(assessed) : items(cited, assessed)
        }
        return isReplacement ? order(assessed) : []
    }

    private func wholeTable(_ assessed: AssessedCitation) -> [TouchedCitation] {
        if isReplacement {
            return [
                TouchedCitation(
                    .wholeTable, assessed, reason: "\(former.table.rawValue)は\(later.table.rawValue)に引き継がれた")
            ]
        }
        guard !diff.entries.isEmpty else { return [] }
        return [TouchedCitation(.wholeTable, assessed, reason: "表の\(diff.entries.count)か所が変わった")]
    }

    private func items(_ cited: TableCitation, _ assessed: AssessedCitation) -> [TouchedCitation] {
        var seen: Set<ItemNumber> = []
        return cited.elements.flatMap { element in
            element.numbers.filter { seen.insert($0).inserted }
                .compactMap { touched($0, at: element.range, assessed) }
        }
    }

    private func touched(
        _ number: ItemNumber, at range: Range<Int>, _ assessed: AssessedCitation
    ) -> TouchedCitation? {
        let from = ItemReference(former.table, number)
        func row(
            _ effect: TouchedCitation.Effect, to: [ItemReference], needsReview: Bool, reason: String,
            columns: [EditionDiff.Column] = []
        ) -> TouchedCitation {
            TouchedCitation(
                effect, assessed, from: from, to: to, needsReview: needsReview, reason: reason,
                columns: columns, former: ItemWording(number, in: diff.former),
                later: to.filter { $0.table == later.table }.compactMap { ItemWording($0.number, in: diff.later) },
                range: range)
        }
        if let place = byFormer[number] {
            let entry = diff.entries[place]
            let effect = TouchedCitation.Effect(rawValue: entry.kind.rawValue) ?? .unknown
            return row(
                // The same number in another table is another citation.
                effect == .kept && isReplacement ? .renumbered : effect,
                to: entry.later.map { ItemReference(later.table, $0) },
                needsReview: entry.isProposed || entry.kind == .unknown || entry.kind == .split
                    || entry.kind == .abolished,
                reason: entry.reason, columns: entry.columns.filter(\.isChanged))
        }
        guard isReplacement else { return nil }
        let known = statutes.item(number, in: former) ?? former.items.first { $0.number == number }
        let found = statutes.successor(of: from)
        if known != nil {
            return row(
                .renumbered, to: [ItemReference(later.table, number)], needsReview: false,
                reason: found?.evidence.text ?? "番号も、手元のデータにある内容も同じ")
        }
        // Added after the edition from which is asked, or never there.
        let relation = found?.relation ?? .unknown
        return row(
            TouchedCitation.Effect(rawValue: relation.rawValue) ?? .unknown, to: found?.to ?? [],
            needsReview: true, reason: found?.evidence.text ?? "\(former.id) にない項")
    }

    /// Orders that ended, or changed their title, on the day on which the table was replaced.
    private func order(_ assessed: AssessedCitation) -> [TouchedCitation] {
        guard let order = statutes.tables[former.table]?.order, assessed.citation.law == order,
            let law = statutes.law(order), let start = later.table.start(in: statutes)
        else { return [] }
        if let end = law.validUntil, end.adding(days: 1) == start {
            return [
                TouchedCitation(
                    .repealedOrder, assessed, reason: "\(law.lawNumber)は\(end.japanese)限りで廃止。\(law.evidence)")
            ]
        }
        guard
            let old = law.names.first(where: {
                $0.kind == .title && $0.text == assessed.citation.lawName
                    && $0.validUntil?.adding(days: 1) == start
            })
        else { return [] }
        return [
            TouchedCitation(
                .retitledOrder, assessed,
                reason: "題名は\(start.japanese)から「\(law.title(on: start))」。\(old.evidence)")
        ]
    }

    // MARK: What ought to be cited

    private func toList(
        _ assessed: AssessedCitation, _ listed: ListedAfterwards, _ conditions: FollowedConditions,
        _ selected: inout SelectedNumbers
    ) -> [TouchedCitation] {
        let citation = assessed.citation
        let own = citation.table == former.table ? former : citation.table == later.table ? later : nil
        guard let own, let followed = conditions.condition(of: citation, in: own) else { return [] }
        let added = selected.numbers(for: followed.condition) {
            let before = Set(followed.items(in: former, statutes: statutes).flatMap(afterwards))
            return followed.items(in: later, statutes: statutes).filter { !before.contains($0) }
        }
        // Other lists of the same field for the same purpose count with it.
        let listed = listed.numbers(beside: assessed)
        return added.compactMap { number in
            guard !listed.contains(number) else { return nil }
            let entry = byLater[number].map { diff.entries[$0] }
            let row = later.items.first { $0.number == number }
            return TouchedCitation(
                .toList, assessed, to: [ItemReference(later.table, number)],
                // A cell that could not be read may hold what seems to be missing.
                needsReview: followed.isInferred || !followed.isComplete || entry?.isProposed == true
                    || row?.isInferred == true || row?.needsReview == true
                    || !assessed.unreadableCells.isEmpty,
                reason: entry?.kind == .added
                    ? "新設された項。\(row?.evidence ?? "")" : "改正で条件に当たるようになった項。\(entry?.reason ?? "")",
                columns: [], later: ItemWording(number, in: diff.later).map { [$0] } ?? [],
                condition: followed)
        }
    }

    private func numbersAfterwards(of citation: Citation) -> [ItemNumber] {
        if citation.table == former.table { return citation.items.flatMap(afterwards) }
        return citation.table == later.table ? citation.items : []
    }

    /// The numbers that an item has in the later edition.
    private func afterwards(_ number: ItemNumber) -> [ItemNumber] {
        if let place = byFormer[number] { return diff.entries[place].later }
        guard isReplacement else { return [number] }
        if former.items.contains(where: { $0.number == number }) { return [number] }
        return (statutes.successor(of: ItemReference(former.table, number))?.to ?? [])
            .filter { $0.table == later.table }.map(\.number)
    }
}

/// The numbers that the lists of each field cite for each purpose, as they are after the amendment;
/// gathered once for a document.
private struct ListedAfterwards {
    private struct Place: Hashable {
        let field: FieldLabel?
        let purpose: Citation.Purpose?
    }

    private var numbers: [Place: Set<ItemNumber>] = [:]

    init(_ citations: [AssessedCitation], afterwards: (Citation) -> [ItemNumber]) {
        for item in citations {
            numbers[Place(field: item.field, purpose: item.citation.purpose), default: []]
                .formUnion(afterwards(item.citation))
        }
    }

    func numbers(beside item: AssessedCitation) -> Set<ItemNumber> {
        numbers[Place(field: item.field, purpose: item.citation.purpose)] ?? []
    }
}

/// What conditions newly select, each worked out once: a document may state one condition a
/// thousand times.
private struct SelectedNumbers {
    private var known: [Condition: [ItemNumber]] = [:]

    mutating func numbers(for condition: Condition, _ select: () -> [ItemNumber]) -> [ItemNumber] {
        if let numbers = known[condition] { return numbers }
        let numbers = select()
        known[condition] = numbers
        return numbers
    }
}

extension TableName {
    /// The first day of the table's first edition, where known.
    fileprivate func start(in statutes: Statutes) -> CivilDate? {
        statutes.editions(of: self).first?.validFrom
    }
}
