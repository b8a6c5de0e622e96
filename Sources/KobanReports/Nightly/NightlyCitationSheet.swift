import KobanChecks
import KobanDocuments
import KobanNightly
import KobanWorkbook

/// The sheet of the citations that rules look at, with their standing.
struct NightlyCitationSheet {
    /// Whether the citations that are 適正 were left out.
    let isCut: Bool
    /// The row of the first citation of a status.
    private(set) var first: [CitationStatus: Int] = [:]
    private let rows: NightlySheetRows
    private var cells: [[Cell]] = []

    init(_ report: NightlyReport, rows: NightlySheetRows, most: Int) {
        isCut = report.documents.reduce(0) { $0 + $1.citationsInForce.values.reduce(0, +) } > most
        self.rows = rows
    }

    mutating func add(_ piece: RecordedCitations) {
        var findings: [Int: Int] = [:]
        for row in (rows.findingRows[piece.document.id] ?? []).reversed() {
            if let citation = rows.standing[row].finding.citation { findings[citation] = row }
        }
        for (index, recorded) in piece.citations.enumerated() {
            guard recorded.isInForce, !isCut || recorded.status != .ok else { continue }
            if first[recorded.status] == nil { first[recorded.status] = cells.count }
            cells.append(Self.cells(of: recorded, in: piece.document, findingRow: findings[index], rows))
        }
    }

    var sheet: Sheet { Sheet(name: NightlyWorkbookReporter.SheetName.citations, columns: Self.columns, rows: cells) }

    private static let columns = [
        Column("状態", width: .fixed(12)), Column("評価実施機関", width: .fixed(20)),
        Column("評価書番号", width: .fixed(8)), Column("評価書名", width: .fixed(32)),
        Column("ファイル", width: .fixed(32)), Column("行", width: .fixed(7)), Column("桁", width: .fixed(7)),
        Column("欄", width: .fixed(28)), Column("引用", width: .fixed(60)), Column("要確認の理由", width: .fixed(40)),
        Column("指摘", width: .fixed(18)),
    ]

    private static func cells(
        of recorded: RecordedCitation, in document: ReportedDocument, findingRow: Int?, _ rows: NightlySheetRows
    ) -> [Cell] {
        [
            .text(recorded.status.japaneseName, CellStyle(tone: tone(recorded.status))),
            .text(document.institution), .text(document.number), .text(document.title), .text(document.path),
            .line(of: recorded.place.start), .column(of: recorded.place.start), .text(recorded.field),
            .text(recorded.text), .text(recorded.reviewReason),
            findingRow.map {
                .place(
                    NightlyWords.rule(rows.standing[$0].finding.rule),
                    sheet: NightlyWorkbookReporter.SheetName.findings,
                    row: $0)
            } ?? .empty,
        ]
    }

    private static func tone(_ status: CitationStatus) -> CellStyle.Tone {
        switch status {
        case .ok: .good
        case .stale, .wrong: .error
        case .review: .marked
        case .external: .plain
        }
    }
}
