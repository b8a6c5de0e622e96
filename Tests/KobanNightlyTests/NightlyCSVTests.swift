import KobanNightly
import KobanReports
import Testing

@Suite("The night for a spreadsheet")
struct NightlyCSVTests {
    /// The rows by the names of their columns.
    static func rows(_ bytes: [UInt8]) throws -> [[String: String]] {
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        let all = table(String(decoding: bytes.dropFirst(3), as: UTF8.self))
        let header = try #require(all.first)
        return try all.dropFirst().map { row in
            try #require(row.count == header.count)
            return Dictionary(uniqueKeysWithValues: zip(header, row))
        }
    }

    /// RFC 4180, every cell quoted.
    private static func table(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = String.UnicodeScalarView()
        var isQuoted = false
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if isQuoted {
                if scalar != "\"" {
                    cell.append(scalar)
                } else if index < scalars.count, scalars[index] == "\"" {
                    cell.append(scalar)
                    index += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch scalar {
            case "\"": isQuoted = true
            case ",", "\r":
                row.append(String(cell))
                cell = String.UnicodeScalarView()
            case "\n":
                rows.append(row)
                row = []
            default: Issue.record("\(scalar) outside quotation marks")
            }
        }
        #expect(row.isEmpty && cell.isEmpty)
        return rows
    }

    @Test("Every finding has a row that says what became of it")
    func rows() throws {
        let report = try SampleNight.full().report
        let rows = try Self.rows(NightlyCSVReporter(evidence: SampleNight.evidence).report(report))
        #expect(rows.count == report.findings.count + report.resolved.count)
        #expect(rows.map { $0["指摘番号"] } == (report.findings.map(\.id) + report.resolved.map(\.id)).map(String.init))
        #expect(rows.prefix(2).map { $0["状態"] } == ["新規", "継続（内容変更）"])
        #expect(Set(rows.compactMap { $0["状態"] }) == ["新規", "継続（内容変更）", "見送り", "再発", "解消"])
        let first = try #require(rows.first)
        #expect(first["ファイル"] == "評価書/福祉/12.txt")
        #expect(first["いまの記載"]?.contains("別表第一の15の項") == true)
        #expect(first["いつから旧い"] == "2024-05-27")
        #expect(first["日数"] == "485")
        #expect(first["根拠"]?.isEmpty == false)
        let passed = try #require(rows.first { $0["状態"] == "見送り" })
        #expect(passed["見送りの理由"] == "免除: 次の再実施で直す")
        let gone = try #require(rows.first { $0["ファイル"] == "評価書/17.txt" })
        #expect(gone["状態"] == "解消")
        #expect(gone["解消の理由"] == "評価書は同じ（法令データが変わった）")
        // It stood at the last run, the day before.
        #expect(gone["日数"] == "484")
    }

    @Test("No text of an assessment is a formula, ends its cell or its row")
    func hostile() throws {
        let report = try SampleNight.hostile().report
        #expect(!report.findings.isEmpty)
        let rows = try Self.rows(NightlyCSVReporter(evidence: SampleNight.evidence).report(report))
        #expect(rows.count == report.findings.count)
        for row in rows {
            for cell in row.values {
                let first = cell.unicodeScalars.first
                #expect(first.map { "=+-@\t\r\n＝＠".unicodeScalars.contains($0) } != true)
                #expect(!cell.unicodeScalars.contains("\0"))
            }
            #expect(row["評価書名"]?.hasPrefix("'=HYPERLINK(\"http://example.invalid\",\"見る\")\n\",\"＝x\t") == true)
        }
        #expect(rows.last?["評価実施機関"] == "－")
    }

    @Test("A text that is too long for a cell of Excel is cut and says so, instead of running into the next row")
    func long() throws {
        var night = SampleNight()
        try night.add(Array(SampleNight.text().utf8), path: "a.txt", title: String(repeating: "長", count: 50_000))
        let rows = try Self.rows(NightlyCSVReporter(evidence: SampleNight.evidence).report(night.report))
        let title = try #require(rows.first?["評価書名"])
        #expect(title.utf16.count < 32_767)
        #expect(title.hasSuffix("…【長すぎるため、以下を省きました】"))
    }

    @Test("A night without findings has its headings")
    func empty() throws {
        let bytes = NightlyCSVReporter(evidence: SampleNight.evidence).report(SampleNight().report)
        #expect(try Self.rows(bytes).isEmpty)
        #expect(String(decoding: bytes, as: UTF8.self).hasSuffix("\"指摘番号\"\r\n"))
    }
}
