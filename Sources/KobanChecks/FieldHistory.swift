import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

/// What the change history says of one field, day by day.
struct FieldHistory {
    /// The entries of one day. Two entries of a day speak of two parts of the field.
    struct Day {
        let date: CivilDate
        /// Indices into the assessment's change history.
        var entries: [Int] = []
        /// Indices into the citations, of 変更前 and of 変更後.
        var before: [Int] = []
        var after: [Int] = []
        /// 変更後 only adds to 変更前 (「従前の記載に次の内容を追加」, 「同左」).
        var isAdditive = false
        /// A part of 変更後 is left out (「…」): what it does not name may still stand.
        var isElided = false
        /// The layout has lost where 変更前 ends.
        var isMixed = false

        /// What the field cited when the day was over, as far as the entries tell.
        var result: [Int] { isAdditive ? before + after : after }
    }

    let field: FieldLabel
    let role: Region.Role
    /// Oldest first.
    let days: [Day]
    /// Whether an entry of the field has no readable day: then no order is certain.
    let hasUndated: Bool

    /// The histories of the two fields of legal basis, as far as there are entries.
    static func all(of assessment: Assessment, citations: [AssessedCitation]) -> [FieldHistory] {
        [(FieldLabel.useBasis, Region.Role.useBasis), (.linkageBasis, .linkageBasis)].compactMap {
            FieldHistory(field: $0.0, role: $0.1, of: assessment, citations: citations)
        }
    }

    private init?(
        field: FieldLabel, role: Region.Role, of assessment: Assessment,
        citations: [AssessedCitation]
    ) {
        var days: [CivilDate: Day] = [:]
        var undated = false
        for (index, entry) in assessment.changeHistory.enumerated() where entry.role == role {
            guard let date = entry.date else {
                undated = true
                continue
            }
            days[date, default: Day(date: date)].entries.append(index)
            if entry.isMixed { days[date]?.isMixed = true }
            if FieldHistory.isAdditive(entry, in: assessment.source) { days[date]?.isAdditive = true }
            if FieldHistory.isElided(entry, in: assessment.source) { days[date]?.isElided = true }
        }
        guard !days.isEmpty || undated else { return nil }
        for (index, item) in citations.enumerated() {
            guard let entry = item.entry, assessment.changeHistory.indices.contains(entry),
                assessment.changeHistory[entry].role == role,
                let date = assessment.changeHistory[entry].date
            else { continue }
            switch item.section {
            case .before: days[date]?.before.append(index)
            case .after where item.role == role: days[date]?.after.append(index)
            default: continue
            }
        }
        self.field = field
        self.role = role
        self.days = days.values.sorted { $0.date < $1.date }
        hasUndated = undated
    }

    /// Words by which a writer keeps what stood before and names only what is new.
    private static func isAdditive(_ entry: ChangeEntry, in source: SourceText) -> Bool {
        holds(["追加", "追記", "同左", "変更前に同じ", "従前"], entry.after, source)
            || holds(elisions, entry.after, source) && !holds(elisions, entry.before, source)
    }

    /// Marks for what is left out, in 変更前 and 変更後 alike: what stood there was not kept but not repeated.
    private static func isElided(_ entry: ChangeEntry, in source: SourceText) -> Bool {
        holds(elisions, entry.after, source) && holds(elisions, entry.before, source)
    }

    private static let elisions = ["（略）", "(略)", "…", "・・・"]

    private static func holds(_ words: [String], _ ranges: [Range<Int>], _ source: SourceText) -> Bool {
        ranges.contains { range in
            let text = source.text(in: range)
            return words.contains { text.contains($0) }
        }
    }
}

/// What a citation cites, without how it is spelled: two with the same content are the same.
struct CitedContent: Hashable {
    /// Of what: one table, or the provisions of one law.
    struct Source: Hashable {
        /// The law whose provisions are cited; nil for a table, which has but one law.
        let law: LawID?
        let table: TableName?
    }

    let source: Source
    let items: Set<ItemNumber>
    let provisions: Set<Provision>

    /// - Returns: nil for laws that the data do not hold: their names vary too much.
    init?(_ citation: Citation) {
        switch citation.target {
        case .table(let cited):
            guard let table = cited.table else { return nil }
            source = Source(law: nil, table: table)
            items = Set(citation.items)
            provisions = []
        case .provisions(let cited):
            guard let law = citation.law else { return nil }
            source = Source(law: law, table: nil)
            items = []
            provisions = Set(cited.provisions.map(\.provision))
        }
    }

    /// How much two lists of one source have in common, from 0 to 1.
    func similarity(to other: CitedContent) -> Double {
        let common =
            items.intersection(other.items).count
            + provisions.intersection(other.provisions).count
        let all = items.union(other.items).count + provisions.union(other.provisions).count
        return all == 0 ? 1 : Double(common) / Double(all)
    }
}
