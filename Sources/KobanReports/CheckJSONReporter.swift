import KobanAssessments
import KobanCitations
import KobanChecks
import KobanConfiguration
import KobanStatutes
import KobanText

/// The output of `koban check --format json`: the contract of `../shared/spec/output.md`.
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
                    ("citations", counts(summary.citations)),
                    ("citationsInForce", counts(summary.citationsInForce)),
                    (
                        "findings",
                        .object(
                            [Severity.error, .warning, .note].map {
                                ($0.rawValue, .int(summary.findings[$0] ?? 0))
                            })
                    ),
                    (
                        "suppressed",
                        .object(
                            Suppression.Kind.allCases.map {
                                ($0.rawValue, .int(summary.suppressed[$0] ?? 0))
                            })
                    ),
                ])
            ),
            ("suppression", SuppressionJSON.value(of: report.suppression)),
        ]).serialized()
    }

    private static func counts(_ counts: [CitationStatus: Int]) -> JSONValue {
        .object(CitationStatus.allCases.map { ($0.rawValue, .int(counts[$0] ?? 0)) })
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
                    reported.checked.citations.map { citation($0, in: assessment.source) })
            ),
            (
                "findings",
                .array(
                    reported.shownFindings(withSuppressed: showsSuppressed).map {
                        finding(
                            $0.finding, in: assessment.source, on: day,
                            extra: SuppressionJSON.keys(of: $0.identity, $0.suppression))
                    })
            ),
        ])
    }

    private static func citation(_ checked: CheckedCitation, in source: SourceText) -> JSONValue {
        var extra: [(String, JSONValue)] = []
        if let reason = checked.reviewReason, checked.status == .review {
            extra.append(("reviewReason", .string(reason)))
        }
        if !checked.assessed.unreadableCells.isEmpty {
            extra.append(
                (
                    "unreadableCells",
                    .array(
                        checked.assessed.unreadableCells.map { cell in
                            let place = source.position(at: cell.lowerBound)
                            return .object([
                                ("text", .string(source.text(in: cell))),
                                ("line", .int(place.line)), ("column", .int(place.column)),
                            ])
                        })
                ))
        }
        return CitationJSON.value(
            of: checked.citation, in: source, field: checked.assessed.field?.text,
            section: checked.assessed.section.rawValue, status: checked.status.rawValue,
            extra: extra)
    }

    private static func finding(
        _ finding: Finding, in source: SourceText, on day: CivilDate,
        extra: [(String, JSONValue)]
    ) -> JSONValue {
        let place = source.position(at: finding.range.lowerBound)
        return .object([
            ("rule", .string(finding.rule)),
            ("severity", .string(finding.severity.rawValue)),
            ("message", .string(finding.message)),
            ("citation", .optional(finding.citation)),
            ("field", .optional(finding.field)),
            ("law", .optional(finding.law?.rawValue)),
            ("table", .optional(finding.table?.rawValue)),
            ("items", .strings(finding.items)),
            ("since", .optional(finding.since?.description)),
            ("days", .optional(finding.since.map { $0.days(until: day) })),
            ("needsReview", .bool(finding.needsReview)),
            ("evidence", .string(finding.evidence)),
            ("changes", .array(finding.changes.map(change))),
            ("missing", .strings(finding.missing)),
            ("extra", .strings(finding.extra)),
            ("suggestion", .optional(finding.suggestion)),
            ("line", .int(place.line)),
            ("column", .int(place.column)),
        ] + extra)
    }

    private static func change(_ change: ItemChange) -> JSONValue {
        .object([
            ("from", reference(change.from)),
            ("to", .array(change.to.map(reference))),
            ("relation", .string(change.relation.rawValue)),
            ("exchangesChanged", .bool(change.exchangesChanged)),
        ])
    }

    private static func reference(_ item: ItemReference) -> JSONValue {
        .object([
            ("table", .string(item.table.rawValue)), ("item", .string(item.number.description)),
        ])
    }
}
