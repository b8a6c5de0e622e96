import KobanAssessments
import KobanChecks
import KobanFormats
import KobanNightly
import KobanSettings
import KobanText

/// The night as JSON: what `koban check` says (`docs/output.md`), and what became of it
/// since the last run.
public struct NightlyJSONReporter: Reporter {
    private let report: NightlyReport
    private let findings: [ReportedDocument.ID: [StandingFinding]]
    private var out = JSONWriter()

    /// - Parameter report: whose assessments are told one by one, in its order.
    public init(_ report: NightlyReport) {
        self.report = report
        findings = Dictionary(grouping: report.findings, by: \.document)
    }

    /// The night, up to the first assessment.
    public mutating func begin() -> [UInt8] {
        out.beginObject()
        Self.head(of: report, to: &out)
        out.beginArray("assessments")
        return out.take()
    }

    /// An assessment with its citations, on a line.
    public mutating func add(_ piece: RecordedCitations) -> [UInt8] {
        out.addLine(
            Self.assessment(
                piece.document, in: report, citations: piece.citations, findings: findings[piece.document.id] ?? []))
        return out.take()
    }

    /// What could not be read, the counts, and what became of findings.
    public mutating func end(_: Void) -> [UInt8] {
        out.endArray()
        out.addLines("errors", of: report.errors) {
            .object([("path", .string($0.path)), ("message", .string($0.message))])
        }
        out.add("summary", Self.summary(of: report))
        out.addLines("resolved", of: report.resolved) { Self.resolved($0, in: report) }
        out.addLines("removed", of: report.removed, Self.removed)
        out.addLines("history", of: report.history) { count in
            .object([
                ("day", .string(count.day.description)), ("institution", .optional(count.institution)),
                ("rule", .string(count.rule)), ("severity", .string(count.severity.rawValue)),
                ("count", .int(count.count)),
            ])
        }
        out.add("reportedDays", .strings(report.reportedDays))
        out.add("notes", .strings(report.notes))
        out.endObject()
        return out.take()
    }

    private static func head(of report: NightlyReport, to out: inout JSONWriter) {
        out.add("tool", RunJSON.tool(report.version))
        out.add("asOf", .string(report.day.description))
        out.add("dataVerifiedThrough", .optional(report.dataVerifiedThrough?.description))
        out.add("beyondVerifiedData", .bool(report.isBeyondData))
        out.add("night", .int(report.night))
        out.add("startedAt", .string(time(report.startedAt)))
        out.add(
            "previous",
            report.previous.map {
                .object([
                    ("night", .int($0.night)), ("asOf", .string($0.day.description)),
                    ("startedAt", .string(time($0.startedAt))),
                ])
            } ?? .null)
        out.add("folders", .strings(report.folders))
        out.add("documentsElsewhere", .int(report.documentsElsewhere))
    }

    private static func time(_ japanese: String) -> String { NightTime(japanese)?.iso ?? japanese }

    private static func assessment(
        _ document: ReportedDocument, in report: NightlyReport, citations: [RecordedCitation],
        findings: [StandingFinding]
    ) -> JSONValue {
        let (state, former, why) = state(of: document)
        return .object([
            ("path", .string(document.path)),
            ("sha256", .string(document.sha256)),
            ("form", .optional(document.form?.rawValue)),
            ("number", .optional(document.number)),
            ("title", .optional(document.title)),
            ("institution", .optional(document.institution)),
            ("publishedOn", .optional(document.publishedOn?.description)),
            ("id", .int(document.id)),
            ("folder", .int(document.folder)),
            ("pathInFolder", .string(document.pathInFolder)),
            ("state", .string(state)),
            ("formerPath", .optional(former)),
            ("unreadReason", .optional(why)),
            ("checkedOn", .string(document.checkedOn.description)),
            ("checkCause", .string(document.checkCause.rawValue)),
            ("checkedTonight", .bool(document.isCheckedTonight)),
            ("citations", .array(citations.map(CitationJSON.value))),
            ("findings", .array(findings.filter { $0.suppression == nil }.map { standing($0, in: report) })),
            (
                "suppressedFindings",
                .array(findings.filter { $0.suppression != nil }.map { standing($0, in: report) })
            ),
        ])
    }

    private static func state(of document: ReportedDocument) -> (name: String, former: String?, why: String?) {
        switch document.state {
        case .new: ("new", nil, nil)
        case .changed: ("changed", nil, nil)
        case .unchanged: ("unchanged", nil, nil)
        case .moved(let former): ("moved", former, nil)
        case .returned: ("returned", nil, nil)
        case .unread(let why): ("unread", nil, why)
        }
    }

    private static func standing(_ standing: StandingFinding, in report: NightlyReport) -> JSONValue {
        FindingJSON.value(
            of: standing.finding, at: standing.recorded.place, places: standing.recorded.places, on: report.day,
            extra: [
                ("id", .int(standing.id)),
                ("firstSeen", .string(standing.firstSeen.description)),
                ("baselineState", .optional(report.baselineState(of: standing))),
                ("news", .optional(standing.news?.rawValue)),
                ("newToday", .bool(standing.isNewToday)),
                ("updated", .bool(standing.isUpdated)),
            ] + SuppressionJSON.keys(identity: standing.recorded.identity, standing.suppression))
    }

    /// Counts as in `koban check`: what is passed over is not among the findings.
    private static func summary(of report: NightlyReport) -> JSONValue {
        var citations: [CitationStatus: Int] = [:]
        var citationsInForce: [CitationStatus: Int] = [:]
        for document in report.documents {
            citations.merge(document.citations, uniquingKeysWith: +)
            citationsInForce.merge(document.citationsInForce, uniquingKeysWith: +)
        }
        var findings: [Severity: Int] = [:]
        var suppressed: [Suppression.Kind: Int] = [:]
        for standing in report.findings {
            if let suppression = standing.suppression {
                suppressed[suppression.kind, default: 0] += 1
            } else {
                findings[standing.finding.severity, default: 0] += 1
            }
        }
        return .object([
            ("assessments", .int(report.documents.count)),
            ("citations", CitationJSON.counts(citations)),
            ("citationsInForce", CitationJSON.counts(citationsInForce)),
            ("findings", FindingJSON.counts(findings)),
            ("suppressed", SuppressionJSON.counts(suppressed)),
            ("unread", RunJSON.unread(report.unreadFiles)),
            ("new", .int(report.news.count)),
            ("resolved", .int(report.resolved.count)),
            ("removed", .int(report.removed.count)),
        ])
    }

    private static func resolved(_ resolved: ResolvedFinding, in report: NightlyReport) -> JSONValue {
        var why: [(String, JSONValue)]
        var suppression: Suppression?
        switch resolved.cause {
        case .corrected: why = [("cause", .string("corrected"))]
        case .documentRemoved: why = [("cause", .string("documentRemoved"))]
        case .copyRemoved(let remaining):
            why = [("cause", .string("documentRemoved")), ("remainingCopy", .string(remaining))]
        case .judgedOtherwise(let cause):
            why = [("cause", .string("judgedOtherwise")), ("checkCause", .string(cause.rawValue))]
        case .suppressed(let passedOver):
            why = [("cause", .string("suppressed"))]
            suppression = passedOver
        }
        // As it stood at the last run, so that its days count to that.
        return FindingJSON.value(
            of: resolved.recorded.finding, at: resolved.recorded.place, places: resolved.recorded.places,
            on: report.previous?.day ?? report.day,
            extra: [
                ("id", .int(resolved.id)), ("firstSeen", .string(resolved.firstSeen.description)),
                ("assessment", removed(resolved.document)),
            ] + why + SuppressionJSON.keys(identity: resolved.recorded.identity, suppression))
    }

    private static func removed(_ document: RemovedDocument) -> JSONValue {
        .object([
            ("id", .int(document.id)), ("path", .string(document.path)),
            ("institution", .optional(document.institution)), ("title", .optional(document.title)),
        ])
    }
}
