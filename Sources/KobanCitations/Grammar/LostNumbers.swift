import KobanDocuments

// 「85、□、110の項」「？？・61の項」
/// Marks that stand where a number was lost: a box that a font had no character for, question marks.
extension CitationParser {
    /// Whether a token may stand for a number that was lost: marks alone, or a shape that begins no line.
    func isLostNumber(_ at: Int) -> Bool {
        if isMark(at) { return true }
        return tokens[at].is(.middleDot) && !tokens[at].gap.startsLine && source.isShape(at: tokens[at].start)
    }

    /// 「□」「？？」 within a list: a box or question marks, wherever they stand in it.
    func standsForLostNumber(_ at: Int) -> Bool {
        if tokens[at].is(.middleDot) { return isLostNumber(at) }
        guard case .other = tokens[at].kind else { return false }
        return isMark(at) && source.isShape(at: tokens[at].start)
            || ["？？", "??"].contains { source.contains(tokens[at].range, $0) }
    }
}

extension SourceTokens {
    /// Whether a shape stands at an offset (□, ■, ○), which begins a line as a bullet and elsewhere may stand for a
    /// character that was lost.
    func isShape(at offset: Int) -> Bool {
        guard case .character(let scalar) = SourcePiece.read(buffer, at: offset, end: buffer.count).piece else {
            return false
        }
        return (0x25A0...0x25FF).contains(scalar.value) || scalar == "〓" || scalar == "☐"
    }

    /// Whether a shape stands between two numbers of a list as a number would: before a separator or の項, on their
    /// line.
    func holdsLostNumber(_ joint: Range<Int>) -> Bool {
        var cursor = TextCursor(buffer, range: joint)
        var mayBeLost = false
        while let atom = cursor.next() {
            if mayBeLost, "、,・の項及並又若と".unicodeScalars.contains(atom.scalar), atom.gap < .lineBreak { return true }
            mayBeLost = isShape(at: atom.start) && !atom.gap.startsLine
        }
        return false
    }
}
