import KobanAssessments
import KobanDocuments
import KobanText

/// Whether a text says the same in other clothes.
struct TransformationMeasure: Sendable {
    let checkers: Checkers
    let seed: UInt64
    /// How often a transformation that chooses a place is tried on one text.
    let tries: Int

    static let all = Transformation.encodings + Transformation.characterForms + Transformation.layoutForms

    /// - Parameters:
    ///   - name: of the text, for the list of what fell short.
    ///   - layout: of a generated text; nil where it was published.
    func measure(_ text: String, name: String, index: Int, day: CivilDate, layout: AssessmentLayout?) -> Measure {
        var measure = Measure()
        let plain = Observation(SourceText(text), checker: checkers[day])
        let original = Transformation.Original(
            text: text, bearsLineBreaks: layout != .pipes,
            isPaged: layout == .pages || (layout == nil && !text.contains("\t")),
            citations: plain.citations.filter { $0.section == .current && $0.law != nil }.map(\.range)
                .sorted { $0.lowerBound < $1.lowerBound })
        for (number, transformation) in Self.all.enumerated() {
            for attempt
                in 0..<(number >= Transformation.encodings.count + Transformation.characterForms.count ? tries : 1)
            {
                var random = Seeded(seed: seed &+ UInt64(number), index: index * tries + attempt)
                guard let bytes = transformation.bytes(original, &random) else { continue }
                measure.transformedBytes += bytes.count
                guard let difference = difference(plain, bytes, name: name, day: day) else {
                    measure.transformations[transformation.name].right += 1
                    continue
                }
                measure.transformations[transformation.name].missed += 1
                measure.transformations[transformation.name].wrong += 1
                measure.shortfalls.append(
                    Shortfall(
                        kind: "変形で読みが変わった", group: transformation.name, document: name,
                        text: difference.text, expected: difference.expected, got: difference.got))
            }
        }
        return measure
    }

    private struct Difference {
        let text: String
        let expected: String
        let got: String
    }

    private func difference(_ plain: Observation, _ bytes: [UInt8], name: String, day: CivilDate) -> Difference? {
        guard let input = try? AssessmentInput(path: name, bytes: bytes) else {
            return Difference(text: "（文書）", expected: "読める", got: "読めない")
        }
        let changed = Observation(input.source, checker: checkers[day])
        let citations = unshared(plain.citations.map(\.meaning), changed.citations.map(\.meaning))
        let findings = unshared(plain.findings.map(\.meaning), changed.findings.map(\.meaning))
        guard !(citations.isEmpty && findings.isEmpty) else { return nil }
        let touched = changed.citations.first { citations.more.contains($0.meaning) }
        let lost = plain.citations.first { citations.fewer.contains($0.meaning) }
        return Difference(
            text: touched.map { excerpt(input.source, $0.range) } ?? lost?.text ?? "（指摘だけが違う）",
            expected: (citations.fewer + findings.fewer).prefix(3).joined(separator: "\n        "),
            got: (citations.more + findings.more).prefix(3).joined(separator: "\n        "))
    }

    private func unshared(_ first: [String], _ second: [String]) -> (fewer: [String], more: [String], isEmpty: Bool) {
        var counts: [String: Int] = [:]
        for meaning in first { counts[meaning, default: 0] += 1 }
        for meaning in second { counts[meaning, default: 0] -= 1 }
        let fewer = counts.filter { $0.value > 0 }.keys.sorted()
        let more = counts.filter { $0.value < 0 }.keys.sorted()
        return (fewer, more, fewer.isEmpty && more.isEmpty)
    }

    private func excerpt(_ source: SourceText, _ range: Range<Int>) -> String {
        /// As far as one looks to see what became of a citation.
        let margin = 40
        let start = max(0, range.lowerBound - margin)
        let end = min(source.bytes.count, range.upperBound + margin)
        return String(decoding: source.bytes[start..<end], as: UTF8.self).replacing("\u{FFFD}", with: "")
            .replacing("\n", with: "⏎").replacing("\t", with: "⇥")
    }
}
