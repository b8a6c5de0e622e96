// 「・第7条」 below a law's name; 「番号法の中にあります第9条第2項」; 「番号法…。こちらの第28条」
extension CitationParser {
    /// Provisions before which no law stands: at the beginning of a line under a law's name,
    /// right after a table, or tied to a law by the words before them; rows of the table cited
    /// before. Any other belongs to the citing text itself, or to nothing that the text says.
    mutating func readBareProvisions() {
        let token = tokens[index]
        if continueTable() || continueArticle() || resumeAfterBrackets() || readPointedProvisions()
            || readStrayItems()
        {
            return
        }
        guard let law, isBelow(law) || continuesTable(of: law) else {
            skipNumbers()
            return
        }
        guard NumberList.beginsNumber(tokens, index) || token.is(.supplementary) else { return }
        if !readProvisions(from: index, law: law, start: token.start, condition: nil) {
            skipNumbers()
        }
    }

    /// Whether the provision at the current token stands in the list under a law's name.
    private func isBelow(_ law: ResolvedLaw) -> Bool {
        if isNumbered(index) { return true }
        guard startsLineOrBullet(index) else { return false }
        return lawHeadsLines || !tokens[index].gap.startsLine || !statesItself(index)
    }

    /// A line that is looked at to its end has at most so many tokens.
    private static let longestLine = 200

    /// 「第5条　市長は、法第9条第2項に基づき…とする。」: an article of the text itself, with its words.
    private func statesItself(_ start: Int) -> Bool {
        var at = start + 1
        while at < tokens.count, at - start < Self.longestLine, !tokens[at].gap.startsLine {
            if tokens[at].is(.fullStop) { return true }
            at += 1
        }
        return false
    }

    /// Passes over a list that is no citation, so that a long one is read only once. What 同条
    /// means after it is of the citing text.
    mutating func skipNumbers() {
        if NumberList.beginsNumber(tokens, index),
            let list = NumberList.read(tokens, from: index, in: source)
        {
            if list.mark == .article || (tokens[index].is(.ordinal) && list.mark != .none) { antecedent = nil }
            index = max(list.next, index + 1)
        }
    }

    /// Whether a token begins a line or follows a bullet (`- ・第7条`).
    func startsLineOrBullet(_ at: Int) -> Bool {
        if tokens[at].gap.startsLine || at == 0 { return true }
        var before = at - 1
        var steps = 0
        while before >= 0, steps < 3,
            tokens[before].is(.middleDot) || tokens[before].is(.hyphen)
        {
            if tokens[before].gap >= .space || before == 0 { return true }
            before -= 1
            steps += 1
        }
        return false
    }

    // MARK: Tied to a law by words

    /// Words that tie a provision to the law named before them and say nothing else.
    private static let ties: Set<String> = [
        "の中の", "の中で", "の中に", "の中にある", "の中にあります", "にある", "にあります", "のうち", "のうち、", "における", "上の", "では", "では、",
        "においては", "においては、", "において", "において、", "は、", "に規定する", "に規定される", "に規定されている", "に定める", "に定められた",
        "に定められている", "に掲げる", "の規定する", "の定める", "の規定のうち", "の規定のうち、",
    ]

    /// Words between a law and its provision are not longer, in tokens.
    private static let longestTie = 10

    /// 「番号法の中にあります第9条第2項」: the citation is of the provision; the law is named before.
    mutating func readProvisionsAfterWords(from start: Int, law: ResolvedLaw) -> Bool {
        let limit = min(tokens.count, start + Self.longestTie)
        guard start > 0, start < limit,
            let provision = (start..<limit).first(where: { tokens[$0].is(.ordinal) || tokens[$0].is(.supplementary) }),
            start < provision,
            !(start..<provision).contains(where: { tokens[$0].gap == .blankLine || tokens[$0].law != nil }),
            Self.ties.contains(source.compactText(tokens[start].start..<tokens[provision].start))
        else { return false }
        return readProvisions(
            from: provision, law: law, start: tokens[provision].start, condition: nil)
    }

    /// Words that point at the law named in this sentence or the one before.
    private static let pointers = ["こちらの", "こちらのほうの", "こちらの方の", "そちらの", "そちらのほうの"]

    /// What else may be pointed at, named in passing.
    private static let others = ["条例", "規則", "規程", "要綱", "政令", "省令", "命令"]

    /// A law pointed at is named so few tokens before.
    private static let longestPointing = 60

    /// 「番号法になります。こちらの第28条に…」
    private mutating func readPointedProvisions() -> Bool {
        guard tokens[index].is(.ordinal), index > 0, tokens[index - 1].is(.of),
            let (law, token) = namedLaws.last, index - token <= Self.longestPointing, token < index,
            !tokens[token..<index].contains(where: { $0.gap == .blankLine }),
            tokens[token..<index].count(where: { $0.is(.fullStop) }) <= 1
        else { return false }
        let before = source.compactText(tokens[token].end..<tokens[index].start)
        guard Self.pointers.contains(where: { before.hasSuffix($0) }),
            !Self.others.contains(where: { before.contains($0) })
        else { return false }
        return readProvisions(from: index, law: law, start: tokens[index].start, condition: nil)
    }

    // MARK: The wording of an amendment

    /// 番号法「第2条第15項」を「第2条第16項」に改める, 第19条第7号から第8号に改められた: what takes the
    /// place of a provision is the same law's.
    mutating func readAmendedWording(of law: ResolvedLaw) {
        guard index + 2 < tokens.count, let cited = antecedent,
            tokens[index].is(.from) || (tokens[index].is(.isWhere) && source.begins(tokens[index].range, with: "を"))
        else { return }
        let isQuoted = tokens[index + 1].is(.openQuote)
        let start = index + (isQuoted ? 2 : 1)
        guard NumberList.beginsNumber(tokens, start) else { return }
        var base: ArticleDetails? = ArticleDetails(continuing: cited.provision, keepsParagraph: true, room: room)
        if let list = NumberList.read(tokens, from: start, in: source), list.mark == .article { base = nil }
        guard let list = provisionList(from: start, after: base) else { return }
        var next = list.next
        if isQuoted {
            guard next < tokens.count, tokens[next].is(.closeQuote) else { return }
            next += 1
        }
        guard isQuoted && next < tokens.count && tokens[next].is(.isWhere) || leadsToChange(next) else { return }
        room = list.room
        add(
            .provisions(ProvisionCitation(provisions: list.provisions)),
            law: ResolvedLaw(id: law.id, name: law.name),
            range: tokens[index + 1].start..<tokens[next - 1].end, next: next, condition: nil,
            slips: list.slips)
    }

    /// に改める, に変更する, に移った
    func leadsToChange(_ at: Int) -> Bool {
        guard at + 1 < tokens.count, tokens[at].is(.isWhere), source.begins(tokens[at].range, with: "に"),
            case .other = tokens[at + 1].kind
        else { return false }
        return ["改", "変", "移", "繰", "読み替", "なった", "なり"].contains { source.begins(tokens[at + 1].range, with: $0) }
    }
}
