import KobanLaw
import KobanReports
import KobanTestSupport
import Testing

@Suite("Evidence in words for people")
struct EvidenceWordingTests {
    private func japanese(_ evidence: String) throws -> String {
        EvidenceWording(try BundledLaw.statutes).japanese(Evidence(text: evidence))
    }

    @Test("The text of a law is called by the name of its day, with its number and id at the end")
    func texts() throws {
        #expect(
            try japanese("sources/425AC0000000027_20250924.xml:78")
                == "番号法の条文（令和7年9月24日現在）（※ 番号法: 平成25年法律第27号、法令ID 425AC0000000027）")
        #expect(
            try japanese("sources/506M60004008009_20260208.xml 第二条の表 42の項").hasPrefix(
                "利用特定個人情報の提供に関する命令の条文（令和8年2月8日現在）の第二条の表 42の項（※"))
        let both = try japanese("sources/426M6000000A005_20150101.xml; sources/426M6000000A005_20260208.xml")
        #expect(both.contains("別表第一の主務省令で定める事務を定める命令の条文（平成27年1月1日現在）、"))
        #expect(both.contains("、別表の主務省令で定める事務を定める命令の条文（令和8年2月8日現在）"))
    }

    @Test("A text that was taken in later is known by its day and, where the data do not name its law, by the law's id")
    func takenIn() throws {
        #expect(
            try japanese("取り込んだ条文（sources/425AC0000000027_20261001_507AC0000000029.xml）。始期は条文の施行日")
                .hasPrefix("取り込んだ条文（番号法の条文（令和8年10月1日現在））。始期は条文の施行日"))
        #expect(try japanese("sources/999AC0000000001_20261001.xml") == "法令ID 999AC0000000001の条文（令和8年10月1日現在）")
    }

    @Test("Koban's own material and published assessments are called what they are")
    func materials() throws {
        #expect(
            try japanese("spec/law-facts.md; assessments/000, 001, 002 の変更箇所")
                == "改正の日付と対応の一覧（koban の資料）、公表された評価書（資料000、001、002）の変更箇所")
        #expect(
            try japanese("spec/notations.md; assessments/001_c005cd5d64509972.txt")
                == "引用の書き方の一覧（koban の資料）、公表された評価書（資料001）")
        #expect(try japanese("終期は spec/law-facts.md") == "終期は改正の日付と対応の一覧（koban の資料）")
        #expect(try japanese("spec/law-facts.md; assessments").hasSuffix("、公表された評価書"))
    }

    @Test("Days are Japanese days, but the names of editions stay")
    func days() throws {
        #expect(try japanese("2015-12-28 から 2024-05-26 までの改正は不明") == "平成27年12月28日から令和6年5月26日までの改正は不明")
        #expect(try japanese("第29号（2025-10-01 施行）による") == "第29号（令和7年10月1日施行）による")
        #expect(try japanese("別表@2025-09-24 にない項") == "別表@2025-09-24 にない項")
    }

    @Test("What says the same is said once")
    func once() throws {
        let same = "第一欄・第二欄が同じ（sources/425AC0000000027_20151227.xml:515）"
        #expect(
            try japanese(same + " / " + same.replacing("515", with: "516"))
                == "第一欄・第二欄が同じ（番号法の条文（平成27年12月27日現在））（※ 番号法: 平成25年法律第27号、法令ID 425AC0000000027）")
    }

    @Test(
        "What it does not know stays as it is",
        arguments: [
            "", "評価書の変更箇所", "号は「第○条第○号」と書く", "sources/", "sources/x.xml", "sources/425AC0000000027_20259999.xml",
            "spec/other.md; a / b", "assessments/x", "assessments/0",
            "<b>; \u{202E}; https://example.invalid/sources/",
        ])
    func unknown(evidence: String) throws {
        #expect(try japanese(evidence) == evidence)
    }

    @Test("No evidence of the data is left with the name of a file")
    func all() throws {
        let statutes = try BundledLaw.statutes
        let evidence =
            statutes.laws.map(\.evidence) + statutes.editions.flatMap { [$0.evidence] + $0.items.map(\.evidence) }
            + statutes.correspondences.map(\.evidence.text) + statutes.provisionMoves.map(\.evidence)
            + statutes.laws.flatMap { $0.names.map(\.evidence) }
        let wording = EvidenceWording(statutes)
        for each in try Set(evidence).notEmpty() {
            let words = wording.japanese(each)
            #expect(
                !words.contains(".xml") && !words.contains(".md") && !words.contains(".txt")
                    && !words.contains("assessments"), "\(words)")
        }
    }
}
