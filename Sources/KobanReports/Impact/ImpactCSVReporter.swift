import KobanAmendments
import KobanAssessments
import KobanCitations
import KobanDocuments
import KobanFormats
import KobanImpact
import KobanLaw
import KobanText

/// `koban impact` for a spreadsheet: UTF-8 with a byte order mark and CR LF, a row for each touched place.
///
/// The rows are sorted by institution, so that none is written before the last document is read; what is kept of a
/// document are its rows.
public struct ImpactCSVReporter: Reporter {
    private static let header = [
        "評価実施機関", "評価書番号", "評価書名", "公表日", "ファイル", "区分", "項目", "目的", "行", "文字目", "引用",
        "影響", "旧の表", "旧の項", "新の表", "新の項", "要確認", "旧の文言", "旧の文言の出所", "新の文言", "新の文言の出所",
        "変わった欄", "条件", "根拠", "文言の異同",
    ]

    private var rows = OrderedPieces<AssessmentImpact.Order>()

    /// A report of nothing yet.
    public init() {}

    /// The names of the columns.
    public func begin() -> [UInt8] { CSVText.byteOrderMark + CSVText.row(Self.header) }

    /// Takes the rows of a document.
    public mutating func add(_ impact: AssessmentImpact) -> [UInt8] {
        rows.keep(impact.touched.flatMap { CSVText.row(Self.row($0, of: impact)) }, at: impact.order)
        return []
    }

    /// The rows of all documents.
    public mutating func end(_ ending: RunEnding) -> [UInt8] { rows.takeAll() }

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
