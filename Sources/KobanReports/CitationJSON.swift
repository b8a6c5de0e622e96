import KobanAssessments
import KobanCitations
import KobanChecks
import KobanStatutes
import KobanText

/// The citation of the contract (`../shared/spec/output.md`).
enum CitationJSON {
    static func value(
        of citation: Citation, in source: SourceText, field: String?, section: String?,
        status: String?, extra: [(String, JSONValue)] = []
    ) -> JSONValue {
        let place = source.position(at: citation.range.lowerBound)
        var table: JSONValue = .null
        var provisions: [JSONValue] = []
        switch citation.target {
        case .table(let cited):
            table = .optional(cited.table?.rawValue ?? cited.otherTable)
        case .provisions(let cited):
            provisions = cited.provisions.map { provision($0.provision) }
        }
        return .object(
            [
                ("field", .optional(field)),
                ("section", .optional(section)),
                ("purpose", .optional(citation.purpose?.rawValue)),
                ("law", .optional(citation.law?.rawValue)),
                ("lawName", .optional(citation.lawName)),
                ("table", table),
                ("items", .strings(citation.items)),
                ("provisions", .array(provisions)),
                ("condition", condition(citation.condition)),
                ("validUntil", .optional(citation.validUntil?.description)),
                ("status", .optional(status)),
                ("text", .string(source.text(in: citation.range))),
                ("line", .int(place.line)),
                ("column", .int(place.column)),
                ("utf8Offset", .int(citation.range.lowerBound)),
                ("utf8Length", .int(citation.range.count)),
                ("slips", .strings(citation.slips.map(\.rawValue))),
            ] + extra)
    }

    private static func provision(_ provision: Provision) -> JSONValue {
        .object([
            ("article", .string(provision.articleText)),
            ("paragraph", .optional(provision.paragraph?.description)),
            ("item", .optional(provision.item?.description)),
        ])
    }

    private static func condition(_ condition: Condition?) -> JSONValue {
        guard let condition else { return .null }
        return .object([
            ("actor", .optional(condition.actor)),
            ("business", .optional(condition.business)),
            ("provider", .optional(condition.provider)),
            ("information", .optional(condition.information)),
        ])
    }
}

/// The output of `koban cite --format json`.
public enum CiteJSONReporter {
    /// The JSON document of `koban cite`, in UTF-8.
    public static func report(_ citations: [Citation], in source: SourceText) -> [UInt8] {
        JSONValue.object([
            (
                "citations",
                .array(
                    citations.map {
                        CitationJSON.value(
                            of: $0, in: source, field: nil, section: nil, status: nil)
                    })
            )
        ]).serialized()
    }
}
