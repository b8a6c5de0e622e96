import KobanAssessments
import KobanCitations
import KobanDocuments
import KobanText

/// A citation as it is kept, with its standing on the day.
public struct RecordedCitation: Codable, Hashable, Sendable {
    public let citation: Citation
    /// As it stands in the document.
    public let text: String
    public let place: SourcePlace
    public let field: String?
    public let section: Region.Section
    public let status: CitationStatus
    /// Why a person must decide, where the status is `review`.
    public let reviewReason: String?
    /// The number cells of an annex that could not be read.
    public let unreadableCells: [UnreadableCell]

    /// A number cell that could not be read.
    public struct UnreadableCell: Codable, Hashable, Sendable {
        public let text: String
        public let place: SourcePlace

        public init(text: String, place: SourcePlace) {
            self.text = text
            self.place = place
        }
    }

    public init(_ checked: CheckedCitation, in document: Document) {
        let source = document.source
        citation = checked.citation
        text = source.text(in: checked.citation.range)
        place = SourcePlace(checked.citation.range, in: document)
        field = checked.assessed.field?.text
        section = checked.assessed.section
        status = checked.status
        reviewReason = checked.status == .review ? checked.reviewReason : nil
        unreadableCells = checked.assessed.unreadableCells.map {
            UnreadableCell(text: source.text(in: $0), place: SourcePlace($0, in: document))
        }
    }

    /// Whether rules look at it: the change history is a record and is left alone.
    public var isInForce: Bool { section == .current || section == .annex }
}
