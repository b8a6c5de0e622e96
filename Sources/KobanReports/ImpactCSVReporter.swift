import KobanAmendments
import KobanAssessments
import KobanCitations
import KobanDocuments
import KobanImpact
import KobanLaw
import KobanText

/// For a spreadsheet: UTF-8 with a byte order mark and CR LF, a row for each touched place.
public enum ImpactCSVReporter {
    static let header = [
        "評価実施機関", "評価書番号", "評価書名", "公表日", "ファイル", "区分", "項目", "目的", "行", "文字目", "引用",
        "影響", "旧の表", "旧の項", "新の表", "新の項", "要確認", "旧の文言", "旧の文言の出所", "新の文言", "新の文言の出所",
        "変わった欄", "条件", "根拠", "文言の異同",
    ]

    public static func csv(_ report: ImpactReport) -> [UInt8] {
        var out = CSVText()
        out.append(header)
        for impact in report.touched {
            for touched in impact.touched { out.append(row(touched, of: impact)) }
        }
        return out.bytes
    }

    private static func row(_ touched: TouchedCitation, of impact: AssessmentImpact) -> [String] {
        let assessment = impact.assessment
        let place = assessment.document.place(at: touched.range.lowerBound).columns
        let citation = touched.citation.citation
        let former = touched.former.map { [$0] } ?? []
        var columns: [String] = []
        for column in touched.columns where !columns.contains(column.name) { columns.append(column.name) }
        let tables = touched.to.map(\.table.rawValue)
        return [
            assessment.institution ?? "", assessment.number ?? "", assessment.title ?? "",
            assessment.publishedOn?.description ?? "", impact.path,
            ImpactWords.section(touched.citation.section), touched.citation.field?.text ?? "",
            ImpactWords.purpose(citation.purpose), place.line, place.column,
            assessment.source.text(in: citation.range), ImpactWords.name(of: touched.effect),
            touched.from?.table.rawValue ?? citation.table?.rawValue ?? "", touched.from?.number.description ?? "",
            tables.first ?? "", touched.to.map(\.number.description).joined(separator: "、"),
            touched.needsReview ? "要確認" : "", former.first.map { ImpactWords.wording($0) } ?? "",
            ImpactWords.source(former), ImpactWords.wording(touched.later), ImpactWords.source(touched.later),
            columns.joined(separator: "、"), touched.condition.map(ImpactWords.condition) ?? "", touched.reason,
            ImpactWords.sameness(touched) ?? "",
        ]
    }
}
