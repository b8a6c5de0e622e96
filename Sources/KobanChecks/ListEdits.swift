import KobanCitations
import KobanLaw
import KobanText

/// The item list of a citation written anew in place: separators, line breaks and the words beside
/// an item stay where they are.
extension SuggestionWriter {
    /// The list alone, of a table that stays.
    ///
    /// - Parameter successors: what became of an item; by default those that are to be written stay.
    func itemEdits(
        _ items: [ItemNumber], insteadOf citation: Citation,
        successors: ((ItemNumber) -> [ItemNumber])? = nil
    ) -> [TextEdit] {
        guard case .table(let cited) = citation.target, let first = cited.elements.first,
            let last = cited.elements.last, !items.isEmpty,
            citation.range.lowerBound <= first.range.lowerBound,
            last.range.upperBound <= citation.range.upperBound
        else { return [] }
        return listEdits(
            items, like: cited, style: DigitStyle(of: cited, in: source),
            successors: successors ?? { items.contains($0) ? [$0] : [] }) ?? []
    }

    /// The numbers exchanged one for one; where there are fewer or more than before, those before
    /// the last element are left out or put in, so that 及び stays before the last.
    ///
    /// - Returns: nil where the list cannot be written in place.
    func listEdits(
        _ items: [ItemNumber], like cited: TableCitation, style: DigitStyle,
        successors: (ItemNumber) -> [ItemNumber]
    ) -> [TextEdit]? {
        let slots = cited.elements.map(\.range)
        guard let first = slots.first, let last = slots.last else { return nil }
        // Words between the items (「26の項（生活保護）」) are of the item before them.
        if zip(slots, slots.dropFirst()).contains(where: { hasWords($0.upperBound..<$1.lowerBound) }) {
            return annotatedEdits(items, like: cited, style: style, successors: successors)
        }
        var edits: [TextEdit] = []
        func write(_ item: ItemNumber, _ slot: Range<Int>) {
            let text = style.write(item)
            if source.text(in: slot) != text { edits.append(TextEdit(slot, text)) }
        }
        if cited.elements.contains(where: { $0.last != nil }) {
            return rangedEdits(items, like: cited, style: style, successors: successors)
                ?? [TextEdit(first.lowerBound..<last.upperBound, list(items, like: cited, style: style))]
                + (cited.elements.last.flatMap(upToEdit).map { [$0] } ?? [])
        }
        if items.count != slots.count,
            let edits = inPlaceEdits(items, like: cited, style: style, separator: separator(of: cited))
        {
            return edits
        }
        if items.count == slots.count {
            for (item, slot) in zip(items, slots) { write(item, slot) }
        } else if items.count < slots.count {
            let kept = items.count - 1
            for index in 0..<kept { write(items[index], slots[index]) }
            if kept == 0 {
                edits.append(TextEdit(first.lowerBound..<last.upperBound, style.write(items[0])))
            } else {
                edits.append(TextEdit(slots[kept - 1].upperBound..<slots[slots.count - 2].upperBound, ""))
                write(items[kept], last)
            }
        } else {
            let direct = slots.count - 1
            for index in 0..<direct { write(items[index], slots[index]) }
            let added = items[direct..<(items.count - 1)].map(style.write)
            let inner = separator(of: cited)
            if direct == 0 {
                edits.append(TextEdit(last, (added + items.suffix(1).map(style.write)).joined(separator: inner)))
            } else {
                let place = slots[direct - 1].upperBound
                edits.append(TextEdit(place..<place, added.map { inner + $0 }.joined()))
                write(items[items.count - 1], last)
            }
        }
        return edits
    }

    /// What is to part an item that is added from the one before it: what parts the first two, where a
    /// line break or a blank is all of it that too.
    private func separator(of cited: TableCitation) -> String {
        let elements = cited.elements
        guard elements.count > 1, elements[0].range.upperBound < elements[1].range.lowerBound else { return "、" }
        let gap = elements[0].range.upperBound..<elements[1].range.lowerBound
        let text = tidy(gap)
        let layout = OriginalText.withBreaks(source, gap)
        // A mark that begins a line is a bullet.
        let startsLine = layout.drop { $0 == "の" || $0 == "項" || $0 == " " || $0 == "　" }.first?.isNewline ?? false
        if !startsLine, text.contains(where: { !$0.isWhitespace && !"の項第番".contains($0) }) {
            return elements.count > 2 ? text : "、"
        }
        // A tab or the end of a cell parts columns.
        let isColumn =
            source.bytes[gap].contains(0x09) || layout != source.text(in: gap) && !layout.contains(where: \.isNewline)
        return isColumn ? "、" : source.text(in: gap)
    }

    /// A list with ranges, each element in its own place, so that line breaks between them stay.
    ///
    /// - Returns: nil where an element has gone, or two have become one.
    private func rangedEdits(
        _ items: [ItemNumber], like cited: TableCitation, style: DigitStyle,
        successors: (ItemNumber) -> [ItemNumber]
    ) -> [TextEdit]? {
        let own = cited.elements.map { Set($0.numbers.flatMap(successors)).sorted() }
        guard own.allSatisfy({ !$0.isEmpty }), own.flatMap({ $0 }).sorted() == items.sorted() else { return nil }
        return zip(own, cited.elements).flatMap { numbers, element in
            elementEdits(element, numbers, style: style) {
                rangeText(numbers, like: cited, style: style)
            }
        }
    }

    /// An element exchanged in its own place: of a range its two ends, where what became of its items
    /// is a range again (「7から9まで」), else the items one by one.
    private func elementEdits(
        _ element: ListElement, _ numbers: [ItemNumber], style: DigitStyle, oneByOne: () -> String
    ) -> [TextEdit] {
        func edit(_ range: Range<Int>, _ text: String) -> [TextEdit] {
            source.text(in: range) == text ? [] : [TextEdit(range, text)]
        }
        guard element.last != nil else { return edit(element.range, oneByOne()) }
        if let low = numbers.first, let high = numbers.last, numbers.count > 1, !numbers.contains(where: \.isBranch),
            high.whole - low.whole == numbers.count - 1, let ends = ends(of: element)
        {
            return edit(ends.low, style.write(low)) + edit(ends.high, style.write(high))
        }
        return edit(element.range, oneByOne()) + (upToEdit(after: element).map { [$0] } ?? [])
    }

    /// Where the two numbers of a range stand.
    private func ends(of element: ListElement) -> (low: Range<Int>, high: Range<Int>)? {
        var runs: [Range<Int>] = []
        var offset = element.range.lowerBound
        for scalar in source.text(in: element.range).unicodeScalars {
            let end = offset + String(scalar).utf8.count
            if DigitStyle.style(of: String(scalar)) != nil {
                if let last = runs.last, last.upperBound == offset {
                    runs[runs.count - 1] = last.lowerBound..<end
                } else {
                    runs.append(offset..<end)
                }
            }
            offset = end
        }
        return runs.count == 2 ? (runs[0], runs[1]) : nil
    }

    /// The まで of 「26の項から28の項まで」 left out, where the range is written one by one.
    private func upToEdit(after element: ListElement) -> TextEdit? {
        guard element.last != nil else { return nil }
        let mark = "まで"
        return ["", "項", "の項"].map { element.range.upperBound + $0.utf8.count }
            .first { offset in
                source.hasText(mark, at: offset)
                    && ["", "項", "の項"].contains(source.text(in: element.range.upperBound..<offset))
            }
            .map { TextEdit($0..<$0 + mark.utf8.count, "") }
    }

    // MARK: Words beside the items

    /// Whether more stands between two items than what separates them.
    private func hasWords(_ gap: Range<Int>) -> Bool {
        tidy(gap).contains { !$0.isWhitespace && !"の項第番、，,・．.及びおよ並に又は若しくとまで".contains($0) }
    }

    /// Each number exchanged in its own place; an item without a successor goes with the words
    /// after it.
    private func annotatedEdits(
        _ items: [ItemNumber], like cited: TableCitation, style: DigitStyle,
        successors: (ItemNumber) -> [ItemNumber]
    ) -> [TextEdit]? {
        let slots = cited.elements.map(\.range)
        let own = cited.elements.map { Set($0.numbers.flatMap(successors)).sorted() }
        guard Set(own.flatMap { $0 }) == Set(items) else { return nil }
        // Where the separator before the next item begins.
        var separators: [Int] = []
        for (slot, next) in zip(slots, slots.dropFirst()) {
            guard let place = lastSeparator(in: slot.upperBound..<next.lowerBound) else {
                if own.contains(where: \.isEmpty) { return nil }
                separators.append(next.lowerBound)
                continue
            }
            separators.append(place)
        }
        // Words outside brackets may be about either of two items.
        if own.contains(where: \.isEmpty),
            zip(slots, separators).contains(where: {
                source.text(in: $0.upperBound..<$1).wholeMatch(of: SuggestionWriter.bracketedWords) == nil
            })
        {
            return nil
        }
        let kept = own.indices.filter { !own[$0].isEmpty }
        guard let first = kept.first, let last = kept.last else { return nil }
        var edits: [TextEdit] = []
        if first > 0 { edits.append(TextEdit(slots[0].lowerBound..<slots[first].lowerBound, "")) }
        for (left, right) in zip(kept, kept.dropFirst()) where right > left + 1 {
            edits.append(TextEdit(separators[left]..<separators[right - 1], ""))
        }
        if last < slots.count - 1 {
            let saysItem = source.text(in: slots[last].upperBound..<separators[last]).contains("項")
            let end = endOfWords(after: slots[slots.count - 1].upperBound, withItemMark: saysItem)
            edits.append(TextEdit(separators[last]..<end, ""))
        }
        for index in kept {
            edits += elementEdits(cited.elements[index], own[index], style: style) {
                own[index].map(style.write).joined(separator: "、")
            }
        }
        return edits.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static let brackets: [Character: Character] = [
        "（": "）", "(": ")", "［": "］", "[": "]", "「": "」", "〔": "〕",
    ]

    /// の項 and words in brackets, in either order.
    private static var bracketedWords: Regex<Substring> {
        #/\s*(?:の?項)?\s*(?:[（(［\[「〔][^（(［\[「〔]*[）)］\]」〕])?\s*(?:の?項)?/#
    }

    /// Where the last separator outside brackets begins; nil where there is none, or words that
    /// belong to the next item follow it.
    private func lastSeparator(in gap: Range<Int>) -> Int? {
        var offset = gap.lowerBound
        var closing: [Character] = []
        var run: Int?
        var found: Int?
        var lead = ""
        for character in source.text(in: gap) {
            let isSeparator =
                closing.isEmpty && (character.isWhitespace || "、，,・．.及びおよ並に又は若しくと".contains(character))
            if let close = closing.last, character == close {
                closing.removeLast()
            } else if let close = SuggestionWriter.brackets[character] {
                closing.append(close)
            }
            if isSeparator {
                if run == nil { run = offset }
                found = run
                lead = ""
            } else {
                run = nil
                lead.append(character)
            }
            offset += String(character).utf8.count
        }
        guard closing.isEmpty, found != nil, lead.allSatisfy({ "の項第番".contains($0) }) else { return nil }
        return found
    }

    /// The end of の項 and the words in brackets that stand right after the last item.
    ///
    /// - Parameter withItemMark: whether の項 goes too, since the item before has its own.
    private func endOfWords(after offset: Int, withItemMark: Bool) -> Int {
        let afterBracket = endOfBracket(at: offset)
        guard withItemMark else { return afterBracket }
        for mark in ["の項", "項"] where source.hasText(mark, at: afterBracket) {
            return endOfBracket(at: afterBracket + mark.utf8.count)
        }
        return afterBracket
    }

    /// Right after the bracket that opens at an offset; the offset where none does on its line.
    private func endOfBracket(at offset: Int) -> Int {
        guard offset < source.bytes.count, source.opensBracket(at: offset) else { return offset }
        let line = source.lineRange(source.lineIndex(at: offset)).upperBound
        let end = min(line, offset + SuggestionWriter.longestBracket)
        guard offset < end else { return offset }
        var closing: [Character] = []
        var place = offset
        for character in source.text(in: offset..<end) {
            place += String(character).utf8.count
            if let close = closing.last, character == close {
                closing.removeLast()
            } else if let close = SuggestionWriter.brackets[character] {
                closing.append(close)
            }
            if closing.isEmpty { break }
        }
        return closing.isEmpty && place > offset && source.opensBracket(at: offset) ? place : offset
    }

    /// In bytes: words in brackets after an item are a note of a line or two. A bracket that is not
    /// closed so soon is no note of the item.
    private static let longestBracket = 1_200

    // MARK: Leaving out

    /// The citation left out.
    ///
    /// - Parameter table: the table whose name stays, in place of the one cited, since other lists
    ///   stand below it; nil where the name goes too.
    func removalEdits(of citation: Citation, leaving table: TableName?) -> [TextEdit] {
        guard let table, case .table(let cited) = citation.target, let first = cited.elements.first
        else { return [removalEdit(of: citation)] }
        let mark = "第".utf8.count
        let start =
            source.hasText("第", at: first.range.lowerBound - mark)
            ? first.range.lowerBound - mark : first.range.lowerBound
        var own = citation
        own.range = max(start, min(citation.range.lowerBound, first.range.lowerBound))..<citation.range.upperBound
        let name = tableNameEdits(table, insteadOf: citation, cited: cited)
        return (name + [removalEdit(of: own)]).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The citation left out: with its line where it has one of its own, else with the separator
    /// before it, else with the one after it.
    func removalEdit(of citation: Citation) -> TextEdit {
        let range = citation.range
        if let line = ownLine(of: range) { return TextEdit(line, "") }
        for mark in ["、", "，", ",", "・", "及び", "並びに"]
        where source.hasText(mark, at: range.lowerBound - mark.utf8.count) {
            return TextEdit(range.lowerBound - mark.utf8.count..<range.upperBound, "")
        }
        for mark in ["、", "，", ",", "・", "及び", "並びに"] where source.hasText(mark, at: range.upperBound) {
            return TextEdit(range.lowerBound..<range.upperBound + mark.utf8.count, "")
        }
        return TextEdit(range, "")
    }

    /// In bytes: more than blanks and a bullet beside a citation is text.
    private static let longestMargin = 300

    /// The line with its break, where nothing but a bullet stands on it beside the citation.
    private func ownLine(of range: Range<Int>) -> Range<Int>? {
        let first = source.lineIndex(at: range.lowerBound)
        let last = source.lineIndex(at: max(range.lowerBound, range.upperBound - 1))
        guard last + 1 < source.lineStarts.count, first > 0 else { return nil }
        let lineEnd = source.lineRange(last).upperBound
        guard range.lowerBound - source.lineStarts[first] <= SuggestionWriter.longestMargin,
            lineEnd - range.upperBound <= SuggestionWriter.longestMargin, range.upperBound <= lineEnd
        else { return nil }
        let before = source.text(in: source.lineStarts[first]..<range.lowerBound)
        let after = source.text(in: range.upperBound..<lineEnd)
        guard before.allSatisfy({ $0.isWhitespace || "・○●◯◎■□◆◇▪•*-－".contains($0) }),
            !before.contains("\t"), after.allSatisfy(\.isWhitespace)
        else { return nil }
        return source.lineStarts[first]..<source.lineStarts[last + 1]
    }
}

extension SourceText {
    /// Whether a text stands at a byte offset.
    func hasText(_ text: String, at offset: Int) -> Bool {
        offset >= 0 && offset + text.utf8.count <= bytes.count
            && bytes[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
    }

    fileprivate func opensBracket(at offset: Int) -> Bool {
        ["（", "(", "［", "[", "「", "〔"].contains { hasText($0, at: offset) }
    }
}
