import KobanText

// 「(～R8.5)」「（～令和8年5月末）」「(~R8.5)」「（令和8年5月まで）」「(～令和8年5月31日)」「（2026年5月まで）」
extension CitationParser {
    /// Reads the author's own validity in the bracket that follows a citation.
    ///
    /// - Parameter at: the token after the citation; moved behind the bracket when it is one.
    /// - Returns: the last valid day. A month means to its last day.
    func readValidity(_ at: inout Int) -> CivilDate? {
        guard at < tokens.count, tokens[at].is(.open), tokens[at].gap < .blankLine,
            let close = closing(of: at), close - at <= Reach.validity
        else { return nil }
        // （令和6年5月27日～令和8年5月31日）, （令和6年5月から令和8年5月まで）: the end counts.
        let inside = (at + 1)..<close
        let begin = inside.last { tokens[$0].is(.tilde) || tokens[$0].is(.from) }
        let upTo = inside.last { tokens[$0].is(.upTo) }
        guard begin != nil || upTo != nil else { return nil }
        let first = begin.map { tokens[$0].end } ?? tokens[at].end
        let last = upTo.map { tokens[$0].start } ?? tokens[close].start
        guard first < last else { return nil }
        if let upTo, upTo + 1 < close {
            // まで有効 and nothing else.
            let rest = source.compactText(tokens[upTo].end..<tokens[close].start)
            guard rest == "有効" else { return nil }
        }
        var text = source.compactText(first..<last)
        // 5月末, 5月末日: the month's last day, as the month alone means.
        for ending in ["末日", "末"] where text.hasSuffix(ending) {
            text.removeLast(ending.count)
            break
        }
        guard let date = JapaneseDate(text)?.lastDay else { return nil }
        at = close + 1
        return date
    }
}
