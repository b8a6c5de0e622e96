import KobanText

/// The fields of an object in an answer. A value may come as a string or as a number; null,
/// "" and no field at all are one.
struct AnswerFields {
    private let container: KeyedDecodingContainer<AnswerKey>

    init(_ decoder: any Decoder) throws {
        container = try decoder.container(keyedBy: AnswerKey.self)
    }

    func text(_ name: String) throws -> String? {
        let key = AnswerKey(name)
        guard container.contains(key), try !container.decodeNil(forKey: key) else { return nil }
        if let text = try? container.decode(String.self, forKey: key) { return text.isEmpty ? nil : text }
        if let number = try? container.decode(Int.self, forKey: key) { return String(number) }
        throw unexpected(name, "文字列でも整数でもない値")
    }

    func required(_ name: String) throws -> String {
        guard let text = try text(name) else { throw unexpected(name, "値がない") }
        return text
    }

    /// A day in ISO 8601.
    func day(_ name: String) throws -> CivilDate? {
        guard let text = try text(name) else { return nil }
        guard let day = CivilDate(iso: text) else { throw unexpected(name, text) }
        return day
    }

    func unexpected(_ name: String, _ met: String) -> DecodingError {
        .dataCorrupted(
            DecodingError.Context(
                codingPath: container.codingPath + [AnswerKey(name)], debugDescription: met))
    }
}

struct AnswerKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
        stringValue = name
    }

    init?(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) { nil }
}

extension DecodingError {
    /// Where in the answer decoding ended: `revisions[2].law_revision_id`.
    var place: String {
        let path = context.codingPath.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
        return path.isEmpty ? "全体" : path
    }

    /// What was met there.
    var met: String {
        switch self {
        case .keyNotFound(let key, _): "\(key.stringValue) がない"
        case .typeMismatch: "値の種類が違う"
        case .valueNotFound: "値がない"
        case .dataCorrupted(let context):
            context.codingPath.isEmpty ? "JSON として読めない" : context.debugDescription
        @unknown default: "読めない"
        }
    }

    private var context: Context {
        switch self {
        case .keyNotFound(_, let context), .typeMismatch(_, let context),
            .valueNotFound(_, let context), .dataCorrupted(let context):
            context
        @unknown default: Context(codingPath: [], debugDescription: "")
        }
    }
}
