import Foundation
import KobanStatutes
import Testing

@testable import KobanLawAPI

/// Runs the program as a user does, with a server of the test in the place of the official one.
@Suite("koban statutes fetch")
struct FetchCommandTests {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Where a run may write; gone at its end.
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("koban-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func fetch(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        // Beside the tests, where the build put it.
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
            .deletingLastPathComponent().appendingPathComponent("koban")
        process.arguments = ["statutes", "fetch"] + arguments
        let proxies = ["http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"]
        process.environment = ProcessInfo.processInfo.environment
            .filter { !proxies.contains($0.key) }
            .merging(environment) { $1 }
        let (output, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let told = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
            errors: String(decoding: told, as: UTF8.self))
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
        for law in WatchedLaw.ids where request.path.hasSuffix("/law_revisions/\(law)") {
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
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("2040-04-01 これから施行"))
            #expect(run.output.contains("架空法を改正する法律"))
            #expect(run.output.contains("新しい改正はありません"))
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
        #expect(run.status == 0, "\(run.errors)")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(json["dryRun"] as? Bool == true)
        let laws = try #require(json["laws"] as? [[String: Any]])
        #expect(laws.compactMap { $0["law"] as? String } == WatchedLaw.ids.map(\.rawValue))
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
            #expect(run.output.isEmpty)
            #expect(run.errors.contains("途中で切れました"))
            #expect(run.errors.contains("何も変更していません"))
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
            #expect(run.errors.contains("すでに内容があります"))
            #expect(server.targets.isEmpty)
        }
    }

    @Test("without a network the message says so, and the status is 2")
    func noNetwork() throws {
        let port = try DeafPort()
        let run = try fetch(["--base-url", port.baseURL, "--dry-run", "--attempts", "1"])
        #expect(run.status == 2)
        #expect(run.errors.contains("ネットワークに接続できません"))
    }

    @Test("the proxy of the environment is asked for a server that only it can reach")
    func proxy() throws {
        let server = try LawAPIServer { request, _ in Self.service(request) }
        defer { server.stop() }
        let run = try fetch(
            ["--base-url", "http://laws.invalid/api/2", "--dry-run", "--attempts", "1"],
            environment: ["http_proxy": "http://127.0.0.1:\(server.port)"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(server.targets.count == WatchedLaw.ids.count)
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
        #expect(run.errors.contains("プロキシが接続を断りました"))
        #expect(run.errors.contains("407"))
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
        #expect(run.status == 0, "\(run.errors)")
        #expect(proxy.targets.isEmpty)
    }
}
