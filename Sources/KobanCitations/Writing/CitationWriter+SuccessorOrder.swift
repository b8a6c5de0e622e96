import KobanLaw
import KobanText

// 別表第二の主務省令 exchanged for the order that took over
extension CitationWriter {
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

extension Statutes {
    /// An order with the provision of the Act on which its table is based:
    /// 第19条第8号に基づく利用特定個人情報の提供に関する命令.
    func nameWithBasis(of order: Law) -> String {
        let table = tables.held(by: order.id)
        return (table.map { $0.basis.japanese + "に基づく" } ?? "") + order.usualName
    }
}
