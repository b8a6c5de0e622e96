import KobanText

/// A document as every part of the program reads it, whatever file it came in: its text, its rows of cells,
/// and where each byte of the text stands for whoever opens the document.
public struct Document: Sendable {
    /// What the grammar reads. All that is found is a range of its bytes.
    public let source: SourceText
    /// The format in which the document came.
    public let format: any DocumentFormat
    /// The rows where the format knows them; otherwise they are read from the text when they are asked for.
    private let knownRows: DocumentRows?
    private let places: PlaceMap

    /// - Parameters:
    ///   - rows: as the format knows them; nil where they are read from the text.
    ///   - places: of the stretches of the text; none for a text, whose places are its lines.
    public init(
        source: SourceText, format: any DocumentFormat, rows: DocumentRows? = nil, places: PlaceMap = PlaceMap()
    ) {
        self.source = source
        self.format = format
        knownRows = rows
        self.places = places
    }

    /// A document that is nothing but a text, plain or with HTML.
    public init(text source: SourceText) {
        let html = HTMLFormat()
        self.init(source: source, format: html.isLaidOut(source) ? html : PlainTextFormat())
    }

    /// The rows of cells.
    ///
    /// - Complexity: linear in the length of the text.
    public func rows() -> DocumentRows { knownRows ?? format.rows(of: source) }

    /// Where a byte of the text stands.
    public func place(at offset: Int) -> Place { places.place(at: offset, in: source) }

    /// The document with some stretches of its text replaced, all else in its place.
    ///
    /// - Parameter edits: disjoint, in the order of the text.
    public func replacing(_ edits: [(range: Range<Int>, text: String)]) -> Document {
        var bytes: [UInt8] = []
        var offset = 0
        for edit in edits where edit.range.lowerBound >= offset {
            bytes += source.bytes[offset..<edit.range.lowerBound]
            bytes += edit.text.utf8
            offset = edit.range.upperBound
        }
        bytes += source.bytes[offset...]
        let text = SourceText(utf8: bytes)
        // The tags of a text may have come or gone with the edits.
        if format.isText, knownRows == nil { return Document(text: text) }
        let move = EditedOffsets(edits)
        return Document(
            source: text, format: format, rows: knownRows?.moved(in: bytes, by: move),
            places: places.moved(by: move.start))
    }
}
