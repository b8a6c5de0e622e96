import KobanChecks
import KobanCitations
import KobanCorrections
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// Damage within the words by which a table and its law are known.
@Suite("表や法律の名が傷んだ欄")
struct LostNameTests {
    private static let label = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t"

    private static let broken = [
        "番号法第19条第8号　別&表2の76の項", "番号法第19条第8号　別〔児童手当〕表２の43の項", "番号法第19条第8号、別を除く表第２（第42の項）",
        "番号法第19条第8号　別号表2（第55の項）", "番号法第19条第8号、別に掲げる表第2 第28項", "番号法第19条第8号、)別表，第二（第39の項）",
        "番号法第19条第8号、／別表第に掲げる２（第64の項）", "番号法第19条第8号　《別表第“ 二の55の項", "番号法別（以下同じ。）表第2　78の項",
        "番号法第19条第8号、及び76の項", "番における号法別表第２ 第65項", "番号号法別表第２ 96の項", "番号項番法別表第２の28の項",
        "行政手続における特定の個人を識別すその他のるための番号の利用等に関する法律別表第2　4の項", "番号法別表2の項の11の項", "番号法別表２項　8の項", "番号法別表の第2 第10項",
    ]

    @Test("says that a person must look, and writes nothing", arguments: broken)
    func isSaid(_ text: String) throws {
        let document = Migrating.cover + Self.label + text + "\n"
        let checked = try Migrating.checked(document)
        let start = try #require(document.utf8.firstRange(of: text.utf8)).lowerBound
        let offset = document.utf8.distance(from: document.utf8.startIndex, to: start)
        let place = offset..<(offset + text.utf8.count)
        #expect(checked.citations.contains { $0.status == .review && place.overlaps($0.citation.range) })
        for accepts in [false, true] {
            #expect(try Migrating.corrected(document, acceptReview: accepts) == document)
        }
    }

    @Test("keeps the whole field, so that old and new numbers do not stand side by side", arguments: broken)
    func isKeptWhole(_ text: String) throws {
        let document = Migrating.cover + Self.label + "番号法別表第二の58の項\n・" + text + "\n"
        for accepts in [false, true] {
            #expect(try Migrating.corrected(document, acceptReview: accepts) == document)
        }
    }

    @Test(
        "is nothing to look at where the words are other words",
        arguments: [
            "番号法第19条第8号（別紙の表1の3のとおり）", "番号法第19条第8号　種別・表2の5", "番号法第19条第8号、条例別紙の表1の3の項",
            "番号法第19条第8号、番号整備法第3条",
        ])
    func otherWords(_ text: String) throws {
        let checked = try Migrating.checked(Migrating.cover + Self.label + text + "\n")
        #expect(checked.citations.count { $0.citation.law == .numberAct && $0.status == .ok } == 1)
        #expect(checked.citations.allSatisfy { $0.status != .review })
    }

    @Test("a number of a page within a list does not go into the record of changes")
    func pageNumber() throws {
        let text =
            Migrating.cover + Self.label + "番号法別表第二の26、27、\n- 3 -\n31の項\n" + Migrating.history
        let migration = try Migrating.migration(text)
        #expect(!migration.edits.isEmpty)
        #expect(migration.made.map(\.rule).filter { $0 == "unlogged-change" } == [])
        let row = try #require(migration.history.rows.first)
        #expect(row.cells.allSatisfy { !$0.contains("- 3 -") })
        #expect(row.cells.contains { $0.contains("26、27、") })
        #expect(String(decoding: migration.corrected, as: UTF8.self).contains("\n- 3 -\n"))
    }
}
