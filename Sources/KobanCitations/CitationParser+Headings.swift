import KobanText

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
                headings.enter(
                    .numberedInBrackets, purpose: role(in: index..<lineEnd(index)),
                    range: token.start..<tokens[lineEnd(index) - 1].end)
                index += 3
                return true
            }
            return enterBracketed(.round, .close, anywhere: false)
        }
        if token.is(.openQuote), role(in: index..<min(index + 2, tokens.count)) != nil {
            return enterBracketed(.bare, .closeQuote, anywhere: false)
        }
        if let purpose = labelledRole(index) {
            headings.enter(.bare, purpose: purpose, range: token.range)
            index += 1
            return true
        }
        if token.is(.provisionHeading) || token.is(.inquiryHeading), isBareHeading(index) {
            headings.enter(
                .bare, purpose: token.is(.provisionHeading) ? .provide : .inquire,
                range: token.range)
            index += 1
            return true
        }
        if case .number = token.kind, token.gap >= .space || index == 0,
            index + 1 < tokens.count, isNumbering(index), isHeadingLine(from: index + 1)
        {
            let end = lineEnd(index)
            headings.enter(
                .numbered, purpose: role(in: index..<end),
                range: token.start..<tokens[end - 1].end)
            index += 1
            return true
        }
        return false
    }

    private mutating func enterBracketed(
        _ kind: HeadingStack.Kind, _ closing: Keyword, anywhere: Bool
    ) -> Bool {
        guard let close = (index..<min(tokens.count, index + 40)).first(where: { tokens[$0].is(closing) })
        else { return false }
        let inside = (index + 1)..<close
        let role = role(in: inside) ?? (anywhere || isSetOff(index) ? soleRole(in: inside) : nil)
        let isWholeLine =
            startsLineOrBullet(index)
            && (close + 1 >= tokens.count || tokens[close + 1].gap.startsLine)
        let isShort = tokens[close].start - tokens[index].end <= 120
        guard isShort, role != nil || anywhere || isWholeLine else { return false }
        // A citation in brackets is no heading: （第42、43の項）.
        if role == nil, inside.contains(where: { isCitationWord($0) }) { return false }
        headings.enter(kind, purpose: role, range: tokens[index].start..<tokens[close].end)
        index += 1
        return true
    }

    private func isCitationWord(_ at: Int) -> Bool {
        tokens[at].is(.article) || tokens[at].is(.tableWord) || tokens[at].is(.paragraphOrRow)
            || tokens[at].is(.upTo) || tokens[at].is(.tilde)
    }

    private func role(in range: Range<Int>) -> Citation.Purpose? {
        for at in range {
            if tokens[at].is(.provisionHeading) { return .provide }
            if tokens[at].is(.inquiryHeading) { return .inquire }
        }
        return nil
    }

    /// 提供 or 情報照会 alone in brackets: 【情報照会】, （提供）, but not 接続しない（提供）.
    private func soleRole(in range: Range<Int>) -> Citation.Purpose? {
        guard range.count == 1, let at = range.first, case .other = tokens[at].kind else { return nil }
        return Self.purpose(of: source.compactText(tokens[at].range))
    }

    /// 「情報提供：番号法…　情報照会：番号法…」: the word and 「：」, after white space or a mark.
    private func labelledRole(_ at: Int) -> Citation.Purpose? {
        guard at + 1 < tokens.count, tokens[at + 1].is(.colon), case .other = tokens[at].kind,
            tokens[at].range.count <= 24, isSetOff(at)
        else { return nil }
        return Self.purpose(of: source.compactText(tokens[at].range))
    }

    private static func purpose(of label: String) -> Citation.Purpose? {
        switch label {
        case "提供", "情報提供": .provide
        case "照会", "情報照会": .inquire
        default: nil
        }
    }

    /// Whether a token stands apart from what is before it.
    private func isSetOff(_ at: Int) -> Bool {
        if startsLineOrBullet(at) || tokens[at].gap >= .space || isNumbered(at) { return true }
        let before = tokens[at - 1]
        return before.is(.fullStop) || before.is(.listComma) || before.isClosing || before.is(.middleDot)
    }

    /// 情報提供の根拠 without brackets is a heading where it stands at the beginning of a line
    /// (or after a bullet or a number) and nothing but 「：」 follows on its line, or 「：」 does.
    private func isBareHeading(_ at: Int) -> Bool {
        // 「…の項　情報照会の根拠：…」 on one line.
        if at + 1 < tokens.count, isSetOff(at) {
            let next = tokens[at + 1]
            if next.is(.colon) { return true }
            if next.gap >= .space, next.law != nil || isTableName(at + 1) { return true }
        }
        guard startsLineOrBullet(at) || isNumbered(at) else { return false }
        guard at + 1 < tokens.count else { return true }
        let next = tokens[at + 1]
        return next.gap >= .space || next.is(.colon) || next.is(.middleDot)
    }

    /// Whether a token stands right after the number of its line: `1 第7条`, `ア　第7条`.
    func isNumbered(_ at: Int) -> Bool { at > 0 && startsNumbering(at - 1) }

    private func startsNumbering(_ at: Int) -> Bool {
        var before = at
        while before >= 0, at - before < 4 {
            if tokens[before].gap.startsLine || before == 0 {
                return (before...at).allSatisfy { place in
                    tokens[place].number != nil || tokens[place].is(.open)
                        || tokens[place].is(.close) || tokens[place].is(.period)
                        || tokens[place].is(.listComma) || tokens[place].is(.middleDot)
                        || isLetter(place)
                }
            }
            before -= 1
        }
        return false
    }

    /// ア, a: one letter that counts like a number.
    private func isLetter(_ at: Int) -> Bool {
        guard case .other = tokens[at].kind, tokens[at].end - tokens[at].start <= 3 else { return false }
        var cursor = TextCursor(source.buffer, range: tokens[at].range)
        guard let atom = cursor.next(), atom.end == tokens[at].end else { return false }
        return (0x30A1...0x30F3).contains(atom.scalar.value) || atom.scalar.properties.isASCIIHexDigit
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
    private func isHeadingLine(from start: Int) -> Bool {
        let end = lineEnd(start - 1)
        guard start < end else { return false }
        var hasWords = false
        for at in start..<end {
            if tokens[at].number != nil, at + 1 < tokens.count,
                NumberList.closingMark(tokens, at: at + 1) != .none
            {
                return false
            }
            if tokens[at].is(.tableWord) { return false }
            if case .provisionTable = tokens[at].kind { return false }
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
    private func lineEnd(_ start: Int) -> Int {
        var at = start + 1
        let limit = min(tokens.count, start + 60)
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
