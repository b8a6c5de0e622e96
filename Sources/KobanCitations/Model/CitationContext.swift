import KobanLaw

/// What is known about a region before it is read.
public struct CitationContext: Sendable {
    /// What the field is the basis of, unless a heading says otherwise.
    public var purpose: Citation.Purpose?
    /// Whether the region is a field of legal bases: an item that stands there behind no table is one of a table.
    public var isBasis = false
    /// How the document calls 番号法, where the region itself does not name it.
    public var ownName: String?
    /// Whether the document names 番号法, so that a bare table is 番号法's.
    public var namesAct: Bool
    /// Whether the text is a question to the tables, in which any table's name is meant.
    public var isQuery = false
    /// How many numbers ranges may still stand for, where the region is a part of a document.
    var room: Int?
    /// Whether the text tells what is done, and does not list legal bases: 「・情報照会」 there is a
    /// thing done, no heading of the bases below it.
    public var isNarrative = false
    /// The law that a name means in the statute data.
    var knownLaws: @Sendable (String) -> LawID? = { _ in nil }
    /// The tables of the data.
    var tables = CitedTables()

    /// What is known of a region; by default nothing.
    ///
    /// - Parameters:
    ///   - purpose: what the field is the basis of; nil where the field does not tell.
    ///   - ownName: how the document calls 番号法.
    ///   - namesAct: whether the document names 番号法.
    public init(
        purpose: Citation.Purpose? = nil, ownName: String? = nil, namesAct: Bool = false
    ) {
        self.purpose = purpose
        self.ownName = ownName
        self.namesAct = namesAct
    }
}
