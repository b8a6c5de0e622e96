import Foundation
import KobanTestSupport
import KobanText
import Testing

@testable import KobanLaw

private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

@Suite("持っている法令データ")
struct BundledStatutesTests {
    @Test("the bundled data are the files in statutes/")
    func bundled() throws {
        let folder = BundledLaw.folder
        let fromFolder = try Statutes(StatuteFiles(directory: folder))
        let own = try BundledLaw.statutes
        #expect(own.laws == fromFolder.laws)
        #expect(own.editions == fromFolder.editions)
        #expect(own.correspondences == fromFolder.correspondences)
    }

    @Test(
        "the table in force on a day",
        arguments: [
            ("2015-12-27", "別表第一", "別表第一@2015-12-27"), ("2024-05-26", "別表第二", "別表第二@2015-12-27"),
            ("2024-05-27", "別表第一", nil), ("2024-05-27", "別表第二", nil), ("2024-05-26", "別表", nil),
            ("2024-05-27", "別表", "別表@2025-09-24"), ("2025-09-30", "別表", "別表@2025-09-24"),
            ("2025-10-01", "別表", "別表@2025-10-01"), ("2026-11-20", "別表", "別表@2025-10-01"),
            ("2024-05-27", "第二条の表", "第二条の表@2024-05-27"),
            ("2025-10-01", "第二条の表", "第二条の表@2026-02-08"),
            ("2026-11-20", "第二条の表", "第二条の表@2026-02-08"),
        ] as [(String, String, String?)])
    func editions(_ on: String, _ table: String, _ id: String?) throws {
        let name = TableName(rawValue: table)
        #expect(try BundledLaw.statutes.edition(of: name, on: try day(on))?.id == id)
    }

    @Test("each table has all its items")
    func counts() throws {
        let counts = Dictionary(
            uniqueKeysWithValues: try BundledLaw.statutes.editions.filter { $0.derivedFrom == nil }
                .map { ($0.table, $0.items.count) })
        #expect(counts == [.firstTable: 99, .secondTable: 121, .unifiedTable: 177, .provisionTable: 181])
    }

    @Test(
        "the item numbers printed in an assessment come out of the data, no more and no fewer",
        .needsAssessments,
        arguments: [
            ("「生活保護関係情報」が含まれる項)</p> <p>", "</p>", "生活保護関係情報", TableName.provisionTable, 36),
            ("「外国人生活保護関係情報」が含まれる項)</p> <p>", "</p>", "外国人生活保護関係情報", .provisionTable, 23),
            ("番号法第19条第7号並びに別表第二の", "の項", "生活保護関係情報", .secondTable, 24),
        ] as [(String, String, String, TableName, Int)])
    func printedLists(
        _ before: String, _ after: String, _ information: String, _ table: TableName, _ count: Int
    ) throws {
        let text = String(decoding: try SharedMaterial.assessment("002_339557d7e25ee246.txt"), as: UTF8.self)
        let start = try #require(text.range(of: before)).upperBound
        let end = try #require(text.range(of: after, range: start..<text.endIndex)).lowerBound
        let printed = text[start..<end].replacingOccurrences(of: "及び", with: "・")
            .split(separator: "・").compactMap { ItemNumber(String($0)) }
        #expect(printed.count == count)
        let data = try BundledLaw.statutes
        let edition = try #require(data.editions(of: table).last)
        #expect(data.items(provider: "都道府県知事等", information: information, in: edition) == printed)
    }

    @Test(
        "the list of 2016 in the register assessment is that of the table of 2015",
        .needsAssessments)
    func residentRecords() throws {
        let text = String(decoding: try SharedMaterial.assessment("001_c005cd5d64509972.txt"), as: UTF8.self)
        let entry = try #require(text.range(of: "平成28年7月25日\tI 基本情報 6."))
        let start = try #require(text.range(of: "が含まれる項(", range: entry.upperBound..<text.endIndex)).upperBound
        let end = try #require(text.range(of: "の項)", range: start..<text.endIndex)).lowerBound
        let printed = text[start..<end].split { "、,".contains($0) }.compactMap { ItemNumber(String($0)) }
        let data = try BundledLaw.statutes
        let edition = try #require(data.editions(of: .secondTable).first)
        #expect(data.items(provider: "市町村長", information: "住民票関係情報", in: edition) == printed)
    }

    @Test("the article that details an item; sixteen items of 別表 have none")
    func articles() throws {
        let data = try BundledLaw.statutes
        func article(_ table: TableName, _ item: String) throws -> String? {
            let edition = try #require(data.editions(of: table).last)
            let number = try #require(ItemNumber(item))
            return data.item(number, in: edition)?.article?.description
        }
        #expect(try article(.unifiedTable, "23") == "15")
        #expect(try article(.unifiedTable, "44") == "24")
        #expect(try article(.unifiedTable, "85") == "46")
        #expect(try article(.provisionTable, "1") == "3")
        #expect(try article(.provisionTable, "42") == "44")
        #expect(try article(.provisionTable, "173") == "175")
        #expect(try article(.firstTable, "15") == "15")
        let edition = try #require(data.editions(of: .unifiedTable).first)
        #expect(edition.items.filter { $0.article == nil }.count == 16)
    }

    @Test("what became of the items that assessments cite most")
    func correspondences() throws {
        let data = try BundledLaw.statutes
        func successor(_ table: TableName, _ item: String) throws -> [String]? {
            let number = try #require(ItemNumber(item))
            return data.successor(of: ItemReference(table, number))?.to.map(\.number.description)
        }
        #expect(try successor(.firstTable, "15") == ["23"])
        #expect(try successor(.firstTable, "30") == ["44"])
        #expect(try successor(.firstTable, "59") == ["85"])
        #expect(try successor(.secondTable, "26") == ["42"])
        #expect(data.correspondences.count == 99 + 121 + 1)
        let former = data.editions
            .filter { $0.validUntil.map { $0 < CivilDate.todayInJapan() } == true }
            .filter { $0.table == .firstTable || $0.table == .secondTable }
            .flatMap { edition in edition.items.map { ItemReference(edition.table, $0.number) } }
        #expect(Set(former).count == 99 + 121)
        for item in former { #expect(data.successor(of: item) != nil, "\(item)") }
    }

    @Test("a renumbered item has the same wording, and one that is not has another")
    func wording() throws {
        let data = try BundledLaw.statutes
        for change in try data.correspondences.filter({ !$0.isDecidedByReading }).notEmpty() {
            let from = try #require(data.editions(of: change.from.table).first)
            let target = try #require(change.to.first)
            let to = try #require(data.editions(of: target.table).last)
            let before = try #require(data.item(change.from.number, in: from))
            let after = try #require(data.item(target.number, in: to))
            #expect(change.relation == .renumbered)
            #expect(before.wordingDigest == after.wordingDigest)
        }
    }

    @Test(
        "where only a definition in parentheses changed, the item is amended, and the evidence says that nothing of substance did"
    )
    func definitionsOnly() throws {
        let data = try BundledLaw.statutes
        for (table, from, to) in [
            (TableName.firstTable, 9, 10), (.firstTable, 18, 26), (.firstTable, 19, 27),
            (.firstTable, 35, 52), (.firstTable, 63, 95), (.firstTable, 70, 105),
            (.secondTable, 31, 53), (.secondTable, 54, 76),
        ] {
            let change = try #require(data.successor(of: ItemReference(table, ItemNumber(from))))
            #expect(change.relation == .amended)
            #expect(change.to.map(\.number) == [ItemNumber(to)])
            #expect(change.evidence.text.contains("実質は同じ"))
        }
    }

    @Test("別表第二の85の2の項, whose 第一欄 no source shows, is unknown and names its one candidate")
    func candidate() throws {
        let data = try BundledLaw.statutes
        let number = try #require(ItemNumber("85の2"))
        let change = try #require(data.successor(of: ItemReference(.secondTable, number)))
        #expect(change.relation == .unknown)
        #expect(change.to == [ItemReference(.provisionTable, ItemNumber(124))])
        #expect(change.evidence.text.contains("要確認"))
        let unknown = data.correspondences.filter { $0.relation == .unknown }
        #expect(unknown.count == 1)
    }

    @Test(
        "the provisions that the texts show, and those that they do not",
        arguments: [
            ("425AC0000000027", "19", nil, "8", true), ("425AC0000000027", "19", "1", "17", true),
            ("425AC0000000027", "9", "1", nil, true), ("425AC0000000027", "9", "2", nil, true),
            ("425AC0000000027", "7", nil, nil, true), ("425AC0000000027", "16", nil, nil, true),
            ("425AC0000000027", "16の2", nil, nil, true), ("425AC0000000027", "17", nil, nil, true),
            ("425AC0000000027", "附則6", "4", nil, true), ("425AC0000000027", "附則6", "4", "3", true),
            ("425AC0000000027", "19", nil, "99", false), ("425AC0000000027", "19", "2", nil, false),
            ("425AC0000000027", "9", "99", nil, false), ("425AC0000000027", "999", nil, nil, false),
            ("425AC0000000027", "附則7", nil, nil, false), ("426M6000000A005", "15", nil, nil, true),
            ("426M6000000A005", "24", nil, nil, true), ("426M6000000A005", "56", nil, nil, false),
            ("506M60004008009", "2", nil, nil, true), ("506M60004008009", "175の2", nil, nil, true),
            ("506M60004008009", "附則2", nil, nil, true), ("506M60004008009", "159", nil, nil, false),
            ("506M60004008009", "177", nil, nil, false),
        ] as [(String, String, String?, String?, Bool)])
    func provisions(
        _ law: String, _ article: String, _ paragraph: String?, _ item: String?, _ expected: Bool
    ) throws {
        let index = try #require(try BundledLaw.statutes.articles(of: LawID(rawValue: law)))
        let isSupplementary = article.hasPrefix("附則")
        let number = try #require(ItemNumber(isSupplementary ? String(article.dropFirst(2)) : article))
        let provision = Provision(
            article: number, isSupplementary: isSupplementary,
            paragraph: paragraph.flatMap { ItemNumber($0) }, item: item.flatMap { ItemNumber($0) })
        #expect(index.contains(provision) == expected)
    }

    @Test("the articles of laws without a text are not known; of the orders only the articles are")
    func articleIndexes() throws {
        let data = try BundledLaw.statutes
        #expect(data.articles(of: .formerProvisionOrder) == nil)
        #expect(data.articles(of: .quasiStatutoryOrder) == nil)
        #expect(data.articles(of: .useOrder)?.entry("15")?.paragraphs == nil)
        #expect(data.articles(of: .numberAct)?.entry("19")?.items[1]?.count == 17)
        #expect(data.articles(of: .numberAct)?.all.last?.article == "附則6")
    }

    @Test("a deleted item is never selected, a name only as a whole, a class by either name")
    func selection() throws {
        let data = try BundledLaw.statutes
        let old = try #require(data.editions(of: .secondTable).first)
        let new = try #require(data.editions(of: .provisionTable).last)
        #expect(data.items(actor: "", in: new).isEmpty)
        #expect(data.items(provider: "都道府県知事", information: "生活保護関係情報", in: new).isEmpty)
        #expect(data.items(provider: "知事等", in: new).isEmpty)
        let older = data.items(information: "中国残留邦人等支援給付等関係情報", in: new)
        #expect(older == data.items(information: "中国残留邦人等支援給付関係情報", in: new))
        #expect(!older.isEmpty)
        let care = data.items(actor: "都道府県知事等", business: "生活保護法", in: new).map(\.description)
        #expect(care.contains("42"))
        #expect(data.items(actor: "市町村長", in: old).contains(ItemNumber(27)))
        #expect(!data.items(in: old).contains(ItemNumber(36)))
    }

    @Test("what no text proves says so")
    func inferred() throws {
        let data = try BundledLaw.statutes
        func item(_ edition: String, _ number: String) throws -> TableItem? {
            let edition = try #require(data.editions.first { $0.id == edition })
            let place = try #require(ItemNumber(number))
            return data.item(place, in: edition)
        }
        #expect(try item("別表@2025-10-01", "8の2")?.isInferred == true)
        #expect(try item("別表@2025-10-01", "130の2")?.needsReview == true)
        #expect(try item("別表@2025-09-24", "8の2") == nil)
        #expect(try item("第二条の表@2024-05-27", "12の2") == nil)
        #expect(try item("第二条の表@2024-05-27", "157")?.needsReview == true)
        #expect(try item("第二条の表@2024-05-27", "157")?.isDeleted == false)
        #expect(try item("第二条の表@2026-02-08", "157")?.isDeleted == true)
        #expect(data.verifiedThrough == (try day("2026-02-08")))
    }

    @Test("a title by the day, and where 第19条第7号 went")
    func titles() throws {
        let data = try BundledLaw.statutes
        let order = try #require(data.law(.useOrder))
        #expect(order.title(on: try day("2024-05-26")).hasSuffix("別表第一の主務省令で定める事務を定める命令"))
        #expect(order.title(on: try day("2024-05-27")).hasSuffix("別表の主務省令で定める事務を定める命令"))
        #expect(data.law(.formerProvisionOrder)?.validUntil == (try day("2024-05-26")))
        let move = try #require(data.provisionMoves.first { $0.from.item == ItemNumber(7) })
        #expect(move.to.item == ItemNumber(8))
        #expect(move.since == (try day("2021-09-01")))
    }
}
