import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

/// What `koban history` prints: the timelines of the fields of legal basis.
public struct HistoryReport: Sendable {
    public let version: String
    public let asOf: CivilDate
    public let dataVerifiedThrough: CivilDate?
    public let assessments: [(path: String, checked: CheckedAssessment, timelines: [FieldTimeline])]
    public let errors: [AssessmentInputError]
    /// What of the folders was not read, by kind.
    public let unread: [UnreadFiles]

    public init(
        version: String, asOf: CivilDate, dataVerifiedThrough: CivilDate?,
        assessments: [(path: String, checked: CheckedAssessment, timelines: [FieldTimeline])],
        errors: [AssessmentInputError], unread: [UnreadFiles] = []
    ) {
        self.unread = unread
        self.version = version
        self.asOf = asOf
        self.dataVerifiedThrough = dataVerifiedThrough
        self.assessments = assessments
        self.errors = errors
    }

    var isBeyondData: Bool { dataVerifiedThrough.map { asOf > $0 } ?? true }
}

/// The output of `koban history --format json`.
public enum HistoryJSONReporter {
    public static func report(_ report: HistoryReport) -> [UInt8] {
        JSONValue.object([
            ("tool", .object([("name", .string("koban")), ("version", .string(report.version))])),
            ("asOf", .string(report.asOf.description)),
            ("dataVerifiedThrough", .optional(report.dataVerifiedThrough?.description)),
            (
                "assessments",
                .array(
                    report.assessments.map { item in
                        .object([
                            ("path", .string(item.path)),
                            ("title", .optional(item.checked.assessment.title)),
                            ("fields", .array(item.timelines.map { field($0, item.checked) })),
                        ])
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
                    ("assessments", .int(report.assessments.count)), ("unread", UnreadJSON.value(of: report.unread)),
                ])
            ),
        ]).serialized()
    }

    private static func field(_ timeline: FieldTimeline, _ checked: CheckedAssessment) -> JSONValue {
        .object([
            ("field", .string(timeline.field.text)),
            ("steps", .array(timeline.steps.map { step($0, checked) })),
            ("events", .array(timeline.events.map(event))),
        ])
    }

    private static func step(_ step: FieldTimeline.Step, _ checked: CheckedAssessment) -> JSONValue {
        .object([
            ("from", .optional(step.from?.description)),
            ("until", .optional(step.until?.description)),
            ("current", .bool(step.isCurrent)),
            ("uncertain", .bool(step.isUncertain)),
            (
                "citations",
                .array(
                    step.uses.map { use in
                        let citation = checked.citations[use.citation].citation
                        let source = checked.assessment.source
                        let place = PlaceJSON.keys(at: citation.range.lowerBound, in: checked.assessment.document)
                        return .object(
                            [
                                ("numbering", .string(use.numbering)),
                                ("law", .optional(citation.law?.rawValue)),
                                ("table", .optional(citation.table?.rawValue)),
                                ("items", .strings(citation.items)),
                                ("text", .string(source.text(in: citation.range))),
                            ] + place + [("phases", .array(use.phases.map(phase)))])
                    })
            ),
        ])
    }

    private static func phase(_ phase: FieldTimeline.Phase) -> JSONValue {
        .object([
            ("standing", .string(phase.standing.rawValue)),
            ("from", .optional(phase.from?.description)),
            ("until", .optional(phase.until?.description)),
            ("days", .optional(phase.days)),
        ])
    }

    private static func event(_ event: FieldTimeline.Event) -> JSONValue {
        .object([
            ("kind", .string(event.kind.rawValue)),
            ("day", .string(event.day.description)),
            ("numbering", .string(event.numbering)),
            ("days", .int(event.days)),
            ("lasts", .bool(event.lasts)),
        ])
    }
}

/// The output of `koban history` for people.
public enum HistoryTextReporter {
    public static func report(_ report: HistoryReport) -> String {
        var lines: [String] = []
        for item in report.assessments {
            lines.append(VisibleText.line("\(item.path)  \(item.checked.assessment.title ?? "")"))
            if item.timelines.isEmpty { lines.append("  法令上の根拠の欄が見つかりませんでした。") }
            for timeline in item.timelines {
                lines.append("")
                lines.append("  \(timeline.field.text)")
                for step in timeline.steps { lines += self.step(step, item.checked) }
                lines.append("    経過:")
                if timeline.events.isEmpty { lines.append("      番号が旧かった日、施行前に使われた日は見つかりませんでした。") }
                lines += timeline.events.map { "      " + event($0, asOf: report.asOf) }
            }
            lines.append("")
        }
        lines.append(
            "※ 引用した番号（表の名、号、命令）が、その日に効力のあるものだったかを見ています。項の一つ一つは koban check で確かめてください。")
        if let unread = UnreadFiles.words(report.unread) { lines.append("※ 読まなかったファイル: \(unread)") }
        if report.isBeyondData, let last = report.dataVerifiedThrough {
            lines.append("※ 法令データで確かめたのは\(last.japanese)までです。その後の改正は反映されていません。")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func step(_ step: FieldTimeline.Step, _ checked: CheckedAssessment) -> [String] {
        let from = step.from?.japanese ?? "最初の記載"
        let until = step.until?.japanese ?? ""
        var head = "    \(from)～\(until)"
        if step.isCurrent { head += "（現在の記載）" }
        if step.isUncertain { head += "（変更前と変更後の境が読み取れないため不確か）" }
        var lines = [head]
        for use in step.uses {
            let citation = checked.citations[use.citation].citation
            let place = checked.assessment.document.place(at: citation.range.lowerBound)
            let items = citation.items.isEmpty ? "" : " " + short(citation.items)
            let standing = use.phases.map(phase).joined(separator: "、")
            lines.append("      \(place.japanese) \(use.numbering)\(items)  \(standing)")
        }
        return lines
    }

    private static func short(_ items: [ItemNumber]) -> String {
        let shown = items.prefix(8).map(\.description).joined(separator: "・")
        return items.count > 8 ? "\(shown)…（全\(items.count)項）" : "\(shown)の項"
    }

    private static func phase(_ phase: FieldTimeline.Phase) -> String {
        let days = phase.days.map { "\($0)日" } ?? "～\(phase.until?.japanese ?? "")"
        switch phase.standing {
        case .inForce: return "効力あり（\(days)）"
        case .notYetInForce: return "施行前（\(days)）"
        case .noLongerInForce: return "旧い（\(days)）"
        case .ofNoText: return "どの条文にもない項番（\(days)、要確認）"
        }
    }

    private static func event(_ event: FieldTimeline.Event, asOf: CivilDate) -> String {
        let day = event.day.japanese
        switch event.kind {
        case .usedBeforeInForce:
            return "\(day) \(event.numbering)を施行前に使い始めた（\(event.days)日）"
        case .usedOfNoText:
            return "\(day) \(event.numbering)にどの条文にもない項番を使い始めた（\(event.days)日\(event.lasts ? "、今も" : "")。要確認）"
        case .wentStale:
            return event.lasts
                ? "\(day) \(event.numbering)が旧くなった（\(asOf.japanese)まで\(event.days)日、直っていない）"
                : "\(day) \(event.numbering)が旧くなった（\(event.days)日）"
        case .mended:
            return "\(day) \(event.numbering)を改めた（旧かったのは\(event.days)日）"
        case .mendedOfNoText:
            return "\(day) \(event.numbering)を改めた（どの条文にもない項番だったのは\(event.days)日）"
        }
    }
}
