import KobanAssessments
import KobanChecks
import KobanCitations
import KobanText

/// What is to be written of a document, before it is proved: each field whole or not at all.
struct MigrationPlan {
    let checked: CheckedAssessment
    /// Whether the proposals that are not mechanical are taken too.
    let acceptsReview: Bool
    var fields: [FieldMigration]
    /// Whether the document has a history that an entry can be added to.
    let hasHistory: Bool

    /// - Parameter held: indices of findings that are let stand; nothing is written for them.
    init(_ checked: CheckedAssessment, acceptReview: Bool, holding held: Set<Int> = []) {
        self.checked = checked
        acceptsReview = acceptReview
        let groups = FieldPieces.groups(of: checked.assessment)
        let places = FieldPlaces(groups)
        let former = checked.checker.map { FormerTables($0.statutes, on: $0.day) } ?? FormerTables()
        let references = MigrationPlan.references(checked, groups, places, former, holding: held)
        var cited: [Int: [CheckedCitation]] = [:]
        for citation in checked.citations {
            guard let group = places.group(at: citation.citation.range.lowerBound), references[group] != nil else {
                continue
            }
            cited[group, default: []].append(citation)
        }
        let wording = HistoryWording(checked.assessment)
        fields = references.sorted { $0.key < $1.key }.map { group, found in
            MigrationPlan.field(
                groups[group], found, citations: cited[group] ?? [], wording, former, in: checked.assessment,
                acceptReview: acceptReview)
        }
        hasHistory = HistoryPlace(in: checked.assessment) != nil
        fields = MigrationPlan.datable(fields, hasHistory: hasHistory)
    }

    // MARK: References

    private static func references(
        _ checked: CheckedAssessment, _ groups: [FieldPieces], _ places: FieldPlaces, _ former: FormerTables,
        holding held: Set<Int>
    ) -> [Int: [ReferenceMigration]] {
        let source = checked.assessment.source
        var found: [Int: [ReferenceMigration]] = [:]
        var written: Set<Int> = []
        var slips: [(finding: Finding, index: Int, group: Int)] = []
        for (number, finding) in checked.findings.enumerated() where !held.contains(number) {
            guard let index = finding.citation, checked.citations.indices.contains(index) else { continue }
            let citation = checked.citations[index]
            guard citation.assessed.isInForce, let group = places.group(at: citation.citation.range.lowerBound) else {
                continue
            }
            if finding.kind == .miswritten {
                slips.append((finding, index, group))
                continue
            }
            guard citation.fault == finding.rule, citation.status == .stale || citation.status == .wrong else {
                continue
            }
            if !finding.edits.isEmpty { written.insert(index) }
            found[group, default: []].append(
                ReferenceMigration(
                    finding, unreadable: citation.assessed.unreadableCells.map { source.text(in: $0) },
                    text: PlainText.oneLine(source.text(in: finding.range)), isAnnex: groups[group].isAnnex,
                    isOfFormerTable: former.contains(finding.table)))
        }
        // A slip is mended with its field; alone it is for the person who checks.
        for (finding, index, group) in slips where found[group] != nil {
            found[group]?.append(
                ReferenceMigration(
                    finding, text: PlainText.oneLine(source.text(in: finding.range)),
                    isMendedByAnother: finding.edits.isEmpty && !finding.needsReview && written.contains(index),
                    isOfFormerTable: former.contains(finding.table)))
        }
        return found.mapValues { $0.sorted { $0.finding.range.lowerBound < $1.finding.range.lowerBound } }
    }

    // MARK: A field

    private static func field(
        _ pieces: FieldPieces, _ found: [ReferenceMigration], citations: [CheckedCitation], _ wording: HistoryWording,
        _ former: FormerTables, in assessment: Assessment, acceptReview: Bool
    ) -> FieldMigration {
        let source = assessment.source
        let ranges = citations.map(\.citation.range)
        let isFormer = found.contains { former.contains($0.finding.table) }
        let definitions =
            isFormer ? former.retitledDefinitions(in: pieces.ranges, besides: ranges, of: source) : []
        let all = withoutSlipsInside(found) + definitions
        let edits = all.disjoint()
        let isClear = found.allSatisfy { $0.confidence == .mechanical }
        // What cannot be rewritten in place would leave the field half translated.
        let isWhole = found.allSatisfy(\.isWritable)
        let record = pieces.isAnnex ? AnnexRecord(pieces, found, edits: edits, in: assessment) : nil
        let field = FieldMigration(
            field: pieces.label?.text, pieces: pieces.ranges, references: found, edits: edits,
            before: DocumentMigration.text(of: pieces.ranges, edits: [], in: source),
            after: DocumentMigration.text(of: pieces.ranges, edits: edits, in: source), isAnnex: pieces.isAnnex,
            isWritten: (isClear || acceptReview) && isWhole && !edits.isEmpty,
            record: HistoryRecord(
                wording: wording, item: wording.item(pieces.label), before: record?.before, after: record?.after))
        let obstacle =
            found.contains(where: \.isUnreadable)
            ? Obstacle.unreadableCells
            : words(in: pieces, found, citations: citations, edits: edits, former, of: source)
                ?? (edits.count != Set(all).count ? .overlap : nil)
        return obstacle.map(field.left) ?? field
    }

    /// The edits of all references, without those of a slip inside what another reference rewrites.
    private static func withoutSlipsInside(_ found: [ReferenceMigration]) -> [TextEdit] {
        let others = found.filter { !$0.isSlip }.flatMap(\.edits)
        let slips = found.filter(\.isSlip).flatMap(\.edits)
        guard !slips.isEmpty else { return others }
        let sorted = others.sorted { $0.range.lowerBound < $1.range.lowerBound }
        return others
            + slips.filter { slip in
                var (low, high) = (0, sorted.count)
                while low < high {
                    let middle = (low + high) / 2
                    if sorted[middle].range.lowerBound <= slip.range.lowerBound {
                        low = middle + 1
                    } else {
                        high = middle
                    }
                }
                return low == 0 || sorted[low - 1].range.upperBound < slip.range.upperBound
            }
    }

    /// Words and numbers of the field that no edit reaches.
    private static func words(
        in pieces: FieldPieces, _ found: [ReferenceMigration], citations: [CheckedCitation], edits: [TextEdit],
        _ former: FormerTables, of source: SourceText
    ) -> Obstacle? {
        let isFormer = found.contains { former.contains($0.finding.table) }
        if !pieces.isAnnex, found.contains(where: { $0.finding.table != nil }) {
            // A table of which nobody can say what is cited, or whose it is, would stay in the old numbering beside
            // the new.
            let open = citations.filter { former.leavesOpen($0) }
                .map { PlainText.oneLine(source.text(in: $0.citation.range)) }
            let unread = open + UnreadItems.find(in: pieces.ranges, besides: citations.map(\.citation), of: source)
            if !unread.isEmpty { return .unreadItems(unread) }
        }
        if !pieces.isAnnex, isFormer {
            let names = former.names(
                in: pieces.ranges, after: edits,
                besides: citations.filter { $0.status == .external }.map(\.citation.range), of: source)
            if !names.isEmpty { return .formerNames(names) }
        }
        let statements = FormerTableWords.statements(
            of: citations.filter { former.contains($0.citation.table) }.compactMap(
                \.citation.namedTable),
            in: pieces.ranges, of: source)
        if !statements.isEmpty { return .formerStatements(statements) }
        if !pieces.isAnnex, found.contains(where: { former.lostOrder($0.finding.table) }) {
            let articles = former.articlesOfUnnamedOrder(
                in: pieces.ranges, besides: citations.filter { $0.citation.law != nil }.map(\.citation.range),
                of: source)
            if !articles.isEmpty { return .unnamedOrder(articles) }
        }
        return nil
    }

    // MARK: Days

    /// The new entry's day says by which numbering a document was written. Numbers that an amendment
    /// moved within a table are therefore written only together with such an entry, and an entry only
    /// where none of them is left in the old numbering.
    static func datable(_ fields: [FieldMigration], hasHistory: Bool) -> [FieldMigration] {
        guard fields.contains(where: \.followsAmendment) else { return fields }
        if !hasHistory {
            return fields.map { $0.followsAmendment && $0.isWritten ? $0.left(.undated) : $0 }
        }
        guard fields.contains(where: { $0.followsAmendment && !$0.isWritten }) else { return fields }
        return fields.map { $0.isWritten ? $0.left(.undatedOthers) : $0 }
    }
}

extension [TextEdit] {
    /// In source order; of two that touch the same text the first.
    func disjoint() -> [TextEdit] {
        var out: [TextEdit] = []
        for edit in sorted(by: {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        })
        where out.last.map({ $0.range.upperBound <= edit.range.lowerBound && $0 != edit }) ?? true {
            out.append(edit)
        }
        return out
    }
}
