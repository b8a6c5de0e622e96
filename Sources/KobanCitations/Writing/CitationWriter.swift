import KobanLaw
import KobanText

/// Writes a citation anew in the notation of the original: its digits, its separators,
/// 第 and の項, and the law's name as the document uses it. Everything that is not table
/// or list stays as it stands.
package struct CitationWriter {
    let source: SourceText
    let statutes: Statutes
    /// How the document calls 番号法.
    let actName: String
    /// 番号法第19条第8号 where it stands right before the citation that is written.
    let basis: CitedBasis?

    package init(source: SourceText, statutes: Statutes, actName: String, basis: CitedBasis? = nil) {
        self.source = source
        self.statutes = statutes
        self.actName = actName
        self.basis = basis
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
            edits = partingNumber(from: edits, table, before: first.range.lowerBound, items, like: cited)
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

    /// A piece of the original on one line: line breaks and markup left out, other white
    /// space kept.
    package func tidy(_ range: Range<Int>) -> String {
        guard range.lowerBound < range.upperBound else { return "" }
        return source.bytes.withUnsafeBufferPointer { OriginalText.oneLine($0, range) }
    }
}
