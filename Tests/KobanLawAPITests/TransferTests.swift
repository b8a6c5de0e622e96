import Testing

@testable import KobanLawAPI

@Suite("法令APIとの通信の失敗", .serialized)
struct TransferTests {
    private func found(
        _ client: LawAPIClient
    ) throws -> [FetchedLawText] {
        try client.texts(of: client.updates(of: [InventedLaw.watched]))
    }

    @Test("a server that fails at first is asked again, after longer and longer pauses")
    func backOff() throws {
        let server = try LawAPIServer { request, before in
            before < 3 ? .json("{}", status: [500, 503, 502][before]) : InventedLaw.usual(request)
        }
        defer { server.stop() }
        let pauses = NotedPauses()
        #expect(try found(.of(server, pauses: pauses)).count == 1)
        let policy = RetryPolicy()
        #expect(pauses.all.count == 3)
        for (index, pause) in pauses.all.enumerated() {
            let whole = policy.firstPause * (1 << index)
            #expect(pause <= whole && pause >= whole / 2)
        }
    }

    @Test("a server that goes on failing is given up with its status")
    func alwaysFailing() throws {
        let server = try LawAPIServer { _, _ in
            .json("{\"code\": 500100, \"message\": \"内部エラー\"}", status: 500)
        }
        defer { server.stop() }
        let error = #expect(throws: LawAPIError.self) { try found(.of(server)) }
        #expect(error?.description.contains("500100") == true)
        #expect(error?.description.contains("内部エラー") == true)
        #expect(server.targets.count == 4)
    }

    @Test("Retry-After is waited for as the server asks")
    func retryAfter() throws {
        let server = try LawAPIServer { request, before in
            guard before == 0 else { return InventedLaw.usual(request) }
            var reply = LawAPIServer.Reply.json("{}", status: 429)
            reply.headers.append(("Retry-After", "7"))
            return reply
        }
        defer { server.stop() }
        let pauses = NotedPauses()
        #expect(try found(.of(server, pauses: pauses)).count == 1)
        #expect(pauses.all == [.seconds(7)])
    }

    @Test("a server that asks to wait for an hour is left, saying so")
    func longRetryAfter() throws {
        let server = try LawAPIServer { _, _ in
            var reply = LawAPIServer.Reply.json("{}", status: 503)
            reply.headers.append(("Retry-After", "3600"))
            return reply
        }
        defer { server.stop() }
        let error = #expect(throws: LawAPIError.self) { try found(.of(server)) }
        #expect(error?.description.contains("3600秒") == true)
        #expect(server.targets.count == 1)
    }

    @Test("a connection that breaks once is made again")
    func cutOnce() throws {
        let server = try LawAPIServer { request, before in
            before == 0 ? InventedLaw.usual(request).delivered(.cutBody(after: 20)) : InventedLaw.usual(request)
        }
        defer { server.stop() }
        #expect(try found(.of(server)).count == 1)
        #expect(server.targets.count == 3)
    }

    @Test("wherever a connection breaks, in the header or the body, nothing is taken for an answer")
    func cutAnywhere() throws {
        let whole = InventedLaw.usual(
            LawAPIServer.Request(target: "/law_revisions/\(InventedLaw.id)", headers: [:]))
        for count in stride(from: 0, to: whole.body.count + 60, by: 11) {
            let server = try LawAPIServer { _, _ in whole.delivered(.cut(after: count)) }
            defer { server.stop() }
            let error = #expect(throws: LawAPIError.self, "\(count)") {
                try LawAPIClient.of(server, attempts: 1).updates(of: [InventedLaw.watched])
            }
            #expect(error?.description.contains("途中で切れ") == true, "\(count): \(error?.description ?? "")")
        }
    }

    @Test("an answer that comes byte by byte is read to its end")
    func slow() throws {
        let server = try LawAPIServer { request, _ in
            InventedLaw.usual(request).delivered(.byteByByte(pause: 0.0001))
        }
        defer { server.stop() }
        #expect(try found(.of(server)).count == 1)
    }

    @Test("an answer that does not come to its end, or to its beginning, is given up")
    func timeOut() throws {
        for delivery in [LawAPIServer.Reply.Delivery.never, .byteByByte(pause: 0.05)] {
            let server = try LawAPIServer { request, _ in InventedLaw.usual(request).delivered(delivery) }
            defer { server.stop() }
            let error = #expect(throws: LawAPIError.self) {
                try found(.of(server, whole: .milliseconds(200), attempts: 2))
            }
            guard case .timedOut(_, attempts: 2) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
        }
    }

    @Test("where no server is, the message speaks of the network and the proxy")
    func noServer() throws {
        let port = try DeafPort()
        let pauses = NotedPauses()
        let error = #expect(throws: LawAPIError.self) { try found(.at(port.baseURL, pauses: pauses)) }
        #expect(error?.description.contains("ネットワークに接続できません") == true)
        #expect(error?.description.contains("https_proxy") == true)
        #expect(pauses.all.count == 3)
    }

    @Test("an answer larger than the limit is refused, whether its header says so or not")
    func tooLarge() throws {
        let huge = [UInt8](repeating: 0x20, count: 3 << 20)
        let chunked = Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n300000\r\n".utf8) + huge
        for raw in [nil, chunked] {
            let server = try LawAPIServer { _, _ in LawAPIServer.Reply(body: huge, raw: raw) }
            defer { server.stop() }
            let error = #expect(throws: LawAPIError.self) { try found(.of(server)) }
            guard case .tooLarge(_, limit: 1 << 20) = error else {
                Issue.record("\(String(describing: error))")
                continue
            }
            #expect(server.targets.count == 1)
        }
    }

    @Test("a Content-Length that says too little or too much is not taken for a whole answer")
    func wrongLength() throws {
        for length in ["40", "99999"] {
            let server = try LawAPIServer { request, _ in
                var reply = InventedLaw.usual(request)
                reply.headers.append(("Content-Length", length))
                return reply
            }
            defer { server.stop() }
            #expect(throws: LawAPIError.self) { try found(.of(server)) }
        }
    }

    @Test("what is no HTTP is refused")
    func noHTTP() throws {
        let server = try LawAPIServer { _, _ in
            LawAPIServer.Reply(body: [], raw: Array("SSH-2.0-server\r\n".utf8))
        }
        defer { server.stop() }
        let error = #expect(throws: LawAPIError.self) { try found(.of(server)) }
        #expect(error?.description.contains("HTTP の応答でない") == true)
    }

    @Test("a redirection within the server is followed")
    func redirectedWithin() throws {
        let server = try LawAPIServer { request, _ in
            guard request.path.hasPrefix("/api/2/") else { return InventedLaw.usual(request) }
            return LawAPIServer.Reply(
                status: 302, headers: [("Location", "/moved" + request.target)], body: [])
        }
        defer { server.stop() }
        #expect(try found(.of(server)).count == 1)
    }

    @Test("a redirection to another server, or without end, is not followed")
    func redirectedAway() throws {
        let other = try LawAPIServer { request, _ in InventedLaw.usual(request) }
        defer { other.stop() }
        for place in ["\(other.baseURL)/login", "/api/2/again"] {
            let server = try LawAPIServer { _, _ in
                LawAPIServer.Reply(status: 302, headers: [("Location", place)], body: [])
            }
            defer { server.stop() }
            let error = #expect(throws: LawAPIError.self) { try found(.of(server)) }
            #expect(error?.description.contains(place) == true)
        }
        #expect(other.targets.isEmpty)
    }

    @Test("a base that is no http or https URL is refused", arguments: ["", "laws", "file:///etc/passwd", "ftp://a/b"])
    func badBase(base: String) {
        #expect(throws: LawAPIError.badBaseURL(base)) { try LawAPIClient(baseURL: base) }
    }
}
