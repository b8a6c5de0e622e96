/// Where something begins in a document, in the words in which whoever opens the document finds it.
///
/// Everything counts from 1.
public enum Place: Hashable, Sendable {
    /// Of a text. The column counts characters (Unicode scalar values).
    case line(Int, column: Int)
    /// Of a document of pages; the line is that of the page.
    case page(Int, line: Int)
    /// Of a workbook: the sheet by its name, the cell as the sheet calls it (`B12`).
    case cell(sheet: String, name: String)
    /// Of a document of paragraphs whose lines depend on the printer.
    case paragraph(Int)
}

/// The wording for people: it stands here alone.
extension Place {
    /// 「12行目」「3ページ12行目」: within a sentence.
    public var japanese: String {
        switch self {
        case .line(let line, _): "\(line)行目"
        case .page(let page, let line): "\(page)ページ\(line)行目"
        case .cell(let sheet, let name): "シート「\(sheet)」の\(name)"
        case .paragraph(let number): "\(number)段落目"
        }
    }

    /// 「12行3文字目」: where one more word helps to find it.
    public var japaneseInFull: String {
        if case .line(let line, let column) = self { return "\(line)行\(column)文字目" }
        return japanese
    }

    /// What follows the path and its colon: `12:3`, as editors take it, or the words.
    public var afterPath: String {
        if case .line(let line, let column) = self { return "\(line):\(column)" }
        return japanese
    }

    /// The same without the column: `12`.
    public var lineAfterPath: String {
        if case .line(let line, _) = self { return String(line) }
        return japanese
    }

    /// For two columns of a table, 行 and 列; what is no line stands in the first alone.
    public var columns: (line: String, column: String) {
        if case .line(let line, let column) = self { return (String(line), String(column)) }
        return (japanese, "")
    }

    /// The number beside a line that is shown; nil where the document has no lines.
    public var lineNumber: Int? {
        switch self {
        case .line(let line, _), .page(_, let line): line
        case .cell, .paragraph: nil
        }
    }
}
