import KobanChecks
import KobanNightly
import KobanSettings
import KobanText

/// A finding of the night as a row of a table, standing or resolved.
struct NightlyFindingRow {
    /// The database's.
    let id: Int
    /// 新規, 継続, 見送り, 解消, …
    let state: String
    let recorded: RecordedFinding
    /// nil for one whose document is no longer there.
    let document: ReportedDocument?
    let path: String
    let institution: String?
    let title: String?
    /// The last day on which it stood: to which its days count; nil where that is not known.
    let lastDay: CivilDate?
    let firstSeen: CivilDate
    /// Since the last run.
    let isNew: Bool
    let suppression: Suppression?
    let cause: ResolvedFinding.Cause?

    init(_ standing: StandingFinding, of document: ReportedDocument?, in report: NightlyReport) {
        id = standing.id
        state = NightlyWords.state(standing)
        recorded = standing.recorded
        self.document = document
        path = document?.path ?? ""
        institution = document?.institution
        title = document?.title
        lastDay = report.day
        firstSeen = standing.firstSeen
        isNew = standing.suppression == nil && standing.news != nil
        suppression = standing.suppression
        cause = nil
    }

    init(_ resolved: ResolvedFinding, of document: ReportedDocument?, in report: NightlyReport) {
        id = resolved.id
        state = "解消"
        recorded = resolved.recorded
        self.document = document
        path = resolved.document.path
        institution = resolved.document.institution
        title = resolved.document.title
        lastDay = report.previous?.day
        firstSeen = resolved.firstSeen
        isNew = false
        if case .suppressed(let suppression) = resolved.cause {
            self.suppression = suppression
        } else {
            suppression = nil
        }
        cause = resolved.cause
    }

    var finding: Finding { recorded.finding }

    var days: Int? {
        guard let since = finding.since, let lastDay else { return nil }
        return DaysStanding.days(from: since, on: lastDay)
    }
}

extension NightlyReport {
    /// The assessments by their numbers in the database.
    var documentsByID: [ReportedDocument.ID: ReportedDocument] {
        Dictionary(documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What is new or not since the last run, in the words of the JSON and of SARIF; nil where
    /// there is no last run.
    func baselineState(of standing: StandingFinding) -> String? {
        guard previous != nil else { return nil }
        if standing.news != nil { return "new" }
        return standing.isUpdated ? "updated" : "unchanged"
    }
}
