import KobanStatutes
import KobanText

// 「第9条第1項」「第113条の3第1項及び第2項」「第1、2、3、…、59の3条」
// 「第8,9,11～14条、第26条の4,第27,28条、59条の2の2,59条の3」「附則第6条第4項」
extension CitationParser {
    /// Reads a list of provisions and adds the citation; false when none begins there.
    mutating func readProvisions(
        from start: Int, law: ResolvedLaw, start offset: Int, condition: Condition?
    ) -> Bool {
        var at = start
        var opened = false
        if at < tokens.count, tokens[at].is(.open) {
            opened = true
            at += 1
        }
        var isSupplementary = false
        if at < tokens.count, tokens[at].is(.supplementary) {
            isSupplementary = true
            at += 1
            skipParentheses(&at)
        }
        guard NumberList.beginsNumber(tokens, at) else { return false }
        var provisions: [CitedProvision] = []
        var slips: [Citation.Slip] = []
        var lastEnd = at
        var isUnread = false
        while let list = NumberList.read(tokens, from: at, in: source), list.mark == .article {
            var details = ArticleDetails(list, isSupplementary: isSupplementary, room: room)
            var next = list.next + 1
            readBranch(after: &next, &details, &slips)
            readDetails(&next, &details)
            room = details.room
            provisions += details.provisions
            if details.isUnread { isUnread = true }
            if !readUpperArticle(&next, &provisions, isSupplementary: isSupplementary) { isUnread = true }
            lastEnd = next
            at = next
            skipCaption(&at)
            // A bullet on a new line begins another citation.
            if at < tokens.count, tokens[at].gap.startsLine, tokens[at].is(.middleDot) { break }
            guard NumberList.skipSeparators(tokens, &at) else { break }
        }
        guard !provisions.isEmpty || isUnread else { return false }
        if isUnread { slips.append(.unreadList) }
        var end = tokens[lastEnd - 1].end
        if opened {
            if lastEnd < tokens.count, tokens[lastEnd].is(.close) {
                end = tokens[lastEnd].end
                lastEnd += 1
            } else if closing(of: start) == nil {
                slips.append(.unclosedBracket)
            }
        }
        add(
            .provisions(ProvisionCitation(provisions: provisions)), law: law,
            range: offset..<end, next: lastEnd, condition: condition, slips: slips)
        return true
    }

    /// 第19条（特定個人情報の提供の制限）第8号: passes over what an article is called.
    private func skipCaption(_ at: inout Int) {
        guard at < tokens.count, tokens[at].is(.open), tokens[at].gap < .cell,
            let close = closing(of: at), close - at <= 12,
            !((at + 1)..<close).contains(where: { inside in
                tokens[inside].number != nil || tokens[inside].law != nil || isTableName(inside)
            })
        else { return }
        at = close + 1
    }

    /// 第14条から第16条まで, 第14条～第16条: adds the articles up to the upper one.
    ///
    /// - Returns: false for an upper end that can be none: it is passed over, and the list unread.
    private mutating func readUpperArticle(
        _ next: inout Int, _ provisions: inout [CitedProvision], isSupplementary: Bool
    ) -> Bool {
        guard let lower = provisions.last, lower.provision.paragraph == nil,
            lower.provision.item == nil, let (list, after) = upperBound(from: next, .article),
            let upper = list.elements.first
        else { return true }
        // The range itself is read as the lists of items read theirs.
        let numbers = ListElement(
            first: lower.provision.article, last: upper.first, range: upper.range)
        guard numbers.isRange else { return upper.first.whole <= ItemBounds.largestArticle }
        let (written, rangeFrom) = NumberRoom.written(numbers, &room)
        provisions += written.dropFirst().map {
            CitedProvision(
                provision: Provision(article: $0, isSupplementary: isSupplementary),
                range: upper.range, rangeFrom: rangeFrom)
        }
        next = after
        return true
    }

    /// から第16条まで: the list of one number, and the token after it.
    private func upperBound(from start: Int, _ mark: ListMark) -> (NumberList, Int)? {
        guard start < tokens.count,
            tokens[start].is(.from) || tokens[start].is(.tilde) || tokens[start].is(.hyphen),
            NumberList.beginsNumber(tokens, start + 1),
            let list = NumberList.read(tokens, from: start + 1, in: source), list.mark == mark,
            list.elements.count == 1, !list.isUnreadable, !tokens[list.next].is(.of)
        else { return nil }
        let after = list.next + 1
        return (list, after < tokens.count && tokens[after].is(.upTo) ? after + 1 : after)
    }

    /// 第59条の3: the branch after 条. 第19条の8号 is a slip for 第19条第8号.
    private func readBranch(
        after next: inout Int, _ details: inout ArticleDetails, _ slips: inout [Citation.Slip]
    ) {
        guard next + 1 < tokens.count, tokens[next].is(.of), tokens[next + 1].number != nil else {
            return
        }
        var at = next + 1
        guard let branch = NumberList.number(tokens, &at, previous: nil, in: source) else { return }
        if NumberList.closingMark(tokens, at: at) == .item, !branch.isBranch {
            details.setItem(branch, range: tokens[next + 1].start..<tokens[at].end)
            slips.append(.itemWrittenAsBranch)
            next = at + 1
            return
        }
        // 第九条の一項 is a slip for 第九条第一項.
        if tokens.indices.contains(at), tokens[at].is(.paragraphOrRow), !branch.isBranch,
            let list = NumberList.read(tokens, from: next + 1, in: source)
        {
            details.addParagraphs(list, end: tokens[at].end)
            slips.append(.itemWrittenAsBranch)
            next = at + 1
            return
        }
        // 第2条の42の項 names a row of a table, not a branch.
        if NumberList.closingMark(tokens, at: at) == .row, tokens[at].is(.of) { return }
        details.addBranch(branch, end: tokens[at - 1].end)
        next = at
    }

    /// 第1項及び第2項, 第8号の2, 第1項第3号.
    private func readDetails(_ next: inout Int, _ details: inout ArticleDetails) {
        var isFirst = true
        while true {
            var at = next
            if at < tokens.count, tokens[at].gap.startsLine, tokens[at].is(.middleDot) { return }
            skipCaption(&at)
            let separated = NumberList.skipSeparators(tokens, &at)
            if separated && isFirst { return }
            guard NumberList.beginsNumber(tokens, at), tokens[at].gap < .blankLine,
                let list = NumberList.read(tokens, from: at, in: source),
                list.mark == .row || list.mark == .item, !tokens[list.next].is(.of)
            else { return }
            var end = list.next + 1
            if list.mark == .row {
                details.addParagraphs(list, end: tokens[list.next].end)
                if let (upper, after) = upperBound(from: end, .row) {
                    details.addParagraphs(upper, end: tokens[after - 1].end, isUpper: true)
                    end = after
                }
            } else {
                var branch: ItemNumber?
                if end + 1 < tokens.count, tokens[end].is(.of), tokens[end + 1].number != nil {
                    var after = end + 1
                    branch = NumberList.number(tokens, &after, previous: nil, in: source)
                    end = after
                }
                details.addItems(
                    list, branch: branch, continues: separated, end: tokens[end - 1].end)
                if branch == nil, let (upper, after) = upperBound(from: end, .item) {
                    details.addItems(
                        upper, branch: nil, continues: true, end: tokens[after - 1].end, isUpper: true)
                    end = after
                }
            }
            next = end
            isFirst = false
        }
    }

    /// Provisions at the beginning of a line under a law's name, or right after a table; rows
    /// of the table cited before.
    mutating func readBareProvisions() {
        let token = tokens[index]
        if continueTable() || continueArticle() { return }
        guard let law, startsLineOrBullet(index) || isNumbered(index) || continuesTable(of: law) else {
            skipNumbers()
            return
        }
        guard NumberList.beginsNumber(tokens, index) || token.is(.supplementary) else { return }
        if !readProvisions(from: index, law: law, start: token.start, condition: nil) {
            skipNumbers()
        }
    }

    /// Passes over a list that is no citation, so that a long one is read only once.
    mutating func skipNumbers() {
        if NumberList.beginsNumber(tokens, index),
            let list = NumberList.read(tokens, from: index, in: source)
        {
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
        let limit = min(tokens.count, at + 8)
        while at < limit {
            if tokens[at].is(.open) || tokens[at].is(.ordinal) {
                return (Condition(information: value), at)
            }
            at += 1
        }
        return nil
    }

    /// The token that closes a quotation, at most 60 tokens on.
    func closingQuote(of start: Int) -> Int? {
        var depth = 0
        for at in start..<min(tokens.count, start + 60) {
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
