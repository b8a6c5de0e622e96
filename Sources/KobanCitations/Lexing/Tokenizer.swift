import KobanLaw
import KobanText

/// Cuts a text into the words of citations, in one pass over its bytes.
struct Tokenizer {
    let lexicon: LawLexicon
    let buffer: UnsafeBufferPointer<UInt8>
    var cursor: TextCursor
    var tokens: [Token] = []
    /// Where the run of characters that may form a law's name began.
    private var run = NameRun()
    private var lineStart: Int

    private init(
        _ buffer: UnsafeBufferPointer<UInt8>, range: Range<Int>, lexicon: LawLexicon,
        work: UnsafeMutablePointer<Int>?
    ) {
        self.buffer = buffer
        self.lexicon = lexicon
        cursor = TextCursor(buffer, range: range, work: work)
        lineStart = range.lowerBound
    }

    static func tokens(
        of buffer: UnsafeBufferPointer<UInt8>, range: Range<Int>, lexicon: LawLexicon,
        work: UnsafeMutablePointer<Int>? = nil
    ) -> [Token] {
        var tokenizer = Tokenizer(buffer, range: range, lexicon: lexicon, work: work)
        while tokenizer.step() {}
        return tokenizer.tokens
    }

    private mutating func step() -> Bool {
        guard let atom = cursor.next() else { return false }
        if atom.gap.startsLine {
            run.breakLine(atom.gap, lineLength: atom.start - lineStart)
            lineStart = atom.start
        }
        let isName = NameScalars.contains(atom.scalar)
        // Blanks for a tab part columns; the few of a converter stand anywhere.
        if atom.gap == .space, let last = tokens.last, atom.start - last.end >= Self.blanksOfTab { run.end() }
        // 「六　法第十九条」: the number that counts a line is no part of a name.
        if atom.gap >= .space, tokens.last?.number != nil { run.end() }
        if isName {
            run.extend(to: atom.start)
        } else {
            run.end()
        }
        if readTableNumber(atom) || readName(atom) || readNumber(atom) { return true }
        emit(.other, atom.start, atom.end, atom.gap)
        return true
    }

    mutating func emit(_ kind: Token.Kind, _ start: Int, _ end: Int, _ gap: Gap) {
        // Running text becomes one token, so that a long text makes few.
        if case .other = kind, let last = tokens.last, case .other = last.kind, gap < .space {
            tokens[tokens.count - 1] = Token(
                kind: .other, start: last.start, end: end, gap: last.gap)
            return
        }
        tokens.append(Token(kind: kind, start: start, end: end, gap: gap))
    }

    // MARK: Names and words

    private mutating func readName(_ atom: TextCursor.Atom) -> Bool {
        let defined = lexicon.definitions.longest(first: atom, rest: cursor)
        let match = lexicon.trie.longest(first: atom, rest: cursor)
        // A short name is one only where it is a word: 法 in 住民基本台帳法 is the end of another name.
        if let defined, defined.end >= match?.end ?? 0, !isInsideLongerWord(defined, atom) {
            return accept(defined, atom)
        }
        if let agreed = lexicon.institution.longest(first: atom, rest: cursor),
            agreed.end >= match?.end ?? 0, agreed.end > defined?.end ?? 0,
            !isInsideLongerWord(agreed, atom, upTo: .max)
        {
            return accept(agreed, atom)
        }
        guard let match, let word = withoutFalseWord(match, atom) else { return false }
        return accept(word, atom)
    }

    /// 「26の項　番号法」 does not say 項番, nor 「第1項　目的」 項目: a word that only takes others
    /// away is one only where it is written in one piece.
    private func withoutFalseWord(_ match: Match, _ atom: TextCursor.Atom) -> Match? {
        switch match.value {
        case .word(.plain):
            break
        case .word(.itemNumberHeading):
            // 項番号 is a heading too, but not in 「26の項番号法」「26の項番号利用法」.
            guard let next = match.cursor.peek()?.scalar, next == "法" || next == "利" || next == "号"
            else { return match }
            return lexicon.trie.longest(first: atom, rest: cursor, upTo: 1) ?? match
        default:
            return match
        }
        return lexicon.trie.longest(first: atom, rest: cursor, across: .none)
    }

    private typealias Match = (value: LawLexicon.Entry, end: Int, cursor: TextCursor)

    private mutating func accept(_ match: Match, _ atom: TextCursor.Atom) -> Bool {
        switch match.value {
        case .law(let id):
            if let longer = longerName(after: match, from: atom.start) {
                return acceptUnknownLaw(ending: longer, atom)
            }
            if isInsideLongerWord(match, atom) { return false }
            // 「…徳の個人を…法律別表の主務省令で定める…命令」: the Act's title with its slip is part of the order's.
            if id != .numberAct, let act = tokens.last, act.end == atom.start, let named = act.law,
                named.id == .numberAct,
                named.isInexact
            {
                tokens.removeLast()
                var order = NamedLaw(id: id, nameRange: act.start..<match.end)
                order.isInexact = true
                run.end()
                cursor = match.cursor
                tokens.append(Token(kind: .law(order), start: act.start, end: match.end, gap: act.gap))
                return true
            }
            finish(
                match, .law(NamedLaw(id: id, nameRange: atom.start..<match.end, isUndecided: mayEndName(match, atom))),
                atom)
        case .defined(let lawName):
            if isInsideLongerWord(match, atom) { return false }
            finish(
                match,
                .law(
                    NamedLaw(
                        id: nil, nameRange: atom.start..<match.end, definedAs: lawName,
                        isUndecided: mayEndName(match, atom))), atom)
        case .undecided:
            if isInsideLongerWord(match, atom) { return false }
            finish(match, .law(NamedLaw(nameRange: atom.start..<match.end, isUndecided: true)), atom)
        case .sameLaw:
            if let longer = longerName(after: match, from: atom.start) {
                return acceptUnknownLaw(ending: longer, atom)
            }
            finish(
                match,
                .law(NamedLaw(id: nil, nameRange: atom.start..<match.end, refersBack: true)), atom)
        case .tableOfArticle(let article):
            // 第1 2条の表: the end of another number.
            if tokens.last?.number != nil, atom.gap < .lineBreak, atom.scalar != "第" { return false }
            finish(match, .tableOfArticle(article), atom)
        case .namedTable(let table):
            finish(match, .namedTable(table), atom)
        case .word(.suffixLaw):
            if acceptUnknownLaw(ending: match, atom) { return true }
            // Only a word: read on after its first character, since a name may begin there.
            emit(.other, atom.start, atom.end, atom.gap)
        case .word(.undefinedOrder):
            guard endsName(match.cursor) else {
                emit(.other, atom.start, atom.end, atom.gap)
                return true
            }
            finish(
                match,
                .law(
                    NamedLaw(
                        id: nil, nameRange: atom.start..<match.end, isUndefinedOrder: true)), atom)
        case .word(.plain):
            finish(match, .other, atom)
        case .word(let keyword):
            finish(match, .word(keyword), atom)
        }
        return true
    }

    private mutating func finish(_ match: Match, _ kind: Token.Kind, _ atom: TextCursor.Atom) {
        if case .law = kind { run.end() }
        let isMark = match.end - atom.start == 3
        cursor = match.cursor
        emit(kind, atom.start, match.end, atom.gap)
        if case .word(let word) = kind, isMark || word == .paragraphOrRow || word == .upTo || word == .conjunction,
            closesNumber(word)
        {
            run.end()
        }
    }

    /// 第24条, 23の項, 10の各項 end: what follows is no part of a name that began before.
    private func closesNumber(_ word: Keyword) -> Bool {
        guard [.article, .item, .paragraphOrRow, .column, .upTo, .rowNumber, .conjunction].contains(word),
            tokens.count >= 2
        else { return false }
        let before = tokens[tokens.count - 2]
        if before.number != nil || before.isUnreadableNumber { return true }
        // 26の項から28の項まで
        if word == .upTo { return before.is(.paragraphOrRow) || before.is(.article) || before.is(.item) }
        guard before.is(.of), tokens.count >= 3 else { return false }
        let first = tokens[tokens.count - 3]
        return first.number != nil || first.isUnreadableNumber || first.is(.upTo)
    }

    /// 国民健康保険法 in 国民健康保険法施行令: the name goes on.
    private func longerName(after match: Match, from start: Int) -> Match? {
        var rest = match.cursor
        guard let next = rest.next(), next.gap <= .lineBreak, next.scalar == "施",
            let longer = lexicon.trie.longest(first: next, rest: rest),
            case .word(.suffixLaw) = longer.value
        else { return nil }
        return longer
    }

    /// A short name such as 法 in a longer word (法人) is no name.
    ///
    /// - Parameter limit: bytes; a longer name is taken to be the name wherever it stands.
    private func isInsideLongerWord(
        _ match: Match, _ atom: TextCursor.Atom, upTo limit: Int = 6
    ) -> Bool {
        guard match.end - atom.start <= limit else { return false }
        if let start = run.start, start < atom.start, let before = tokens.last,
            before.end == atom.start, NameScalars.contains(lastScalar(before)),
            !endsWithParticle(before)
        {
            return true
        }
        return !endsName(match.cursor)
    }

    /// 「住民基本台帳」 and 「法別表第一」 on the next line: 法 may be the end of a name that was wrapped.
    private func mayEndName(_ match: Match, _ atom: TextCursor.Atom) -> Bool {
        guard match.end - atom.start == 3, atom.gap == .lineBreak || atom.gap == .cell, let before = tokens.last,
            case .other = before.kind,
            NameScalars.contains(lastScalar(before)), !endsWithParticle(before)
        else { return false }
        let source = SourceTokens(buffer: buffer)
        return !Tokenizer.wordsBeforeActs.contains { source.ends(before.range, with: $0) }
    }

    /// A line that ends so is a heading or a sentence of its own, and no part of a law's name (assumption).
    private static let wordsBeforeActs = [
        "事務", "業務", "根拠", "法令", "規定", "条項", "条文", "提供", "照会", "関係", "場合", "等", "者", "機関", "市", "町", "村", "区", "県", "課税",
        "徴収",
        "手続", "申請", "のとおり", "概要", "内容", "名称", "理由", "条例", "規則",
    ]

    /// Whether a token ends with a word after which another word begins: 及び, に, する. まちづくり does not.
    private func endsWithParticle(_ token: Token) -> Bool {
        let source = SourceTokens(buffer: buffer)
        return Tokenizer.particles.contains { source.ends(token.range, with: $0) }
    }

    private static let particles = [
        "は", "が", "を", "に", "へ", "と", "で", "も", "の", "や", "及び", "および", "から", "より", "まで", "なお", "また", "ただし",
        "る", "基づく", "基づき", "つき", "く", "した", "れた", "いて", "して", "って", "うち", "下", "各", "同", "前", "後",
    ]

    private func lastScalar(_ token: Token) -> Unicode.Scalar {
        var start = token.end - 1
        while start > token.start, buffer[start] & 0xC0 == 0x80 { start -= 1 }
        return CharacterFolding.foldInCitation(buffer.scalar(at: start).scalar)
    }

    /// A law that is not in the data: everything that can be its name up to 法, 条例 …,
    /// where a provision or a table follows or the line ends.
    private mutating func acceptUnknownLaw(ending match: Match, _ atom: TextCursor.Atom) -> Bool {
        guard endsName(match.cursor), !isLawNumber(match.cursor), let begin = run.start else {
            return false
        }
        var name = scalars(max(begin, match.end - LawNameTrimming.longest)..<match.end)
        var slip = lexicon.lawWithSlip(name.map(\.scalar))
        // 別表の主務省令で…: the words of an order's title that are words of citations too.
        if slip == nil,
            let table = tokens.suffix(Self.longestTitleHead).last(where: { token in
                token.is(.tableWord) || token.law?.id != nil && token.law?.id != .numberAct
            }), table.start < begin, match.end - table.start <= LawNameTrimming.longest
        {
            let whole = scalars(table.start..<match.end)
            slip = lexicon.lawWithSlip(whole.map(\.scalar))
            if slip != nil { name = whole }
        }
        var start =
            slip.map { name[$0.start].start }
            ?? LawNameTrimming.start(
                of: endOfNumber(from: max(begin, match.end - LawNameTrimming.longest), atom)..<match.end, in: buffer)
        // 番号法別表の主務省令で定める…命令 with a slip: the Act's name before it is part of the title.
        if slip != nil, let act = tokens.last(where: { $0.end <= start }), act.law?.id == .numberAct, act.end == start {
            start = act.start
        }
        // 番号法等の一部を改正する法律, 番号法整備法: the name began with the name of a law.
        if slip == nil, name.first?.start == begin, LawNameTrimming.goesOn(name.map(\.scalar)),
            let before = tokens.last(where: { $0.end <= begin }), before.law != nil, before.end == begin,
            match.end - before.start <= LawNameTrimming.longest
        {
            start = before.start
        }
        var law = NamedLaw(id: slip?.law, nameRange: start..<match.end)
        law.isInexact = slip != nil
        let text = String(decoding: buffer[start..<match.end], as: UTF8.self)
        law.isBareWord = text == "法"
        // 「番：号法別表第二」
        if slip == nil, lexicon.mayBeAct(text) { law.isUndecided = true }
        if law.isBareWord, start == atom.start { law.isUndecided = mayEndName(match, atom) }
        law.isUndefinedOrder = text == "命令" || text == "省令"
        // Tokens that turned out to be part of the name are taken back.
        while let last = tokens.last, last.start >= start { tokens.removeLast() }
        if let last = tokens.last, last.end > start, case .other = last.kind {
            tokens[tokens.count - 1] = Token(
                kind: .other, start: last.start, end: start, gap: last.gap)
        }
        cursor = match.cursor
        run.end()
        tokens.append(
            Token(kind: .law(law), start: start, end: match.end, gap: gapBefore(start, atom)))
        return true
    }

    /// In bytes; a full-width blank has three.
    private static let blanksOfTab = 4

    /// 別表 stands no more than this many tokens before the end of an order's title (assumption).
    private static let longestTitleHead = 12

    /// 「五・十三 児童福祉法施行規則」: a name does not reach back over a number that a blank parts from it.
    private func endOfNumber(from begin: Int, _ atom: TextCursor.Atom) -> Int {
        var next = (start: atom.start, gap: atom.gap)
        for token in tokens.reversed() {
            guard token.start >= begin else { return begin }
            if token.number != nil, next.gap >= .space { return next.start }
            next = (token.start, token.gap)
        }
        return begin
    }

    private func scalars(_ range: Range<Int>) -> [(scalar: Unicode.Scalar, start: Int)] {
        var cursor = TextCursor(buffer, range: range, work: cursor.work)
        var scalars: [(scalar: Unicode.Scalar, start: Int)] = []
        while let atom = cursor.next() { scalars.append((atom.scalar, atom.start)) }
        return scalars
    }

    /// 法律第28号: the number of a law, not its name.
    private func isLawNumber(_ cursor: TextCursor) -> Bool {
        var rest = cursor
        guard let ordinal = rest.next(), ordinal.scalar == "第" else { return false }
        while let atom = rest.next() {
            if atom.scalar == "号" { return true }
            guard arabicDigit(atom.scalar) != nil || isKanjiNumeral(atom.scalar) else {
                return false
            }
        }
        return false
    }

    private func gapBefore(_ start: Int, _ atom: TextCursor.Atom) -> Gap {
        if start == atom.start { return atom.gap }
        if start == lineStart { return .lineBreak }
        guard let last = tokens.last, last.end < start else { return .none }
        return .space
    }

    /// 住民基本台帳法等の別表, 法上の別表, 法関係：別表, 法のうち別表: only words that tie the table to the law.
    private func leadsToTable(_ cursor: TextCursor) -> Bool {
        var rest = cursor
        for _ in 0..<Self.longestTie {
            guard let atom = rest.next(), atom.gap < .blankLine else { return false }
            if atom.scalar == "別" { return rest.next()?.scalar == "表" }
            guard !NameScalars.contains(atom.scalar) || "等上中内関係のうち、".unicodeScalars.contains(atom.scalar) else {
                return false
            }
        }
        return false
    }

    /// In characters: 関係のうち、 and a bracket.
    private static let longestTie = 10

    /// Whether a name can end here: what follows is no part of a name, or begins a
    /// provision.
    private func endsName(_ cursor: TextCursor) -> Bool {
        var rest = cursor
        guard let next = rest.next() else { return true }
        if next.gap >= .lineBreak || !NameScalars.contains(next.scalar) { return true }
        switch next.scalar {
        case "第", "附", "付", "及", "並", "又", "若", "と", "、", "に", "が", "で", "は", "を":
            return true
        case "の":
            guard let after = rest.next() else { return true }
            return "第別附付規".unicodeScalars.contains(after.scalar)
                || ("0"..."9").contains(after.scalar) || KanjiNumber.digit(after.scalar) != nil
                || after.scalar == "う" && leadsToTable(cursor)
        case "別":
            return rest.next()?.scalar == "表"
        case "等", "上", "中", "内", "関":
            return leadsToTable(cursor)
        case "表":
            guard let after = rest.next() else { return true }
            return after.scalar == "第" || after.scalar == "の"
                || ("0"..."9").contains(after.scalar)
        default:
            return KanjiNumber.digit(next.scalar) != nil || KanjiNumber.multiplier(next.scalar) != nil
        }
    }
}
