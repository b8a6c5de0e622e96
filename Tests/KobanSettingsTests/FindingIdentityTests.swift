import Foundation
import KobanChecks
import KobanLaw
import KobanSettings
import Testing

@Suite("指摘の同一性")
struct FindingIdentityTests {
    private let stale = Town.identities(Town.document())

    @Test("the stable text form")
    func form() {
        #expect(
            stale.map(\.key) == [
                "koban1|わかば市長基礎項目評価書12|個人番号の利用 法令上の根拠|renumbered-item|425AC0000000027 別表第一 15|1",
                "koban1|わかば市長基礎項目評価書12|情報提供ネットワークシステムによる情報連携 2法令上の根拠|renumbered-item|425AC0000000027 別表第二 26|1",
            ])
        #expect(stale.first?.document == "わかば市長 基礎項目評価書 12")
        #expect(stale.first?.citation == "425AC0000000027 別表第一 15")
    }

    @Test(
        "other spelling of the same keeps the identity",
        arguments: [
            ("番号法第9条第1項、別表第一の9、10、85の2の項", "番号法第9条第1項、別表第１の９・１０及び８５の２の項"),
            ("番号法第9条第1項、別表第一の9、10、85の2の項", "番号法第九条第一項　別表第一（第八十五の二、九、十の項）"),
            ("番号法第9条第1項、別表第一の26～28の項", "番号法第9条第1項、別表第1 26,27,28の項"),
            ("番号法第9条第1項、別表第一の15の項", "番号利用法第9条第1項、番号利用法別表第\n一の15の項"),
        ])
    func spelling(_ one: String, _ other: String) {
        let first = Town.identities(Town.document(use: one)).first
        let second = Town.identities(Town.document(use: other)).first
        #expect(first != nil && first == second, "\(String(describing: first)) \(String(describing: second))")
    }

    @Test("inserted lines, and a wrapped or spaced name of the document, keep it")
    func insertedLines() {
        let longer = Town.document(
            institution: "わかば　市長", outline: "保護の決定を行う。\n費用の返還の事務を行う。\n\n統計を作る。")
        #expect(Town.identities("表紙の前の注意書き。\n\n" + longer) == stale)
    }

    @Test("another message, another severity and another place are the same finding")
    func wording() {
        let checked = Town.check(Town.document())
        let reworded = checked.findings.map { finding in
            var copy = finding
            copy.message = "別の文。"
            copy.fix = nil
            copy.severity = .note
            copy.range = 0..<1
            return copy
        }
        #expect(
            FindingIdentity.identities(
                of: reworded, citations: checked.citations, document: "わかば市長 基礎項目評価書 12",
                tables: Town.statutes.tables) == stale)
    }

    @Test("a named document is the same wherever its file is; an unnamed one is its path")
    func moved() {
        let other = Town.identities(
            Town.document(), path: "/elsewhere/b.txt", folder: URL(fileURLWithPath: "/elsewhere"))
        #expect(other == stale)

        let unnamed = Town.document(institution: "")
        func document(_ path: String, _ folder: String) -> String? {
            Town.identities(unnamed, path: path, folder: URL(fileURLWithPath: folder)).first?.document
        }
        #expect(document("/town/2025/a.txt", "/town") == "2025/a.txt")
        // The whole folder moved with its configuration.
        #expect(document("/other/2025/a.txt", "/other") == "2025/a.txt")
        #expect(document("/town/b.txt", "/town") == "b.txt")
        #expect(document("/shelf/b.txt", "/town") == "../shelf/b.txt")
    }

    @Test(
        "one item, the table, the field or the document changed makes a new one",
        arguments: [
            Town.document(use: "番号法第9条第1項、別表第一の16の項"),
            Town.document(use: "番号法第9条第1項、別表第一の15、16の項"),
            Town.document(use: "番号法第9条第1項、別表第一の15の2の項"),
            Town.document(number: "13"),
            Town.document(institution: "もみじ市長"),
        ])
    func changed(_ text: String) throws {
        let first = try #require(Town.identities(text).first)
        #expect(!stale.contains(first))
    }

    @Test("equal ones in a field are told apart by their order, and mending one leaves the first")
    func ordinals() {
        let twice = Town.identities(
            Town.document(use: "番号法別表第一の15の項\n・番号法第9条第1項\n・番号法別表第一の15の項"))
        let use = twice.filter { $0.field == "個人番号の利用 法令上の根拠" }
        #expect(use.map(\.ordinal) == [1, 2])
        #expect(Set(use).count == 2)
        #expect(use.first == stale.first)
    }

    @Test("what a person writes with other spaces and full-width letters is the same")
    func written() {
        let one = FindingIdentity(
            document: "わかば市長 基礎項目評価書 12", field: "提供先1 ①法令上の根拠", rule: "renumbered-item",
            citation: "425AC0000000027 別表第二 9,10")
        let other = FindingIdentity(
            document: "わかば市長　基礎項目評価書　１２", field: " 提供先1　①法令上の根拠", rule: "renumbered-item",
            citation: "425AC0000000027  別表第二　９, 10")
        #expect(one == other)
        // 提供先1 ①… and 提供先11 … are two fields.
        #expect(
            one.key
                != FindingIdentity(
                    document: one.document, field: "提供先11 法令上の根拠", rule: one.rule,
                    citation: one.citation
                ).key)
    }

    @Test("a bar in a part does not move the borders of the others")
    func escaped() {
        let one = FindingIdentity(document: "a|b", field: "c", rule: "r", citation: "")
        let other = FindingIdentity(document: "a", field: "b|c", rule: "r", citation: "")
        #expect(one != other)
    }
}
