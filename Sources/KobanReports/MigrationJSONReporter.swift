import KobanCorrections
import KobanDocuments
import KobanText

/// A migration as JSON, for programs.
public enum MigrationJSONReporter {
    public static func report(_ report: MigrationReport) -> [UInt8] {
        JSONValue.object([
            ("tool", .object([("name", .string("koban")), ("version", .string(report.version))])),
            ("asOf", .string(report.asOf.description)),
            ("dataVerifiedThrough", .optional(report.dataVerifiedThrough?.description)),
            ("summary", summary(report)),
            ("documents", .array(report.documents.map(document))),
            (
                "errors",
                .array(
                    report.errors.map {
                        .object([("path", .string($0.path)), ("message", .string($0.message))])
                    })
            ),
        ]).serialized()
    }

    private static func summary(_ report: MigrationReport) -> JSONValue {
        .object(
            counts(MigrationTally(report.documents)) + [
                ("acceptReview", .bool(report.acceptsReview)),
                ("remaining", .array(remaining(report.documents.flatMap(\.remaining)))),
                (
                    "notCopied",
                    .array(
                        report.documents.compactMap { document in
                            document.notCopied.map {
                                .object([("path", .string(document.path)), ("reason", .string($0))])
                            }
                        })
                ),
                ("errors", .int(report.errors.count)), ("failures", .strings(report.failures)),
                ("unread", UnreadJSON.value(of: report.unread)),
                (
                    "institutions",
                    .array(
                        report.groups.map { group in
                            .object([("institution", .optional(group.institution))] + counts(group.tally))
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
            ("remaining", .array(remaining(document.remaining))),
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

    /// Counts of the same place, rule and reason put together.
    private static func remaining(_ findings: [RemainingFindings]) -> [JSONValue] {
        struct Kind: Hashable {
            let place: RemainingFindings.Place
            let rule: String
            let reason: String
        }
        var counts: [Kind: Int] = [:]
        for each in findings {
            counts[Kind(place: each.place, rule: each.rule, reason: each.reason), default: 0] += each.count
        }
        func order(_ kind: Kind) -> (String, String, String) { (kind.place.rawValue, kind.rule, kind.reason) }
        return counts.sorted { order($0.key) < order($1.key) }
            .map { kind, count in
                .object([
                    ("in", .string(kind.place.rawValue)), ("rule", .string(kind.rule)),
                    ("reason", .string(kind.reason)),
                    ("count", .int(count)),
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
