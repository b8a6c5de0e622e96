import KobanLaw
import KobanText

/// The words of which citations are made.
enum Keyword: UInt8, Sendable {
    case ordinal  // 第
    case article  // 条
    case paragraphOrRow  // 項
    case item  // 号
    case of  // の
    case itemNumberHeading  // 項番, No.
    case rowNumber  // 番, after a number that a heading 項番 announces
    case supplementary  // 附則
    case tableWord  // 別表
    case table  // 表
    case sameTable  // 同表
    case column  // 欄
    case following  // 次の項, 次の各項
    case among  // のうち
    case within  // において, における
    case from  // から
    case upTo  // まで
    case conjunction  // 及び 並びに 又は 若しくは と
    case contains  // が含まれる を含む
    case isWhere  // が に は
    case wouldBe  // である
    case hereafter  // 以下
    case called  // という
    case undefinedOrder  // 主務省令
    case thatOrder  // 命令 or 同命令, as a name
    case sameArticle  // 同条
    case sameParagraph  // 同項
    case sameItem  // 同号
    case ownReference  // 前条 次項 この号: a provision of the citing text itself
    case eachItem  // 各号
    case provisionHeading  // 情報提供の根拠
    case inquiryHeading  // 情報照会の根拠
    case actorLabel  // 情報照会者
    case businessLabel  // 事務
    case providerLabel  // 情報提供者
    case informationLabel  // 特定個人情報
    case era  // 令和 平成
    case year, month, day
    case suffixLaw  // 法律 法 条例 規則 …
    case plain  // a word that only looks like one of the above
    // Punctuation
    case listComma  // 、 ,
    case middleDot  // ・
    case period  // .
    case tilde  // ~
    case hyphen  // -
    case colon  // :
    case fullStop  // 。
    case reference  // ※
    case open, close  // ( )
    case openQuote, closeQuote  // 「 」
    case openLenticular, closeLenticular  // 【 】
    case openSquare, closeSquare  // [ ]
    case openAngle, closeAngle  // < >
}

/// A law named in the text.
struct NamedLaw: Sendable, Hashable {
    /// The law, where the statute data know it.
    var id: LawID?
    /// Where its name stands.
    var nameRange: Range<Int>
    /// 同法: the law named before.
    var refersBack = false
    /// 法: the law that the text is about.
    var isBareWord = false
    /// 主務省令 or 命令 without a definition: which order is meant depends on the place.
    var isUndefinedOrder = false
    /// The name that a definition in the document stands for, for a law not in the data.
    var definedAs: String?
    /// Whether the title is written with a slip.
    var isInexact = false
    /// Whether the document defines the name for more than one law.
    var isUndecided = false
}

struct Token: Sendable {
    enum Kind: Sendable {
        case number(Int, isKanji: Bool)
        /// Digits that form no number: too many of them, or kanji in an order that no number has
        /// (二十六二十七). A separator was lost between two numbers.
        case digits
        case law(NamedLaw)
        /// The table within an article: 第二条の表.
        case tableOfArticle(ItemNumber)
        /// A table of the Act with a name of its own.
        case namedTable(TableName)
        case word(Keyword)
        case other
    }

    let kind: Kind
    let start: Int
    let end: Int
    let gap: Gap

    var range: Range<Int> { start..<end }

    func `is`(_ keyword: Keyword) -> Bool {
        if case .word(let word) = kind { return word == keyword }
        return false
    }

    /// 「 [ 【: may stand around a list instead of brackets.
    var isOpeningOther: Bool { self.is(.openQuote) || self.is(.openSquare) || self.is(.openLenticular) }

    /// ) 」 ] 】
    var isClosing: Bool {
        self.is(.close) || self.is(.closeQuote) || self.is(.closeSquare) || self.is(.closeLenticular)
    }

    /// Digits that form no number: what they stand in cannot be read.
    var isUnreadableNumber: Bool {
        if case .digits = kind { return true }
        return false
    }

    var number: Int? {
        if case .number(let value, _) = kind { return value }
        return nil
    }

    var law: NamedLaw? {
        if case .law(let law) = kind { return law }
        return nil
    }
}
