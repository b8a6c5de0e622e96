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
        func place(_ number: ItemNumber, _ mark: String) -> String {
            "第" + write(ItemNumber(number.whole)) + mark
                + number.components.dropFirst().map { "の" + write(ItemNumber($0)) }.joined()
        }
        return (provision.isSupplementary ? "附則" : "") + place(provision.article, "条")
            + (provision.paragraph.map { place($0, "項") } ?? "") + (provision.item.map { place($0, "号") } ?? "")
    }

    /// 15条, 59条の2: an article without 第.
    func writeWithoutMark(_ article: ItemNumber) -> String {
        write(ItemNumber(article.whole)) + "条"
            + article.components.dropFirst().map { "の" + write(ItemNumber($0)) }.joined()
    }

    func write(_ number: ItemNumber) -> String {
        switch self {
        case .halfWidth: number.description
        case .kanji: number.kanji
        case .fullWidth:
            String(
                String.UnicodeScalarView(
                    number.description.unicodeScalars.map { scalar in
                        ("0"..."9").contains(scalar) ? CharacterFolding.fullWidth(scalar) : scalar
                    }))
        }
    }
}
