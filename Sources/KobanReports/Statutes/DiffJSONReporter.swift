import KobanAmendments
import KobanFormats
import KobanLaw
import KobanText

/// A diff as JSON.
public struct DiffJSONReporter: SubjectReporter {
    /// A reporter of diffs.
    public init() {}

    /// The two editions, and the items that differ.
    public func report(_ diff: EditionDiff) -> [UInt8] {
        JSONValue.object([
            ("from", Self.side(diff.former)), ("to", Self.side(diff.later)), ("unchanged", .int(diff.unchanged)),
            ("comparesWording", .bool(diff.hasWording)),
            ("entries", .array(diff.entries.map(Self.entry))),
        ]).serialized()
    }

    /// An edition as one side of a comparison.
    static func side(_ side: EditionDiff.Side) -> JSONValue {
        .object([
            ("edition", .string(side.edition.id)), ("table", .string(side.edition.table.rawValue)),
            ("validFrom", .optional(side.edition.validFrom?.description)),
            ("validUntil", .optional(side.edition.validUntil?.description)),
            ("source", .string(side.edition.source)), ("hasWording", .bool(side.texts != nil)),
        ])
    }

    private static func entry(_ entry: EditionDiff.Entry) -> JSONValue {
        func text(_ segments: [DiffSegment]) -> JSONValue { .string(segments.map(\.text).joined()) }
        func changed(_ segments: [DiffSegment]) -> JSONValue { .strings(segments.filter(\.isChanged).map(\.text)) }
        return .object([
            ("kind", .string(entry.kind.rawValue)), ("from", .strings(entry.former)),
            ("to", .strings(entry.later)), ("needsReview", .bool(entry.isProposed)),
            ("evidence", .string(entry.reason)),
            (
                "columns",
                .array(
                    entry.columns.filter(\.isChanged).map { column in
                        .object([
                            ("column", .string(column.name)), ("from", text(column.former)),
                            ("to", text(column.later)), ("fromChanged", changed(column.former)),
                            ("toChanged", changed(column.later)),
                        ])
                    })
            ),
        ])
    }
}
