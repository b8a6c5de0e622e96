import KobanLaw
import KobanText
import Synchronization

@testable import KobanLawAPI

/// Revisions and texts of invented laws, as the published API writes them.
enum InventedLaw {
    static let id = LawID(rawValue: "430AC0000000901")
    static let number = "平成三十年法律第九百一号"

    /// The law as the data would watch it, with a text of 2024-04-01 at hand.
    static let watched = WatchedLaw(
        id: id, name: "架空法", number: "平成30年法律第901号", textDay: CivilDate(iso: "2024-04-01"))

    static let old = revision("20240401", "506AC0000000902", status: "PreviousEnforced")
    static let new = revision("20251001", "507AC0000000903", status: "CurrentEnforced")
    static let newID = "430AC0000000901_20251001_507AC0000000903"

    /// A member of `revisions`; numbers as strings and as numbers, nothing as null and as "".
    static func revision(
        _ day: String, _ amending: String, status: String, law: LawID = id, enforced: String? = nil,
        isDecided: Bool = true, extra: String = ""
    ) -> String {
        let iso = enforced ?? "\(day.prefix(4))-\(day.dropFirst(4).prefix(2))-\(day.suffix(2))"
        return """
            {"law_revision_id": "\(law)_\(day)_\(amending)", "law_type": "Act", "law_title": "架空法",
             "law_title_kana": "", "abbrev": null, "updated": "2025-01-01T00:00:00+09:00",
             "amendment_promulgate_date": "2023-12-0\(amending.suffix(1))",
             "amendment_enforcement_date": \(isDecided ? "\"\(iso)\"" : "null"),
             "amendment_scheduled_enforcement_date": \(isDecided ? "\"\"" : "\"\(iso)\""),
             "amendment_enforcement_comment": null, "amendment_law_id": "\(amending)",
             "amendment_law_num": "令和\(amending.dropFirst(1).prefix(2))年法律第\(amending.suffix(3))号",
             "amendment_law_title": "架空法を改正する法律", "amendment_type": 3,
             "repeal_status": "None", "repeal_date": "", "remain_in_force": false, "mission": "New",
             \(extra) "current_revision_status": "\(status)", "unheard_of": [1, {"a": null}]}
            """
    }

    static func info(_ law: LawID = id, number: String = number) -> String {
        """
        {"law_id": "\(law)", "law_num": "\(number)", "law_num_era": "Heisei", "law_num_year": 30,
         "law_num_num": "901", "law_type": "Act", "promulgation_date": "2018-05-01"}
        """
    }

    static func list(_ revisions: [String], law: LawID = id) -> LawAPIServer.Reply {
        .json("{\"law_info\": \(info(law)), \"revisions\": [\(revisions.joined(separator: ","))]}")
    }

    static func xml(number: String = number) -> String {
        """
        <Law Lang="ja"><LawNum>\(number)</LawNum><LawBody><LawTitle>架空法</LawTitle><MainProvision>\
        <Article Num="1"><Paragraph Num="1"><ParagraphSentence><Sentence>見本の文。</Sentence>\
        </ParagraphSentence></Paragraph></Article></MainProvision></LawBody></Law>
        """
    }

    /// `law_full_text` as XML in a JSON string.
    static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }

    static func text(
        of revision: String, fullText: String = quoted(xml()), law: LawID = id
    ) -> LawAPIServer.Reply {
        .json("{\"law_info\": \(info(law)), \"revision_info\": \(revision), \"law_full_text\": \(fullText)}")
    }

    /// Lists one new revision and gives its text.
    static func usual(_ request: LawAPIServer.Request) -> LawAPIServer.Reply {
        if request.path.hasSuffix("/law_revisions/\(id)") { return list([new, old]) }
        if request.path.hasSuffix("/law_data/\(newID)") { return text(of: new) }
        return .json("{\"code\": \"404001\", \"message\": \"見つかりません\"}", status: 404)
    }
}

/// The pauses that a client wanted to make, none of which is waited for.
final class NotedPauses: Sendable {
    private let noted = Mutex<[Duration]>([])

    func note(_ pause: Duration) { noted.withLock { $0.append(pause) } }

    var all: [Duration] { noted.withLock { $0 } }
}

extension LawAPIClient {
    /// A client of a test server that does not wait between attempts.
    static func of(
        _ server: LawAPIServer, whole: Duration = .seconds(30), bytes: Int = 1 << 20, attempts: Int = 4,
        pauses: NotedPauses = NotedPauses()
    ) throws -> LawAPIClient {
        try at(server.baseURL, whole: whole, bytes: bytes, attempts: attempts, pauses: pauses)
    }

    /// The same for a base URL.
    static func at(
        _ baseURL: String, whole: Duration = .seconds(30), bytes: Int = 1 << 20, attempts: Int = 4,
        pauses: NotedPauses = NotedPauses()
    ) throws -> LawAPIClient {
        try LawAPIClient(
            baseURL: baseURL,
            limits: TransferLimits(
                connecting: whole, whole: whole, bytes: bytes, usesProxyOfEnvironment: false),
            retry: RetryPolicy(attempts: attempts), pause: { pauses.note($0) })
    }
}
