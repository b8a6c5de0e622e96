import Foundation
import KobanLaw
import KobanQueries
import KobanReports
import KobanTestSupport
import KobanText
import Testing

private func answer(
    _ text: String? = nil, _ filter: ItemFilter = ItemFilter(), on day: String = "2026-11-20"
) throws -> LookupAnswer {
    try Lookup(statutes: try BundledLaw.statutes)
        .answer(LookupQuery(text, filter: filter, day: try #require(CivilDate(iso: day))))
}

private func numbers(_ answer: LookupAnswer, _ table: TableName) -> [String] {
    answer.entries.map(\.reference).filter { $0.table == table }.map(\.number.description)
}

@Suite("条件で引く")
struct FilterTests {
    @Test(
        "the list of 36 items comes out as an assessment prints it",
        .needsAssessments)
    func listOfAnAssessment() throws {
        let found = try answer(nil, ItemFilter(provider: "都道府県知事等", information: "生活保護関係情報"))
        #expect(found.entries.count == 36)
        let line = String(decoding: ItemListReporter(separator: .middleDot).report(found), as: UTF8.self)
            .trimmingCharacters(in: .newlines)
        let text = String(decoding: try SharedMaterial.assessment("002_339557d7e25ee246.txt"), as: UTF8.self)
        #expect(text.contains(line))
    }

    @Test("which items let 市町村長 provide 住民票関係情報, ready to paste")
    func readyToPaste() throws {
        let filter = ItemFilter(provider: "市町村長", information: "住民票関係情報")
        let found = try answer(nil, filter)
        let edition = try #require(try BundledLaw.statutes.edition(of: .provisionTable, on: found.day))
        let expected = try BundledLaw.statutes.items(provider: "市町村長", information: "住民票関係情報", in: edition)
        #expect(!expected.isEmpty)
        #expect(
            String(decoding: ItemListReporter(separator: .comma).report(found), as: UTF8.self)
                == expected.map(\.description).joined(separator: "、") + "\n")
        // The same asked as assessments put it.
        let stated = try answer("第2条の表のうち第三欄（情報提供者）が「市町村長」の項のうち、第四欄（特定個人情報）に「住民票関係情報」が含まれる項")
        #expect(numbers(stated, .provisionTable) == expected.map(\.description))
    }

    @Test("the day decides the table")
    func day() throws {
        let filter = ItemFilter(provider: "都道府県知事等", information: "生活保護関係情報")
        let former = try answer(nil, filter, on: "2024-05-26")
        #expect(numbers(former, .secondTable).count == 24)
        #expect(former.entries.allSatisfy { $0.reference.table == .secondTable && $0.isInForce })
        // A former table is asked only where it is named.
        var named = filter
        named.table = .secondTable
        #expect(numbers(try answer(nil, named), .secondTable) == numbers(former, .secondTable))
    }

    @Test("items of two tables are a line for each table")
    func twoTables() throws {
        let found = try answer(nil, ItemFilter(law: "生活保護法"))
        let list = String(decoding: ItemListReporter(separator: .latinComma).report(found), as: UTF8.self)
        #expect(list == "別表: 23\n第二条の表: 42,43,162\n")
    }

    @Test("a class of information is found by its older name, and the answer says so")
    func alias() throws {
        let older = try answer(nil, ItemFilter(information: "中国残留邦人等支援給付等関係情報"))
        let newer = try answer(nil, ItemFilter(information: "中国残留邦人等支援給付関係情報"))
        #expect(!newer.entries.isEmpty)
        #expect(older.entries.map(\.reference) == newer.entries.map(\.reference))
        #expect(older.notes.contains { $0.kind == .alias })
    }

    @Test(
        "a name that no table has is answered with near ones, never with silence",
        arguments: [
            (ItemFilter(provider: "いわき市長"), "市町村長"), (ItemFilter(information: "住民表関係情報"), "住民票関係情報"),
            (ItemFilter(actor: "市町村"), "市町村長"), (ItemFilter(law: "国民健康保険"), "国民健康保険法"),
            (ItemFilter(provider: "都知事"), "都道府県知事"),
        ])
    func unknownName(_ filter: ItemFilter, _ near: String) throws {
        let found = try answer(nil, filter)
        #expect(found.entries.isEmpty)
        #expect(found.hasUnknownName)
        #expect(found.suggestions.contains(near))
        #expect(found.notes.contains { $0.kind == .unknownName && $0.message.contains(near) })
    }

    @Test("names typed in another width are the same names")
    func width() throws {
        #expect(
            try answer(nil, ItemFilter(actor: " 市町村長　")).entries.count
                == answer(nil, ItemFilter(actor: "市町村長")).entries.count)
    }

    @Test("known names that no row has together are told one by one")
    func nothingTogether() throws {
        let found = try answer(nil, ItemFilter(provider: "市町村長", information: "生活保護関係情報"))
        #expect(found.entries.isEmpty && !found.hasUnknownName)
        let note = try #require(found.notes.first { $0.kind == .nothingFound })
        #expect(note.message.contains("「生活保護関係情報」は36項"))
        #expect(note.message.contains("都道府県知事等"))
    }

    @Test("a search that gives an undecided item says so")
    func undecided() throws {
        let found = try answer(nil, ItemFilter(actor: "試験実施指定都市の長"))
        #expect(numbers(found, .unifiedTable).contains("130の2"))
        #expect(found.notes.contains { $0.kind == .needsReview && $0.message.contains("130の2") })
        #expect(try !answer(nil, ItemFilter(actor: "長崎市長")).notes.contains { $0.kind == .needsReview })
    }

    @Test("a column that the table does not have is not searched in silence")
    func noSuchColumn() throws {
        let found = try answer(nil, ItemFilter(table: .unifiedTable, provider: "市町村長"))
        #expect(found.entries.isEmpty)
        #expect(found.notes.contains { $0.kind == .unknownName && $0.message.contains("第二条の表") })
    }
}

@Suite("語で引く")
struct WordTests {
    @Test("a part of a word finds the whole", arguments: ["保護", "活保護", "生活保護", "護"])
    func partOfWord(_ word: String) throws {
        let found = try answer(word)
        #expect(numbers(found, .provisionTable).contains("42"))
        #expect(numbers(found, .unifiedTable).contains("23"))
    }

    @Test("a word finds exactly the items that hold it", arguments: ["国民健康保険", "介護", "児童手当", "住民票関係情報", "税"])
    func exactlyThose(_ word: String) throws {
        let found = try answer(word, ItemFilter(table: .provisionTable))
        let edition = try #require(try BundledLaw.statutes.edition(of: .provisionTable, on: found.day))
        let expected = edition.items.filter { item in
            let names =
                [item.label] + item.laws + item.actors + item.exchanges.flatMap { $0.providers + $0.information }
            return !item.isDeleted && names.contains { $0.contains(word) }
        }
        #expect(!expected.isEmpty)
        #expect(found.entries.map(\.reference.number) == expected.map(\.number))
    }

    @Test("several words must all be there, and filters with them")
    func severalWords() throws {
        let both = try answer("市町村長 介護保険法", ItemFilter(table: .provisionTable))
        #expect(!both.entries.isEmpty)
        #expect(both.entries.allSatisfy { $0.row?.laws.contains("介護保険法") == true })
        let filtered = try answer("介護", ItemFilter(table: .provisionTable, actor: "市町村長"))
        #expect(!filtered.entries.isEmpty)
        #expect(filtered.entries.allSatisfy { $0.row?.actors.contains("市町村長") == true })
    }

    @Test("a table named before words is searched")
    func tableAndWords() throws {
        let found = try answer("別表第二の生活保護", on: "2026-11-20")
        #expect(numbers(found, .secondTable).contains("26"))
        #expect(found.entries.allSatisfy { $0.reference.table == .secondTable })
    }

    @Test("full and half width are the same", arguments: ["子ども・子育て", "子ども･子育て", "　子ども・子育て　"])
    func width(_ words: String) throws {
        #expect(numbers(try answer(words), .provisionTable).contains("155"))
    }

    @Test("a whole name is marked as exact")
    func exact() throws {
        let found = try answer("生活保護法", ItemFilter(table: .provisionTable))
        let exact = found.entries.filter(\.isExactMatch).map(\.reference.number.description)
        #expect(exact == ["42", "43", "162"])
    }

    @Test(
        "marks of the query language are words like any other",
        arguments: ["\"", "%", "_", "a\" OR \"b", "' --", "*", "^生活", "NEAR(生 活)"])
    func marks(_ word: String) throws {
        #expect(try answer(word).entries.isEmpty)
    }

    @Test("words that nothing holds are answered with near names and other tables")
    func nothing() throws {
        #expect(try answer("生活保獲").suggestions.contains("生活保護法"))
        let former = try answer("石炭鉱業年金基金", ItemFilter(table: .provisionTable))
        #expect(former.entries.isEmpty)
        #expect(former.notes.contains { $0.message.contains("別表第二には") })
    }
}

@Suite("lookup の JSON")
struct LookupJSONTests {
    private func object(_ answer: LookupAnswer) throws -> [String: Any] {
        try JSONObject.read(LookupJSONReporter().report(answer))
    }

    @Test("the keys of the contract, with their meanings")
    func contract() throws {
        let document = try object(try answer("別表第二の26の項"))
        let entry = try #require((document["entries"] as? [[String: Any]])?.first)
        #expect(entry["law"] as? String == "425AC0000000027")
        #expect(entry["table"] as? String == "別表第二")
        #expect(entry["item"] as? String == "26")
        #expect((entry["label"] as? String)?.isEmpty == false)
        #expect(entry["actors"] as? [String] == ["都道府県知事等"])
        #expect(entry["laws"] as? [String] == ["生活保護法"])
        #expect(entry["validFrom"] is NSNull)
        #expect(entry["firstSeen"] as? String == "2015-12-27")
        #expect(entry["validUntil"] as? String == "2024-05-26")
        #expect((entry["predecessors"] as? [Any])?.isEmpty == true)
        #expect((entry["evidence"] as? String)?.isEmpty == false)
        let exchanges = try #require(entry["exchanges"] as? [[String: Any]])
        let providers = exchanges.compactMap { $0["provider"] as? String }
        #expect(providers.count == exchanges.count && Set(providers).count == providers.count)
        let own = try #require(exchanges.first { $0["provider"] as? String == "都道府県知事等" })
        #expect((own["information"] as? [String])?.contains("生活保護関係情報") == true)
        let successor = try #require((entry["successors"] as? [[String: Any]])?.first)
        #expect(successor["law"] as? String == "506M60004008009")
        #expect(successor["table"] as? String == "第二条の表")
        #expect(successor["item"] as? String == "42")
        #expect(successor["relation"] as? String == "renumbered")
    }

    @Test("nothing found is an empty list with a note")
    func empty() throws {
        let document = try object(try answer("別表第二の999の項"))
        #expect((document["entries"] as? [Any])?.isEmpty == true)
        #expect((document["notes"] as? [Any])?.isEmpty == false)
        #expect(document["beyondVerifiedData"] as? Bool == true)
    }

    @Test(
        "the table is named in any digits",
        arguments: [
            ("別表第1", TableName.firstTable), ("別表２", .secondTable), ("別表", .unifiedTable), ("第2条の表", .provisionTable),
            ("番号法別表第二", .secondTable),
        ])
    func tableNotation(_ text: String, _ table: TableName) throws {
        #expect(try StatuteFiles.bundled.tables().table(notation: text) == table)
    }
}
