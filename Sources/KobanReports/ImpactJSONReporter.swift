import KobanAmendments
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanImpact
import KobanLaw
import KobanText

/// For programs.
public enum ImpactJSONReporter {
    public static func report(_ report: ImpactReport) -> [UInt8] {
        let touched = report.touched
        return JSONValue.object([
            ("tool", .object([("name", .string("koban")), ("version", .string(report.version))])),
            ("from", DiffJSONReporter.side(report.diff.former)), ("to", DiffJSONReporter.side(report.diff.later)),
            ("comparesWording", .bool(report.diff.hasWording)),
            ("assessments", .array(touched.map(assessment))),
            (
                "errors",
                .array(
                    report.errors.map {
                        .object([("path", .string($0.path)), ("message", .string($0.message))])
                    })
            ),
            (
                "summary",
                .object([
                    ("read", .int(report.impacts.count)), ("assessments", .int(touched.count)),
                    ("touched", .int(touched.reduce(0) { $0 + $1.touched.count })),
                    ("unread", UnreadJSON.value(of: report.unread)),
                ])
            ),
        ]).serialized()
    }

    private static func assessment(_ impact: AssessmentImpact) -> JSONValue {
        let assessment = impact.assessment
        return .object([
            ("path", .string(impact.path)), ("sha256", .string(impact.sha256)),
            ("form", .optional(assessment.form?.rawValue)), ("number", .optional(assessment.number)),
            ("title", .optional(assessment.title)), ("institution", .optional(assessment.institution)),
            ("publishedOn", .optional(assessment.publishedOn?.description)),
            ("touched", .array(impact.touched.map { touched($0, in: assessment.document) })),
        ])
    }

    private static func touched(_ touched: TouchedCitation, in document: Document) -> JSONValue {
        .object(
            [
                ("effect", .string(touched.effect.rawValue)),
                ("from", item(touched.from)), ("to", .array(touched.to.map { item($0) })),
                ("needsReview", .bool(touched.needsReview)), ("evidence", .string(touched.reason)),
                ("fromWording", touched.former.map(wording) ?? .null),
                ("toWording", .array(touched.later.map(wording))),
                ("changedColumns", .strings(touched.columns.map(\.name))),
                ("sameness", .optional(ImpactWords.sameness(touched))),
                (
                    "condition",
                    touched.condition.map { condition in
                        .object([
                            ("actor", .optional(condition.condition.actor)),
                            ("business", .optional(condition.condition.business)),
                            ("provider", .optional(condition.condition.provider)),
                            ("information", .optional(condition.condition.information)),
                            ("isInferred", .bool(condition.isInferred)),
                        ])
                    } ?? .null
                ),
            ] + PlaceJSON.keys(at: touched.range.lowerBound, in: document) + [
                (
                    "citation",
                    CitationJSON.value(
                        of: touched.citation.citation, in: document, field: touched.citation.field?.text,
                        section: touched.citation.section.rawValue, status: nil)
                )
            ])
    }

    private static func item(_ item: ItemReference?) -> JSONValue {
        guard let item else { return .null }
        return .object([("table", .string(item.table.rawValue)), ("item", .string(item.number.description))])
    }

    private static func wording(_ wording: ItemWording) -> JSONValue {
        .object([
            ("table", .string(wording.item.table.rawValue)),
            ("item", .string(wording.item.number.description)), ("isOfficial", .bool(wording.isOfficial)),
            (
                "columns",
                .array(
                    wording.columns.map {
                        .object([("column", .string($0.name)), ("text", .string($0.text))])
                    })
            ),
        ])
    }
}
