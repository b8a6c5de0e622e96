import Foundation
import KobanChecks
import KobanFormats
import KobanNightly
import KobanText

/// The page of a night: what its templates are filled with.
struct NightlyPage {
    let report: NightlyReport
    let citations: ListedCitations
    let evidence: EvidenceWording
    let documents: [Int: ReportedDocument]
    let institutions: [InstitutionStanding]
    let rules: [RuleStanding]
    let active: [StandingFinding]
    let suppressed: [StandingFinding]
    let news: [StandingFinding]
    /// By what a row names its institution to the script.
    let institutionKeys: [String?: String]
    let ruleKeys: [String: String]
    var numbers = NightlyNumbers()

    /// Whether the night before is missing, and so all is new: then what is new is not listed twice.
    var isAllNew: Bool { report.previous == nil && news.count == active.count }

    private init(_ report: NightlyReport, citations: ListedCitations, evidence: EvidenceWording) {
        self.report = report
        self.citations = citations
        self.evidence = evidence
        documents = Dictionary(report.documents.map { ($0.id, $0) }) { first, _ in first }
        institutions = report.institutions
        rules = report.rules
        active = report.active
        suppressed = report.findings.filter { $0.suppression != nil }
        news = report.news
        institutionKeys = Dictionary(
            institutions.enumerated().map { ($0.element.institution, "i\($0.offset)") }
        ) { first, _ in first }
        ruleKeys = Dictionary(rules.enumerated().map { ($0.element.rule, "r\($0.offset)") }) { first, _ in first }
    }

    static func view(
        of report: NightlyReport, citations: ListedCitations, evidence: EvidenceWording
    ) -> TemplateView {
        var page = NightlyPage(report, citations: citations, evidence: evidence)
        // What makes numbers comes before the index that lists them.
        let overview = page.overview()
        let changes = page.changes()
        let standing = page.standing()
        let paths = Dictionary(
            report.documents.map { ($0.id, $0.path) } + report.removed.map { ($0.id, $0.path) }
        ) { first, _ in first }
        return TemplateView([
            "policy": policy, "css": NightlyTemplates.style, "js": NightlyTemplates.script,
            "overview": overview, "filter": page.filter(), "changes": changes, "standing": standing,
            "findings": page.everyFinding(), "documents": page.everyDocument(),
            "citations": page.everyCitation(),
            "rules": page.rules.map { page.reference($0) },
            "lists": page.numbers.views(paths: paths),
            "day": NightlyPageWords.both(report.day), "isoDay": report.day.description, "version": report.version,
        ])
    }

    /// Nothing is loaded, sent or run but the style and the script of the page itself.
    private static let policy =
        "default-src 'none'; style-src '\(digest(NightlyTemplates.style))'; "
        + "script-src '\(digest(NightlyTemplates.script))'; base-uri 'none'; form-action 'none'"

    private static func digest(_ text: String) -> String {
        let digits = ContentDigest.sha256(Array(text.utf8))
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return "sha256-" + Data(bytes).base64EncodedString()
    }

    func institutionKey(of finding: StandingFinding) -> String {
        institutionKeys[documents[finding.document]?.institution ?? nil] ?? ""
    }

    static func severity(_ severity: Severity) -> TemplateView {
        TemplateView([
            "class": severity.rawValue, "name": NightlyPageWords.name(of: severity),
            "shape": NightlyPageWords.shape(of: severity),
            "rank": severity == .error ? "3" : severity == .warning ? "2" : "1",
        ])
    }

    /// A form by which the script filters; without it, the form is not shown.
    private func filter() -> TemplateView {
        TemplateView([
            "institutions": TemplateViews(institutions) { standing in
                TemplateView([
                    "name": standing.institution ?? NightlyPageWords.noInstitution,
                    "key": institutionKeys[standing.institution],
                ])
            },
            "rules": TemplateViews(rules) { standing in
                TemplateView([
                    "name": standing.japaneseName, "identifier": standing.rule, "key": ruleKeys[standing.rule],
                ])
            },
        ])
    }

    private func reference(_ standing: RuleStanding) -> TemplateView {
        let rule = RuleCatalog.rule(standing.rule)
        return TemplateView([
            "key": ruleKeys[standing.rule], "name": standing.japaneseName, "identifier": standing.rule,
            "severity": rule.map { NightlyPage.severity($0.severity) },
            "rationale": rule?.rationale ?? "この版の koban にはない規則です。",
        ])
    }
}
