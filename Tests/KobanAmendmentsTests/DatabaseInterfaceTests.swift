import Foundation
import GRDB
import KobanLaw
import KobanStatuteStore
import KobanTestSupport
import KobanText
import Testing

@testable import KobanAmendments

/// The worked queries of docs/sql.md, asked of a database as the program makes it.
@Suite("SQLで尋ねる")
struct DatabaseInterfaceTests {
    static let queries: [(name: String, sql: String)] = [
        (
            "1 市町村長が住民票関係情報を提供する、今の第二条の表の項",
            """
            SELECT DISTINCT item, label FROM exchanges_in_force
            WHERE table_name = '第二条の表' AND provider = '市町村長' AND information = '住民票関係情報'
            ORDER BY position;
            """
        ),
        (
            "2 別表第二の26の項は今どの項か",
            """
            SELECT to_table, to_item, relation, evidence FROM successors
            WHERE from_table = '別表第二' AND from_item = '26';
            """
        ),
        (
            "3 別表の23の項は前にどの項だったか",
            """
            SELECT from_table, from_item, relation FROM predecessors
            WHERE table_name = '別表' AND item = '23';
            """
        ),
        (
            "4 表の版と期間、項の数",
            """
            SELECT edition.id, valid_from, valid_until, verified_through, count(*) AS items
            FROM edition JOIN item ON item.edition_id = edition.id
            WHERE NOT item.is_deleted GROUP BY edition.id ORDER BY edition.position;
            """
        ),
        (
            "5 受け継ぐ項のない旧表の項",
            """
            SELECT from_table, from_item, evidence FROM successors WHERE relation = 'abolished';
            """
        ),
        (
            "6 今の表で要確認の項",
            """
            SELECT table_name, item, label, evidence FROM items_in_force WHERE needs_review;
            """
        ),
        (
            "7 生活保護法を事務に挙げる今の項",
            """
            SELECT table_name, item, label, actors FROM items_in_force
            WHERE '｜' || laws || '｜' LIKE '%｜生活保護法｜%' ORDER BY table_name, position;
            """
        ),
        (
            "8 多くの項で提供される特定個人情報",
            """
            SELECT information, count(DISTINCT item) AS items FROM exchanges_in_force
            WHERE table_name = '第二条の表' GROUP BY information ORDER BY items DESC, information LIMIT 10;
            """
        ),
        (
            "9 2025年6月1日の別表の項",
            """
            SELECT item.number, item.label FROM item JOIN edition ON edition.id = item.edition_id
            WHERE edition.table_name = '別表'
              AND coalesce(valid_from, first_seen) <= '2025-06-01'
              AND coalesce(valid_until, '9999-12-31') >= '2025-06-01'
            ORDER BY item.position;
            """
        ),
        (
            "10 別表第二の26の項の行方を最後までたどる",
            """
            WITH RECURSIVE trail(table_name, item, step) AS (
              SELECT '別表第二', '26', 0
              UNION
              SELECT successors.to_table, successors.to_item, step + 1 FROM trail
              JOIN successors ON successors.from_table = trail.table_name
                AND successors.from_item = trail.item
              WHERE successors.to_item IS NOT NULL AND step < 20)
            SELECT table_name, item FROM trail ORDER BY step;
            """
        ),
        (
            "11 取り込んだ条文の文言（公式の条文を取り込んだ版だけ）",
            """
            SELECT edition_id, actor, business, row, provider, information FROM item_wordings
            WHERE table_name = '第二条の表' AND item = '42' ORDER BY row;
            """
        ),
        (
            "12 まだ決めていない項",
            """
            SELECT to_edition, from_item, new_item, proposed_kind, proposed_items, confidence
            FROM undecided ORDER BY confidence;
            """
        ),
    ]

    private func ask(_ place: Int, _ path: String) throws -> [[String]] {
        try DatabaseQueue(path: path).read { database in
            try Row.fetchAll(database, sql: Self.queries[place - 1].sql).map { row in
                row.databaseValues.map { $0.isNull ? "" : String(describing: $0.storage.value ?? "") }
            }
        }
    }

    @Test("each worked query answers as the data do")
    func workedQueries() throws {
        let shop = try Workshop()
        let database = StatuteDatabase(path: shop.path("made/koban.sqlite"), program: "0.1.0")
        _ = try database.create()
        let statutes = try BundledLaw.statutes
        let today = CivilDate.todayInJapan()
        let table = try #require(statutes.edition(of: .provisionTable, on: today))
        let path = database.path
        #expect(
            try ask(1, path).map { $0[0] }
                == statutes.items(provider: "市町村長", information: "住民票関係情報", in: table).map(\.description))
        #expect(try ask(2, path).map { Array($0[0...2]) } == [["第二条の表", "42", "renumbered"]])
        #expect(try ask(3, path).contains { $0[0] == "別表第一" && $0[1] == "15" })
        #expect(try ask(4, path).map { $0[0] } == statutes.editions.map(\.id))
        let abolished = statutes.correspondences.filter { $0.relation == .abolished }
        #expect(try ask(5, path).count == abolished.count)
        let unified = try #require(statutes.edition(of: .unifiedTable, on: today))
        let open = (unified.items + table.items).filter { $0.needsReview && !$0.isDeleted }
        #expect(try ask(6, path).count == open.count)
        #expect(try ask(7, path).contains { $0[0] == "別表" && $0[1] == "23" })
        #expect(try ask(8, path).count == 10)
        let june = try #require(CivilDate(iso: "2025-06-01"))
        #expect(try ask(9, path).count == statutes.edition(of: .unifiedTable, on: june)?.items.count)
        #expect(try ask(10, path) == [["別表第二", "26"], ["第二条の表", "42"]])
        #expect(try ask(11, path).isEmpty)
        #expect(try ask(12, path).isEmpty)
    }

    @Test("wording and what is undecided are there after an import")
    func afterImport() throws {
        let shop = try Workshop()
        let database = try shop.database()
        let file = try shop.put(InventedLaw.act(InventedLaw.amended), "\(InventedLaw.amendedName).xml")
        _ = try database.importTexts(at: [file], effective: nil)
        #expect(try ask(12, database.path).map { $0[0] } == ["別表@2026-04-01", "別表@2026-04-01"])
        #expect(try ask(12, database.path).contains { $0[1] == "2" && $0[3] == "amended" })
    }

    @Test("the manual shows the queries as they are tested")
    func manual() throws {
        let text = try String(contentsOf: BuiltProgram.package.appendingPathComponent("docs/sql.md"), encoding: .utf8)
        for query in Self.queries { #expect(text.contains(query.sql), "\(query.name)") }
    }
}
