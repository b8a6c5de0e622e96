import KobanCitations
import KobanDocuments
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAssessments

/// An assessment of an invented town after what converters do to one.
struct ConverterTests {
    /// The choices of ① in lines of their own, and what is said of ② right below them.
    static let basis = """
        特定個人情報保護評価書（基礎項目評価書）
        評価書番号\t評価書名
        31\t住民税に関する事務　基礎項目評価書
        Ⅰ　関連情報
        4. 情報提供ネットワークシステムによる情報連携

         (1)実施の有無
         (選択肢)

         (1)実施する
         (2) 実施しない

         (3) 未定

        【情報提供の根拠】

        ・番号法第19条第8号、別表第二の26の項
        """

    private static let document = """
        特定個人情報保護評価書（全項目評価書）
        評価書番号\t評価書名
        31\t住民税に関する事務　全項目評価書
        評価実施機関名
        あさぎり市長
        公表日
        令和7年3月31日
        Ⅰ　基本情報
        １．特定個人情報ファイルを取り扱う事務
        ②事務の内容 ※\t賦課徴収を行う。
        ５．個人番号の利用 ※
        法令上の根拠\t番号法第9条第1項、別表第一の16の項
        ６．情報提供ネットワークシステムによる情報連携 ※
        ①実施の有無\t[　実施する　]
        ②法令上の根拠\t【情報照会の根拠】番号法第19条第8号、別表第二の27の項
        （別添１）　事務の内容
        賦課を行う。
        番号法別表第一の16の項による。
        Ⅱ　特定個人情報ファイルの概要
        ５．特定個人情報の提供・移転（委託に伴うものを除く。）
        提供先1\t日本年金機構
        ①法令上の根拠\t番号法第19条第8号、別表第二の48の項
        （別添２）　特定個人情報ファイル記録項目
        宛名番号、個人番号
        ・番号法別表第二の27の項に係る照会結果
        Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　※（７．リスク１⑨を除く。）
        ２．特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）
        入手を防止するための措置の内容\t番号法別表第一の16の項の事務に限る。
        Ⅳ　その他のリスク対策　※
        １．監査
        ①自己点検\t番号法第12条の措置を確認する。
        （別添３）番号法第19条第8号別表第二における情報照会者
        項番\t情報照会者\t事務
        26\t都道府県知事\t生活保護の決定
        27\t市町村長\t地方税の賦課
        85の2\t都道府県知事\t住宅の管理
        """

    private struct Found: Equatable, CustomStringConvertible {
        let text: String
        let section: Region.Section
        let role: Region.Role
        let items: [String]
        var description: String { "\(text) \(section) \(items)" }
    }

    private func read(_ text: String) throws -> [Found] {
        let assessment = Assessment(reading: SourceText(text))
        let scanner = try BundledLaw.scanner
        return assessment.citations(by: scanner).map {
            Found(
                text: assessment.source.visibleText(in: $0.citation.range), section: $0.section, role: $0.role,
                items: $0.citation.items.map(\.description))
        }
    }

    @Test("別添1 and 別添2 end where the next chapter begins: what stands in Ⅲ and Ⅳ is current")
    func chapters() throws {
        let found = try read(Self.document)
        #expect(
            found.map(\.section) == [
                .current, .current, .current, .current, .annex, .current, .current, .annex, .current, .current, .annex,
                .annex,
            ])
        #expect(found.last?.items == ["26", "27", "85の2"])
    }

    @Test(
        "A chapter's heading as converters leave it ends a 別添",
        arguments: [
            "III リスク対策 ※(7.②を除く。)", "Ⅲ. リスク対策　※", "Ⅲ\tリスク対策（プロセス）※（７．②を除く。）", "## Ⅲ　リスク対策",
            "特定個人情報ファイルの取扱いプロセスにおけるリスク対策　※（７．リスク１⑨を除く。）", "Ⅲ　特定個人情報ファイルの取扱い\nプロセスにおけるリスク対策",
        ])
    func headings(written: String) throws {
        let text = Self.document.replacing(
            "Ⅲ　特定個人情報ファイルの取扱いプロセスにおけるリスク対策　※（７．リスク１⑨を除く。）", with: written)
        #expect(try read(text).map(\.section) == read(Self.document).map(\.section))
    }

    private static let title = "特定個人情報ファイルの取扱いプロセスにおけるリスク対策"

    @Test(
        "A chapter's number ends a 別添 in whatever numerals, brackets and bullets it is written",
        arguments: [
            "【Ⅲ #】", "【Ⅲ　#　※（７．リスク１⑨を除く。）】", "【Ⅲ】#", "■Ⅲ #", "● Ⅲ．#", "(Ⅲ) #", "（Ⅲ）#※", "〔Ⅲ #〕", "＜Ⅲ #＞", "[Ⅲ #]",
            "ⅲ #", "iii. #", "lll #", "III-#", "Ⅲ：#", "Ⅲ）#", "第Ⅲ章　#", "第三章 #", "第３章#", "三、#", "3. #　※", "３．リスク対策", "⒊#",
            "⑶ リスク対策",
            "<h2>【<b>Ⅲ</b>　#】</h2>", "<p>Ⅲ</p>\n<p>#</p>", "**Ⅲ #**", "Ⅲ　特定個人情報ファイルの取扱プロセスに係るリスク対策",
        ])
    func chapterMarks(written: String) throws {
        let text = Self.document.replacing(
            "Ⅲ　\(Self.title)　※（７．リスク１⑨を除く。）", with: written.replacing("#", with: Self.title))
        #expect(text != Self.document)
        #expect(try read(text).map(\.section) == read(Self.document).map(\.section))
    }

    @Test(
        "Every chapter and every 別添 is found behind the same marks",
        arguments: [
            ("Ⅳ　その他", "【Ⅳ】その他"), ("Ⅳ　その他", "■4. その他"), ("Ⅱ　特定", "(2) 特定"), ("Ⅱ　特定", "第２章　特定"), ("Ⅱ　特定", "● ⅱ 特定"),
            ("（別添２）", "【別添２】"), ("（別添２）", "■（別添２）"), ("（別添２）", "● 別添２"), ("（別添２）", "別添②"), ("（別添２）", "別添（2）"),
            ("（別添２）", "《別添２》"), ("（別添２）", "別添-2"),
        ])
    func otherHeadings(former: String, written: String) throws {
        let text = Self.document.replacing(former, with: written)
        #expect(try read(text).map(\.section) == read(Self.document).map(\.section))
    }

    @Test(
        "Where the line of Ⅲ was lost, its first section ends the 別添",
        arguments: [
            "#", "１．特定個人情報ファイル名\n宛名ファイル\n#", "■#", "【２．特定個人情報の入手】", "<b>２．</b>特定個人情報の入手※", "リスク１：　目的外の入手が行われるリスク",
            "リスクに対する措置の内容\tなし",
        ])
    func lostHeading(written: String) throws {
        let section = "２．特定個人情報の入手（情報提供ネットワークシステムを通じた入手を除く。）"
        let text = Self.document.replacing("Ⅲ　\(Self.title)　※（７．リスク１⑨を除く。）\n", with: "")
            .replacing(section, with: written.replacing("#", with: section))
        #expect(try read(text).map(\.section) == read(Self.document).map(\.section))
    }

    @Test("What a 別添 lists under numbers of its own does not end it")
    func ownNumbers() throws {
        let text = Self.document.replacing(
            "宛名番号、個人番号\n", with: "１．識別情報\n宛名番号\n２．基本情報\n氏名\nⅡ　税の情報\n３．その他の情報（リスク対策は全体を参照）\n")
        #expect(try read(text).map(\.section) == read(Self.document).map(\.section))
    }

    @Test("A paragraph of a 別添 is told alone, not the whole 別添")
    func paragraphs() {
        let assessment = Assessment(reading: SourceText(Self.document))
        let texts = assessment.regions.filter { $0.annexNumber == "2" && $0.role == .other }
            .flatMap { assessment.paragraphs(in: $0.range) }.map { assessment.source.text(in: $0) }
        #expect(texts == ["宛名番号、個人番号", "・番号法別表第二の27の項に係る照会結果"])
    }

    @Test(
        "What keeps the meaning keeps the citations",
        arguments: [
            "tabs as blanks", "tabs as wide blanks", "tabs as many blanks", "wide digits", "radicals", "decomposed",
            "references", "page breaks",
            "HTML", "HTML of one line", "no-break blanks", "zero width", "line separators",
        ])
    func meaningKept(what: String) throws {
        let text: String
        switch what {
        case "tabs as blanks": text = Self.document.replacing("\t", with: " ")
        case "tabs as wide blanks": text = Self.document.replacing("\t", with: "　")
        case "tabs as many blanks": text = Self.document.replacing("\t", with: "     ")
        case "wide digits":
            text = String(
                String.UnicodeScalarView(
                    Self.document.unicodeScalars.map { scalar in
                        ("0"..."9").contains(scalar) ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar
                    }))
        case "radicals":
            text = ["一": "⼀", "二": "⼆", "日": "⽇", "月": "⽉", "用": "⽤", "長": "⾧", "人": "⼈", "民": "⺠", "方": "⽅"]
                .reduce(Self.document) { $0.replacing($1.key, with: $1.value) }
        case "decomposed":
            text = [
                "が": "か\u{3099}", "ぎ": "き\u{3099}", "で": "て\u{3099}", "ビ": "ヒ\u{3099}", "プ": "フ\u{309A}", "ク": "ｸ",
                "ネ": "ﾈ", "ド": "ﾄﾞ",
            ]
            .reduce(Self.document) { $0.replacing($1.key, with: $1.value) }
        case "references":
            text = ["\t": "\t&nbsp;", "別表": "別&#x8868;", "の": "&#12398;", "　": "&emsp;"]
                .reduce(Self.document) { $0.replacing($1.key, with: $1.value) }
        case "page breaks":
            text = Self.document.replacing("\nⅡ", with: "\n\u{0C}Ⅱ").replacing("\n（別添", with: "\n\u{0C}（別添")
        case "HTML", "HTML of one line":
            let rows = Self.document.split(separator: "\n").map { line in
                let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
                return cells.count == 1
                    ? "<p>\(line)</p>" : "<table><tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr></table>"
            }
            text = "<html><body>" + rows.joined(separator: what == "HTML" ? "\n" : "") + "</body></html>"
        case "no-break blanks": text = Self.document.replacing("　", with: "\u{A0}").replacing(" ", with: "\u{2009}")
        case "zero width":
            text = Self.document.replacing("表", with: "\u{200B}表\u{FEFF}").replacing("条", with: "条\u{FE00}")
        default: text = Self.document.replacing("\n", with: "\u{2028}")
        }
        let expected = try read(Self.document)
        let found = try read(text)
        #expect(found.map(\.section) == expected.map(\.section), "\(what): \(found)")
        #expect(found.map(\.items) == expected.map(\.items), "\(what): \(found)")
        #expect(found.map(\.role) == expected.map(\.role), "\(what): \(found)")
    }
}
