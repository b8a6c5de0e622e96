import KobanText

/// What closes a list of numbers.
enum ListMark: Equatable {
    /// 条
    case article
    /// 項
    case row
    /// 号
    case item
    /// 欄
    case column
    /// の表, after 条: `第2条の表`
    case none
}

/// A list of numbers as citations write it: `第1、2、85の2`, `26～28`, `9・10及び120`,
/// up to the mark that gives the numbers their meaning.
struct NumberList {
    var elements: [ListElement] = []
    /// The token after the last number (before `の項`).
    var next: Int
    var mark: ListMark
    /// Whether separators other than white space were seen.
    var hasSeparators = false

    /// Reads a list that begins at token `start` (第 or a number).
    ///
    /// `第1、2、3、4、…、120の項`: a list goes on over separators, conjunctions and line
    /// breaks as long as numbers follow; a number may be cut by a line break, which is told
    /// from a missing separator by the order of the numbers (assumption: lists ascend).
    static func read(_ tokens: [Token], from start: Int, in source: SourceTokens) -> NumberList? {
        var index = start
        var list = NumberList(next: start, mark: .none)
        while let element = element(tokens, &index, previous: list, in: source) {
            list.elements.append(element)
            list.next = index
            let mark = closingMark(tokens, at: index)
            if mark != .none {
                list.mark = mark
                return list
            }
            var ahead = index
            let separated = skipSeparators(tokens, &ahead)
            guard ahead < tokens.count, beginsNumber(tokens, ahead) else { break }
            if separated {
                list.hasSeparators = true
            } else if list.hasSeparators || tokens[ahead].gap == .none
                || tokens[ahead].gap == .blankLine
            {
                break
            }
            index = ahead
        }
        return list.elements.isEmpty ? nil : list
    }

    static func beginsNumber(_ tokens: [Token], _ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        if tokens[index].number != nil { return true }
        return tokens[index].is(.ordinal) && index + 1 < tokens.count
            && tokens[index + 1].number != nil
    }

    /// 、 ・ . 及び and the like; says whether there was one.
    static func skipSeparators(_ tokens: [Token], _ index: inout Int) -> Bool {
        let start = index
        while index < tokens.count, index - start < 3 {
            let token = tokens[index]
            // A bullet on a new line begins something else, unless a number follows at once.
            if token.is(.listComma) || token.is(.middleDot) || token.is(.period)
                || token.is(.conjunction)
            {
                index += 1
            } else {
                break
            }
        }
        return index > start
    }

    static func closingMark(_ tokens: [Token], at index: Int) -> ListMark {
        guard index < tokens.count else { return .none }
        if tokens[index].is(.article) { return .article }
        if tokens[index].is(.paragraphOrRow) { return .row }
        if tokens[index].is(.item) { return .item }
        if tokens[index].is(.column) { return .column }
        if tokens[index].is(.of), index + 1 < tokens.count {
            if tokens[index + 1].is(.paragraphOrRow) { return .row }
            if tokens[index + 1].is(.column) { return .column }
        }
        return .none
    }

    private static func element(
        _ tokens: [Token], _ index: inout Int, previous list: NumberList, in source: SourceTokens
    ) -> ListElement? {
        var at = index
        if at < tokens.count, tokens[at].is(.ordinal) { at += 1 }
        let begin = at
        guard let first = number(tokens, &at, previous: list, in: source) else { return nil }
        var element = ListElement(
            first: first, range: tokens[begin].start..<tokens[at - 1].end)
        index = at
        // 26～28, 26から28まで
        guard at + 1 < tokens.count,
            tokens[at].is(.tilde) || tokens[at].is(.hyphen) || tokens[at].is(.from)
        else { return element }
        let isWords = tokens[at].is(.from)
        // 第26項から第28項まで is read by its caller; here the mark comes at the end.
        at += 1
        if tokens[at].is(.ordinal) { at += 1 }
        guard let last = number(tokens, &at, previous: nil, in: source), !first.isBranch,
            !last.isBranch, last.whole > first.whole, last.whole - first.whole < 1000
        else { return element }
        element.last = last
        element.range = element.range.lowerBound..<tokens[at - 1].end
        if isWords, at < tokens.count, tokens[at].is(.upTo) {
            element.range = element.range.lowerBound..<tokens[at].end
            at += 1
        }
        index = at
        return element
    }

    /// A number with its branches: 59の2の2.
    static func number(
        _ tokens: [Token], _ index: inout Int, previous list: NumberList?, in source: SourceTokens
    ) -> ItemNumber? {
        guard index < tokens.count, let first = tokens[index].number, first >= 1 else { return nil }
        var whole = first
        var at = index + 1
        if let split = splitKanji(tokens, at: index, in: source) {
            whole = split
            at = index + 2
        } else if let list, let joined = joined(tokens, at: index, list: list, in: source) {
            whole = joined
            at = index + 2
        }
        var components = [whole]
        while at + 1 < tokens.count, tokens[at].is(.of), let branch = tokens[at + 1].number,
            branch >= 1, tokens[at].gap < .blankLine, tokens[at + 1].gap < .blankLine
        {
            components.append(branch)
            at += 2
        }
        index = at
        return ItemNumber(components: components)
    }

    /// 八十 七: a kanji number with white space in it. Kanji numbers are not listed without
    /// separators, and tens before ones do not ascend by accident (assumption).
    private static func splitKanji(
        _ tokens: [Token], at index: Int, in source: SourceTokens
    ) -> Int? {
        guard index + 1 < tokens.count, tokens[index + 1].gap >= .space,
            tokens[index + 1].gap < .blankLine, case .number(let head, true) = tokens[index].kind,
            case .number(let tail, true) = tokens[index + 1].kind, tail > 0,
            (head % 100 == 0 && tail < 100) || (head % 10 == 0 && tail < 10)
        else { return nil }
        return source.joinedNumber(tokens[index], tokens[index + 1])
    }

    /// A number cut by a line break (`1` `0の2`): joined only where the list has
    /// separators, the whole keeps it ascending, and it is a number that tables have.
    private static func joined(
        _ tokens: [Token], at index: Int, list: NumberList, in source: SourceTokens
    ) -> Int? {
        guard list.hasSeparators, index + 1 < tokens.count, tokens[index + 1].gap == .lineBreak,
            let value = source.joinedNumber(tokens[index], tokens[index + 1]), value <= 200,
            let previous = list.elements.last, (previous.last ?? previous.first).whole < value
        else { return nil }
        var ahead = index + 2
        let mark = closingMark(tokens, at: ahead)
        if mark != .none { return value }
        if ahead < tokens.count, tokens[ahead].is(.of) { return value }
        guard skipSeparators(tokens, &ahead) else { return nil }
        if ahead < tokens.count, tokens[ahead].is(.ordinal) { ahead += 1 }
        guard ahead < tokens.count, let next = tokens[ahead].number else { return nil }
        return next >= value ? value : nil
    }
}

/// The source behind the tokens, for the little that tokens do not hold.
struct SourceTokens {
    let buffer: UnsafeBufferPointer<UInt8>

    /// The number that two number tokens form when the break between them is taken away.
    func joinedNumber(_ first: Token, _ second: Token) -> Int? {
        guard case .number(let head, let headIsKanji) = first.kind,
            case .number(let tail, let tailIsKanji) = second.kind, headIsKanji == tailIsKanji
        else { return nil }
        if headIsKanji {
            var scalars: [Unicode.Scalar] = []
            for token in [first, second] {
                var cursor = TextCursor(buffer, range: token.range)
                while let atom = cursor.next() { scalars.append(atom.scalar) }
            }
            return KanjiNumber.value(of: scalars)
        }
        var digits = 0
        var cursor = TextCursor(buffer, range: second.range)
        while cursor.next() != nil { digits += 1 }
        guard digits <= 3 else { return nil }
        return head * (digits == 1 ? 10 : digits == 2 ? 100 : 1000) + tail
    }

    /// Whether a range of the source ends with a word.
    func ends(_ range: Range<Int>, with word: String) -> Bool {
        let word = word.utf8
        guard range.count >= word.count else { return false }
        return buffer[(range.upperBound - word.count)..<range.upperBound].elementsEqual(word)
    }

    /// Whether a word stands in the first thirty characters of a range.
    func contains(_ range: Range<Int>, _ word: String) -> Bool {
        buffer[range.prefix(90)].firstRange(of: Array(word.utf8)) != nil
    }

    /// A range of the source without white space and markup.
    func compactText(_ range: Range<Int>) -> String {
        var cursor = TextCursor(buffer, range: range)
        var bytes: [UInt8] = []
        while let atom = cursor.next() {
            let length = atom.end - atom.start
            if length > 4 || (length > 1 && buffer[atom.start] < 0x80) {
                bytes.append(contentsOf: String(atom.scalar).utf8)
            } else {
                bytes.append(contentsOf: buffer[atom.start..<atom.end])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
