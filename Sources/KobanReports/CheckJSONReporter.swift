import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanRuns
import KobanSettings
import KobanText

/// The output of `koban check --format json`: the contract of `docs/output.md`.
public enum CheckJSONReporter {
    /// - Parameter showsSuppressed: whether findings that are passed over are listed too.
    public static func report(_ report: CheckReport, showsSuppressed: Bool = false) -> [UInt8] {
        let summary = report.summary
        return JSONValue.object([
            (
                "tool",
                .object([("name", .string("koban")), ("version", .string(report.version))])
            ),
            ("asOf", .string(report.asOf.description)),
            ("dataVerifiedThrough", .optional(report.dataVerifiedThrough?.description)),
            ("beyondVerifiedData", .bool(report.isBeyondData)),
            (
                "assessments",
                .array(
                    report.assessments.map {
                        assessment($0, on: report.asOf, showsSuppressed: showsSuppressed)
                    })
            ),
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
                    ("assessments", .int(summary.assessments)),
                    ("citations", CitationJSON.counts(summary.citations)),
                    ("citationsInForce", CitationJSON.counts(summary.citationsInForce)),
                    ("findings", FindingJSON.counts(summary.findings)),
                    ("suppressed", SuppressionJSON.counts(summary.suppressed)),
                    ("unread", UnreadJSON.value(of: report.unread)),
                ])
            ),
            ("suppression", SuppressionJSON.value(of: report.suppression)),
        ]).serialized()
    }

    private static func assessment(
        _ reported: ReportedAssessment, on day: CivilDate, showsSuppressed: Bool
    ) -> JSONValue {
        let assessment = reported.checked.assessment
        return .object([
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
            (
                "findings",
                .array(
                    reported.shownFindings(withSuppressed: showsSuppressed).map { shown in
                        FindingJSON.value(
                            of: shown.finding, at: SourcePlace(shown.finding.range, in: assessment.document),
                            places: shown.finding.places.map { SourcePlace($0, in: assessment.document) }, on: day,
                            extra: SuppressionJSON.keys(identity: shown.identity?.key, shown.suppression))
                    })
            ),
        ])
    }
}
