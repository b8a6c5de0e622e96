// 【情報提供の根拠】 ［情報照会の根拠］ （オンライン資格確認の準備業務） <…> 「1 生活保護法による…」
extension CitationParser {
    /// Reads a heading at the current token; what stands in it is read on as text.
    mutating func readHeading() -> Bool {
        let token = tokens[index]
        if token.is(.openLenticular) {
            return enterBracketed(.lenticular, .closeLenticular, anywhere: true)
        }
        if token.is(.openSquare) { return enterBracketed(.square, .closeSquare, anywhere: false) }
        if token.is(.openAngle) { return enterBracketed(.angle, .closeAngle, anywhere: false) }
        if token.is(.open) {
            if startsLineOrBullet(index), isNumberInBrackets(index),
                isHeadingLine(from: index + 3)
            {
                enterLine(.numberedInBrackets, words: index + 3)
                index += 3
                return true
            }
            return enterBracketed(.round, .close, anywhere: false)
        }
        if token.is(.openQuote), role(in: index..<min(index + 2, tokens.count)) != nil || isQuotedLine(index) {
            return enterBracketed(.bare, .closeQuote, anywhere: false)
        }
        if readRoleHeading() { return true }
        if case .number = token.kind, token.gap >= .space || index == 0,
            index + 1 < tokens.count, isNumbering(index), isHeadingLine(from: index + 1)
        {
            enterLine(.numbered, words: index + 1)
            index += 1
            return true
        }
        return false
    }

    /// Enters the line at the current token, whose words begin at another, as a heading.
    private mutating func enterLine(_ kind: HeadingStack.Kind, words: Int) {
        let end = max(words, lineEnd(words - 1))
        let whole = context.isNarrative && !saysBasis(words..<end) ? nil : side(ofWhole: words..<end)
        headings.enter(
            kind, side: whole ?? role(in: words..<end),
            range: tokens[index].start..<tokens[end - 1].end)
    }

    /// A bracket that is a heading is not longer, in tokens and in bytes.
    private static let longestBracket = (tokens: 40, bytes: 120)

    private mutating func enterBracketed(
        _ kind: HeadingStack.Kind, _ closing: Keyword, anywhere: Bool
    ) -> Bool {
        guard
            let close = (index..<min(tokens.count, index + Self.longestBracket.tokens)).first(where: {
                tokens[$0].is(closing)
            })
        else { return false }
        let inside = (index + 1)..<close
        let role =
            (anywhere || isSetOff(index) || goesOnWithRoles(kind, close) ? side(ofWhole: inside) : nil)
            ?? role(in: inside)
        let isWholeLine =
            startsLineOrBullet(index)
            && (close + 1 >= tokens.count || tokens[close + 1].gap.startsLine)
        let isShort = tokens[close].start - tokens[index].end <= Self.longestBracket.bytes
        guard isShort, role != nil || anywhere || isWholeLine else { return false }
        // A citation in brackets is no heading: （第42、43の項）.
        if role == nil, inside.contains(where: { isCitationWord($0) }) { return false }
        headings.enter(kind, side: role, range: tokens[index].start..<tokens[close].end)
        index += 1
        return true
    }

    /// （提供）…（照会）…: a bracket of the same kind began what stands before this one.
    private func goesOnWithRoles(_ kind: HeadingStack.Kind, _ close: Int) -> Bool {
        headings.hasRole(under: kind) && (tokens[close + 1].law != nil || isTableName(close + 1))
    }

    /// 「情報照会」 on a line of its own.
    private func isQuotedLine(_ at: Int) -> Bool {
        guard startsLineOrBullet(at), let close = closingMark(of: at), tokens[close + 1].gap.startsLine else {
            return false
        }
        return side(ofWhole: (at + 1)..<close) != nil
    }

    private func isCitationWord(_ at: Int) -> Bool {
        tokens[at].is(.article) || tokens[at].is(.tableWord) || tokens[at].is(.paragraphOrRow)
            || tokens[at].is(.upTo) || tokens[at].is(.tilde)
    }

    /// The side that the words 情報提供の根拠 and 情報照会の根拠 in a stretch name.
    func role(in range: Range<Int>) -> RoleWords.Side? {
        let provides = range.contains { tokens[$0].is(.provisionHeading) }
        let inquires = range.contains { tokens[$0].is(.inquiryHeading) }
        return provides && inquires ? .both : provides ? .provide : inquires ? .inquire : nil
    }

    /// Whether a token stands apart from what is before it.
    func isSetOff(_ at: Int) -> Bool {
        if startsLineOrBullet(at) || tokens[at].gap >= .space || isNumbered(at) { return true }
        let before = tokens[at - 1]
        // 「… ２．情報照会」 where the lines of a cell became one.
        if before.is(.period), tokens[at - 2].number != nil, tokens[at - 2].gap >= .space { return true }
        return before.is(.fullStop) || before.is(.listComma) || before.isClosing || before.is(.middleDot)
    }

    /// Whether a token stands right after the number of its line: `1 第7条`, `ア　第7条`.
    func isNumbered(_ at: Int) -> Bool { at > 0 && startsNumbering(at - 1) }

    func startsNumbering(_ at: Int) -> Bool {
        var before = at
        while before >= 0, at - before < Reach.headingMark {
            if tokens[before].gap.startsLine || before == 0 {
                return (before...at).allSatisfy { place in
                    tokens[place].number != nil || tokens[place].is(.open)
                        || tokens[place].is(.close) || tokens[place].is(.period)
                        || tokens[place].is(.listComma) || tokens[place].is(.middleDot)
                        || tokens[place].is(.openSquare) || tokens[place].is(.closeSquare) || isLetter(place)
                }
            }
            before -= 1
        }
        return false
    }

    /// ア, a, Ⅱ: one letter that counts like a number.
    private func isLetter(_ at: Int) -> Bool {
        guard let letter = soleScalar(at) else { return false }
        return (0x30A1...0x30F3).contains(letter.value) || (0x2160...0x217F).contains(letter.value)
            || letter.properties.isASCIIHexDigit
    }

    /// イ, ロ: the parts of an item.
    func isKatakana(_ at: Int) -> Bool {
        soleScalar(at).map { (0x30A1...0x30F3).contains($0.value) } ?? false
    }

    /// The character of a token that has only one.
    private func soleScalar(_ at: Int) -> Unicode.Scalar? {
        guard case .other = tokens[at].kind, tokens[at].end - tokens[at].start < Reach.widestCharacter else {
            return nil
        }
        var cursor = TextCursor(source.buffer, range: tokens[at].range)
        guard let atom = cursor.next(), atom.end == tokens[at].end else { return nil }
        return atom.scalar
    }

    private func isNumberInBrackets(_ at: Int) -> Bool {
        at + 2 < tokens.count && tokens[at + 1].number != nil && tokens[at + 2].is(.close)
    }

    /// `1 …`, `1．…`, `1、…`: a number that counts a heading.
    private func isNumbering(_ at: Int) -> Bool {
        let next = tokens[at + 1]
        if next.is(.period) || next.is(.listComma) {
            return at + 2 < tokens.count && tokens[at + 2].number == nil
        }
        return next.gap == .space
    }

    /// Whether a line is a heading: it has words and cites nothing.
    func isHeadingLine(from start: Int) -> Bool {
        let end = lineEnd(start - 1)
        guard start < end else { return false }
        var hasWords = false
        for at in start..<end {
            if tokens[at].number != nil, at + 1 < tokens.count,
                NumberList.closingMark(tokens, at: at + 1) != .none
            {
                return false
            }
            if isTableName(at) { return false }
            if case .other = tokens[at].kind { hasWords = true }
            if tokens[at].law != nil || tokens[at].is(.provisionHeading)
                || tokens[at].is(.inquiryHeading)
            {
                hasWords = true
            }
        }
        return hasWords
    }

    /// The token after the line (in a flattened cell: up to the next bullet or heading).
    func lineEnd(_ start: Int) -> Int {
        var at = start + 1
        let limit = min(tokens.count, start + Reach.line)
        while at < limit {
            source.visit()
            let token = tokens[at]
            if token.gap.startsLine || token.is(.openLenticular)
                || (token.is(.middleDot) && token.gap >= .space)
            {
                break
            }
            at += 1
        }
        return at
    }
}
