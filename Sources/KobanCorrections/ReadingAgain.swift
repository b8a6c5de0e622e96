import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

/// A corrected text read and checked again, beside what was meant.
struct ReadingAgain {
    /// What the text does not say as it was meant.
    struct Fault {
        /// Where it is blamed, in the text before; nil for the document as a whole.
        let place: Int?
        /// A Japanese sentence without its end.
        let reason: String
    }

    let again: CheckedAssessment
    private(set) var faults: [Fault] = []
    /// Findings that being corrected in part makes, or that a finding hid before: told, and no fault.
    private(set) var made: [Finding] = []
    /// Whether the history is the one before with the new entries behind it.
    private(set) var keepsHistory = true

    private let checked: CheckedAssessment
    private let checker: Checker
    private var tables: LawTables { checker.statutes.tables }
    /// The findings on the text before by the law of the last days on which its numbers were right.
    private var former: [CivilDate: [Finding]] = [:]
    private let edits: [TextEdit]
    private let map: OffsetMap
    /// What was put in, in the new text.
    private let inserted: DisjointRanges
    /// The new entries of the history, in the new text.
    private let entries: Range<Int>?
    /// For each citation of the new text, the one before that it is.
    private var origins: [Int: Int] = [:]

    /// - Parameters:
    ///   - fields: those that are written.
    ///   - edits: all that was carried out, in source order.
    ///   - acceptsReview: findings that the mended ones hid are told, and no fault.
    init(
        _ checked: CheckedAssessment, by checker: Checker, fields: [FieldMigration], edits: [TextEdit],
        history: HistoryAddition, on day: CivilDate, acceptsReview: Bool
    ) {
        self.checked = checked
        self.checker = checker
        self.edits = edits
        let map = OffsetMap(edits)
        self.map = map
        inserted = DisjointRanges(edits.indices.map(map.replacement))
        again = checker.check(checked.assessment.document.replacing(edits.map { ($0.range, $0.replacement) }))
        entries = history.edit.flatMap { edit in edits.firstIndex(of: edit) }.map(map.replacement)
        for edit in edits where !KeptMarkup.isKept(by: edit, in: checked.assessment.source) {
            faults.append(Fault(place: edit.range.lowerBound, reason: "書き換えるところにある書式のタグが失われます"))
        }
        compareCitations(fields)
        compareFindings(fields, acceptsReview: acceptsReview)
        compareHistory(history, on: day)
    }

    // MARK: Citations

    private enum Expectation {
        case meaning(CitedMeaning)
        /// Nothing, or what stood there.
        case optional(CitedMeaning)
    }

    /// What each citation is to say in the new text.
    private func expectations(_ fields: [FieldMigration]) -> [Expectation] {
        var replacements: [Int: Replacement] = [:]
        for reference in fields.flatMap(\.references) where !reference.stays {
            guard let index = reference.finding.citation, let replacement = reference.finding.replacement else {
                continue
            }
            if replacements[index] == nil || replacements[index] == .same { replacements[index] = replacement }
        }
        let written = DisjointRanges(edits.map(\.range))
        return checked.citations.indices.map { index in
            let citation = checked.citations[index].citation
            let meaning = CitedMeaning(citation)
            guard let replacement = replacements[index] else {
                // 「第19条第8号」 becomes part of the name of the order, 「（第十九条関係）」 goes with its table.
                let end = citation.range.upperBound
                let isTaken =
                    isInside(citation.range) || CitedMeaning.isBasis(citation, tables) && written.overlap(end..<end + 1)
                return isTaken || isBasisOfNext(index, replacements) ? .optional(meaning) : .meaning(meaning)
            }
            guard let new = CitedMeaning(citation, after: replacement, tables) else { return .optional(meaning) }
            // An order without articles is a name and no citation.
            if case .provisions(_, let provisions) = replacement, provisions.isEmpty { return .optional(new) }
            if isBasisOfNext(index, replacements) { return .optional(new) }
            return .meaning(new)
        }
    }

    /// Whether a provision of the Act is followed by a table that is now named by the order based on it.
    private func isBasisOfNext(_ index: Int, _ replacements: [Int: Replacement]) -> Bool {
        let citation = checked.citations[index].citation
        guard citation.law == .numberAct, index + 1 < checked.citations.count,
            case .table(let name, _) = replacements[index + 1], let table = tables[name], table.law != .numberAct
        else { return false }
        return citation.provisions.last?.article == table.basis.article
    }

    private func isInside(_ range: Range<Int>) -> Bool {
        edits.inside(0..<range.lowerBound).last.map { $0.range.upperBound >= range.upperBound } ?? false
    }

    private mutating func compareCitations(_ fields: [FieldMigration]) {
        let expected = expectations(fields)
        let new = again.citations.indices.filter { index in
            let citation = again.citations[index]
            return !(entries?.contains(citation.citation.range.lowerBound) ?? false) || citation.assessed.isInForce
        }
        var (old, next) = (0, 0)
        func isOptional(_ index: Int) -> Bool { if case .optional = expected[index] { true } else { false } }
        while old < expected.count || next < new.count {
            let place = old < expected.count ? map.range(checked.citations[old].citation.range) : nil
            let found = next < new.count ? again.citations[new[next]].citation.range : nil
            guard let found, place.map({ found.lowerBound < $0.upperBound }) ?? true else {
                if !isOptional(old) { blame(old: old, "「\(text(of: old))」に当たる引用が読めません") }
                old += 1
                continue
            }
            guard let place, found.upperBound > place.lowerBound else {
                if !isPartOfOrder(new[next]) { blame(new: found, "意図しない引用「\(newText(found))」が読めます") }
                next += 1
                continue
            }
            let meaning = CitedMeaning(again.citations[new[next]].citation)
            let wanted =
                switch expected[old] {
                case .meaning(let wanted), .optional(let wanted): wanted
                }
            if meaning.agrees(with: wanted),
                again.citations[new[next]].assessed.unreadableCells.count
                    == checked.citations[old].assessed.unreadableCells.count
            {
                origins[new[next]] = old
                (old, next) = (old + 1, next + 1)
            } else if isOptional(old) {
                old += 1
            } else if isPartOfOrder(new[next]) {
                next += 1
            } else {
                blame(old: old, "「\(newText(found))」が意図したとおりに読めません")
                (old, next) = (old + 1, next + 1)
            }
        }
    }

    /// 同号 of 「同号に基づく…命令」, the order's name without articles: put in with the name of the order.
    private func isPartOfOrder(_ index: Int) -> Bool {
        let citation = again.citations[index].citation
        let isNameAlone =
            citation.law.map { law in law != .numberAct && tables.all.contains { $0.law == law } } ?? false
            && citation.table == nil && citation.provisions.isEmpty
        return (CitedMeaning.isBasis(citation, tables) || isNameAlone) && inserted.overlap(citation.range)
    }

    // MARK: Findings

    /// What only part of a document being corrected may make.
    private static let ofDocuments: Set<String> = [InconsistentEditionRule.identifier, UnloggedChangeRule.identifier]

    /// What judges the matter of a citation, and is not asked while its number is stale.
    private static let ofWhatIsCited: Set<String> = [
        UnrelatedItemRule.identifier, ItemSetMismatchRule.identifier, ArticleMismatchRule.identifier,
    ]

    private struct Key: Hashable {
        let rule: String
        let citation: Int?
        let field: String?
    }

    private mutating func compareFindings(_ fields: [FieldMigration], acceptsReview: Bool) {
        func key(_ finding: Finding, _ citation: Int?) -> Key {
            let citation = ReadingAgain.ofDocuments.contains(finding.rule) ? nil : citation
            return Key(rule: finding.rule, citation: citation, field: citation == nil ? finding.field : nil)
        }
        var before: [Key: Int] = [:]
        for finding in checked.findings { before[key(finding, finding.citation), default: 0] += 1 }
        var mended: Set<Key> = []
        for reference in fields.flatMap(\.references) where !reference.stays {
            mended.insert(key(reference.finding, reference.finding.citation))
        }
        var since: [Int: CivilDate] = [:]
        for finding in fields.flatMap(\.references).map(\.finding) where !finding.edits.isEmpty {
            guard let citation = finding.citation else { continue }
            since[citation] = finding.since ?? since[citation] ?? checker.day
        }
        let namesOrderAlone = fields.flatMap(\.references).contains {
            if case .provisions(_, let provisions) = $0.finding.replacement { provisions.isEmpty } else { false }
        }
        func wasHidden(_ finding: Finding, _ citation: Int?, in reading: inout ReadingAgain) -> Bool {
            if finding.rule == MissingBasisRule.identifier { return acceptsReview && namesOrderAlone }
            guard ReadingAgain.ofWhatIsCited.contains(finding.rule), let citation, let day = since[citation] else {
                return false
            }
            return acceptsReview || reading.stood(finding.rule, of: citation, before: day)
        }
        for finding in again.findings {
            let citation = finding.citation.map { origins[$0] ?? -1 - $0 }
            let found = key(finding, citation)
            let name = RuleCatalog.all.first { $0.identifier == finding.rule }?.japaneseName ?? finding.rule
            if mended.contains(found) {
                blame(new: finding.range, "「\(newText(finding.range))」に「\(name)」の指摘が残ります")
            } else if let count = before[found], count > 0 {
                before[found] = count - 1
            } else if ReadingAgain.ofDocuments.contains(finding.rule) || wasHidden(finding, citation, in: &self) {
                made.append(finding)
            } else {
                blame(new: finding.range, "「\(newText(finding.range))」に新たに「\(name)」の指摘が出ます")
            }
        }
    }

    /// Whether a fault that is found now was one before, by the law of the last day on which the citation
    /// was no stale one: of two faults only the first is told.
    private mutating func stood(_ rule: String, of citation: Int, before day: CivilDate) -> Bool {
        let last = day.adding(days: -1)
        let findings = former[last] ?? checker.asOf(last).check(checked.assessment.document).findings
        former[last] = findings
        return findings.contains { $0.rule == rule && $0.citation == citation }
    }

    // MARK: History

    private mutating func compareHistory(_ history: HistoryAddition, on day: CivilDate) {
        let (old, new) = (checked.assessment, again.assessment)
        let rows = history.edit == nil ? [] : history.rows
        guard new.changeHistory.count == old.changeHistory.count + rows.count,
            zip(old.changeHistory.indices, new.changeHistory).allSatisfy({ index, entry in
                let (before, after) = (Entry(old.changeHistory[index], in: old.source), Entry(entry, in: new.source))
                // What stands behind the table is read as the last entry's note, and stays behind it.
                return index == old.changeHistory.count - 1 && !rows.isEmpty ? after.begins(before) : after == before
            }),
            zip(rows, new.changeHistory.suffix(rows.count)).allSatisfy({ row, entry in
                (entry.date ?? day) == day && !entry.isMixed && Entry(entry, in: new.source).says(row)
            })
        else {
            keepsHistory = false
            return
        }
    }

    /// An entry of the history in its words.
    private struct Entry: Equatable {
        let date: CivilDate?
        let timing: String?
        let isMixed: Bool
        let day: String
        let cells: [String]

        init(_ entry: ChangeEntry, in source: SourceText) {
            date = entry.date
            timing = entry.timing
            isMixed = entry.isMixed
            day = entry.dateRange.map { source.text(in: $0) } ?? ""
            cells = [entry.item, entry.before, entry.after, entry.note].map {
                $0.map { source.text(in: $0) }.joined(separator: "\n")
            }
        }

        /// Whether another is the same, but for more words at its end.
        func begins(_ other: Entry) -> Bool {
            date == other.date && timing == other.timing && isMixed == other.isMixed && day == other.day
                && cells.dropLast() == other.cells.dropLast() && (other.cells.last ?? "").hasPrefix(cells.last ?? "")
        }

        /// Whether it tells a row. Layouts differ in where the reader sees the borders of cells.
        func says(_ row: HistoryRow) -> Bool {
            func plain(_ text: String) -> String {
                PlainText.withoutTags(text).replacing("<br>", with: "").filter {
                    !$0.isWhitespace && $0 != "\\" && $0 != "|"
                }
            }
            return plain(day + cells.joined()).hasPrefix(plain(row.cells[0] + row.cells[1] + row.before + row.after))
        }
    }

    // MARK: Words

    private mutating func blame(old index: Int, _ reason: String) {
        faults.append(Fault(place: checked.citations[index].citation.range.lowerBound, reason: reason))
    }

    /// What is at fault stands in the new text: the edit before it is to blame, or the one after it.
    private mutating func blame(new range: Range<Int>, _ reason: String) {
        var (low, high) = (0, edits.count)
        while low < high {
            let middle = (low + high) / 2
            if map.replacement(middle).lowerBound <= range.upperBound { low = middle + 1 } else { high = middle }
        }
        faults.append(Fault(place: edits.isEmpty ? nil : edits[max(0, low - 1)].range.lowerBound, reason: reason))
    }

    private func text(of index: Int) -> String {
        ReadingAgain.short(checked.assessment.source, checked.citations[index].citation.range)
    }

    private func newText(_ range: Range<Int>) -> String { ReadingAgain.short(again.assessment.source, range) }

    private static func short(_ source: SourceText, _ range: Range<Int>) -> String {
        // A reason is one line on a screen.
        let longest = 40
        let text = PlainText.oneLine(source.text(in: range))
        return text.count > longest ? String(text.prefix(longest - 1)) + "…" : text
    }
}
