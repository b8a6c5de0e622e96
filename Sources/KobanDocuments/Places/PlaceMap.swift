import KobanText

/// Where the stretches of a document's text stand in the document.
///
/// A text needs none: its lines and columns are its places. A format whose documents have pages, cells or
/// paragraphs says where each begins in the text that was read from it.
public struct PlaceMap: Sendable {
    /// What a stretch of the text is in the document.
    public enum Stretch: Hashable, Sendable {
        /// A page, counted from 1.
        case page(Int)
        /// A cell, by the name of its sheet and its own (`B12`).
        case cell(sheet: String, name: String)
        /// A paragraph, counted from 1.
        case paragraph(Int)
    }

    private struct Mark: Sendable {
        var start: Int
        let stretch: Stretch
    }

    private var marks: [Mark] = []

    /// Of a text: lines and columns.
    public init() {}

    /// Notes that a stretch begins at a byte offset, not before the one noted last.
    public mutating func begin(_ stretch: Stretch, at offset: Int) {
        marks.append(Mark(start: max(offset, marks.last?.start ?? 0), stretch: stretch))
    }

    /// The same places in a text of which some stretches were replaced.
    ///
    /// - Parameter moved: the offset in the new text of an offset in the old one.
    func moved(by moved: (Int) -> Int) -> PlaceMap {
        var copy = self
        for index in copy.marks.indices { copy.marks[index].start = moved(copy.marks[index].start) }
        return copy
    }

    /// The place of a byte offset.
    func place(at offset: Int, in source: SourceText) -> Place {
        guard let mark = mark(before: offset) else {
            let position = source.position(at: offset)
            return .line(position.line, column: position.column)
        }
        switch mark.stretch {
        case .page(let page):
            let line = source.lineIndex(at: offset) - source.lineIndex(at: mark.start) + 1
            return .page(page, line: max(1, line))
        case .cell(let sheet, let name): return .cell(sheet: sheet, name: name)
        case .paragraph(let number): return .paragraph(number)
        }
    }

    /// The last stretch that begins at an offset or before it; for what stands before all, the first.
    private func mark(before offset: Int) -> Mark? {
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].start <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? marks[low - 1] : marks.first
    }
}
