import KobanLaw
import KobanText
import Testing

@testable import koban_accuracy

@Suite("The oracle tells right from wrong without reading a citation")
struct MigrationOracleTests {
    private let oracle: MigrationOracle

    init() throws {
        oracle = MigrationOracle(
            facts: TableFacts(
                statutes: try Statutes(StatuteFiles.bundled), today: AssessmentGenerator.today,
                formerDay: AssessmentGenerator.lastDayOfFormerTables))
    }

    private let field = FuzzedField(
        place: .linkage,
        pieces: [
            .frame("番号法"), .table(.secondTable, "別表第二"), .noise("＊", kind: "印"), .joint("の"),
            .item(.secondTable, ItemNumber(26), "26"), .joint("の項"),
        ])
    private let order = "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表"

    @Test("the new number of every item is right, in any digits")
    func right() {
        #expect(oracle.fault(of: order + "＊の42の項", for: field) == nil)
        #expect(oracle.fault(of: order + "＊の四十二の項", for: field) == nil)
        #expect(oracle.fault(of: order + "＊の４２の項", for: field) == nil)
    }

    @Test("an old number, a lost number, a former table's name are wrong")
    func wrong() {
        #expect(oracle.fault(of: order + "＊の26の項", for: field) != nil)
        #expect(oracle.fault(of: order, for: field) != nil)
        #expect(oracle.fault(of: "番号法別表第２＊の42の項", for: field) != nil)
        #expect(oracle.fault(of: "番号法別表<tt>第二</tt>の42の項", for: field) != nil)
    }

    @Test("別表 第128項 does not name 別表第1")
    func tableAndNumber() {
        let field = FuzzedField(
            place: .use,
            pieces: [
                .frame("番号法"), .table(.firstTable, "別表第一"), .joint(" 第"),
                .item(.firstTable, ItemNumber(95), "95"), .joint("項"),
            ])
        #expect(oracle.fault(of: "番号法別表 第128項", for: field) == nil)
    }

    @Test("nothing is right where a number cannot be read")
    func unreadable() {
        var damaged = field
        damaged.pieces[4] = .obstacle("85Ø2", kind: "読めない番号")
        #expect(oracle.fault(of: order + "＊の85Ø2の項", for: damaged) != nil)
    }
}
