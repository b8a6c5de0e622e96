import KobanChecks
import KobanDocuments
import KobanFormats
import KobanLaw
import KobanNightly
import KobanSettings
import KobanText

/// The findings as results of SARIF: those that stand, then as `absent` those that were resolved.
struct SARIFResults {
    private let report: NightlyReport
    private let rules: SARIFRules
    private let places: SARIFPlaces
    private let documents: [ReportedDocument.ID: ReportedDocument]
    private let indexes: [ReportedDocument.ID: Int]

    init(_ report: NightlyReport, rules: SARIFRules, places: SARIFPlaces) {
        self.report = report
        self.rules = rules
        self.places = places
        documents = report.documentsByID
        indexes = Dictionary(
            report.documents.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    func write(to out: inout JSONWriter) {
        for standing in report.findings { out.addLine(result(of: standing)) }
        // Without a last run nothing can be absent.
        guard report.previous != nil else { return }
        for resolved in report.resolved {
            // One that is passed over from now on still stands, with its suppression.
            if case .suppressed = resolved.cause { continue }
            out.addLine(result(of: resolved))
        }
    }

    private func result(of standing: StandingFinding) -> JSONValue {
        let document = documents[standing.document]
        let artifact = document.map { places.location(of: $0, index: indexes[$0.id]) }
        var pairs = common(
            standing.recorded, at: artifact, state: report.baselineState(of: standing),
            suppressions: standing.suppression.map { [$0] } ?? [])
        if let fix = fix(for: standing.recorded, in: document.map { places.location(of: $0) }) {
            pairs.append(("fixes", .array([fix])))
        }
        pairs.append(
            properties(
                standing.recorded.finding, id: standing.id, firstSeen: standing.firstSeen, on: report.day,
                institution: document?.institution, title: document?.title,
                more: [("news", standing.news?.rawValue)]))
        return .object(pairs)
    }

    private func result(of resolved: ResolvedFinding) -> JSONValue {
        let known = documents[resolved.document.id]
        let artifact = known.map { places.location(of: $0) } ?? places.location(of: resolved.document.path)
        var pairs = common(resolved.recorded, at: artifact, state: "absent", suppressions: [])
        pairs.append(
            properties(
                resolved.recorded.finding, id: resolved.id, firstSeen: resolved.firstSeen, on: report.previous?.day,
                institution: resolved.document.institution, title: resolved.document.title,
                more: [("resolvedBecause", NightlyWords.cause(resolved.cause))]))
        return .object(pairs)
    }

    private func common(
        _ recorded: RecordedFinding, at artifact: JSONValue?, state: String?, suppressions: [Suppression]
    ) -> [(String, JSONValue)] {
        let finding = recorded.finding
        var pairs: [(String, JSONValue)] = [
            ("ruleId", .string(finding.rule)), ("ruleIndex", .int(rules.index(of: finding.rule))),
            ("level", .string(SARIFRules.level(finding.severity))),
            ("message", SARIFText.message(finding.message)),
        ]
        if let artifact { pairs.append(("locations", .array([location(of: recorded, in: artifact)]))) }
        pairs.append(("partialFingerprints", .object([("koban/v1", .string(recorded.identity))])))
        if let state { pairs.append(("baselineState", .string(state))) }
        // An empty list says of a result that it is not passed over.
        pairs.append(
            (
                "suppressions",
                .array(
                    suppressions.map {
                        .object([
                            ("kind", .string("external")), ("status", .string("accepted")),
                            ("justification", .string(VisibleText.lines($0.reason))),
                            ("properties", .object([("kind", .string($0.kind.rawValue))])),
                        ])
                    })
            ))
        return pairs
    }

    private func location(of recorded: RecordedFinding, in artifact: JSONValue) -> JSONValue {
        let snippet = SARIFPlaces.isWhole(recorded) && recorded.place.utf8Length > 0 ? recorded.excerpt.marked : nil
        var physical: [(String, JSONValue)] = [
            ("artifactLocation", artifact), ("region", SARIFPlaces.region(recorded.place, snippet: snippet)),
        ]
        if let context = SARIFPlaces.context(of: recorded) { physical.append(("contextRegion", context)) }
        var pairs: [(String, JSONValue)] = [("physicalLocation", .object(physical))]
        if !recorded.field.isEmpty {
            let field = JSONValue.object([
                ("name", .string(VisibleText.line(recorded.field))), ("kind", .string("element")),
            ])
            pairs.append(("logicalLocations", .array([field])))
        }
        return .object(pairs)
    }

    private func fix(for recorded: RecordedFinding, in artifact: JSONValue?) -> JSONValue? {
        guard let artifact, !recorded.edits.isEmpty else { return nil }
        let replacements = recorded.edits.map { edit in
            JSONValue.object(
                [("deletedRegion", SARIFPlaces.region(edit.place))]
                    + (edit.after.isEmpty ? [] : [("insertedContent", .object([("text", .string(edit.after))]))]))
        }
        var pairs: [(String, JSONValue)] = []
        if let suggestion = recorded.finding.suggestion {
            let review = recorded.finding.needsReview ? "（要確認）" : ""
            pairs.append(("description", SARIFText.message("書き換え案\(review): \(suggestion)")))
        }
        pairs.append(
            (
                "artifactChanges",
                .array([.object([("artifactLocation", artifact), ("replacements", .array(replacements))])])
            ))
        return .object(pairs)
    }

    private func properties(
        _ finding: Finding, id: Int, firstSeen: CivilDate, on day: CivilDate?, institution: String?, title: String?,
        more: [(String, String?)]
    ) -> (String, JSONValue) {
        var pairs: [(String, JSONValue)] = [
            ("id", .int(id)), ("firstSeen", .string(firstSeen.description)),
            ("needsReview", .bool(finding.needsReview)),
            ("evidence", .string(VisibleText.lines(finding.evidence.text))),
        ]
        if let since = finding.since {
            pairs.append(("since", .string(since.description)))
            if let day { pairs.append(("days", .int(DaysStanding.days(from: since, on: day)))) }
        }
        if let suggestion = finding.suggestion { pairs.append(("suggestion", .string(VisibleText.lines(suggestion)))) }
        for (name, value) in [("institution", institution), ("title", title)] + more {
            if let value { pairs.append((name, .string(VisibleText.line(value)))) }
        }
        return ("properties", .object(pairs))
    }
}
