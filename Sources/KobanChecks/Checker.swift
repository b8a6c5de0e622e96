import KobanAssessments
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

/// Checks assessments against the law in force on a day.
public struct Checker: Sendable {
    /// The statute data that count as the law.
    public let statutes: Statutes
    /// The calendar day whose law counts.
    public let day: CivilDate
    private let scanner: CitationScanner
    private let silenced: Set<String>

    /// - Parameters:
    ///   - day: the day whose law counts.
    ///   - scanner: one that knows more names than the statute data do.
    ///   - silenced: identifiers of rules that report nothing. What they find keeps its
    ///     status, and the rules after them are asked, so that a fault of another kind is
    ///     not lost with them.
    public init(
        statutes: Statutes, day: CivilDate, scanner: CitationScanner? = nil,
        silenced: Set<String> = []
    ) {
        self.statutes = statutes
        self.day = day
        self.scanner = scanner ?? CitationScanner(statutes: statutes)
        self.silenced = silenced
    }

    /// The same for the law of another day.
    public func asOf(_ day: CivilDate) -> Checker {
        Checker(statutes: statutes, day: day, scanner: scanner, silenced: silenced)
    }

    /// Reads and checks one document.
    ///
    /// - Complexity: linear in the length of the text.
    public func check(_ document: Document) -> CheckedAssessment {
        let assessment = Assessment(reading: document)
        let assessed = assessment.citations(by: scanner)
        let context = CheckContext(
            statutes: statutes, day: day, assessment: assessment,
            actName: actName(in: assessed),
            subject: Subject(of: assessment, citations: assessed, statutes: statutes),
            assessed: assessed, neighbours: CitationNeighbours(assessed),
            orderDefinitions: OrderDefinition.all(in: assessment.source, statutes: statutes))
        var findings: [Finding] = []
        var citations: [CheckedCitation] = []
        let rules = RuleCatalog.ofCitations.map { (type: $0, rule: $0.init()) }
        let besides = RuleCatalog.besides.map { $0.init() }
        for (index, item) in assessed.enumerated() {
            let standing = CitationStanding.of(
                item.citation, on: standingDay(of: item, in: assessment), statutes: statutes)
            var checked = CheckedCitation(
                assessed: item, status: standing.status, reviewReason: standing.reason)
            if item.isInForce {
                for (type, rule) in rules {
                    guard var finding = rule.finding(of: checked, at: index, in: context) else {
                        continue
                    }
                    if item.citation.slips.contains(.rangeTooWide) {
                        // Only the two ends are known as numbers: a list made of them would be another one.
                        finding.change { $0.withhold() }
                    }
                    // A note does not judge: it asks a person to.
                    if let status = type.status {
                        checked.status = finding.severity == .note ? .review : status
                        if finding.severity == .note { checked.reviewReason = finding.message }
                    }
                    if silenced.contains(type.identifier) { continue }
                    findings.append(finding.pointing(into: item.citation))
                    checked.fault = type.identifier
                    break
                }
                if checked.fault == nil, checked.status == .ok,
                    let reason = StatedCondition.undecided(of: item.citation, in: context)
                {
                    checked.status = .review
                    checked.reviewReason = reason
                }
                for rule in besides {
                    if let finding = rule.finding(of: checked, at: index, in: context) {
                        findings.append(finding.pointing(into: item.citation))
                    }
                }
            }
            citations.append(checked)
        }
        for type in RuleCatalog.ofDocuments {
            findings += type.init().findings(in: context, citations: citations)
        }
        return CheckedAssessment(
            assessment: assessment, citations: citations,
            findings: findings.filter { !silenced.contains($0.rule) }.sorted {
                ($0.range.lowerBound, $0.rule) < ($1.range.lowerBound, $1.rule)
            },
            checker: self)
    }

    /// Reads and checks a document that is nothing but a text.
    public func check(_ source: SourceText) -> CheckedAssessment { check(Document(text: source)) }

    /// The change history is a record: an entry stands or falls by the law of its own day.
    private func standingDay(of item: AssessedCitation, in assessment: Assessment) -> CivilDate {
        guard let entry = item.entry, assessment.changeHistory.indices.contains(entry),
            let date = assessment.changeHistory[entry].date
        else { return day }
        return item.section == .before ? date.adding(days: -1) : date
    }

    /// The name by which a document mostly calls 番号法: of two that are used alike the
    /// shorter; 番号法 where it names it nowhere.
    private func actName(in citations: [AssessedCitation]) -> String {
        var counts: [String: Int] = [:]
        for item in citations where item.citation.law == .numberAct && item.isInForce {
            guard let name = item.citation.lawName, name != "法", name != "同法",
                !item.citation.slips.contains(.inexactLawName)
            else { continue }
            counts[name, default: 0] += 1
        }
        let best = counts.max { left, right in
            (left.value, -left.key.utf8.count, right.key) < (right.value, -right.key.utf8.count, left.key)
        }
        return best?.key ?? statutes.act?.usualName ?? ""
    }
}

/// An assessment with what the check found.
public struct CheckedAssessment: Sendable {
    /// The document as read: its form, fields, annexes and change history.
    public let assessment: Assessment
    /// In source order.
    public let citations: [CheckedCitation]
    /// In source order.
    public let findings: [Finding]
    /// What checked it, and can check a corrected text in the same way; nil where that is not known.
    public let checker: Checker?

    /// Keeps what it is given: nothing is checked or sorted here.
    public init(
        assessment: Assessment, citations: [CheckedCitation], findings: [Finding], checker: Checker? = nil
    ) {
        self.assessment = assessment
        self.citations = citations
        self.findings = findings
        self.checker = checker
    }

    /// The citations that rules look at: those of the current text and the annexes.
    public var citationsInForce: [CheckedCitation] { citations.filter(\.assessed.isInForce) }

    /// Whether there is anything to judge: a form, a citation, or at least words that must cite.
    public var concernsKoban: Bool { assessment.form != nil || !citations.isEmpty || assessment.namesBasis }

    /// For a command that has nothing to say of the document, so that its silence is not taken for
    /// an answer; nil where something was read. Without the path.
    public var silenceNote: String? {
        citationsInForce.isEmpty ? "法令の引用が一つも読み取れなかったので、何も言えません。koban check と元の文書で確かめてください。" : nil
    }
}
