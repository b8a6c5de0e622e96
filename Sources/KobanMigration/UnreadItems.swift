import KobanChecks
import KobanCitations
import KobanText

/// Numbers of items in a field that no citation holds: a list that was not read to its end, of which
/// only the beginning would be written anew.
enum UnreadItems {
    /// - Parameters:
    ///   - pieces: where the field stands.
    ///   - citations: its citations.
    /// - Returns: the numbers as they stand, in source order.
    static func find(in pieces: [Range<Int>], besides citations: [Citation], of source: SourceText) -> [String] {
        let citations = citations.sorted { $0.range.lowerBound < $1.range.lowerBound }
        return pieces.flatMap { piece in
            var text = ""
            var offset = piece.lowerBound
            for cited in citations
            where cited.range.lowerBound >= offset && cited.range.upperBound <= piece.upperBound {
                text += source.text(in: offset..<cited.range.lowerBound)
                if cited.table != nil { text += cited.items.isEmpty ? "\(wholeTable)" : "\(table)" }
                text.append(citation)
                offset = cited.range.upperBound
            }
            text += source.text(in: offset..<piece.upperBound)
            var found = text.matches(of: item).map { String($0.1).trimmingPrefix { $0.isWhitespace }.description }
            for number in text.matches(of: continuation).map({ String($0.1) })
                + text.matches(of: afterTable).map({ String($0.1) })
                + text.matches(of: afterWholeTable).map({ String($0.1) })
            where !found.contains(where: { $0.hasPrefix(number) }) {
                found.append(number)
            }
            return found + broken(citations.filter { piece.contains($0.range.lowerBound) }, of: source)
        }
    }

    /// Digits with blanks between them (「2 6の項」): the 26 of a page that was read badly, or two items.
    private static func broken(_ citations: [Citation], of source: SourceText) -> [String] {
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

    /// Where a field says that a table is the former one (旧別表第二, 別表第二は…廃止): what is said of it
    /// would be wrong of the table that took over.
    static func statedAsFormer(
        in pieces: [Range<Int>], citations: [Range<Int>], of source: SourceText
    ) -> [String] {
        citations.compactMap { range in
            guard let piece = pieces.first(where: { $0.contains(range.lowerBound) && range.upperBound <= $0.upperBound })
            else { return nil }
            let before = source.text(in: piece.lowerBound..<range.lowerBound)
            let after = source.text(in: range.upperBound..<piece.upperBound)
            return before.contains(formerBefore) || after.prefixMatch(of: formerAfter) != nil
                ? PlainText.oneLine(source.text(in: range)) : nil
        }
    }

    private static var formerBefore: Regex<Substring> {
        #/(?:旧|(?:改正|廃止|施行)前の?|日(?:まで|以前)(?:は|の)?[、，,]?)[ 　]*[（(「]?$/#
    }

    private static var formerAfter: Regex<Substring> {
        #/[」）)]?(?:は|が|を)[^。\r\n]{0,24}(?:廃止|改められ|引き継|移行し|改正され)/#
    }

    /// Articles of an order that the field does not name in full (「主務省令第19条」), beside 別表第二:
    /// those of the order that was repealed with it.
    ///
    /// - Parameter known: where orders and laws are cited that are known.
    static func articlesOfUnnamedOrder(
        in pieces: [Range<Int>], besides known: [Range<Int>], of source: SourceText
    ) -> [String] {
        pieces.flatMap { piece in
            let text = source.text(in: piece)
            return text.matches(of: unnamedOrder).compactMap { match -> String? in
                let start = piece.lowerBound + text[..<match.range.lowerBound].utf8.count
                let range = start..<start + match.0.utf8.count
                return known.contains { $0.overlaps(range) } ? nil : PlainText.oneLine(String(match.0))
            }
        }
    }

    /// Names of a former table that the edits of a field would leave in it: in a word that is no
    /// citation (「※主務省令：…別表第1の主務省令で…」), or in one that nothing rewrites.
    ///
    /// - Parameter others: where laws of others are cited, whose tables have the same names.
    static func formerTables(
        in pieces: [Range<Int>], after edits: [TextEdit], besides others: [Range<Int>], of source: SourceText
    ) -> [String] {
        pieces.flatMap { piece in
            source.text(in: piece).matches(of: formerTable).compactMap { match -> String? in
                let text = source.text(in: piece)
                let start = piece.lowerBound + text[..<match.range.lowerBound].utf8.count
                let range = start..<start + match.0.utf8.count
                if others.contains(where: { $0.overlaps(range) }) || edits.contains(where: { $0.range.overlaps(range) }) {
                    return nil
                }
                return String(match.0)
            }
        }
    }

    /// What a definition calls 別表第一の主務省令 by its old title, written by the new one. No citation
    /// stands there, but what the field cites by the short name is that order.
    static func retitledDefinitions(
        in pieces: [Range<Int>], besides citations: [Range<Int>], of source: SourceText
    ) -> [TextEdit] {
        pieces.flatMap { piece in
            let text = source.text(in: piece)
            return text.matches(of: formerTitle).compactMap { match -> TextEdit? in
                let start = piece.lowerBound + text[..<match.1.startIndex].utf8.count
                let range = start..<start + match.1.utf8.count
                let kept = match.1.filter(\.isNewline)
                return citations.contains { $0.overlaps(range) } ? nil : TextEdit(range, String(kept))
            }
        }
    }

    private static var formerTitle: Regex<(Substring, Substring)> {
        #/別表\s*(第\s*[一1１])\s*の\s*主\s*務\s*省\s*令\s*で\s*定\s*め\s*る\s*事\s*務\s*を\s*定\s*め\s*る\s*命\s*令/#
    }

    private static var formerTable: Regex<Substring> {
        #/別表第[一二12１２](?:の?主務省令(?:で定める事務(?:及び情報)?を定める命令)?)?(?![0-9０-９一二三四五六七八九十])/#
    }

    /// Stands for a citation, so that what follows one can be told.
    private static let citation: Character = "\u{FFFC}"

    /// Stands before the citation of a table.
    private static let table: Character = "\u{FFFB}"
    /// Stands before the citation of a table without items.
    private static let wholeTable: Character = "\u{FFFA}"

    private static var unnamedOrder: Regex<Substring> {
        #/(?:主務省令|府省令|命令|総務省令第[7７七]号)[）)]?[ 　]*[（(]?第[0-9０-９一二三四五六七八九十]+(?:条(?:の[0-9０-９一二三四五六七八九十]+)*|(?=[、，,]))/#
    }

    /// 30の項, 第30の項, 30（社会福祉）の項.
    private static var item: Regex<(Substring, Substring)> {
        #/(?:^|[^0-9０-９の一二三四五六七八九十百同唯単統]|項番)((?:[0-9０-９]+|[一二三四五六七八九十百]+)(?:の(?:[0-9０-９]+|[一二三四五六七八九十百]+))*\s*(?:[（(][^（(）)]*[）)])?\s*の\s*項)(?!目)/#
    }

    /// 、30 right after a citation.
    private static var continuation: Regex<(Substring, Substring)> {
        #/\x{FFFC}\s*(?:[（(][^（(）)]*[）)])?\s*[、，,・;；／\/]\s*(?:第|項番)?((?:[0-9０-９]+)(?:の[0-9０-９]+)*)(?=\s*(?:$|[、，,・;；／\n]|[（(][^（(）)]*[）)]\s*(?:$|[、，,・;；／\n])))/#
    }

    /// A number right after a table on its line: 別表第一 No.30, 別表第二（以下「…」という。）の26の項,
    /// 別表第二（項番26:…）, 別表第二の26のうち, 別表第二の事務のうち26.
    private static var afterTable: Regex<(Substring, Substring)> {
        #/[\x{FFFA}\x{FFFB}]\x{FFFC}(?:[ 　\t]*[（(][^（(）)\n]*[）)])?(?:[^。\n\x{FFFC}]{0,12}のうち)?[ 　\t]*[の、，,：:・（(「]?[ 　\t]*(?:項番号?|項|番号|番|No\.?|Ｎｏ．?|№|第)?[ 　\t:：.．]*([0-9０-９]+(?:の[0-9０-９]+)*)(?=[ 　\t]*(?:$|[\r\n、，,・;；:：／\/～〜~」。（(]|の|に|及び|並びに|又は|から|まで|項(?!目)|[）)](?:$|[^0-9０-９]))|-[0-9])/#
    }

    /// Numbers further on the line of a table without items: 別表第二　市町村長：26、27, 別表第一　15 生活保護.
    private static var afterWholeTable: Regex<(Substring, Substring)> {
        #/\x{FFFA}\x{FFFC}(?:[ 　\t]+|[^。\r\n\t\x{FFFC}0-9０-９]{0,16}[：:][ 　]*)([0-9０-９]+)(?:[、，,・]|[ 　]+(?![\x{FFFA}-\x{FFFC}]))/#
    }
}
