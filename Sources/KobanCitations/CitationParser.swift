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
    /// The token after the last citation.
    var citationEnd = -1

    init(tokens: [Token], source: SourceTokens, context: CitationContext) {
        self.tokens = tokens
        self.source = source
        self.context = context
    }

    /// A law as the text names it at a place.
    struct ResolvedLaw {
        var id: LawID?
        var name: String?
        var range: Range<Int>?
        /// The name that a short name was defined for.
        var definedAs: String?
        /// An order whose identity depends on the place (主務省令 without definition).
        var isUndefinedOrder = false
        /// 法 without definition: 番号法 where it is the basis of something.
        var isUndefinedAct = false
        /// Whether its title is written with a slip.
        var isInexact = false
        /// Whether it is an ordinance or rule of a municipality (条例, 規則).
        var isOrdinance: Bool {
            guard let name = definedAs ?? name else { return false }
            return name.hasSuffix("条例") || name.hasSuffix("規則") || name.hasSuffix("規程")
                || name.hasSuffix("要綱") || name.hasSuffix("細則")
        }
    }

    mutating func run() -> [Citation] {
        while index < tokens.count {
            let before = index
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
        case .provisionTable:
            readTable(
                at: index, law: ResolvedLaw(id: .provisionOrder), start: token.start,
                adjacent: false)
        case .word(.tableWord):
            readBareTable()
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
        var at = index + 1
        skipParentheses(&at)
        readCitations(of: resolved, from: at, start: named.nameRange.lowerBound)
        if index < at { index = max(index + 1, min(at, index + 1)) }
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
        let isOnSameLine = !tokens.indices.contains(at) || tokens[at].gap <= .lineBreak
        guard at < tokens.count else {
            index = start
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
        // 第2条第1項 is a paragraph; 第2条の42の項 and 第2条42の項 are rows of the table.
        return numbers.mark == .row && tokens[numbers.next].is(.of)
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
            id: named.id, name: text, range: named.nameRange, definedAs: named.definedAs,
            isInexact: named.isInexact)
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
            guard let close = closing(of: at) else { return }
            at = close + 1
        }
    }

    /// The token that closes a bracket, at most 80 tokens on.
    func closing(of start: Int) -> Int? {
        var depth = 0
        for at in start..<min(tokens.count, start + 80) {
            if tokens[at].is(.open) || tokens[at].is(.openSquare) { depth += 1 }
            if tokens[at].is(.close) || tokens[at].is(.closeSquare) {
                depth -= 1
                if depth == 0 { return at }
            }
        }
        return nil
    }

    // MARK: Tables without a law before them

    private mutating func readBareTable() {
        let token = tokens[index]
        // 「条例の第3条別表5の項」: the table of the ordinance whose provision was just cited.
        if let last = citations.last, citationEnd >= 0, isAdjacent(from: citationEnd, to: index),
            let law, law.id != .numberAct
        {
            let directly =
                citationEnd == index
                || (citationEnd..<index).allSatisfy { tokens[$0].is(.of) || tokens[$0].is(.close) }
            if (directly && token.gap < .lineBreak) || law.isOrdinance,
                case .provisions = last.target
            {
                readTable(at: index, law: law, start: token.start, adjacent: false)
                return
            }
        }
        readTable(
            at: index,
            law: ResolvedLaw(id: .numberAct, name: ownName ?? context.ownName, range: nil),
            start: token.start, adjacent: false)
    }

    /// Whether only separators and asides stand between two tokens on one line.
    private func isAdjacent(from start: Int, to end: Int) -> Bool {
        guard start <= end, end - start <= 6 else { return false }
        for at in start..<end {
            if tokens[at].gap.startsLine { return false }
            switch tokens[at].kind {
            case .word(.listComma), .word(.conjunction), .word(.of), .word(.close), .word(.middleDot):
                continue
            default:
                return false
            }
        }
        return !tokens[end].gap.startsLine
    }

    // MARK: Adding

    mutating func add(
        _ target: Citation.Target, law: ResolvedLaw, range: Range<Int>, next: Int,
        condition: Condition?, slips: [Citation.Slip] = []
    ) {
        var end = next
        var slips = slips
        var law = law
        // Assumption: 法 that nobody defined is 番号法 where 第9条, 第19条, 附則 or a table is
        // cited; elsewhere it may be any law.
        if law.isUndefinedAct, case .provisions(let cited) = target,
            !cited.provisions.contains(where: {
                $0.provision.isSupplementary || $0.provision.article == ItemNumber(9)
                    || $0.provision.article == ItemNumber(19)
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

/// What is known about a region before it is read.
public struct CitationContext: Sendable {
    /// What the field is the basis of, unless a heading says otherwise.
    public var purpose: Citation.Purpose?
    /// How the document calls 番号法, where the region itself does not name it.
    public var ownName: String?
    /// The law that a name means in the statute data.
    var knownLaws: @Sendable (String) -> LawID? = { _ in nil }

    public init(purpose: Citation.Purpose? = nil, ownName: String? = nil) {
        self.purpose = purpose
        self.ownName = ownName
    }
}
