import KobanFormats
import KobanLaw
import KobanQueries
import KobanText

/// The output of `koban lookup --format json`: the contract of `docs/output.md`.
public struct LookupJSONReporter: SubjectReporter {
    /// A reporter of answers.
    public init() {}

    /// The JSON document of `koban lookup`, in UTF-8.
    public func report(_ answer: LookupAnswer) -> [UInt8] {
        JSONValue.object([
            ("asOf", .string(answer.day.description)),
            ("dataVerifiedThrough", .optional(answer.dataVerifiedThrough?.description)),
            ("beyondVerifiedData", .bool(answer.isBeyondData)),
            ("entries", .array(answer.entries.map(Self.entry))),
            (
                "notes",
                .array(
                    answer.notes.map {
                        .object([("kind", .string($0.kind.rawValue)), ("message", .string($0.message))])
                    })
            ),
            ("suggestions", .strings(answer.suggestions)),
        ]).serialized()
    }

    private static func entry(_ entry: LookupEntry) -> JSONValue {
        let row = entry.row
        var pairs: [(String, JSONValue)] = [
            ("law", .optional(entry.table?.law.rawValue)),
            ("table", .string(entry.reference.table.rawValue)),
            ("item", .string(entry.reference.number.description)),
            ("label", .string(entry.label)),
            ("actors", .strings(row?.actors ?? [])),
            ("laws", .strings(row?.laws ?? [])),
            ("exchanges", .array((row.map(ProvidedInformation.byProvider) ?? []).map(exchange))),
            ("validFrom", .optional(entry.period.validFrom?.description)),
            ("validFromInferred", .bool(entry.period.validFromIsInferred)),
            ("firstSeen", .optional(entry.period.firstSeen?.description)),
            ("validUntil", .optional(entry.period.validUntil?.description)),
            ("inForce", .bool(entry.isInForce)),
            ("deleted", .bool(row?.isDeleted ?? false)),
            ("inferred", .bool(row?.isInferred ?? true)),
            ("needsReview", .bool(entry.needsReview)),
            ("relation", .optional(entry.fate?.relation.rawValue)),
            ("successors", .array(entry.successors.map { step($0, of: entry.reference) })),
            ("predecessors", .array(entry.predecessors.map { step($0, of: entry.reference) })),
            ("article", .optional(row?.article?.description)),
            (
                "order",
                entry.order.map {
                    .object([("law", .string($0.law.rawValue)), ("title", .string($0.title))])
                } ?? .null
            ),
            ("edition", .optional(entry.edition?.id)),
            ("editions", .array(entry.history.map(state))),
            ("evidence", .string(entry.evidence.text)),
        ]
        if let fate = entry.fate {
            pairs.append(("relationEvidence", .string(fate.evidence.text)))
        }
        if let wording = entry.wording { pairs.append(("wording", .strings(wording))) }
        if !entry.matches.isEmpty {
            pairs.append(("matchedIn", .strings(entry.matches.map(\.field.rawValue))))
            pairs.append(("exactMatch", .bool(entry.isExactMatch)))
        }
        return .object(pairs)
    }

    private static func exchange(_ provided: ProvidedInformation) -> JSONValue {
        .object([
            ("provider", .string(provided.provider)), ("information", .strings(provided.information)),
        ])
    }

    private static func step(_ step: LineageStep, of entry: ItemReference) -> JSONValue {
        .object([
            ("law", .optional(step.law?.rawValue)),
            ("table", .string(step.item.table.rawValue)),
            ("item", .string(step.item.number.description)),
            ("relation", .string(step.relation.rawValue)),
            ("label", .optional(step.label)),
            ("inForce", .bool(step.isInForce)),
            ("exchangesChanged", .bool(step.exchangesChanged)),
            ("needsReview", .bool(step.needsReview)),
            (
                "via",
                step.from == entry
                    ? .null
                    : .object([
                        ("table", .string(step.from.table.rawValue)),
                        ("item", .string(step.from.number.description)),
                    ])
            ),
            ("evidence", .string(step.evidence.text)),
        ])
    }

    private static func state(_ state: EditionState) -> JSONValue {
        .object([
            ("edition", .string(state.edition)),
            ("validFrom", .optional(state.validFrom?.description)),
            ("validFromInferred", .bool(state.validFromIsInferred)),
            ("validUntil", .optional(state.validUntil?.description)),
            ("firstSeen", .string(state.firstSeen.description)),
            ("verifiedThrough", .string(state.verifiedThrough.description)),
            ("derived", .bool(state.isDerived)),
            ("standing", .string(state.standing.rawValue)),
            ("differences", .strings(state.differences.map(\.rawValue))),
            ("inferred", .bool(state.isInferred)),
            ("needsReview", .bool(state.needsReview)),
        ])
    }
}
