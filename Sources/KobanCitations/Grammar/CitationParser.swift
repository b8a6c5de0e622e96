import KobanLaw
import KobanText

/// Reads the citations out of the tokens of one region of a text.
///
/// Modelled on how such texts are read aloud: a law is named and stays in force for the
/// bullets below it; a table belongs to the law named right before it, and to 番号法
/// where none is; a heading says for what.
struct CitationParser {
    let tokens: TokenList
    let source: SourceTokens
    let context: CitationContext
    var index = 0
    var citations: [Citation] = []
    var headings = HeadingStack()
    /// The last heading without brackets that gave a role, and the token after it.
    var lastRoleHeading: (side: RoleWords.Side, next: Int)?

    /// The law whose bullets may follow, and whether it was named in a citation.
    var law: ResolvedLaw?
    /// 番号法 or one of its orders as last named.
    var ownName: String?
    /// The laws named so far, for 同法 and 同条例.
    var namedLaws = NamedLaws()
    /// The article cited last, for 同条 and 同項; nil after one of the citing text itself.
    var antecedent: Antecedent?
    /// Where lists of provisions may go on after brackets (第12条（…を含む。）、第30条), the innermost last.
    var resumptions: [Resumption] = []
    /// Whether that law's name stands alone on its line, as a heading of what is below.
    var lawHeadsLines = false
    /// The token after the last citation.
    var citationEnd = -1
    /// The item after the last table's list that makes the list unread, unless a citation begins with it.
    var unreadFrom: Int?
    /// The last table whose list stands before a note in brackets, and where the note closes.
    var noteAfterTable: (table: Int, close: Int)?
    /// How many numbers ranges may still stand for.
    var room: Int
    /// Whether the text names 番号法 at all.
    let namesAct: Bool
    /// Where a text that does not name it first speaks of an ordinance.
    let firstOrdinance: Int?

    init(tokens: TokenList, source: SourceTokens, context: CitationContext) {
        self.tokens = tokens
        self.source = source
        self.context = context
        room =
            context.room
            ?? ItemBounds.roomForRanges(in: (tokens.last?.end ?? 0) - (tokens.first?.start ?? 0))
        namesAct =
            context.namesAct || context.ownName != nil || tokens.contains { $0.law?.id == .numberAct }
        firstOrdinance = namesAct ? nil : source.first("条例", in: (tokens.first?.start ?? 0)..<(tokens.last?.end ?? 0))
    }

    /// A law as the text names it at a place.
    struct ResolvedLaw {
        var id: LawID?
        var name: String?
        var range: Range<Int>?
        /// An order whose identity depends on the place (主務省令 without definition).
        var isUndefinedOrder = false
        /// 法 without definition: 番号法 where it is the basis of something.
        var isUndefinedAct = false
        /// Whether its title is written with a slip.
        var isInexact = false
        /// Whether the text leaves open whose the table is that is cited.
        var isUncertain = false
        /// Whether the text does not decide between two laws.
        var isUndecided = false
        /// Whether it is a law that the data do not hold: its tables are its own.
        var isForeign: Bool { id == nil && name != nil && !isUndefinedOrder && !isUndefinedAct }
    }

    mutating func run() -> [Citation] {
        while index < tokens.count {
            let before = index
            source.visit()
            step()
            if index == before { index += 1 }
        }
        return citations
    }

    private mutating func step() {
        let token = tokens[index]
        // What 同条 means does not reach over a blank line.
        if token.gap == .blankLine { antecedent = nil }
        if readHeading() { return }
        switch token.kind {
        case .law(let named):
            readLaw(named)
        case .tableOfArticle, .namedTable, .word(.tableWord):
            readBareTable()
        case .word(.table):
            readBrokenTable()
        case .word(.sameTable):
            readSameTable()
        case .word(.sameArticle), .word(.sameParagraph):
            readSameProvision()
        case .word(.ownReference):
            antecedent = nil
        case .word(.supplementary), .word(.ordinal), .number:
            readBareProvisions()
        default:
            break
        }
    }

    // MARK: Laws

    private mutating func readLaw(_ named: NamedLaw) {
        var resolved = resolve(named)
        // 「…法律（以下「番号利用法」という。）」 with a mangled title: the short name tells the law.
        if resolved.id == nil, !named.refersBack, !resolved.isUndecided,
            let known = lawNamedShortly(after: index)
        {
            resolved.id = known
            resolved.isInexact = true
        }
        if !named.refersBack {
            namedLaws.name(resolved, at: index)
            nameActOfRule(resolved)
        }
        if readQuotedTitle() { return }
        law = resolved
        if isOwn(resolved), !resolved.isInexact, !named.refersBack { ownName = resolved.name }
        let beginsLine = startsLineOrBullet(index) || isNumbered(index)
        var at = index + 1
        // 「番号法」第19条第8号
        if at < tokens.count, tokens[at].is(.closeQuote), index > 0, tokens[index - 1].is(.openQuote) {
            at += 1
        }
        skipParentheses(&at)
        lawHeadsLines = beginsLine && (at >= tokens.count || tokens[at].gap.startsLine)
        readCitations(of: resolved, from: at, start: named.nameRange.lowerBound)
    }

    /// The law of the data that a short name defined right after a law's name means.
    private func lawNamedShortly(after index: Int) -> LawID? {
        for name in DefinitionReader.namesDefined(after: index, tokens.tokens, source) {
            if let known = context.knownLaws(name.name) { return known }
        }
        return nil
    }

    /// Reads what follows a law's name: a table, provisions, or nothing.
    mutating func readCitations(of resolved: ResolvedLaw, from start: Int, start offset: Int) {
        var at = start
        guard at < tokens.count, tokens[at].gap < .blankLine || tokens[at].is(.ordinal) else {
            index = start
            return
        }
        // A bullet begins a list of provisions under the name: 「1. 番号利用法」「・第7条」.
        if at < tokens.count, tokens[at].is(.of) { at += 1 }
        guard at < tokens.count else {
            index = start
            return
        }
        let isOnSameLine = tokens[at].gap <= .lineBreak
        // 番号法（別表第二の26の項）, 住民基本台帳法「別表第一」
        if tokens[at].is(.open) || tokens[at].isOpeningOther || tokens[at].is(.openAngle), tokens[at].gap < .lineBreak,
            at + 1 < tokens.count, isTableName(at + 1)
        {
            readEnclosedTable(at: at + 1, law: resolved, start: offset)
            return
        }
        if tokens[at].is(.tableWord), isOnSameLine || tokens[at].gap == .cell {
            readTable(at: at, law: resolved, start: offset, adjacent: true)
            return
        }
        if let article = articleMeantAsTable(at), let order = order(resolved, ofArticle: article) {
            law = order
            readTable(at: at, law: order, start: offset, adjacent: true)
            return
        }
        switch tokens[at].kind {
        case .tableOfArticle(let article):
            // 第2条の表 of a law that is not ours is not our table.
            readTable(at: at, law: order(resolved, ofArticle: article) ?? resolved, start: offset, adjacent: true)
            return
        case .namedTable:
            readTable(at: at, law: resolved, start: offset, adjacent: true)
            return
        default: break
        }
        if tokens[at].is(.table), at + 1 < tokens.count,
            tokens[at + 1].is(.ordinal) || tokens[at + 1].is(.of) || tokens[at + 1].number != nil
        {
            readTable(at: at, law: resolved, start: offset, adjacent: true)
            return
        }
        if let (condition, listStart) = informationCondition(from: at),
            readProvisions(
                from: listStart, law: resolved, start: offset, condition: condition)
        {
            return
        }
        if isOnSameLine,
            readProvisions(from: at, law: resolved, start: offset, condition: nil)
        {
            return
        }
        if readProvisionsAfterWords(from: start, law: resolved) { return }
        awaitMore(of: resolved, after: nil, from: start)
        index = start
    }

    /// The order that a name means before the table of an article: the one that has such a table. nil where the
    /// law named has none.
    func order(_ named: ResolvedLaw, ofArticle article: ItemNumber) -> ResolvedLaw? {
        var order = named
        if let id = named.id, context.tables.table(ofArticle: article, of: id) != nil { return order }
        guard named.isUndefinedOrder, let meant = context.tables.order(ofArticle: article) else { return nil }
        order.id = meant.law
        if !meant.isOnly { order.isUncertain = true }
        return order
    }

    /// 「第2条のうち次の項」 and 「第2条第42の項」: the article whose table is meant, not the article itself.
    private func articleMeantAsTable(_ start: Int) -> ItemNumber? {
        var at = start
        if tokens[at].is(.ordinal) { at += 1 }
        guard at + 2 < tokens.count, let number = tokens[at].number, context.tables.holdsTable(article: number),
            tokens[at + 1].is(.article)
        else {
            return nil
        }
        at += 2
        let article = ItemNumber(number)
        if tokens[at].is(.among) { return article }
        if tokens[at].is(.of), at + 1 < tokens.count, tokens[at + 1].is(.among) { return article }
        var list = at
        if tokens[list].is(.of) { list += 1 }
        if list < tokens.count, tokens[list].is(.following) { return article }
        guard NumberList.beginsNumber(tokens, list),
            let numbers = NumberList.read(tokens, from: list, in: source)
        else { return nil }
        // 第2条第1項 is a paragraph; 第2条の42の項, 第2条42の項 and 第2条の42項 are rows of the table.
        return numbers.mark == .row && (tokens[numbers.next].is(.of) || list > at) ? article : nil
    }

    func resolve(_ named: NamedLaw) -> ResolvedLaw {
        let name = named.definedAs == nil ? source.compactText(named.nameRange) : nil
        let text = name ?? source.compactText(named.nameRange)
        if named.refersBack {
            let meant = namedLaws.meant(by: text)
            return ResolvedLaw(
                id: meant?.id, name: text, range: named.nameRange, isUndecided: meant == nil)
        }
        if named.isUndecided {
            return ResolvedLaw(id: nil, name: text, range: named.nameRange, isUndecided: true)
        }
        if named.isBareWord {
            return ResolvedLaw(
                id: .numberAct, name: text, range: named.nameRange, isUndefinedAct: true)
        }
        if named.isUndefinedOrder {
            return ResolvedLaw(
                id: nil, name: text, range: named.nameRange, isUndefinedOrder: true)
        }
        return ResolvedLaw(
            id: named.id, name: text, range: named.nameRange, isInexact: named.isInexact)
    }

    /// 児童福祉法施行令 names 児童福祉法 too, for 同法.
    private mutating func nameActOfRule(_ law: ResolvedLaw) {
        guard let name = law.name, let end = name.range(ofLast: "法施行") else { return }
        let act = String(name[..<end]) + "法"
        namedLaws.name(ResolvedLaw(id: context.knownLaws(act), name: act), at: index)
    }

    func isOwn(_ resolved: ResolvedLaw) -> Bool {
        resolved.id == .numberAct
    }

    /// （平成25年法律第27号。以下「番号法」という。）, （※), （住基法）: asides after a name.
    func skipParentheses(_ at: inout Int) {
        while at < tokens.count {
            if tokens[at].is(.reference) {
                at += 1
                continue
            }
            guard tokens[at].is(.open) || tokens[at].is(.openSquare), tokens[at].gap < .blankLine
            else { return }
            guard let close = closing(of: at) else { return }
            // （第4条において「番号法」という。） says where a name holds.
            if !definesName(at..<close) {
                // （第15条） after a name is its provision, not an aside.
                if NumberList.beginsNumber(tokens, at + 1), tokens[at + 1].is(.ordinal) { return }
                // （別表第二の26の項） is no aside either.
                if (at..<close).contains(where: isTableName) { return }
                // 個人情報保護委員会規則（番号法第19条第9号）: what is cited in brackets is read.
                if (at..<close).contains(where: { tokens[$0].law != nil && tokens[$0 + 1].is(.ordinal) }) { return }
            }
            at = close + 1
        }
    }

    /// Whether a bracket gives the law before it a short name: （…「番号法」という。）.
    private func definesName(_ bracket: Range<Int>) -> Bool {
        bracket.dropFirst().contains { tokens[$0].is(.called) && tokens[$0 - 1].is(.closeQuote) }
    }

    func isTableName(_ at: Int) -> Bool {
        switch tokens[at].kind {
        case .tableOfArticle, .namedTable, .word(.tableWord): true
        default: false
        }
    }

    /// The token that closes a bracket, as far as one reaches.
    func closing(of start: Int) -> Int? {
        var depth = 0
        for at in start..<min(tokens.count, start + Reach.bracket) {
            source.visit()
            if tokens[at].is(.open) || tokens[at].is(.openSquare) { depth += 1 }
            if tokens[at].is(.close) || tokens[at].is(.closeSquare) {
                depth -= 1
                if depth == 0 { return at }
            }
        }
        return nil
    }

    /// The token that closes a bracket or quotation of any kind, as far as one reaches.
    func closingMark(of start: Int) -> Int? {
        if tokens[start].is(.open) || tokens[start].is(.openSquare) { return closing(of: start) }
        if tokens[start].is(.openQuote) { return closingQuote(of: start) }
        guard tokens[start].is(.openLenticular) else { return nil }
        return (start..<min(tokens.count, start + Reach.bracket)).first { tokens[$0].is(.closeLenticular) }
    }

    // MARK: Adding

    mutating func add(
        _ target: Citation.Target, law: ResolvedLaw, range: Range<Int>, next: Int,
        condition: Condition?, slips: [Citation.Slip] = []
    ) {
        var end = next
        var slips = slips
        var law = law
        let target = withinRoom(target, &slips)
        // Assumption: 法 that nobody defined is 番号法 where 第9条, 第19条, 附則 or a table is
        // cited; elsewhere it may be any law.
        if law.isUndefinedAct, case .provisions(let cited) = target,
            !cited.provisions.contains(where: {
                $0.provision.isSupplementary || $0.provision.article == ItemNumber(9)
                    || ($0.provision.article == ItemNumber(19) && $0.provision.paragraph == nil)
            })
        {
            law.id = nil
        }
        if law.isInexact, law.range != nil { slips.append(.inexactLawName) }
        if law.isUndecided { slips.append(.undecidedLawName) }
        let validUntil = readValidity(&end)
        citations.append(
            Citation(
                law: law.id, lawName: law.name, lawNameRange: law.range, target: target,
                condition: condition.flatMap { $0.isEmpty ? nil : $0 }, validUntil: validUntil,
                purpose: headings.purpose ?? context.purpose, range: range, slips: slips,
                heading: headings.subject))
        citationEnd = end
        index = max(end, index + 1)
        remember(target, of: law)
        // A note in brackets right after a table's list: what it cites does not end the list.
        if case .table(let cited) = target, !cited.elements.isEmpty, noteAfterTable.map({ end > $0.close }) ?? true {
            noteAfterTable = nil
            if end < tokens.count, tokens[end].is(.open) || tokens[end].is(.openSquare), let close = closing(of: end) {
                noteAfterTable = (citations.count - 1, close)
            }
        }
    }
}
