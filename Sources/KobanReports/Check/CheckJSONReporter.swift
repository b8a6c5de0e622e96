import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanFormats
import KobanRuns
import KobanSettings
import KobanText

/// The output of `koban check --format json`: the contract of `docs/output.md`.
public struct CheckJSONReporter: Reporter {
    private let heading: RunHeading
    private let showsSuppressed: Bool
    private var summary = CheckSummary()
    private var out = JSONWriter()

    /// - Parameter showsSuppressed: whether findings that are passed over are listed too.
    public init(_ heading: RunHeading, showsSuppressed: Bool = false) {
        self.heading = heading
        self.showsSuppressed = showsSuppressed
    }

    /// What was asked, up to the first assessment.
    public mutating func begin() -> [UInt8] {
        out.beginObject()
        out.add("tool", RunJSON.tool(heading.version))
        out.add("asOf", .string(heading.asOf.description))
        out.add("dataVerifiedThrough", .optional(heading.dataVerifiedThrough?.description))
        out.add("beyondVerifiedData", .bool(heading.isBeyondData))
        out.beginArray("assessments")
        return out.take()
    }

    /// An assessment with its citations and findings.
    public mutating func add(_ reported: ReportedAssessment) -> [UInt8] {
        summary.count(reported)
        let assessment = reported.checked.assessment
        out.add(
            .object([
                ("path", .string(reported.path)),
                ("sha256", .string(reported.sha256)),
                ("form", .optional(assessment.form?.rawValue)),
                ("number", .optional(assessment.number)),
                ("title", .optional(assessment.title)),
                ("institution", .optional(assessment.institution)),
                ("publishedOn", .optional(assessment.publishedOn?.description)),
                (
                    "citations",
                    .array(
                        reported.checked.citations.map {
                            CitationJSON.value(of: RecordedCitation($0, in: assessment.document))
                        })
                ),
                ("findings", .array(findings(of: reported))),
            ]))
        return out.take()
    }

    /// What could not be read, the counts, and what became of baselines and waivers.
    public mutating func end(_ ending: CheckEnding) -> [UInt8] {
        out.endArray()
        out.add("errors", RunJSON.errors(ending.errors))
        out.add(
            "summary",
            .object([
                ("assessments", .int(summary.assessments)),
                ("citations", CitationJSON.counts(summary.citations)),
                ("citationsInForce", CitationJSON.counts(summary.citationsInForce)),
                ("findings", FindingJSON.counts(summary.findings)),
                ("suppressed", SuppressionJSON.counts(summary.suppressed)),
                ("unread", RunJSON.unread(ending.unread)),
            ]))
        out.add("suppression", SuppressionJSON.value(of: ending.suppression))
        out.endObject()
        return out.take()
    }

    private func findings(of reported: ReportedAssessment) -> [JSONValue] {
        let document = reported.checked.assessment.document
        return reported.shownFindings(withSuppressed: showsSuppressed).map { shown in
            FindingJSON.value(
                of: shown.finding, at: SourcePlace(shown.finding.range, in: document),
                places: shown.finding.places.map { SourcePlace($0, in: document) }, on: heading.asOf,
                extra: SuppressionJSON.keys(identity: shown.identity?.key, shown.suppression))
        }
    }
}
