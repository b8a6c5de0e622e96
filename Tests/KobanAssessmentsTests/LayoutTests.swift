import KobanDocuments
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAssessments

/// Texts of invented municipalities, one for each layout.
struct LayoutTests {
    private func read(_ text: String) -> Assessment { Assessment(reading: SourceText(text)) }

    private let cover = "特定個人情報保護評価書（重点項目評価書）\n評価書番号\t評価書名\n７\t介護に関する事務　重点項目評価書\n評価実施機関名\nひばり町長\n公表日\n令和元年12月1日\n"

    @Test("様式3 is told by its name, numbers in full width by their value")
    func cover3() {
        let assessment = read(cover)
        #expect(assessment.form == .priority)
        #expect(assessment.number == "7")
        #expect(assessment.title == "介護に関する事務 重点項目評価書")
        #expect(assessment.institution == "ひばり町長")
        #expect(assessment.publishedOn == CivilDate(year: 2019, month: 12, day: 1))
    }

    @Test("Facts may stand beside their labels, in Markdown tables too")
    func labelled() {
        let assessment = read(
            """
            # 特定個人情報保護評価書（全項目評価書）

            | 評価書番号 | 21 |
            |---|---|
            | 評価書名 | 税に関する事務　全項目評価書 |

            **評価実施機関名**　白樺市長

            公表日　2026年3月18日
            """)
        #expect(assessment.form == .full)
        #expect(assessment.number == "21")
        #expect(assessment.title == "税に関する事務 全項目評価書")
        #expect(assessment.institution == "白樺市長")
        #expect(assessment.publishedOn == CivilDate(year: 2026, month: 3, day: 18))
    }

    @Test("公表日 in any notation", arguments: ["令和８年３月１８日", "2026-03-18", "2026/3/18", "R8.3.18", "令和八年三月十八日"])
    func published(written: String) {
        #expect(read("特定個人情報保護評価書（基礎項目評価書）\n公表日\n\(written)\n").publishedOn == CivilDate(year: 2026, month: 3, day: 18))
    }

    @Test("What is no assessment is one region for the whole text")
    func other() {
        let text = "法令上の根拠となるのは別表の26の項である。\n個人番号の利用については次のとおり。"
        let assessment = read(text)
        #expect(assessment.form == nil)
        #expect(assessment.regions.map(\.range) == [0..<text.utf8.count])
        #expect(assessment.regions[0].field == nil)
        #expect(assessment.regions[0].section == .current)
    }

    @Test("An assessment without its cover is still read by its fields")
    func withoutCover() {
        let assessment = read("3. 個人番号の利用\n法令上の根拠\t別表の44の項\n4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t第2条の表の69の項\n")
        #expect(assessment.form == nil)
        #expect(assessment.current(.useBasis) == ["別表の44の項"])
        #expect(assessment.current(.linkageBasis) == ["第2条の表の69の項"])
    }

    @Test(
        "A label counts however it is written",
        arguments: [
            "３．個人番号の利用\n法令上の根拠\t別表の44の項", "## 3. 個人番号の利用 ※\n\n法令上の根拠：別表の44の項", "5 個人番号の利用\n\n - 法令上の根拠\n別表の44の項",
            "4.個人番号\tの利用\n法令\t上の根拠\t別表の44の項", "| 3. 個人番号の利用 | |\n|---|---|\n| 法令上の根拠 | 別表の44の項 |",
            "3. 個人番号の\n利用（※）\n①法令上の根拠　別表の44の項", "３．個人番号の利用\n<b>法令上の根拠</b><br>別表の44の項", "3. 個人番号の利用\n別表の44の項",
        ])
    func labels(written: String) {
        let assessment = read(cover + written + "\n8. 他の評価実施機関\nなし\n")
        let texts = assessment.current(.useBasis).map { SourceText($0).bytes }.map { $0.readable(0..<$0.count) }
        #expect(texts == ["別表の44の項"])
        #expect(assessment.regions.filter { $0.role == .useBasis }.count == 1)
    }

    @Test("Words of a label inside running text are text")
    func runningText() {
        let assessment = read(
            cover + "3. 個人番号の利用\n法令上の根拠\t別表の44の項\n法令上の根拠については条例による。\n個人番号の利用は法令上の根拠\tを要する。\n提供先1における用途を参照。\n")
        #expect(assessment.current(.useBasis).count == 1)
        #expect(assessment.current(.useBasis)[0].hasSuffix("提供先1における用途を参照。"))
        #expect(assessment.regions.allSatisfy { $0.role != .providedTo(1) })
    }

    @Test("Words in angle brackets are text unless they are HTML")
    func angleBrackets() {
        let assessment = read(cover + "3. 個人番号の利用\n法令上の根拠\n<準備業務>\n別表の44の項\n")
        #expect(assessment.current(.useBasis) == ["<準備業務>\n別表の44の項"])
    }

    @Test(
        "実施の有無 is the choice in the brackets",
        arguments: [
            ("[ 実施する ] 1) 実施する 2) 実施しない 3) 未定", LinkageStatus.done), ("［　実施しない　］　＜選択肢＞　１）実施する　２）実施しない", .notDone),
            ("[未定]\n1) 実施する\n2) 実施しない\n3) 未定", .undecided), ("実施する", .done),
        ])
    func status(written: String, expected: LinkageStatus) {
        let assessment = read(cover + "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t\(written)\n②法令上の根拠\t第2条の表の69の項\n")
        #expect(assessment.linkageStatus == expected)
        #expect(assessment.current(.linkageBasis) == ["第2条の表の69の項"])
    }

    @Test(
        "実施の有無 without a readable choice is unknown", arguments: ["1) 実施する 2) 実施しない 3) 未定", "[ ] 1) 実施する 2) 実施しない", ""])
    func unknownStatus(written: String) {
        #expect(read(cover + "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t\(written)\n").linkageStatus == nil)
    }

    @Test("What precedes the label of ② in its cell is of ②, not of the choices")
    func centredLabel() {
        let assessment = read(
            cover
                + "6. 情報提供ネットワークシステムによる情報連携 ※\n①実施の有無\n(1) 実施する\n(2) 実施しない\n(3) 未定\n・番号法第19条第8号 第2条の表の69の項\n②法令上の根拠\n(情報照会の根拠)\n第2条の表の70の項\n7. 評価実施機関における担当部署\n①部署 介護課\n"
        )
        #expect(assessment.current(.linkageStatus) == ["(1) 実施する\n(2) 実施しない\n(3) 未定"])
        #expect(assessment.current(.linkageBasis) == ["・番号法第19条第8号 第2条の表の69の項", "(情報照会の根拠)\n第2条の表の70の項"])
        #expect(assessment.current(FieldLabel("評価実施機関における担当部署 部署")) == ["介護課"])
    }

    @Test("Fields of 提供先 and 移転先 in one line are told apart, quoted ones left alone")
    func recipients() {
        let assessment = read(
            cover
                + "5. 特定個人情報の提供・\t移転(委託に伴うものを除く。)\n提供先２ 都道府県 ①法令上の根拠番号法第19条第8号 ②提供先における用途「提供先1 ③提供する情報」と同じ ③提供する情報 氏名\n移転先1\t税務課\n①法令上の根拠\t別表の24の項\n②移転先における用途\t別添１を参照\n"
        )
        #expect(assessment.current(FieldLabel("提供先2")) == ["都道府県"])
        #expect(assessment.current(FieldLabel("提供先2 ①法令上の根拠")) == ["番号法第19条第8号"])
        #expect(assessment.current(FieldLabel("提供先2 ②提供先における用途")) == ["「提供先1 ③提供する情報」と同じ"])
        #expect(assessment.current(FieldLabel("移転先1 ①法令上の根拠")) == ["別表の24の項"])
        #expect(assessment.annexReferences == ["1": [.transferredTo(1)]])
    }

    @Test("HTML tables are read by cells, with cells that span rows")
    func html() {
        let assessment = read(
            """
            <!DOCTYPE html><html><head><title>特定個人情報保護評価書（基礎項目評価書）</title><style>td { x: y }</style></head><body>
            <h1>特定個人情報保護評価書（基礎項目評価書）</h1>
            <table><tr><th>評価書番号</th><th>評価書名</th></tr><tr><td>3</td><td>児童手当事務<br>基礎項目評価書</td></tr></table>
            <p>評価実施機関名</p><p>若葉村長</p><p>公表日</p><p>令和６年４月１日</p>
            <h2>Ⅰ　関連情報</h2>
            <table><tr><td colspan="2">３．個人番号の利用</td></tr>
            <tr><td>法令上の
            根拠</td><td><p>番号法第9条第1項</p><p>別表の81の項</p></td></tr>
            <tr><td colspan=2>４．情報提供ネットワークシステムによる情報連携</td></tr>
            <tr><td>①実施の有無</td><td>[ 実施する ] &lt;選択肢&gt; 1) 実施する 2) 実施しない</td></tr>
            <tr><td>②法令上の根拠</td><td>第2条の表の110の項</td></tr></table>
            <h2>変更箇所</h2>
            <table><tr><th>変更日</th><th>項目</th><th>変更前の記載</th><th>変更後の記載</th><th>提出時期</th><th>提出時期に係る説明</th></tr>
            <tr><td rowspan="2">令和6年4月1日</td><td>Ⅰ３法令上の根拠</td><td>別表第一の56の項</td><td>別表の81の項</td><td>事後</td><td></td></tr>
            <tr><td>Ⅰ４②法令上の根拠</td><td>別表第二の74の項</td><td>第2条の表の110の項</td><td>事後</td><td></td></tr></table></body></html>
            """)
        #expect(assessment.form == .basic)
        #expect(assessment.number == "3")
        #expect(assessment.title == "児童手当事務 基礎項目評価書")
        #expect(assessment.institution == "若葉村長")
        #expect(assessment.publishedOn == CivilDate(year: 2024, month: 4, day: 1))
        #expect(assessment.current(.useBasis) == ["<p>番号法第9条第1項</p><p>別表の81の項</p>"])
        #expect(assessment.linkageStatus == .done)
        #expect(assessment.current(.linkageBasis) == ["第2条の表の110の項"])
        #expect(assessment.changeHistory.map(\.role) == [.useBasis, .linkageBasis])
        #expect(
            assessment.changeHistory.map(\.date) == [
                CivilDate(year: 2024, month: 4, day: 1), CivilDate(year: 2024, month: 4, day: 1),
            ])
        #expect(assessment.changeHistory[1].before.map(assessment.text) == ["別表第二の74の項"])
        #expect(assessment.changeHistory[1].after.map(assessment.text) == ["第2条の表の110の項"])
    }

    // MARK: Change history

    private let header = BasicForm.historyHeader

    @Test("A row cut by a page break goes on in its columns")
    func pageBreak() {
        let assessment = read(
            cover + "変更箇所\n" + header + "2020/3/3\tⅠ ４．個人番号の利用 法令上の根拠\t別表第一の68の項\t別表第一の\t事後\t\n\n" + header
                + "\t\t及び94の項\t68の項及び94の項\t\t\n令和3年9月1日\t評価書名\t甲\t乙\t事前\t軽微な変更\n")
        #expect(assessment.changeHistory.count == 2)
        let entry = assessment.changeHistory[0]
        #expect(entry.date == CivilDate(year: 2020, month: 3, day: 3))
        #expect(entry.role == .useBasis)
        #expect(entry.before.map(assessment.text) == ["別表第一の68の項", "及び94の項"])
        #expect(entry.after.map(assessment.text) == ["別表第一の", "68の項及び94の項"])
        #expect(assessment.changeHistory[1].role == .title)
        #expect(assessment.changeHistory[1].note.map(assessment.text) == ["軽微な変更"])
        #expect(
            assessment.regions.allSatisfy { $0.section != .current || $0.range.lowerBound < entry.before[0].lowerBound }
        )
    }

    @Test("A history whose tabs became blanks keeps its columns", arguments: [2, 4, 8])
    func blanksForTabs(_ width: Int) throws {
        let blanks = String(repeating: " ", count: width)
        let text = """
            特定個人情報保護評価書（基礎項目評価書）
            （別添）変更箇所
            変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明
            令和6年4月1日\tⅠ 3. 法令上の根拠\t番号法第9条第1項 別表第一の15の項\t番号法第9条第1項 別表の23の項\t事後\t
            令和7年4月1日\tⅠ 1. ③システムの名称\t\t見本システム\t事前\t

            """.replacing("\t", with: blanks)
        let history = read(text).changeHistory
        try #require(history.count == 2)
        let source = SourceText(text)
        #expect(history[0].before.map { source.text(in: $0) } == ["番号法第9条第1項 別表第一の15の項"])
        #expect(history[0].after.map { source.text(in: $0) } == ["番号法第9条第1項 別表の23の項"])
        #expect(history[1].before.isEmpty)
        #expect(history.map(\.timing) == ["事後", "事前"])
    }

    @Test("Lines that end with CR alone are lines")
    func carriageReturns() {
        let text = ConverterTests.basis
        let fields = { (text: String) in read(text).regions.map { $0.field?.text } }
        #expect(fields(text.replacing("\n", with: "\r")) == fields(text))
        #expect(fields(text).contains("情報提供ネットワークシステムによる情報連携 ②法令上の根拠"))
    }

    @Test("A cell that holds line breaks goes on in the next line")
    func brokenCells() {
        let assessment = read(
            cover + header
                + "令和3年9月1日\tⅠ５②法令上の根拠\t番号法第19条第7号\n別表第二の94の項\t番号法第19条第8号\n別表第二の94の項\t事後\t\n令和4年1月1日\tⅠ７①部署\t甲課\t乙課\t事後\t\n"
        )
        #expect(assessment.changeHistory.count == 2)
        let entry = assessment.changeHistory[0]
        #expect(entry.role == .linkageBasis)
        #expect(entry.before.map(assessment.text) == ["番号法第19条第7号", "別表第二の94の項"])
        #expect(entry.after.map(assessment.text) == ["番号法第19条第8号", "別表第二の94の項"])
        #expect(entry.timing == "事後")
    }

    @Test("A row without a date, or without its column, is an entry of its own")
    func missingDate() {
        let assessment = read(
            cover + header
                + "令和3年9月1日\tⅠ７①部署\t甲課\t乙課\t事後\t\n\tⅠ７②所属長\t丙\t丁\t事後\t\n【別添4】番号法第19条第8号 別表第2における情報照会者\t項番:21\t（削除）\t事後\t\n"
        )
        #expect(assessment.changeHistory.count == 3)
        #expect(assessment.changeHistory[1].date == nil)
        #expect(assessment.changeHistory[1].after.map(assessment.text) == ["丁"])
        #expect(assessment.changeHistory[2].item.map(assessment.text) == ["【別添4】番号法第19条第8号 別表第2における情報照会者"])
        #expect(assessment.changeHistory[2].before.map(assessment.text) == ["項番:21"])
        #expect(assessment.changeHistory[2].after.map(assessment.text) == ["（削除）"])
        #expect(assessment.regions.allSatisfy { $0.section != .annex })
    }

    @Test("A row that lost the border between its columns is marked as mixed, and is not current")
    func lostBorder() {
        let assessment = read(cover + header + "令和3年9月1日\tⅠ５②法令上の根拠\t別表第二の93の項 別表第二の94の項\t事後\n")
        #expect(assessment.changeHistory[0].isMixed)
        let region = assessment.regions.first { $0.entry == 0 && $0.role == .linkageBasis }
        #expect(region?.section == .after)
        #expect(region?.isMixed == true)
    }

    @Test("Lines of a PDF: columns that begin alike, and columns that nothing tells apart")
    func lines() {
        let assessment = read(
            cover + """
                4. 個人番号の利用
                法令上の根拠
                別表の94の項

                令和3年9月1日 Ⅰ５②法令上の根拠

                【情報提供の根拠】
                別表第二の93の項

                【情報照会の根拠】
                別表第二の94の項

                【情報提供の根拠】
                別表第二の95の項

                【情報照会の根拠】
                別表第二の96の項

                事後

                変更箇所
                変更日 項目 変更前の記載 変更後の記載 提出時期 提出時期に係る説明

                令和4年4月1日 Ⅰ４法令上の根拠

                甲の事務

                別表第一の68の項

                乙の事務
                事前

                令和5年4月1日 Ⅰ７①部署 介護課 高齢福祉課 事後
                """)
        #expect(assessment.changeHistory.count == 3)
        let first = assessment.changeHistory[0]
        #expect(first.before.map(assessment.text).first?.hasSuffix("別表第二の94の項") == true)
        #expect(first.after.map(assessment.text).first?.hasPrefix("【情報提供の根拠】\n別表第二の95の項") == true)
        #expect(first.isMixed == false)
        #expect(assessment.changeHistory[1].isMixed)
        #expect(assessment.changeHistory[1].role == .useBasis)
        #expect(assessment.changeHistory[2].before.map(assessment.text) == ["介護課"])
        #expect(assessment.current(.useBasis) == ["別表の94の項"])
        #expect(assessment.current(.linkageBasis) == [])
    }

    @Test("変更箇所 in the list of contents is no change history, nor is 別添 there a 別添")
    func contents() {
        let assessment = read(
            cover + "項目一覧\nⅠ 基本情報\n（別添1）事務の内容\nⅡ 特定個人情報ファイルの概要\n（別添2）変更箇所\nⅠ 基本情報\n4. 個人番号の利用\n法令上の根拠\t別表の94の項\n")
        #expect(assessment.changeHistory.isEmpty)
        #expect(assessment.regions.allSatisfy { $0.section == .current })
        #expect(assessment.current(.useBasis) == ["別表の94の項"])
    }

    // MARK: 別添

    @Test("A 別添 table goes on over repeated headers, and a title in its middle begins another")
    func annexTables() {
        let assessment = read(
            cover
                + "（別添１）番号法別表に掲げる事務\n項番\t移転先\t用途\n8の2\t保育課\t保育に関する事務\n\t学校課\t同上\n項番\t移転先\t用途\n85Ø2\t住宅課\t\nひばり町個人番号\tの利用に関する条例\t別表第1\n1\t税務課\t減免に関する事務\n別添２　その他\n番号法第9条による。\nⅢ　リスク対策\n2. 特定個人情報の入手\nなし\n"
        )
        #expect(assessment.annexTables.map(\.rows.count) == [3, 1])
        #expect(assessment.annexTables[0].numbers.map(assessment.text) == ["8の2", "", "85Ø2"])
        #expect(assessment.text(assessment.annexTables[0].heading) == "番号法別表に掲げる事務")
        #expect(assessment.text(assessment.annexTables[1].heading).hasSuffix("別表第1"))
        let other = assessment.regions.filter { $0.annexNumber == "2" }
        #expect(other.map { assessment.text($0.range) } == ["その他", "番号法第9条による。"])
        #expect(assessment.regions.last?.section == .current)
    }

    @Test("A 別添 table of which only lines are left keeps its numbers")
    func annexLines() {
        let assessment = read(
            cover + "別添1 番号法別表における事務\n項番 移転先 移転先における用途\n8の2 保育課 児童福祉法による\n保育に関する事務\n１０　住宅課　住宅に関する事務\n")
        #expect(assessment.annexTables.count == 1)
        #expect(assessment.annexTables[0].numbers.map(assessment.text) == ["8の2", "１０"])
        #expect(assessment.text(assessment.annexTables[0].rows[0][1]) == "保育課 児童福祉法による\n保育に関する事務")
    }

    @Test("項番 need not be the first column, and the table may be Markdown")
    func annexMarkdown() {
        let assessment = read(
            cover + "## 別添3 情報照会者\n\n| 情報照会者 | 項番 | 事務 |\n|---|---|---|\n| 市町村長 | 69 | 甲 |\n| 都道府県知事 | 70 | 乙 |\n")
        #expect(assessment.annexTables[0].numberColumn == 1)
        #expect(assessment.annexTables[0].numbers.map(assessment.text) == ["69", "70"])
        let cells = assessment.regions.filter { $0.role == .annexCells }.map { assessment.text($0.range) }
        #expect(cells == ["市町村長", "甲", "都道府県知事", "乙"])
    }

    // MARK: Size

    @Test("Large and hostile texts are read to the end")
    func size() {
        let labels = String(repeating: "法令上の根拠\t別表の44の項\n", count: 20_000)
        #expect(read(cover + "3. 個人番号の利用\n" + labels).current(.useBasis).count == 20_000)
        let nested =
            String(repeating: "<table><tr><td>", count: 20_000) + "別表の44の項"
            + String(repeating: "</td></tr></table>", count: 20_000)
        #expect(read(cover + nested).form == .priority)
        #expect(read(cover + String(repeating: "<p <", count: 20_000)).form == .priority)
        #expect(read(cover + String(repeating: "別添", count: 50_000)).form == .priority)
        let spans = String(repeating: "<tr><td rowspan=9999 colspan=60>甲</td></tr>", count: 5_000)
        #expect(read(cover + "<table>" + spans + "</table>").form == .priority)
        #expect(read(String(repeating: "\t", count: 100_000)).regions.count == 1)
    }
}
