import KobanCitations
import KobanText

/// Numbers of items in a field that no citation holds: a list that was not read to its end, of which
/// only the beginning would be written anew.
///
/// All of it looks at a scalar a few times at most: what stands between two citations is looked at from
/// the first of them only.
enum UnreadItems {
    /// - Parameters:
    ///   - pieces: where the field stands.
    ///   - citations: those in it, in source order.
    /// - Returns: the numbers as they stand, in source order.
    static func find(
        in pieces: [Range<Int>], besides citations: [Citation], of source: SourceText, counting work: WorkCount? = nil
    ) -> [String] {
        var rest = citations[...]
        return pieces.sorted { $0.lowerBound < $1.lowerBound }.flatMap { piece in
            rest = rest.drop { $0.range.lowerBound < piece.lowerBound }
            let own = rest.prefix { $0.range.lowerBound < piece.upperBound }
            rest = rest.dropFirst(own.count)
            let text = FieldScalars(piece, citations: own, of: source, counting: work)
            var found = items(text)
            for number in continuations(text) + afterTables(text) where !found.contains(where: { $0.hasPrefix(number) })
            {
                found.append(number)
            }
            if found.isEmpty { found = LooseNumbers.find(in: text) }
            return found + broken(own, of: source)
        }
    }

    /// Digits with blanks between them (「2 6の項」): the 26 of a page that was read badly, or two items.
    private static func broken(_ citations: ArraySlice<Citation>, of source: SourceText) -> [String] {
        citations.compactMap { citation -> String? in
            guard case .table(let cited) = citation.target, (2...3).contains(cited.elements.count),
                let first = cited.elements.first, let last = cited.elements.last,
                first.range.lowerBound < last.range.upperBound,
                cited.elements.allSatisfy({ $0.last == nil && $0.first.whole < 10 && !$0.first.isBranch })
            else { return nil }
            let text = source.text(in: first.range.lowerBound..<last.range.upperBound)
            return text.allSatisfy { $0.isNumber || $0 == " " || $0 == "　" } ? text : nil
        }
    }

    /// 30の項, 第30の項, 30（社会福祉）の項.
    private static func items(_ text: FieldScalars) -> [String] {
        var out: [String] = []
        var index = 0
        while index < text.count {
            guard let end = text.number(at: index, orKanji: true) else {
                index += 1
                continue
            }
            defer { index = max(index + 1, end) }
            // 同一の項, 唯一の項 are words; of 「次の一の項」 the number may be one.
            if let before = text[index - 1],
                before == "の" && end == index + 1 && FieldScalars.isKanjiDigit(text[index] ?? before)
                    || "同唯単統".unicodeScalars.contains(before) || FieldScalars.isDigit(before)
                    || FieldScalars.isKanjiDigit(before)
            {
                continue
            }
            var at = text.skipSpace(text.skipNote(text.skipSpace(end)))
            guard text[at] == "の" else { continue }
            at = text.skipSpace(at + 1)
            guard text[at] == "項", text[at + 1] != "目" else { continue }
            out.append(text.text(index..<at + 1))
        }
        return out
    }

    private static let separators = "、，,・;；／/".unicodeScalars

    /// 、30 right after a citation.
    private static func continuations(_ text: FieldScalars) -> [String] {
        func endsItem(_ index: Int) -> Bool {
            let next = text.skipBlanks(index)
            return text[next].map { FieldScalars.isBreak($0) || separators.contains($0) } ?? true
        }
        return text.scalars.indices.filter { text[$0] == FieldScalars.citation }.compactMap { mark -> String? in
            var at = text.skipSpace(text.skipNote(text.skipSpace(mark + 1)))
            guard let separator = text[at], separators.contains(separator) else { return nil }
            at = text.skipSpace(at + 1)
            at = text.skip(anyOf: ["第", "項番"], at: at) ?? at
            guard let end = text.number(at: at) else { return nil }
            let note = text.skipBlanks(end)
            guard endsItem(end) || text.skipNote(note) > note && endsItem(text.skipNote(note)) else { return nil }
            return text.text(at..<end)
        }
    }

    /// A number right after a table on its line: 別表第一 No.30, 別表第二（以下「…」という。）の26の項,
    /// 別表第二（項番26:…）, 別表第二の26のうち, 別表第二の事務のうち26; or further on it: 別表第二　市町村長：26、27.
    private static func afterTables(_ text: FieldScalars) -> [String] {
        text.scalars.indices.filter {
            text[$0] == FieldScalars.citation
                && (text[$0 - 1] == FieldScalars.wholeTable || text[$0 - 1] == FieldScalars.list)
        }.compactMap { mark -> String? in
            let start = text.skipBlanks(mark + 1)
            let note = text.skipNote(start)
            return [note, start].lazy.compactMap { adjoining(text, from: $0) }.first
                ?? (text[mark - 1] == FieldScalars.wholeTable ? further(text, from: mark + 1) : nil)
        }
    }

    private static func adjoining(_ text: FieldScalars, from start: Int) -> String? {
        among(text, from: start).flatMap { numbered(text, from: $0) } ?? numbered(text, from: start)
    }

    /// After 「…のうち」, where a few words stand before it.
    private static func among(_ text: FieldScalars, from start: Int) -> Int? {
        let longest = 12
        var at = start
        while at <= start + longest, let scalar = text[at] {
            if let end = text.skip("のうち", at: at) { return end }
            guard scalar != "。", scalar != FieldScalars.citation, !FieldScalars.isBreak(scalar) else { return nil }
            at += 1
        }
        return nil
    }

    private static let itemWords = ["項番号", "項番", "項", "番号", "番", "No.", "No", "Ｎｏ．", "Ｎｏ", "№", "第"]

    private static func numbered(_ text: FieldScalars, from start: Int) -> String? {
        var at = text.skipBlanks(start)
        if let lead = text[at], "の、，,：:・（(「".unicodeScalars.contains(lead) { at = text.skipBlanks(at + 1) }
        at = text.skip(anyOf: itemWords, at: at) ?? at
        at = text.skip(at) { FieldScalars.isBlank($0) || ":：.．".unicodeScalars.contains($0) }
        guard let end = text.number(at: at), isItem(text, endingAt: end) else { return nil }
        return text.text(at..<end)
    }

    /// Whether what follows a number lets it be an item.
    private static func isItem(_ text: FieldScalars, endingAt end: Int) -> Bool {
        if text[end] == "-", text[end + 1].map(FieldScalars.isDigit) ?? false { return true }
        let at = text.skipBlanks(end)
        guard let next = text[at] else { return true }
        if FieldScalars.isBreak(next) || "、，,・;；:：／/～〜~」。（(のに".unicodeScalars.contains(next) { return true }
        if next == "項" { return text[at + 1] != "目" }
        if next == "）" || next == ")" { return text[at + 1].map { !FieldScalars.isDigit($0) } ?? true }
        return text.skip(anyOf: ["及び", "並びに", "又は", "から", "まで"], at: at) != nil
    }

    private static func further(_ text: FieldScalars, from start: Int) -> String? {
        // 「別表第二　市町村長：」: no longer words than these lead to a list.
        let longest = 16
        var at = text.skipBlanks(start)
        if at == start || text[at].map({ !FieldScalars.isDigit($0) }) ?? true {
            at = start
            while let scalar = text[at], scalar != "：", scalar != ":" {
                guard at < start + longest, scalar != "。", scalar != "\t", scalar != FieldScalars.citation,
                    !FieldScalars.isBreak(scalar), !FieldScalars.isDigit(scalar)
                else { return nil }
                at += 1
            }
            at = text.skipBlanks(at + 1)
        }
        let end = text.skip(at, while: FieldScalars.isDigit)
        guard end > at else { return nil }
        if let next = text[end], "、，,・".unicodeScalars.contains(next) { return text.text(at..<end) }
        let word = text.skipBlanks(end)
        guard word > end, let next = text[word],
            ![FieldScalars.wholeTable, FieldScalars.list, FieldScalars.citation].contains(next)
        else { return nil }
        return text.text(at..<end)
    }
}
