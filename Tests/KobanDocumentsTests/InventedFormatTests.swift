import Foundation
import KobanAssessments
import KobanChecks
import KobanDocuments
import KobanFormats
import KobanLaw
import KobanReports
import KobanRuns
import KobanTestSupport
import KobanText
import Testing

/// A format that is nowhere but here: pages of lines after the word 「紙芝居」, a line `---` between two pages.
/// What it takes is what any format takes: a conformance and an entry in the list.
private struct SlideFormat: DocumentFormat {
    let japaneseName = "紙芝居"
    let endings = ["slides"]

    func recognizes(_ content: FileContent) -> Bool { content.bytes.starts(with: Array("紙芝居\n".utf8)) }

    func read(_ content: FileContent) throws(DocumentReadingError) -> Document {
        var builder = DocumentBuilder()
        let pages = String(decoding: content.bytes, as: UTF8.self).components(separatedBy: "---\n")
        guard pages.count > 1 else { throw .damaged("紙芝居に絵がありません。描き直してください。") }
        for (index, page) in pages.dropFirst().enumerated() {
            builder.begin(.page(index + 1))
            for line in page.split(separator: "\n", omittingEmptySubsequences: false) { builder.addLine(String(line)) }
        }
        return builder.document(in: self)
    }
}

/// A format of sheets: each line is a cell, its name before a colon.
private struct GridFormat: DocumentFormat {
    let japaneseName = "方眼"
    let endings = ["grid"]

    func recognizes(_ content: FileContent) -> Bool { content.bytes.starts(with: Array("方眼\n".utf8)) }

    func read(_ content: FileContent) throws(DocumentReadingError) -> Document {
        var builder = DocumentBuilder()
        for line in String(decoding: content.bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "|").enumerated().map { index, cell in
                let parts = cell.split(separator: ":", maxSplits: 1)
                return DocumentBuilder.Cell(
                    String(parts[1]).replacing("／", with: "\n"), column: index,
                    in: .cell(sheet: "基本情報", name: String(parts[0])))
            }
            builder.addRow(cells)
        }
        return builder.document(in: self)
    }
}

@Suite("A format is one folder and one entry in a list")
struct InventedFormatTests {
    private let formats = DocumentFormats(DocumentFormats.all.formats + [SlideFormat(), GridFormat()])
    private let slides = """
        紙芝居
        ---
        特定個人情報保護評価書（基礎項目評価書）
        ---
        Ⅰ 関連情報
        ３．個人番号の利用

        法令上の根拠　番号法第9条第1項　別表第一の30の項
        ---

        """
    private let grid = """
        方眼
        A1:特定個人情報保護評価書（基礎項目評価書）
        A2:Ⅰ 関連情報
        A3:３．個人番号の利用
        A4:法令上の根拠|B4:番号法第9条第1項／別表第一の30の項
        A5:４．情報提供ネットワークシステムによる情報連携

        """

    private func checked(_ text: String, _ name: String) throws -> (AssessmentInput, CheckedAssessment) {
        let input = try AssessmentInput(path: name, bytes: Array(text.utf8), formats: formats)
        let day = try #require(CivilDate(iso: "2026-02-08"))
        return (input, try BundledLaw.checker(on: day).check(input.document))
    }

    private func reported(_ text: String, _ name: String) throws -> ReportedAssessment {
        let (input, checked) = try checked(text, name)
        return ReportedAssessment(path: name, sha256: ContentDigest.sha256(input.bytes), checked: checked)
    }

    private func heading() throws -> RunHeading {
        RunHeading(version: "0", asOf: try #require(CivilDate(iso: "2026-02-08")), dataVerifiedThrough: nil)
    }

    private func text(of reported: ReportedAssessment, isQuiet: Bool) throws -> String {
        let reporter = CheckTextReporter(
            try heading(), style: TerminalStyle(isColoured: false), isQuiet: isQuiet, evidence: nil)
        return String(decoding: reporter.report([reported], CheckEnding()), as: UTF8.self)
    }

    @Test("Its files are found in a folder by their ending, and read")
    func found() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.slides", slides)
        let found = AssessmentFiles.files(at: [folder.url.path], formats: formats)
        #expect(found.errors.isEmpty && found.unread.isEmpty)
        #expect(found.files == [folder.path("a.slides")])
        let input = try AssessmentInput(file: try #require(found.files.first), formats: formats)
        #expect(input.document.format.japaneseName == "紙芝居")
        #expect(AssessmentFiles.files(at: [folder.url.path]).unread == [UnreadFiles(kind: "slides", count: 1)])
    }

    @Test("The list says what it reads")
    func words() {
        #expect(formats.endingsInWords == ".txt .md .html .htm .slides .grid")
        #expect(formats.japaneseNames == "テキスト・紙芝居・方眼")
    }

    @Test("What is found in it stands on a page")
    func pages() throws {
        let (input, checked) = try checked(slides, "a.slides")
        #expect(checked.assessment.form == .basic)
        let finding = try #require(checked.findings.first)
        #expect(checked.findings.map(\.rule) == ["renumbered-item"])
        #expect(input.document.place(at: finding.range.lowerBound) == .page(2, line: 4))
        let reported = try reported(slides, "a.slides")
        let text = try text(of: reported, isQuiet: false)
        #expect(text.contains("a.slides:2ページ4行目: エラー"))
        #expect(text.contains("  4 | 法令上の根拠"))
        let quiet = try self.text(of: reported, isQuiet: true)
        #expect(quiet.hasPrefix("a.slides:2ページ4行目: エラー: "))
        let json = String(decoding: CheckJSONReporter(try heading()).report([reported], CheckEnding()), as: UTF8.self)
        #expect(json.contains("\"page\": 2") && json.contains("\"pageLine\": 4"))
    }

    @Test("What is found in a sheet stands in a cell, and a cell may have lines")
    func cells() throws {
        let (input, checked) = try checked(grid, "b.grid")
        let finding = try #require(checked.findings.first { $0.rule == "renumbered-item" })
        #expect(input.document.place(at: finding.range.lowerBound) == .cell(sheet: "基本情報", name: "B4"))
        #expect(checked.citations.count == 2)
        #expect(checked.citations.allSatisfy { $0.assessed.field == .useBasis })
        let quiet = try text(of: try reported(grid, "b.grid"), isQuiet: true)
        #expect(quiet.contains("b.grid:シート「基本情報」のB4: エラー: "))
    }

    @Test("A document that is edited keeps its rows and its places")
    func edited() throws {
        let (input, checked) = try checked(grid, "b.grid")
        let finding = try #require(checked.findings.first { $0.rule == "renumbered-item" })
        let edited = input.document.replacing([(finding.range, "別表の四十四の項")])
        #expect(edited.rows().rows.count == input.document.rows().rows.count)
        #expect(edited.source.text(in: 0..<edited.source.bytes.count).contains("第1項\n別表の四十四の項\n４．"))
        let next = try #require(edited.rows().cells.last)
        #expect(edited.source.text(in: next.range).hasPrefix("４．情報提供"))
        #expect(edited.place(at: next.range.lowerBound) == .cell(sheet: "基本情報", name: "A5"))
        #expect(edited.format.japaneseName == "方眼")
    }

    @Test("A copy cannot be written back unless the format says how, and a damaged file is told as such")
    func unwritable() throws {
        let (input, _) = try checked(slides, "a.slides")
        #expect(!input.document.format.isWritable)
        #expect(input.bytes(withText: input.source.bytes) == nil)
        let error = AssessmentInputError(path: "c.slides", reason: .damaged("紙芝居に絵がありません。描き直してください。"))
        #expect(throws: error) {
            try AssessmentInput(path: "c.slides", bytes: Array("紙芝居\n".utf8), formats: formats)
        }
        #expect(error.description == "c.slides: 紙芝居に絵がありません。描き直してください。")
    }
}
