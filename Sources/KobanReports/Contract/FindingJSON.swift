import KobanChecks
import KobanDocuments
import KobanFormats
import KobanLaw
import KobanText

/// The finding of the contract (`docs/output.md`).
enum FindingJSON {
    /// - Parameters:
    ///   - places: each that is at fault; the place alone where it is the only one.
    ///   - day: to which `days` are counted.
    ///   - extra: keys beside those of the contract.
    static func value(
        of finding: Finding, at place: SourcePlace, places: [SourcePlace], on day: CivilDate,
        extra: [(String, JSONValue)]
    ) -> JSONValue {
        .object(
            [
                ("rule", .string(finding.rule)),
                ("severity", .string(finding.severity.rawValue)),
                ("message", .string(finding.message)),
                ("citation", .optional(finding.citation)),
                ("field", .optional(finding.field)),
                ("law", .optional(finding.law?.rawValue)),
                ("table", .optional(finding.table?.rawValue)),
                ("items", .strings(finding.items)),
                ("since", .optional(finding.since?.description)),
                ("days", .optional(finding.since.map { DaysStanding.days(from: $0, on: day) })),
                ("needsReview", .bool(finding.needsReview)),
                ("evidence", .string(finding.evidence.text)),
                ("changes", .array(finding.changes.map(change))),
                ("missing", .strings(finding.missing)),
                ("extra", .strings(finding.extra)),
                ("suggestion", .optional(finding.suggestion)),
            ] + PlaceJSON.keys(of: place)
                + [("places", .array((places.isEmpty ? [place] : places).map(value(of:))))] + extra)
    }

    private static func value(of place: SourcePlace) -> JSONValue {
        .object(
            [
                ("line", .int(place.line)), ("column", .int(place.column)),
                ("endLine", .int(place.endLine)), ("endColumn", .int(place.endColumn)),
            ] + PlaceJSON.beside(place.start))
    }

    /// How many have each severity.
    static func counts(_ counts: [Severity: Int]) -> JSONValue {
        .object([Severity.error, .warning, .note].map { ($0.rawValue, .int(counts[$0] ?? 0)) })
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
