import Foundation
import KobanChecks
import KobanCitations
import KobanCorrections
import KobanLaw
import KobanText

/// Tries migration and check on arbitrary fields: what is written is right, what is stale is said.
struct MigrationFuzz: Sendable {
    let checker: Checker
    let fuzzer: FieldFuzzer
    let oracle: MigrationOracle
    let day: CivilDate

    init(statutes: Statutes, facts: TableFacts) {
        day = facts.today
        checker = Checker(statutes: statutes, day: facts.today)
        fuzzer = FieldFuzzer(facts: facts)
        oracle = MigrationOracle(facts: facts)
    }

    /// What went wrong with one field.
    struct Failure: Sendable {
        let kind: String
        let detail: String
        var field: FuzzedField
        var written: String?
        let seed: String
    }

    /// Whether a case was written, and what went wrong with it.
    struct Outcome: Sendable {
        var isWritten = false
        var failure: Failure?
    }

    func field(seed: UInt64, index: Int) -> FuzzedField {
        var random = Seeded(seed: seed, index: index)
        return fuzzer.field(&random)
    }

    /// One case, as it was generated.
    func outcome(seed: UInt64, index: Int) -> Outcome {
        judge(field(seed: seed, index: index), seed: "種\(seed) \(index)")
    }

    /// What went wrong with one case, made as small as it still fails in the same manner.
    func smallestFailure(seed: UInt64, index: Int) -> Failure? {
        outcome(seed: seed, index: index).failure.map(minimized)
    }

    /// One case as a part of the measure.
    func measure(seed: UInt64, index: Int) -> Measure {
        var measure = Measure()
        guard let failure = smallestFailure(seed: seed, index: index) else {
            measure.migration.right = 1
            return measure
        }
        measure.migration.missed = 1
        measure.migration.wrong = 1
        measure.shortfalls = [
            Shortfall(
                kind: failure.kind, group: failure.field.damages.joined(separator: "、"), document: failure.seed,
                text: failure.field.text.replacing("\n", with: "⏎"), expected: "正しく書き換えるか、そのまま残して知らせる",
                got: (failure.written?.replacing("\n", with: "⏎") ?? "そのまま") + "（\(failure.detail)）")
        ]
        return measure
    }

    private func judge(_ field: FuzzedField, seed: String) -> Outcome {
        let document = field.document
        let text = field.text
        guard let place = Self.range(of: text, in: document) else { return Outcome() }
        let checked = checker.check(SourceText(document))
        func failure(_ kind: String, _ detail: String, _ written: String? = nil) -> Failure {
            Failure(kind: kind, detail: detail, field: field, written: written, seed: seed)
        }
        if !field.saysItIsFormer, isSilent(checked, about: place) {
            let read = Observation(checked).citations.filter { $0.range.overlaps(place) }.map(\.meaning)
            return Outcome(failure: failure("黙って通した", read.isEmpty ? "引用なし" : read.joined(separator: "; ")))
        }
        var isWritten = false
        for accepts in [false, true] {
            let migration = DocumentMigration(checked, on: day, acceptReview: accepts)
            let corrected = String(decoding: migration.corrected, as: UTF8.self)
            guard let new = Self.between(document, place, corrected), new != text else { continue }
            isWritten = isWritten || !accepts
            if let fault = oracle.fault(of: new, for: field) {
                let kind = accepts ? "誤った書き換え（--accept-review）" : "誤った書き換え"
                return Outcome(isWritten: isWritten, failure: failure(kind, fault, new))
            }
            if !accepts, let rule = newRule(checked, corrected) {
                return Outcome(isWritten: isWritten, failure: failure("書き換えで新しい指摘", rule, new))
            }
        }
        return Outcome(isWritten: isWritten)
    }

    /// Whether nothing tells a reader that the field must be looked at.
    private func isSilent(_ checked: CheckedAssessment, about place: Range<Int>) -> Bool {
        let told: Set<CitationStatus> = [.stale, .wrong, .review]
        let cited = checked.citations.contains { citation in
            // A law's name that is damaged may be another law's: that it is not in the data is said.
            let isUnknownLaw = citation.status == .external && citation.citation.table == nil
            return (told.contains(citation.status) || isUnknownLaw) && citation.citation.range.overlaps(place)
        }
        return !cited
            && !checked.findings.contains { $0.range.overlaps(place) || $0.rule == MissingBasisRule.identifier }
    }

    /// A rule that speaks of the corrected text and did not of the original.
    private func newRule(_ checked: CheckedAssessment, _ corrected: String) -> String? {
        // Of a stale number it is not asked whether its item has to do with the business.
        let before = Set(checked.findings.map(\.rule)).union([UnrelatedItemRule.identifier])
        return checker.check(SourceText(corrected)).findings.map(\.rule).first { !before.contains($0) }
    }

    /// By bytes: a string's own search finds no text that begins within a character.
    private static func range(of text: String, in document: String) -> Range<Int>? {
        let haystack = Array(document.utf8)
        let needle = Array(text.utf8)
        guard !needle.isEmpty, needle.count <= haystack.count else { return nil }
        for start in 0...(haystack.count - needle.count) where haystack[start] == needle[0] {
            if haystack[start..<(start + needle.count)].elementsEqual(needle) { return start..<(start + needle.count) }
        }
        return nil
    }

    /// What now stands where the field stood: between what stood before it and the next line of
    /// the form. nil where that cannot be told.
    private static func between(_ document: String, _ place: Range<Int>, _ corrected: String) -> String? {
        let old = Array(document.utf8)
        let new = Array(corrected.utf8)
        guard new.starts(with: old[..<place.lowerBound]) else { return nil }
        let rest = String(decoding: new[place.lowerBound...], as: UTF8.self)
        let after = String(decoding: old[place.upperBound...], as: UTF8.self)
        // Up to the next heading of the form, which no field here holds.
        guard let heading = after.split(separator: "\n", omittingEmptySubsequences: true).first,
            let end = rest.range(of: "\n" + heading)
        else { return nil }
        return String(rest[..<end.lowerBound])
    }

    private func minimized(_ failure: Failure) -> Failure {
        var best = failure
        var isSmaller = true
        while isSmaller {
            isSmaller = false
            for smaller in simpler(best.field) {
                guard let found = judge(smaller, seed: failure.seed).failure, found.kind == failure.kind else {
                    continue
                }
                best = found
                isSmaller = true
                break
            }
        }
        return best
    }

    /// The field without one piece of damage, or without one item and the joint before it. What
    /// makes it a citation stays, so that the truth does.
    private func simpler(_ field: FuzzedField) -> [FuzzedField] {
        field.pieces.indices.compactMap { index in
            var smaller = field
            switch field.pieces[index] {
            case .noise:
                smaller.pieces.remove(at: index)
            case .item:
                guard index >= 2, case .joint = field.pieces[index - 1], case .item = field.pieces[index - 2] else {
                    return nil
                }
                smaller.pieces.removeSubrange((index - 1)...index)
            default:
                return nil
            }
            return smaller
        }
    }
}
