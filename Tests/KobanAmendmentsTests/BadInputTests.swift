import Foundation
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAmendments

@Suite("取り込めないもの")
struct BadInputTests {
    /// Imports a file into a database that holds an edition under review, and expects a refusal
    /// in one line that names the file and leaves every byte of the database as it was.
    private func refused(
        _ expected: String, effective: String? = nil, sourceLocation: SourceLocation = #_sourceLocation,
        _ write: (Workshop) throws -> String
    ) throws {
        let shop = try Workshop()
        let database = try shop.database()
        let good = try shop.put(InventedLaw.act(InventedLaw.amended), "good/\(InventedLaw.amendedName).xml")
        _ = try database.importTexts(at: [good], effective: nil)
        let before = try Data(contentsOf: URL(fileURLWithPath: database.path))
        let bad = try write(shop)
        let other = try shop.put(InventedLaw.order(InventedLaw.rows), "506M60004008009_20260601.xml")
        do {
            // A good file before the bad one does not get in alone.
            _ = try database.importTexts(
                at: [other, bad], effective: effective.flatMap { CivilDate(iso: $0) })
            Issue.record("imported", sourceLocation: sourceLocation)
        } catch {
            let line = "\(error)"
            #expect(line.contains(expected), "\(line)", sourceLocation: sourceLocation)
            #expect(!line.contains("\n"), sourceLocation: sourceLocation)
            let name = URL(fileURLWithPath: bad).lastPathComponent
            #expect(line.contains(name.split(separator: ".")[0]), "\(line)", sourceLocation: sourceLocation)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: database.path)) == before, sourceLocation: sourceLocation)
    }

    private let name = "425AC0000000027_20260501_508AC0000000002.xml"
    private var law: String { InventedLaw.act(InventedLaw.amended) }

    @Test("what is not a law")
    func notALaw() throws {
        try refused("法令標準XMLではありません") { try $0.put("<html><body/></html>", name) }
        try refused("XML として壊れています") { try $0.put("見本の文章", name) }
        try refused("JSON として読めません") {
            try $0.put("{\"law_full_text\": {\"tag\": ", "425AC0000000027_20260501_508AC0000000002.json")
        }
        try refused("法令APIのエラー応答") {
            try $0.put("{\"code\":\"404001\",\"message\":\"なし\"}", "425AC0000000027_20260501_508AC0000000002.json")
        }
        try refused("表を追っている法令ではありません") {
            try $0.put(law.replacingOccurrences(of: "平成二十五年法律第二十七号", with: ""), "322AC0000000067_20260501.xml")
        }
        try refused("読めません") { $0.path("ない.xml") }
    }

    @Test("an XML bomb, JSON nested without end, a truncated text")
    func bombs() throws {
        try refused(":2: 文書型宣言・実体宣言") {
            try $0.put(
                "<?xml version=\"1.0\"?>\n<!DOCTYPE l [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><Law>&b;</Law>",
                name)
        }
        try refused("JSON として読めません") {
            try $0.put(String(repeating: "[", count: 100_000), "425AC0000000027_20260501_508AC0000000002.json")
        }
        try refused("XML として壊れています") { try $0.put(String(law.prefix(law.count / 2)), name) }
    }

    @Test("a truncated zip, a zip bomb, a zip without a followed law")
    func archives() throws {
        let entry = "\(InventedLaw.amendedName)/\(InventedLaw.amendedName).xml"
        try refused("zip が途中で切れているか壊れています") { shop in
            let path = shop.path("cut.zip")
            try ZipFile.write([(entry, Array(law.utf8))], to: path)
            let whole = try Data(contentsOf: URL(fileURLWithPath: path))
            try whole.prefix(whole.count - 40).write(to: URL(fileURLWithPath: path))
            return path
        }
        try refused("大きすぎます（64MBまで）") { shop in
            let path = shop.path("bomb.zip")
            try ZipFile.write([(entry, [UInt8](repeating: 0x20, count: 66 << 20))], to: path)
            return path
        }
        try refused("条文が入っていません") { shop in
            let path = shop.path("other.zip")
            try ZipFile.write([("322AC0000000067_20260401.xml", Array("<Law/>".utf8))], to: path)
            return path
        }
    }

    @Test("a table with a missing column, items out of order")
    func tables() throws {
        try refused("欄が足りません") {
            try $0.put(
                InventedLaw.order([InventedLaw.Row("一", "見本市長", "児童福祉法による見本")]),
                "506M60004008009_20260501_508M60000000001.xml")
        }
        try refused("別表の項の順序が乱れています（2の項の次に1の項）") {
            try $0.put(InventedLaw.act([InventedLaw.items[1], InventedLaw.items[0]]), name)
        }
        try refused("別表がありません") { try $0.put(InventedLaw.act(InventedLaw.items, table: "別図"), name) }
    }

    @Test("two texts for one day that differ, days that contradict each other, no day")
    func days() throws {
        try refused("違います") {
            try $0.put(InventedLaw.act(InventedLaw.items), "425AC0000000027_20260401_508AC0000000001.xml")
        }
        try refused("2の項が、同じ日の別の条文") {
            try $0.put(
                InventedLaw.act([InventedLaw.items[0], InventedLaw.amended[1]] + InventedLaw.items[2...]),
                "425AC0000000027_20250101.xml")
        }
        try refused("日付が食い違っています", effective: "2026-04-02") {
            try $0.put(law, "425AC0000000027_20260401_508AC0000000009.xml")
        }
        try refused("--effective") {
            try $0.put(InventedLaw.act(InventedLaw.items + [InventedLaw.amended[4]]), "425AC0000000027_20260601.xml")
        }
        try refused("いつの条文か分かりません") { try $0.put(law, "law.xml") }
        try refused("違います") { try $0.put(law, "506M60004008009_20260501.xml") }
        try refused("最初の版") { try $0.put(InventedLaw.act(InventedLaw.items), "425AC0000000027_20200101.xml") }
    }

    @Test("a damaged database, or a file of another program, is refused and left alone")
    func damagedDatabase() throws {
        let shop = try Workshop()
        let database = try shop.database()
        let file = try shop.put(InventedLaw.act(InventedLaw.amended), "\(InventedLaw.amendedName).xml")
        _ = try database.importTexts(at: [file], effective: nil)
        let url = URL(fileURLWithPath: database.path)
        let whole = try Data(contentsOf: url)
        var torn = whole
        for index in stride(from: 5_000, to: torn.count, by: 97) { torn[index] ^= 0x5A }
        for damaged in [Data("これはデータベースではない".utf8), torn, Data(whole.prefix(whole.count / 3))] {
            try damaged.write(to: url)
            do {
                _ = try database.importTexts(at: [file], effective: nil)
                Issue.record("wrote into a damaged database")
            } catch {
                let line = "\(error)"
                #expect(
                    line.hasPrefix(database.path) && line.contains("壊れています") && line.contains("書き込んでいません"), "\(line)")
            }
            #expect(try Data(contentsOf: url) == damaged)
        }
    }
}
