import Foundation
import Synchronization

/// A small HTTP/1.1 server on the loopback that answers as a test tells it to: whole, byte by
/// byte, broken off, or never. One thread for each connection, one answer for each.
final class LawAPIServer: Sendable {
    struct Request: Sendable {
        /// As in the request line: a path with its query, or a whole URL when asked as a proxy.
        let target: String
        let headers: [String: String]

        var path: String { String(target.prefix { $0 != "?" }) }
    }

    struct Reply: Sendable {
        enum Delivery: Sendable {
            case whole
            /// One byte after another with a pause between.
            case byteByByte(pause: TimeInterval)
            /// Only the first bytes of the whole answer (with its header), then the end.
            case cut(after: Int)
            /// Only the first bytes of the body, then the end.
            case cutBody(after: Int)
            /// Nothing, until the test is over.
            case never
        }

        var status = 200
        var headers: [(String, String)] = []
        var body: [UInt8]
        var delivery = Delivery.whole
        /// Sent in place of header and body.
        var raw: [UInt8]?

        static func json(_ text: String, status: Int = 200) -> Reply {
            Reply(status: status, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
        }

        func delivered(_ delivery: Delivery) -> Reply {
            var reply = self
            reply.delivery = delivery
            return reply
        }

        fileprivate var head: [UInt8] {
            var text = "HTTP/1.1 \(status) Status\r\n"
            for (name, value) in headers { text += "\(name): \(value)\r\n" }
            if !headers.contains(where: { $0.0 == "Content-Length" }) {
                text += "Content-Length: \(body.count)\r\n"
            }
            return Array((text + "Connection: close\r\n\r\n").utf8)
        }
    }

    let port: UInt16
    private let socketNumber: Int32
    private let requests = Mutex<[Request]>([])
    private let isOver = Mutex(false)
    private let answer: @Sendable (Request, Int) -> Reply

    /// - Parameter answer: what to answer to a request; with it, how many were made before.
    init(answer: @escaping @Sendable (Request, Int) -> Reply) throws {
        self.answer = answer
        socketNumber = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socketNumber >= 0 else { throw POSIXError(.EIO) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let number = socketNumber
        let bound = withUnsafeMutablePointer(to: &address) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(number, address, length) == 0 && listen(number, 16) == 0
                    && getsockname(number, address, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        port = UInt16(bigEndian: address.sin_port)
        signal(SIGPIPE, SIG_IGN)
        Thread.detachNewThread { [self] in accept() }
    }

    var baseURL: String { "http://127.0.0.1:\(port)/api/2" }

    /// The targets that were asked for, in their order.
    var targets: [String] { requests.withLock { $0.map(\.target) } }

    var received: [Request] { requests.withLock { $0 } }

    /// Ends the answering; the socket is closed by the thread that accepts, so that its
    /// number cannot be another server's while that thread still uses it.
    func stop() {
        isOver.withLock { $0 = true }
        shutdown(socketNumber, Int32(SHUT_RDWR))
    }

    private func accept() {
        defer { close(socketNumber) }
        while true {
            let connection = Foundation.accept(socketNumber, nil, nil)
            guard connection >= 0 else { return }
            Thread.detachNewThread { [self] in
                serve(connection)
                shutdown(connection, Int32(SHUT_WR))
                close(connection)
            }
        }
    }

    private func serve(_ connection: Int32) {
        guard let request = read(connection) else { return }
        let before = requests.withLock { requests in
            requests.append(request)
            return requests.count - 1
        }
        let reply = answer(request, before)
        let bytes = reply.raw ?? (reply.head + reply.body)
        switch reply.delivery {
        case .whole: send(bytes, to: connection)
        case .cut(let count): send(Array(bytes.prefix(count)), to: connection)
        case .cutBody(let count): send(Array(bytes.prefix(reply.head.count + count)), to: connection)
        case .byteByByte(let pause):
            for byte in bytes {
                guard send([byte], to: connection), !isOver.withLock({ $0 }) else { return }
                Thread.sleep(forTimeInterval: pause)
            }
        case .never:
            while !isOver.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.01) }
        }
    }

    private func read(_ connection: Int32) -> Request? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            bytes += piece[..<count]
            let text = String(decoding: bytes, as: UTF8.self)
            guard text.hasSuffix("\r\n\r\n") else { continue }
            let lines = text.components(separatedBy: "\r\n")
            let parts = lines[0].split(separator: " ")
            guard parts.count == 3 else { return nil }
            var headers: [String: String] = [:]
            for line in lines.dropFirst() {
                guard let colon = line.firstIndex(of: ":") else { continue }
                headers[line[..<colon].lowercased()] =
                    line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            }
            return Request(target: String(parts[1]), headers: headers)
        }
    }

    @discardableResult
    private func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Foundation.send(connection, $0.baseAddress, $0.count, 0) }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }
}

/// A port that is taken and answers nobody, so that no other server gets it meanwhile.
final class DeafPort: Sendable {
    let number: UInt16
    private let socketNumber: Int32

    init() throws {
        socketNumber = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socketNumber
        let bound = withUnsafeMutablePointer(to: &address) { place in
            place.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && getsockname(socket, address, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRNOTAVAIL) }
        number = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(socketNumber) }

    var baseURL: String { "http://127.0.0.1:\(number)/api/2" }
}
