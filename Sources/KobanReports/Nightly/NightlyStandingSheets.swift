import KobanChecks
import KobanNightly
import KobanText
import KobanWorkbook

/// The sheets of how institutions, rules and assessments stand, and of how it has been.
enum NightlyStandingSheets {
    private static let severities: [Severity] = [.error, .warning, .note]
    private static let counted = ["エラー", "警告", "注意", "新規", "解消", "見送り"].map { Column($0, width: .fixed(9)) }

    static func institutions(_ report: NightlyReport, _ rows: NightlySheetRows) -> Sheet {
        Sheet(
            name: NightlyWorkbookReporter.SheetName.institutions,
            columns: [Column("評価実施機関", width: .fixed(28)), Column("評価書", width: .fixed(9))] + counted + [
                Column("指摘を見る", width: .fixed(16)), Column("評価書を見る", width: .fixed(16)),
            ],
            rows: report.institutions.map { standing in
                let first = standing.documents.compactMap { rows.findingRows[$0.id]?.first }.min()
                return [
                    .text(standing.institution ?? "（読み取れないもの）"), .number(standing.documents.count),
                ]
                    + counts(
                        of: standing.findings, news: standing.news.count, resolved: standing.resolved.count,
                        suppressed: standing.suppressed.count)
                    + [
                        NightlyWorkbookReporter.link("シート「指摘」へ", NightlyWorkbookReporter.SheetName.findings, first),
                        NightlyWorkbookReporter.link(
                            "シート「評価書」へ", NightlyWorkbookReporter.SheetName.documents,
                            standing.documents.first.flatMap { rows.documentRows[$0.id] }),
                    ]
            })
    }

    static func rules(_ report: NightlyReport, _ rows: NightlySheetRows) -> Sheet {
        let first = Dictionary(
            report.findings.enumerated().map { ($0.element.finding.rule, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        return Sheet(
            name: NightlyWorkbookReporter.SheetName.rules,
            columns: [Column("規則名", width: .fixed(22)), Column("規則", width: .fixed(24))] + counted + [
                Column("指摘を見る", width: .fixed(16)), Column("なぜ指摘するか", width: .fixed(80)),
            ],
            rows: report.rules.map { standing in
                [.text(standing.japaneseName), .text(standing.rule)]
                    + counts(
                        of: standing.findings, news: standing.news.count, resolved: standing.resolved.count,
                        suppressed: standing.suppressed.count)
                    + [
                        NightlyWorkbookReporter.link(
                            "シート「指摘」へ", NightlyWorkbookReporter.SheetName.findings, first[standing.rule]),
                        .text(RuleCatalog.rule(standing.rule)?.rationale),
                    ]
            })
    }

    private static func counts(
        of findings: [StandingFinding], news: Int, resolved: Int, suppressed: Int
    ) -> [Cell] {
        severities.map { severity in
            let count = findings.count { $0.finding.severity == severity }
            return .number(count, count > 0 ? NightlyWorkbookReporter.tone(severity) : CellStyle())
        } + [
            .number(news, CellStyle(tone: news > 0 ? .marked : .plain)),
            .number(resolved, CellStyle(tone: resolved > 0 ? .good : .plain)), .number(suppressed),
        ]
    }

    /// All assessments, those that are no longer there last.
    static func documents(_ report: NightlyReport, _ rows: NightlySheetRows) -> Sheet {
        let statuses = CitationStatus.allCases
        return Sheet(
            name: NightlyWorkbookReporter.SheetName.documents,
            columns: [
                Column("評価実施機関", width: .fixed(20)), Column("評価書番号", width: .fixed(8)),
                Column("評価書名", width: .fixed(36)), Column("様式", width: .fixed(14)),
                Column("公表日", width: .fixed(11)), Column("ファイル", width: .fixed(32)),
                Column("状態", width: .fixed(18)), Column("確かめた日", width: .fixed(11)),
                Column("確かめた理由", width: .fixed(22)), Column("今回", width: .fixed(8)),
                Column("エラー", width: .fixed(7)), Column("警告", width: .fixed(7)), Column("注意", width: .fixed(7)),
                Column("見送り", width: .fixed(7)), Column("指摘を見る", width: .fixed(16)),
            ] + statuses.map { Column("引用: \($0.japaneseName)", width: .fixed(8)) } + [
                Column("変更履歴の引用", width: .fixed(9)), Column("SHA-256", width: .fixed(66), wraps: false),
            ],
            rows: report.documents.map { cells(of: $0, rows, statuses) }
                + report.removed.map {
                    [
                        .text($0.institution), .empty, .text($0.title), .empty, .empty, .text($0.path),
                        .text("なくなった", CellStyle(tone: .marked)),
                    ]
                })
    }

    private static func cells(
        of document: ReportedDocument, _ rows: NightlySheetRows, _ statuses: [CitationStatus]
    ) -> [Cell] {
        let found = rows.findingRows[document.id] ?? []
        let findings = found.map { rows.standing[$0] }
        let active = findings.filter { $0.suppression == nil }
        var isUnread = false
        if case .unread = document.state { isUnread = true }
        let facts: [Cell] = [
            .text(document.institution), .text(document.number), .text(document.title),
            .text(NightlyWords.form(document.form)), .day(document.publishedOn), .text(document.path),
            .text(NightlyWords.state(document.state), CellStyle(tone: isUnread ? .warning : .plain)),
            .day(document.checkedOn), .text(document.checkCause.japaneseName),
            .text(document.isCheckedTonight ? "確かめた" : "前のまま"),
        ]
        let counted: [Cell] = severities.map { severity in
            let count = active.count { $0.finding.severity == severity }
            return .number(count, count > 0 ? NightlyWorkbookReporter.tone(severity) : CellStyle())
        }
        let inForce = document.citationsInForce.values.reduce(0, +)
        return facts + counted
            + [
                .number(findings.count - active.count),
                NightlyWorkbookReporter.link("シート「指摘」へ", NightlyWorkbookReporter.SheetName.findings, found.first),
            ]
            + statuses.map { .number(document.citationsInForce[$0] ?? 0) }
            + [.number(document.citations.values.reduce(0, +) - inForce), .text(document.sha256)]
    }

    /// A row a day, days on which nothing counted too.
    static func history(_ report: NightlyReport) -> Sheet {
        var days: [CivilDate: [Severity: Int]] = Dictionary(
            (report.reportedDays + [report.day]).map { ($0, [:]) }, uniquingKeysWith: { first, _ in first })
        for count in report.history { days[count.day, default: [:]][count.severity, default: 0] += count.count }
        return Sheet(
            name: NightlyWorkbookReporter.SheetName.history,
            columns: [Column("日", width: .fixed(14))]
                + ["エラー", "警告", "注意", "合計"].map { Column($0, width: .fixed(10)) },
            rows: days.sorted { $0.key < $1.key }.map { day, counts in
                [.day(day)] + severities.map { .number(counts[$0] ?? 0) }
                    + [.number(counts.values.reduce(0, +), .bold)]
            },
            chart: SheetChart(
                kind: .stackedColumns, title: "日ごとの指摘の数",
                description: "日ごとの指摘の数を、エラー、警告、注意に分けた図。数は左の表にあります。",
                categories: 0,
                series: severities.enumerated().map { index, severity in
                    SheetChart.Series(column: index + 1, tone: NightlyWorkbookReporter.tone(severity).tone)
                }, place: 6))
    }
}
