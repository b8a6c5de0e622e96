import KobanAssessments
import KobanChecks
import KobanCitations
import KobanLaw
import KobanText

/// A citation as the program read and judged it.
struct ObservedCitation: Sendable {
    let law: LawID?
    let lawName: String?
    let table: TableName?
    let items: [ItemNumber]
    let provisions: [Provision]
    let purpose: Citation.Purpose?
    let field: String?
    let section: Region.Section
    let status: CitationStatus
    let range: Range<Int>
    let text: String

    var description: String {
        ObservedCitation.description(
            name: law.map { ExpectedCitation.name(of: $0) } ?? (lawName ?? "法令名なし"), table: table, items: items,
            provisions: provisions)
    }

    static func description(
        name: String, table: TableName?, items: [ItemNumber], provisions: [Provision]
    ) -> String {
        var out = name
        if let table { out += " \(table.rawValue)[\(items.map(\.description).joined(separator: ","))]" }
        if !provisions.isEmpty { out += " " + provisions.map(\.japanese).joined(separator: "・") }
        return out
    }

    /// What must not change when only the clothes of a text do.
    var meaning: String {
        let name = law?.rawValue ?? "external"
        let numbers = items.map(\.description).joined(separator: ",")
        let articles = provisions.map(\.japanese).joined(separator: ",")
        return [
            name, table?.rawValue ?? "", numbers, articles, purpose?.rawValue ?? "-", field ?? "-", section.rawValue,
            status.rawValue,
        ].joined(separator: "|")
    }
}

/// A finding as the program made it.
struct ObservedFinding: Sendable {
    let rule: String
    let severity: Severity
    let citation: Int?
    let items: [ItemNumber]
    let missing: [ItemNumber]
    let extra: [ItemNumber]
    let changes: [ItemChange]
    let needsReview: Bool
    let suggestion: String?
    let range: Range<Int>
    let message: String

    var meaning: String {
        func list(_ numbers: [ItemNumber]) -> String { numbers.map(\.description).joined(separator: ",") }
        let became = changes.map { change in
            "\(change.from)>\(change.to.map(\.description).joined(separator: "+"))"
        }
        return [
            rule, severity.rawValue, list(items), "-" + list(missing), "+" + list(extra), became.joined(separator: ";"),
        ].joined(separator: "|")
    }
}

/// What the program says of one text.
struct Observation: Sendable {
    let citations: [ObservedCitation]
    let findings: [ObservedFinding]

    init(_ source: SourceText, checker: Checker) {
        self.init(checker.check(source))
    }

    init(_ checked: CheckedAssessment) {
        let source = checked.assessment.source
        citations = checked.citations.map { cited in
            let citation = cited.assessed.citation
            return ObservedCitation(
                law: citation.law, lawName: citation.lawName, table: citation.table, items: citation.items,
                provisions: citation.provisions, purpose: citation.purpose,
                field: cited.assessed.field?.text, section: cited.assessed.section, status: cited.status,
                range: citation.range, text: source.text(in: citation.range))
        }
        findings = checked.findings.map { finding in
            ObservedFinding(
                rule: finding.rule, severity: finding.severity, citation: finding.citation, items: finding.items,
                missing: finding.missing, extra: finding.extra, changes: finding.changes,
                needsReview: finding.needsReview, suggestion: finding.suggestion, range: finding.range,
                message: finding.message)
        }
    }
}
