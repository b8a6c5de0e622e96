import KobanText
import Testing

@Suite("見えない文字")
struct VisibleTextTests {
    @Test(
        "whatever a terminal obeys or a reader cannot see is named",
        arguments: [
            ("\u{1B}[31m赤", "〔U+001B〕[31m赤"), ("\u{9B}2J", "〔U+009B〕2J"), ("\u{1B}]0;題\u{7}", "〔U+001B〕]0;題〔U+0007〕"),
            ("a\u{8}b", "a〔U+0008〕b"), ("a\rb", "a〔U+000D〕b"), ("\u{202E}txt.exe", "〔U+202E〕txt.exe"),
            ("\u{2066}x\u{2069}", "〔U+2066〕x〔U+2069〕"), ("\u{7F}", "〔U+007F〕"), ("別表\u{200B}第二", "別表〔U+200B〕第二"),
        ])
    func named(_ text: String, _ shown: String) {
        #expect(VisibleText.line(text) == shown)
        #expect(VisibleText.lines(text) == shown)
    }

    @Test("a line stays one line; several lines keep theirs")
    func lines() {
        #expect(VisibleText.line("a\tb\nc") == "a b〔U+000A〕c")
        #expect(VisibleText.lines("a\tb\nc") == "a\tb\nc")
    }

    @Test("Japanese text, emoji and variants stay as they are")
    func kept() {
        for text in ["別表第二の２６の項①…→", "葛\u{E0100}飾区", "👨‍👩‍👧", "か\u{3099}"] {
            #expect(VisibleText.line(text) == text)
            #expect(VisibleText.lines(text) == text)
        }
    }
}
