import KobanChecks
import KobanDocuments
import KobanFormats
import KobanLaw
import KobanNightly
import KobanSettings
import KobanText

/// Every finding, by assessment, with what stands there and what to write instead.
extension NightlyPage {
    func everyFinding() -> TemplateView {
        let mostOpen = 8
        return TemplateView([
            "count": NightlyNumbers.number(active.count, to: nil), "hasFindings": !active.isEmpty,
            "groups": groups(active, mostOpen: mostOpen),
            "hasSuppressed": !suppressed.isEmpty, "suppressedCount": String(suppressed.count),
            "suppressedGroups": groups(suppressed, mostOpen: mostOpen),
        ])
    }

    /// The findings come in the order of the documents.
    private func groups(_ findings: [StandingFinding], mostOpen: Int) -> TemplateViews<[ArraySlice<StandingFinding>]> {
        var slices: [ArraySlice<StandingFinding>] = []
        var start = findings.startIndex
        while start < findings.endIndex {
            let document = findings[start].document
            let end = findings[start...].firstIndex { $0.document != document } ?? findings.endIndex
            slices.append(findings[start..<end])
            start = end
        }
        return TemplateViews(slices) { slice in
            let document = slice.first.flatMap { documents[$0.document] }
            return TemplateView([
                "document": document.map { facts(of: $0) }, "title": title(of: document),
                "count": String(slice.count),
                "findings": TemplateViews(slice) { article($0, in: document, mostOpen: mostOpen) },
            ])
        }
    }

    private func article(_ standing: StandingFinding, in document: ReportedDocument?, mostOpen: Int) -> TemplateView {
        let finding = standing.finding
        let excerpt = standing.recorded.excerpt
        let place = standing.recorded.place
        let days = finding.since.map { DaysStanding.days(from: $0, on: report.day) }.flatMap {
            $0 >= 0 ? String($0) : nil
        }
        return TemplateView([
            "id": String(standing.id), "severity": NightlyPage.severity(finding.severity),
            "severityName": finding.severity.rawValue,
            "i": institutionKey(of: standing), "r": ruleKeys[finding.rule], "states": states(of: standing),
            "days": days,
            "rule": rule(finding.rule), "identifier": finding.rule,
            "news": standing.news?.japaneseName, "isNewToday": standing.isNewToday && standing.news == nil,
            "isUpdated": standing.isUpdated, "needsReview": finding.needsReview,
            "path": document?.path, "place": place.start.afterPath,
            "field": standing.recorded.field.isEmpty ? nil : standing.recorded.field,
            "before": excerpt.before, "marked": excerpt.marked, "after": excerpt.after,
            "message": finding.message, "suggestion": finding.suggestion,
            "isForPerson": finding.suggestion == nil && finding.needsReview,
            "missing": list(finding.missing), "extra": list(finding.extra),
            "hasChanges": !finding.changes.isEmpty, "changeCount": String(finding.changes.count),
            "isOpen": finding.changes.count <= mostOpen,
            "changes": TemplateViews(finding.changes) { change in
                TemplateView([
                    "from": change.from.description,
                    "to": change.to.isEmpty ? "（なし）" : change.to.map(\.description).joined(separator: "、"),
                    "relation": NightlyPageWords.relation(
                        change, kind: report.tables[change.from.table]?.kind),
                ])
            },
            "since": finding.since.map {
                TemplateView(["day": $0.japanese, "iso": $0.description, "days": days])
            },
            "firstSeen": standing.firstSeen.japanese,
            "evidence": finding.evidence.isEmpty ? nil : evidence.japanese(finding.evidence),
            "suppression": standing.suppression.map {
                TemplateView(["kind": $0.kind.japaneseName, "reason": $0.reason])
            },
        ])
    }

    private func list(_ items: [some CustomStringConvertible]) -> String? {
        items.isEmpty ? nil : items.map(\.description).joined(separator: "、")
    }
}
