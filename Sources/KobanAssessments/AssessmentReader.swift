import KobanDocuments
import KobanText

/// Puts an assessment together from its parts.
struct AssessmentReader {
    private let document: Document
    private let rows: DocumentRows
    private var source: SourceText { document.source }

    init(_ document: Document) {
        self.document = document
        rows = document.rows()
    }

    func read() -> Assessment {
        let parts = DocumentParts(rows)
        let split = parts.split()
        let cover = split.first { $0.kind == .body }?.rows ?? 0..<0
        let facts = CoverFacts(rows, rows: cover)

        var body = BodyReader(parts)
        var annex = AnnexReader(parts)
        var history = HistoryReader(parts)
        for part in split {
            switch part.kind {
            case .body: body.read(part.rows, title: facts.titleRange)
            case .history: history.read(part.rows)
            case .annex(let number, let title): annex.read(part.rows, number: number, title: title)
            }
        }
        guard facts.form != nil || isUnmistakable(body.regions, history.entries) else {
            let whole = source.bytes.isEmpty ? [] : [Region(.current, 0..<source.bytes.count)]
            return Assessment(
                document: document, facts: CoverFacts(), regions: whole, changeHistory: [], annexTables: [],
                annexReferences: [:], linkageStatus: nil, submittedForms: [])
        }
        history.nameFields(form: facts.form)
        let regions = (body.regions + annex.regions + regions(of: history))
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        return Assessment(
            document: document, facts: facts, regions: regions, changeHistory: history.entries,
            annexTables: annex.tables,
            annexReferences: references(in: body.regions), linkageStatus: linkageStatus(body.regions),
            submittedForms: submittedForms(body.regions), emptyBases: body.emptyBases)
    }

    /// An assessment without its cover: two of its fields of legal basis, or one and a history.
    private func isUnmistakable(_ regions: [Region], _ entries: [ChangeEntry]) -> Bool {
        let bases = Set(regions.compactMap(\.field)).intersection([.useBasis, .linkageBasis, .linkageStatus])
        return bases.count + (entries.isEmpty ? 0 : 1) >= 2
    }

    // MARK: Change history

    private func regions(of history: HistoryReader) -> [Region] {
        var out = history.strays.map { Region(.after, $0, isMixed: true) }
        for (index, entry) in history.entries.enumerated() {
            for (section, ranges) in [(Region.Section.before, entry.before), (.after, entry.after)] {
                for (piece, range) in ranges.enumerated() {
                    out.append(
                        Region(
                            section, range, field: entry.field, role: entry.role, entry: index,
                            isMixed: entry.isMixed && section == .after, continuesPrevious: piece > 0))
                }
            }
            out += entry.item.map { Region(.after, $0, field: entry.field, role: .changeItem, entry: index) }
            out += entry.note.map { Region(.after, $0, role: .changeNote, entry: index) }
        }
        return out
    }

    // MARK: What fields say

    private func references(in regions: [Region]) -> [String: [Region.Role]] {
        var out: [String: [Region.Role]] = [:]
        let name = Array("別添".utf8)
        for region in regions {
            switch region.role {
            case .providedTo, .transferredTo: break
            default: continue
            }
            var index = region.range.lowerBound
            while index + name.count < region.range.upperBound {
                guard source.bytes[index] == name[0], source.bytes[index..<(index + name.count)].elementsEqual(name)
                else {
                    index += 1
                    continue
                }
                index += name.count
                var cursor = FoldedCursor(source.bytes, index..<min(region.range.upperBound, index + 20))
                var number = ""
                while let (scalar, _) = cursor.next(), scalar.asDigit != nil { number.unicodeScalars.append(scalar) }
                if !number.isEmpty, !(out[number]?.contains(region.role) ?? false) {
                    out[number, default: []].append(region.role)
                }
            }
        }
        return out
    }

    /// The choice in brackets before the list of choices, or the choice alone in its cell.
    private func linkageStatus(_ regions: [Region]) -> LinkageStatus? {
        for region in regions where region.role == .linkageStatus {
            let text = source.bytes.folded(region.range, limit: 400)
            let chosen = LinkageStatus.allCases.filter { text == $0.rawValue || text.contains("[\($0.rawValue)]") }
            if chosen.count == 1 { return chosen[0] }
        }
        return nil
    }

    private func submittedForms(_ regions: [Region]) -> [AssessmentForm] {
        for region in regions where region.field?.text == FormLabels.submitted {
            let text = source.bytes.folded(region.range, limit: 60)
            guard let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]") else { continue }
            let chosen = AssessmentForm.allCases.filter { text[open..<close].contains($0.rawValue) }
            if !chosen.isEmpty { return chosen }
        }
        return []
    }
}
