import KobanDocuments
import KobanText
import Testing

@Suite("The formats that are read")
struct DocumentFormatsTests {
    private func input(_ bytes: [UInt8]) throws -> AssessmentInput { try AssessmentInput(path: "x", bytes: bytes) }

    @Test(
        "The content tells the format, not the name",
        arguments: [
            ("別表の26の項\n", "テキスト"), ("| 項番 | 提供先 |\n|---|---|\n| 26<br>27 | 国 |\n", "テキスト"),
            ("<選択肢>\n9<10\n", "テキスト"), ("<p>別表の26の項", "HTML"), ("別表\n<table><tr><td>26</td></tr></table>", "HTML"),
            ("はじめに\n<body>別表", "HTML"), ("<!-- <table> -->別表", "テキスト"),
        ])
    func recognized(text: String, name: String) throws {
        #expect(try input(Array(text.utf8)).document.format.japaneseName == name)
        #expect(Document(text: SourceText(text)).format.japaneseName == name)
        let wide: [UInt8] =
            [0xFF, 0xFE] + text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try input(wide).document.format.japaneseName == name)
    }

    @Test("What users are told derives from the list")
    func words() {
        #expect(DocumentFormats.all.endingsInWords == ".txt .md .html .htm")
        #expect(DocumentFormats.all.japaneseNames == "テキスト")
        #expect(DocumentFormats.all.reads(ending: "md") && !DocumentFormats.all.reads(ending: "pdf"))
        #expect(AssessmentInputError(path: "", reason: .emptyFolder).message.contains("（.txt .md .html .htm）"))
    }

    @Test("A text is written back in its own encoding, and only what can be given back byte for byte")
    func writtenBack() throws {
        let text = "別表の44の項\n"
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try input(mark + Array("別表の30の項\n".utf8)).bytes(withText: Array(text.utf8)) == mark + Array(text.utf8))
        // 「別表」 and a line feed in CP932.
        let converted = try input([0x95, 0xCA, 0x95, 0x5C, 0x0A])
        #expect(converted.encoding == .cp932)
        #expect(converted.bytes(withText: Array("表別\n".utf8)) == [0x95, 0x5C, 0x95, 0xCA, 0x0A])
        #expect(converted.bytes(withText: Array("𠮷\n".utf8)) == nil)
    }

    @Test(
        "What no format reads is told by what it holds",
        arguments: [
            (Array("%PDF-1.7\n別表".utf8), "PDF"), ([0x50, 0x4B, 0x03, 0x04], "ZIPかWord・Excelの文書"),
            ([0xFF, 0xD8, 0xFF], "画像"),
        ])
    func foreign(bytes: [UInt8], name: String) throws {
        let message = "x: テキストではありません（中身は\(name)）。テキストに変換してから渡してください。"
        do {
            _ = try input(bytes)
            Issue.record("read")
        } catch {
            #expect("\(error)" == message)
        }
    }
}
