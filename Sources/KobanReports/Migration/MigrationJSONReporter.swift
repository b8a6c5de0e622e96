import KobanCorrections
import KobanDocuments
import KobanFormats
import KobanText

/// A migration as JSON, for programs.
///
/// The summary stands before the documents, and these are sorted by institution; what is kept of a document is what
/// will be written of it.
public struct MigrationJSONReporter: Reporter {
    private let heading: MigrationHeading
    private var summary = MigrationSummary()
    private var pieces = OrderedPieces<InstitutionOrder>()
    private var out = JSONWriter()

    /// A report of nothing yet.
    public init(_ heading: MigrationHeading) {
        self.heading = heading
    }

    /// What was asked.
    public mutating func begin() -> [UInt8] {
        out.beginObject()
        out.add("tool", RunJSON.tool(heading.run.version))
        out.add("asOf", .string(heading.run.asOf.description))
        out.add("dataVerifiedThrough", .optional(heading.run.dataVerifiedThrough?.description))
        return out.take()
    }

    /// Takes a document.
    public mutating func add(_ document: MigratedDocument) -> [UInt8] {
        summary.count(document)
        pieces.keep(JSONWriter.bytes(of: Self.document(document), depth: 2), at: InstitutionOrder(document))
        return []
    }

    /// The summary, the documents, and what could not be read.
    public mutating func end(_ ending: MigrationEnding) -> [UInt8] {
        out.add("summary", value(of: ending))
        out.beginArray("documents")
        for (_, bytes) in pieces.takeInOrder() { out.add(bytes: bytes) }
        out.endArray()
        out.add("errors", RunJSON.errors(ending.errors))
        out.endObject()
        return out.take()
    }

    private func value(of ending: MigrationEnding) -> JSONValue {
        .object(
            Self.counts(summary.all) + [
                ("acceptReview", .bool(heading.acceptsReview)),
                ("remaining", .array(Self.remaining(summary.remaining))),
                (
                    "notCopied",
                    .array(
                        summary.notCopied.map {
                            .object([("path", .string($0.path)), ("reason", .string($0.reason))])
                        })
                ),
                ("errors", .int(ending.errors.count)), ("failures", .strings(ending.failures)),
                ("unread", RunJSON.unread(ending.unread)),
                (
                    "institutions",
                    .array(
                        summary.institutions.map {
                            .object([("institution", .optional($0.institution))] + Self.counts($0.tally))
                        })
                ),
            ])
    }

    private static func counts(_ tally: MigrationTally) -> [(String, JSONValue)] {
        [
            ("assessments", .int(tally.assessments)), ("fields", .int(tally.fields)),
            ("confidence", .object(MigrationConfidence.allCases.map { ($0.rawValue, .int(tally.count($0))) })),
            ("written", .int(tally.written)), ("left", .int(tally.left)), ("held", .int(tally.held)),
            ("copies", .int(tally.copies)),
        ]
    }

    private static func document(_ document: MigratedDocument) -> JSONValue {
        .object([
            ("path", .string(document.path)),
            ("institution", .optional(document.institution)),
            ("title", .optional(document.title)),
            ("copy", .optional(document.copy)),
            ("historyEntryMissing", .bool(document.historyEntryMissing)),
            ("notCopied", .optional(document.notCopied)),
            ("remaining", .array(remaining(RemainingTally(document.remaining)))),
            (
                "newFindings",
                .array(
                    document.newFindings.map {
                        .object([("rule", .string($0.rule)), ("message", .string($0.message))])
                    })
            ),
            ("fields", .array(document.fields.map { field($0, in: document) })),
        ])
    }

    private static func remaining(_ tally: RemainingTally) -> [JSONValue] {
        tally.sorted.map { kind, count in
            .object([
                ("in", .string(kind.place.rawValue)), ("rule", .string(kind.rule)),
                ("reason", .string(kind.reason)), ("count", .int(count)),
            ])
        }
    }

    private static func field(_ field: MigratedField, in document: MigratedDocument) -> JSONValue {
        var out: [(String, JSONValue)] =
            [
                ("field", .optional(field.field)),
                ("section", .string(field.isAnnex ? "annex" : "current")),
                ("line", .int(field.line)),
            ] + PlaceJSON.beside(field.place) + [
                ("confidence", .string(field.confidence.rawValue)),
                ("written", .bool(document.isWritten(field))),
            ]
        if !field.holds.isEmpty {
            out.append(
                (
                    "waivers",
                    .array(
                        field.holds.map {
                            .object([("reason", .string($0.reason)), ("owner", .string($0.owner))])
                        })
                ))
        }
        return .object(
            out + [
                ("before", .string(field.before)),
                ("after", .string(field.after)),
                (
                    "edits",
                    .array(
                        field.edits.map { edit in
                            .object([
                                ("utf8Offset", .int(edit.offset)), ("utf8Length", .int(edit.length)),
                                ("before", .string(edit.before)), ("after", .string(edit.after)),
                            ])
                        })
                ),
                ("references", .array(field.references.map(reference))),
                ("choices", .array(field.choices.map(choice))),
            ])
    }

    private static func reference(_ reference: MigratedField.Reference) -> JSONValue {
        .object([
            ("rule", .string(reference.rule)),
            ("confidence", .string(reference.confidence.rawValue)),
            ("text", .string(reference.text)),
            ("message", .string(reference.message)),
            ("evidence", .string(reference.evidence)),
            ("choices", .array(reference.choices.map(choice))),
        ])
    }

    private static func choice(_ choice: MigratedField.Choice) -> JSONValue {
        .object([
            ("subject", .string(choice.subject)), ("reason", .string(choice.reason)),
            ("alternatives", .strings(choice.alternatives)), ("accepted", .string(choice.accepted)),
        ])
    }
}
