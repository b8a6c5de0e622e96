/// How far the grammar looks for what belongs together, in words of a text unless it says otherwise.
///
/// Every look-ahead is bounded, so that a text is read in time linear in its length; each bound is wider than what
/// was seen in assessments and in laws, so that it cuts nothing but what is no citation.
enum Reach {
    /// From a bracket to the one that closes it: the longest definition of an order's title, twice.
    static let bracket = 80
    /// From 「 to 」, and from a line's beginning to its end: the longest condition of an item's column.
    static let quotation = 60
    static let line = 60
    /// （～令和8年5月31日）
    static let validity = 20
    /// （第十九条、第二十一条関係), as the law writes below the name of a table.
    static let relatedArticles = 24
    /// 【保護の決定】 over a part of a list.
    static let subject = 12
    /// Back from a heading's word to the mark or bracket before it.
    static let headingMark = 4
    /// From a table's name to the word that says what the sentence is about: 別表第二に掲げる事務.
    static let topic = 12
    /// 「別表2の提供業務情報」: from the name to the word that goes on with it.
    static let nextWord = 2
    /// From a citation to what goes on with it: 「、」「及び」「に規定する」 and brackets.
    static let joint = 6
    /// From a citation to a list that goes on with it below: a heading that gives a role.
    static let roleHeading = 12
    /// From a note in brackets to the list that goes on behind it.
    static let afterNote = 3
    /// 、及び第: separators in a row.
    static let separators = 3
    /// From the value of a condition to the list: 」に係る…（
    static let conditionToList = 8
    /// 「…」の項のうち: the words that close a condition.
    static let conditionEnd = 6
    /// 市町村長 in 「第三欄が市町村長の項」: a value without quotation marks.
    static let bareValue = 12
    /// From one list of a table to the next below it: a number and a heading of its own.
    static let furtherList = 16
    /// A character in UTF-8 has no more bytes than this, an ideograph one less.
    static let widestCharacter = 4
    /// 第一欄 to 第四欄; no table has more columns.
    static let columns = 4
}
