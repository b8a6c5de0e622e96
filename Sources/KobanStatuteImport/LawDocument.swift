import KobanLaw
import KobanText

/// A law read from 法令標準XML: a bare `Law`, or one in an envelope of the official law API.
public struct LawDocument: Sendable {
    /// The name of the file, for messages.
    public let file: String
    /// The id in the envelope; a bare `Law` does not name its own.
    public let id: LawID?
    /// 法令番号 as written: `平成二十五年法律第二十七号`.
    public let lawNumber: String
    /// 題名 (`LawTitle`); empty where the text has none.
    public let title: String

    let body: LawElement

    /// The revision that the envelope of version 2 names: `LAWID_YYYYMMDD_AMENDINGLAWID`.
    public let revision: String?

    /// Reads a bare `Law`, `DataRoot` of version 1 of the official API, or the answer of
    /// version 2 in XML or JSON.
    ///
    /// - Throws: `LawReadingError` when the bytes are not a law.
    public init(bytes: [UInt8], file: String) throws(LawReadingError) {
        let first = bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            try self.init(envelope: try LawEnvelope.read(json: bytes, file: file), file: file)
        } else {
            let root = try LawElement.read(bytes, file: file)
            try self.init(envelope: try LawEnvelope.read(root: root, file: file), file: file)
        }
    }

    private init(envelope: LawEnvelope, file: String) throws(LawReadingError) {
        guard let body = envelope.law.first("LawBody") else {
            throw LawReadingError(
                file: file, line: envelope.law.place,
                reason: envelope.law.name == "Law" ? .noLawBody : .notALaw(root: envelope.law.name))
        }
        self.file = file
        self.body = body
        id = envelope.id
        revision = envelope.revision
        lawNumber = envelope.law.first("LawNum")?.text ?? ""
        title = body.first("LawTitle")?.text ?? ""
    }

    /// The items of a table, in its order.
    ///
    /// 別表 is looked for among the law's own appended tables, 第二条の表 in that
    /// article of the main provisions; the small tables inside other articles and in 附則 are
    /// none of them.
    public func items(of table: LawTable) throws(LawReadingError) -> [ItemText] {
        guard let structure = structure(of: table) else {
            throw LawReadingError(file: file, line: nil, reason: .noSuchTable(table.name))
        }
        return try TableReading(table: table, file: file).items(in: structure)
    }

    /// Whether the law has a table.
    func has(_ table: LawTable) -> Bool { structure(of: table) != nil }

    private func structure(of table: LawTable) -> LawElement? {
        if case .ofArticle(let article) = table.designation {
            return body.first("MainProvision")?.descendants(named: "Article")
                .first { LawDocument.branchedNumber($0.attributes["Num"] ?? "") == article }?
                .descendants(named: "Table").first
        }
        return body.elements(named: "AppdxTable").first { appended in
            appended.first("AppdxTableTitle").map { $0.text == table.designation.text } ?? false
        }?.descendants(named: "Table").first
    }

    /// Which articles of an order detail which items, read from the first sentence of each
    /// article (`法別表二十三の項の…`, `第二条の表四十二の項で…`, `前条の表一の項で…`).
    public func detailingArticles() -> [ItemNumber: [ItemNumber]] {
        var articles: [ItemNumber: [ItemNumber]] = [:]
        for article in body.first("MainProvision")?.descendants(named: "Article") ?? [] {
            guard let number = LawDocument.branchedNumber(article.attributes["Num"] ?? ""),
                let sentence = article.descendants(named: "Sentence").first,
                let item = LawDocument.itemNamed(in: sentence.text)
            else { continue }
            articles[item, default: []].append(number)
        }
        return articles
    }

    /// The item of the first `表…の項` of a sentence.
    private static func itemNamed(in sentence: String) -> ItemNumber? {
        let scalars = Array(sentence.unicodeScalars)
        for start in scalars.indices where scalars[start] == "表" {
            var index = start + 1
            if index < scalars.count, scalars[index] == "の" { index += 1 }
            guard let (number, end) = ItemText.leadingNumber(of: scalars, from: index),
                end + 1 < scalars.count, scalars[end] == "の", scalars[end + 1] == "項"
            else { continue }
            return number
        }
        return nil
    }
}
