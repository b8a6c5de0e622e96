import Foundation
import KobanChecks
import KobanCorrections
import KobanDocuments
import KobanReports
import KobanTestSupport
import KobanWorkbook
import Testing

@Suite("A migration report")
struct ReportFormTests {
    /// What a run tells a reporter.
    private struct Told {
        let heading: MigrationHeading
        let documents: [MigratedDocument]
        let ending = MigrationEnding(errors: [AssessmentInputError(path: "なし.txt", reason: .notFound)])

        func json() throws -> [String: Any] {
            let bytes = MigrationJSONReporter(heading).report(documents, ending)
            return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        }

        func workbook() -> Workbook { MigrationWorkbookReporter(heading).report(documents, ending) }

        func html() throws -> String {
            String(decoding: try MigrationHTMLReporter(heading).report(documents, ending), as: UTF8.self)
        }
    }

    private func told(_ texts: [(path: String, text: String)], acceptReview: Bool = false) throws -> Told {
        let documents = try texts.map { path, text in
            let checked = try Migrating.checked(text)
            let migration = DocumentMigration(checked, on: Migrating.day, acceptReview: acceptReview)
            let document = MigratedDocument(
                path: path, assessment: checked.assessment, migration: migration, day: Migrating.day)
            // What a record keeps of a field is the field.
            #expect(document.fields.map(\.before) == migration.fields.map(\.before))
            #expect(document.fields.map(\.after) == migration.fields.map(\.after))
            return document
        }
        let run = RunHeading(version: "1", asOf: Migrating.day, dataVerifiedThrough: Migrating.day)
        return Told(heading: MigrationHeading(run, acceptsReview: acceptReview), documents: documents)
    }

    private let towns = [
        ("b.txt", MigrationPlace.text(institution: "わかば市長", number: 1)),
        ("a.txt", MigrationPlace.text(institution: "あおば市長", number: 2, inquire: "番号法第19条第8号、別表第二の26、30の項")),
        ("d.txt", MigrationPlace.text(institution: "", number: 3)),
        ("c.txt", MigrationPlace.text(institution: "わかば市長", number: 4)),
    ]

    private func cells(_ book: Workbook, _ sheet: String) throws -> [[Cell]] {
        try #require(book.sheets.first { $0.name == sheet }).rows
    }

    private func text(_ cell: Cell) -> String {
        switch cell.value {
        case .text(let text), .place(_, let text): text
        case .number(let number): "\(Int(number))"
        default: ""
        }
    }

    @Test("is grouped by institution in every form, files of one in the order of their paths")
    func grouped() throws {
        let told = try told(towns)
        let json = try told.json()
        let documents = try #require(json["documents"] as? [[String: Any]])
        #expect(documents.map { $0["path"] as? String } == ["a.txt", "b.txt", "c.txt", "d.txt"])
        let summary = try #require(json["summary"] as? [String: Any])
        #expect(summary["assessments"] as? Int == 4)
        #expect(summary["errors"] as? Int == 1)
        let institutions = try #require(summary["institutions"] as? [[String: Any]])
        #expect(institutions.map { $0["institution"] as? String } == ["あおば市長", "わかば市長", nil])
        #expect(institutions[0]["confidence"] as? [String: Int] == ["機械的に置換可": 1, "要確認": 1, "対応する項なし": 0])
        #expect(institutions[1]["written"] as? Int == 4)
        let markdown = MigrationMarkdownReporter().report(told.documents, told.ending)
        #expect(
            String(decoding: markdown, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("## ") }.first
                == "## あおば市長")
    }

    @Test("as a workbook leads from the summary to the rows of the institution and to what a person decides")
    func workbook() throws {
        let book = try told(towns).workbook()
        #expect(book.sheets.map(\.name) == ["まとめ", "変更箇所", "要確認", "読めなかったファイル"])
        let changes = try cells(book, "変更箇所")
        let institutionRows = try cells(book, "まとめ").prefix(3)
        #expect(institutionRows.count == 3)
        for row in institutionRows {
            guard case .place(let place, let name) = row[0].value else {
                Issue.record("\(row[0]) leads nowhere")
                continue
            }
            #expect(place.sheet == "変更箇所")
            let institution = text(changes[place.row][9])
            #expect(institution == name || institution.isEmpty)
            #expect(place.row == 0 || text(changes[place.row - 1][9]) != institution)
        }
        let columns = book.sheets[1].columns.map(\.title)
        #expect(columns.prefix(6) == ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"])
        #expect(text(changes[0][2]) == "番号法第9条第1項、別表第一の15の項")
        #expect(text(changes[0][3]) == "番号法第9条第1項、別表の23の項")
        let review = try cells(book, "要確認")
        #expect(
            review.contains {
                text($0[4]).contains("30の項") && text($0[6]).contains("落とす") && text($0[7]).contains("まだ")
            })
        #expect(try cells(book, "読めなかったファイル").map { text($0[0]) } == ["なし.txt"])
        let accepted = try told(towns, acceptReview: true).workbook()
        #expect(try cells(accepted, "要確認").contains { text($0[7]).contains("落とします") })
    }

    @Test("as HTML marks the words that go and those that come, and nothing else")
    func html() throws {
        let html = try told(towns).html()
        #expect(html.hasPrefix("<!DOCTYPE html>"))
        #expect(html.contains("<html lang=\"ja\">"))
        #expect(html.contains(">番号法第9条第1項、<del>別表第一</del>の<del>15</del>の項</td>"))
        #expect(html.contains(">番号法第9条第1項、<ins>別表</ins>の<ins>23</ins>の項</td>"))
        #expect(!html.contains("<script"))
        #expect(html.contains("<a href=\"#institution-2\">わかば市長</a>"))
        #expect(html.contains("<h2 id=\"institution-2\">わかば市長</h2>"))
        #expect(html.contains("なし.txt: ファイルがありません"))
        #expect(html.contains("落とす — この項の事務は"))
        #expect(!html.contains("{{"))
    }

    // U+0600 is one character with the bracket after it.
    @Test(
        "as HTML never takes text of an assessment for markup",
        arguments: [
            "<script>alert(1)</script>", "\u{600}<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
            "&lt;b&gt;", "{{name}}", "{{{name}}}", "</td></table><h1>",
        ])
    func hostile(_ text: String) throws {
        let html = try told([
            ("\(text).txt", MigrationPlace.text(institution: "\(text)市長", use: "\(text)番号法第9条第1項、別表第一の15の項"))
        ]).html()
        #expect(!html.contains("<script"))
        #expect(!html.contains("<img"))
        #expect(html.components(separatedBy: "<h1").count == 2)
        #expect(html.components(separatedBy: "</table>").count == 3)
        if text == "&lt;b&gt;" { #expect(html.contains("&amp;lt;b&amp;gt;番号法")) }
        if text.hasPrefix("{{") { #expect(html.contains("\(text)番号法")) }
    }

    @Test("goes to the file that was asked for, and never over an assessment")
    func file() throws {
        let place = try MigrationPlace()
        try place.write("in/a.txt", MigrationPlace.text())
        for format in ["xlsx", "html", "csv", "json", "markdown"] {
            let shown = try place.migrate("in", "--format", format)
            let run = try place.migrate("in", "--format", format, "-o", "表.\(format)")
            #expect(run.status == 0 && run.output.isEmpty)
            #expect(try Data(contentsOf: place.url("表.\(format)")) == shown.output)
            if format == "xlsx" { #expect(shown.output.starts(with: Array("PK".utf8))) }
        }
        let over = try place.migrate("in", "--format", "html", "--output", "in/a.txt")
        #expect(over.status == 2)
        #expect(over.diagnostics.contains("上書き"))
        #expect(try place.read("in/a.txt") == MigrationPlace.text())
        let nowhere = try place.migrate("in", "--format", "xlsx", "-o", "ない/表.xlsx")
        #expect(nowhere.status == 2)
        #expect(nowhere.diagnostics.contains("ない/表.xlsx: Excelのファイルを作れません"))
    }
}
