import KobanLaw
import KobanText

/// A citation left out.
extension CitationWriter {
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
        guard range.lowerBound - source.lineStarts[first] <= CitationWriter.longestMargin,
            lineEnd - range.upperBound <= CitationWriter.longestMargin, range.upperBound <= lineEnd
        else { return nil }
        let before = source.text(in: source.lineStarts[first]..<range.lowerBound)
        let after = source.text(in: range.upperBound..<lineEnd)
        guard before.allSatisfy({ $0.isWhitespace || "・○●◯◎■□◆◇▪•*-－".contains($0) }),
            !before.contains("\t"), after.allSatisfy(\.isWhitespace)
        else { return nil }
        return source.lineStarts[first]..<source.lineStarts[last + 1]
    }
}
