import KobanChecks
import KobanCorrections
import KobanLaw
import KobanText
import Testing

@Suite("A next amendment, given as rows of data alone")
struct InventedAmendmentTests {
    private static let day = CivilDate(iso: "2027-04-01")!
    private static let checker = Result { Checker(statutes: try InventedAmendment.statutes.get(), day: day) }

    private func check(_ text: String, on day: CivilDate = day) throws -> CheckedAssessment {
        try Self.checker.get().asOf(day).check(SourceText(text))
    }

    private func use(_ text: String) -> String { Migrating.cover + "3. 個人番号の利用\n法令上の根拠\t\(text)\n" }

    private func linkage(_ text: String) -> String {
        Migrating.cover + "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 \(text)\n"
    }

    private func corrected(_ text: String) throws -> String {
        let migration = DocumentMigration(try check(text), on: Self.day)
        return String(decoding: DocumentMigration.apply(migration.edits, to: migration.source), as: UTF8.self)
    }

    private static let order = "番号法第19条第8号に基づく特定個人情報の照会及び提供に関する命令第4条の表"

    @Test(
        "what was right before is stale, and is written by the new table's name and number",
        arguments: [
            ("番号法第9条第1項、別表の23の項", "番号法第9条第1項、別表第三の24の項"),
            ("番号法第9条第1項、別表の23、44の項", "番号法第9条第1項、別表第三の24、45の項"),
            // Over two amendments at once.
            ("番号法第9条第1項、別表第一の15の項", "番号法第9条第1項、別表第三の24の項"),
        ])
    func useTable(_ old: String, _ new: String) throws {
        let checked = try check(use(old))
        #expect(checked.findings.map(\.rule) == ["renumbered-item"])
        #expect(try corrected(use(old)) == use(new))
        // 44 is of another business than the assessment's, which is told before and after.
        #expect(try check(use(new)).findings.allSatisfy { $0.rule == "unrelated-item" })
    }

    @Test(
        "a table whose order was repealed is written by the order that took over",
        arguments: [
            ("番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の42の項", "\(order)の43の項"),
            ("番号法第19条第8号、利用特定個人情報の提供に関する命令第2条の表の42の項", "番号法第19条第8号、特定個人情報の照会及び提供に関する命令第4条の表の43の項"),
            ("番号法第19条第8号に基づく主務省令第二条の表の四十二の項", "番号法第十九条第八号に基づく特定個人情報の照会及び提供に関する命令第四条の表の四十三の項"),
            ("番号法第19条第8号、別表第二の26の項", "番号法第19条第8号、同号に基づく特定個人情報の照会及び提供に関する命令第4条の表の43の項"),
        ])
    func provisionTable(_ old: String, _ new: String) throws {
        let checked = try check(linkage(old))
        #expect(checked.findings.map(\.rule) == ["renumbered-item"])
        #expect(try corrected(linkage(old)) == linkage(new))
        #expect(try check(linkage(new)).findings.isEmpty)
    }

    @Test("the message tells both amendments with their days")
    func message() throws {
        let finding = try #require(try check(linkage("番号法第19条第8号、別表第二の26の項")).findings.first)
        #expect(finding.message.contains("令和6年5月27日に廃止され、利用特定個人情報の提供に関する命令第2条の表に引き継がれ"))
        #expect(finding.message.contains("令和9年4月1日に廃止され、特定個人情報の照会及び提供に関する命令第4条の表に引き継がれました"))
    }

    @Test("the day before nothing has changed, and the new numbers are too early")
    func before() throws {
        let eve = Self.day.adding(days: -1)
        #expect(try check(use("番号法第9条第1項、別表の23の項"), on: eve).findings.isEmpty)
        #expect(
            try check(linkage("番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の42の項"), on: eve).findings.isEmpty)
        #expect(try check(use("番号法第9条第1項、別表第三の24の項"), on: eve).findings.map(\.rule) == ["premature-citation"])
        #expect(
            try check(linkage("\(Self.order)の43の項"), on: eve).findings.map(\.rule).first == "premature-citation")
    }

    @Test("an order's old title, and articles of the repealed order, are told with what took over")
    func orders() throws {
        let retitled = try #require(
            try check(use("番号法第9条第1項、別表第三の24の項、番号法別表の主務省令で定める事務を定める命令第15条")).findings.first)
        #expect(retitled.rule == "repealed-order")
        #expect(retitled.suggestion == "番号法別表第三の主務省令で定める事務を定める命令第15条")
        let repealed = try #require(
            try check(linkage("\(Self.order)の43の項、利用特定個人情報の提供に関する命令第44条")).findings.first)
        #expect(repealed.rule == "repealed-order")
        #expect(repealed.message.contains("特定個人情報の照会及び提供に関する命令（令和9年デジタル庁令第1号）に引き継がれています"))
    }

    @Test("a table in the wrong place is told with the table that is in force")
    func wrongTable() throws {
        let wrong = try #require(try check(linkage("番号法別表第三の24の項")).findings.first)
        #expect(wrong.rule == "wrong-table")
        #expect(wrong.message.contains("特定個人情報の照会及び提供に関する命令第4条の表の項を挙げてください"))
    }
}
