import Foundation
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@testable import KobanLawAPI

@Suite("法令APIに聞く履歴と条文")
struct RevisionTests {
    @Test("a revision after the text at hand is found, downloaded whole and verified")
    func newRevision() throws {
        let server = try LawAPIServer { request, _ in InventedLaw.usual(request) }
        defer { server.stop() }
        let client = try LawAPIClient.of(server)
        let updates = try client.updates(of: [InventedLaw.watched])
        #expect(updates.map(\.found).joined().map(\.revision.id.text) == [InventedLaw.newID])
        let revision = try #require(updates.first?.wanted.first)
        #expect(revision.amendingLawTitle == "架空法を改正する法律")
        #expect(revision.amendingLaw == LawID(rawValue: "507AC0000000903"))
        let text = try #require(try client.texts(of: updates).first)
        #expect(text.fileName == "\(InventedLaw.newID).xml")
        #expect(text.effectiveDay == CivilDate(iso: "2025-10-01"))
        #expect(text.title == "架空法")
        #expect(text.bytes == Array(InventedLaw.xml().utf8))
        #expect(server.targets.count == 2)
    }

    @Test("the text is taken as Base64 and as a tree as well")
    func otherForms() throws {
        let tree = """
            {"tag": "Law", "attr": {"Lang": "ja"}, "children": [
             {"tag": "LawNum", "attr": "", "children": ["\(InventedLaw.number)"]},
             {"tag": "LawBody", "attr": {}, "children": [
              {"tag": "LawTitle", "attr": "", "children": ["架空法"]},
              {"tag": "MainProvision", "attr": "", "children": [{"tag": "Article", "attr": {"Num": "1"}}]}]}]}
            """
        let base64 = "\"\(Data(InventedLaw.xml().utf8).base64EncodedString())\""
        for (form, format) in [(tree, LawTextFormat.json), (base64, .xml)] {
            let server = try LawAPIServer { request, _ in
                request.path.contains("law_data")
                    ? InventedLaw.text(of: InventedLaw.new, fullText: form) : InventedLaw.usual(request)
            }
            defer { server.stop() }
            let client = try LawAPIClient.of(server)
            let text = try #require(try client.texts(of: client.updates(of: [InventedLaw.watched])).first)
            #expect(text.format == format)
            #expect(text.title == "架空法")
        }
    }

    @Test("nothing is new where the text at hand is of the last revision")
    func nothingNew() throws {
        let server = try LawAPIServer { _, _ in InventedLaw.list([InventedLaw.old]) }
        defer { server.stop() }
        let client = try LawAPIClient.of(server)
        let updates = try client.updates(of: [InventedLaw.watched])
        #expect(updates.map(\.found) == [[]])
        #expect(try client.texts(of: updates).isEmpty)
        #expect(server.targets.count == 1)
    }

    @Test("of a law without a text, the revision in force is wanted and no former one")
    func noTextAtHand() throws {
        let server = try LawAPIServer { _, _ in InventedLaw.list([InventedLaw.new, InventedLaw.old]) }
        defer { server.stop() }
        let law = WatchedLaw(id: InventedLaw.id, name: "架空法", number: nil, textDay: nil)
        let updates = try LawAPIClient.of(server).updates(of: [law])
        #expect(updates.flatMap(\.wanted).map(\.id.text) == [InventedLaw.newID])
    }

    @Test("a revision to come is wanted once its day is decided, and only listed before")
    func coming() throws {
        let decided = InventedLaw.revision("20300401", "508AC0000000904", status: "UnEnforced")
        let open = InventedLaw.revision(
            "20310401", "508AC0000000905", status: "UnEnforced", isDecided: false)
        let server = try LawAPIServer { _, _ in InventedLaw.list([open, decided, InventedLaw.old]) }
        defer { server.stop() }
        let found = try LawAPIClient.of(server).updates(of: [InventedLaw.watched])[0].found
        #expect(found.map(\.handling) == [.fetched, .undecidedDay])
        #expect(found.map(\.revision.status) == [.coming, .coming])
        #expect(found[1].revision.scheduled == CivilDate(iso: "2031-04-01"))
    }

    @Test("of two revisions of one day, the text of that in force is taken, or of the later promulgated")
    func sameDay() throws {
        for status in ["CurrentEnforced", "PreviousEnforced"] {
            let one = InventedLaw.revision("20251001", "507AC0000000904", status: "PreviousEnforced")
            let two = InventedLaw.revision("20251001", "507AC0000000906", status: status)
            let server = try LawAPIServer { _, _ in InventedLaw.list([two, one]) }
            defer { server.stop() }
            let found = try LawAPIClient.of(server).updates(of: [InventedLaw.watched])[0].found
            #expect(found.map(\.handling) == [.mergedOnSameDay, .fetched])
        }
    }

    @Test("a law that ended is listed, without a text to download")
    func repealed() throws {
        let end = InventedLaw.revision("20260401", "508AC0000000907", status: "Repeal")
        let server = try LawAPIServer { _, _ in InventedLaw.list([end, InventedLaw.old]) }
        defer { server.stop() }
        let update = try LawAPIClient.of(server).updates(of: [InventedLaw.watched])[0]
        #expect(update.found.map(\.handling) == [.ended])
        #expect(update.wanted.isEmpty)
    }

    @Test("an unknown law is refused with the service's own code and message, at once")
    func unknownLaw() throws {
        let server = try LawAPIServer { request, _ in InventedLaw.usual(request) }
        defer { server.stop() }
        let law = WatchedLaw(id: LawID(rawValue: "999AC0000000000"), name: "", number: nil, textDay: nil)
        let error = #expect(throws: LawAPIError.self) {
            try LawAPIClient.of(server).updates(of: [law])
        }
        let message = try #require(error?.description)
        #expect(message.contains("404"))
        #expect(message.contains("404001"))
        #expect(message.contains("見つかりません"))
        #expect(server.targets.count == 1)
    }

    /// An answer that is not what was asked for, and a word of what the message must say was met.
    struct WrongAnswer: CustomTestStringConvertible {
        let name: String
        let reply: LawAPIServer.Reply
        let met: String

        init(_ name: String, _ reply: LawAPIServer.Reply, _ met: String) {
            self.name = name
            self.reply = reply
            self.met = met
        }

        /// Of a list with these revisions.
        init(_ name: String, revisions: String..., met: String) {
            self.init(name, InventedLaw.list(revisions), met)
        }

        var testDescription: String { name }
    }

    static let lists = [
        WrongAnswer(
            "another law", .json("{\"law_info\": \(InventedLaw.info(.numberAct)), \"revisions\": []}"),
            "425AC0000000027"),
        WrongAnswer(
            "a status of its own",
            revisions: InventedLaw.revision("20251001", "507AC0000000903", status: "Sleeping"), met: "Sleeping"),
        WrongAnswer(
            "an id of another form",
            revisions: InventedLaw.new.replacing(InventedLaw.newID, with: "../../etc"), met: "../../etc"),
        WrongAnswer(
            "a day that contradicts the id",
            revisions: InventedLaw.revision(
                "20251001", "507AC0000000903", status: "CurrentEnforced", enforced: "2025-11-01"),
            met: "2025-11-01"),
        WrongAnswer(
            "a day of no calendar",
            revisions: InventedLaw.revision("20250231", "507AC0000000903", status: "CurrentEnforced"),
            met: "2025-02-31"),
        WrongAnswer(
            "a revision of another law",
            revisions: InventedLaw.revision(
                "20251001", "507AC0000000903", status: "CurrentEnforced", law: .numberAct),
            met: "425AC0000000027_"),
        WrongAnswer("one revision twice", revisions: InventedLaw.new, InventedLaw.new, met: InventedLaw.newID),
        WrongAnswer(
            "two in force", revisions: InventedLaw.new,
            InventedLaw.revision("20260401", "508AC0000000908", status: "CurrentEnforced"), met: "20260401"),
        WrongAnswer("broken JSON", .json("{\"law_info\": {"), "JSON"),
        WrongAnswer("no revisions", .json("{\"law_info\": \(InventedLaw.info())}"), "revisions"),
        WrongAnswer("a list", .json("[1, 2]"), "種類"),
    ]

    @Test("a list that contradicts the request or itself is refused, saying what was met", arguments: lists)
    func contradictoryList(wrong: WrongAnswer) throws {
        let server = try LawAPIServer { _, _ in wrong.reply }
        defer { server.stop() }
        let error = #expect(throws: LawAPIError.self) {
            try LawAPIClient.of(server).updates(of: [InventedLaw.watched])
        }
        #expect(error?.description.contains(wrong.met) == true, "\(error?.description ?? "")")
        #expect(server.targets.count == 1)
    }

    static let texts = [
        WrongAnswer("another revision", InventedLaw.text(of: InventedLaw.old), "20240401"),
        WrongAnswer("another law", InventedLaw.text(of: InventedLaw.new, law: .numberAct), "425AC0000000027"),
        WrongAnswer(
            "another number",
            InventedLaw.text(of: InventedLaw.new, fullText: InventedLaw.quoted(InventedLaw.xml(number: "平成三十年法律第一号"))),
            "平成30年法律第1号"),
        WrongAnswer(
            "half a text",
            InventedLaw.text(
                of: InventedLaw.new, fullText: InventedLaw.quoted(String(InventedLaw.xml().dropLast(30)))),
            "壊れている"),
        WrongAnswer(
            "a document type",
            InventedLaw.text(
                of: InventedLaw.new, fullText: InventedLaw.quoted("<!DOCTYPE Law>" + InventedLaw.xml())),
            "文書型宣言"),
        WrongAnswer(
            "no provisions",
            InventedLaw.text(
                of: InventedLaw.new,
                fullText: InventedLaw.quoted(
                    "<Law><LawNum>\(InventedLaw.number)</LawNum><LawBody><LawTitle>架空法</LawTitle></LawBody></Law>")),
            "本則"),
        WrongAnswer(
            "a page of another kind",
            InventedLaw.text(of: InventedLaw.new, fullText: InventedLaw.quoted("<html></html>")), "html"),
        WrongAnswer("no text", InventedLaw.text(of: InventedLaw.new, fullText: "null"), "law_full_text"),
        WrongAnswer("words", InventedLaw.text(of: InventedLaw.new, fullText: "\"工事中\""), "Base64"),
        WrongAnswer(
            "an HTML page",
            LawAPIServer.Reply(headers: [("Content-Type", "text/html")], body: Array("<html>工事中</html>".utf8)),
            "text/html"),
    ]

    @Test("a text that is not the whole law asked for is refused, saying what was met", arguments: texts)
    func wrongText(wrong: WrongAnswer) throws {
        let server = try LawAPIServer { request, _ in
            request.path.contains("law_data") ? wrong.reply : InventedLaw.usual(request)
        }
        defer { server.stop() }
        let client = try LawAPIClient.of(server)
        let updates = try client.updates(of: [InventedLaw.watched])
        let error = #expect(throws: LawAPIError.self) { try client.texts(of: updates) }
        #expect(error?.description.contains(wrong.met) == true, "\(error?.description ?? "")")
    }

    @Test("the watched laws are those of the data, with the day of the newest text of each")
    func watchedLaws() throws {
        let laws = WatchedLaw.all(in: try BundledLaw.statutes)
        let days = Dictionary(uniqueKeysWithValues: laws.map { ($0.id, $0.textDay) })
        #expect(days[.numberAct] == CivilDate(iso: "2025-09-24"))
        #expect(days[.provisionOrder] == CivilDate(iso: "2026-02-08"))
        #expect(days[.useOrder] == CivilDate(iso: "2026-02-08"))
        #expect(days[.quasiStatutoryOrder] == .some(nil))
        #expect(laws.allSatisfy { $0.number != nil })
        #expect(laws.first?.name == "番号法")
    }
}
