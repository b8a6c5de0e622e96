import KobanStatutes
import KobanText

/// Reads the citations out of the tokens of one region of a text.
///
/// Modelled on how such texts are read aloud: a law is named and stays in force for the
/// bullets below it; a table belongs to the law named right before it, and to 番号法
/// where none is; a heading says for what.
struct CitationParser {
    let tokens: [Token]
    let source: SourceTokens
    let context: CitationContext
    var index = 0
    var citations: [Citation] = []
    var headings = HeadingStack()

    /// The law whose bullets may follow, and whether it was named in a citation.
    var law: ResolvedLaw?
    /// 番号法 or one of its orders as last named.
    var ownName: String?
    /// The last law named, for 同法.
    var lastLaw: ResolvedLaw?
    /// Whether that law's name stands alone on its line, as a heading of what is below.
    var lawHeadsLines = false
    /// The token after the last citation.
    var citationEnd = -1
    /// How many numbers ranges may still stand for.
    var room: Int
    /// Whether the text names 番号法 at all.
    let namesAct: Bool

    init(tokens: [Token], source: SourceTokens, context: CitationContext) {
        self.tokens = tokens
        self.source = source
        self.context = context
        room =
            context.room
            ?? ItemBounds.roomForRanges(in: (tokens.last?.end ?? 0) - (tokens.first?.start ?? 0))
        namesAct =
            context.namesAct || context.ownName != nil || tokens.contains { $0.law?.id == .numberAct }
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
        if readHeading() { return }
        switch token.kind {
        case .law(let named):
            readLaw(named)
        case .provisionTable, .word(.tableWord):
            readBareTable()
        case .word(.sameTable):
            readSameTable()
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
        if resolved.id == nil, !named.refersBack, let short = DefinitionReader.nameDefined(
            after: index, tokens, source), let known = context.knownLaws(short)
        {
            resolved.id = known
            resolved.isInexact = true
        }
        if !named.refersBack { lastLaw = resolved }
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

    /// Reads what follows a law's name: a table, provisions, or nothing.
    private mutating func readCitations(of resolved: ResolvedLaw, from start: Int, start offset: Int) {
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
        if tokens[at].is(.open) || tokens[at].is(.openQuote), at + 1 < tokens.count,
            isTableName(at + 1)
        {
            readEnclosedTable(at: at + 1, law: resolved, start: offset)
            return
        }
        if tokens[at].is(.tableWord), isOnSameLine || tokens[at].gap == .cell {
            readTable(at: at, law: resolved, start: offset, adjacent: true)
            return
        }
        if isSecondArticleTable(at), resolved.id == .provisionOrder || resolved.isUndefinedOrder {
            var order = resolved
            order.id = .provisionOrder
            law = order
            readTable(at: at, law: order, start: offset, adjacent: true)
            return
        }
        if case .provisionTable = tokens[at].kind {
            // 第2条の表 of a law that is not ours is not our table.
            var order = resolved
            if order.isUndefinedOrder { order.id = .provisionOrder }
            readTable(at: at, law: order, start: offset, adjacent: true)
            return
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
        index = start
    }

    /// 「第2条のうち次の項」 and 「第2条第42の項」: the table of 第二条, not the article.
    private func isSecondArticleTable(_ start: Int) -> Bool {
        var at = start
        if tokens[at].is(.ordinal) { at += 1 }
        guard at + 2 < tokens.count, tokens[at].number == 2, tokens[at + 1].is(.article) else {
            return false
        }
        at += 2
        if tokens[at].is(.among) { return true }
        if tokens[at].is(.of), at + 1 < tokens.count, tokens[at + 1].is(.among) { return true }
        var list = at
        if tokens[list].is(.of) { list += 1 }
        if list < tokens.count, tokens[list].is(.following) { return true }
        guard NumberList.beginsNumber(tokens, list),
            let numbers = NumberList.read(tokens, from: list, in: source)
        else { return false }
        // 第2条第1項 is a paragraph; 第2条の42の項, 第2条42の項 and 第2条の42項 are rows of the table.
        return numbers.mark == .row && (tokens[numbers.next].is(.of) || list > at)
    }

    func resolve(_ named: NamedLaw) -> ResolvedLaw {
        let name = named.definedAs == nil ? source.compactText(named.nameRange) : nil
        let text = name ?? source.compactText(named.nameRange)
        if named.refersBack {
            return ResolvedLaw(id: lastLaw?.id, name: text, range: named.nameRange)
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
            // （第15条） after a name is its provision, not an aside.
            if NumberList.beginsNumber(tokens, at + 1), tokens[at + 1].is(.ordinal) { return }
            // （別表第二の26の項） is no aside either.
            guard let close = closing(of: at), !(at..<close).contains(where: isTableName) else {
                return
            }
            at = close + 1
        }
    }

    func isTableName(_ at: Int) -> Bool {
        if case .provisionTable = tokens[at].kind { return true }
        return tokens[at].is(.tableWord)
    }

    /// The token that closes a bracket, at most 80 tokens on.
    func closing(of start: Int) -> Int? {
        var depth = 0
        for at in start..<min(tokens.count, start + 80) {
            source.visit()
            if tokens[at].is(.open) || tokens[at].is(.openSquare) { depth += 1 }
            if tokens[at].is(.close) || tokens[at].is(.closeSquare) {
                depth -= 1
                if depth == 0 { return at }
            }
        }
        return nil
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
        let validUntil = readValidity(&end)
        citations.append(
            Citation(
                law: law.id, lawName: law.name, lawNameRange: law.range, target: target,
                condition: condition.flatMap { $0.isEmpty ? nil : $0 }, validUntil: validUntil,
                purpose: headings.purpose ?? context.purpose, range: range, slips: slips,
                heading: headings.subject))
        citationEnd = end
        index = max(end, index + 1)
    }
}

extension CitationParser {
    /// A table's list as far as there is room for its ranges: beyond it the list is unread, never
    /// cut short. A range that stays one is said to be too wide.
    private mutating func withinRoom(
        _ target: Citation.Target, _ slips: inout [Citation.Slip]
    ) -> Citation.Target {
        switch target {
        case .provisions(let cited):
            if cited.provisions.contains(where: { $0.rangeFrom != nil }) { slips.append(.rangeTooWide) }
        case .table(var cited):
            let written = cited.elements.reduce(0) { $0 + $1.count - 1 }
            guard written <= room else {
                cited.elements = []
                if !slips.contains(.unreadList) { slips.append(.unreadList) }
                return .table(cited)
            }
            room -= written
            if cited.elements.contains(where: \.isKeptAsRange) { slips.append(.rangeTooWide) }
        }
        return target
    }
}

/// How many numbers the ranges of a document may stand for, over all its regions.
public struct RoomForRanges: Sendable {
    private var left: Int

    public init(of source: SourceText) {
        left = ItemBounds.roomForRanges(in: source.bytes.count)
    }

    /// What is known about a region, with what room there is left.
    public func context(_ context: CitationContext) -> CitationContext {
        var context = context
        context.room = left
        return context
    }

    /// Takes what the ranges of citations stand for off the room that is left.
    public mutating func spend(on citations: [Citation]) {
        for citation in citations {
            switch citation.target {
            case .table(let cited): left -= cited.elements.reduce(0) { $0 + $1.count - 1 }
            case .provisions(let cited): left -= cited.provisions.count - 1
            }
        }
        left = max(0, left)
    }
}

/// What is known about a region before it is read.
public struct CitationContext: Sendable {
    /// What the field is the basis of, unless a heading says otherwise.
    public var purpose: Citation.Purpose?
    /// How the document calls 番号法, where the region itself does not name it.
    public var ownName: String?
    /// Whether the document names 番号法, so that a bare table is 番号法's.
    public var namesAct: Bool
    /// Whether the text is a question to the tables, in which any table's name is meant.
    public var isQuery = false
    /// How many numbers ranges may still stand for, where the region is a part of a document.
    var room: Int?
    /// The law that a name means in the statute data.
    var knownLaws: @Sendable (String) -> LawID? = { _ in nil }

    public init(
        purpose: Citation.Purpose? = nil, ownName: String? = nil, namesAct: Bool = false
    ) {
        self.purpose = purpose
        self.ownName = ownName
        self.namesAct = namesAct
    }
}
