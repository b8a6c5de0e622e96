import Testing

@testable import KobanStatuteImport

private let laws = CitedLaws([
    ("公営住宅法", nil), ("社会福祉法", nil), ("社債、株式等の振替に関する法律", nil), ("生活保護法", nil),
    ("精神保健及び精神障害者福祉に関する法律", nil), ("通訳案内士法", nil), ("雇用保険法", nil),
])

@Suite("欄を読む")
struct CellReadingTests {
    @Test(
        "each actor is a value of its own, whatever qualifies it",
        arguments: [
            ("厚生労働大臣", ["厚生労働大臣"]),
            ("全国健康保険協会又は健康保険組合", ["全国健康保険協会", "健康保険組合"]),
            ("厚生労働大臣若しくは日本年金機構又は共済組合等", ["厚生労働大臣", "日本年金機構", "共済組合等"]),
            ("文部科学大臣、都道府県知事又は都道府県教育委員会", ["文部科学大臣", "都道府県知事", "都道府県教育委員会"]),
            ("日本私立学校振興・共済事業団", ["日本私立学校振興・共済事業団"]),
            ("市町村長（特別区の区長を含む。以下同じ。）", ["市町村長"]),
            (
                "公営住宅法（昭和二十六年法律第百九十三号）第二条第十六号に規定する事業主体である都道府県知事又は市町村長",
                ["都道府県知事", "市町村長"]
            ),
            (
                "都道府県知事、市長又は社会福祉法に規定する福祉に関する事務所を管理する町村長（以下「都道府県知事等」という。）",
                ["都道府県知事等"]
            ),
            ("都道府県知事又は保健所を設置する市（特別区を含む。）の長", ["都道府県知事", "保健所を設置する市の長"]),
            ("社債、株式等の振替に関する法律第二条第二項に規定する振替機関", ["振替機関"]),
            ("通訳案内士法第五十四条第三項の同意を得た市町村又は都道府県の長", ["市町村の長", "都道府県の長"]),
            (
                "健康保険法第五十五条又は第百二十八条に規定する他の法令による給付の支給を行うこととされている者",
                ["健康保険法第五十五条又は第百二十八条に規定する他の法令による給付の支給を行うこととされている者"]
            ),
        ])
    func actors(_ cell: String, _ expected: [String]) {
        #expect(ActorReading(citedLaws: laws).actors(in: cell) == expected)
    }

    @Test("a class that the table defines has that name also where it is described")
    func definitions() {
        let defining = "生活保護法（昭和二十五年法律第百四十四号）による保護に関する情報（以下この条において「生活保護関係情報」という。）又は住民票関係情報であって第十五条で定めるもの"
        let described = "生活保護法による保護に関する情報であって次条で定めるもの"
        let reading = InformationReading(cells: [described, defining])
        #expect(reading.classes(in: defining).map(\.name) == ["生活保護関係情報", "住民票関係情報"])
        #expect(reading.classes(in: described).map(\.name) == ["生活保護関係情報"])
        #expect(reading.classes(in: "雇用保険法による給付に関する情報").map(\.name) == [nil])
    }

    @Test("laws are found by their whole names, and by their numbers where they have no name")
    func citedLaws() {
        #expect(
            laws.laws(in: "精神保健及び精神障害者福祉に関する法律（昭和二十五年法律第百二十三号）による診察又は平成十九年法律第三十号附則第三十九条による給付")
                == ["精神保健及び精神障害者福祉に関する法律", "平成十九年法律第三十号"])
        #expect(laws.unknownLaw(in: "生活保護法（昭和二十五年法律第百四十四号）による保護") == nil)
        #expect(laws.unknownLaw(in: "新しい法（令和八年法律第一号）による給付") == "新しい法")
    }

    @Test("law numbers and the words that leave details to an order are no difference of wording")
    func wording() {
        let digest = WordingDigest.digest(
            actor: "市町村長", business: "生活保護法（昭和二十五年法律第百四十四号）による保護に関する事務であって主務省令で定めるもの")
        func business(_ text: String) -> String { WordingDigest.digest(actor: "市町村長", business: text) }
        for same in [
            "生活保護法による保護に関する事務であって第四十四条の二で定めるもの",
            "生活保護法による保護に関する事務であって次条で定めるもの",
            "生活保護法による保護に関する事務であって同条で定めるもの",
            "生活保護法（昭和二十五年法律第百四十四号。以下「保護法」という。）による保護に関する事務であって第百条で定めるもの",
        ] {
            #expect(business(same) == digest, "\(same)")
        }
        #expect(digest.utf8.count == 16)
        // The digest of a known text: SHA-256 of "abc" begins ba7816bf8f01cfea.
        #expect(WordingDigest.digest(of: "abc") == "ba7816bf8f01cfea")
    }

    @Test("any other parenthesis is wording, a definition or 以下同じ as much as a proviso")
    func parentheses() {
        func wording(_ actor: String, _ business: String) -> String {
            WordingDigest.wording(actor: actor, business: business)
        }
        #expect(wording("市町村長（特別区の区長を含む。以下同じ。）", "甲") != wording("市町村長（特別区の区長を含む。）", "甲"))
        #expect(wording("市町村長（以下「長」という。）", "甲") != wording("市町村長", "甲"))
        #expect(wording("市町村長", "保護（犯則事件の調査を含む。）") != wording("市町村長", "保護"))
        #expect(wording("市町村長", "手当（以下この表において「手当等」という。）") != wording("市町村長", "手当（以下「手当等」という。）"))
        // A law number inside another parenthesis goes, what stands around it stays.
        #expect(
            wording("市町村長", "手当（児童手当法（昭和四十六年法律第七十三号）による手当をいう。）の支給")
                == wording("市町村長", "手当（児童手当法による手当をいう。）の支給"))
        #expect(
            wording("市町村長", "手当（児童手当法による手当をいう。）の支給") != wording("市町村長", "手当の支給"))
        // The number of a notice is no law number.
        #expect(
            wording("市町村長", "事業（昭和四十八年四月十七日付け衛発第二百四十二号局長通知）") != wording("市町村長", "事業"))
    }
}
