import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanNightly
import KobanSettings
import KobanText
import KobanWorkbook

/// The first sheet: what was checked and when, and every count with the rows that it counts.
struct NightlySummarySheet {
    private typealias Name = NightlyWorkbookReporter.SheetName

    private let report: NightlyReport
    private let rows: NightlySheetRows
    private let citations: NightlyCitationSheet

    init(_ report: NightlyReport, rows: NightlySheetRows, citations: NightlyCitationSheet) {
        self.report = report
        self.rows = rows
        self.citations = citations
    }

    var sheet: Sheet {
        Sheet(
            name: Name.summary, preface: preface,
            columns: [
                Column("区分", width: .fixed(20)), Column("項目", width: .fixed(34)), Column("数", width: .fixed(9)),
                Column("見るところ", width: .fixed(24)), Column("説明", width: .fixed(64)),
            ],
            rows: changes + findings + documents + inForce + standings + messages, isFiltered: false)
    }

    private var preface: [PrefaceLine] {
        var lines = [
            PrefaceLine("評価書の点検結果"),
            PrefaceLine("どの日の法令で", .text(report.day.japanese)),
            PrefaceLine("実行", .text("\(report.startedAt)（\(report.night)回目、koban \(report.version)）")),
            PrefaceLine(
                "前回",
                .text(
                    report.previous.map { "\($0.day.japanese)（\($0.startedAt)、\($0.night)回目）" }
                        ?? "なし（初めての実行か、前回と比べられません）")),
            PrefaceLine(
                "法令データ",
                .text(data, CellStyle(bold: report.isBeyondData, tone: report.isBeyondData ? .warning : .plain))),
            PrefaceLine("フォルダー", .text(report.folders.joined(separator: "、"))),
        ]
        if let unread = UnreadFiles.words(report.unreadFiles) { lines.append(PrefaceLine("読まなかったファイル", .text(unread))) }
        if !report.errors.isEmpty {
            lines.append(
                PrefaceLine(
                    "読めなかったもの",
                    .text("\(report.errors.count)件。下の一覧のとおり、確かめていません。", CellStyle(bold: true, tone: .error))))
        }
        return lines
    }

    private var data: String {
        guard let last = report.dataVerifiedThrough else { return "※ 法令データがありません。" }
        return report.isBeyondData
            ? "※ 法令データで確かめたのは\(last.japanese)までです。その後の改正は反映されていません。" : "\(last.japanese)まで確かめたもの"
    }

    // MARK: Rows

    private var changes: [[Cell]] {
        let news = report.news
        var out = [row("前回から", "新しい指摘", news.count, Name.news, news.isEmpty ? nil : 0, tone: .marked)]
        for kind in [StandingFinding.News.found, .returned, .unsuppressed] {
            let count = news.count { $0.news == kind }
            guard count > 0 else { continue }
            out.append(
                row(
                    "", "　うち\(kind.japaneseName)", count, Name.news, news.firstIndex { $0.news == kind },
                    note: "シート「新規」の「状態」で絞れます。"))
        }
        let resolved = report.resolved
        out.append(row("", "解消した指摘", resolved.count, Name.resolved, resolved.isEmpty ? nil : 0, tone: .good))
        let causes = resolved.map(\.cause.japaneseName)
        for cause in Set(causes).sorted() {
            out.append(
                row("", "　うち\(cause)", causes.count { $0 == cause }, Name.resolved, causes.firstIndex(of: cause)))
        }
        return out
    }

    private var findings: [[Cell]] {
        var out = [
            row(
                "指摘", "指摘の数", report.active.count, Name.findings, rows.firstFinding { $0.suppression == nil },
                note: "見送ったものは含みません。")
        ]
        for severity in [Severity.error, .warning, .note] {
            let count = report.count(of: severity)
            out.append(
                row(
                    "", "　" + severity.japaneseName, count, Name.findings,
                    rows.firstFinding { $0.suppression == nil && $0.finding.severity == severity },
                    note: "シート「指摘」の「重さ」で絞れます。", tone: count > 0 ? NightlyWorkbookReporter.tone(severity).tone : .plain))
        }
        for kind in Suppression.Kind.allCases {
            out.append(
                row(
                    "", "見送った指摘（\(kind.japaneseName)）", report.findings.count { $0.suppression?.kind == kind },
                    Name.findings, rows.firstFinding { $0.suppression?.kind == kind },
                    note: "指摘の数に含みません。シート「指摘」の「状態」で絞れます。"))
        }
        return out
    }

    private var documents: [[Cell]] {
        let states: [(String, (ReportedDocument.State) -> Bool)] = [
            ("新規", { $0 == .new }), ("変更", { $0 == .changed }), ("変更なし", { $0 == .unchanged }),
            ("移動", { if case .moved = $0 { true } else { false } }), ("復帰", { $0 == .returned }),
            ("今回は読めない（前回の内容）", { if case .unread = $0 { true } else { false } }),
        ]
        var out = [row("評価書", "評価書の数", report.documents.count, Name.documents, report.documents.isEmpty ? nil : 0)]
        for (name, holds) in states {
            let count = report.documents.count { holds($0.state) }
            guard count > 0 else { continue }
            out.append(row("", "　" + name, count, Name.documents, report.documents.firstIndex { holds($0.state) }))
        }
        out.append(
            row(
                "", "今回あらためて確かめたもの", report.documents.count(where: \.isCheckedTonight), Name.documents,
                report.documents.firstIndex(where: \.isCheckedTonight), note: "ほかは、前に確かめたときから変わるものがありません。"))
        out.append(
            row(
                "", "なくなった評価書", report.removed.count, Name.documents,
                report.removed.isEmpty ? nil : report.documents.count, note: "シート「評価書」の終わりにあります。"))
        if report.documentsElsewhere > 0 {
            out.append(
                row(
                    "", "ほかのフォルダーの評価書", report.documentsElsewhere, nil, nil,
                    note: "データベースにありますが、今回のフォルダーの外なので、見ていません。"))
        }
        return out
    }

    private var inForce: [[Cell]] {
        var totals: [CitationStatus: Int] = [:]
        var all = 0
        for document in report.documents {
            totals.merge(document.citationsInForce, uniquingKeysWith: +)
            all += document.citations.values.reduce(0, +)
        }
        let count = totals.values.reduce(0, +)
        var out = [row("引用", "いまの記載の引用", count, Name.citations, citations.sheet.rows.isEmpty ? nil : 0)]
        for status in CitationStatus.allCases {
            let isLeftOut = citations.isCut && status == .ok
            out.append(
                row(
                    "", "　" + status.japaneseName, totals[status] ?? 0, Name.citations, citations.first[status],
                    note: isLeftOut ? "多いので、シート「引用」には適正のものを載せていません。findings.json にはすべてあります。" : ""))
        }
        out.append(
            row(
                "", "変更履歴の引用", all - count, Name.documents, all > count ? 0 : nil,
                note: "記録なので確かめません。シート「評価書」に評価書ごとの数があります。"))
        return out
    }

    private var standings: [[Cell]] {
        let institutions = report.institutions.count
        let rules = report.rules.count
        return [
            row("まとめ方", "評価実施機関ごと", institutions, Name.institutions, institutions > 0 ? 0 : nil),
            row("", "規則ごと", rules, Name.rules, rules > 0 ? 0 : nil, note: "なぜ指摘するかも書いてあります。"),
            row("", "日ごとの推移", Set(report.reportedDays + [report.day]).count, Name.history, 0),
        ]
    }

    private var messages: [[Cell]] {
        let errors = report.errors.enumerated().map { index, error -> [Cell] in
            [
                .text(index == 0 ? "読めなかったもの" : "", .bold), .text(error.path), .empty, .empty,
                .text(error.message, CellStyle(tone: .error)),
            ]
        }
        let notes = report.notes.enumerated().map { index, note -> [Cell] in
            [.text(index == 0 ? "お知らせ" : "", .bold), .empty, .empty, .empty, .text(note, CellStyle(tone: .marked))]
        }
        return errors + notes
    }

    private func row(
        _ group: String, _ name: String, _ count: Int, _ sheet: String?, _ target: Int?, note: String = "",
        tone: CellStyle.Tone = .plain
    ) -> [Cell] {
        [
            .text(group, .bold), .text(name),
            .number(count, CellStyle(bold: count > 0, tone: count > 0 ? tone : .plain)),
            sheet.map { NightlyWorkbookReporter.link("シート「\($0)」へ", $0, target) } ?? .empty, .text(note),
        ]
    }
}
