import KobanLaw
import KobanText
import Testing

@testable import KobanStatuteStore

@Suite("法令データベース")
struct StatuteStoreTests {
    @Test("what is written is read back the same, also when written again")
    func roundTrip() throws {
        let statutes = try Statutes(StatuteFiles.bundled)
        let store = try StatuteStore()
        for _ in 0..<2 {
            try store.write(statutes)
            let loaded = try store.load()
            #expect(loaded.laws == statutes.laws)
            #expect(loaded.editions == statutes.editions)
            #expect(loaded.correspondences == statutes.correspondences)
            #expect(loaded.provisionMoves == statutes.provisionMoves)
            #expect(loaded.informationAliases == statutes.informationAliases)
            #expect(loaded.articleIndexes == statutes.articleIndexes)
            #expect(!loaded.articleIndexes.isEmpty)
        }
    }

    @Test("the database answers as the data do")
    func queries() throws {
        let statutes = try Statutes(StatuteFiles.bundled)
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
        let statutes = try Statutes(StatuteFiles.bundled)
        let store = try StatuteStore()
        try store.write(statutes)
        let law = try #require(statutes.laws.first)
        let damaged = Statutes(
            laws: [law, law], editions: [], correspondences: [], provisionMoves: [],
            informationAliases: [])
        #expect(throws: StatuteStoreError.self) { try store.write(damaged) }
        #expect(try store.load().editions == statutes.editions)
    }
}
