import KobanLaw
import KobanText

/// What the statute data answer.
public struct LookupAnswer: Sendable {
    /// The day whose law was asked for.
    public let day: CivilDate
    /// In the order of the tables.
    public internal(set) var entries: [LookupEntry] = []
    /// The items now in force that took over from entries which are not, in the order of the
    /// tables; none that stands among the entries.
    public internal(set) var current: [LookupEntry] = []
    /// What the reader must know about the answer, in the order in which it came up.
    public internal(set) var notes: [LookupNote] = []
    /// Names near to one that the data do not know.
    public internal(set) var suggestions: [String] = []
    /// Whether a filter names what no table names.
    public internal(set) var hasUnknownName = false
    /// Whether single items were asked for and not a search.
    public internal(set) var isOfCitedItems = false
    /// The last day for which any text in the data speaks; nil for data without editions.
    public internal(set) var dataVerifiedThrough: CivilDate?

    init(day: CivilDate) { self.day = day }

    /// Whether the day lies after all that the sources show.
    public var isBeyondData: Bool { dataVerifiedThrough.map { $0 < day } ?? true }
}

/// Something that the reader of an answer must know.
public struct LookupNote: Sendable, Hashable {
    /// What a note is about.
    public enum Kind: String, Sendable, Hashable {
        /// A number that the table does not have.
        case noSuchItem
        /// A row that says 削除.
        case deletedItem
        /// A table or an item that is not in force on the day.
        case notInForce
        /// What the items asked for are on the day.
        case currentItems
        /// Items of which the sources do not decide whether they are in force.
        case needsReview
        /// No text of the day is at hand: the content is presumed.
        case presumed
        /// A provision that moved.
        case movedProvision
        /// A law or a table that the data do not hold.
        case otherLaw
        /// A name that the data do not know, or not on this day.
        case unknownName
        /// Nothing was found.
        case nothingFound
        /// How the question was read.
        case reading
        /// Names that look alike and are not counted.
        case similarNames
        /// A class of information that the table calls by another name.
        case alias
    }

    /// What the note is about, for whoever does not read `message`.
    public let kind: Kind
    /// The note in Japanese, for the user.
    public let message: String

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
