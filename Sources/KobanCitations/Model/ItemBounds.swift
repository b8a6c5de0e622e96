/// How large the numbers of tables and laws are. A document may hold any number; what lies beyond
/// these is a misprint or a list whose separators were lost, and is never written out.
enum ItemBounds {
    /// No table has so many items: the largest of the four has 181, and they grow by a few a year
    /// (a test compares the data).
    static let largest = 300

    /// Two numbers that only the end of a line parts are one that it cut where that is not above this.
    static let largestJoined = 200

    /// A number of up to three digits after a table is read as one even where the table ends
    /// before, and found not to exist; more digits are numbers that ran together (262728).
    static let largestReadable = 999

    /// No item has so many branches (85の2, 59の2の2); a test compares the data.
    static let largestBranch = 9

    /// No law has so many articles: 民法 has some thousand.
    static let largestArticle = 9_999

    /// A range of more numbers than this is kept as a range. No table has so many items, and who
    /// cites so many articles of a law means the law.
    static let longestRange = 300

    /// A number and its branches (59の2の2 has three components); no law goes deeper than five.
    static let mostComponents = 6

    /// How many numbers the ranges of a document may stand for: as many as the four tables have
    /// items in all, nearly twice, and one more for every so many bytes, so that what is read stays
    /// within a small multiple of what was written.
    static func roomForRanges(in bytes: Int) -> Int { 1_000 + bytes / 16 }
}
