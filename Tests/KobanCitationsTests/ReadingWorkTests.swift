import KobanText
import Testing

@testable import KobanCitations

/// What one construct costs when a text is full of it: the bytes read and the tokens looked at,
/// counted, at a length, at twice and at four times the length.
@Suite("読む手間")
struct ReadingWorkTests {
    private static let opening = ["（", "(", "「", "『", "【", "［", "[", "〔", "<", "《", "〈"]
    private static let closing = ["）", ")", "」", "』", "】", "］", "]", "〕", ">", "》", "〉"]
    private static let markup = [
        "<b ", "<b>", "</b>", "<td>", "</td>", "</tr>", "<tr><td>", "<br>", "<!--", "-->", "<p", "</", "&", "&amp;",
        "&#", "&#12288;", "&nbsp;",
        "\"", "'",
    ]
    private static let blanks = [
        " ", "\u{3000}", "\t", "\n", "\r\n", "\n\n", "\u{200B}", "・", "※", "○", "①", "1 ", "１．", "(1)", "ア　",
    ]
    private static let digits = [
        "1", "１", "一", "十", "〇", "二六", "26、", "26 ", "26・", "26の", "の2", "26～", "1～28、", "第", "第1", "1から", "まで",
    ]
    private static let words = [
        "条", "項", "号", "の", "の項", "項番", "附則", "別表", "表", "同表", "欄", "第1欄", "次の項", "のうち", "において", "及び", "に", "が", "を",
        "以下", "という", "主務省令", "命令", "同条", "同法", "情報提供の根拠", "情報照会の根拠\n", "情報提供者", "特定個人情報", "事務", "令和", "年", "法",
        "法律", "条例", "規則", "省令", "番号", "番号法", "参", "。", "、", "：", "あ", "ー",
    ]
    private static let phrases = [
        "別表第二", "別表第二の", "別表第二の26の項、", "別表第二の次の項", "同表の2の項、", "第2条の表の", "第2条の表の42の項", "第1条、", "第1条の", "第1条第1項", "第8号、",
        "番号法第19条第8号、", "番号法第1条～第999条、", "第1条～第299条、", "番号法別表第二の1～119の項、", "の一部を改正する法律", "番号法の一部を改正する法律",
        "番号法等の一部を改正する法律",
        "生活保護法（以下「甲法」という。）", "（以下「法」という。）", "わかば市条例第5条、", "住民基本台帳法別表第一の5の項、", "平成25年法律第27号", "法律第1",
        "第三欄（情報提供者）が「市町村長」の項のうち、", "第三欄（情報提供者）が「", "別表第二において、", "第1欄（", "が「", "（～R8.5）、", "番号法第9条（～R8.5）、",
        "26の項（生活保護法）、", "【情報照会の根拠】", "（１）提供　13・14\n", "1 生活保護に関する事務\n", "・第7条\n", "番号法別表\n第二の\n2\n6の項", "定める命令",
        "行政手続における徳の個人を識別するための番号の利用等に関する法律", "行政手続における特定の個人を識別するための番号の利用等に関する",
        "別表第1の2の3の4", "26の項から28の項まで、", "二六二七二八の項、", "262728の項、", "第2条のうち次の項（",
    ]

    private func work(_ text: String) -> Int {
        var count = 0
        let source = SourceText(text)
        let scanner = CitationScanner(statutes: TestLexicon.statutes)
        _ = withUnsafeMutablePointer(to: &count) { work in
            scanner.learning(from: source, work: work).citations(
                in: source, ranges: [0..<source.bytes.count], context: CitationContext(), work: work)
        }
        return count
    }

    /// Twice the text may take twice the work and a tenth more, for what a look-ahead cuts at the
    /// end of a short text; and no construct takes more than so many steps a byte.
    private func holds(_ head: String, _ piece: String) {
        let count = max(1, 6_000 / piece.utf8.count)
        let (once, twice, fourfold) = (
            work(head + String(repeating: piece, count: count)),
            work(head + String(repeating: piece, count: 2 * count)),
            work(head + String(repeating: piece, count: 4 * count))
        )
        #expect(once > count, "what is read is counted")
        #expect(10 * (twice - once) <= 11 * 2 * once, "\(head)\(piece): \(once), \(twice), \(fourfold)")
        #expect(
            10 * (fourfold - twice) <= 11 * 2 * (twice - once) + 2_000,
            "\(head)\(piece): \(once), \(twice), \(fourfold)")
        #expect(fourfold <= 1_000 * (4 * count * piece.utf8.count + head.utf8.count), "\(head)\(piece): \(fourfold)")
    }

    @Test("marks, markup and blanks", arguments: opening + closing + markup + blanks)
    func marksAndBlanks(_ piece: String) {
        for head in ["番号法別表第二の26の項、", "番号法別表第二", "番号法第19条"] { holds(head, piece) }
    }

    @Test("numbers and the words of citations", arguments: digits + words)
    func wordsAndNumbers(_ piece: String) {
        for head in ["番号法別表第二の26の項、", "番号法別表第二の", "番号法第19条", "番号法"] { holds(head, piece) }
    }

    @Test("whole phrases", arguments: phrases)
    func wholePhrases(_ piece: String) {
        for head in ["番号法第9条第1項\n", "番号法別表第二の次の項　"] { holds(head, piece) }
    }
}
