import KobanAssessments
import KobanChecks
import KobanCorrections
import KobanText
import Testing

@Suite("A migrated field")
struct FieldTests {
    @Test("has new numbers in the writer's digits, and all else to the character")
    func notation() throws {
        let text = Migrating.cover + "3. 個人番号の利用\r\n法令上の根拠\t<p>番号法第９条第１項　別表第１　項番１５ </p>\r\n"
        #expect(try Migrating.corrected(text) == text.replacing("別表第１　項番１５", with: "別表　項番２３"))
    }

    @Test("keeps line breaks between the items of a wrapped list")
    func wrapped() throws {
        let text =
            Migrating.cover
            + "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、別表第二（第26、\n27の項）\n"
        let new = try Migrating.corrected(text)
        let lists = new.split(separator: "\n").suffix(2)
        #expect(lists.first?.hasSuffix("、") == true)
        #expect(lists.last?.hasSuffix("の項）") == true)
        #expect(new.contains("番号法第19条第8号、同号に基づく利用特定個人情報の提供に関する命令第2条の表（第42、\n"))
    }

    @Test("is left whole where one reference is for a person, and written whole on acceptance")
    func oneDecision() throws {
        let text =
            Migrating.cover
            + "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第7号、別表第二の26の項、行政手続における特定の個人を識別するための番号の利用等に関する法律別表第二の主務省令で定める事務及び情報を定める命令第19条\n"
        let migration = try Migrating.migration(text)
        #expect(migration.edits.isEmpty)
        #expect(migration.fields.map(\.confidence) == [.review])
        let field = try #require(migration.fields.first)
        #expect(field.choices.contains { $0.alternatives.count > 1 })
        let new = try Migrating.corrected(text, acceptReview: true)
        #expect(!new.contains("別表第二"))
        #expect(!new.contains("第7号"))
        #expect(!new.contains("第19条\n"))
        #expect(new.contains("第2条の表の42の項"))
        #expect(try Migrating.checked(new).citationsInForce.allSatisfy { $0.status != .stale })
    }

    @Test("drops an abolished item only on acceptance, with the reason")
    func abolished() throws {
        let text =
            Migrating.cover
            + "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、別表第二の26、30の項\n"
        let migration = try Migrating.migration(text)
        #expect(migration.edits.isEmpty)
        #expect(migration.fields.first?.choices.contains { $0.subject.contains("30") && !$0.reason.isEmpty } == true)
        #expect(try Migrating.corrected(text, acceptReview: true).contains("第2条の表の42の項\n"))
    }

    @Test("gives nothing to do when migrated again", arguments: [false, true])
    func again(acceptReview: Bool) throws {
        let text =
            Migrating.cover
            + "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項、行政手続における特定の個人を識別するための番号の利用等に関する法律別表第一の\n主務省令で定める事務を定める命令第15条\n4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第7号別表第二の26の項\n"
        let new = try Migrating.corrected(text, acceptReview: acceptReview)
        #expect(new.contains("法律別表の\n主務省令"))
        #expect(new.contains("番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の42の項"))
        #expect(try Migrating.migration(new, acceptReview: true).fields.isEmpty)
    }

    @Test("is told in the document's own history where it is a table")
    func history() throws {
        let text = Migrating.cover + "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n" + Migrating.history
        let migration = try Migrating.migration(text)
        let new = String(decoding: migration.corrected, as: UTF8.self)
        let last = try #require(new.split(separator: "\n").last)
        #expect(last.hasPrefix("令和7年9月24日\t個人番号の利用 法令上の根拠\t番号法第9条第1項、別表第一の15の項\t番号法第9条第1項、別表の23の項\t事後（要確認）\t"))
        #expect(!migration.history.isMissing)
        #expect(try Migrating.checked(new).assessment.changeHistory.count == 2)
    }

    @Test("says that the history has no place for it")
    func noHistory() throws {
        let migration = try Migrating.migration(Migrating.cover + "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表第一の15の項\n")
        #expect(migration.history.isMissing)
        #expect(!migration.edits.isEmpty)
    }

    @Test("is nothing in a document that is right")
    func right() throws {
        let migration = try Migrating.migration(Migrating.cover + "3. 個人番号の利用\n法令上の根拠\t番号法第9条第1項、別表の23の項\n")
        #expect(migration.fields.isEmpty)
        #expect(migration.corrected == migration.source.bytes)
    }

    @Test("keeps the words beside each item with the item they are about")
    func annotated() throws {
        let field = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、別表第二の"
        let new = try Migrating.corrected(Migrating.cover + field + "27の項（税）、26の項（生活保護）\n")
        #expect(new.contains("第2条の表の48の項（税）、42の項（生活保護）\n"))
    }

    @Test("is left as it is, whatever is accepted, where one reference cannot be rewritten")
    func neverHalf() throws {
        let field = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第7号、別表第二の"
        let text = Migrating.cover + field + "26の項 生活保護、30の項 社会福祉\n"
        #expect(try Migrating.corrected(text, acceptReview: true) == text)
        #expect(try Migrating.migration(text).fields.first?.confidence == .review)
    }

    @Test("loses a citation of nothing but an abolished item on acceptance")
    func onlyAbolished() throws {
        let field = "4. 情報提供ネットワークシステムによる情報連携\n②法令上の根拠\t【情報照会の根拠】 番号法第19条第8号、別表第二の"
        let text = Migrating.cover + field + "30の項\n"
        #expect(try Migrating.migration(text).fields.first?.confidence == MigrationConfidence.none)
        #expect(try Migrating.corrected(text) == text)
        #expect(try Migrating.corrected(text, acceptReview: true).hasSuffix("【情報照会の根拠】 番号法第19条第8号\n"))
    }
}
