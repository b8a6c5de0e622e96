import KobanCitations
import KobanStatutes
import KobanText

/// Writes a citation anew in the notation of the original: its digits, its separators,
/// 第 and の項, and the law's name as the document uses it. Everything that is not table
/// or list stays as it stands.
struct SuggestionWriter {
    let source: SourceText
    /// How the document calls 番号法.
    let actName: String

    /// - Parameters:
    ///   - items: in the order in which they are to be written; empty for a whole table.
    /// - Returns: nil when the citation is not of a table.
    func table(_ table: TableName, items: [ItemNumber], insteadOf citation: Citation) -> String? {
        guard case .table(let cited) = citation.target else { return nil }
        let style = DigitStyle(of: cited, in: source)
        var text = head(table, citation: citation, cited: cited, style: style)
        guard let first = cited.elements.first, let last = cited.elements.last else {
            // A column of a 別添, or a whole table with or without a condition.
            return text + tidy(cited.tableRange.upperBound..<citation.range.upperBound)
        }
        guard first.range.lowerBound >= cited.tableRange.upperBound,
            last.range.upperBound <= citation.range.upperBound
        else {
            // The items stand in the rows of a 別添: there is no list whose separators to keep.
            return text + "の" + items.map(style.write).joined(separator: "、") + "の項"
        }
        text += tidy(cited.tableRange.upperBound..<first.range.lowerBound)
        text += list(items, like: cited, style: style)
        let rest = tidy(last.range.upperBound..<citation.range.upperBound)
        // 「26の項から28の項まで」 is written one by one.
        return text + (last.last != nil && rest.hasSuffix("項まで") ? String(rest.dropLast(2)) : rest)
    }

    /// The law's and the table's name.
    private func head(
        _ table: TableName, citation: Citation, cited: TableCitation, style: DigitStyle
    ) -> String {
        // A list below its table's name may be a citation that begins after the name.
        let start = min(citation.range.lowerBound, cited.tableRange.lowerBound)
        switch table {
        case .firstTable, .secondTable, .unifiedTable:
            let before = tidy(start..<cited.tableRange.lowerBound)
            if citation.law == .numberAct || before.isEmpty { return before + table.rawValue }
            return actName + table.rawValue
        case .provisionTable:
            let article = style == .kanji ? "第二条の表" : "第\(style.write(ItemNumber(2)))条の表"
            if citation.law == .provisionOrder {
                return tidy(start..<cited.tableRange.lowerBound) + article
            }
            let (article19, item8) = (style.write(ItemNumber(19)), style.write(ItemNumber(8)))
            // The Act's name stays as it stands, with a definition that later text relies on.
            let named = tidy(start..<cited.tableRange.lowerBound)
                .trimmingSuffix(while: { $0 == "の" || $0.isWhitespace })
            return "\(named.isEmpty ? actName : named)第\(article19)条第\(item8)号に基づく利用特定個人情報の提供に関する命令\(article)"
        }
    }

    /// The citation with one of its provisions exchanged, in the digits of the original.
    ///
    /// - Returns: nil where the provision has no 号 or stands outside the citation.
    func provision(
        _ provision: Provision, insteadOf place: CitedProvision, in citation: Citation
    ) -> String? {
        guard let item = provision.item, place.range.upperBound <= citation.range.upperBound,
            citation.range.lowerBound <= place.range.lowerBound
        else { return nil }
        // 同条第7号, 第8号、第7号: only the number is written, not the article again.
        if !source.text(in: place.range).contains("条"),
            let edit = provisionEdit(provision, insteadOf: place)
        {
            return tidy(citation.range.lowerBound..<edit.range.lowerBound) + edit.replacement
                + tidy(edit.range.upperBound..<citation.range.upperBound)
        }
        let style = DigitStyle.style(of: source.text(in: place.range)) ?? .halfWidth
        var moved = style.write(provision.article) + "条第"
        if let paragraph = provision.paragraph { moved += style.write(paragraph) + "項第" }
        moved += style.write(item) + "号"
        return tidy(citation.range.lowerBound..<place.range.lowerBound) + moved
            + tidy(place.range.upperBound..<citation.range.upperBound)
    }

    /// The list with the separators of the original.
    func list(_ items: [ItemNumber], like cited: TableCitation, style: DigitStyle) -> String {
        let separators = Separators(of: cited, in: source)
        let pieces = pieces(items, range: separators.range, style: style)
        guard pieces.count > 1, let final = pieces.last, let last = separators.last else {
            return pieces.joined(separator: separators.inner)
        }
        return pieces.dropLast().joined(separator: separators.inner) + last + final
    }

    /// What stands for one range of a list: its items with the marks of the list.
    func rangeText(_ items: [ItemNumber], like cited: TableCitation, style: DigitStyle) -> String {
        let separators = Separators(of: cited, in: source)
        return pieces(items, range: separators.range, style: style).joined(separator: separators.inner)
    }

    /// Numbers, and ranges of three and more where the list has ranges.
    private func pieces(_ items: [ItemNumber], range: String?, style: DigitStyle) -> [String] {
        var pieces: [String] = []
        var index = 0
        while index < items.count {
            var end = index
            if let mark = range {
                while end + 1 < items.count, !items[end].isBranch, !items[end + 1].isBranch,
                    items[end + 1].whole == items[end].whole + 1
                {
                    end += 1
                }
                if end - index >= 2 {
                    pieces.append(style.write(items[index]) + mark + style.write(items[end]))
                    index = end + 1
                    continue
                }
            }
            pieces.append(style.write(items[index]))
            index += 1
        }
        return pieces
    }

    /// A piece of the original on one line: line breaks and markup left out, other white
    /// space kept.
    func tidy(_ range: Range<Int>) -> String {
        guard range.lowerBound < range.upperBound else { return "" }
        return source.bytes.withUnsafeBufferPointer { OriginalText.oneLine($0, range) }
    }
}

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

    func write(_ number: ItemNumber) -> String {
        switch self {
        case .halfWidth: number.description
        case .kanji: number.kanji
        case .fullWidth:
            String(
                String.UnicodeScalarView(
                    number.description.unicodeScalars.map { scalar in
                        ("0"..."9").contains(scalar)
                            ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                    }))
        }
    }
}

/// What stands between the elements of a list.
private struct Separators {
    /// Between two elements (`、`, `の項、`, `、第`).
    var inner = "、"
    /// Before the last element, where it differs (`及び`).
    var last: String?
    /// Between the ends of a range (`～`), where the list has ranges.
    var range: String?

    init(of cited: TableCitation, in source: SourceText) {
        let elements = cited.elements
        guard elements.count > 1 else {
            range = Separators.rangeMark(in: elements, source)
            return
        }
        func between(_ index: Int) -> String? {
            let left = elements[index].range.upperBound
            let right = elements[index + 1].range.lowerBound
            guard left < right, right - left < 64 else { return nil }
            return source.bytes.withUnsafeBufferPointer {
                OriginalText.oneLine($0, left..<right)
            }
        }
        if let first = between(0), !first.isEmpty, elements.count > 2 || !Separators.isConjunction(first) {
            inner = first.replacing("まで", with: "")
        }
        if let final = between(elements.count - 2), final != inner, Separators.isConjunction(final) {
            last = final
        }
        range = Separators.rangeMark(in: elements, source)
    }

    private static func isConjunction(_ text: String) -> Bool {
        ["及び", "および", "並びに", "ならびに", "又は", "または", "と"].contains {
            text.contains($0)
        }
    }

    private static func rangeMark(in elements: [ListElement], _ source: SourceText) -> String? {
        for element in elements where element.last != nil {
            let text = source.text(in: element.range)
            for mark in ["～", "〜", "~", "－", "-", "‐", "–", "―", "−"] where text.contains(mark) {
                return mark
            }
        }
        return nil
    }
}

/// A stretch of a source as it reads on one line.
enum OriginalText {
    /// Without line breaks and markup, other white space kept as it is (a tab becomes a
    /// space).
    static func oneLine(_ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        var index = range.lowerBound
        let end = min(range.upperBound, buffer.count)
        while index < end {
            let byte = buffer[index]
            if byte == 0x3C, let tag = MarkupTag.read(buffer, at: index, end: end) {
                index = tag.hiddenEnd(in: buffer, end: end)
                continue
            }
            if byte == 0x09 {
                bytes.append(0x20)
            } else if byte >= 0x20 {
                bytes.append(byte)
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// The text without the characters at its end that a condition holds for.
    fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
        var end = endIndex
        while end > startIndex, condition(self[index(before: end)]) { end = index(before: end) }
        return String(self[..<end])
    }
}
