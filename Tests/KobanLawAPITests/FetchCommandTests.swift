import Foundation
import KobanLaw
import KobanTestSupport
import Testing

@testable import KobanLawAPI

/// Runs the program as a user does, with a server of the test in the place of the official one.
@Suite("koban statutes fetch")
struct FetchCommandTests {
    /// The laws of the bundled data that are asked for.
    private static let watched = (try? BundledLaw.statutes).map { WatchedLaw.ids(in: $0) } ?? []

    private func withFolder(_ body: (URL) throws -> Void) throws {
        try TemporaryFolder.lend { try body($0.url) }
    }

    private func fetch(_ arguments: [String], environment: [String: String] = [:]) throws -> BuiltProgram.Outcome {
        try koban(["statutes", "fetch"] + arguments, environment: environment)
    }

    private func koban(_ arguments: [String], environment: [String: String] = [:]) throws -> BuiltProgram.Outcome {
        let proxies = ["http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"]
        return try BuiltProgram.run(
            arguments, in: FileManager.default.temporaryDirectory,
            environment: BuiltProgram.withoutDatabase.filter { !proxies.contains($0.key) }
                .merging(environment) { $1 })
    }

    static let numberActID = "425AC0000000027_20400401_521AC0000000911"

    /// 番号法 has an invented amendment in 2040; the orders have none.
    static func service(_ request: LawAPIServer.Request) -> LawAPIServer.Reply {
        let revision = InventedLaw.revision(
            "20400401", "521AC0000000911", status: "UnEnforced", law: .numberAct)
        if request.path.hasSuffix("/law_data/\(numberActID)") {
            let number = "平成二十五年法律第二十七号"
            return .json(
                "{\"law_info\": \(InventedLaw.info(.numberAct, number: number)), \"revision_info\": \(revision), "
                    + "\"law_full_text\": \(InventedLaw.quoted(InventedLaw.xml(number: number)))}")
        }
        for law in Self.watched where request.path.hasSuffix("/law_revisions/\(law)") {
            return InventedLaw.list(law == .numberAct ? [revision] : [], law: law)
        }
        return .json("{\"code\": \"404001\", \"message\": \"なし\"}", status: 404)
    }

    @Test("new texts are written to a folder of their own and told with day and amending law")
    func written() throws {
        let server = try LawAPIServer { request, _ in Self.service(request) }
        defer { server.stop() }
        try withFolder { folder in
            let output = folder.appendingPathComponent("条文")
            let run = try fetch(["--base-url", server.baseURL, "--output", output.path])
            #expect(run.status == 0, "\(run.diagnostics)")
            #expect(run.text.contains("2040-04-01 これから施行"))
            #expect(run.text.contains("架空法を改正する法律"))
            #expect(run.text.contains("新しい改正はありません"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["条文"])
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: output.path) == ["\(Self.numberActID).xml"])
        }
    }

    @Test("looking only asks for no text, and says so in JSON")
    func dryRun() throws {
        let server = try LawAPIServer { request, _ in Self.service(request) }
        defer { server.stop() }
        let run = try fetch(["--base-url", server.baseURL, "--dry-run", "--format", "json"])
        #expect(run.status == 0, "\(run.diagnostics)")
        let json = try run.json()
        #expect(json["dryRun"] as? Bool == true)
        let laws = try #require(json["laws"] as? [[String: Any]])
        #expect(laws.compactMap { $0["law"] as? String } == Self.watched.map(\.rawValue))
        let revision = try #require((laws[0]["revisions"] as? [[String: Any]])?.first)
        #expect(revision["id"] as? String == Self.numberActID)
        #expect(revision["effectiveOn"] as? String == "2040-04-01")
        #expect(revision["file"] is NSNull)
        #expect(!server.targets.contains { $0.contains("law_data") })
    }

    @Test("a text that breaks off leaves nothing behind, and ends with status 2")
    func cut() throws {
        let server = try LawAPIServer { request, _ in
            let reply = Self.service(request)
            return request.path.contains("law_data") ? reply.delivered(.cutBody(after: 300)) : reply
        }
        defer { server.stop() }
        try withFolder { folder in
            let run = try fetch([
                "--base-url", server.baseURL, "--output", folder.path + "/条文", "--attempts", "1",
            ])
            #expect(run.status == 2)
            #expect(run.text.isEmpty)
            #expect(run.diagnostics.contains("途中で切れました"))
            #expect(run.diagnostics.contains("何も変更していません"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    @Test("a folder in use is refused before anything is asked")
    func folderInUse() throws {
        let server = try LawAPIServer { request, _ in Self.service(request) }
        defer { server.stop() }
        try withFolder { folder in
            try Data("残す".utf8).write(to: folder.appendingPathComponent("メモ.txt"))
            let run = try fetch(["--base-url", server.baseURL, "--output", folder.path])
            #expect(run.status == 2)
            #expect(run.diagnostics.contains("すでに内容があります"))
            #expect(server.targets.isEmpty)
        }
    }

    @Test("without a network the message says so, and the status is 2")
    func noNetwork() throws {
        let port = try DeafPort()
        let run = try fetch(["--base-url", port.baseURL, "--dry-run", "--attempts", "1"])
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("ネットワークに接続できません"))
    }

    @Test("the proxy of the environment is asked for a server that only it can reach")
    func proxy() throws {
        let server = try LawAPIServer { request, _ in Self.service(request) }
        defer { server.stop() }
        let run = try fetch(
            ["--base-url", "http://laws.invalid/api/2", "--dry-run", "--attempts", "1"],
            environment: ["http_proxy": "http://127.0.0.1:\(server.port)"])
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(server.targets.count == Self.watched.count)
        #expect(server.targets.allSatisfy { $0.hasPrefix("http://laws.invalid/api/2/law_revisions/") })
    }

    @Test("https goes through the proxy by CONNECT, and a proxy that refuses is named")
    func refusingProxy() throws {
        let server = try LawAPIServer { _, _ in LawAPIServer.Reply(status: 407, body: []) }
        defer { server.stop() }
        let run = try fetch(
            ["--base-url", "https://laws.invalid/api/2", "--dry-run", "--attempts", "1"],
            environment: ["https_proxy": "http://127.0.0.1:\(server.port)"])
        #expect(run.status == 2)
        #expect(run.diagnostics.contains("プロキシが接続を断りました"))
        #expect(run.diagnostics.contains("407"))
        #expect(server.targets == ["laws.invalid:443"])
    }

    @Test("no_proxy keeps a server from the proxy")
    func noProxy() throws {
        let server = try LawAPIServer { request, _ in Self.service(request) }
        let proxy = try LawAPIServer { _, _ in LawAPIServer.Reply(status: 502, body: []) }
        defer {
            server.stop()
            proxy.stop()
        }
        let run = try fetch(
            ["--base-url", server.baseURL, "--dry-run"],
            environment: ["http_proxy": "http://127.0.0.1:\(proxy.port)", "no_proxy": "localhost,127.0.0.1"])
        #expect(run.status == 0, "\(run.diagnostics)")
        #expect(proxy.targets.isEmpty)
    }

    // MARK: Into the database

    // The official text of an order is served, with a row changed: an invented one would have
    // nothing in common with the data that the program carries.
    static let orderID = "506M60004008009_20400401_521M60000000001"

    /// The provision order has an amendment in 2040, its text changed as told; 番号法 and 別表の
    /// 主務省令 have none, the order without a known table has one.
    static func orderService(
        _ change: @escaping @Sendable (String) -> String
    ) throws -> @Sendable (LawAPIServer.Request, Int) -> LawAPIServer.Reply {
        let bytes = try Data(contentsOf: SharedMaterial.sources.appendingPathComponent("506M60004008009_20260208.xml"))
        let text = change(String(decoding: bytes, as: UTF8.self))
        let number = "令和六年デジタル庁・総務省令第九号"
        let revision = InventedLaw.revision(
            "20400401", "521M60000000001", status: "UnEnforced", law: .provisionOrder)
        let body = """
            {"law_info": \(InventedLaw.info(.provisionOrder, number: number)), "revision_info": \(revision), \
            "law_full_text": "\(Data(text.utf8).base64EncodedString())"}
            """
        return { request, _ in
            if request.path.hasSuffix("/law_data/\(orderID)") { return .json(body) }
            for law in Self.watched where request.path.hasSuffix("/law_revisions/\(law)") {
                let other = InventedLaw.revision("20240527", "506M60000000009", status: "CurrentEnforced", law: law)
                let all = law == .provisionOrder ? [revision] : law == .quasiStatutoryOrder ? [other] : []
                return InventedLaw.list(all, law: law)
            }
            return .json("{\"code\": \"404001\", \"message\": \"なし\"}", status: 404)
        }
    }

    @Test(
        "fetch, import, review, in force: a coming text enters with its day, and is not fetched twice",
        .needsSources)
    func imported() throws {
        // The actor of 42 changes: the wording does not decide what became of it.
        let server = try LawAPIServer(
            answer: try Self.orderService { text in
                let mark = "四十二\u{3000}都道府県知事等"
                #expect(text.contains(mark))
                return text.replacing(mark, with: "四十二\u{3000}市町村長", maxReplacements: 1)
            })
        defer { server.stop() }
        try withFolder { folder in
            let database = ["--database", folder.path + "/koban.sqlite"]
            let run = try fetch(["--base-url", server.baseURL] + database)
            #expect(run.status == 0, "\(run.diagnostics)")
            #expect(run.text.contains("取り込みました: 506M60004008009_20400401.xml"))
            #expect(run.text.contains("人が決めるべき項"))
            #expect(run.text.contains("（一覧のみ）"))
            #expect(server.targets.filter { $0.contains("law_data") }.count == 1)

            func entry(_ day: String) throws -> [String: Any] {
                let found = try koban(["lookup", "第二条の表の42の項", "--format", "json", "--as-of", day] + database)
                return try #require((try found.json()["entries"] as? [[String: Any]])?.first)
            }
            // Nothing undecided is in force.
            #expect(try entry("2041-01-01")["actors"] as? [String] == ["都道府県知事等"])

            let decided = try koban(
                ["statutes", "review", "--decide", "42=amended:42", "--reason", "第一欄が変わった"] + database)
            #expect(decided.status == 0, "\(decided.diagnostics)")
            let list = try koban(["statutes", "list"] + database)
            #expect(list.text.contains("第二条の表@2040-04-01"), "\(list.text)")
            let after = try entry("2041-01-01")
            #expect(after["actors"] as? [String] == ["市町村長"])
            // The text is at hand: its wording is shown.
            #expect((after["wording"] as? [String])?.first == "第一欄: 市町村長")
            // Before the day the former state holds, and its text was not imported.
            let former = try entry("2040-03-31")
            #expect(former["actors"] as? [String] == ["都道府県知事等"])
            #expect(former["wording"] == nil)

            let again = try fetch(["--base-url", server.baseURL] + database)
            #expect(again.status == 0, "\(again.diagnostics)")
            #expect(again.text.contains("取り込み済みです（取得しません）"))
            #expect(server.targets.filter { $0.contains("law_data") }.count == 1)
        }
    }

    @Test(
        "an undecided text is not fetched again either; a text out of order leaves no database",
        .needsSources)
    func refusedText() throws {
        let broken = try LawAPIServer(
            answer: try Self.orderService {
                $0.replacing("四十二\u{3000}都道府県知事等", with: "七\u{3000}都道府県知事等", maxReplacements: 1)
            })
        let whole = try LawAPIServer(
            answer: try Self.orderService {
                $0.replacing("四十二\u{3000}都道府県知事等", with: "四十二\u{3000}市町村長", maxReplacements: 1)
            })
        defer {
            broken.stop()
            whole.stop()
        }
        try withFolder { folder in
            let database = ["--database", folder.path + "/koban.sqlite"]
            let refused = try fetch(["--base-url", broken.baseURL] + database)
            #expect(refused.status == 2)
            #expect(refused.diagnostics.contains("何も変更していません"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
            #expect(try fetch(["--base-url", whole.baseURL, "--format", "json"] + database).status == 0)
            let again = try fetch(["--base-url", whole.baseURL] + database)
            #expect(again.text.contains("取り込み済みです（取得しません）"))
            #expect(whole.targets.filter { $0.contains("law_data") }.count == 1)
        }
    }
}
