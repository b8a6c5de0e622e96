import KobanFormats
import KobanSettings

/// Baselines and waivers in the JSON of `koban check`: keys beside those of the contract.
enum SuppressionJSON {
    /// What a finding says of its identity, and why it is passed over, if it is.
    static func keys(
        identity: String?, _ suppression: Suppression?
    ) -> [(String, JSONValue)] {
        var out: [(String, JSONValue)] = []
        if let identity { out.append(("identity", .string(identity))) }
        if let suppression {
            out.append(
                (
                    "suppressed",
                    .object([
                        ("kind", .string(suppression.kind.rawValue)),
                        ("reason", .string(suppression.reason)),
                    ])
                ))
        }
        return out
    }

    /// How many are passed over for each reason.
    static func counts(_ counts: [Suppression.Kind: Int]) -> JSONValue {
        .object(Suppression.Kind.allCases.map { ($0.rawValue, .int(counts[$0] ?? 0)) })
    }

    static func value(of identity: FindingIdentity) -> JSONValue {
        .object([
            ("document", .string(identity.document)), ("field", .string(identity.field)),
            ("rule", .string(identity.rule)), ("citation", .string(identity.citation)),
            ("ordinal", .int(identity.ordinal)), ("key", .string(identity.key)),
        ])
    }

    /// What no longer applies, and which rules are off.
    static func value(of outcome: SuppressionOutcome) -> JSONValue {
        .object([
            ("silencedRules", .strings(outcome.silencedRules)),
            ("expiredWaivers", .array(outcome.expiredWaivers.map(note))),
            ("unmatchedWaivers", .array(outcome.unmatchedWaivers.map(note))),
            (
                "unmatchedBaseline",
                .array(
                    outcome.unmatchedBaseline.map {
                        .object([("file", .string($0.file)), ("identity", value(of: $0.identity))])
                    })
            ),
            ("baselineOfOtherDocuments", .int(outcome.baselineElsewhere)),
        ])
    }

    private static func note(_ note: WaiverNote) -> JSONValue {
        .object([
            ("file", .string(note.file)), ("line", .optional(note.waiver.line)),
            ("why", .string(note.why)), ("reason", .string(note.waiver.reason)),
            ("owner", .string(note.waiver.owner)),
            ("documentChecked", .bool(note.documentWasChecked)),
            ("identity", value(of: note.waiver.identity)),
        ])
    }
}

extension Suppression.Kind {
    /// For people.
    var japaneseName: String {
        switch self {
        case .baseline: "ベースライン"
        case .waiver: "免除"
        }
    }
}
