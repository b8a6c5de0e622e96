import KobanChecks
import KobanDocuments
import KobanFormats
import KobanNightly
import KobanSettings
import KobanText

/// What is new, what was resolved, what has been stale longest.
extension NightlyPage {
    /// How many rows a table has before the rest is given by number alone.
    private static let rows = 300
    /// How many of the longest stale are shown.
    private static let stalest = 20

    func changes() -> TemplateView {
        // The gravest first; the rest in the order of the report.
        let graded =
            isAllNew
            ? []
            : Severity.allCases.reversed().flatMap { severity in
                news.filter { $0.finding.severity == severity }
            }
        let stale = report.longestStale
        return TemplateView([
            "isFirst": report.previous == nil, "isAllNew": isAllNew && !news.isEmpty,
            "newCount": NightlyNumbers.number(news.count, to: isAllNew ? "findings" : "new"),
            "hasNew": !graded.isEmpty, "isNothingNew": news.isEmpty,
            "new": TemplateViews(graded.prefix(Self.rows)) { row($0) },
            "hasMoreNew": graded.count > Self.rows,
            "moreNew": TemplateViews(graded.dropFirst(Self.rows)) {
                TemplateView([
                    "anchor": "finding-\($0.id)", "text": String($0.id), "severityName": $0.finding.severity.rawValue,
                    "i": institutionKey(of: $0), "r": ruleKeys[$0.finding.rule], "states": states(of: $0),
                ])
            },
            "hasResolved": !report.resolved.isEmpty,
            "resolvedCount": NightlyNumbers.number(report.resolved.count, to: "resolved"),
            "resolved": TemplateViews(report.resolved) { resolvedRow($0) },
            "hasStale": !stale.isEmpty,
            "staleCount": stale.count > Self.stalest ? "長いものから\(Self.stalest)件（全\(stale.count)件）" : "\(stale.count)件",
            "isStaleCut": stale.count > Self.stalest,
            "stale": TemplateViews(stale.prefix(Self.stalest)) { row($0) },
        ])
    }

    /// A finding in one line of a table.
    private func row(_ finding: StandingFinding) -> TemplateView {
        let document = documents[finding.document]
        let days = finding.finding.since.map { DaysStanding.days(from: $0, on: report.day) }
        return TemplateView([
            "id": String(finding.id), "severity": NightlyPage.severity(finding.finding.severity),
            "severityName": finding.finding.severity.rawValue,
            "i": institutionKey(of: finding), "r": ruleKeys[finding.finding.rule], "states": states(of: finding),
            "news": finding.news?.japaneseName, "rule": rule(finding.finding.rule),
            "institution": document?.institution ?? NightlyPageWords.noInstitution,
            "title": title(of: document), "document": String(finding.document), "path": document?.path,
            "place": finding.recorded.place.start.japanese,
            "marked": NightlyPageWords.short(finding.recorded.excerpt.marked),
            "suggestion": finding.finding.suggestion.map { NightlyPageWords.short($0, width: 1200) },
            "needsReview": finding.finding.needsReview, "hasNoSuggestion": finding.finding.suggestion == nil,
            "since": finding.finding.since?.japanese, "isoSince": finding.finding.since?.description,
            "days": days.map(String.init),
        ])
    }

    private func resolvedRow(_ finding: ResolvedFinding) -> TemplateView {
        let recorded = finding.recorded
        return TemplateView([
            "id": String(finding.id), "severity": NightlyPage.severity(recorded.finding.severity),
            "severityName": recorded.finding.severity.rawValue,
            "i": institutionKeys[finding.document.institution], "r": ruleKeys[recorded.finding.rule],
            "rule": rule(recorded.finding.rule), "message": recorded.finding.message,
            "marked": NightlyPageWords.short(recorded.excerpt.marked),
            "institution": finding.document.institution ?? NightlyPageWords.noInstitution,
            "title": finding.document.title ?? finding.document.path, "path": finding.document.path,
            "documentAnchor": anchor(of: finding.document.id),
            "place": recorded.place.start.japanese, "cause": finding.cause.japaneseName,
            "reason": reason(of: finding.cause),
            "firstSeen": finding.firstSeen.japanese, "isoFirstSeen": finding.firstSeen.description,
            "days": finding.firstSeen == report.day
                ? nil : String(DaysStanding.days(from: finding.firstSeen, on: report.day)),
        ])
    }

    private func reason(of cause: ResolvedFinding.Cause) -> String? {
        if case .suppressed(let suppression) = cause { suppression.reason } else { nil }
    }

    /// Where the page lists a document that is or was there.
    private func anchor(of document: Int) -> String? {
        if documents[document] != nil { return "document-\(document)" }
        return report.removed.contains { $0.id == document } ? "removed-\(document)" : nil
    }

    func rule(_ identifier: String) -> TemplateView {
        TemplateView([
            "name": RuleCatalog.rule(identifier)?.japaneseName ?? identifier, "key": ruleKeys[identifier],
        ])
    }

    func title(of document: ReportedDocument?) -> String {
        document?.title ?? document?.path ?? "（記録のない評価書）"
    }

    /// What the filter asks for besides institution, rule and severity.
    func states(of finding: StandingFinding) -> String {
        var states: [String] = []
        if finding.news != nil { states.append("new") }
        if finding.isUpdated { states.append("updated") }
        if finding.finding.needsReview { states.append("review") }
        return states.joined(separator: " ")
    }
}
