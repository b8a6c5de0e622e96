import Foundation
import KobanLaw
import KobanText

/// The official law API, version 2 (`docs/specification/law-api.md`), as far as Koban asks it.
///
/// The calling thread waits for each answer. An answer that fails in a passing way (5xx, 429,
/// no connection, broken off, too late) is asked for again by `RetryPolicy`; any other 4xx is
/// final.
public struct LawAPIClient: Sendable {
    /// Where the official service answers.
    public static let officialBaseURL = "https://laws.e-gov.go.jp/api/2"

    private static let redirections = 5

    /// Without a slash at its end.
    public let baseURL: String
    /// How long a transfer may take, and how large an answer may be.
    public let limits: TransferLimits
    /// How often and after what pauses a failed request is made again.
    public let retry: RetryPolicy
    /// Waits between two attempts.
    private let pause: @Sendable (Duration) -> Void

    /// - Throws: `LawAPIError.badBaseURL` when the base is no http or https URL.
    public init(
        baseURL: String = LawAPIClient.officialBaseURL, limits: TransferLimits = TransferLimits(),
        retry: RetryPolicy = RetryPolicy(),
        pause: @escaping @Sendable (Duration) -> Void = { Thread.sleep(forTimeInterval: $0 / .seconds(1)) }
    ) throws(LawAPIError) {
        guard let parts = URLComponents(string: baseURL),
            ["http", "https"].contains(parts.scheme?.lowercased()), parts.host?.isEmpty == false,
            parts.query == nil, parts.fragment == nil
        else { throw .badBaseURL(baseURL) }
        var base = Substring(baseURL)
        while base.hasSuffix("/") { base.removeLast() }
        self.baseURL = String(base)
        self.limits = limits
        self.retry = retry
        self.pause = pause
    }

    /// All revisions of a law, in the order of the service.
    ///
    /// - Throws: `contradiction` when the answer is about another law, or holds one revision
    ///   twice or two revisions in force at once.
    public func revisions(of law: LawID) throws(LawAPIError) -> LawRevisions {
        let url = "\(baseURL)/law_revisions/\(law)?response_format=json"
        let answer = try decode(LawRevisions.self, from: try get(url), url: url)
        try expect("法令ID \(law)", answer.law.id == law, met: answer.law.id.rawValue, url: url)
        var seen: Set<LawRevisionID> = []
        for revision in answer.revisions {
            try expect("法令ID \(law) の履歴", revision.id.law == law, met: revision.id.text, url: url)
            let isNew = seen.insert(revision.id).inserted
            try expect("履歴は1回ずつ", isNew, met: "\(revision.id) が2回", url: url)
        }
        let current = answer.revisions.filter { $0.status == .inForce }.map(\.id.text)
        try expect(
            "施行中の履歴は1つ", current.count <= 1, met: current.joined(separator: "、"), url: url)
        return answer
    }

    /// The whole text of a revision, read through to its end: a law, of this id, of this day.
    ///
    /// - Parameter number: 法令番号 of the law in arabic digits, which the text must bear; nil
    ///   leaves that to the number in the answer.
    public func text(
        of revision: LawRevision, number: String? = nil, format: LawTextFormat = .xml
    ) throws(LawAPIError) -> FetchedLawText {
        let id = revision.id
        let url = "\(baseURL)/law_data/\(id)?response_format=json&law_full_text_format=\(format.rawValue)"
        let body = try get(url)
        let answer = try decode(LawData.self, from: body, url: url)
        try expect("法令ID \(id.law)", answer.law.id == id.law, met: answer.law.id.rawValue, url: url)
        try expect("履歴 \(id)", answer.revision.id == id, met: answer.revision.id.text, url: url)
        guard let day = id.day else {
            throw .contradiction(url: url, expected: "施行日", met: id.text)
        }
        for told in [revision.enforced, answer.revision.enforced] {
            guard let told else { continue }
            try expect("施行日 \(day)", told == day, met: told.description, url: url)
        }
        let outline: LawOutline
        let bytes: [UInt8]
        let delivered: LawTextFormat
        switch answer.text {
        case .xml(let xml):
            outline = try LawOutline(xml: xml, revision: id)
            (bytes, delivered) = (xml, .xml)
        case .tree(let tree):
            outline = try LawOutline(tree: tree, revision: id)
            (bytes, delivered) = (body.body, .json)
        }
        for expected in [number, answer.law.number] {
            guard let expected = expected.map(LawOutline.arabic) else { continue }
            try expect("法令番号 \(expected)", outline.number == expected, met: outline.number, url: url)
        }
        return FetchedLawText(
            revision: revision, effectiveDay: day, title: outline.title, format: delivered, bytes: bytes)
    }

    private func expect(
        _ expected: String, _ holds: Bool, met: String, url: String
    ) throws(LawAPIError) {
        guard holds else { throw .contradiction(url: url, expected: expected, met: met) }
    }

    private func decode<Answer: Decodable>(
        _ type: Answer.Type, from answer: HTTPAnswer, url: String
    ) throws(LawAPIError) -> Answer {
        do {
            return try JSONDecoder().decode(type, from: Data(answer.body))
        } catch let error as DecodingError {
            let kind = answer.contentType.map { "（\($0)）" } ?? ""
            throw .unexpected(url: url, place: error.place, met: error.met + kind)
        } catch {
            throw .unexpected(url: url, place: "全体", met: String(describing: error))
        }
    }
}

// MARK: - Attempts

extension LawAPIClient {
    /// The answer with status 200, after as many attempts as the policy allows.
    private func get(_ url: String) throws(LawAPIError) -> HTTPAnswer {
        var generator = SystemRandomNumberGenerator()
        var attempt = 1
        while true {
            let wait: Duration
            do {
                let answer = try HTTPGet.get(url, limits: limits, redirections: Self.redirections)
                if answer.status == 200 { return answer }
                guard answer.status == 429 || answer.status >= 500, attempt < retry.attempts else {
                    throw refusal(answer, url: url, attempts: attempt)
                }
                wait = try requestedPause(answer, url: url) ?? retry.pause(after: attempt, using: &generator)
            } catch let failure as TransferFailure {
                guard failure.isPassing, attempt < retry.attempts else {
                    throw error(failure, url: url, attempts: attempt)
                }
                wait = retry.pause(after: attempt, using: &generator)
            } catch let error as LawAPIError {
                throw error
            } catch {
                throw .failed(url: url, detail: String(describing: error))
            }
            pause(wait)
            attempt += 1
        }
    }

    private func requestedPause(_ answer: HTTPAnswer, url: String) throws(LawAPIError) -> Duration? {
        guard let seconds = answer.retryAfter else { return nil }
        guard .seconds(seconds) <= retry.longestRequestedPause else {
            throw .busy(url: url, seconds: seconds)
        }
        return .seconds(seconds)
    }

    private func refusal(_ answer: HTTPAnswer, url: String, attempts: Int) -> LawAPIError {
        if (300..<400).contains(answer.status), let target = answer.redirection {
            return .redirected(url: url, to: target)
        }
        if answer.status == 407 { return .proxyRefused(url: url, status: 407) }
        let refusal = try? JSONDecoder().decode(APIRefusal.self, from: Data(answer.body))
        return .refused(
            url: url, status: answer.status, code: refusal?.code, message: refusal?.message,
            attempts: attempts)
    }

    private func error(_ failure: TransferFailure, url: String, attempts: Int) -> LawAPIError {
        switch failure {
        case .unknownHost(let detail), .noConnection(let detail):
            .noNetwork(url: url, attempts: attempts, detail: detail)
        case .proxyRefused(let status): .proxyRefused(url: url, status: status)
        case .timedOut: .timedOut(url: url, attempts: attempts)
        case .cut(let detail): .cut(url: url, attempts: attempts, detail: detail)
        case .untrustedServer(let detail): .untrustedServer(url: url, detail: detail)
        case .tooLarge(let limit): .tooLarge(url: url, limit: limit)
        case .notHTTP(let detail): .unexpected(url: url, place: "全体", met: "HTTP の応答でない: \(detail)")
        case .other(let detail): .failed(url: url, detail: detail)
        }
    }
}

extension HTTPGet {
    /// Follows redirections within one server; an answer that points to another is given back.
    static func get(
        _ url: String, limits: TransferLimits, redirections: Int
    ) throws(TransferFailure) -> HTTPAnswer {
        var answer = try get(url, limits: limits)
        var place = url
        var rest = redirections
        while (300..<400).contains(answer.status), let target = answer.redirection, rest > 0,
            isSameServer(place, target)
        {
            place = target
            rest -= 1
            answer = try get(place, limits: limits)
        }
        return answer
    }

    private static func isSameServer(_ url: String, _ other: String) -> Bool {
        guard let one = URLComponents(string: url), let two = URLComponents(string: other) else {
            return false
        }
        return one.scheme?.lowercased() == two.scheme?.lowercased()
            && one.host?.lowercased() == two.host?.lowercased() && one.port == two.port
    }
}

/// `{"code", "message"}` of a refusal.
private struct APIRefusal: Decodable {
    let code: String?
    let message: String?

    init(from decoder: any Decoder) throws {
        let fields = try AnswerFields(decoder)
        code = try fields.text("code")
        message = try fields.text("message")
    }
}
