import KobanLaw
import KobanText

/// The item list of a citation written anew in place: separators, line breaks and the words beside
/// an item stay where they are.
extension CitationWriter {
    /// The list alone, of a table that stays.
    ///
    /// - Parameter successors: what became of an item; by default those that are to be written stay.
    func itemEdits(
        _ items: [ItemNumber], insteadOf citation: Citation,
        successors: ((ItemNumber) -> [ItemNumber])?
    ) -> [TextEdit] {
        guard case .table(let cited) = citation.target, let first = cited.elements.first,
            let last = cited.elements.last, !items.isEmpty,
            citation.range.lowerBound <= first.range.lowerBound,
            last.range.upperBound <= citation.range.upperBound
        else { return [] }
        guard
            let list = listEdits(
                items, like: cited, style: DigitStyle(of: cited, in: source),
                successors: successors ?? { items.contains($0) ? [$0] : [] })
        else { return [] }
        guard let table = cited.table, !list.isEmpty else { return list }
        return partingNumber(table, before: first.range.lowerBound, items, like: cited) + list
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
        if mayRunTogether(items), isPartedByBlanks(slots) {
            return [TextEdit(first.lowerBound..<last.upperBound, list(items, like: cited, style: style))]
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

    /// Whether two numbers side by side could be one that a line break cut: 3 and 4.
    private func mayRunTogether(_ items: [ItemNumber]) -> Bool {
        zip(items, items.dropFirst()).contains { left, right in
            !left.isBranch && Int("\(left.whole)\(right.whole)").map { $0 <= ItemBounds.largest } ?? false
        }
    }

    /// Whether nothing but blanks and line breaks stands between some numbers of a list.
    private func isPartedByBlanks(_ slots: [Range<Int>]) -> Bool {
        zip(slots, slots.dropFirst()).contains { tidy($0.upperBound..<$1.lowerBound).allSatisfy(\.isWhitespace) }
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

    /// The list with the separators of the original.
    func list(_ items: [ItemNumber], like cited: TableCitation, style: DigitStyle) -> String {
        let separators = ListSeparators(of: cited, in: source)
        let pieces = pieces(items, range: separators.range, style: style)
        guard pieces.count > 1, let final = pieces.last, let last = separators.last else {
            return pieces.joined(separator: separators.inner)
        }
        return pieces.dropLast().joined(separator: separators.inner) + last + final
    }

    /// What stands for one range of a list: its items with the marks of the list.
    func rangeText(_ items: [ItemNumber], like cited: TableCitation, style: DigitStyle) -> String {
        let separators = ListSeparators(of: cited, in: source)
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
}
