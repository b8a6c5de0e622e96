import KobanChecks
import KobanNightly
import KobanText
import KobanWorkbook

/// The night as a workbook for Excel. Every count of the first sheet leads to the rows that it
/// counts, a finding to its assessment, a citation to its finding.
public enum NightlyWorkbook {
    /// Where there are more citations, those that are 適正 are left out, and the first sheet says so.
    static let mostCitations = 200_000

    enum SheetName {
        static let summary = "まとめ"
        static let news = "新規"
        static let resolved = "解消"
        static let findings = "指摘"
        static let institutions = "評価実施機関"
        static let rules = "規則"
        static let documents = "評価書"
        static let citations = "引用"
        static let history = "推移"
    }

    /// - Parameters:
    ///   - citations: all citations of an assessment, in its order; asked for one assessment at
    ///     a time.
    ///   - evidence: how the sheets say from where a finding is known.
    ///   - mostCitations: how many the sheet of citations may have.
    public static func workbook(
        _ report: NightlyReport, citations: (ReportedDocument.ID) throws -> [RecordedCitation],
        evidence: EvidenceWording
    ) rethrows -> Workbook {
        try workbook(report, mostCitations: mostCitations, citations: citations, evidence: evidence)
    }

    static func workbook(
        _ report: NightlyReport, mostCitations: Int,
        citations: (ReportedDocument.ID) throws -> [RecordedCitation], evidence: EvidenceWording
    ) rethrows -> Workbook {
        let rows = NightlySheetRows(report, evidence: evidence)
        let citationSheet = try NightlyCitationSheet(report, rows: rows, most: mostCitations, citations: citations)
        return Workbook(
            title: "評価書の点検結果（\(report.day.japanese)）", author: "koban \(report.version)", created: report.day,
            sheets: [
                NightlySummarySheet(report, rows: rows, citations: citationSheet).sheet,
                NightlyFindingSheets.news(report, rows), NightlyFindingSheets.resolved(report, rows),
                NightlyFindingSheets.all(report, rows), NightlyStandingSheets.institutions(report, rows),
                NightlyStandingSheets.rules(report, rows), NightlyStandingSheets.documents(report, rows),
                citationSheet.sheet, NightlyStandingSheets.history(report),
            ])
    }

    static func tone(_ severity: Severity) -> CellStyle {
        switch severity {
        case .error: CellStyle(tone: .error)
        case .warning: CellStyle(tone: .warning)
        case .note: CellStyle(tone: .note)
        }
    }

    /// Leads to a row of a sheet; empty without one.
    static func link(_ text: String, _ sheet: String, _ row: Int?) -> Cell {
        row.map { .place(text, sheet: sheet, row: $0) } ?? .empty
    }
}

/// In which row of its sheet what stands, so that others can lead there.
struct NightlySheetRows {
    let documents: [ReportedDocument.ID: ReportedDocument]
    /// Of the sheet of assessments.
    let documentRows: [ReportedDocument.ID: Int]
    /// Of the sheet of findings: for an assessment, the rows of its findings.
    let findingRows: [ReportedDocument.ID: [Int]]
    /// Of the sheet of findings.
    let standing: [StandingFinding]
    let evidence: EvidenceWording

    init(_ report: NightlyReport, evidence: EvidenceWording) {
        self.evidence = evidence
        documents = report.documentsByID
        let all = report.documents.map(\.id) + report.removed.map(\.id)
        documentRows = Dictionary(
            all.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        standing = report.findings
        findingRows = Dictionary(grouping: report.findings.indices, by: { report.findings[$0].document })
    }

    /// The first finding of which something holds.
    func firstFinding(where holds: (StandingFinding) -> Bool) -> Int? { standing.firstIndex(where: holds) }
}
