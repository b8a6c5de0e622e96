import Foundation
import KobanLaw
import KobanReports
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAmendments

@Suite("新旧対照")
struct DiffTests {
    @Test("put together, the stretches give the texts again; the changed words are marked")
    func words() {
        let pairs = [
            ("見本の給付の支給に関する事務", "見本の給付の支給又は相談に関する事務"), ("", "新設"), ("同じ", "同じ"),
            ("サービス甲の提供", "サービスの提供"), ("第12条", "第13条"),
        ]
        for (one, other) in pairs {
            let (former, later) = WordDiff.segments(one, other)
            #expect(former.map(\.text).joined() == one)
            #expect(later.map(\.text).joined() == other)
        }
        let (former, later) = WordDiff.segments(pairs[0].0, pairs[0].1)
        #expect(former.filter(\.isChanged).isEmpty)
        #expect(later.filter(\.isChanged).map(\.text) == ["又は相談"])
        #expect(WordDiff.segments("第12条", "第13条").former.filter(\.isChanged).map(\.text) == ["12"])
    }

    @Test("files are compared by wording; HTML stands alone, escapes and underlines")
    func files() throws {
        let shop = try Workshop()
        let database = try shop.database()
        let old = shop.path("start/425AC0000000027_20250101.xml")
        let new = try shop.put(
            InventedLaw.act(InventedLaw.amended).replacingOccurrences(of: "又は相談", with: "又は&lt;相談&gt;&amp;助言"),
            "\(InventedLaw.amendedName).xml")
        // Whatever the order, the earlier stands as the former.
        let diff = try database.diff([new, old], table: nil)
        #expect(diff.former.edition.id == "別表@2025-01-01")
        #expect(diff.hasWording)
        #expect(diff.unchanged == 2)
        #expect(diff.entries.map(\.kind) == [.amended, .added, .renumbered])
        #expect(diff.entries[2].former == [ItemNumber(4)] && diff.entries[2].later == [ItemNumber(5)])
        let html = String(decoding: DiffHTMLReporter().report(diff), as: UTF8.self)
        #expect(html.contains("<u>又は&lt;相談&gt;&amp;助言</u>"))
        #expect(html.hasPrefix("<!DOCTYPE html>") && !html.contains("http") && !html.contains("<script"))
        #expect(
            String(decoding: DiffMarkdownReporter().report(diff), as: UTF8.self).contains("<u>又は&lt;相談&gt;&amp;助言</u>"))
        #expect(String(decoding: DiffTextReporter(width: 100).report(diff), as: UTF8.self).contains("項番の変更  4の項 → 5の項"))
        let json = try JSONObject.read(DiffJSONReporter().report(diff))
        #expect((json["entries"] as? [Any])?.count == 3)
    }

    @Test("without wording it says so and compares what the data hold")
    func bundled() throws {
        let database = StatuteDatabase(path: "/nonexistent/koban.sqlite", program: "0.1.0")
        let diff = try database.diff(["別表第一@2015-12-27", "別表@2025-09-24"], table: nil)
        #expect(!diff.hasWording)
        #expect(String(decoding: DiffTextReporter(width: 100).report(diff), as: UTF8.self).contains("文言が手元にない"))
        let care = try #require(diff.entries.first { $0.former == [ItemNumber(15)] })
        #expect(care.later == [ItemNumber(23)])
    }

    @Test(
        "every item of the former tables is accounted for",
        arguments: [("別表第一@2015-12-27", "別表@2025-09-24"), ("別表第二@2015-12-27", "第二条の表@2026-02-08")])
    func accounted(_ former: String, _ later: String) throws {
        let database = StatuteDatabase(path: "/nonexistent/koban.sqlite", program: "0.1.0")
        let diff = try database.diff([former, later], table: nil)
        #expect(diff.entries.flatMap(\.former).count + diff.unchanged == diff.former.edition.items.count)
        let reached = Set(diff.entries.flatMap(\.later))
        let open = diff.later.edition.items.filter { !$0.isDeleted && !reached.contains($0.number) }
        #expect(open.count <= diff.unchanged)
    }

    @Test("what is no edition is refused with what to do")
    func unknown() {
        let database = StatuteDatabase(path: "/nonexistent/koban.sqlite", program: "0.1.0")
        for (names, expected) in [
            (["別表@1999-01-01", "別表@2025-09-24"], "そのような版がありません"),
            (["2025-09-30", "2025-10-01"], "--table"),
            (["別表第一@2015-12-27", "第二条の表@2026-02-08"], "比べられる表ではありません"),
        ] {
            do {
                _ = try database.diff(names, table: nil)
                Issue.record("compared \(names)")
            } catch {
                #expect("\(error)".contains(expected), "\(error)")
            }
        }
    }
}
