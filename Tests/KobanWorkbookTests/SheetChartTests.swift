import KobanText
import KobanWorkbook
import Testing

@Suite("A chart of a sheet")
struct SheetChartTests {
    private func workbook(rows: Int, title: String = "日ごとの数") -> Workbook {
        let days = (0..<rows).map { index -> [Cell] in
            [.day(CivilDate(iso: "2026-04-01")?.adding(days: index)), .number(index), .number(2)]
        }
        return Workbook(
            title: "見本", created: CivilDate(iso: "2026-04-01"),
            sheets: [
                Sheet(name: "前", columns: [Column("甲")]),
                Sheet(
                    name: "推移 '1'", preface: [PrefaceLine("見出し")],
                    columns: [Column("日"), Column("エラー"), Column("=警告")], rows: days,
                    chart: SheetChart(
                        kind: .stackedColumns, title: title, description: "図 <b>", categories: 0,
                        series: [
                            .init(column: 1, tone: .error), .init(column: 2, tone: .warning),
                            .init(column: 9, tone: .note),
                        ],
                        place: 4)),
            ])
    }

    @Test("shows every row of the table, its series called by the headings")
    func series() throws {
        let parts = try WorkbookParts(workbook(rows: 3))
        let chart = try #require(parts.documents["xl/charts/chart1.xml"])
        #expect(chart.first("c:grouping")?.attributes["val"] == "stacked")
        let series = chart.all("c:ser")
        #expect(series.count == 2)
        let references = series.map { $0.all("c:f").map(\.text) }
        let sheet = "'推移 ''1'!"
        #expect(
            references == [
                [sheet + "$B$3", sheet + "$A$4:$A$6", sheet + "$B$4:$B$6"],
                [sheet + "$C$3", sheet + "$A$4:$A$6", sheet + "$C$4:$C$6"],
            ])
        // What a program shows that does not read the table anew.
        #expect(series[0].first("c:tx")?.all("c:v").map(\.text) == ["エラー"])
        #expect(series[0].first("c:val")?.all("c:v").map(\.text) == ["0", "1", "2"])
        #expect(chart.first("c:title")?.all("a:t").map(\.text) == ["日ごとの数"])
    }

    @Test("tells its series apart without colours, and says in words what it shows")
    func accessible() throws {
        let parts = try WorkbookParts(workbook(rows: 2))
        let chart = try #require(parts.documents["xl/charts/chart1.xml"])
        let patterns = chart.all("a:pattFill").compactMap { $0.attributes["prst"] }
        #expect(patterns.count == 2 && Set(patterns).count == 2)
        let drawing = try #require(parts.documents["xl/drawings/drawing1.xml"])
        #expect(drawing.first("xdr:cNvPr")?.attributes["descr"] == "図 <b>")
    }

    @Test("is not drawn of a table without rows, and takes no title for a reference")
    func edges() throws {
        #expect(try WorkbookParts(workbook(rows: 0)).documents["xl/charts/chart1.xml"] == nil)
        let chart = try #require(try WorkbookParts(workbook(rows: 1, title: "=前!A1")).documents["xl/charts/chart1.xml"])
        #expect(chart.first("c:title")?.all("c:f").isEmpty == true)
    }
}
