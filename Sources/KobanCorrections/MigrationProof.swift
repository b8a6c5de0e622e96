import KobanChecks
import KobanCitations
import KobanText

/// A plan carried out as far as reading the result again proves it: a field that is not read as meant is
/// left whole, and the rest is tried once more.
struct MigrationProof {
    private(set) var fields: [FieldMigration]
    private(set) var edits: [TextEdit] = []
    private(set) var history: HistoryAddition
    private(set) var made: [Finding] = []
    /// The corrected document as it was checked; the document itself where nothing is written.
    private(set) var result: CheckedAssessment

    /// How often what is left is tried. Each round leaves out a field at least; a document that needs
    /// more is not understood, and nothing of it is written.
    private static let rounds = 4

    private let places: FieldPlaces

    init(of plan: MigrationPlan, on day: CivilDate) {
        let checked = plan.checked
        places = FieldPlaces(plan.fields.map { FieldPieces(label: nil, ranges: $0.pieces, isAnnex: $0.isAnnex) })
        (fields, result) = (plan.fields, checked)
        history = HistoryAddition([], day: day, in: checked.assessment, hasPlace: false)
        var hasPlace = true
        for _ in 0..<MigrationProof.rounds {
            let written = fields.filter(\.isWritten)
            guard !written.isEmpty else { return }
            guard let checker = checked.checker else { break }
            let edits = written.flatMap(\.edits).disjoint()
            let history = HistoryAddition(written, day: day, in: checked.assessment, hasPlace: hasPlace)
            let reading = ReadingAgain(
                checked, by: checker, fields: written, edits: (edits + (history.edit.map { [$0] } ?? [])).disjoint(),
                history: history, on: day, acceptsReview: plan.acceptsReview)
            if reading.faults.isEmpty, reading.keepsHistory {
                (self.edits, self.history, made, result) = (edits, history, reading.made, reading.again)
                return
            }
            if !reading.keepsHistory {
                if history.edit == nil {
                    // Not the new entries change how the record is read.
                    leave(nil, "変更箇所の記録が変わって読めます")
                    continue
                }
                hasPlace = false
                fields = MigrationPlan.datable(fields, hasHistory: false)
                continue
            }
            for fault in reading.faults { leave(fault.place, fault.reason) }
            fields = MigrationPlan.datable(fields, hasHistory: hasPlace && plan.hasHistory)
        }
        leave(nil, checked.checker == nil ? "確かめるための法令データがありません" : "ほかの欄の書き換えと合わせて確かめられません")
    }

    /// Leaves the field at a place, or, where none is there, all that are written.
    private mutating func leave(_ place: Int?, _ reason: String) {
        if let index = place.flatMap(places.group) {
            if fields[index].isWritten { fields[index] = fields[index].left(.unproved(reason)) }
            return
        }
        for index in fields.indices where fields[index].isWritten {
            fields[index] = fields[index].left(.unproved(reason))
        }
    }
}
