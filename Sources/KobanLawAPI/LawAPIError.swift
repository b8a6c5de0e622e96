/// Why the law API did not give what was asked for. Nothing has been changed when one is thrown.
public enum LawAPIError: Error, Hashable, Sendable {
    /// The base URL is no http or https URL.
    case badBaseURL(String)
    /// No server could be reached, after all attempts.
    case noNetwork(url: String, attempts: Int, detail: String)
    /// The proxy of the environment did not let the request through.
    case proxyRefused(url: String, status: Int)
    /// No whole answer came in time, in any attempt.
    case timedOut(url: String, attempts: Int)
    /// The answer broke off, in every attempt.
    case cut(url: String, attempts: Int, detail: String)
    /// The certificate or the encryption of the server is not to be trusted.
    case untrustedServer(url: String, detail: String)
    /// The answer has more bytes than are taken.
    case tooLarge(url: String, limit: Int)
    /// The server points to another place, which is not followed.
    case redirected(url: String, to: String)
    /// The server refused, with the code and the message of the API where it gave them.
    case refused(url: String, status: Int, code: String?, message: String?, attempts: Int)
    /// The server asks to wait longer than Koban waits.
    case busy(url: String, seconds: Int)
    /// The transfer failed in a way that has no name of its own.
    case failed(url: String, detail: String)
    /// The answer is not in the form of the API: where in it, and what was met.
    case unexpected(url: String, place: String, met: String)
    /// The answer contradicts the request or itself: what was expected and what was met.
    case contradiction(url: String, expected: String, met: String)
    /// A text is not a whole law.
    case notALaw(revision: String, reason: String)
}

extension LawAPIError: CustomStringConvertible {
    /// In Japanese: what happened, and what to do.
    public var description: String {
        switch self {
        case .badBaseURL(let text):
            "「\(text)」は接続先として使えません。http:// 又は https:// で始まるURLを指定してください。"
        case .noNetwork(let url, let attempts, let detail):
            "ネットワークに接続できません（\(url)、\(attempts)回試しました。\(detail)）。"
                + "回線と、プロキシの環境変数 https_proxy・no_proxy を確かめてください。"
        case .proxyRefused(let url, let status):
            "プロキシが接続を断りました（\(url)、HTTP \(status)）。環境変数 https_proxy の設定を確かめてください。"
        case .timedOut(let url, let attempts):
            "時間内に応答がありません（\(url)、\(attempts)回試しました）。時間をおいてもう一度実行してください。"
        case .cut(let url, let attempts, let detail):
            "通信が途中で切れました（\(url)、\(attempts)回試しました。\(detail)）。もう一度実行してください。"
        case .untrustedServer(let url, let detail):
            "接続先を確認できません（\(url)。\(detail)）。証明書の設定をシステムの担当者に確かめてください。"
        case .tooLarge(let url, let limit):
            "応答が大きすぎるため受け取りません（\(url)、上限 \(limit) バイト）。接続先を確かめてください。"
        case .redirected(let url, let target):
            "別の場所へ案内されたため中止しました（\(url) から \(target) へ）。"
                + "プロキシの認証画面でないか、接続先が正しいかを確かめてください。"
        case .refused(let url, let status, let code, let message, let attempts):
            "法令APIが断りました（\(url)、HTTP \(status)"
                + (code.map { "、コード \($0)" } ?? "") + (message.map { "、\($0)" } ?? "")
                + (attempts > 1 ? "、\(attempts)回試しました" : "") + "）。"
        case .busy(let url, let seconds):
            "法令APIが混み合っています（\(url)）。\(seconds)秒以上たってからもう一度実行してください。"
        case .failed(let url, let detail):
            "通信に失敗しました（\(url)。\(detail)）。"
        case .unexpected(let url, let place, let met):
            "法令APIの応答が想定と違うため中止しました（\(url)、\(place): \(met)）。"
        case .contradiction(let url, let expected, let met):
            "法令APIの応答が食い違うため中止しました（\(url)。\(expected)のところ、\(met)）。"
        case .notALaw(let revision, let reason):
            "\(revision) の条文を法令として読めません（\(reason)）。"
        }
    }
}
