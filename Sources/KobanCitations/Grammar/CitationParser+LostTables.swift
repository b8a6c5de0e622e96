import KobanDocuments

// 「別〔児童手当〕表２の43の項」「別＆表第二」「…、76の項」 behind no table
/// Tables whose name was lost: what of them is left says that a table is cited, and not which.
extension CitationParser {
    /// Reads 表 and a number where 別 stands a little before it, with marks or a few words between.
    mutating func readBrokenTable() {
        let start = index
        index += 1
        guard namesAct || context.isBasis, let begin = lostPrefix(of: start) else { return }
        var end = start + 1
        if tokens[end].is(.open) || tokens[end].isOpeningOther || tokens[end].is(.middleDot) || isMark(end) { end += 1 }
        guard tokens[end].gap < .lineBreak, NumberList.beginsNumber(tokens, end) else { return }
        if tokens[end].is(.ordinal) { end += 1 }
        if case .law(let other) = owner(of: start), other.isForeign { return }
        addLostTable(begin..<tokens[end].end, next: end + 1)
    }

    /// Whether a token is the 表 of 「別No.表」.
    func isBrokenTable(_ at: Int) -> Bool { tokens[at].is(.table) && lostPrefix(of: at) != nil }

    /// Where 別 stands before 表; nil where it does not, or is part of another word (種別, 別紙).
    private func lostPrefix(of table: Int) -> Int? {
        let end = tokens[table].start
        let first = max(tokens.first?.start ?? 0, citationEnd > 0 ? tokens[citationEnd - 1].end : 0)
        guard first < end, let found = source.last("別", in: max(first, end - Self.widestBreak)..<end) else {
            return nil
        }
        var cursor = TextCursor(source.buffer, range: found..<end)
        _ = cursor.next()
        var isFirst = true
        var depth = 0
        while let atom = cursor.next() {
            if "（(".unicodeScalars.contains(atom.scalar) { depth += 1 }
            if atom.gap >= .blankLine || atom.scalar == "。" && depth == 0 { return nil }
            if isFirst,
                Self.wordsOfOther.contains(atom.scalar)
                    || !context.isBasis && "にの".unicodeScalars.contains(atom.scalar)
            {
                return nil
            }
            isFirst = false
        }
        return isEndOfWord(found, from: first) && !isBehindLaw(found, before: table) ? nil : found
    }

    /// In bytes: 別 and ten characters (assumption).
    private static let widestBreak = 33

    /// 別紙, 別添, 別記, 別途, 別個
    private static let wordsOfOther = "紙添記途個冊室表".unicodeScalars

    /// 種別, 区別: the character before is one of the same word.
    private func isEndOfWord(_ offset: Int, from first: Int) -> Bool {
        var cursor = TextCursor(source.buffer, range: max(first, offset - Reach.widestCharacter)..<offset)
        var last: Unicode.Scalar?
        while let atom = cursor.next() { last = atom.scalar }
        guard let last, (0x4E00...0x9FFF).contains(last.value) else { return false }
        if context.isBasis { return "種個区性特類年月人分差識判級国層".unicodeScalars.contains(last) }
        return !"法号項条及旧同".unicodeScalars.contains(last)
    }

    /// 「…の利用等に関する法律別（※）表２」
    private func isBehindLaw(_ offset: Int, before table: Int) -> Bool {
        (max(0, table - Self.widestConnection)..<table).contains { tokens[$0].law != nil && tokens[$0].end == offset }
    }

    /// In tokens.
    private static let widestConnection = 12

    /// Reads 「76の項」 that stands behind no table: in the field of a legal basis it is an item of one.
    ///
    /// - Returns: whether it did.
    mutating func readStrayItems() -> Bool {
        guard namesAct, context.isBasis || headings.purpose != nil,
            let list = NumberList.read(tokens, from: index, in: source), list.mark == .row,
            tokens[list.next].is(.of), !tokens[list.next + 2].is(.among), !isCount(index),
            !(law?.isForeign ?? false), !tokens[index - 1].is(.table), !followsUnreadTable(index)
        else { return false }
        addLostTable(tokens[index].start..<tokens[list.next + 1].end, next: list.next + 2)
        return true
    }

    /// Whether a citation in the same statement is another law's, or one whose list is already said to be unread.
    private func followsUnreadTable(_ start: Int) -> Bool {
        guard citationEnd >= 0, let last = citations.last else { return false }
        let isOpen = last.extent == .unread || last.law == nil
        return isOpen && !(min(citationEnd, start)..<start).contains { endsStatement($0) && tokens[$0].law == nil }
    }

    private mutating func addLostTable(_ range: Range<Int>, next: Int) {
        add(
            .table(
                TableCitation(
                    table: nil, otherTable: "表", tableRange: range, elements: [], extent: .unread)),
            law: ResolvedLaw(isUncertain: true), range: range, next: next, condition: nil,
            slips: [.unreadList, .uncertainOwner])
    }
}
