/// What a server answered to one GET.
struct HTTPAnswer: Sendable, Hashable {
    let status: Int
    let contentType: String?
    /// The seconds of `Retry-After`; nil without the header.
    let retryAfter: Int?
    /// Where a 3xx answer points to, as a whole URL.
    let redirection: String?
    let body: [UInt8]
}

/// Why one GET gave no answer.
enum TransferFailure: Error, Hashable, Sendable {
    case unknownHost(detail: String)
    case noConnection(detail: String)
    case proxyRefused(status: Int)
    /// The connection or the whole transfer took too long.
    case timedOut
    /// The answer broke off.
    case cut(detail: String)
    case untrustedServer(detail: String)
    case tooLarge(limit: Int)
    case notHTTP(detail: String)
    case other(detail: String)

    /// Whether the same request may succeed a little later.
    var isPassing: Bool {
        switch self {
        case .unknownHost, .noConnection, .timedOut, .cut: true
        case .proxyRefused(let status): status == 429 || status >= 500
        case .untrustedServer, .tooLarge, .notHTTP, .other: false
        }
    }
}
