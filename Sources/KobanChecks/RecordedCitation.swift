import KobanAssessments
import KobanCitations
import KobanDocuments
import KobanText

/// A citation as it is kept, with its standing on the day.
public struct RecordedCitation: Codable, Hashable, Sendable {
    /// What is cited; its ranges are byte offsets into the source.
    public let citation: Citation
    /// As it stands in the document.
    public let text: String
    /// Where it stands: line and column and, where the document has them, page, cell or paragraph.
    public let place: SourcePlace
    /// The form's label for the field; nil outside any field.
    public let field: String?
    /// The current text, a 別添, or a column of the change history.
    public let section: Region.Section
    /// How it stands to the law of the day; one of the change history, to the law of its own time.
    public let status: CitationStatus
    /// Why a person must decide, where the status is `review`.
    public let reviewReason: String?
    /// The number cells of an annex that could not be read.
    public let unreadableCells: [UnreadableCell]

    /// A number cell that could not be read.
    public struct UnreadableCell: Codable, Hashable, Sendable {
        /// As it stands in the document.
        public let text: String
        /// Where the cell stands in the document.
        public let place: SourcePlace

        /// - Parameters:
        ///   - text: as it stands in the document.
        ///   - place: where the cell stands there.
        public init(text: String, place: SourcePlace) {
            self.text = text
            self.place = place
        }
    }

    /// Copies text and places from the document, so that they can be read without it.
    ///
    /// - Parameter document: the one that was checked.
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
