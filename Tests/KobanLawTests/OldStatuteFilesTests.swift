import KobanTestSupport
import Testing

@testable import KobanLaw

@Suite("法令データ（以前の形式）")
struct OldStatuteFilesTests {
    @Test("files from before the tables were data say the same when brought forward")
    func broughtForward() throws {
        let today = StatuteFiles.bundled
        var old: [String: [UInt8]] = [:]
        for name in today.allNames where name != "tables.csv" && name != "order-names.csv" {
            old[name] = today.bytes(of: name)
        }
        func without(_ column: String, _ name: String, _ header: [String]) throws {
            let place = try #require(header.firstIndex(of: column))
            let table = try CSVTable(bytes: try #require(old[name]), file: name, header: header)
            old[name] =
                CSVTable(
                    header: header.filter { $0 != column },
                    rows: table.rows.map { row in
                        var fields = row.fields
                        fields.remove(at: place)
                        return fields
                    }
                ).bytes
        }
        try without("successor", "laws.csv", StatuteColumns.laws)
        try without("purpose", "provision-moves.csv", StatuteColumns.provisionMoves)
        let names = String(decoding: try #require(old["law-names.csv"]), as: UTF8.self)
        old["law-names.csv"] = Array(names.replacing(",usual,", with: ",short,").utf8)

        let forward = StatuteFiles(old).broughtForward()
        #expect(forward.allNames == today.allNames)
        for name in try today.allNames.notEmpty() {
            #expect(forward.bytes(of: name) == today.bytes(of: name), "\(name)")
        }
        #expect(try Statutes(forward).tables == Statutes(today).tables)
    }

    @Test("files of today are left as they are")
    func today() {
        #expect(StatuteFiles.bundled.broughtForward().digest == StatuteFiles.bundled.digest)
    }
}
