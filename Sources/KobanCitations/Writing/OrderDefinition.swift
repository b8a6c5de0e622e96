import KobanLaw
import KobanText

/// Where a document spells a repealed order's title, perhaps with its number in brackets after it:
/// what it calls by a short name (「※主務省令：…」) is named by these words alone.
package struct OrderDefinition: Sendable {
    /// The order whose title stands there.
    package let order: LawID
    package let title: Range<Int>
    /// What is written for the order that took over in its place.
    package let edits: [TextEdit]

    /// All of a text, in order.
    package static func all(in source: SourceText, statutes: Statutes) -> [OrderDefinition] {
        statutes.laws.flatMap { law -> [OrderDefinition] in
            guard let successor = law.successor.flatMap(statutes.law), law.validUntil != nil else { return [] }
            let number = SpacedWords(law.lawNumber, spellings: SpacedWords.numerals)
            return law.names.filter { $0.kind == .title }.flatMap { title in
                SpacedWords(statutes.titleTail(title.text), spellings: SpacedWords.numerals).all(
                    in: source, 0..<source.bytes.count)
            }.map { title in
                let name = TextEdit(title, statutes.nameWithBasis(of: successor))
                let place = range(of: number, in: source, after: title.upperBound)
                return OrderDefinition(
                    order: law.id, title: title,
                    edits: [name] + (place.map { [TextEdit($0, successor.lawNumber)] } ?? []))
            }
        }.sorted { $0.title.lowerBound < $1.title.lowerBound }
    }

    private static func range(of number: SpacedWords, in source: SourceText, after title: Int) -> Range<Int>? {
        source.bytes.withUnsafeBufferPointer { bytes in
            var open = title
            while open < bytes.count, bytes.scalar(at: open).scalar.properties.isWhitespace {
                open += bytes.scalar(at: open).length
            }
            guard let start = bracket.end(in: bytes, at: open), let end = number.end(in: bytes, at: start) else {
                return nil
            }
            return start..<end
        }
    }

    private static let bracket = SpacedWords("（", spellings: ["（": ["（", "("]])
}
