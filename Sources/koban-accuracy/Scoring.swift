import KobanAssessments
import KobanCitations
import KobanText

/// Compares what the program says of a generated document with what is true of it.
struct Scoring {
    let document: GeneratedDocument
    let observation: Observation
    private var measure = Measure()
    /// For each citation read, the expected one that it is.
    private var identity: [Int: Int] = [:]

    static func measure(_ document: GeneratedDocument, _ observation: Observation) -> Measure {
        var scoring = Scoring(document: document, observation: observation)
        scoring.scoreCitations()
        scoring.scoreFindings()
        scoring.measure.documents = 1
        scoring.measure.bytes = document.text.utf8.count
        return scoring.measure
    }

    private init(document: GeneratedDocument, observation: Observation) {
        self.document = document
        self.observation = observation
    }

    private mutating func scoreCitations() {
        for expected in document.citations {
            let fitting = observation.citations.indices.first { index in
                let read = observation.citations[index]
                return identity[index] == nil && read.range.overlaps(expected.place) && expected.cites(read)
            }
            if let fitting {
                identity[fitting] = expected.id
                measure.citations.right += 1
                for name in expected.notations { measure.notations[name].right += 1 }
                scoreAttributes(of: observation.citations[fitting], expected)
            } else if let parts = parts(of: expected) {
                for part in parts { identity[part] = expected.id }
                measure.citations.right += 1
                for name in expected.notations { measure.notations[name].right += 1 }
            } else if !expected.isOptional {
                measure.citations.missed += 1
                for name in expected.notations { measure.notations[name].missed += 1 }
                report(
                    "引用の読み落とし・読み違い", group: expected.notations.joined(separator: " / "), expected.place,
                    expected: expected.description, got: readings(at: expected.place))
            }
        }
        for (index, read) in observation.citations.enumerated() where identity[index] == nil && isCounted(read) {
            measure.citations.wrong += 1
            let touched = document.citations.first { $0.place.overlaps(read.range) }
            for name in touched?.notations ?? ["引用のない所"] { measure.notations[name].wrong += 1 }
            if touched == nil {
                report("ない引用を読んだ", group: "引用のない所", read.range, expected: "なし", got: read.description)
            }
        }
    }

    /// Readings that together are a list of provisions: 第8号又は第9号 may be one citation or two.
    private func parts(of expected: ExpectedCitation) -> [Int]? {
        guard expected.provisions.count > 1 else { return nil }
        let parts = observation.citations.indices.filter { index in
            let read = observation.citations[index]
            return identity[index] == nil && read.law == expected.law && read.range.overlaps(expected.place)
        }
        return parts.flatMap { observation.citations[$0].provisions } == expected.provisions ? parts : nil
    }

    /// The history repeats what the fields say, and names of laws that the data do not hold may be
    /// read anywhere: neither says anything wrong about ours.
    private func isCounted(_ read: ObservedCitation) -> Bool {
        (read.section == .current || read.section == .annex) && read.law != nil && !document.isOptional(read)
    }

    private mutating func scoreAttributes(of read: ObservedCitation, _ expected: ExpectedCitation) {
        guard expected.law != nil else { return }
        func score(_ name: String, _ isRight: Bool, _ wanted: String, _ got: String) {
            if isRight {
                measure.attributes[name].right += 1
            } else {
                measure.attributes[name].missed += 1
                measure.attributes[name].wrong += 1
                report("引用の\(name)", group: name, expected.place, expected: wanted, got: got)
            }
        }
        if !expected.isOfOpenPurpose, expected.field != nil || expected.purpose != nil {
            score(
                "目的" + (expected.heading.map { "（見出し \($0)）" } ?? ""), read.purpose == expected.purpose,
                expected.purpose?.rawValue ?? "なし", read.purpose?.rawValue ?? "なし")
        }
        if let field = expected.field { score("欄", read.field == field.text, field.text, read.field ?? "なし") }
        score("区分", read.section == expected.section, expected.section.rawValue, read.section.rawValue)
    }

    private mutating func scoreFindings() {
        var left = Set(observation.findings.indices)
        for expected in document.findings {
            let place = expected.citation.flatMap { id in document.citations.first { $0.id == id }?.place }
            let fitting = left.sorted().first { index in
                expected.fits(observation.findings[index])
                    && speaks(observation.findings[index], of: expected.citation, place)
            }
            if let fitting {
                left.remove(fitting)
                measure.rules[observation.findings[fitting].rule].right += 1
            } else {
                measure.rules[expected.rules[0]].missed += 1
                let got = observation.findings.map {
                    "\($0.rule)[\($0.items.map(\.description).joined(separator: ","))]"
                }
                report(
                    "指摘の漏れ", group: expected.rules[0], place ?? 0..<0,
                    expected: "\(expected.rules[0]) \((expected.items ?? []).map(\.description))",
                    got: got.isEmpty ? "指摘なし" : got.joined(separator: " "))
            }
        }
        for index in left.sorted() where !document.tolerated.contains(observation.findings[index].rule) {
            let finding = observation.findings[index]
            measure.rules[finding.rule].wrong += 1
            report("余分な指摘", group: finding.rule, finding.range, expected: "指摘なし", got: finding.message)
        }
    }

    private func speaks(_ finding: ObservedFinding, of citation: Int?, _ place: Range<Int>?) -> Bool {
        guard let citation, let place else { return true }
        if let index = finding.citation, identity[index] == citation { return true }
        return finding.range.overlaps(place)
    }

    private func readings(at place: Range<Int>) -> String {
        let read = observation.citations.filter { $0.range.overlaps(place) }
        return read.isEmpty ? "引用なし" : read.map(\.description).joined(separator: "; ")
    }

    private mutating func report(
        _ kind: String, group: String, _ place: Range<Int>, expected: String, got: String
    ) {
        measure.shortfalls.append(
            Shortfall(
                kind: kind, group: group,
                document: "文書\(document.index) \(document.scenario) \(document.layout) \(document.day)",
                text: document.excerpt(around: place), expected: expected, got: got))
    }
}

extension GeneratedDocument {
    /// The text of a place with what stands around it; the whole bases where the place is empty.
    func excerpt(around place: Range<Int>) -> String {
        let bytes = Array(text.utf8)
        /// Enough to see what the citation leans on.
        let margin = 60
        let start = max(0, place.lowerBound - margin)
        let end = min(bytes.count, max(place.upperBound, place.lowerBound) + margin)
        let before = String(decoding: bytes[start..<place.lowerBound], as: UTF8.self)
        let cited = String(decoding: bytes[place], as: UTF8.self)
        let after = String(decoding: bytes[place.upperBound..<end], as: UTF8.self)
        return "…\(before)⟦\(cited)⟧\(after)…".replacing("\u{FFFD}", with: "").replacing("\n", with: "⏎").replacing(
            "\t", with: "⇥")
    }
}
