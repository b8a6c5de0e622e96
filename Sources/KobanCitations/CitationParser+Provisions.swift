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
        while let list = NumberList.read(tokens, from: at, in: source), list.mark == .article {
            var details = ArticleDetails(list, isSupplementary: isSupplementary)
            var next = list.next + 1
            readBranch(after: &next, &details, &slips)
            readDetails(&next, &details)
            provisions += details.provisions
            readUpperArticle(&next, &provisions, isSupplementary: isSupplementary)
            lastEnd = next
            at = next
            skipCaption(&at)
            // A bullet on a new line begins another citation.
            if at < tokens.count, tokens[at].gap.startsLine, tokens[at].is(.middleDot) { break }
            guard NumberList.skipSeparators(tokens, &at) else { break }
        }
        guard !provisions.isEmpty else { return false }
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
    private func readUpperArticle(
        _ next: inout Int, _ provisions: inout [CitedProvision], isSupplementary: Bool
    ) {
        guard let lower = provisions.last, lower.provision.paragraph == nil,
            lower.provision.item == nil, let (list, after) = upperBound(from: next, .article),
            let upper = list.elements.first
        else { return }
        // The range itself is read as the lists of items read theirs.
        let numbers = ListElement(
            first: lower.provision.article, last: upper.first, range: upper.range)
        guard numbers.isRange else { return }
        provisions += numbers.numbers.dropFirst().map {
            CitedProvision(
                provision: Provision(article: $0, isSupplementary: isSupplementary),
                range: list.elements[0].range)
        }
        next = after
    }

    /// から第16条まで: the list of one number, and the token after it.
    private func upperBound(from start: Int, _ mark: ListMark) -> (NumberList, Int)? {
        guard start < tokens.count,
            tokens[start].is(.from) || tokens[start].is(.tilde) || tokens[start].is(.hyphen),
            NumberList.beginsNumber(tokens, start + 1),
            let list = NumberList.read(tokens, from: start + 1, in: source), list.mark == mark,
            list.elements.count == 1, !tokens[list.next].is(.of)
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
            if tokens[at].is(.openQuote) { depth += 1 }
            if tokens[at].is(.closeQuote) {
                depth -= 1
                if depth == 0 { return at }
            }
        }
        return nil
    }
}

/// The articles of one list up to 条, with the paragraphs and items of the last.
struct ArticleDetails {
    private(set) var provisions: [CitedProvision] = []
    private var article: ItemNumber
    private var hasParagraph = false
    private let isSupplementary: Bool

    init(_ list: NumberList, isSupplementary: Bool) {
        self.isSupplementary = isSupplementary
        article = list.elements[0].first
        for element in list.elements {
            for number in element.numbers {
                provisions.append(
                    CitedProvision(
                        provision: Provision(article: number, isSupplementary: isSupplementary),
                        range: element.range))
                article = number
            }
        }
    }

    /// Goes on from a provision that has its paragraph or item.
    init(_ base: CitedProvision) {
        isSupplementary = base.provision.isSupplementary
        article = base.provision.article
        hasParagraph = true
        provisions = [base]
    }

    private var last: CitedProvision? { provisions.last }

    private mutating func replaceLast(_ provision: Provision, end: Int) {
        guard let last else { return }
        provisions[provisions.count - 1] = CitedProvision(
            provision: provision, range: last.range.lowerBound..<end)
    }

    mutating func addBranch(_ branch: ItemNumber, end: Int) {
        guard let number = ItemNumber(components: article.components + branch.components) else {
            return
        }
        article = number
        replaceLast(Provision(article: number, isSupplementary: isSupplementary), end: end)
    }

    mutating func setItem(_ item: ItemNumber, range: Range<Int>) {
        replaceLast(
            Provision(article: article, isSupplementary: isSupplementary, item: item),
            end: range.upperBound)
    }

    /// - Parameter isUpper: the list ends a range that the last paragraph begins.
    mutating func addParagraphs(_ list: NumberList, end: Int, isUpper: Bool = false) {
        for number in numbers(of: list, after: isUpper ? last?.provision.paragraph : nil) {
            let provision = Provision(
                article: article, isSupplementary: isSupplementary, paragraph: number)
            if !hasParagraph, last?.provision.item == nil {
                replaceLast(provision, end: end)
            } else {
                provisions.append(
                    CitedProvision(provision: provision, range: list.elements[0].range))
            }
            hasParagraph = true
        }
    }

    /// The numbers of a list, with those between it and the lower end of a range.
    private func numbers(of list: NumberList, after lower: ItemNumber?) -> [ItemNumber] {
        let numbers = list.elements.flatMap(\.numbers)
        guard let lower, let upper = numbers.first, !lower.isBranch, !upper.isBranch,
            upper.whole > lower.whole, upper.whole - lower.whole < 1000
        else { return numbers }
        return ((lower.whole + 1)..<upper.whole).map { ItemNumber($0) } + numbers
    }

    mutating func addItems(
        _ list: NumberList, branch: ItemNumber?, continues: Bool, end: Int, isUpper: Bool = false
    ) {
        var numbers = numbers(of: list, after: isUpper ? last?.provision.item : nil)
        if let branch, let tail = numbers.last,
            let whole = ItemNumber(components: tail.components + branch.components)
        {
            numbers[numbers.count - 1] = whole
        }
        for number in numbers {
            guard let base = last?.provision else { return }
            let provision = Provision(
                article: article, isSupplementary: isSupplementary, paragraph: base.paragraph,
                item: number)
            if base.item == nil {
                replaceLast(provision, end: end)
            } else {
                provisions.append(
                    CitedProvision(provision: provision, range: list.elements[0].range))
            }
        }
        hasParagraph = true
    }
}
