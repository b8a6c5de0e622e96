import KobanDocuments
import KobanText
import Testing

@Suite("Where something stands in a document")
struct PlaceTests {
    @Test(
        "Each kind of place has its words",
        arguments: [
            (Place.line(12, column: 3), "12行目", "12行3文字目", "12:3", "12"),
            (.page(4, line: 5), "4ページ5行目", "4ページ5行目", "4ページ5行目", "4ページ5行目"),
            (.cell(sheet: "表紙", name: "B12"), "シート「表紙」のB12", "シート「表紙」のB12", "シート「表紙」のB12", "シート「表紙」のB12"),
            (.paragraph(7), "7段落目", "7段落目", "7段落目", "7段落目"),
        ])
    func words(place: Place, japanese: String, inFull: String, afterPath: String, line: String) {
        #expect(place.japanese == japanese)
        #expect(place.japaneseInFull == inFull)
        #expect(place.afterPath == afterPath)
        #expect(place.columns.line == line)
    }

    @Test("The place of a text is its line and its column in characters")
    func text() {
        let document = Document(text: SourceText("番号法\n　別表"))
        #expect(document.place(at: "番号法\n　".utf8.count) == .line(2, column: 2))
        let kept = SourcePlace(0..<"番号法\n".utf8.count, in: document)
        #expect(kept.start == .line(1, column: 1))
        #expect(kept.endLine == 2 && kept.endColumn == 1 && kept.page == nil && kept.cell == nil)
    }

    @Test("A place is kept without the document")
    func kept() {
        var places = PlaceMap()
        places.begin(.page(1), at: 0)
        places.begin(.page(2), at: 4)
        let document = Document(source: SourceText("abc\nde\nf"), format: PlainTextFormat(), places: places)
        #expect((0..<8).map { document.place(at: $0) }.filter { $0 == .page(1, line: 1) }.count == 4)
        #expect(document.place(at: 4) == .page(2, line: 1))
        #expect(SourcePlace(7..<8, in: document).start == .page(2, line: 2))
    }
}
