import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanFormats
import KobanLaw
import KobanText

/// The citation of the contract (`docs/output.md`).
enum CitationJSON {
    /// With its standing, and why a person must decide it.
    static func value(of recorded: RecordedCitation) -> JSONValue {
        var extra: [(String, JSONValue)] = []
        if let reason = recorded.reviewReason { extra.append(("reviewReason", .string(reason))) }
        if !recorded.unreadableCells.isEmpty {
            extra.append(
                (
                    "unreadableCells",
                    .array(
                        recorded.unreadableCells.map { cell in
                            .object([("text", .string(cell.text))] + PlaceJSON.keys(of: cell.place))
                        })
                ))
        }
        return value(
            of: recorded.citation, text: recorded.text, at: recorded.place, field: recorded.field,
            section: recorded.section.rawValue, status: recorded.status.rawValue, extra: extra)
    }

    static func value(
        of citation: Citation, in document: Document, field: String?, section: String?, status: String?
    ) -> JSONValue {
        value(
            of: citation, text: document.source.text(in: citation.range), at: SourcePlace(citation.range, in: document),
            field: field, section: section, status: status, extra: [])
    }

    private static func value(
        of citation: Citation, text: String, at place: SourcePlace, field: String?, section: String?,
        status: String?, extra: [(String, JSONValue)]
    ) -> JSONValue {
        var table: JSONValue = .null
        var provisions: [JSONValue] = []
        // Ranges too long to be written out: `items` or `provisions` give their two ends.
        var ranges: [JSONValue] = []
        switch citation.target {
        case .table(let cited):
            table = .optional(cited.table?.rawValue ?? cited.otherTable)
            for element in cited.elements where element.isKeptAsRange {
                if let last = element.last { ranges.append(range(from: element.first, to: last)) }
            }
        case .provisions(let cited):
            provisions = cited.provisions.map { provision($0.provision) }
            for place in cited.provisions {
                guard let first = place.rangeFrom else { continue }
                let provision = place.provision
                ranges.append(range(from: first, to: provision.item ?? provision.paragraph ?? provision.article))
            }
        }
        let extra = ranges.isEmpty ? extra : extra + [("ranges", .array(ranges))]
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
                ("text", .string(text)),
            ] + PlaceJSON.keys(of: place) + [
                ("utf8Offset", .int(place.utf8Offset)),
                ("utf8Length", .int(place.utf8Length)),
                ("extent", .optional(citation.extent?.rawValue)),
                ("slips", .strings(citation.slips.map(\.rawValue))),
            ] + extra)
    }

    /// How many have each status.
    static func counts(_ counts: [CitationStatus: Int]) -> JSONValue {
        .object(CitationStatus.allCases.map { ($0.rawValue, .int(counts[$0] ?? 0)) })
    }

    private static func provision(_ provision: Provision) -> JSONValue {
        .object([
            ("article", .string(provision.articleText)),
            ("paragraph", .optional(provision.paragraph?.description)),
            ("item", .optional(provision.item?.description)),
        ])
    }

    private static func range(from first: ItemNumber, to last: ItemNumber) -> JSONValue {
        .object([("from", .string(first.description)), ("to", .string(last.description))])
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
