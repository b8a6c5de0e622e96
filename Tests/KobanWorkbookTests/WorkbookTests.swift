import Foundation
import KobanTestSupport
import KobanText
import KobanWorkbook
import Testing

@Suite("A workbook")
struct WorkbookTests {
    private func book(_ rows: [[Cell]], columns: [Column], preface: [PrefaceLine] = []) -> Workbook {
        Workbook(
            title: "見本", created: CivilDate(iso: "2026-04-01"),
            sheets: [Sheet(name: "表", preface: preface, columns: columns, rows: rows)])
    }

    @Test(
        "keeps text as text, whatever it looks like",
        arguments: [
            "=1+1", "+81", "-1", "@SUM(A1)", "https://example.jp/", "internal:'表'!A1", "15", "<b>&amp;\"", "_x0041_",
            "{=A1}",
            " 前後の空白 ",
        ])
    func text(_ text: String) throws {
        let parts = try WorkbookParts(book([[.text(text)]], columns: [Column("甲")]))
        let cell = try parts.cell("A2")
        #expect(cell.type == "s")
        // How Excel writes a text that looks like one of its own escapes.
        #expect(cell.value == (text == "_x0041_" ? "_x005F_x0041_" : text))
        #expect(try parts.sheet(1).all("hyperlink").isEmpty)
    }

    @Test("replaces what XML cannot hold and knows one line break only")
    func characters() throws {
        let parts = try WorkbookParts(book([[.text("a\u{0}b\u{1B}c\u{FFFF}d\r\ne\rf")]], columns: [Column("甲")]))
        #expect(try parts.cell("A2").value == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\ne\nf")
    }

    @Test("has days that Excel can count with")
    func days() throws {
        let days = ["2026-04-01", "1900-03-01"].map { [Cell.day(CivilDate(iso: $0))] }
        let parts = try WorkbookParts(book(days + [[.day(CivilDate(iso: "1868-10-23"))]], columns: [Column("日")]))
        #expect(try parts.cell("A2").value == "46113")
        #expect(try parts.cell("A3").value == "61")
        #expect(try parts.cell("A4").value == "1868-10-23")
        let format = try parts.format(try parts.cell("A2").style)
        let code = try #require(parts.documents["xl/styles.xml"]).all("numFmt")
            .first { $0.attributes["numFmtId"] == format.attributes["numFmtId"] }
        #expect(code?.attributes["formatCode"] == "yyyy-mm-dd")
    }

    @Test("has columns as wide as said or as their text needs, within bounds, and rows as high as the wrapped text")
    func layout() throws {
        let long = String(repeating: "あ", count: 100)
        let parts = try WorkbookParts(
            book(
                [[.text("短い"), .text(long), .text("固定")], [.text("x"), .text("一\n二\n三"), .empty]],
                columns: [
                    Column("甲", width: .content(min: 6, max: 40)), Column("乙", width: .content(min: 6, max: 40)),
                    Column("丙", width: .fixed(12), wraps: false),
                ]))
        let columns = try parts.sheet(1).all("col").compactMap { Double($0.attributes["width"] ?? "") }
        #expect(columns.count == 3)
        #expect(columns[0] < 10)
        #expect((40...50).contains(columns[1]))
        #expect((12...16).contains(columns[2]))
        let rows = try parts.sheet(1).all("row").map { Double($0.attributes["ht"] ?? "0") ?? 0 }
        #expect(rows[1] >= 5 * 15)
        #expect((3 * 15...4 * 19).contains(rows[2]))
        #expect(try parts.format(try parts.cell("B2").style).first("alignment")?.attributes["wrapText"] == "1")
        #expect(try parts.format(try parts.cell("C2").style).first("alignment")?.attributes["wrapText"] == nil)
    }

    @Test("makes no row higher than Excel allows: it writes smaller, and names a row that even so shows only part")
    func highest() throws {
        let rows = [20, 25, 500].map { [Cell.text(String(repeating: "あ\n", count: $0))] }
        let book = book(rows, columns: [Column("甲")])
        let parts = try WorkbookParts(book)
        let heights = try parts.sheet(1).all("row").compactMap { Double($0.attributes["ht"] ?? "") }
        #expect(heights.allSatisfy { $0 <= 409 })
        #expect(heights.last == 409)
        let fonts = try #require(parts.documents["xl/styles.xml"]?.first("fonts")).all("font")
        let sizes = try ["A2", "A3", "A4"].map { cell in
            let font = try parts.format(try parts.cell(cell).style).attributes["fontId"].flatMap { Int($0) }
            return fonts[try #require(font)].first("sz")?.attributes["val"]
        }
        #expect(sizes == ["11", "8", "8"])
        #expect(book.sheets[0].rowsTooHigh == [4])
    }

    @Test("cuts a text that no cell can hold, marks it and says so")
    func cut() throws {
        let family = "👨‍👩‍👧"
        let parts = try WorkbookParts(
            book([[.text("短い")], [.text(String(repeating: family, count: 5_000))]], columns: [Column("甲")]))
        #expect(parts.cut.map(\.row) == [3])
        #expect(parts.cut.first?.description.contains("「甲」") == true)
        let value = try parts.cell("A3").value
        #expect(value.utf16.count <= 32_767)
        let mark = try #require(value.firstIndex(of: "…"))
        #expect(value[mark...].contains("省きました"))
        #expect(value[..<mark].allSatisfy { String($0) == family })
    }

    @Test("links to a row of another sheet, whatever that is called, and to addresses of the web only")
    func links() throws {
        let name = "わかば市'の[表]"
        let workbook = Workbook(
            title: "見本",
            sheets: [
                Sheet(
                    name: "まとめ", columns: [Column("甲")],
                    rows: [
                        [.place("二行目へ", sheet: name, row: 1)], [.place("ない", sheet: "ない", row: 0)],
                        [.address("条文", "https://example.jp/?a=1&b=2")], [.address("罠", "file:///etc/passwd")],
                    ]),
                Sheet(
                    name: name, preface: [PrefaceLine("見出し")], columns: [Column("甲")],
                    rows: [[.text("a")], [.text("b")]]),
            ])
        let parts = try WorkbookParts(workbook)
        let links = try parts.sheet(1).all("hyperlink")
        #expect(links.map { $0.attributes["ref"] } == ["A2", "A4"])
        #expect(links.first?.attributes["location"] == "'わかば市''の_表_'!A5")
        #expect(try parts.cell("A5", in: 2).value == "b")
        #expect(try parts.cell("A2").value == "二行目へ")
        #expect(try parts.cell("A5").value == "罠")
    }

    @Test("gives every sheet a name that Excel takes")
    func names() throws {
        let names = [
            "変更箇所", "変更箇所", "a/b:c*d?[e]\\f", "'", "History", String(repeating: "長", count: 40),
            String(repeating: "長", count: 41),
        ]
        let parts = try WorkbookParts(
            Workbook(title: "", sheets: names.map { Sheet(name: $0, columns: [Column("甲")]) }))
        let tabs = try #require(parts.documents["xl/workbook.xml"]).all("sheet").compactMap { $0.attributes["name"] }
        #expect(tabs.count == names.count)
        #expect(Set(tabs.map { $0.lowercased() }).count == names.count)
        #expect(tabs.allSatisfy { !$0.isEmpty && $0.utf16.count <= 31 && !$0.contains { "[]:*?/\\".contains($0) } })
        #expect(tabs[0] == "変更箇所")
    }

    @Test("prints on A4 across, one page wide, with the headings on every page")
    func printing() throws {
        let parts = try WorkbookParts(book([[.text("a")]], columns: [Column("甲"), Column("乙")]))
        let sheet = try parts.sheet(1)
        #expect(sheet.first("pageSetup")?.attributes["paperSize"] == "9")
        #expect(sheet.first("pageSetup")?.attributes["orientation"] == "landscape")
        #expect(sheet.first("pageSetup")?.attributes["fitToHeight"] == "0")
        #expect(sheet.first("oddFooter")?.text.contains("&P") == true)
        #expect(sheet.first("autoFilter")?.attributes["ref"] == "A1:B2")
        #expect(sheet.first("pane")?.attributes["state"] == "frozen")
        let names = try #require(parts.documents["xl/workbook.xml"]).all("definedName")
        #expect(names.contains { $0.attributes["name"] == "_xlnm.Print_Titles" && $0.text.hasSuffix("$1:$1") })
    }

    @Test("is the same file for the same content and day")
    func reproducible() throws {
        let folder = try TemporaryFolder()
        let files = (0..<2).map { folder.url("\($0).xlsx") }
        for file in files {
            _ = try book([[.text("a"), .number(3)]], columns: [Column("甲"), Column("乙")]).write(toFile: file.path)
        }
        #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
    }

    @Test("can be of any size: one with more than 10 MB of text is written too")
    func large() throws {
        let folder = try TemporaryFolder()
        let file = folder.url("a.xlsx")
        let rows = (0..<500).map { [Cell.text("\($0)" + String(repeating: "a", count: 30_000))] }
        let cut = try book(rows, columns: [Column("甲")]).write(toFile: file.path)
        #expect(cut.isEmpty)
        #expect(FileManager.default.fileExists(atPath: file.path))
    }

    @Test("says in Japanese where it cannot be written, and leaves nothing behind")
    func unwritable() throws {
        let place = try TemporaryFolder()
        let folder = place.url("none")
        let workbook = book([], columns: [Column("甲")])
        let error = #expect(throws: WorkbookError.self) {
            try workbook.write(toFile: folder.appendingPathComponent("a.xlsx").path)
        }
        #expect(error?.description.contains("フォルダー") == true)
        let missing = #expect(throws: WorkbookError.self) {
            try workbook.write(
                toFile: folder.deletingLastPathComponent().appendingPathComponent("koban-a.xlsx").path,
                temporaryFolder: folder.path)
        }
        #expect(missing?.description.contains("一時フォルダー") == true)
        #expect(
            !FileManager.default.fileExists(
                atPath: folder.deletingLastPathComponent().appendingPathComponent("koban-a.xlsx").path))
    }
}
