import GRDB
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@testable import KobanStatuteStore

@Suite("法令データベース")
struct StatuteStoreTests {
    @Test("what is written is read back the same, also when written again")
    func roundTrip() throws {
        let statutes = try BundledLaw.statutes
        let store = try StatuteStore()
        for _ in 0..<2 {
            try store.write(statutes)
            let loaded = try store.load()
            #expect(loaded.laws == statutes.laws)
            #expect(loaded.tables == statutes.tables)
            #expect(loaded.orderNames == statutes.orderNames)
            #expect(loaded.editions == statutes.editions)
            #expect(loaded.correspondences == statutes.correspondences)
            #expect(loaded.provisionMoves == statutes.provisionMoves)
            #expect(loaded.informationAliases == statutes.informationAliases)
            #expect(loaded.articleIndexes == statutes.articleIndexes)
            #expect(!loaded.articleIndexes.isEmpty)
        }
    }

    @Test("a database from before the tables were data is brought forward whole")
    func thirdSchema() throws {
        let statutes = try BundledLaw.statutes
        let folder = try TemporaryFolder()
        let path = folder.path("below/old.sqlite")
        let store = try StatuteStore(path: path)
        try store.write(statutes)
        // What the fourth schema added, taken away again.
        try store.queue.write { database in
            try database.execute(
                sql: """
                    DROP TABLE order_name;
                    DROP TABLE law_table;
                    ALTER TABLE law DROP COLUMN successor;
                    ALTER TABLE provision_move DROP COLUMN purpose;
                    UPDATE law_name SET kind = 'short' WHERE kind = 'usual';
                    PRAGMA user_version = 3;
                    """)
        }
        try store.queue.close()
        let loaded = try #require(try StatuteStore.existing(path: path)).load()
        #expect(loaded.laws == statutes.laws)
        #expect(loaded.tables == statutes.tables)
        #expect(loaded.orderNames == statutes.orderNames)
        #expect(loaded.provisionMoves == statutes.provisionMoves)
        #expect(loaded.editions == statutes.editions)
    }

    @Test("the database answers as the data do")
    func queries() throws {
        let statutes = try BundledLaw.statutes
        let store = try StatuteStore()
        try store.write(statutes)
        let edition = try #require(statutes.editions(of: .provisionTable).last)
        for (provider, information) in [
            ("都道府県知事等", "生活保護関係情報"), ("市町村長", "住民票関係情報"),
            ("都道府県知事等", "中国残留邦人等支援給付等関係情報"), ("知事", "生活保護関係情報"),
        ] {
            #expect(
                try store.items(providing: provider, information: information, in: edition.id)
                    == statutes.items(provider: provider, information: information, in: edition))
        }
        #expect(
            try store.items(requestedBy: "市町村長", in: edition.id)
                == statutes.items(actor: "市町村長", in: edition))
    }

    @Test("a set that cannot be written leaves the data as they were")
    func allOrNothing() throws {
        let statutes = try BundledLaw.statutes
        let store = try StatuteStore()
        try store.write(statutes)
        let law = try #require(statutes.laws.first)
        let damaged = Statutes(
            laws: [law, law], tables: statutes.tables, editions: [], correspondences: [], provisionMoves: [],
            informationAliases: [])
        #expect(throws: StatuteStoreError.self) { try store.write(damaged) }
        #expect(try store.load().editions == statutes.editions)
    }
}
