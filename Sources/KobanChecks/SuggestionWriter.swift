import KobanCitations
import KobanDocuments
import KobanLaw
import KobanText

/// Writes a citation anew in the notation of the original: its digits, its separators,
/// 第 and の項, and the law's name as the document uses it. Everything that is not table
/// or list stays as it stands.
struct SuggestionWriter {
    let source: SourceText
    let statutes: Statutes
    /// How the document calls 番号法.
    let actName: String
    /// 番号法第19条第8号 where it stands right before the citation that is written.
    let basis: CitedBasis?

    init(source: SourceText, statutes: Statutes, actName: String, basis: CitedBasis? = nil) {
        self.source = source
        self.statutes = statutes
        self.actName = actName
        self.basis = basis
    }

    /// A writer of one citation.
    ///
    /// - Parameter index: of the citation.
    init(_ check: CheckContext, at index: Int) {
        self.init(
            source: check.source, statutes: check.statutes, actName: check.actName, basis: check.basis(before: index))
    }

    /// What to write where the list cannot be exchanged in place: words between its items are for a
    /// person, who finds the numbers here.
    ///
    /// - Parameter items: in the order in which they are to be written; empty for a whole table.
    /// - Returns: nil where the citation is not of a table.
    func outline(_ table: TableName, items: [ItemNumber], insteadOf citation: Citation) -> String? {
        guard case .table(let cited) = citation.target else { return nil }
        let style = DigitStyle(of: cited, in: source)
        var edits = headEdits(table, citation: citation, cited: cited, style: style)
        if let first = cited.elements.first, let last = cited.elements.last,
            first.range.lowerBound >= cited.tableRange.upperBound,
            last.range.upperBound <= citation.range.upperBound
        {
            edits.append(
                TextEdit(first.range.lowerBound..<last.range.upperBound, list(items, like: cited, style: style)))
        }
        return reading(citation.range, after: edits, of: citation)
    }

    /// What edits make of a marked stretch, on one line. Between two numbers of a list that only a line
    /// break parts stands a comma.
    func reading(_ range: Range<Int>, after edits: [TextEdit], of citation: Citation) -> String {
        var slots: [Range<Int>] = []
        if case .table(let cited) = citation.target { slots = cited.elements.map(\.range) }
        let list = (slots.first?.lowerBound ?? 0)..<(slots.last?.upperBound ?? 0)
        var out = OneLine()
        var slot = 0
        func keep(_ stretch: Range<Int>) {
            var offset = stretch.lowerBound
            // A number that a line break cuts is one number.
            while slot < slots.count, slots[slot].lowerBound < stretch.upperBound {
                let number = slots[slot].clamped(to: stretch)
                if number.lowerBound > offset {
                    out.append(source, offset..<number.lowerBound, isList: list.contains(offset))
                }
                if !number.isEmpty { out.append(source, number, isList: false) }
                offset = max(offset, number.upperBound)
                guard slots[slot].upperBound <= stretch.upperBound else { break }
                slot += 1
            }
            if offset < stretch.upperBound {
                out.append(source, offset..<stretch.upperBound, isList: list.contains(offset))
            }
        }
        var offset = range.lowerBound
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where edit.range.lowerBound >= offset && edit.range.upperBound <= range.upperBound {
            keep(offset..<edit.range.lowerBound)
            let text = SourceText(edit.replacement)
            out.append(text, 0..<text.bytes.count, isList: true)
            offset = edit.range.upperBound
            while slot < slots.count, slots[slot].upperBound <= offset { slot += 1 }
        }
        keep(offset..<range.upperBound)
        return out.text
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

    /// 第19条第8号, in these digits.
    func write(_ provision: Provision) -> String {
        func place(_ number: ItemNumber, _ mark: String) -> String {
            "第" + write(ItemNumber(number.whole)) + mark
                + number.components.dropFirst().map { "の" + write(ItemNumber($0)) }.joined()
        }
        return (provision.isSupplementary ? "附則" : "") + place(provision.article, "条")
            + (provision.paragraph.map { place($0, "項") } ?? "") + (provision.item.map { place($0, "号") } ?? "")
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
        range = Separators.rangeMark(in: elements, source)
        guard elements.count > 1 else { return }
        func between(_ index: Int) -> String? {
            let left = elements[index].range.upperBound
            let right = elements[index + 1].range.lowerBound
            guard left < right, right - left < 64 else { return nil }
            let text = source.bytes.withUnsafeBufferPointer { OriginalText.oneLine($0, left..<right) }
            // A line break alone would leave the numbers side by side.
            return text.allSatisfy(\.isWhitespace) ? nil : text
        }
        if let first = between(0), elements.count > 2 || !Separators.isConjunction(first) {
            inner = first.replacing("まで", with: "")
        }
        if let final = between(elements.count - 2), final != inner, Separators.isConjunction(final) {
            last = final
        }
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

/// Stretches put together on one line.
private struct OneLine {
    private(set) var text = ""
    private var isBroken = false

    /// - Parameter isList: whether a line break parts numbers.
    mutating func append(_ source: SourceText, _ range: Range<Int>, isList: Bool) {
        for character in OriginalText.withBreaks(source, range) {
            if character.isNewline {
                isBroken = isBroken || isList
                continue
            }
            if isBroken, let last = text.last, OneLine.isDigit(last), OneLine.isDigit(character) { text.append("、") }
            isBroken = false
            text.append(character)
        }
    }

    private static func isDigit(_ character: Character) -> Bool { DigitStyle.style(of: String(character)) != nil }
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

    /// The same with the line breaks, those of the text and those that <br> makes.
    static func withBreaks(_ source: SourceText, _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        source.bytes.withUnsafeBufferPointer { buffer in
            var index = range.lowerBound
            let end = min(range.upperBound, buffer.count)
            while index < end {
                let byte = buffer[index]
                if byte == 0x3C, let tag = MarkupTag.read(buffer, at: index, end: end) {
                    if tag.element == .lineBreak { bytes.append(0x0A) }
                    index = tag.hiddenEnd(in: buffer, end: end)
                    continue
                }
                if byte == 0x0D {
                    if index + 1 >= end || buffer[index + 1] != 0x0A { bytes.append(0x0A) }
                } else {
                    bytes.append(byte == 0x09 ? 0x20 : byte)
                }
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where the tag ends that begins at an offset; nil where none does.
    static func endOfTag(_ source: SourceText, _ offset: Int, _ end: Int) -> Int? {
        guard source.bytes[offset] == 0x3C else { return nil }
        return source.bytes.withUnsafeBufferPointer { buffer in
            MarkupTag.read(buffer, at: offset, end: end).map { $0.hiddenEnd(in: buffer, end: end) }
        }
    }
}
