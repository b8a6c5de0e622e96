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

    /// Stands for a citation, so that what follows one can be told.
    private static let citation: Character = "\u{FFFC}"

    /// 30の項, 第30の項, 30（社会福祉）の項.
    private static var item: Regex<(Substring, Substring)> {
        #/(?:^|[\s、，,・．.第（(\x{FFFC}び]|項番)((?:[0-9０-９]+|[一二三四五六七八九十百]+)(?:の(?:[0-9０-９]+|[一二三四五六七八九十百]+))*\s*(?:[（(][^（(）)]*[）)])?\s*の\s*項)(?!目)/#
    }

    /// 、30 right after a citation.
    private static var continuation: Regex<(Substring, Substring)> {
        #/\x{FFFC}\s*(?:[（(][^（(）)]*[）)])?\s*[、，,・]\s*(?:第|項番)?((?:[0-9０-９]+)(?:の[0-9０-９]+)*)(?=\s*(?:$|[、，,・\n]|[（(][^（(）)]*[）)]\s*(?:$|[、，,・\n])))/#
    }
}
