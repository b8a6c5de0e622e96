import KobanLaw
import KobanText

// 「第9条第1項」「第113条の3第1項及び第2項」「第1、2、3、…、59の3条」
// 「第8,9,11～14条、第26条の4,第27,28条、59条の2の2,59条の3」「附則第6条第4項」「第2条各号又は第3条各号」
extension CitationParser {
    /// The provisions of one list.
    struct ProvisionList {
        var provisions: [CitedProvision] = []
        var slips: [Citation.Slip] = []
        /// The token after the list.
        var next: Int
        /// How many numbers ranges may still stand for after it.
        var room: Int
        /// Whether numbers of the list ran together, so that it was not read whole.
        var isUnread = false
    }

    /// Reads a list of provisions and adds the citation; false when none begins there.
    mutating func readProvisions(
        from start: Int, law: ResolvedLaw, start offset: Int, condition: Condition?
    ) -> Bool {
        guard start < tokens.count else { return false }
        // 番号法（第19条第8号）, 番号法「第2条第15項」
        let opening = tokens[start].is(.open) || tokens[start].is(.openQuote) ? start : nil
        guard var list = provisionList(from: opening == nil ? start : start + 1) else { return false }
        room = list.room
        if list.isUnread { list.slips.append(.unreadList) }
        var end = tokens[list.next - 1].end
        if let opening {
            if list.next < tokens.count, tokens[list.next].isClosing {
                end = tokens[list.next].end
                list.next += 1
            } else if tokens[opening].is(.openQuote) {
                // What is quoted is more than the provision: 番号法「第2条の定義」.
                end = tokens[list.next - 1].end
            } else if closing(of: start) == nil {
                list.slips.append(.unclosedBracket)
            }
        }
        if let title = ruleNamed(after: list, of: law) {
            self.law = title.law
            readCitations(of: title.law, from: title.next, start: offset)
            return true
        }
        add(
            .provisions(ProvisionCitation(provisions: list.provisions)), law: law,
            range: offset..<end, next: list.next, condition: condition, slips: list.slips)
        readAmendedWording(of: law)
        return true
    }

    /// Reads a list of provisions.
    ///
    /// - Parameter base: the article cited before with which the list goes on (同条第2項).
    func provisionList(from start: Int, after base: ArticleDetails? = nil) -> ProvisionList? {
        var read = ProvisionList(next: start, room: base?.room ?? room)
        var at = start
        var isSupplementary = base?.isSupplementary ?? false
        if var details = base {
            readDetails(&at, &details)
            guard !details.provisions.isEmpty else { return nil }
            read.provisions = details.provisions
            read.room = details.room
            read.isUnread = details.isUnread
            read.next = at
            guard goesOn(&at) else { return read }
        }
        while true {
            if at < tokens.count, tokens[at].is(.supplementary) {
                isSupplementary = true
                at += 1
                skipParentheses(&at)
            }
            guard let list = NumberList.read(tokens, from: at, in: source), list.mark == .article else { break }
            var details = ArticleDetails(list, isSupplementary: isSupplementary, room: read.room)
            at = list.next + 1
            readBranch(after: &at, &details, &read.slips)
            readDetails(&at, &details)
            read.provisions += details.provisions
            read.room = details.room
            if details.isUnread { read.isUnread = true }
            readUpperArticle(&at, &read, isSupplementary: isSupplementary)
            read.next = at
            guard goesOn(&at) else { break }
        }
        return read.provisions.isEmpty && !read.isUnread ? nil : read
    }

    /// Passes over what joins a provision to the next of its list; false where none follows.
    private func goesOn(_ at: inout Int) -> Bool {
        skipCaption(&at)
        // A bullet on a new line begins another citation.
        if at < tokens.count, tokens[at].gap.startsLine, tokens[at].is(.middleDot) { return false }
        return NumberList.skipSeparators(tokens, &at)
    }

    /// What an article is called is not longer, in tokens.
    private static let longestCaption = 12

    /// 第19条（特定個人情報の提供の制限）第8号, 第2条第5項《定義》, ((定義)): passes over what an
    /// article is called.
    private func skipCaption(_ at: inout Int) {
        guard at < tokens.count, tokens[at].gap < .cell, let close = caption(at) else { return }
        let inside = (at + 1)..<close
        guard close - at <= Self.longestCaption, role(in: inside) == nil,
            !inside.contains(where: { inside in
                tokens[inside].number != nil || tokens[inside].law != nil || isTableName(inside)
            })
        else { return }
        at = close + 1
    }

    /// The token that closes a caption in brackets of any kind.
    private func caption(_ at: Int) -> Int? {
        if tokens[at].is(.open) || tokens[at].is(.openSquare) { return closing(of: at) }
        // 【…】 and 《…》 at the beginning of a line are headings.
        guard !tokens[at].gap.startsLine else { return nil }
        let closing: Keyword
        if tokens[at].is(.openLenticular) {
            closing = .closeLenticular
        } else if tokens[at].is(.openAngle) {
            closing = .closeAngle
        } else {
            return nil
        }
        return tokens[at...].prefix(Self.longestCaption).firstIndex { $0.is(closing) }
    }

    /// 第14条から第16条まで, 第30条の9～第30条の12: adds the articles up to the upper one. An upper end that can
    /// be none is passed over, and the list is unread.
    private func readUpperArticle(_ next: inout Int, _ read: inout ProvisionList, isSupplementary: Bool) {
        guard let lower = read.provisions.last, lower.provision.paragraph == nil,
            lower.provision.item == nil, let (list, after) = upperBound(from: next, .article),
            let place = list.elements.first?.range, let upper = upperArticle(list, &next, after)
        else { return }
        guard upper.whole <= ItemBounds.largestArticle else {
            read.isUnread = true
            return
        }
        let (numbers, rangeFrom) = articles(from: lower.provision.article, to: upper, &read.room)
        read.provisions += numbers.map {
            CitedProvision(
                provision: Provision(article: $0, isSupplementary: isSupplementary), range: place, rangeFrom: rangeFrom)
        }
    }

    /// The upper end of a range of articles, with the branch that stands after its 条.
    private func upperArticle(_ list: NumberList, _ next: inout Int, _ after: Int) -> ItemNumber? {
        guard let upper = list.elements.first?.first else { return nil }
        var at = list.next + 2
        guard list.next + 2 < tokens.count, tokens[list.next + 1].is(.of), tokens[at].number != nil,
            let branch = NumberList.number(tokens, &at, previous: nil, in: source), !counts(at)
        else {
            next = after
            return upper
        }
        next = at < tokens.count && tokens[at].is(.upTo) ? at + 1 : at
        return ItemNumber(components: upper.components + branch.components)
    }

    /// The articles after the lower end of a range, to the upper one: whole numbers or the branches
    /// of one article; between any others nobody knows which there are, and only the end counts.
    private func articles(
        from lower: ItemNumber, to upper: ItemNumber, _ room: inout Int
    ) -> (numbers: [ItemNumber], rangeFrom: ItemNumber?) {
        let range = ListElement(first: lower, last: upper, range: 0..<0)
        if range.isRange {
            let (numbers, rangeFrom) = NumberRoom.written(range, &room)
            return (Array(numbers.dropFirst()), rangeFrom)
        }
        let (first, last) = (lower.components, upper.components)
        guard first.count == last.count, first.count > 1, first.dropLast() == last.dropLast(), let from = first.last,
            let to = last.last, from < to, to - from < min(ItemBounds.longestRange, room)
        else { return ([upper], nil) }
        room -= to - from
        return (((from + 1)...to).compactMap { ItemNumber(components: last.dropLast() + [$0]) }, nil)
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
        if after < tokens.count, tokens[after].is(.upTo) { return (list, after + 1) }
        // 第7号から第8号に改められた: what moved is no range.
        return tokens[start].is(.from) && leadsToChange(after) ? nil : (list, after)
    }

    /// 第59条の3: the branch after 条. 第19条の8号 is a slip for 第19条第8号.
    private func readBranch(
        after next: inout Int, _ details: inout ArticleDetails, _ slips: inout [Citation.Slip]
    ) {
        guard next + 1 < tokens.count, tokens[next].is(.of), tokens[next + 1].number != nil else {
            return
        }
        var at = next + 1
        guard let branch = NumberList.number(tokens, &at, previous: nil, in: source), !counts(at) else { return }
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

    /// 第29条の2行目, 第9条の3つの要件: the number counts lines or things and is no branch.
    private func counts(_ next: Int) -> Bool {
        guard next < tokens.count, tokens[next].gap < .cell else { return false }
        // 2番目
        if tokens[next].is(.rowNumber) { return true }
        if tokens[next].is(.year) || tokens[next].is(.month) || tokens[next].is(.day) { return true }
        guard case .other = tokens[next].kind else { return false }
        return Self.counters.contains { source.begins(tokens[next].range, with: $0) }
    }

    private static let counters = [
        "行", "ページ", "頁", "つ", "番目", "点", "段落", "文", "か所", "カ所", "ヶ所", "箇所", "個", "種類", "件", "人", "名",
        "回", "通り", "か月", "カ月", "ヶ月", "割", "分の",
    ]

    /// 第1項及び第2項, 第8号の2, 第1項第3号, 第1項各号, 第3項前段.
    private func readDetails(_ next: inout Int, _ details: inout ArticleDetails) {
        var isFirst = true
        while true {
            skipParts(&next)
            var at = next
            if at < tokens.count, tokens[at].gap.startsLine, tokens[at].is(.middleDot) { return }
            skipCaption(&at)
            let separated = NumberList.skipSeparators(tokens, &at)
            if separated && isFirst { return }
            guard NumberList.beginsNumber(tokens, at), let list = NumberList.read(tokens, from: at, in: source),
                list.mark == .row || list.mark == .item, !tokens[list.next].is(.of),
                // 「第19条」, a blank line of the page, 「第8号」: no paragraph begins so.
                tokens[at].gap < .blankLine || isFirst && !separated && tokens[at].is(.ordinal) && list.mark == .item
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
                    let number = NumberList.number(tokens, &after, previous: nil, in: source)
                    if !counts(after) {
                        branch = number
                        end = after
                    }
                }
                details.addItems(list, branch: branch, end: tokens[end - 1].end)
                if branch == nil, let (upper, after) = upperBound(from: end, .item) {
                    details.addItems(upper, branch: nil, end: tokens[after - 1].end, isUpper: true)
                    end = after
                }
            }
            next = end
            isFirst = false
        }
    }

    /// 各号, 本文, ただし書, 前段, イ又はロ: parts of a provision, which stand in the text of the
    /// citation and are not told apart.
    private func skipParts(_ next: inout Int) {
        var at = next
        while at < tokens.count, tokens[at].gap == .none, isPart(at) {
            at += 1
            next = at
            // イ又はロ
            _ = NumberList.skipSeparators(tokens, &at)
        }
    }

    private func isPart(_ at: Int) -> Bool {
        if tokens[at].is(.eachItem) || isKatakana(at) { return true }
        guard case .other = tokens[at].kind else { return false }
        return Self.parts.contains(source.compactText(tokens[at].range))
    }

    private static let parts: Set<String> = ["本文", "ただし書", "ただし書き", "前段", "後段", "柱書", "柱書き"]
}
