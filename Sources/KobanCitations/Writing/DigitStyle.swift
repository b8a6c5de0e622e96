import KobanLaw
import KobanText

/// How the numbers of a citation are written.
enum DigitStyle {
    case halfWidth
    case fullWidth
    case kanji

    /// The style of the first item; half-width where the whole table is cited, since
    /// 別表第二 is how the law itself spells the table's name.
    init(of cited: TableCitation, in source: SourceText) {
        let style = cited.elements.first.flatMap { DigitStyle.style(of: source.text(in: $0.range)) }
        if let style {
            self = style
        } else {
            let name = DigitStyle.style(of: source.text(in: cited.tableRange))
            self = name == .fullWidth ? .fullWidth : .halfWidth
        }
    }

    static func style(of text: String) -> DigitStyle? {
        for scalar in text.unicodeScalars {
            if ("0"..."9").contains(scalar) { return .halfWidth }
            if ("０"..."９").contains(scalar) { return .fullWidth }
            if KanjiNumber.digit(scalar) != nil || KanjiNumber.multiplier(scalar) != nil {
                return .kanji
            }
        }
        return nil
    }

    /// 第19条第8号, in these digits.
    func write(_ provision: Provision) -> String {
        provision.text(digits: write)
    }

    /// 15条, 59条の2: an article without 第.
    func writeWithoutMark(_ article: ItemNumber) -> String {
        article.text(mark: "条", digits: write)
    }

    func write(_ number: ItemNumber) -> String {
        switch self {
        case .halfWidth: number.description
        case .kanji: number.kanji
        case .fullWidth: CharacterFolding.withFullWidthDigits(number.description)
        }
    }
}
