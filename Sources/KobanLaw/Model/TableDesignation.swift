import KobanText

/// How a law calls one of its tables.
public enum TableDesignation: Hashable, Sendable {
    /// A table behind the provisions, with its number where it has one: 別表, 別表第一.
    case appended(number: Int?)
    /// The table within an article: 第二条の表.
    case ofArticle(ItemNumber)
    /// Any other name, read as it stands: 別記.
    case word(String)

    /// The word for a table behind the provisions.
    public static let appendedWord = "別表"

    /// Reads a designation as laws write it, in kanji or in arabic digits.
    public init(_ written: String) {
        self = Self.appended(written) ?? Self.ofArticle(written) ?? .word(written)
    }

    private static func appended(_ written: String) -> TableDesignation? {
        guard written.hasPrefix(appendedWord) else { return nil }
        let rest = written.dropFirst(appendedWord.count)
        if rest.isEmpty { return .appended(number: nil) }
        guard let number = number(rest.hasPrefix("第") ? rest.dropFirst() : rest), !number.isBranch else {
            return nil
        }
        return .appended(number: number.whole)
    }

    private static func ofArticle(_ written: String) -> TableDesignation? {
        let parts = written.split(separator: "条", maxSplits: 1)
        guard parts.count == 2, parts[1].hasSuffix("の表") else { return nil }
        let whole = parts[0].hasPrefix("第") ? parts[0].dropFirst() : parts[0]
        // The branch of an article stands behind 条: 第二条の二の表.
        let branches = parts[1].dropLast("の表".count)
        guard let article = number(whole + branches) else { return nil }
        return .ofArticle(article)
    }

    private static func number(_ text: some StringProtocol) -> ItemNumber? {
        ItemNumber(String(text)) ?? ItemNumber(kanji: text)
    }

    /// The designation as the law writes it, in kanji: 別表第一, 第二条の表.
    public var text: String { text { $0.kanji } }

    /// The designation with the number of an article in a document's own digits; the number of a
    /// table is always written in kanji, as the law's own name for it is.
    public func text(articleNumber: (ItemNumber) -> String) -> String {
        switch self {
        case .appended(nil): return Self.appendedWord
        case .appended(let number?): return Self.appendedWord + "第" + KanjiNumber.text(number)
        case .ofArticle(let article): return "第" + article.text(mark: "条", digits: articleNumber) + "の表"
        case .word(let word): return word
        }
    }

    /// The designation as documents write it: in kanji, in half-width and in full-width digits.
    public var spellings: [String] {
        let digits =
            switch self {
            case .appended(let number?): Self.appendedWord + "第\(number)"
            default: text { $0.description }
            }
        var out: [String] = []
        for spelling in [text, digits, CharacterFolding.withFullWidthDigits(digits)] where !out.contains(spelling) {
            out.append(spelling)
        }
        return out
    }
}
