import KobanCorrections
import KobanDocuments
import KobanText
import KobanWorkbook

/// A migration as a workbook: the summary, the rows of 変更箇所, what a person decides, and what
/// could not be read. Its sheets lead to one another: all documents are kept until the end.
public struct MigrationWorkbookReporter: WorkbookReporter {
    private static let (summary, changes, review, errors) = ("まとめ", "変更箇所", "要確認", "読めなかったファイル")

    private let heading: MigrationHeading
    private var documents: [MigratedDocument] = []

    /// A workbook of nothing yet.
    public init(_ heading: MigrationHeading) {
        self.heading = heading
    }

    /// Takes a document.
    public mutating func add(_ document: MigratedDocument) { documents.append(document) }

    /// Sheets まとめ, 変更箇所, 要確認, 読めなかったファイル.
    public mutating func end(_ ending: MigrationEnding) -> Workbook {
        let report = MigrationReport(heading, documents: documents, ending)
        let (changed, reviewed) = (Self.changeSheet(report), Self.reviewSheet(report))
        return Workbook(
            title: "法令の引用の書き換え案", author: "koban \(heading.run.version)", created: heading.run.asOf,
            sheets: [
                Self.summarySheet(report, tooHigh: [changed, reviewed].compactMap(Self.tooHigh)), changed, reviewed,
                Self.errorSheet(report),
            ])
    }

    // MARK: まとめ

    private static func summarySheet(_ report: MigrationReport, tooHigh: [String]) -> Sheet {
        let groups = report.groups
        let all = MigrationTally(report.documents)
        var preface = [
            PrefaceLine("法令の引用の書き換え案 まとめ"),
            PrefaceLine("法令の日", .day(report.heading.run.asOf)),
            PrefaceLine("法令データ", .text(report.heading.run.dataVerifiedThrough.map { "\($0.japanese)まで確かめたもの" })),
            PrefaceLine("書き換え方", .text(MigrationWording.mode(report.heading))),
        ]
        if let caution = MigrationWording.caution(report.heading) {
            preface.append(PrefaceLine("注意", .text(caution, CellStyle(tone: .warning))))
        }
        if let unread = UnreadFiles.words(report.ending.unread) {
            preface.append(PrefaceLine("読まなかったファイル", .text(unread)))
        }
        preface += MigrationWording.remaining(RemainingTally(report.documents.flatMap(\.remaining))).map {
            PrefaceLine("残る指摘", .text($0))
        }
        preface += report.documents.flatMap(MigrationWording.newFindings).map {
            PrefaceLine("注意", .text($0, CellStyle(tone: .warning)))
        }
        preface += tooHigh.map { PrefaceLine("注意", .text($0, CellStyle(tone: .warning))) }
        var rows: [[Cell]] = []
        var (nextChange, nextReview) = (0, 0)
        for group in groups {
            let tally = group.tally
            let reviews = group.documents.flatMap(decisions).count
            rows.append(
                [
                    tally.fields > 0
                        ? .place(group.name, sheet: changes, row: nextChange) : .text(group.name)
                ] + counts(tally, review: reviews > 0 ? nextReview : nil))
            nextChange += tally.fields
            nextReview += reviews
        }
        if groups.count != 1 { rows.append([.text("合計", .bold)] + counts(all, review: nil, .bold)) }
        let unread = report.ending.errors.count + report.ending.failures.count
        if unread > 0 {
            rows.append([
                .place("読めなかったファイル・書き出せなかった写し", sheet: errors, row: 0),
                .number(unread, CellStyle(tone: .error)),
            ])
        }
        return Sheet(
            name: summary, preface: preface,
            columns: [Column("評価実施機関", width: .content(min: 24, max: 48))]
                + [
                    "評価書", "直す欄", "機械的に置換可", "要確認", "対応する項なし", "書き換える欄", "そのままの欄", "うち免除", "直した写し",
                    "要確認の一覧",
                ].map { Column($0, width: .fixed($0.count > 6 ? 16 : 13)) },
            rows: rows, isFiltered: false)
    }

    /// That rows hold more than they show must be said: what is printed would be taken for whole.
    private static func tooHigh(_ sheet: Sheet) -> String? {
        let rows = sheet.rowsTooHigh
        guard !rows.isEmpty else { return nil }
        let named = rows.prefix(10).map { "\($0)" }.joined(separator: "、") + (rows.count > 10 ? "…" : "")
        return
            "シート「\(sheet.name)」の\(rows.count)行（\(named)行目）は、Excelの行の高さの上限を超えるため、画面と印刷では途中までしか見えません。セルには全文があります。印刷には新旧対照表（--format html）を使ってください。"
    }

    private static func counts(_ tally: MigrationTally, review row: Int?, _ style: CellStyle = CellStyle()) -> [Cell] {
        [
            .number(tally.assessments, style), .number(tally.fields, style),
            .number(tally.count(.mechanical), style), .number(tally.count(.review), style),
            .number(tally.count(.none), style), .number(tally.written, style),
            .number(tally.left, style), .number(tally.held, style), .number(tally.copies, style),
            row.map { .place("一覧へ", sheet: review, row: $0, style) } ?? .empty,
        ]
    }

    // MARK: 変更箇所

    /// What is left to a person stands on a sheet of its own, since it would make the rows too
    /// wide to print.
    private static func changeSheet(_ report: MigrationReport) -> Sheet {
        let widths: [Column.Width] = [
            .fixed(16), .fixed(20), .fixed(56), .fixed(56), .fixed(14), .fixed(18), .fixed(15), .fixed(16),
            .fixed(11), .content(min: 14, max: 18), .content(min: 16, max: 22), .content(min: 16, max: 22),
        ]
        var next = 0
        let rows = report.documents.flatMap { document in
            zip(document.fields, MigrationTable.rows(document)).map { field, texts in
                var cells = texts.map { Cell.text($0) }
                cells[6].style = CellStyle(tone: tone(field.confidence))
                let count = decisions(field, of: document).count
                cells[8] = count > 0 ? .place("要確認へ", sheet: review, row: next) : .empty
                next += count
                return cells
            }
        }
        return Sheet(
            name: changes,
            columns: zip(MigrationTable.header, widths).map { Column($0, width: $1) }, rows: rows)
    }

    private static func tone(_ confidence: MigrationConfidence) -> CellStyle.Tone {
        switch confidence {
        case .mechanical: .good
        case .review: .warning
        case .none: .error
        }
    }

    // MARK: 要確認

    private static func reviewSheet(_ report: MigrationReport) -> Sheet {
        Sheet(
            name: review,
            columns: [
                Column("評価実施機関", width: .content(min: 14, max: 18)),
                Column("評価書名", width: .content(min: 16, max: 22)), Column("項目", width: .fixed(20)),
                Column("確度", width: .fixed(15)), Column("決めること", width: .fixed(22)),
                Column("理由", width: .fixed(30)), Column("選べる案とその意味", width: .fixed(56)),
                Column("選んだもの", width: .fixed(26)), Column("ファイル", width: .content(min: 16, max: 22)),
                Column("行", width: .fixed(7)),
            ],
            rows: report.documents.flatMap(decisions))
    }

    private static func decisions(_ document: MigratedDocument) -> [[Cell]] {
        document.fields.flatMap { decisions($0, of: document) }
    }

    /// A row for each choice and each waiver.
    private static func decisions(_ field: MigratedField, of document: MigratedDocument) -> [[Cell]] {
        func row(_ subject: String, _ reason: String, _ alternatives: [String], _ chosen: Cell) -> [Cell] {
            [
                .text(document.institution), .text(document.title), .text(MigrationWording.field(field)),
                .text(field.confidence.rawValue, CellStyle(tone: tone(field.confidence))), .text(subject),
                .text(reason), .text(alternatives.map { "・" + $0 }.joined(separator: "\n")), chosen,
                .text(document.path), .line(of: field.place),
            ]
        }
        let holds = field.holds.map {
            row("免除された指摘", $0.reason, [], .text("そのまま残します（担当: \($0.owner)）", CellStyle(tone: .note)))
        }
        return holds
            + field.choices.map { choice in
                row(
                    choice.subject, choice.reason, choice.alternatives,
                    document.isWritten(field)
                        ? .text("\(choice.accepted)（--accept-review の指定による）", CellStyle(tone: .marked))
                        : .text(field.holds.isEmpty ? "まだ選んでいません" : "免除によりそのまま", CellStyle(tone: .note)))
            }
    }

    // MARK: 読めなかったファイル

    private static func errorSheet(_ report: MigrationReport) -> Sheet {
        let unread = report.ending.errors.map { [Cell.text($0.path), .text($0.message)] }
        let unwritten = report.ending.failures.map { [Cell.empty, .text($0)] }
        return Sheet(
            name: errors,
            columns: [
                Column("ファイル", width: .content(min: 20, max: 60)), Column("わけと直し方", width: .content(min: 40, max: 90)),
            ],
            rows: unread + unwritten)
    }
}
