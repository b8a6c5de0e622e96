import Foundation
import KobanAssessments
import KobanCorrections
import KobanTestSupport
import KobanText
import Testing

@Suite("The record of 変更箇所")
struct RecordTests {
    private static let basis = "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n"
    private static let header = BasicForm.historyHeader
    private static let row = "令和4年4月1日\tⅠ5 所属長\t課長A\t課長B\t事後\t\n"
    private static let annex =
        "\n（別添4）番号法第19条第8号 命令第2条の表における情報照会者\n\n項番\t情報照会者\t事務\t情報\t備考\n42\t都道府県知事等\t見本の事務\t見本の情報\t\n48\t市町村長\t見本の事務\t見本の情報\t\n"

    private static let records: [(name: String, text: String)] = [
        ("a last row without a day", header + row + "\tⅠ6 見本\t前\t後\t事後\t\n"),
        ("a last row without a day before an annex", header + row + "\tⅠ6 見本\t前\t後\t事後\t\n" + annex),
        ("an annex right behind it", header + row + annex),
        ("an annex on the next line", header + row + annex.dropFirst()),
        ("a table cut off above it", row + header + row),
        ("a page break in it", header + row + "\n3/5\n\n" + header + row.replacing("令和4", with: "令和5")),
        ("two tables", header + row + "\n変更箇所\n\n" + header + row.replacing("令和4", with: "令和5")),
        ("words behind it", header + row + "以上\n"),
        ("a row with too few cells", header + row + "令和5年4月1日\tⅠ6 見本\t前\n"),
        ("a row that goes on", header + row + "\t\t前の続き\t後の続き\t\t\n"),
        ("only a heading", header), ("no heading", row),
        ("no line break at its end", header + String(row.dropLast())),
        (
            "pipes",
            "| 変更日 | 項目 | 変更前の記載 | 変更後の記載 | 提出時期 | 提出時期に係る説明 |\n|---|---|---|---|---|---|\n| 令和4年4月1日 | Ⅰ5 所属長 | A | B | 事後 | |\n| | Ⅰ6 見本 | A | B | 事後 | |\n"
        ),
        (
            "HTML with a day for two rows",
            "<table><tr><td>変更日</td><td>項目</td><td>変更前の記載</td><td>変更後の記載</td><td>提出時期</td><td>提出時期に係る説明</td></tr>\n<tr><td rowspan=\"2\">令和4年4月1日</td><td>Ⅰ5 所属長</td><td>A</td><td>B</td><td>事後</td><td></td></tr>\n<tr><td>Ⅰ6 見本</td><td>A</td><td>B</td><td>事後</td><td></td></tr>\n</table>\n"
        ),
    ]

    @Test(
        "only gains the new rows at its end, or is left and that is said", arguments: records.indices, ["\n", "\r\n"])
    func untouched(index: Int, lineBreak: String) throws {
        let (name, record) = Self.records[index]
        let text = (Migrating.cover + Self.basis + "\n変更箇所\n\n" + record).replacing("\n", with: lineBreak)
        let old = Assessment(reading: SourceText(text))
        let migration = try Migrating.migration(text)
        let new = Assessment(reading: SourceText(utf8: migration.corrected))
        func words(_ entry: ChangeEntry, _ source: SourceText) -> [String] {
            [entry.item, entry.before, entry.after].map { $0.map { source.text(in: $0) }.joined() } + [
                "\(entry.date as Any)", entry.timing ?? "",
            ]
        }
        #expect(migration.fields.contains { $0.isWritten }, "\(name)")
        let added = migration.history.edit == nil ? 0 : 1
        #expect(migration.history.isMissing == (added == 0))
        #expect(new.changeHistory.count == old.changeHistory.count + added, "\(name)")
        #expect(
            new.changeHistory.prefix(old.changeHistory.count).map { words($0, new.source) }
                == old.changeHistory.map { words($0, old.source) }, "\(name)")
        // Nothing of the record is changed, and the row stands before what comes after it.
        let copy = String(decoding: migration.corrected, as: UTF8.self)
        if added == 1, record.hasPrefix(Self.header + Self.row), copy.contains("別添4") {
            #expect(
                try #require(copy.range(of: "23の項\t")).lowerBound < #require(copy.range(of: "（別添4）")).lowerBound,
                "\(name)")
        }
        #expect(copy.contains("変更箇所"))
    }
}
