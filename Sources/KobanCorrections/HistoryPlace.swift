import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanText

/// Where a new entry of 変更箇所 goes, and in which layout: right after the last one there.
struct HistoryPlace {
    private enum Layout {
        /// Cells between tabs, and which of the form's columns each is; nil for another column.
        case tabs([Int?])
        /// Cells between pipes.
        case pipes([Int?])
        /// The opening tags of the last row's cells, and what stands before the row on its line.
        case html(row: String, cells: [String], indent: String)
        /// What a PDF leaves: the cells as blocks of lines.
        case lines
    }

    private let source: SourceText
    private let layout: Layout
    private let offset: Int

    /// - Returns: nil where the document has no change history.
    init?(in assessment: Assessment) {
        source = assessment.source
        if let found = HistoryPlace.table(in: assessment) {
            (layout, offset) = found
        } else if let found = HistoryPlace.html(in: assessment) {
            (layout, offset) = found
        } else if let found = HistoryPlace.lines(in: assessment) {
            (layout, offset) = (.lines, found)
        } else {
            return nil
        }
    }

    func edit(adding rows: [HistoryRow]) -> TextEdit {
        let lineBreak = self.lineBreak
        let startsLine = offset == 0 || [0x0A, 0x0D].contains(source.bytes[offset - 1])
        func lines(_ lines: [String]) -> TextEdit {
            TextEdit(
                offset..<offset,
                startsLine ? lines.map { $0 + lineBreak }.joined() : lines.map { lineBreak + $0 }.joined())
        }
        switch layout {
        case .tabs(let columns):
            return lines(rows.map { row in columns.map { $0.map { row.cells[$0] } ?? "" }.joined(separator: "\t") })
        case .pipes(let columns):
            return lines(
                rows.map { row in
                    "| "
                        + columns.map { $0.map { row.cells[$0].replacing("|", with: "\\|") } ?? "" }.joined(
                            separator: " | ") + " |"
                })
        case .html(let open, let cells, let indent):
            let texts = rows.map { row in
                let contents = [row.cells[0], row.cells[1], row.before, row.after, row.cells[4], row.cells[5]]
                return indent + open
                    + zip(cells, contents).map { $0 + PlainText.withoutTags($1) + "</td>" }.joined() + "</tr>"
            }
            return TextEdit(offset..<offset, texts.joined())
        case .lines:
            return lines(rows.flatMap(HistoryPlace.block))
        }
    }

    /// One entry as lines: blank lines between the cells and none in them, so that the columns can be
    /// told apart.
    private static func block(_ row: HistoryRow) -> [String] {
        ["", row.cells[0] + " " + row.cells[1], ""] + PlainText.withoutBlankLines(row.before) + [""]
            + PlainText.withoutBlankLines(row.after) + ["", row.cells[4] + " " + row.cells[5]]
    }

    private var lineBreak: String {
        guard source.lineStarts.count > 1 else { return "\n" }
        return source.text(in: source.lineRange(0).upperBound..<source.lineStarts[1])
    }

    // MARK: Tables of lines

    /// Right after the last line of the last table with the heading of 変更箇所.
    private static func table(in assessment: Assessment) -> (Layout, Int)? {
        let source = assessment.source
        func cells(_ line: Int, _ separator: Character) -> [Substring] {
            let text = source.text(in: source.lineRange(line))
            guard separator == "|" else { return text.split(separator: "\t", omittingEmptySubsequences: false) }
            let trimmed = text.drop(while: \.isWhitespace)
            guard trimmed.first == "|" else { return [] }
            let end =
                trimmed.lastIndex { !$0.isWhitespace }.flatMap { trimmed[$0] == "|" ? $0 : nil } ?? trimmed.endIndex
            return trimmed[..<end].dropFirst().split(separator: "|", omittingEmptySubsequences: false)
        }
        let last = assessment.changeHistory.compactMap(start).max()
        var line = last.map { source.lineIndex(at: $0) } ?? source.lineStarts.count - 1
        let separators: [Character] = ["\t", "|"]
        var heading = line
        var columns: (Character, [Int?])?
        while heading >= 0 {
            columns =
                separators.lazy.compactMap { mark in HistoryPlace.columns(cells(heading, mark)).map { (mark, $0) } }
                .first
            if columns != nil { break }
            heading -= 1
        }
        guard let (separator, names) = columns else { return nil }
        func isRow(_ line: Int) -> Bool {
            let found = cells(line, separator)
            return found.count >= 5 && HistoryPlace.columns(found) == nil
        }
        if last == nil {
            // The form with nothing in it yet.
            line = heading
            if separator == "|", line + 1 < source.lineStarts.count, isRow(line + 1) { line += 1 }
        } else {
            guard isRow(line) else { return nil }
            while line + 1 < source.lineStarts.count, isRow(line + 1) { line += 1 }
        }
        let end = line + 1 < source.lineStarts.count ? source.lineStarts[line + 1] : source.bytes.count
        return (separator == "|" ? .pipes(names) : .tabs(names), end)
    }

    /// Which of the form's columns the cells of a heading are; nil where they are no such heading.
    private static func columns(_ cells: [Substring]) -> [Int?]? {
        guard cells.count >= 5 else { return nil }
        let names = cells.map { cell -> Int? in
            let name = cell.filter { !$0.isWhitespace && $0 != "*" }
            return [("変更日", 0), ("変更年月日", 0), ("項目", 1), ("変更前", 2), ("変更後", 3), ("提出時期に", 5), ("提出時期", 4)]
                .first { name.hasPrefix($0.0) }?.1
        }
        return [1, 2, 3].allSatisfy { names.contains($0) } ? names : nil
    }

    private static func start(of entry: ChangeEntry) -> Int? { ranges(of: entry).map(\.lowerBound).min() }

    private static func ranges(of entry: ChangeEntry) -> [Range<Int>] {
        [entry.dateRange].compactMap { $0 } + entry.item + entry.before + entry.after + entry.note
    }

    // MARK: HTML

    /// Right after the row of the last entry.
    private static func html(in assessment: Assessment) -> (Layout, Int)? {
        let source = assessment.source
        let ranges = assessment.changeHistory.flatMap(ranges)
        guard let last = ranges.max(by: { $0.upperBound < $1.upperBound }) else { return nil }
        let after = tags(in: source, last.upperBound..<source.bytes.count)
        guard let close = after.firstIndex(where: { $0.tag.element == .row && $0.tag.isClosing }),
            !after[..<close].contains(where: opensRow),
            let open = tags(in: source, 0..<last.lowerBound).last(where: opensRow)
        else { return nil }
        let end = after[close].range.upperBound
        var cells = tags(in: source, open.range.upperBound..<end)
            .filter { $0.tag.element == .dataCell && !$0.tag.isClosing }
            .map { source.text(in: $0.range) }.filter { !$0.lowercased().contains("span") }
        while cells.count < HistoryRow.columns.count { cells.append("<td>") }
        let indent = source.text(in: 0..<open.range.lowerBound).reversed().prefix { $0.isWhitespace }.reversed()
        return (
            .html(
                row: source.text(in: open.range), cells: Array(cells.prefix(HistoryRow.columns.count)),
                indent: String(indent)),
            end
        )
    }

    private static func opensRow(_ found: (range: Range<Int>, tag: MarkupTag)) -> Bool {
        found.tag.element == .row && !found.tag.isClosing
    }

    /// The tags of a range, in order.
    private static func tags(in source: SourceText, _ range: Range<Int>) -> [(range: Range<Int>, tag: MarkupTag)] {
        source.bytes.withUnsafeBufferPointer { bytes in
            var out: [(range: Range<Int>, tag: MarkupTag)] = []
            var offset = range.lowerBound
            while offset < range.upperBound {
                if bytes[offset] == 0x3C, let tag = MarkupTag.read(bytes, at: offset, end: range.upperBound) {
                    out.append((offset..<tag.end, tag))
                    offset = tag.hiddenEnd(in: bytes, end: range.upperBound)
                } else {
                    offset += 1
                }
            }
            return out
        }
    }

    // MARK: Lines

    /// Right after the last entry and the lines that say when it was submitted.
    private static func lines(in assessment: Assessment) -> Int? {
        let source = assessment.source
        guard let last = assessment.changeHistory.flatMap(ranges).map(\.upperBound).max() else { return nil }
        var line = source.lineIndex(at: last)
        var end = line
        while line + 1 < source.lineStarts.count {
            line += 1
            let text = source.text(in: source.lineRange(line)).filter { !$0.isWhitespace }
            if text.isEmpty { continue }
            guard text.hasPrefix("事前") || text.hasPrefix("事後") else { break }
            end = line
        }
        return end + 1 < source.lineStarts.count ? source.lineStarts[end + 1] : source.bytes.count
    }
}
