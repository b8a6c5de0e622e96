import KobanText

// 「(～R8.5)」「(~R8.5)」「（令和8年5月まで）」「(～令和8年5月31日)」「（2026年5月まで）」
extension CitationParser {
    /// Reads the author's own validity in the bracket that follows a citation.
    ///
    /// - Parameter at: the token after the citation; moved behind the bracket when it is one.
    /// - Returns: the last valid day. A month means to its last day.
    func readValidity(_ at: inout Int) -> CivilDate? {
        guard at < tokens.count, tokens[at].is(.open), tokens[at].gap < .blankLine,
            let close = closing(of: at), close - at <= 12
        else { return nil }
        let inside = (at + 1)..<close
        let leads = inside.lowerBound < close && tokens[inside.lowerBound].is(.tilde)
        let trails = inside.lowerBound < close && tokens[close - 1].is(.upTo)
        guard leads || trails else { return nil }
        let first = leads ? tokens[inside.lowerBound].end : tokens[at].end
        let last = trails ? tokens[close - 1].start : tokens[close].start
        guard first < last,
            let date = JapaneseDate(source.compactText(first..<last))?.lastDay
        else { return nil }
        at = close + 1
        return date
    }
}
