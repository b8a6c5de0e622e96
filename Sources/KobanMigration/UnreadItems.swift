import KobanChecks
import KobanText

/// Numbers of items in a field that no citation holds: a list that was not read to its end, of which
/// only the beginning would be written anew.
enum UnreadItems {
    /// - Parameters:
    ///   - pieces: where the field stands.
    ///   - citations: where its citations stand.
    /// - Returns: the numbers as they stand, in source order.
    static func find(in pieces: [Range<Int>], besides citations: [Range<Int>], of source: SourceText) -> [String] {
        pieces.flatMap { piece in
            var text = ""
            var offset = piece.lowerBound
            for range in citations.filter({ $0.overlaps(piece) }).sorted(by: { $0.lowerBound < $1.lowerBound })
            where range.lowerBound >= offset && range.upperBound <= piece.upperBound {
                text += source.text(in: offset..<range.lowerBound) + "\(citation)"
                offset = range.upperBound
            }
            text += source.text(in: offset..<piece.upperBound)
            return text.matches(of: item).map { String($0.1).trimmingPrefix { $0.isWhitespace }.description }
                + text.matches(of: continuation).map { String($0.1) }
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

    /// 30の項, 第30の項, 30（社会福祉）の項.
    private static var item: Regex<(Substring, Substring)> {
        #/(?:^|[^0-9０-９の一二三四五六七八九十百同唯単統]|項番)((?:[0-9０-９]+|[一二三四五六七八九十百]+)(?:の(?:[0-9０-９]+|[一二三四五六七八九十百]+))*\s*(?:[（(][^（(）)]*[）)])?\s*の\s*項)(?!目)/#
    }

    /// 、30 right after a citation.
    private static var continuation: Regex<(Substring, Substring)> {
        #/\x{FFFC}\s*(?:[（(][^（(）)]*[）)])?\s*[、，,・;；／\/]\s*(?:第|項番)?((?:[0-9０-９]+)(?:の[0-9０-９]+)*)(?=\s*(?:$|[、，,・;；／\n]|[（(][^（(）)]*[）)]\s*(?:$|[、，,・;；／\n])))/#
    }
}
