import KobanChecks
import KobanFormats
import KobanNightly
import KobanText

/// How institutions and rules stand, in charts and in tables with the same numbers.
extension NightlyPage {
    /// How many bars a chart has before the rest is taken together.
    private static let bars = 20

    mutating func standing() -> TemplateView {
        let days = HistoryChart.days(of: report)
        let byInstitution = institutions.map { standing in
            SeverityBars.Bar(
                label: standing.institution ?? NightlyPageWords.noInstitution, counts: counts { standing.count(of: $0) }
            )
        }
        let byRule = rules.map { standing in
            SeverityBars.Bar(label: standing.japaneseName, counts: counts { standing.count(of: $0) })
        }
        return TemplateView([
            "historyChart": HistoryChart(days).svg,
            "days": days.reversed().map { day($0) }, "dayCount": String(days.count),
            "hasInstitutionChart": byInstitution.contains { $0.total > 0 },
            "institutionChart": SeverityBars(
                byInstitution, most: Self.bars, rest: "評価実施機関", title: "評価実施機関ごとの指摘の数", id: "chart-institutions"
            ).svg,
            "hasRuleChart": byRule.contains { $0.total > 0 },
            "ruleChart": SeverityBars(byRule, most: Self.bars, rest: "規則", title: "規則ごとの指摘の数", id: "chart-rules").svg,
            "institutions": institutions.map { row($0) }, "hasInstitutions": !institutions.isEmpty,
            "rules": rules.map { row($0) }, "hasRules": !rules.isEmpty,
            "patterns": ChartPatterns.definitions,
            "legend": Severity.allCases.reversed().map { NightlyPage.severity($0) },
        ])
    }

    private func counts(_ count: (Severity) -> Int) -> [Severity: Int] {
        Dictionary(uniqueKeysWithValues: Severity.allCases.map { ($0, count($0)) })
    }

    /// Only of today's findings can the page say which they are.
    private func day(_ day: HistoryChart.Day) -> TemplateView {
        let isToday = day.day == report.day && day.total == active.count
        return TemplateView([
            "day": NightlyPageWords.both(day.day), "isoDay": day.day.description, "isPast": day.day < report.day,
            "counts": Severity.allCases.reversed().map { NightlyNumbers.number(day.counts[$0] ?? 0, to: nil) },
            "total": NightlyNumbers.number(day.total, to: isToday ? "findings" : nil),
        ])
    }

    private mutating func row(_ standing: InstitutionStanding) -> TemplateView {
        let name = standing.institution ?? NightlyPageWords.noInstitution
        func filter(_ severity: Severity? = nil, state: String? = nil, section: String = "findings")
            -> NightlyNumbers.Filter
        {
            .init(institution: .some(standing.institution), severity: severity, state: state, section: section)
        }
        return TemplateView([
            "name": name, "i": institutionKeys[standing.institution],
            "documents": numbers.list(.document, standing.documents.map(\.id), title: "\(name)の評価書"),
            "severities": Severity.allCases.reversed().map { severity in
                numbers.list(
                    .finding, standing.findings.filter { $0.finding.severity == severity }.map(\.id),
                    title: "\(name)の指摘（\(NightlyPageWords.name(of: severity))）", filter: filter(severity))
            },
            "total": numbers.list(
                .finding, standing.findings.map(\.id), title: "\(name)の指摘（全部）", filter: filter()),
            "new": numbers.list(
                .finding, standing.news.map(\.id), title: "\(name)の新しい指摘", filter: filter(state: "new")),
            "resolved": numbers.list(
                .resolved, standing.resolved.map(\.id), title: "\(name)の解消した指摘", filter: filter(section: "resolved")),
            "suppressed": numbers.list(
                .finding, standing.suppressed.map(\.id), title: "\(name)の見送った指摘", filter: filter(section: "suppressed")),
        ])
    }

    private mutating func row(_ standing: RuleStanding) -> TemplateView {
        let name = standing.japaneseName
        func filter(_ severity: Severity? = nil, state: String? = nil, section: String = "findings")
            -> NightlyNumbers.Filter
        {
            .init(rule: standing.rule, severity: severity, state: state, section: section)
        }
        var ids: [Int] = []
        var seen: Set<Int> = []
        for finding in standing.findings where seen.insert(finding.document).inserted { ids.append(finding.document) }
        return TemplateView([
            "name": name, "identifier": standing.rule, "key": ruleKeys[standing.rule],
            "documents": numbers.list(
                .document, ids.filter { documents[$0] != nil }, title: "「\(name)」の指摘のある評価書"),
            "severities": Severity.allCases.reversed().map { severity in
                numbers.list(
                    .finding, standing.findings.filter { $0.finding.severity == severity }.map(\.id),
                    title: "「\(name)」の指摘（\(NightlyPageWords.name(of: severity))）", filter: filter(severity))
            },
            "total": numbers.list(
                .finding, standing.findings.map(\.id), title: "「\(name)」の指摘（全部）", filter: filter()),
            "new": numbers.list(
                .finding, standing.news.map(\.id), title: "「\(name)」の新しい指摘", filter: filter(state: "new")),
            "resolved": numbers.list(
                .resolved, standing.resolved.map(\.id), title: "「\(name)」の解消した指摘", filter: filter(section: "resolved")),
            "suppressed": numbers.list(
                .finding, standing.suppressed.map(\.id), title: "「\(name)」の見送った指摘",
                filter: filter(section: "suppressed")),
        ])
    }
}
