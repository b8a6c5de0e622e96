import KobanDocuments
import KobanFormats
import KobanText

/// Where something begins in a document, as keys of the contract (`../shared/spec/output.md`): the line and column
/// of the text, and the page, the cell or the paragraph where the document has them.
enum PlaceJSON {
    static func keys(of place: SourcePlace) -> [(String, JSONValue)] {
        keys(line: place.line, column: place.column, of: place.start)
    }

    static func keys(at offset: Int, in document: Document) -> [(String, JSONValue)] {
        let position = document.source.position(at: offset)
        return keys(line: position.line, column: position.column, of: document.place(at: offset))
    }

    private static func keys(line: Int, column: Int, of place: Place) -> [(String, JSONValue)] {
        [("line", .int(line)), ("column", .int(column))] + beside(place)
    }

    /// What a place has beside the line and column of the text.
    static func beside(_ place: Place) -> [(String, JSONValue)] {
        switch place {
        case .line: []
        case .page(let page, let line): [("page", .int(page)), ("pageLine", .int(line))]
        case .cell(let sheet, let name): [("sheet", .string(sheet)), ("cell", .string(name))]
        case .paragraph(let number): [("paragraph", .int(number))]
        }
    }
}
