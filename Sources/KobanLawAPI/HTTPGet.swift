import CCurl

/// How a GET is made.
public struct TransferLimits: Sendable, Hashable {
    /// How long making the connection may take, with the look-up of the name and TLS.
    public var connecting: Duration
    /// How long one transfer may take, from its beginning to the last byte.
    public var whole: Duration
    /// The largest answer that is taken, in bytes after decompression.
    public var bytes: Int
    /// Whether `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` of the environment hold.
    public var usesProxyOfEnvironment: Bool

    /// - Parameters:
    ///   - connecting: 10 seconds unless told.
    ///   - whole: two minutes unless told; the service takes some seconds for a long law.
    ///   - bytes: 64 MiB unless told; a long law has about 10.
    public init(
        connecting: Duration = .seconds(10), whole: Duration = .seconds(120),
        bytes: Int = 64 << 20, usesProxyOfEnvironment: Bool = true
    ) {
        self.connecting = connecting
        self.whole = whole
        self.bytes = bytes
        self.usesProxyOfEnvironment = usesProxyOfEnvironment
    }
}

/// One GET through libcurl, which knows the proxies of the environment and the
/// certificates of the system. The calling thread waits.
enum HTTPGet {
    /// libcurl is set up once in a process.
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// A redirection is not followed: whether another place may answer is for the caller to say.
    static func get(_ url: String, limits: TransferLimits) throws(TransferFailure) -> HTTPAnswer {
        guard isReady, let handle = curl_easy_init() else {
            throw .other(detail: "libcurl を使えません")
        }
        defer { curl_easy_cleanup(handle) }
        var received = ReceivedAnswer(limit: limits.bytes)
        var reason = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let code = withUnsafeMutablePointer(to: &received) { answer in
            reason.withUnsafeMutableBufferPointer { reason in
                set(handle, url: url, limits: limits)
                koban_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, reason.baseAddress)
                koban_curl_set_pointer(handle, CURLOPT_WRITEDATA, answer)
                koban_curl_set_writer(handle) { piece, size, count, place in
                    guard let piece, let place else { return 0 }
                    let bytes = UnsafeRawBufferPointer(start: piece, count: size * count)
                    let answer = place.assumingMemoryBound(to: ReceivedAnswer.self)
                    return answer.pointee.take(bytes) ? bytes.count : 0
                }
                koban_curl_set_pointer(handle, CURLOPT_HEADERDATA, answer)
                koban_curl_set_header_reader(handle) { line, size, count, place in
                    guard let line, let place else { return 0 }
                    let bytes = UnsafeRawBufferPointer(start: line, count: size * count)
                    place.assumingMemoryBound(to: ReceivedAnswer.self).pointee.note(headerLine: bytes)
                    return bytes.count
                }
                return curl_easy_perform(handle)
            }
        }
        if received.isTooLarge { throw .tooLarge(limit: limits.bytes) }
        guard code == CURLE_OK else {
            let text = String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            let detail = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
            throw failure(code, detail: detail, proxyStatus: proxyStatus(handle))
        }
        // A connection that ends inside the header is no error to libcurl.
        guard received.isHeaderWhole else { throw .cut(detail: "応答の見出しの途中") }
        let wait = koban_curl_retry_after(handle)
        return HTTPAnswer(
            status: Int(koban_curl_number(handle, CURLINFO_RESPONSE_CODE)),
            contentType: koban_curl_content_type(handle).map { String(cString: $0) },
            retryAfter: wait > 0 ? Int(clamping: wait) : nil,
            redirection: koban_curl_redirect(handle).map { String(cString: $0) },
            body: received.bytes)
    }

    private static func set(_ handle: UnsafeMutableRawPointer, url: String, limits: TransferLimits) {
        koban_curl_set_text(handle, CURLOPT_URL, url)
        koban_curl_set_text(handle, CURLOPT_USERAGENT, "koban")
        // Every encoding that this libcurl can undo.
        koban_curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "")
        koban_curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0)
        koban_curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
        koban_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(limits.connecting))
        koban_curl_set_number(handle, CURLOPT_TIMEOUT_MS, milliseconds(limits.whole))
        if !limits.usesProxyOfEnvironment { koban_curl_set_text(handle, CURLOPT_PROXY, "") }
    }

    /// At least 1: to libcurl 0 is no limit.
    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return max(1, Int(clamping: seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }

    /// What a proxy answered to CONNECT; nil when none was asked or it consented.
    private static func proxyStatus(_ handle: UnsafeMutableRawPointer) -> Int? {
        let status = Int(koban_curl_number(handle, CURLINFO_HTTP_CONNECTCODE))
        return status == 0 || (200..<300).contains(status) ? nil : status
    }

    private static func failure(
        _ code: CURLcode, detail: String, proxyStatus: Int?
    ) -> TransferFailure {
        if let proxyStatus { return .proxyRefused(status: proxyStatus) }
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .unknownHost(detail: detail)
        case CURLE_COULDNT_CONNECT: .noConnection(detail: detail)
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            .cut(detail: detail)
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
            .untrustedServer(detail: detail)
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
            .notHTTP(detail: detail)
        default: .other(detail: detail)
        }
    }
}

/// An answer as it comes in.
private struct ReceivedAnswer {
    let limit: Int
    var bytes: [UInt8] = []
    var isTooLarge = false
    /// Whether the empty line after the header of the last answer came.
    var isHeaderWhole = false

    init(limit: Int) {
        self.limit = limit
    }

    mutating func note(headerLine: UnsafeRawBufferPointer) {
        isHeaderWhole = headerLine.allSatisfy { $0 == 0x0D || $0 == 0x0A }
    }

    /// - Returns: whether the transfer may go on.
    mutating func take(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard piece.count <= limit - bytes.count else {
            isTooLarge = true
            return false
        }
        bytes.append(contentsOf: piece)
        return true
    }
}
