import KobanText
import Testing

@Suite("表示の幅")
struct DisplayWidthTests {
    @Test(
        "a text takes the columns that a terminal draws it in",
        arguments: [
            ("別表第二の26の項", 16), ("第１９条、", 10), ("ｶﾅ", 2), ("①…→※・〇々ー", 4 + 2 * 4), ("é", 1), ("e\u{301}", 1),
            ("か\u{3099}", 2), ("葛\u{E0100}", 2), ("\u{200B}a\u{200D}", 1), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
            ("⼀⺟", 4), ("𠮷", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("☎\u{FE0F}", 2), ("☎", 1), ("🇯🇵", 2), ("", 0),
        ])
    func width(_ text: String, _ columns: Int) {
        #expect(DisplayWidth.of(text) == columns, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
    }

    @Test("where the terminal draws ambiguous characters wide, they count two; the rest stays")
    func ambiguous() {
        #expect(DisplayWidth.of("①…→※", ambiguous: .wide) == 8)
        #expect(DisplayWidth.of("別表2ｶ", ambiguous: .wide) == 6)
    }

    private static let texts = [
        "別表第二は令和6年5月27日に廃止され、利用特定個人情報の提供に関する命令第2条の表に引き継がれました（26の項→42の項、27の項→48の項）。",
        "「第三欄（情報提供者）が「市町村長」の項のうち、（第四欄（特定個人情報）に『住民票関係情報』が含まれる項）」。",
        "条文（425AC0000000027_20250924.xml）の、平成25年法律第27号、第59条の2の2、ちょっと、データー、々、…。",
        "（「「あ」」）、。", "（、）。",
    ]

    @Test(
        "no line begins with a stop or a closing bracket or ends with an opening one, and none is too wide",
        arguments: texts)
    func lines(_ text: String) {
        for width in 20...60 {
            let lines = DisplayWidth.wrap(text, width: width)
            #expect(lines.joined() == text)
            for line in lines { #expect(DisplayWidth.of(line) <= width, "\(width): \(line)") }
            for line in lines.dropFirst() {
                #expect(!"、。）」』】・，．ーっょ々".contains(line.first ?? "、"), "\(width): \(lines)")
            }
            for line in lines.dropLast() {
                #expect(!"（「『【".contains(line.last ?? "（"), "\(width): \(lines)")
            }
        }
    }

    @Test("what may not be parted and is longer than a line is cut, and nothing is lost")
    func unbreakable() {
        for text in [
            String(repeating: "、", count: 90), String(repeating: "（", count: 90), String(repeating: "9", count: 90),
        ] {
            let lines = DisplayWidth.wrap(text, width: 20)
            #expect(lines.joined() == text)
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= 20 })
        }
        #expect(DisplayWidth.wrap("", width: 20) == [""])
        #expect(DisplayWidth.wrap("一行目\n二行目", width: 20) == ["一行目", "二行目"])
    }

    @Test(
        "asked for so many lines only, it gives the first of all of them",
        arguments: texts + [
            String(repeating: "a", count: 900), "\u{200B}" + String(repeating: "9、", count: 300), "\n\n一\n\n", "",
            String(repeating: "か\u{3099}\u{200B}", count: 50) + String(repeating: "（", count: 200),
        ])
    func most(_ text: String) {
        for width in [1, 2, 7, 20] {
            let all = DisplayWidth.wrap(text, width: width)
            for most in [1, 2, 3, 10, 1_000] {
                #expect(
                    DisplayWidth.wrap(text, width: width, most: most) == Array(all.prefix(most)), "\(width), \(most)")
            }
        }
    }
}
