import KobanChecks
import KobanDocuments
import KobanFormats
import KobanLaw
import KobanNightly
import KobanText

/// The findings of the night for a spreadsheet: a row for each that stands, those passed over
/// among them, then one for each that was resolved.
public struct NightlyCSVReporter: SubjectReporter {
    private static let header = [
        "状態", "重さ", "規則", "規則名", "評価実施機関", "評価書番号", "評価書名", "様式", "ファイル", "行", "桁", "欄", "引用",
        "いまの記載", "指摘", "案", "要確認", "いつから旧い", "日数", "初めて見つけた日", "根拠", "見送りの理由", "解消の理由", "指摘番号",
    ]

    private let evidence: EvidenceWording

    /// - Parameter evidence: how the rows say from where a finding is known.
    public init(evidence: EvidenceWording) {
        self.evidence = evidence
    }

    /// UTF-8 with a byte order mark, CR LF, every cell quoted.
    public func report(_ report: NightlyReport) -> [UInt8] {
        var out = CSVText.byteOrderMark + CSVText.row(Self.header)
        let documents = report.documentsByID
        for standing in report.findings {
            out += CSVText.row(cells(NightlyFindingRow(standing, of: documents[standing.document], in: report)))
        }
        for resolved in report.resolved {
            out += CSVText.row(cells(NightlyFindingRow(resolved, of: documents[resolved.document.id], in: report)))
        }
        return out
    }

    private func cells(_ row: NightlyFindingRow) -> [String] {
        let finding = row.finding
        let place = row.recorded.place.start.columns
        return [
            row.state, finding.severity.japaneseName, finding.rule, NightlyWords.rule(finding.rule),
            row.institution ?? "", row.document?.number ?? "", row.title ?? "", NightlyWords.form(row.document?.form),
            row.path, place.line, place.column, row.recorded.field,
            row.recorded.citation, row.recorded.excerpt.marked, finding.message, finding.suggestion ?? "",
            finding.needsReview ? "要確認" : "", finding.since?.description ?? "", row.days.map(String.init) ?? "",
            row.firstSeen.description, evidence.japanese(finding.evidence),
            row.suppression.map(NightlyWords.suppression) ?? "",
            row.cause.map(NightlyWords.cause) ?? "", String(row.id),
        ]
    }
}
