import KobanAmendments
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanFormats
import KobanImpact
import KobanLaw
import KobanText

/// `koban impact` for programs.
///
/// The assessments are sorted by institution, so that none is written before the last document is read; what is kept
/// of a document is what will be written of it.
public struct ImpactJSONReporter: Reporter {
    private let version: String
    private let diff: EditionDiff
    private var summary = ImpactSummary()
    private var pieces = OrderedPieces<AssessmentImpact.Order>()
    private var out = JSONWriter()

    /// - Parameters:
    ///   - diff: the amendment.
    ///   - version: of the program.
    public init(of diff: EditionDiff, version: String) {
        self.version = version
        self.diff = diff
    }

    /// The amendment, up to the first assessment.
    public mutating func begin() -> [UInt8] {
        out.beginObject()
        out.add("tool", RunJSON.tool(version))
        out.add("from", DiffJSONReporter.side(diff.former))
        out.add("to", DiffJSONReporter.side(diff.later))
        out.add("comparesWording", .bool(diff.hasWording))
        out.beginArray("assessments")
        return out.take()
    }

    /// Takes an assessment that is touched.
    public mutating func add(_ impact: AssessmentImpact) -> [UInt8] {
        summary.count(impact)
        guard !impact.touched.isEmpty else { return [] }
        pieces.keep(JSONWriter.bytes(of: Self.assessment(impact), depth: 2), at: impact.order)
        return []
    }

    /// The assessments, what could not be read, and the counts.
    public mutating func end(_ ending: RunEnding) -> [UInt8] {
        for (_, bytes) in pieces.takeInOrder() { out.add(bytes: bytes) }
        out.endArray()
        out.add("errors", RunJSON.errors(ending.errors))
        out.add(
            "summary",
            .object([
                ("read", .int(summary.read)), ("assessments", .int(summary.assessments)),
                ("touched", .int(summary.touched)), ("unread", RunJSON.unread(ending.unread)),
            ]))
        out.endObject()
        return out.take()
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
