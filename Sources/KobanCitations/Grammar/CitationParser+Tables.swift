import KobanDocuments
import KobanLaw
import KobanText

// 「別表第二の9,10,85の2の項」「別表 第23の項」「別表第1　項番30」
// 「第2条の表のうち、次の項（…）13・14・18」「命令表第1項」
extension CitationParser {
    /// The name of a table and the token after it.
    private struct TableHead {
        var table: TableName?
        var other: String?
        var range: Range<Int>
        var next: Int
        /// Whether the words that follow must be a list for this to be a table at all.
        var needsItems = false
    }

    /// Reads a table's name and its items at 別表, 第2条の表 or 表, and adds the citation.
    ///
    /// - Parameters:
    ///   - law: the law to which the table belongs.
    ///   - offset: where the citation begins: the law's name when it stands right before.
    mutating func readTable(at start: Int, law: ResolvedLaw, start offset: Int, adjacent: Bool) {
        let followsAct = adjacent || hangsOnAct(start) || law.id == .numberAct && isBasis(start)
        guard let head = readHead(at: start, law: law) ?? unknownHead(at: start, law: law, adjacent: followsAct) else {
            index = start + 1
            return
        }
        var law = law
        if law.id == .numberAct, law.name == nil { law.name = ownName ?? context.ownName }
        var tail = TableTail.read(
            tokens, from: head.next, head: head.table, in: source, parser: self)
        if tail.isRepeatedBelow {
            // 「別表第二の次の項…」 and then 「別表第二の9・10の項」: one citation, the second.
            index = head.next
            return
        }
        let isBareName = tail.elements.isEmpty && tail.condition.isEmpty
        let next = isBareName ? head.next : tail.next
        var (extent, unreadFrom) = extent(of: tail, nameEnds: head.next, next: next)
        // 「別表1、23の項」: the table and its item, or two items of 別表.
        let isNumbered = context.tables.isNumbered(head.table)
        let isUnnumbered = head.table != nil && head.table == context.tables.unnumbered
        if isNumbered, !tokens[start + 1].is(.ordinal),
            tokens[head.next].is(.listComma) || tokens[head.next].is(.middleDot) || tokens[head.next].is(.period),
            NumberList.beginsNumber(tokens, head.next + 1)
        {
            extent = .unread
        }
        if isUnnumbered, mayNameTable(tail, after: head.next) { extent = .unread }
        // 「別表〕第二　43の項」「別表/2 43の項」「別表第2の項　24の項」: the table's number and its item, or two items of 別表.
        if isUnnumbered, tail.elements.count > 1,
            let first = tail.elements.first?.first, !first.isBranch,
            context.tables[first.whole] != nil,
            isUnparted(tail.elements[0].range.upperBound..<tail.elements[1].range.lowerBound, after: start)
        {
            extent = .unread
        }
        // 「別表第一の15の項及び第二の26の項」「別表の一の26の項」: what seems a branch is a table and its item.
        if tail.elements.contains(where: { isTableAndItem($0.first, in: head.table) }) {
            extent = .unread
            // 「別表/第2の59の項」: 2の59 is a table and its item, and none that could be missing.
            if isUnnumbered, tail.elements.count == 1 { tail.elements = [] }
        }
        // 第一別表
        if isUnnumbered, tokens[start].gap == .none, tokens[start - 1].number != nil,
            tokens[start - 2].is(.ordinal)
        {
            extent = .unread
        }
        // 「項番26（別表第二）」: the items stand before the table.
        if extent == .whole, tail.condition.isEmpty, !isColumn(head.next),
            numberStandsBefore(index) || numberStandsBefore(start)
        {
            extent = .unread
        }
        // 別表第＜2の26の項: the law is ours, and which of its tables is meant was not read.
        if law.id == .numberAct, head.table == nil { extent = .unread }
        let isBare = !adjacent && law.range == nil
        let isNamed = followsAct && law.id == .numberAct && tokens[start].is(.tableWord)
        if (head.needsItems && tail.elements.isEmpty && !(isNamed && extent == .unread))
            || (isBare && isBareName && !isMeant(start, next: head.next)
                && !(extent == .unread && namesAct && !refersReader(head.next)
                    && (isNamed || hasUnreadRow(after: head.next)
                        || isOldTable(head, at: start) && hasUnreadNumber(after: head.next))))
            || (isBare && !isBareName && !tail.isMarked && tail.condition.isEmpty && !namesAct)
        {
            index = head.next
            return
        }
        var slips: [Citation.Slip] = tail.isUnclosed ? [.unclosedBracket] : []
        if extent == .unread { slips.append(.unreadList) }
        if law.isUncertain { slips.append(.uncertainOwner) }
        add(
            .table(
                TableCitation(
                    table: head.table, otherTable: head.other, tableRange: head.range,
                    elements: tail.elements, extent: extent)),
            law: law, range: offset..<max(isBareName ? head.range.upperBound : tail.end, head.range.upperBound),
            next: next,
            condition: tail.condition, slips: slips)
        self.unreadFrom = unreadFrom
        if law.id != nil || adjacent { self.law = law }
    }

    /// Whether no separator stands between the first two numbers after 別表.
    private func isUnparted(_ range: Range<Int>, after start: Int) -> Bool {
        // Marks that separate nothing are left out: 「別表第1の項©　28の項」.
        let joint = String(
            String.UnicodeScalarView(
                source.compactText(range).unicodeScalars.filter {
                    $0.properties.isAlphabetic || "、,，.．・/／~～〜-－―".unicodeScalars.contains($0)
                }))
        if joint == "第" { return true }
        // 「別表の1 8の項」 and 「別表の1の項 8の項」 have の before both, and 「別表第1の項 第8の項」 has 第.
        if tokens[start + 1].is(.of) { return false }
        return ["", "の項", "項", "の項の", "項の"].contains(joint) || joint == "の項第" && !tokens[start + 1].is(.ordinal)
    }

    /// 「番号法第9条第1項　別表＝2の14の項」: a table right behind a provision of the Act is the Act's, however it is written.
    private func hangsOnAct(_ start: Int) -> Bool {
        guard citationEnd > 0, citationEnd <= start, let last = citations.last, last.law == .numberAct else {
            return false
        }
        return (citationEnd..<start).allSatisfy {
            tokens[$0].is(.listComma) || tokens[$0].is(.conjunction) || tokens[$0].is(.of)
                || tokens[$0].is(.middleDot) && !tokens[$0].gap.startsLine
        } && tokens[start].gap < .lineBreak
    }

    /// 「／別表第に掲げる２（第64の項）」: in a field of legal bases, a table and numbers of which it may be said.
    private func isBasis(_ start: Int) -> Bool {
        context.isBasis && namesAct && tokens[start].is(.tableWord) && !refersReader(start + 1)
            && hasUnreadNumber(after: start + 1)
    }

    /// 2の26 is no item of a table: none has so many branches, and 別表第一 and 別表第二 have none after 1 and 2.
    private func isTableAndItem(_ item: ItemNumber, in table: TableName?) -> Bool {
        guard context.tables[item.whole] != nil, let branch = item.components.dropFirst().first else { return false }
        return table != context.tables.unnumbered || branch > ItemBounds.largestBranch
    }

    /// 「別表!第一の83の項」「別表-2の26の項」「別表中1　51の項」「別表ロの26の項」: 別表 and a mark or word, and then what
    /// may be the table's number.
    private func mayNameTable(_ tail: TableTail, after nameEnds: Int) -> Bool {
        guard let first = tail.elements.first else { return false }
        if isLettered(nameEnds) || isSingleLetter(nameEnds) { return true }
        // 別表-1（27の項）, 別表①（15の項）
        var before = nameEnds
        while before < tokens.count, tokens[before].start < first.range.lowerBound {
            if tokens[before].number != nil || isEnclosedTableNumber(before) { return true }
            before += 1
        }
        guard context.tables[first.first.whole] != nil else { return false }
        // 別表の1（15の項）, 別表No.1（15の項）
        if tail.elements.count > 1, tokens[nameEnds].is(.itemNumberHeading) || bracketStands(behind: first) {
            return true
        }
        var at = nameEnds
        while at < tokens.count, tokens[at].start < first.range.lowerBound {
            switch tokens[at].kind {
            case .other, .word(.middleDot), .word(.rowNumber), .word(.hyphen), .word(.openAngle), .word(.reference),
                .word(.close),
                .word(.tilde), .word(.period), .word(.colon):
                return true
            default: at += 1
            }
        }
        return false
    }

    /// 「項番27　別表第2　第2欄に掲げる事務」 speaks of the column.
    private func isColumn(_ next: Int) -> Bool {
        let at = tokens[next].is(.of) ? next + 1 : next
        return NumberList.beginsNumber(tokens, at) && NumberList.read(tokens, from: at, in: source)?.mark == .column
    }

    /// 「| 別表第一 | 7 |」: a table of the Act as it was, by its number.
    private func isOldTable(_ head: TableHead, at start: Int) -> Bool {
        context.tables.isNumbered(head.table) && tokens[start + 1].is(.ordinal)
    }

    private func bracketStands(behind element: ListElement) -> Bool {
        var at = index
        while at < tokens.count, tokens[at].start < element.range.upperBound { at += 1 }
        return tokens[at].is(.open) || tokens[at].isOpeningOther
    }

    /// ① or ② right behind 別表.
    private func isEnclosedTableNumber(_ at: Int) -> Bool {
        guard tokens[at].is(.middleDot), tokens[at].gap == .none,
            case .character(let scalar) = SourcePiece.read(source.buffer, at: tokens[at].start, end: tokens[at].end)
                .piece
        else { return false }
        return scalar.properties.numericValue.map { $0 <= Double(context.tables.highestNumber) } ?? false
    }

    /// 別表ロの, 別表イ: one letter that may be the table's.
    private func isSingleLetter(_ at: Int) -> Bool {
        guard at < tokens.count, tokens[at].gap == .none, case .other = tokens[at].kind else { return false }
        var cursor = TextCursor(source.buffer, range: tokens[at].range)
        guard let letter = cursor.next()?.scalar, cursor.next() == nil else { return false }
        return (0x30A1...0x30FA).contains(letter.value) || letter.properties.numericType != nil
    }

    /// 「番号法別表ID47」「別表第に掲げる２」: the law is ours, and which of its tables is meant cannot be read.
    private func unknownHead(at start: Int, law: ResolvedLaw, adjacent: Bool) -> TableHead? {
        guard adjacent, law.id == .numberAct, tokens[start].is(.tableWord) else { return nil }
        return TableHead(table: nil, other: "別表", range: tokens[start].range, next: start + 1)
    }

    private func readHead(at start: Int, law: ResolvedLaw) -> TableHead? {
        let token = tokens[start]
        let isOwn = law.id == .numberAct
        switch token.kind {
        case .tableOfArticle(let article):
            let table = tableOfArticle(article, law: law)
            return TableHead(
                table: table, other: table == nil ? TableDesignation.ofArticle(article).text : nil,
                range: token.range, next: start + 1)
        case .namedTable(let table):
            return TableHead(table: table, range: token.range, next: start + 1)
        default: break
        }
        if token.is(.table) {
            return TableHead(
                table: nil, other: "表", range: token.range, next: start + 1, needsItems: true)
        }
        if !token.is(.tableWord) {
            return readArticleHead(at: start, law: law)
        }
        guard isOwn else { return otherTableHead(at: start) }
        return ownTableHead(at: start, lawIsNamed: law.range != nil)
    }

    /// The table of an article that a text means: of the law named, or, where it names none, of the order that
    /// has one there.
    private func tableOfArticle(_ article: ItemNumber, law: ResolvedLaw) -> TableName? {
        if let id = law.id { return context.tables.table(ofArticle: article, of: id) }
        guard law.isUndefinedOrder || law.name == nil, let order = context.tables.order(ofArticle: article) else {
            return nil
        }
        return context.tables.table(ofArticle: article, of: order.law)
    }

    /// 第2条のうち次の項, 第2条の42の項.
    private func readArticleHead(at start: Int, law: ResolvedLaw) -> TableHead? {
        var at = start
        if tokens[at].is(.ordinal) { at += 1 }
        guard at + 1 < tokens.count, let number = tokens[at].number, tokens[at + 1].is(.article),
            let table = tableOfArticle(ItemNumber(number), law: law)
        else {
            return nil
        }
        return TableHead(
            table: table, range: tokens[start].start..<tokens[at + 1].end, next: at + 2)
    }

    /// 別表第1の2 of an ordinance: the name as written up to its items.
    private func otherTableHead(at start: Int) -> TableHead? {
        var at = start + 1
        var end = tokens[start].end
        if at + 1 < tokens.count, tokens[at].is(.ordinal), tokens[at + 1].number != nil,
            NumberList.closingMark(tokens, at: at + 2) != .row
        {
            // 別表第1の2 is a name, 別表第1の2の項 names a row of 別表第1.
            var after = at + 2
            while after + 1 < tokens.count, tokens[after].is(.of), tokens[after + 1].number != nil,
                NumberList.read(tokens, from: after + 1, in: source)?.mark != .row
            {
                after += 2
            }
            end = tokens[after - 1].end
            at = after
        }
        return TableHead(
            table: nil, other: source.compactText(tokens[start].start..<end),
            range: tokens[start].start..<end, next: at)
    }

    /// 別表第一, 別表第2, 別表１, 別表2, and 別表 before items: tells 別表第一の15の項 from 別表1の項
    /// and 別表第23の項.
    private func ownTableHead(at start: Int, lawIsNamed: Bool) -> TableHead? {
        let begin = tokens[start].start
        if let enclosed = enclosedTableHead(at: start) { return enclosed }
        var at = start + 1
        let hasOrdinal = at < tokens.count && tokens[at].is(.ordinal)
        if hasOrdinal { at += 1 }
        guard at < tokens.count, case .number(let value, let isKanji) = tokens[at].kind else {
            if hasOrdinal || isLettered(at) { return nil }
            return unifiedHead(at: start, needsItems: !lawIsNamed)
        }
        let numbered = TableHead(
            table: context.tables[value], range: begin..<tokens[at].end,
            next: at + 1)
        guard numbered.table != nil else {
            if !hasOrdinal, tokens[at].gap.startsLine { return unifiedHead(at: start, needsItems: !lawIsNamed) }
            // 別表第三の5の項, and 別表第3の5の項 where nothing says 番号法, are of no table of ours.
            let isBranch = at + 2 < tokens.count && tokens[at + 1].is(.of) && tokens[at + 2].number != nil
            if hasOrdinal, isBranch, value <= Self.highestTable, isKanji || !namesAct { return nil }
            return unifiedHead(at: start, needsItems: true)
        }
        let after = at + 1
        guard after < tokens.count else { return numbered }
        switch NumberList.closingMark(tokens, at: after) {
        case .row:
            // 別表第二の項のうち: the table. 別表第1の項, 別表1の項: item 1 of 別表.
            let isAmong =
                tokens[after].is(.of) && after + 2 < tokens.count && tokens[after + 2].is(.among)
            return isAmong || (hasOrdinal && isKanji)
                ? numbered : unifiedHead(at: start, needsItems: true)
        case .column:
            // 別表第2の第2欄 has の第; 別表2欄 is no table.
            return tokens[after].is(.of) ? numbered : nil
        case .article, .item:
            return nil
        case .none:
            break
        }
        if hasOrdinal { return numbered }
        // 別表1、2、5の項: a list of 別表, when the numbers go on to 項 without a の first.
        if tokens[after].is(.of) || tokens[after].is(.itemNumberHeading) { return numbered }
        // 別表1 15の項: a table and its item, parted by a blank alone.
        if tokens[after].gap >= .space, NumberList.beginsNumber(tokens, after),
            TableTail.isRow(tokens, after, in: source)
        {
            return numbered
        }
        if let list = NumberList.read(tokens, from: at, in: source), list.mark == .row,
            list.elements.count > 1
        {
            // 「別表1、2、5の項」 begins as lists do; 「別表2・24の項」 may be 別表第二 and its item 24.
            return value == 1 && list.elements[1].first == ItemNumber(2)
                ? unifiedHead(at: start, needsItems: true) : numbered
        }
        return numbered
    }

    /// 別表（第二）の26の項, 別表(2)の26の項, 別表「第二」: the number of the table in brackets, and の or a heading behind it.
    private func enclosedTableHead(at start: Int) -> TableHead? {
        var at = start + 1
        guard at < tokens.count, tokens[at].gap < .lineBreak,
            tokens[at].is(.open) || tokens[at].isOpeningOther || tokens[at].is(.openAngle)
        else { return nil }
        at += 1
        let hasOrdinal = tokens[at].is(.ordinal)
        if hasOrdinal { at += 1 }
        guard let value = tokens[at].number, let table = context.tables[value],
            tokens[at + 1].isClosing || tokens[at + 1].is(.closeAngle)
        else {
            return nil
        }
        let next = at + 2
        let goesOn =
            tokens[next].is(.of) && !tokens[next + 1].is(.paragraphOrRow) && !tokens[next + 1].is(.column)
            || tokens[next].is(.open) && NumberList.beginsNumber(tokens, next + 1)
        guard hasOrdinal || goesOn || tokens[next].is(.itemNumberHeading) else { return nil }
        return TableHead(table: table, range: tokens[start].start..<tokens[next - 1].end, next: next)
    }

    /// A number above this after 別表第 is an item's, not a table's (assumption).
    private static let highestTable = 9

    /// 別表Ⅱ, 別表A: a name that none of ours has.
    private func isLettered(_ at: Int) -> Bool {
        guard at < tokens.count, tokens[at].gap == .none, case .other = tokens[at].kind else {
            return false
        }
        var cursor = TextCursor(source.buffer, range: tokens[at].range)
        guard let letter = cursor.next()?.scalar else { return false }
        return (0x2160...0x217F).contains(letter.value) || (letter.isASCII && letter.properties.isAlphabetic)
    }

    private func unifiedHead(at start: Int, needsItems: Bool) -> TableHead {
        TableHead(
            table: context.tables.unnumbered,
            other: context.tables.unnumbered == nil ? TableDesignation.appendedWord : nil,
            range: tokens[start].range, next: start + 1,
            needsItems: needsItems)
    }
}
