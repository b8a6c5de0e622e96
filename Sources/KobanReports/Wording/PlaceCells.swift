import KobanDocuments
import KobanWorkbook

/// Where something begins in a document, as cells of the columns 行 and 列.
extension Cell {
    /// The line as a number to sort by, or the place in words where the document is no text.
    static func line(of place: KobanDocuments.Place) -> Cell {
        if case .line(let line, _) = place { return .number(line) }
        return .text(place.columns.line)
    }

    /// The column; empty where the document is no text.
    static func column(of place: KobanDocuments.Place) -> Cell {
        if case .line(_, let column) = place { return .number(column) }
        return .empty
    }
}
