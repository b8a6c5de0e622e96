import Foundation
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanMigration
import KobanStatutes
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

    /// What the cases of one lane came to.
    struct Count: Sendable {
        var cases = 0
        var written = 0
        var leftAlone = 0
        var failures: [Failure] = []

        static func += (sum: inout Count, other: Count) {
            sum.cases += other.cases
            sum.written += other.written
            sum.leftAlone += other.leftAlone
            sum.failures += other.failures
        }
    }

    /// One case with its failure, made as small as it still fails in the same manner.
    func one(seed: UInt64, index: Int) -> Count {
        var random = Seeded(seed: seed, index: index)
        let field = fuzzer.field(&random)
        var count = Count(cases: 1)
        let outcome = judge(field, seed: "種\(seed) \(index)")
        if outcome.isWritten { count.written = 1 } else { count.leftAlone = 1 }
        if let failure = outcome.failure { count.failures = [minimized(failure)] }
        return count
    }

    private func judge(_ field: FuzzedField, seed: String) -> (failure: Failure?, isWritten: Bool) {
        let document = field.document
        let text = field.text
        guard let place = Self.range(of: text, in: document) else { return (nil, false) }
        let checked = checker.check(SourceText(document))
        func failure(_ kind: String, _ detail: String, _ written: String? = nil) -> Failure {
            Failure(kind: kind, detail: detail, field: field, written: written, seed: seed)
        }
        if !field.saysItIsFormer, isSilent(checked, about: place) {
            let read = Observation(checked).citations.filter { $0.range.overlaps(place) }.map(\.meaning)
            return (failure("黙って通した", read.isEmpty ? "引用なし" : read.joined(separator: "; ")), false)
        }
        var isWritten = false
        for accepts in [false, true] {
            let migration = DocumentMigration(checked, on: day, acceptReview: accepts)
            let corrected = String(decoding: migration.corrected, as: UTF8.self)
            guard let new = Self.between(document, place, corrected), new != text else { continue }
            isWritten = isWritten || !accepts
            if let fault = oracle.fault(of: new, for: field) {
                return (failure(accepts ? "誤った書き換え（--accept-review）" : "誤った書き換え", fault, new), isWritten)
            }
            if !accepts, let rule = newRule(checked, corrected) {
                return (failure("書き換えで新しい指摘", rule, new), isWritten)
            }
        }
        return (nil, isWritten)
    }

    /// Whether nothing tells a reader that the field must be looked at.
    private func isSilent(_ checked: CheckedAssessment, about place: Range<Int>) -> Bool {
        let told: Set<CitationStatus> = [.stale, .wrong, .review]
        let cited = checked.citations.contains { told.contains($0.status) && $0.citation.range.overlaps(place) }
        return !cited && !checked.findings.contains { $0.range.overlaps(place) || $0.rule == "missing-basis" }
    }

    /// A rule that speaks of the corrected text and did not of the original.
    private func newRule(_ checked: CheckedAssessment, _ corrected: String) -> String? {
        // Of a stale number it is not asked whether its item has to do with the business.
        let before = Set(checked.findings.map(\.rule)).union(["unrelated-item"])
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
                guard let found = judge(smaller, seed: failure.seed).failure, found.kind == failure.kind else { continue }
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
                guard index >= 2, case .joint = field.pieces[index - 1], case .item = field.pieces[index - 2] else { return nil }
                smaller.pieces.removeSubrange((index - 1)...index)
            default:
                return nil
            }
            return smaller
        }
    }
}
