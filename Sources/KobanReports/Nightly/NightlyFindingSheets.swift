import KobanChecks
import KobanDocuments
import KobanNightly
import KobanWorkbook

/// The sheets with a row a finding.
enum NightlyFindingSheets {
    static func all(_ report: NightlyReport, _ rows: NightlySheetRows) -> Sheet {
        sheet(NightlyWorkbookReporter.SheetName.findings, report.findings, report, rows)
    }

    static func news(_ report: NightlyReport, _ rows: NightlySheetRows) -> Sheet {
        sheet(NightlyWorkbookReporter.SheetName.news, report.news, report, rows)
    }

    static func resolved(_ report: NightlyReport, _ rows: NightlySheetRows) -> Sheet {
        Sheet(
            name: NightlyWorkbookReporter.SheetName.resolved,
            columns: [Column("解消の理由", width: .fixed(22))] + columns,
            rows: report.resolved.map { resolved in
                let row = NightlyFindingRow(resolved, of: rows.documents[resolved.document.id], in: report)
                return [.text(NightlyWords.cause(resolved.cause))]
                    + cells(of: row, documentRow: rows.documentRows[resolved.document.id], rows.evidence)
            })
    }

    private static func sheet(
        _ name: String, _ findings: [StandingFinding], _ report: NightlyReport, _ rows: NightlySheetRows
    ) -> Sheet {
        Sheet(
            name: name, columns: columns,
            rows: findings.map { standing in
                cells(
                    of: NightlyFindingRow(standing, of: rows.documents[standing.document], in: report),
                    documentRow: rows.documentRows[standing.document], rows.evidence)
            })
    }

    private static let columns = [
        Column("状態", width: .fixed(12)), Column("重さ", width: .fixed(8)), Column("規則名", width: .fixed(16)),
        Column("評価実施機関", width: .fixed(16)), Column("評価書番号", width: .fixed(8)),
        Column("評価書名", width: .fixed(28)), Column("様式", width: .fixed(14)), Column("ファイル", width: .fixed(28)),
        Column("行", width: .fixed(6)), Column("桁", width: .fixed(6)), Column("欄", width: .fixed(24)),
        Column("いまの記載", width: .fixed(32)), Column("指摘", width: .fixed(48)), Column("案", width: .fixed(32)),
        Column("要確認", width: .fixed(8)), Column("いつから旧い", width: .fixed(11)),
        Column("日数", width: .fixed(7)), Column("初めて見つけた日", width: .fixed(11)),
        Column("根拠", width: .fixed(72)), Column("見送りの理由", width: .fixed(28)),
        Column("引用", width: .fixed(28)), Column("規則", width: .fixed(20)), Column("指摘番号", width: .fixed(9)),
    ]

    private static func cells(of row: NightlyFindingRow, documentRow: Int?, _ evidence: EvidenceWording) -> [Cell] {
        let finding = row.finding
        let path: Cell =
            documentRow.map { .place(row.path, sheet: NightlyWorkbookReporter.SheetName.documents, row: $0) }
            ?? .text(row.path)
        return [
            .text(row.state, stateStyle(row)),
            .text(finding.severity.japaneseName, NightlyWorkbookReporter.tone(finding.severity)),
            .text(NightlyWords.rule(finding.rule)), .text(row.institution), .text(row.document?.number),
            .text(row.title), .text(NightlyWords.form(row.document?.form)), path,
            .line(of: row.recorded.place.start), .column(of: row.recorded.place.start), .text(row.recorded.field),
            .text(row.recorded.excerpt.marked), .text(finding.message), .text(finding.suggestion),
            .text(finding.needsReview ? "要確認" : "", CellStyle(tone: finding.needsReview ? .marked : .plain)),
            .day(finding.since), row.days.map { .number($0) } ?? .empty, .day(row.firstSeen),
            .text(evidence.japanese(finding.evidence)), .text(row.suppression.map(NightlyWords.suppression)),
            .text(row.recorded.citation), .text(finding.rule), .number(row.id),
        ]
    }

    private static func stateStyle(_ row: NightlyFindingRow) -> CellStyle {
        if row.cause != nil { return CellStyle(tone: .good) }
        return CellStyle(bold: row.isNew, tone: row.isNew ? .marked : .plain)
    }
}
