import KobanAssessments
import KobanChecks
import KobanCitations
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// What an assessment is about, and what follows from it.
@Suite("評価書の事務")
struct SubjectTests {
    static let statutes = try! BundledLaw.statutes

    private func check(_ title: String, _ fields: String, on day: String = "2025-09-24") throws -> [Finding] {
        let text = BasicForm.cover(title: title, institution: "見本市長") + fields
        return try BundledLaw.checker(on: try #require(CivilDate(iso: day))).check(SourceText(text)).findings
    }

    /// Titles as municipalities write them, and the item of 別表 of that business.
    static let titles: [(String, String)] = [
        ("生活保護に関する事務", "23"), ("国民健康保険事務", "44"), ("国保資格・給付事務", "44"), ("後期高齢者医療に関する事務", "85"),
        ("個人住民税賦課事務", "24"), ("固定資産税に関する事務", "24"), ("予防接種に関する事務", "14"), ("介護保険に関する事務", "100"),
        ("児童手当の支給に関する事務", "81"), ("児童扶養手当事務", "56"), ("母子保健に関する事務", "70"), ("健康増進事業に関する事務", "111"),
        ("子ども・子育て支援に関する事務", "127"), ("市営住宅の管理に関する事務", "27"), ("障害者自立支援給付事務", "117"),
    ]

    @Test("the item of its own business is never unrelated", arguments: titles)
    func own(_ title: String, _ item: String) throws {
        let rules = try check(title, "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の\(item)の項\n").map(\.rule)
        #expect(!rules.contains("unrelated-item"))
    }

    @Test("難病 or 被爆者, of which no title above speaks, has nothing to do with any of them", arguments: titles.map(\.0))
    func strange(_ title: String) throws {
        // 障害福祉 and 難病 are commonly done together.
        for item in title.contains("障害") ? ["96"] : ["131"] {
            let found = try check(title, "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の\(item)の項\n")
                .filter { $0.rule == "unrelated-item" }
            #expect(found.map { $0.items.map(\.description) } == [[item]])
        }
    }

    @Test(
        "a title that names no business that is known decides nothing",
        arguments: [
            "団体内統合宛名に関する事務", "番号連携サーバーに関する事務", "職員の給与に関する事務",
        ])
    func unknown(_ title: String) throws {
        for item in ["23", "44", "81", "131"] {
            let rules = try check(title, "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の\(item)の項\n").map(\.rule)
            #expect(!rules.contains("unrelated-item"))
        }
    }

    @Test("an assessment of two businesses may cite both")
    func both() throws {
        let rules = try check(
            "国民健康保険及び後期高齢者医療に関する事務", "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の44、85の項\n"
        ).map(\.rule)
        #expect(rules.isEmpty)
    }

    @Test("an empty field gets the items of the business as what may be meant")
    func suggestion() throws {
        let found = try check(
            "生活保護に関する事務",
            "4. 情報提供ネットワークシステムによる情報連携\n①実施の有無\t[ 実施する ]\n②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号 主務省令第2条の表の13の項 【情報照会の根拠】 別紙のとおり\n",
            on: "2026-02-08"
        ).first { $0.rule == "missing-basis" }
        #expect(found?.suggestion == "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の42、43の項")
        #expect(found?.needsReview == true)
    }

    @Test("別表 as the basis of 提供: the items by which the business's information is given")
    func provided() throws {
        let found = try check(
            "生活保護に関する事務",
            "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報提供の根拠】 番号法第19条第8号、別表の23の項\n", on: "2026-02-08"
        ).first { $0.rule == "wrong-table" }
        let suggestion = try #require(found?.suggestion)
        let day = try #require(CivilDate(iso: "2026-02-08"))
        let edition = try #require(Self.statutes.edition(of: .provisionTable, on: day))
        let read = try BundledLaw.scanner.citations(in: SourceText(suggestion))
        #expect(
            read.first { $0.table == .provisionTable }?.items
                == Self.statutes.items(provider: "都道府県知事等", information: "生活保護関係情報", in: edition))
    }
}
