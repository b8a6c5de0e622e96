import KobanAmendments
import KobanFormats
import KobanLaw
import KobanText

/// The laws and editions at hand, for programs.
public struct StatuteListJSONReporter: SubjectReporter {
    /// A reporter of lists.
    public init() {}

    /// The laws, the editions, and the texts that are missing.
    public func report(_ list: StatuteList) -> [UInt8] {
        JSONValue.object([
            ("database", .optional(list.database)),
            ("dataVerifiedThrough", .optional(list.ledger?.data?.statutes.verifiedThrough?.description)),
            (
                "laws",
                .array(
                    list.laws.map { law in
                        .object([
                            ("law", .string(law.id.rawValue)), ("lawNumber", .string(law.lawNumber)),
                            ("title", .string(law.names.last { $0.kind == .title }?.text ?? "")),
                            ("validFrom", .optional(law.validFrom?.description)),
                            ("validUntil", .optional(law.validUntil?.description)),
                        ])
                    })
            ),
            ("editions", .array(list.editions.map { Self.value(of: $0.edition, $0.undecided, list) })),
            ("missingTexts", .strings(list.ledger?.missing ?? [])),
        ]).serialized()
    }

    private static func value(of edition: Edition, _ undecided: Int?, _ list: StatuteList) -> JSONValue {
        .object([
            ("edition", .string(edition.id)), ("law", .optional(list.tables[edition.table]?.law.rawValue)),
            ("table", .string(edition.table.rawValue)),
            ("status", .string(undecided == nil ? "entered" : "waiting")),
            ("undecided", .int(undecided ?? 0)),
            ("validFrom", .optional(edition.validFrom?.description)),
            ("validFromIsInferred", .bool(edition.validFromIsInferred)),
            ("validUntil", .optional(edition.validUntil?.description)),
            ("firstSeen", .string(edition.firstSeen.description)),
            ("verifiedThrough", .string(edition.verifiedThrough.description)),
            ("derivedFrom", .optional(edition.derivedFrom)),
            ("items", .int(edition.items.count { !$0.isDeleted })),
            ("deletedItems", .int(edition.items.count(where: \.isDeleted))),
            ("itemsNeedingReview", .int(edition.items.count(where: \.needsReview))),
            ("changesFromPrevious", .int(list.changes(into: edition))),
            ("source", .string(edition.source)), ("hasWording", .bool(list.hasWording(edition))),
            ("evidence", .string(edition.evidence)),
        ])
    }
}
