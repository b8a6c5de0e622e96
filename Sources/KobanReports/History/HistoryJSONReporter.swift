import KobanAssessments
import KobanChecks
import KobanCitations
import KobanFormats
import KobanLaw
import KobanRuns
import KobanText

/// The output of `koban history --format json`.
public struct HistoryJSONReporter: Reporter {
    private let heading: RunHeading
    private var assessments = 0
    private var out = JSONWriter()

    /// - Parameter heading: to its day the days are counted.
    public init(_ heading: RunHeading) {
        self.heading = heading
    }

    /// What was asked, up to the first assessment.
    public mutating func begin() -> [UInt8] {
        out.beginObject()
        out.add("tool", RunJSON.tool(heading.version))
        out.add("asOf", .string(heading.asOf.description))
        out.add("dataVerifiedThrough", .optional(heading.dataVerifiedThrough?.description))
        out.beginArray("assessments")
        return out.take()
    }

    /// An assessment with the timelines of its fields.
    public mutating func add(_ history: DocumentHistory) -> [UInt8] {
        assessments += 1
        out.add(
            .object([
                ("path", .string(history.path)),
                ("title", .optional(history.checked.assessment.title)),
                ("fields", .array(history.timelines.map { Self.field($0, history.checked) })),
            ]))
        return out.take()
    }

    /// What could not be read, and the counts.
    public mutating func end(_ ending: RunEnding) -> [UInt8] {
        out.endArray()
        out.add("errors", RunJSON.errors(ending.errors))
        out.add(
            "summary", .object([("assessments", .int(assessments)), ("unread", RunJSON.unread(ending.unread))]))
        out.endObject()
        return out.take()
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
