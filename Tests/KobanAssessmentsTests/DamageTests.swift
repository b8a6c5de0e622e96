import KobanText
import Testing

@testable import KobanAssessments

/// Each kind of damage that is tolerated, with an example of its own: no document but an invented one stands
/// behind any of them.
@Suite("Damage by recognition, torn cells and lost lines")
struct DamageTests {
    private func read(_ text: String) -> Assessment { Assessment(reading: SourceText(text)) }

    private let cover =
        "特定個人情報保護評価書（全項目評価書）\n評価書番号\t評価書名\n3\t児童手当に関する事務　全項目評価書\n評価実施機関名\nみなと町長\n公表日\n令和4年8月1日\n"

    @Test("OCR: a line of a 別添 is a row where の of its number is misread, and only the number is unreadable")
    func branchMark() {
        let assessment = read(
            cover
                + "（別添１）番号法別表に掲げる事務\n項番 提供先 用途\n11の2 都道府県 手当の支給\n27Ø3 市町村長 手当の認定\n30 国 統計\n")
        let table = assessment.annexTables.first
        #expect(table?.numbers.map(assessment.text) == ["11の2", "27Ø3", "30"])
    }

    @Test(
        "OCR: choices are choices where a bracket or the circle is misread",
        arguments: ["く選択肢>\n1)実施する\n2)実施しない", "[ O 実施する ]　＜選択肢＞", "○ 実施する　〔Ｏ〕"])
    func choices(written: String) {
        let assessment = read(
            cover + "４．情報提供ネットワークシステムによる情報連携\n②法令上の根拠\n\(written)\n")
        #expect(!assessment.regions.contains { $0.role == .linkageBasis })
        #expect(assessment.regions.contains { $0.role == .linkageStatus })
    }

    @Test("OCR: the number of a chapter is one with l for I", arguments: ["lI", "Il", "ll", "II", "Ⅱ"])
    func romanNumber(number: String) {
        let assessment = read(
            cover + "（別添１）事務の流れ\n説明\n\(number) 特定個人情報ファイルの概要\n1. 特定個人情報ファイル名\n児童手当ファイル\n")
        let file = assessment.regions.first { assessment.text($0.range).contains("児童手当ファイル") }
        #expect(file?.section == .current)
    }

    @Test("OCR: the heading of the history is one with another character for 箇", arguments: ["箇", "筒", "簡", "個"])
    func historyHeading(character: String) {
        let assessment = read(
            cover + "（別添３）変更\(character)所\n変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n令和4年8月1日\tⅠ ４．部署\t甲課\t乙課\t事後\t\n")
        #expect(assessment.changeHistory.count == 1)
        #expect(assessment.annexTables.isEmpty)
    }

    @Test("OCR: the outline of the business is told by its number where its name is misread")
    func outline() {
        let assessment = read(
            cover + "Ⅰ 基本情報\n１．特定個人情報ファイルを取り扱う事務\n①事務の名称\n児童手当\n②事務の名称\n番号法別表の81の項による手当の支給\n")
        let outline = assessment.regions.first { $0.role == .businessOutline }
        #expect(outline.map { assessment.text($0.range) } == "番号法別表の81の項による手当の支給")
    }

    @Test(
        "Torn cell: a number on both sides of a border is one",
        arguments: [("【別添7\t7】番号法別表", "7"), ("【別添7 \t 7】番号法別表", "7"), ("【別添7\t8】番号法別表", "78"), ("【別添77】番号法別表", "77")])
    func tornNumber(heading: String, number: String) {
        let assessment = read(cover + heading + "に掲げる提供先\n項番\t提供先\t用途\n5\t国\t統計\n")
        #expect(assessment.annexTables.map(\.annexNumber) == [number])
    }

    @Test("Lost columns: a history whose tabs became blanks has its columns")
    func lostColumns() {
        let gap = "    "
        let header = ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"].joined(separator: gap)
        let row = ["令和4年8月1日", "Ⅰ ４．部署", "甲課", "乙課", "事後", ""].joined(separator: gap)
        let assessment = read(cover + "変更箇所\n\(header)\n\(row)\n")
        #expect(assessment.changeHistory.first?.before.map(assessment.text) == ["甲課"])
        #expect(assessment.changeHistory.first?.after.map(assessment.text) == ["乙課"])
    }

    @Test("Lost line: a 別添 ends where the next chapter has begun, its heading lost")
    func lostHeading() {
        let assessment = read(
            cover + "（別添１）事務の流れ\n説明\n1. 特定個人情報ファイル名\n児童手当ファイル\n2. 基本情報\n①ファイルの種類\nシステム用ファイル\n")
        let file = assessment.regions.first { assessment.text($0.range).contains("システム用ファイル") }
        #expect(file?.section == .current)
    }
}
