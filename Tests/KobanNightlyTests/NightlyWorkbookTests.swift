import KobanChecks
import KobanNightly
import KobanTestSupport
import KobanText
import KobanWorkbook
import Testing

@testable import KobanReports

@Suite("The night as a workbook")
struct NightlyWorkbookTests {
    private func workbook(_ night: SampleNight, most: Int = NightlyWorkbookReporter.mostCitations) -> Workbook {
        NightlyWorkbookReporter(night.report, mostCitations: most, evidence: SampleNight.evidence)
            .report(on: night.report, citations: night.citations(of:))
    }

    private func sheet(_ name: String, of book: Workbook) throws -> Sheet {
        try #require(book.sheets.first { $0.name == name })
    }

    private func text(_ cell: Cell?) -> String? {
        switch cell?.value {
        case .text(let text), .place(_, let text), .address(_, let text): text
        default: nil
        }
    }

    /// The count and where it leads, by the name on the first sheet.
    private func counts(_ book: Workbook) throws -> [String: (count: Int, place: Cell.Place?)] {
        var out: [String: (Int, Cell.Place?)] = [:]
        for row in try sheet("まとめ", of: book).rows {
            guard row.count > 3, case .number(let count) = row[2].value, let name = text(row[1]) else { continue }
            var target: Cell.Place?
            if case .place(let place, _) = row[3].value { target = place }
            out[name.trimmingPrefix("　").trimmingPrefix("うち").description] = (Int(count), target)
        }
        return out
    }

    @Test("The counts are those of the report, and each leads to the first row that it counts")
    func summary() throws {
        let night = try SampleNight.full()
        let book = workbook(night)
        let counts = try counts(book)
        let report = night.report
        #expect(counts["指摘の数"]?.count == report.active.count)
        #expect(counts["新しい指摘"]?.count == report.news.count)
        #expect(counts["解消した指摘"]?.count == report.resolved.count)
        #expect(counts["エラー"]?.count == report.count(of: .error))
        #expect(counts["見送った指摘（免除）"]?.count == 1)
        #expect(counts["評価書の数"]?.count == report.documents.count)
        #expect(counts["なくなった評価書"]?.count == 1)
        let findings = try sheet("指摘", of: book)
        #expect(findings.rows.count == report.findings.count)
        #expect(try sheet("新規", of: book).rows.count == report.news.count)
        #expect(try sheet("解消", of: book).rows.count == report.resolved.count)
        let passed = try #require(counts["見送った指摘（免除）"]?.place)
        #expect(text(findings.rows[passed.row].first) == "見送り")
        let gone = try #require(counts["なくなった評価書"]?.place)
        let documents = try sheet("評価書", of: book)
        #expect(documents.rows[gone.row].compactMap { text($0) }.contains("なくなった"))
        #expect(counts["再発"]?.count == report.news.count { $0.news == .returned })
        let again = try #require(counts["再発"]?.place)
        #expect(text(try sheet("新規", of: book).rows[again.row].first) == "再発")
        for (name, entry) in try counts.filter({ $0.value.count > 0 }).notEmpty() {
            #expect(entry.place != nil, "\(name)")
        }
    }

    @Test("Every link leads to a row that is there")
    func links() throws {
        var links = 0
        for night in [try SampleNight.full(), try SampleNight.hostile(), SampleNight()] {
            let book = workbook(night)
            for cell in book.sheets.flatMap(\.rows).flatMap({ $0 }) {
                guard case .place(let place, _) = cell.value else { continue }
                #expect(try sheet(place.sheet, of: book).rows.indices.contains(place.row))
                links += 1
            }
        }
        #expect(links > 10)
    }

    @Test("A citation leads to its finding, and the counts of its status are those of the sheet")
    func citations() throws {
        let night = try SampleNight.full()
        let book = workbook(night)
        let citations = try sheet("引用", of: book)
        let findings = try sheet("指摘", of: book)
        let stale = citations.rows.filter { text($0.first) == "旧い" }
        #expect(try counts(book)["旧い"]?.count == stale.count)
        #expect(try counts(book)["適正"]?.count == citations.rows.count { text($0.first) == "適正" })
        let row = try #require(stale.first)
        guard case .place(let place, _) = row.last?.value else {
            Issue.record("no link")
            return
        }
        #expect(findings.rows[place.row].compactMap { text($0) }.contains("評価書/福祉/12.txt"))
    }

    @Test("Where there are too many citations, those that are right are left out, and the first sheet says so")
    func manyCitations() throws {
        let night = try SampleNight.full()
        let book = workbook(night, most: 3)
        let rows = try sheet("引用", of: book).rows
        #expect(!rows.isEmpty)
        #expect(!rows.contains { text($0.first) == "適正" })
        let summary = try sheet("まとめ", of: book).rows.compactMap { text($0.last) }
        #expect(summary.contains { $0.contains("適正のものを載せていません") })
    }

    @Test("Days are days that Excel can count with, and texts stay texts")
    func values() throws {
        let night = try SampleNight.full()
        let row = try #require(try sheet("指摘", of: workbook(night)).rows.first)
        #expect(row.contains { $0.value == .day(CivilDate(iso: "2024-05-27")!) })
        let hostile = try sheet("指摘", of: workbook(try SampleNight.hostile())).rows
        let texts = hostile.flatMap { $0 }.compactMap { text($0) }
        #expect(texts.contains { $0.hasPrefix("=HYPERLINK") })
    }

    @Test("Beyond the data, with inputs unread, and on a first run, the first sheet says so")
    func warnings() throws {
        var night = try SampleNight.full()
        night.dataVerifiedThrough = CivilDate(iso: "2025-01-01")
        night.previous = nil
        let first = try sheet("まとめ", of: workbook(night))
        let head = first.preface.compactMap { text($0.cell) }
        #expect(head.contains { $0.contains("令和7年1月1日まで") })
        #expect(head.contains { $0.hasPrefix("なし（初めての実行") })
        #expect(head.contains { $0.hasPrefix("1件。下の一覧のとおり") })
        let messages = first.rows.compactMap { text($0.last) }
        #expect(messages.contains("文字コードが分かりません。UTF-8で保存し直してください。"))
        #expect(messages.contains("免除は期限が切れました。"))
    }

    @Test("The course has a row a day, the last one tonight's")
    func history() throws {
        let rows = try sheet("推移", of: workbook(try SampleNight.full())).rows
        #expect(
            rows.map { $0.map(\.value) } == [
                [.day(CivilDate(iso: "2025-09-23")!), .number(9), .number(0), .number(0), .number(9)],
                [.day(SampleNight.day), .number(4), .number(0), .number(0), .number(4)],
            ])
        #expect(try sheet("推移", of: workbook(SampleNight())).rows.count == 1)
        let sheet = try sheet("推移", of: workbook(try SampleNight.full()))
        let chart = try #require(sheet.chart)
        #expect(chart.series.map { sheet.columns[$0.column].title } == ["エラー", "警告", "注意"])
        #expect(sheet.columns[chart.categories].title == "日" && chart.place > sheet.columns.count)
    }
}
