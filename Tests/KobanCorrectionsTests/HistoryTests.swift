import KobanAssessments
import KobanCorrections
import KobanTestSupport
import KobanText
import Testing

@Suite("The new entry of 変更箇所")
struct HistoryTests {
    private static let basis = "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n"
    private static let header = BasicForm.historyHeader

    private func migrated(_ text: String, on day: CivilDate = Migrating.day) throws -> (
        text: String, history: [ChangeEntry]
    ) {
        let migration = try Migrating.migration(text, on: day)
        #expect(!migration.history.isMissing)
        let new = String(decoding: migration.corrected, as: UTF8.self)
        return (new, Assessment(reading: SourceText(new)).changeHistory)
    }

    private func cells(_ text: String) -> [Substring] {
        (text.split(whereSeparator: \.isNewline).last ?? "").split(separator: "\t", omittingEmptySubsequences: false)
    }

    @Test(
        "has its day and its item written as the document writes them",
        arguments: [
            ("令和4年4月1日", "Ⅰ３．法令上の根拠", "令和7年9月24日"), ("2022/4/1", "I 3 ②法令上の根拠", "2025/9/24"),
            ("2022/04/01", "Ⅰ 関連情報 3. 個人番号の利用 法令上の根拠", "2025/09/24"), ("2022-04-01", "Ⅰ３法令上の根拠", "2025-09-24"),
            ("R4.4.1", "Ⅰ３法令上の根拠", "R7.9.24"), ("2022年4月1日", "Ⅰ３法令上の根拠", "2025年9月24日"),
        ])
    func wording(_ old: String, _ item: String, _ new: String) throws {
        let text = Migrating.cover + Self.basis + BasicForm.history() + "\(old)\t\(item)\t前\t後\t事前\t\n"
        let found = cells(try migrated(text).text)
        #expect(
            found == [
                Substring(new), Substring(item), "番号法第9条第1項、別表第一の15の項", "番号法第9条第1項、別表の23の項", "事後（要確認）",
                "法令の改正に伴う根拠規定の記載の修正",
            ])
    }

    @Test("takes no item for its own that is about a part of the field or about two fields")
    func parts() throws {
        let text =
            Migrating.cover + Self.basis + BasicForm.history()
            + "令和4年4月1日\tⅠ３．法令上の根拠\t前\t後\t事後\t\n令和5年4月1日\tⅠ３．法令上の根拠 1 生活保護法による事務\t前\t後\t事後\t\n令和6年4月1日\tⅠ１②事務の概要及びⅠ３法令上の根拠\t前\t後\t事後\t\n"
        #expect(cells(try migrated(text).text)[1] == "Ⅰ３．法令上の根拠")
    }

    @Test("asks whether it was told beforehand where the law changes on the day itself")
    func timing() throws {
        let day = CivilDate(iso: "2024-05-27")!
        let (new, history) = try migrated(Migrating.cover + Self.basis + Migrating.history, on: day)
        #expect(cells(new)[4] == "事前（要確認）")
        #expect(history.last?.timing == "事前")
    }

    @Test("says where the writer's own slip was mended")
    func slip() throws {
        let text =
            Migrating.cover
            + "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、別表の23の項\n"
            + Migrating.history
        let migration = try Migrating.migration(text, acceptReview: true)
        #expect(migration.history.rows.first?.cells.last == "根拠規定の記載の誤りの修正")
    }

    @Test("stands in the columns of the document's own table")
    func columns() throws {
        let header = "No.\t" + Self.header
        let text = Migrating.cover + Self.basis + "\n変更箇所\n\n" + header + "1\t令和4年4月1日\tⅠ３法令上の根拠\t前\t後\t事後\t\n"
        let found = cells(try migrated(text).text)
        #expect(found[0] == "")
        #expect(found[1] == "令和7年9月24日")
        #expect(found[3] == "番号法第9条第1項、別表第一の15の項")
    }

    @Test("is the first where the form's table is still empty")
    func first() throws {
        let (new, history) = try migrated(Migrating.cover + Self.basis + BasicForm.history())
        #expect(history.count == 1)
        #expect(new.contains(Self.header + "令和7年9月24日\t"))
    }

    @Test("is one more row of a table of pipes")
    func pipes() throws {
        let rows =
            "| 変更日 | 項目 | 変更前の記載 | 変更後の記載 | 提出時期 | 提出時期に係る説明 |\n| --- | --- | --- | --- | --- | --- |\n| 令和4年4月1日 | Ⅰ３法令上の根拠 | 前 | 後 | 事後 | |\n"
        let (new, history) = try migrated(Migrating.cover + Self.basis + "\n変更箇所\n\n" + rows + "\n以上\n")
        #expect(history.count == 2)
        #expect(new.contains("| |\n| 令和7年9月24日 | Ⅰ３法令上の根拠 | 番号法第9条第1項、別表第一の15の項 | 番号法第9条第1項、別表の23の項 | 事後（要確認） |"))
    }

    @Test("is one more row of an HTML table, and nothing in it becomes markup")
    func html() throws {
        let text = """
            <html><body>
            <p>特定個人情報保護評価書（基礎項目評価書）</p>
            <p>Ⅰ 関連情報</p>
            <table><tr><td>3. 個人番号の利用</td></tr>
            <tr><td>法令上の根拠</td><td>番号法第9条第1項、<b>別表第一</b>の15の項<br>&lt;別に定める条例&gt;</td></tr></table>
            <p>変更箇所</p>
            <table class="history">
              <tr><th>変更日</th><th>項目</th><th>変更前の記載</th><th>変更後の記載</th><th>提出時期</th><th>提出時期に係る説明</th></tr>
              <tr class="r"><td class="d">令和4年4月1日</td><td>Ⅰ３法令上の根拠</td><td>前</td><td>後</td><td>事後</td><td></td></tr>
            </table>
            </body></html>

            """
        let (new, history) = try migrated(text)
        #expect(history.count == 2)
        #expect(history.last?.date == Migrating.day)
        #expect(
            new.contains(
                "\n  <tr class=\"r\"><td class=\"d\">令和7年9月24日</td><td>Ⅰ３法令上の根拠</td><td>番号法第9条第1項、別表第一の15の項<br>&lt;別に定める条例&gt;</td><td>番号法第9条第1項、別表の23の項<br>&lt;別に定める条例&gt;</td>"
            ))
        #expect(try Migrating.migration(new, acceptReview: true).fields.isEmpty)
    }

    @Test("is one more block where a PDF left lines, and can be read back from it", arguments: ["\n", "\r\n"])
    func lines(lineBreak: String) throws {
        let text =
            (Migrating.cover
            + "3. 個人番号の利用\n\n 法令上の根拠\n\n番号法第9条第1項、別表第一の\n15の項\n\n生活保護法第29条\n\n変更箇所\n変更日 項目 変更前の記載 変更後の記載 提出時期 提出時期に係る説明\n\n令和4年4月1日 Ⅰ３法令上の根拠\n\n番号法第9条第1項\n\n番号法第9条第1項、別表第一の15の項\n\n事後\n")
            .replacing("\n", with: lineBreak)
        let (new, history) = try migrated(text)
        #expect(history.count == 2)
        let entry = try #require(history.last)
        let source = SourceText(new)
        #expect(entry.date == Migrating.day)
        #expect(entry.timing == "事後")
        #expect(entry.before.map { source.text(in: $0) } == ["番号法第9条第1項、別表第一の\(lineBreak)15の項\(lineBreak)生活保護法第29条"])
        #expect(entry.after.map { source.text(in: $0) } == ["番号法第9条第1項、別表の\(lineBreak)23の項\(lineBreak)生活保護法第29条"])
        #expect(try Migrating.migration(new, acceptReview: true).fields.isEmpty)
    }

    @Test("names an annex by its title and its numbers, not by its whole table")
    func annex() throws {
        let text =
            Migrating.cover
            + "\n（別添4）番号法第19条第8号 別表第2における情報照会者\n\n項番\t情報照会者\t別表第2 第2欄に掲げる事務\n26\t都道府県知事等\t生活保護の事務\n27\t市町村長\t地方税の事務\n"
            + Migrating.history
        let migration = try Migrating.migration(text)
        let row = try #require(migration.history.rows.first)
        #expect(row.cells[2].hasSuffix("別表第2における情報照会者（項番 26、27）"))
        #expect(row.cells[3].hasSuffix("第2条の表における情報照会者（項番 42、48）"))
    }
}
