import KobanChecks
import KobanCitations
import KobanDocuments
import KobanSettings
import KobanText

/// A finding as it is kept: with all that a report says of it, so that the document need not
/// be read again.
public struct RecordedFinding: Codable, Hashable, Sendable {
    /// The key of its `FindingIdentity`: by what it is known again.
    public private(set) var identity: String
    /// The finding as the rule made it, with the severity that the institution gave it.
    public let finding: Finding
    /// The form's label for the field; empty outside any.
    public let field: String
    /// The citation that is at fault in its normal form; empty for a finding on a whole document.
    public let citation: String
    /// From 1, among findings that are equal in document, field, rule and citation.
    public let ordinal: Int
    /// Where what is at fault stands in the document.
    public let place: SourcePlace
    /// Each place that is at fault, where that is not the whole citation.
    public var places: [SourcePlace] { itemPlaces ?? [] }
    /// Findings that were stored without it are read as having none.
    private let itemPlaces: [SourcePlace]?
    /// What is at fault, with what stands around it.
    public let excerpt: MarkedExcerpt
    /// The exact edits that carry out the suggestion; empty where it cannot be written in place.
    public let edits: [RecordedEdit]

    /// Takes down all that a report will say of a finding.
    ///
    /// - Parameter document: the one that it was found in; its text is read for places and excerpts.
    public init(_ finding: Finding, identity: FindingIdentity, in document: Document) {
        self.identity = identity.key
        self.finding = finding
        field = identity.field
        citation = identity.citation
        ordinal = identity.ordinal
        place = SourcePlace(finding.range, in: document)
        itemPlaces = finding.places.isEmpty ? nil : finding.places.map { SourcePlace($0, in: document) }
        excerpt = MarkedExcerpt(finding.range, in: document.source)
        edits = finding.edits.map { RecordedEdit($0, in: document) }
    }

    /// Its identity in a document of a name.
    public func identity(in document: String) -> FindingIdentity {
        FindingIdentity(
            document: document, field: field, rule: finding.rule, citation: citation, ordinal: ordinal)
    }

    /// The same finding in a document of another name.
    func named(_ document: String) -> RecordedFinding {
        var copy = self
        copy.identity = identity(in: document).key
        return copy
    }

    /// By what it is known again within one assessment, whatever the assessment is called.
    var keyInDocument: String { identity(in: "").key }

    /// Whether another record of the same finding says anything else, its place aside: an
    /// inserted line is no news.
    public func saysTheSame(as other: RecordedFinding) -> Bool {
        finding.severity == other.finding.severity && finding.message == other.finding.message
            && finding.suggestion == other.finding.suggestion && finding.items == other.finding.items
            && finding.changes == other.finding.changes && finding.needsReview == other.finding.needsReview
    }
}

/// One exact replacement.
public struct RecordedEdit: Codable, Hashable, Sendable {
    /// Where the replaced text stands in the document.
    public let place: SourcePlace
    /// The text that is replaced.
    public let before: String
    /// What is written instead; empty where the text is only taken out.
    public let after: String

    /// Takes down an edit with its place and the text that it replaces.
    public init(_ edit: TextEdit, in document: Document) {
        place = SourcePlace(edit.range, in: document)
        before = document.source.text(in: edit.range)
        after = edit.replacement
    }
}

/// A marked stretch of a document with what stands around it on its lines. Line breaks and
/// tabs stand as they are.
public struct MarkedExcerpt: Codable, Hashable, Sendable {
    /// At most 60 characters; `…` in front where more stands there.
    public let before: String
    /// At most 2,000 characters; `…` at the end where it goes on.
    public let marked: String
    /// At most 60 characters; `…` at the end where more stands there.
    public let after: String

    /// Cuts the excerpt out of a text.
    ///
    /// - Parameter range: what is marked, in byte offsets into the source.
    public init(_ range: Range<Int>, in source: SourceText) {
        let first = source.lineRange(source.lineIndex(at: range.lowerBound))
        let last = source.lineRange(source.lineIndex(at: max(range.lowerBound, range.upperBound - 1)))
        let head = min(first.lowerBound, range.lowerBound)..<range.lowerBound
        let tail = range.upperBound..<max(last.upperBound, range.upperBound)
        before = MarkedExcerpt.cut(head, in: source, to: 60, fromEnd: true)
        marked = MarkedExcerpt.cut(range, in: source, to: 2000, fromEnd: false)
        after = MarkedExcerpt.cut(tail, in: source, to: 60, fromEnd: false)
    }

    private static func cut(
        _ range: Range<Int>, in source: SourceText, to limit: Int, fromEnd: Bool
    ) -> String {
        // No scalar needs more than four bytes: a window bounds the work on a line of any length.
        var window = range
        if range.count > limit * 4 {
            window =
                fromEnd
                ? range.upperBound - limit * 4..<range.upperBound
                : range.lowerBound..<range.lowerBound + limit * 4
            while window.lowerBound < window.upperBound, source.bytes[window.lowerBound] & 0xC0 == 0x80 {
                window = window.lowerBound + 1..<window.upperBound
            }
            while window.lowerBound < window.upperBound, window.upperBound < source.bytes.count,
                source.bytes[window.upperBound] & 0xC0 == 0x80
            {
                window = window.lowerBound..<window.upperBound - 1
            }
        }
        let scalars = source.text(in: window).unicodeScalars
        guard scalars.count > limit || window != range else { return String(scalars) }
        return fromEnd
            ? "…" + String(String.UnicodeScalarView(scalars.suffix(limit)))
            : String(String.UnicodeScalarView(scalars.prefix(limit))) + "…"
    }
}
