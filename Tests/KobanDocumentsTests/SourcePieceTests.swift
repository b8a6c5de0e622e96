import KobanText
import Testing

@testable import KobanDocuments

/// Tags and character references in texts.
struct SourcePieceTests {
    private func visible(_ text: String) -> String {
        let source = SourceText(text)
        return source.visibleText(in: 0..<source.bytes.count)
    }

    @Test(
        "A reference is the character that it stands for",
        arguments: [
            ("別表第二&#12288;の&#x3000;26&emsp;の&ensp;項&thinsp;&nbsp;", "別表第二の26の項"), ("9&middot;10&hellip;", "9・10…"),
            ("26&ndash;28", "26-28"), ("&#50;&#x36;の項", "26の項"), ("&#65298;&#65302;", "26"), ("&lpar;26&rpar;", "(26)"),
            ("&#12363;&#12441;", "が"), ("&lt;td&gt;", "<td>"), ("&#150;&#133;", "-…"), ("26&nbsp の項", "26の項"),
            ("&bull;9", "・9"),
            ("A&B社", "A&B社"), ("&そのほか;", "&そのほか;"), ("&unknown;", "&unknown;"),
        ])
    func references(written: String, read: String) {
        #expect(visible(written) == read)
    }

    @Test(
        "Every tag with an ASCII name is a tag, and what a tag hides is no text",
        arguments: [
            ("別表<tt>第二</tt>の<o:p></o:p>26<v:shape id=\"a\" style='x>y'>の項</v:shape>", "別表第二の26の項"),
            ("<?xml version=\"1.0\"?><!DOCTYPE html>26<!-- 27 <b>28</b> -->の項", "26の項"),
            ("<ruby>項<rp>(</rp><rt>こう</rt><rp>)</rp></ruby>", "項"),
            ("<script>var a = '別表第二の9の項';</script>26", "26"), ("<STYLE>b{}</STYLE>26", "26"),
            ("<td title=\"9 > 8\">26</td>", "26"),
            ("<td class=\"a>26</td>", "26"), ("<td class=a\">26</td>", "26"), ("26<!-- の項", "26の項"),
            ("<script>26", "26"),
            ("<td\n  colspan=2 >26<br/>", "26"), ("<![if !x]>26<![endif]>", "26"),
        ])
    func tags(written: String, read: String) {
        #expect(visible(written) == read)
    }

    @Test(
        "Text between angle brackets is text",
        arguments: ["<選択肢>", "<オンライン資格確認の準備業務>", "<LGWAN接続>", "<LGWAN 接続の場合 別表第二の26の項>", "9<10", "a <> b"])
    func text(written: String) {
        #expect(visible(written) == written.filter { !$0.isWhitespace })
    }

    @Test(
        "Unclosed tags, comments and scripts are read in one pass",
        arguments: ["<", "<!--", "<script>", "<rt>", "<a b=\"", "&#", "<rt><b>"])
    func linear(piece: String) {
        var work: [Int] = []
        for count in [1_000, 2_000, 4_000] {
            let bytes = Array(String(repeating: piece, count: count).utf8)
            // How often each byte is looked at, at most: the pieces that begin at each place of one pass.
            var steps = 0
            bytes.withUnsafeBufferPointer { buffer in
                var offset = 0
                while offset < buffer.count {
                    let end = SourcePiece.read(buffer, at: offset, end: buffer.count).end
                    #expect(end > offset)
                    offset = end
                    steps += 1
                }
            }
            work.append(steps)
        }
        #expect(work[1] <= work[0] * 2 + 8 && work[2] <= work[1] * 2 + 8)
    }
}
