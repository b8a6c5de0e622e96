import KobanText

/// A list with ranges.
extension CitationWriter {
    /// A list with ranges, each element in its own place, so that line breaks between them stay.
    ///
    /// - Returns: nil where an element has gone, or two have become one.
    func rangedEdits(
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
    func elementEdits(
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
    func upToEdit(after element: ListElement) -> TextEdit? {
        guard element.last != nil else { return nil }
        let mark = "まで"
        return ["", "項", "の項"].map { element.range.upperBound + $0.utf8.count }
            .first { offset in
                source.hasText(mark, at: offset)
                    && ["", "項", "の項"].contains(source.text(in: element.range.upperBound..<offset))
            }
            .map { TextEdit($0..<$0 + mark.utf8.count, "") }
    }
}
