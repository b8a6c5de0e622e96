import KobanFormats
import KobanText
import Testing

/// Text of others in every format: it stays text.
@Suite("Text of others")
struct ForeignTextTests {
    @Test("A cell of a CSV ends where it ends, and none is a formula")
    func csv() {
        #expect(CSVText.byteOrderMark == [0xEF, 0xBB, 0xBF])
        #expect(
            String(decoding: CSVText.row(["=1+1", "a\"b", "一\r\n二", "＝A1", "＝"]), as: UTF8.self)
                == "\"'=1+1\",\"a\"\"b\",\"一\n二\",\"'＝A1\",\"＝\"\r\n")
        let long = CSVText.row([String(repeating: "長", count: 40_000)])
        #expect(String(decoding: long, as: UTF8.self).hasSuffix("…【長すぎるため、以下を省きました】\"\r\n"))
    }

    @Test("Nothing is markup in HTML and in Markdown, and nothing hides")
    func markup() {
        #expect(HTMLText.escaped("<b>&\"'\u{202E}") == "&lt;b&gt;&amp;&quot;&#39;〔U+202E〕")
        #expect(MarkdownText.cell("a|*b*\n<c>") == "a\\|\\*b\\*<br>&lt;c&gt;")
        #expect(MarkdownText.flatCell("a|$b\n<c\u{200B}") == "a\\|\\$b &lt;c〔U+200B〕")
    }

    @Test("A terminal obeys only colours that were asked for")
    func terminal() {
        let name = "a\u{1B}[2Jb"
        #expect(TerminalStyle(isColoured: false).red("\(name)").output == "a〔U+001B〕[2Jb")
        #expect(TerminalStyle(isColoured: true).red("\(name)").output == "\u{1B}[1;31ma〔U+001B〕[2Jb\u{1B}[0m")
        #expect(VisibleText.bytes("a\u{1B}b\nc") == Array("a〔U+001B〕b\nc".utf8))
    }

    @Test("A template takes a value for text, and one that is missing for nothing")
    func template() throws {
        let templates = try HTMLTemplates([
            "page": Array("{{% CONTENT_TYPE:KOBAN}}\n<p>{{name}}{{none}}</p>{{#rows}}{{> row}}{{/rows}}".utf8),
            "row": Array("{{% CONTENT_TYPE:KOBAN}}\n<i>{{name}}</i>".utf8),
        ])
        let view = TemplateView(["name": "<b>", "rows": TemplateViews([1, 2]) { TemplateView(["name": "\($0)"]) }])
        #expect(
            String(decoding: try templates.render(view, with: "page"), as: UTF8.self)
                == "<p>&lt;b&gt;</p><i>1</i><i>2</i>")
        #expect(throws: HTMLTemplateError.self) { _ = try templates.render(view, with: "other") }
        #expect(throws: HTMLTemplateError.self) { _ = try HTMLTemplates(["page": Array("{{#open}}".utf8)]) }
    }
}
