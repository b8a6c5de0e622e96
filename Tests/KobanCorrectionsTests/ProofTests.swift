import KobanAssessments
import KobanChecks
import KobanCitations
import KobanCorrections
import KobanLaw
import KobanReports
import KobanTestSupport
import KobanText
import Testing

@Suite("A correction that is proved")
struct ProofTests {
    private static let label = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】"
    private static let order = "利用特定個人情報の提供に関する命令第2条の表"

    private func field(_ text: String, acceptReview: Bool = false) throws -> String {
        let new = try Migrating.corrected(Migrating.cover + Self.label + text + "\n", acceptReview: acceptReview)
        return String(new.dropFirst((Migrating.cover + Self.label).count).dropLast())
    }

    @Test(
        "names the provision on which the order is based once",
        arguments: [
            ("番号法第19条第8号及び別表第二の26の項", "番号法第19条第8号及び同号に基づく"), ("番号法第19条第8号及び番号法別表第二の26の項", "番号法第19条第8号及び同号に基づく"),
            ("番号法第19条第8号並びに別表第二の26の項", "番号法第19条第8号並びに同号に基づく"), ("番号法第19条第8号、別表第二の26の項", "番号法第19条第8号、同号に基づく"),
            ("番号法第19条第8号に基づく別表第二の26の項", "番号法第19条第8号に基づく"), ("番号法第19条第8号の別表第二の26の項", "番号法第19条第8号の規定に基づく"),
            ("番号法第19条第8号別表第二の26の項", "番号法第19条第8号に基づく"), ("番号法第19条第8号\n別表第二の26の項", "番号法第19条第8号\n同号に基づく"),
            ("・番号法第19条第8号\n・別表第二の26の項", "・番号法第19条第8号\n・同号に基づく"), ("番号法第19条第8号（別表第二の26の項", "番号法第19条第8号（同号に基づく"),
            ("番号法第19条第8号（提供の制限）及び別表第二の26の項", "番号法第19条第8号（提供の制限）及び同号に基づく"),
            ("番号法第19条第7号及び別表第二の26の項", "番号法第19条第8号及び同号に基づく"),
        ])
    func basis(_ old: String, _ head: String) throws {
        #expect(
            try field(old + (old.contains("（別表") ? "）" : "")) == head + Self.order + "の42の項"
                + (old.contains("（別表") ? "）" : ""))
    }

    @Test("names it in full where another provision stands between, or a paragraph ends")
    func farBasis() throws {
        #expect(try field("番号法第19条第8号及び第9号、別表第二の26の項").hasSuffix("第9号、番号法第19条第8号に基づく\(Self.order)の42の項"))
        #expect(try field("番号法第19条第8号\n\n番号法別表第二の26の項").hasSuffix("\n\n番号法第19条第8号に基づく\(Self.order)の42の項"))
    }

    @Test("suggests exactly what replaces what it marks")
    func suggestions() throws {
        var count = 0
        for lead in ["", "番号法", "番号法第19条第8号及び", "番号法第19条第8号の", "番号法第19条第7号　", "番号法第19条の8号、"] {
            for list in [
                "別表第二の26、27の項", "別表第二（第19条、第21条関係）の26の項", "別表第２　項番２６", "別表第二\n26の項\n27の項", "別表第二の26～28の項",
                "別表第二における情報照会者",
            ] {
                let checked = try Migrating.checked(Migrating.cover + Self.label + lead + list + "\n")
                let source = checked.assessment.source
                for finding in checked.findings where !finding.edits.isEmpty {
                    let inside = finding.edits.filter {
                        finding.range.lowerBound <= $0.range.lowerBound
                            && $0.range.upperBound <= finding.range.upperBound
                    }
                    let whole = DocumentMigration.apply(inside, to: source)
                    let shift = whole.count - source.bytes.count
                    let written = String(
                        decoding: whole[finding.range.lowerBound..<finding.range.upperBound + shift], as: UTF8.self)
                    let suggestion = try #require(finding.suggestion, "\(lead)\(list)")
                    #expect(suggestion == written.filter { !$0.isNewline }, "\(lead)\(list)")
                    count += 1
                }
            }
        }
        #expect(count > 30)
    }

    @Test("leaves no bracket of the old table behind")
    func relatedArticles() throws {
        for bracket in ["（第19条、第21条関係）", "(第十九条、第二十一条関係)", "（第十九条関係)"] {
            #expect(try field("番号法第19条第8号、別表第二\(bracket)の26の項") == "番号法第19条第8号、同号に基づく\(Self.order)の42の項")
            #expect(try field("番号法第19条第8号、別表第二\(bracket)における情報照会者") == "番号法第19条第8号、同号に基づく\(Self.order)における情報照会者")
        }
    }

    @Test(
        "leaves a field whose tags would be lost",
        arguments: [
            "別表第二の2<b>6</b>の項", "別表<b>第二</b>の26の項", "<ruby>別表<rt>べっぴょう</rt></ruby>第二の26の項", "別<sup>注</sup>表第二の26の項",
        ])
    func lostTags(_ text: String) throws {
        #expect(try field("番号法第19条第8号、\(text)", acceptReview: true) == "番号法第19条第8号、\(text)")
    }

    @Test(
        "keeps tags around what it writes",
        arguments: ["<b>別表第二</b>の26の項", "別表第二の<a href=\"#x\">26</a>の項", "別表第二<br>の26の項"])
    func keptTags(_ text: String) throws {
        let written = text.replacing("別表第二", with: "同号に基づく\(Self.order)").replacing("26", with: "42")
        #expect(try field("番号法第19条第8号、\(text)") == "番号法第19条第8号、\(written)")
    }

    @Test("mends a slip of its field with it")
    func slips() throws {
        let act = "行政手続における特定の個人を識別するための番号の利用等に関する法律"
        #expect(try field("番号法第19条の8号、別表第二の26の項") == "番号法第19条第8号、同号に基づく\(Self.order)の42の項")
        #expect(try field("番号法第１９条の７号、別表第二の26の項") == "番号法第１９条第８号、同号に基づく\(Self.order)の42の項")
        #expect(
            try field("\(act.replacing("特定の", with: "徳の"))第19条第8号、別表第二の26の項")
                == "\(act)第19条第8号、同号に基づく\(Self.order)の42の項")
        // A slip that nothing mends keeps the field.
        let unclosed = "番号法第19条第8号、別表第二（26の項"
        #expect(try field(unclosed, acceptReview: true) == unclosed)
    }

    @Test(
        "writes every notation of a list with its separators",
        arguments: [
            ("\n26\n27\n31の項", "\n42\n48\n53の項"), ("の26<br>27<br>31の項", "の42<br>48<br>53の項"),
            ("の26 27 31の項", "の42 48 53の項"), ("の26　27　31の項", "の42　48　53の項"),
            ("の26の項\n27の項\n31の項", "の42の項\n48の項\n53の項"),
        ])
    func separators(_ old: String, _ new: String) throws {
        #expect(try field("番号法第19条第8号、別表第二" + old) == "番号法第19条第8号、同号に基づく\(Self.order)" + new)
    }

    @Test(
        "puts numbers on lines of their own where one item has become several",
        arguments: ["\n", "<br>", " ", "　", "<br/>\n"])
    func grown(separator: String) throws {
        let statutes = try BundledLaw.statutes
        let old = try #require(statutes.editions(of: .firstTable).last)
        func successors(_ item: ItemNumber) -> [ItemNumber] {
            statutes.successor(of: ItemReference(.firstTable, item))?.to.map(\.number) ?? []
        }
        var count = 0
        for item in old.items.map(\.number) where item.whole > 2 {
            let list = [ItemNumber(1), ItemNumber(2), item, ItemNumber(90)].sorted()
            let new = Array(Set(list.flatMap(successors))).sorted()
            guard successors(item).count != 1, !new.isEmpty else { continue }
            let text =
                Migrating.cover
                + "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の\(list.map(\.description).joined(separator: separator))の項\n"
            let copy = try Migrating.corrected(text, acceptReview: true)
            guard copy != text else { continue }
            let read = try Migrating.checked(copy).citationsInForce.first { $0.citation.table == .unifiedTable }
            #expect(read.map { Set($0.citation.items) } == Set(new), "\(copy)")
            count += 1
        }
        #expect(count > 0)
    }

    @Test(
        "leaves a field whole where a number of it was lost, or a table of it cannot be told",
        arguments: [
            "番号法別表第二の85・□・110の項", "番号法別表第二（第□及び60の項）", "番号法別表第二の？？・61の項", "番号法別表第二の□&lt;、15の項",
            "番号法別表第二】　？？の項及び所得税法第3条",
            "番号法別表/１　40の項、番号法別表第二の26の項", "番号法別表第二の26の項。番号法別表（注）２の41の項", "番号法別＝表２（生活保護）の百十七の項及び番号法別表第二の26の項",
        ])
    func lostNumbers(_ text: String) throws {
        for accepts in [false, true] { #expect(try field(text, acceptReview: accepts) == text) }
    }

    @Test("says nothing new of a field that leaves a part out", arguments: ["番号法別表第二の26の項…", "…番号法別表第二の26の項"])
    func elision(_ text: String) throws {
        let migration = try Migrating.migration(Migrating.cover + Self.label + text + "\n" + Migrating.history)
        #expect(migration.made.map(\.rule).filter { $0 == "unlogged-change" } == [])
        #expect(!migration.edits.isEmpty)
    }

    @Test("keeps a table with a number cell that cannot be read, whatever is accepted", arguments: ["27Ø2", ""])
    func unreadableCells(cell: String) throws {
        let text =
            Migrating.cover + Self.label + "番号法第19条第8号、別表第二の26の項\n"
            + "\n（別添4）番号法第19条第8号 別表第2における情報照会者\n\n項番\t情報照会者\t事務\n26\t都道府県知事等\t生活保護の事務\n\(cell)\t市町村長\t見本の事務\n31\t市町村長\t見本の事務\n"
            + Migrating.history
        let migration = try Migrating.migration(text, acceptReview: true)
        #expect(migration.fields.map(\.isWritten) == [true, false])
        let copy = String(decoding: migration.corrected, as: UTF8.self)
        #expect(copy.contains("\n26\t都道府県知事等"))
        // The two are of different days now, which is said.
        #expect(migration.made.map(\.rule) == ["inconsistent-edition"])
        #expect(migration.remaining.contains { $0.place == .left && $0.reason == "項番の欄が読み取れない" })
        #expect(!migration.history.rows.contains { $0.cells[2].contains("生活保護の事務") })
    }

    @Test("tells of the lines that change in an annex without a table, and never of the whole")
    func annexText() throws {
        let records = (1...40).map { "\($0). 記録項目その\($0)" }.joined(separator: "\n")
        let text =
            Migrating.cover + "\n（別添2）見本の事務の一覧\n\n\(records)\n番号法別表第二の26の項による事務\n\(records)\n" + Migrating.history
        let migration = try Migrating.migration(text, acceptReview: true)
        #expect(
            migration.history.rows.allSatisfy { !$0.cells[2].contains("記録項目その7") && !$0.cells[3].contains("記録項目その7") })
    }

    @Test("says of --accept-review that it was given, and of no person that they agreed")
    func accepted() throws {
        let text = MigrationPlace.text(inquire: "番号法第19条第8号、別表第二の26、30の項")
        let checked = try Migrating.checked(text)
        let migration = DocumentMigration(checked, on: Migrating.day, acceptReview: true)
        let heading = MigrationHeading(
            RunHeading(version: "1", asOf: Migrating.day, dataVerifiedThrough: Migrating.day), acceptsReview: true)
        let documents = [
            MigratedDocument(path: "a.txt", assessment: checked.assessment, migration: migration, day: Migrating.day)
        ]
        let forms = [
            MigrationMarkdownReporter().report(documents, MigrationEnding()),
            MigrationCSVReporter().report(documents, MigrationEnding()),
            try MigrationHTMLReporter(heading).report(documents, MigrationEnding()),
        ].map { String(decoding: $0, as: UTF8.self) }
        for form in forms {
            #expect(form.contains("--accept-review の指定により書き換え"))
            #expect(!form.contains("了承"))
        }
    }

    @Test("counts what remains by place and reason")
    func remaining() throws {
        let text =
            Migrating.cover + "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n" + Self.label + "番号法第19条第8号、別表第二の26、30の項\n"
        let migration = try Migrating.migration(text)
        #expect(migration.remaining.filter { $0.place == .left }.map(\.count) == [1])
        #expect(migration.remaining.contains { $0.rule == "renumbered-item" && $0.reason == "人が選ぶことがある" })
        #expect(try Migrating.migration(text, acceptReview: true).remaining.allSatisfy { $0.rule != "renumbered-item" })
        #expect(
            try Migrating.migration(Migrating.cover + "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n").remaining.allSatisfy {
                $0.place == .elsewhere
            })
    }

    @Test("is not made without what checked the document")
    func unchecked() throws {
        let checked = try Migrating.checked(MigrationPlace.text())
        let alone = CheckedAssessment(
            assessment: checked.assessment, citations: checked.citations, findings: checked.findings)
        #expect(DocumentMigration(alone, on: Migrating.day).edits.isEmpty)
        #expect(!DocumentMigration(checked, on: Migrating.day).edits.isEmpty)
    }
}
