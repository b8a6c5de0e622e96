/// A text with HTML cut into lines and rows of cells, whatever tag is missing, stray or crossed.
///
/// Nothing is dropped: what stands in no cell is a line, or, in a row, a cell whose tag was lost.
struct MarkupLayout {
    /// A cell as its tags say, which may be damaged.
    struct Cell {
        var range: Range<Int>
        var columns = 1
        var rows = 1
        /// Whether its opening tag, and its closing one, stand where they belong.
        var isOpened = true
        var isClosed = true
    }

    struct Row {
        var cells: [Cell] = []
        var isOpened = true
        var isClosed = true
    }

    enum Item {
        /// Text outside of cells, to the end of its line.
        case line(Range<Int>)
        case row(Row)
        case tableBegins
        case tableEnds
    }

    private struct Mark {
        let start: Int
        /// After the tag, and after what it hides.
        let end: Int
        let tag: MarkupTag
    }

    /// No table of a form has as many rows under one cell.
    private static let mostRows = 10_000

    private(set) var items: [Item] = []

    private let bytes: [UInt8]
    private var marks: [Mark] = []
    /// How many tables are open.
    private var depth = 0
    private var row: Row?
    private var cell: Cell?
    /// The tag of a table stood in the middle of a row, of which cells may follow.
    private var isRowCut = false
    /// Where text that stands in no cell begins.
    private var textStart = 0

    /// - Returns: nil where no tag lays the text out: its lines and tabs do.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard readMarks() else { return nil }
        for index in marks.indices { take(index) }
        finish()
    }

    /// Whether the tag of a table stands in the middle of a row: no table begins or ends there.
    func cutsRow(at index: Int, after last: Row) -> Bool {
        guard !last.isClosed, index + 1 < items.count, case .row(let next) = items[index + 1] else { return false }
        return !next.isOpened
    }

    // MARK: Tags

    /// Whether a text has a table, or is a page, of HTML.
    static func isLaidOut(_ bytes: [UInt8]) -> Bool {
        var isLaidOut = false
        goOver(bytes) { mark, isFirst in
            isLaidOut = beginsPage(mark, isFirst: isFirst) || isOfTable(mark)
            return !isLaidOut
        }
        return isLaidOut
    }

    /// - Returns: whether the text has a table, or is a page, of HTML.
    private mutating func readMarks() -> Bool {
        var found: [Mark] = []
        var isPage = false
        var hasTable = false
        MarkupLayout.goOver(bytes) { mark, isFirst in
            if MarkupLayout.beginsPage(mark, isFirst: isFirst) { isPage = true }
            if MarkupLayout.isOfTable(mark) { hasTable = true }
            let element = mark.tag.element
            if element == .table || MarkupLayout.isOfTable(mark) || mark.tag.breaksLine || element?.isCode ?? false {
                found.append(mark)
            }
            return true
        }
        guard isPage || hasTable else { return false }
        // In a text, paragraphs and line breaks are of the line or the cell that they stand in.
        marks = isPage ? found : found.filter { $0.tag.element == .table || !$0.tag.breaksLine }
        return true
    }

    private static func beginsPage(_ mark: Mark, isFirst: Bool) -> Bool {
        mark.tag.element.map { $0.isPage || (isFirst && $0.beginsPage) } ?? false
    }

    private static func isOfTable(_ mark: Mark) -> Bool {
        mark.tag.element.map { $0 == .row || $0.isCell } ?? false
    }

    /// Goes over the tags of a text, comments and declarations left out.
    ///
    /// - Parameter take: is told whether nothing stands before the tag; says whether to go on.
    private static func goOver(_ bytes: [UInt8], _ take: (_ mark: Mark, _ isFirst: Bool) -> Bool) {
        var isFirst = true
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index < buffer.count {
                guard buffer[index] == 0x3C, let tag = MarkupTag.read(buffer, at: index, end: buffer.count) else {
                    if buffer[index] > 0x20 { isFirst = false }
                    index += 1
                    continue
                }
                let mark = Mark(start: index, end: tag.hiddenEnd(in: buffer, end: buffer.count), tag: tag)
                if tag.element != nil {
                    guard take(mark, isFirst) else { return }
                    isFirst = false
                }
                index = mark.end
            }
        }
    }

    private mutating func take(_ index: Int) {
        let mark = marks[index]
        guard let element = mark.tag.element else { return }
        if element == .table {
            endCell(at: mark.start, isClosed: false)
            isRowCut = row != nil
            endText(at: mark.start)
            endRow(isClosed: false)
            if !mark.tag.isClosing {
                depth += 1
                items.append(.tableBegins)
            } else if depth > 0 {
                depth -= 1
                items.append(.tableEnds)
            }
        } else if element == .row {
            endCell(at: mark.start, isClosed: false)
            endText(at: mark.start)
            endRow(isClosed: mark.tag.isClosing)
            isRowCut = false
            if !mark.tag.isClosing, depth > 0 || beginsCell(after: index) { row = Row() }
        } else if element.isCell {
            mark.tag.isClosing ? closeCell(mark) : openCell(mark, index)
        } else {
            guard cell == nil, row == nil || element.isCode else { return }
            endText(at: mark.start)
        }
        textStart = mark.end
    }

    private func beginsCell(after index: Int) -> Bool {
        guard index + 1 < marks.count else { return false }
        let next = marks[index + 1].tag
        return !next.isClosing && next.element?.isCell ?? false
    }

    /// Whether the next tag of a table closes a cell or a row: a cell outside of a table is one
    /// only then.
    private func closes(after index: Int) -> Bool {
        for mark in marks[(index + 1)...] {
            guard let element = mark.tag.element, element == .table || element == .row || element.isCell else {
                continue
            }
            return mark.tag.isClosing && element != .table
        }
        return false
    }

    private mutating func openCell(_ mark: Mark, _ index: Int) {
        endCell(at: mark.start, isClosed: false)
        endText(at: mark.start)
        guard depth > 0 || row != nil || closes(after: index) else { return }
        if row == nil { row = Row(isOpened: false) }
        cell = Cell(
            range: mark.end..<mark.end,
            columns: span("colspan", of: mark.tag, limit: DocumentRows.mostColumns),
            rows: span("rowspan", of: mark.tag, limit: MarkupLayout.mostRows), isClosed: false)
    }

    private func span(_ name: String, of tag: MarkupTag, limit: Int) -> Int {
        bytes.withUnsafeBufferPointer { max(1, tag.number(name, in: $0, limit: limit) ?? 1) }
    }

    private mutating func closeCell(_ mark: Mark) {
        if cell != nil {
            endCell(at: mark.start, isClosed: true)
        } else if row != nil || depth > 0 || isRowCut, !bytes.isBlank(textStart..<mark.start) {
            // Its opening tag is lost.
            if row == nil { row = Row(isOpened: false) }
            row?.cells.append(Cell(range: bytes.trimmed(textStart..<mark.start), isOpened: false))
        } else {
            endText(at: mark.start)
        }
    }

    // MARK: Ends

    private mutating func endCell(at place: Int, isClosed: Bool) {
        guard var ending = cell else { return }
        ending.range = bytes.trimmed(ending.range.lowerBound..<place)
        ending.isClosed = isClosed
        row?.cells.append(ending)
        cell = nil
        textStart = place
    }

    private mutating func endRow(isClosed: Bool) {
        guard var ending = row else { return }
        ending.isClosed = isClosed
        if !ending.cells.isEmpty || (ending.isOpened && isClosed) { items.append(.row(ending)) }
        row = nil
    }

    private mutating func endText(at place: Int) {
        guard textStart < place else { return }
        let text = textStart..<place
        textStart = place
        if row != nil {
            if !bytes.isBlank(text) {
                row?.cells.append(Cell(range: bytes.trimmed(text), isOpened: false, isClosed: false))
            }
            return
        }
        if depth > 0, bytes.isBlank(text) { return }
        var start = text.lowerBound
        for index in text where bytes[index] == 0x0A || bytes[index] == 0x0D {
            items.append(.line(start..<index))
            start = index + 1
        }
        items.append(.line(start..<text.upperBound))
    }

    private mutating func finish() {
        if let open = cell {
            // A cell that nothing ends has only its line.
            var end = bytes.trimmed(open.range.lowerBound..<bytes.count).lowerBound
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            endCell(at: end, isClosed: false)
            endRow(isClosed: false)
        }
        endText(at: bytes.count)
        endRow(isClosed: false)
    }
}
