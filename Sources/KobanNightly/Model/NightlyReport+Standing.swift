import KobanChecks

/// How an institution stands.
public struct InstitutionStanding: Sendable {
    /// 評価実施機関名; nil for the assessments from which it cannot be read.
    public let institution: String?
    /// The institution's assessments, in the order of the report.
    public let documents: [ReportedDocument]
    /// The findings that count, in order.
    public let findings: [StandingFinding]
    /// The findings that are passed over.
    public let suppressed: [StandingFinding]
    /// Its findings that stood at the last run and stand no more.
    public let resolved: [ResolvedFinding]

    /// Its findings that count and are new since the last run.
    public var news: [StandingFinding] { findings.filter { $0.news != nil } }

    /// How many of its findings that count have this severity.
    public func count(of severity: Severity) -> Int {
        findings.count { $0.finding.severity == severity }
    }
}

/// How a rule stands.
public struct RuleStanding: Sendable {
    /// The identifier.
    public let rule: String
    /// The findings that count, in order.
    public let findings: [StandingFinding]
    /// The findings that are passed over.
    public let suppressed: [StandingFinding]
    /// The findings of the rule that stood at the last run and stand no more.
    public let resolved: [ResolvedFinding]

    /// 項ずれ; the identifier for a rule that the program does not know.
    public var japaneseName: String {
        RuleCatalog.all.first { $0.identifier == rule }?.japaneseName ?? rule
    }

    /// The findings that count and are new since the last run.
    public var news: [StandingFinding] { findings.filter { $0.news != nil } }

    /// How many of the findings that count have this severity.
    public func count(of severity: Severity) -> Int {
        findings.count { $0.finding.severity == severity }
    }
}

extension NightlyReport {
    /// Every institution with an assessment or a resolved finding, in the order of their names,
    /// those without a name last.
    public var institutions: [InstitutionStanding] {
        let names = Dictionary(uniqueKeysWithValues: documents.map { ($0.id, $0.institution) })
        let documents = Dictionary(grouping: documents, by: \.institution)
        let findings = Dictionary(grouping: findings) { names[$0.document] ?? nil }
        let resolved = Dictionary(grouping: resolved, by: \.document.institution)
        return Set(documents.keys).union(resolved.keys)
            .sorted { ($0 == nil ? 1 : 0, $0 ?? "") < ($1 == nil ? 1 : 0, $1 ?? "") }
            .map { name in
                InstitutionStanding(
                    institution: name, documents: documents[name] ?? [],
                    findings: (findings[name] ?? []).filter { $0.suppression == nil },
                    suppressed: (findings[name] ?? []).filter { $0.suppression != nil },
                    resolved: resolved[name] ?? [])
            }
    }

    /// Every rule with a finding, standing or resolved, in the order of the catalogue.
    public var rules: [RuleStanding] {
        let findings = Dictionary(grouping: findings, by: \.finding.rule)
        let resolved = Dictionary(grouping: resolved, by: \.recorded.finding.rule)
        let catalogue = RuleCatalog.all.map { $0.identifier }
        let found = Set(findings.keys).union(resolved.keys)
        return (catalogue.filter(found.contains) + found.subtracting(catalogue).sorted()).map { rule in
            RuleStanding(
                rule: rule,
                findings: (findings[rule] ?? []).filter { $0.suppression == nil },
                suppressed: (findings[rule] ?? []).filter { $0.suppression != nil },
                resolved: resolved[rule] ?? [])
        }
    }

    /// The findings that count and whose day is known, the longest stale first.
    public var longestStale: [StandingFinding] {
        active.filter { $0.finding.since != nil && $0.finding.severity > .note }.enumerated()
            .sorted { ($0.element.finding.since ?? day, $0.offset) < ($1.element.finding.since ?? day, $1.offset) }
            .map(\.element)
    }

    /// How many of the findings that count, over all documents, have this severity.
    public func count(of severity: Severity) -> Int {
        active.count { $0.finding.severity == severity }
    }
}
