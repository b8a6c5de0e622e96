import Testing

@testable import KobanText

@Suite("位置")
struct SourceTextTests {
    @Test("lines and columns count from 1, columns in characters")
    func positions() {
        let source = SourceText("あ🍀b\r\n二行目\n\r三")
        let text = Array("あ🍀b\r\n二行目\n\r三".utf8)
        #expect(source.position(at: 0) == .init(line: 1, column: 1))
        #expect(source.position(at: 7) == .init(line: 1, column: 3))
        #expect(source.position(at: 10) == .init(line: 2, column: 1))
        #expect(source.position(at: 16) == .init(line: 2, column: 3))
        #expect(source.position(at: text.count) == .init(line: 4, column: 2))
    }

    @Test("a column far down a long line is the number of characters before it")
    func longLine() {
        let source = SourceText("x\n" + String(repeating: "漢a字", count: 5000))
        for count in [1, 341, 342, 1023, 1024, 4999] {
            #expect(source.position(at: 2 + count * 7) == .init(line: 2, column: count * 3 + 1))
        }
    }

    @Test("an empty text has one empty line")
    func empty() {
        #expect(SourceText("").position(at: 0) == .init(line: 1, column: 1))
    }
}
