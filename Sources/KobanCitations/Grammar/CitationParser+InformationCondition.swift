// 「命令に「住民票関係情報」が含まれる条項（第1、2、…条）」
extension CitationParser {
    /// 「命令に「住民票関係情報」が含まれる条項（第1、2、…条）」: gives the condition and where
    /// the list begins.
    func informationCondition(from start: Int) -> (Condition, Int)? {
        var at = start
        guard at < tokens.count, tokens[at].is(.isWhere) else { return nil }
        at += 1
        guard at < tokens.count, tokens[at].is(.openQuote), let close = closingQuote(of: at) else {
            return nil
        }
        let value = source.compactText(tokens[at].end..<tokens[close].start)
        at = close + 1
        let limit = min(tokens.count, at + Reach.conditionToList)
        while at < limit {
            if tokens[at].is(.open) || tokens[at].is(.ordinal) {
                return (Condition(information: value), at)
            }
            at += 1
        }
        return nil
    }

    /// The token that closes a quotation, as far as one reaches.
    func closingQuote(of start: Int) -> Int? {
        var depth = 0
        for at in start..<min(tokens.count, start + Reach.quotation) {
            source.visit()
            if tokens[at].is(.openQuote) { depth += 1 }
            if tokens[at].is(.closeQuote) {
                depth -= 1
                if depth == 0 { return at }
            }
        }
        return nil
    }
}
