import KobanAssessments
import KobanCitations
import KobanLaw
import KobanText

// 別表第二の主務省令 exchanged for the order that took over
extension SuggestionWriter {
    /// The order that took over in place of a repealed one, without articles: which of them took
    /// over is known of none. A name that the field itself defines (「※主務省令：…」) stays, and its
    /// definition is exchanged.
    ///
    /// - Parameter definitions: those of the stretch of text that the citation stands in.
    func successorOrderEdits(
        _ successor: Law, insteadOf citation: Citation, definitions: [OrderDefinition]
    ) -> [TextEdit] {
        guard case .provisions(let cited) = citation.target else { return [] }
        var edits: [TextEdit] = []
        if let name = citation.lawNameRange {
            let text = source.text(in: name)
            let order = statutes.nameWithBasis(of: successor)
            let definition = definitions.filter { !$0.title.overlaps(name) }.flatMap(\.edits)
            if !text.contains("別表"), !definition.isEmpty {
                edits = definition
            } else if let table = text.firstRange(of: "別表"), table.lowerBound > text.startIndex {
                let start = name.lowerBound + text[..<table.lowerBound].utf8.count
                edits.append(TextEdit(start..<name.upperBound, order))
            } else {
                edits.append(TextEdit(name, actName + order))
            }
        }
        guard let first = cited.provisions.first, let last = cited.provisions.last else { return edits }
        var start = first.range.lowerBound
        var end = max(last.range.upperBound, min(citation.range.upperBound, source.bytes.count))
        func precedes(_ text: String) -> Bool {
            start >= text.utf8.count && source.text(in: start - text.utf8.count..<start) == text
        }
        func follows(_ text: String) -> Bool {
            end + text.utf8.count <= source.bytes.count
                && source.text(in: end..<end + text.utf8.count) == text
        }
        if precedes("第") { start -= 3 }
        if follows("条") { end += 3 }
        // Brackets around nothing but the articles; a pair may be of two widths.
        if let open = ["（", "("].first(where: precedes) {
            let close = ["）", ")"].first(where: follows)
            let inside = source.text(in: start..<end)
            if let close {
                (start, end) = (start - open.utf8.count, end + close.utf8.count)
            } else if inside.hasSuffix("）") || inside.hasSuffix(")") {
                start -= open.utf8.count
            }
        }
        if let name = citation.lawNameRange, name.upperBound <= start,
            source.text(in: name.upperBound..<start).contains("総務省令第")
        {
            // The repealed order's number goes with its name.
            start = name.upperBound
        }
        edits.append(TextEdit(start..<end, ""))
        return edits
    }
}

/// Where a document spells a repealed order's title, perhaps with its number in brackets after it:
/// what it calls by a short name (「※主務省令：…」) is named by these words alone.
struct OrderDefinition: Sendable {
    /// The order whose title stands there.
    let order: LawID
    let title: Range<Int>
    /// What is written for the order that took over in its place.
    let edits: [TextEdit]

    /// All of a text, in order.
    static func all(in source: SourceText, statutes: Statutes) -> [OrderDefinition] {
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

extension Statutes {
    /// An order with the provision of the Act on which its table is based:
    /// 第19条第8号に基づく利用特定個人情報の提供に関する命令.
    func nameWithBasis(of order: Law) -> String {
        let table = tables.all.first { $0.law == order.id }
        return (table.map { $0.basis.japanese + "に基づく" } ?? "") + order.usualName
    }
}

extension CheckContext {
    /// The definitions of a repealed order in the region that holds a byte offset.
    func orderDefinitions(of order: LawID, around offset: Int) -> [OrderDefinition] {
        guard !orderDefinitions.isEmpty,
            let region = assessment.regions.lastIndex(upTo: offset, by: \.range.lowerBound)
                .map({ assessment.regions[$0].range }),
            region.contains(offset)
        else { return [] }
        let start = orderDefinitions.lastIndex(upTo: region.lowerBound - 1, by: \.title.lowerBound).map { $0 + 1 } ?? 0
        let end = orderDefinitions.lastIndex(upTo: region.upperBound - 1, by: \.title.lowerBound).map { $0 + 1 } ?? 0
        return orderDefinitions[start..<max(start, end)].filter { $0.order == order }
    }
}

extension Array {
    /// Of elements that stand in order, the last that begins at or before an offset.
    func lastIndex(upTo offset: Int, by place: (Element) -> Int) -> Int? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if place(self[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
