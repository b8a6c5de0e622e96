import KobanText

/// A list with words beside its items (「26の項（生活保護）」).
extension CitationWriter {
    /// Whether more stands between two items than what separates them.
    func hasWords(_ gap: Range<Int>) -> Bool {
        tidy(gap).contains { !$0.isWhitespace && !"の項第番、，,・．.及びおよ並に又は若しくとまで".contains($0) }
    }

    /// Each number exchanged in its own place; an item without a successor goes with the words
    /// after it.
    func annotatedEdits(
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
                source.text(in: $0.upperBound..<$1).wholeMatch(of: CitationWriter.bracketedWords) == nil
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
            } else if let close = CitationWriter.brackets[character] {
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
        let end = min(line, offset + CitationWriter.longestBracket)
        guard offset < end else { return offset }
        var closing: [Character] = []
        var place = offset
        for character in source.text(in: offset..<end) {
            place += String(character).utf8.count
            if let close = closing.last, character == close {
                closing.removeLast()
            } else if let close = CitationWriter.brackets[character] {
                closing.append(close)
            }
            if closing.isEmpty { break }
        }
        return closing.isEmpty && place > offset && source.opensBracket(at: offset) ? place : offset
    }

    /// In bytes: words in brackets after an item are a note of a line or two. A bracket that is not
    /// closed so soon is no note of the item.
    private static let longestBracket = 1_200
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
