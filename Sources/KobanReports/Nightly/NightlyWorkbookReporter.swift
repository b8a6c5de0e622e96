import KobanChecks
import KobanNightly
import KobanText
import KobanWorkbook

/// The night as a workbook for Excel. Every count of the first sheet leads to the rows that it
/// counts, a finding to its assessment, a citation to its finding: the rows are kept until the end.
public struct NightlyWorkbookReporter: WorkbookReporter {
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

    private let report: NightlyReport
    private let rows: NightlySheetRows
    private var citations: NightlyCitationSheet

    /// - Parameters:
    ///   - report: whose assessments are told one by one.
    ///   - evidence: how the sheets say from where a finding is known.
    public init(_ report: NightlyReport, evidence: EvidenceWording) {
        self.init(report, mostCitations: Self.mostCitations, evidence: evidence)
    }

    init(_ report: NightlyReport, mostCitations: Int, evidence: EvidenceWording) {
        self.report = report
        rows = NightlySheetRows(report, evidence: evidence)
        citations = NightlyCitationSheet(report, rows: rows, most: mostCitations)
    }

    /// Takes the citations of an assessment.
    public mutating func add(_ piece: RecordedCitations) { citations.add(piece) }

    /// The sheets.
    public mutating func end(_: Void) -> Workbook {
        Workbook(
            title: "評価書の点検結果（\(report.day.japanese)）", author: "koban \(report.version)", created: report.day,
            sheets: [
                NightlySummarySheet(report, rows: rows, citations: citations).sheet,
                NightlyFindingSheets.news(report, rows), NightlyFindingSheets.resolved(report, rows),
                NightlyFindingSheets.all(report, rows), NightlyStandingSheets.institutions(report, rows),
                NightlyStandingSheets.rules(report, rows), NightlyStandingSheets.documents(report, rows),
                citations.sheet, NightlyStandingSheets.history(report),
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
