import KobanText

// ■情報照会　①情報提供　１．情報照会の根拠　情報照会：番号法…　情報提供における法令上の根拠
extension CitationParser {
    /// The words of a role are not longer, in tokens.
    private static let longestWords = 16

    /// The side that a stretch of tokens names, where it is nothing but the words of a role.
    func side(ofWhole range: Range<Int>) -> RoleWords.Side? {
        guard !range.isEmpty, range.count <= Self.longestWords, isRoleWord(range.lowerBound) else { return nil }
        var scalars: [Unicode.Scalar] = []
        var cursor = TextCursor(source.buffer, range: tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end)
        while let atom = cursor.next() {
            scalars.append(atom.scalar)
            if scalars.count > RoleWords.longest { return nil }
        }
        return RoleWords.side(ofMarked: scalars)
    }

    /// Whether the words of a role may begin at a token, told without reading them.
    private func isRoleWord(_ at: Int) -> Bool {
        switch tokens[at].kind {
        case .other, .law, .word(.provisionHeading), .word(.inquiryHeading), .word(.informationLabel),
            .word(.actorLabel), .word(.providerLabel), .word(.businessLabel), .word(.hyphen), .word(.reference):
            true
        default:
            false
        }
    }

    /// Reads a heading that gives a role, without brackets; and one of the same mark that gives
    /// none, which ends it.
    mutating func readRoleHeading() -> Bool {
        let beginsLine = startsLineOrBullet(index) || isNumbered(index)
        guard beginsLine || isSetOff(index), isRoleWord(index) else { return false }
        if beginsLine, endsRoleHeading() { return false }
        var end = index + 1
        let limit = min(tokens.count, index + Self.longestWords)
        while end < limit, tokens[end].gap < .space, !tokens[end].is(.colon), !opensBracket(end), !beginsCitation(end),
            !endsSubject(end)
        {
            end += 1
        }
        let words = index..<end
        guard let side = side(ofWhole: words), leads(to: end, from: words, beginsLine: beginsLine) else { return false }
        let shared = sideShared(with: side)
        headings.enter(mark ?? .bare, side: shared, range: tokens[index].start..<tokens[end - 1].end)
        lastRoleHeading = (shared, end)
        index = end
        return true
    }

    /// A mark is not longer, in tokens: （1）.
    private static let longestMark = 4

    /// 「・情報照会」 and right below it 「・情報提供」: what follows is about both.
    private func sideShared(with side: RoleWords.Side) -> RoleWords.Side {
        guard let last = lastRoleHeading, last.side != side, index - last.next <= Self.longestMark,
            (last.next..<index).allSatisfy({ tokens[$0].is(.middleDot) || isNumbered($0 + 1) })
        else { return side }
        return .both
    }

    /// 「情報照会の根拠は、番号法第19条第8号である。」: the subject of a sentence that says the basis.
    private func endsSubject(_ at: Int) -> Bool {
        if tokens[at].is(.hyphen) || tokens[at].is(.tilde) { return beginsCitation(at + 1) }
        guard tokens[at].is(.isWhere) else {
            guard case .other = tokens[at].kind else { return false }
            return ["として", "とし"].contains(source.compactText(tokens[at].range)) && beginsCitation(after: at)
        }
        return source.ends(tokens[at].range, with: "は") && beginsCitation(after: at)
    }

    /// Whether a citation begins right after a token, or after 、 or quotation marks.
    private func beginsCitation(after at: Int) -> Bool {
        var next = at + 1
        while tokens[next].is(.listComma) || tokens[next].is(.openQuote) { next += 1 }
        return tokens[next].gap < .blankLine && beginsCitation(next)
    }

    private func beginsCitation(_ at: Int) -> Bool {
        tokens[at].law != nil || isTableName(at) || tokens[at].is(.ordinal)
    }

    func opensBracket(_ at: Int) -> Bool { tokens[at].is(.open) || tokens[at].isOpeningOther }

    /// Whether the words of a role at a place are a heading of what follows them.
    private func leads(to next: Int, from words: Range<Int>, beginsLine: Bool) -> Bool {
        let isBasis = words.contains { tokens[$0].is(.provisionHeading) || tokens[$0].is(.inquiryHeading) }
        guard next < tokens.count else { return beginsLine && (isBasis || !isSingleWord(words)) }
        let token = tokens[next]
        if token.is(.colon) { return true }
        if beginsCitation(after: next), token.is(.hyphen) || token.is(.tilde) || isBasis || saysBasis(words),
            endsSubject(next) || opensBracket(next)
        {
            return true
        }
        if context.isNarrative, !isBasis, !saysBasis(words) { return false }
        if beginsCitation(next), !token.gap.startsLine, token.gap >= .space || endsWithMark(words) { return true }
        // 「… (2) 情報照会の根拠 ○番号法」 where the lines of a cell became one.
        if token.is(.middleDot), token.gap == .space, beginsCitation(next + 1) { return true }
        guard beginsLine else { return false }
        if token.gap.startsLine {
            return isBasis || !isSingleWord(words)
                || isBulleted && (beginsCitation(next) || beginsCitation(after: next))
        }
        if isBasis { return token.gap >= .space || token.is(.middleDot) }
        if token.gap >= .space, token.is(.middleDot) { return true }
        // ■情報照会（番号法第19条第8号）
        return opensBracket(next) && next + 1 < tokens.count && (tokens[next + 1].law != nil || isTableName(next + 1))
    }

    /// 根拠, 法令: the words say that legal bases follow.
    func saysBasis(_ words: Range<Int>) -> Bool {
        let text = source.compactText(tokens[words.lowerBound].start..<tokens[words.upperBound - 1].end)
        return ["根拠", "法令", "規定", "条項", "条文"].contains { text.contains($0) }
    }

    /// 「情報照会→番号法…」「|情報照会|番号法…」
    private func endsWithMark(_ words: Range<Int>) -> Bool {
        let last = tokens[words.upperBound - 1]
        guard case .other = last.kind else { return false }
        var start = last.end - 1
        while start > last.start, source.buffer[start] & 0xC0 == 0x80 { start -= 1 }
        return !NameScalars.contains(source.buffer.scalar(at: start).scalar)
    }

    /// 提供 or 照会 alone on a line says too little, unless it is marked.
    private func isSingleWord(_ words: Range<Int>) -> Bool {
        words.count == 1 && mark == nil && ["提供", "照会"].contains(source.compactText(tokens[words.lowerBound].range))
    }

    /// 「・照会」
    private var isBulleted: Bool { index > 0 && !tokens[index].gap.startsLine && startsLineOrBullet(index) }

    /// The mark or number right before the current token, by which a heading has its rank.
    private var mark: HeadingStack.Kind? {
        guard index > 0, isNumbered(index) || startsLineOrBullet(index), !tokens[index].gap.startsLine else {
            return nil
        }
        let before = tokens[index - 1]
        guard before.is(.middleDot) else { return isNumbered(index) ? .numbered : nil }
        let scalar = source.buffer.scalar(at: before.start).scalar
        switch scalar.value {
        case 0x2460...0x249B, 0x2776...0x277F, 0x32D0...0x32FE: return .marked("①")
        // ・ and its like mark the lines below a heading as well.
        case 0x2500...0x2BFF: return .marked(scalar)
        default: return nil
        }
    }

    /// 「■その他」 after 「■情報照会」: a heading of the same rank that gives no role.
    private mutating func endsRoleHeading() -> Bool {
        guard let mark, headings.hasRole(under: mark), isHeadingLine(from: index) else { return false }
        let end = lineEnd(index)
        guard side(ofWhole: index..<end) == nil, role(in: index..<end) == nil,
            !tokens[index..<end].contains(where: { $0.is(.fullStop) || $0.is(.colon) })
        else { return false }
        headings.enter(mark, side: nil, range: tokens[index].start..<tokens[end - 1].end)
        return true
    }
}
