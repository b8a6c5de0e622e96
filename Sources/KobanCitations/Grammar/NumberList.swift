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
    /// Whether digits stand in it that form no number.
    private var holdsDigits = false
    /// Whether two numbers of it may be one that a blank cut, and whether periods part some.
    private var holdsCut = false
    private var hasPeriods = false
    private var hasCommas = false

    /// Whether numbers of it ran together, so that they are none of a table: `二六二七二八の項`,
    /// `262728の項`. Which numbers were meant cannot be told; the list is unread, not wrong.
    var isUnreadable: Bool {
        holdsDigits || hasPeriods && hasCommas || holdsCut && hasSeparators
            || (mark == .row || mark == .none)
                && elements.contains { $0.isMisprint || ($0.last ?? $0.first).whole > ItemBounds.largestReadable }
    }

    /// Reads a list that begins at token `start` (第 or a number).
    ///
    /// `第1、2、3、4、…、120の項`: a list goes on over separators, conjunctions and line
    /// breaks as long as numbers follow; a number may be cut by a line break, which is told
    /// from a missing separator by the order of the numbers (assumption: lists ascend).
    static func read(_ tokens: TokenList, from start: Int, in source: SourceTokens) -> NumberList? {
        var index = start
        var list = NumberList(next: start, mark: .none)
        // A list with a separator missing is believed only when it goes on to its mark.
        var sure: NumberList?
        while true {
            source.visit()
            let begin = index
            if let after = unreadable(tokens, at: index) {
                list.holdsDigits = true
                index = after
            } else if let element = element(tokens, &index, previous: list, in: source) {
                list.elements.append(element)
            } else {
                break
            }
            list.next = index
            let mark = closingMark(tokens, at: index)
            if mark != .none {
                list.mark = mark
                return list
            }
            var ahead = index
            let separated = skipSeparators(tokens, &ahead)
            guard ahead < tokens.count, beginsNumber(tokens, ahead) else {
                // 「26⏎- 31」: the hyphen of a range that was wrapped, or the mark of a line.
                if tokens[ahead].is(.hyphen), tokens[ahead].gap == .lineBreak, beginsNumber(tokens, ahead + 1) {
                    list.holdsDigits = true
                }
                break
            }
            // 「1 第7条」「1. 第7条」: a number that counts the line.
            if tokens[ahead].is(.ordinal), !tokens[start].is(.ordinal), list.elements.count == 1,
                !separated || tokens[index].is(.period)
            {
                break
            }
            if let sure, list.elements.count > sure.elements.count + longestWithGap { break }
            if !separated, mayBeCut(tokens, begin, ahead, in: source) {
                list.holdsCut = true
                // Numbers in kanji are not listed without separators.
                if case .number(_, true) = tokens[begin].kind, tokens[ahead].gap < .lineBreak {
                    list.holdsDigits = true
                }
            }
            if separated {
                list.hasSeparators = true
                if tokens[index].is(.period) { list.hasPeriods = true } else { list.hasCommas = true }
            } else if tokens[ahead].gap == .none || tokens[ahead].gap == .blankLine {
                break
            } else if list.hasSeparators {
                guard ascends(list, tokens, ahead) else { break }
                // 「9、10、⏎12⏎14」: a number alone on its line may be that of a page.
                if tokens[begin].gap == .lineBreak, tokens[ahead].gap == .lineBreak, index == begin + 1 {
                    list.holdsDigits = true
                }
                sure = sure ?? list
            }
            index = ahead
        }
        if let sure { return sure }
        return list.elements.isEmpty && !list.holdsDigits ? nil : list
    }

    /// 「12、1 6、19」「二 十 八」: two numbers with a blank between them whose digits make one of a table.
    private static func mayBeCut(_ tokens: TokenList, _ first: Int, _ second: Int, in source: SourceTokens) -> Bool {
        guard first + 1 == second, let joined = source.joinedNumber(tokens[first], tokens[second]) else { return false }
        return joined <= ItemBounds.largest
    }

    /// Digits that form no number: gives the token after them.
    private static func unreadable(_ tokens: TokenList, at start: Int) -> Int? {
        var at = start
        if at < tokens.count, tokens[at].is(.ordinal) { at += 1 }
        return at < tokens.count && tokens[at].isUnreadableNumber ? at + 1 : nil
    }

    /// Bounds the look-ahead for the mark of a list with a separator missing.
    private static let longestWithGap = 100

    private static func ascends(_ list: NumberList, _ tokens: TokenList, _ ahead: Int) -> Bool {
        guard let last = list.elements.last,
            let next = tokens[tokens[ahead].is(.ordinal) ? ahead + 1 : ahead].number
        else { return false }
        return next > (last.last ?? last.first).whole
    }

    static func beginsNumber(_ tokens: TokenList, _ index: Int) -> Bool {
        guard index < tokens.count else { return false }
        if tokens[index].number != nil || tokens[index].isUnreadableNumber { return true }
        return tokens[index].is(.ordinal) && index + 1 < tokens.count
            && (tokens[index + 1].number != nil || tokens[index + 1].isUnreadableNumber)
    }

    /// 、 ・ . 及び and the like; says whether there was one.
    static func skipSeparators(_ tokens: TokenList, _ index: inout Int) -> Bool {
        let start = index
        while index < tokens.count, index - start < Reach.separators {
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

    static func closingMark(_ tokens: TokenList, at index: Int) -> ListMark {
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
        _ tokens: TokenList, _ index: inout Int, previous list: NumberList, in source: SourceTokens
    ) -> ListElement? {
        var at = index
        if at < tokens.count, tokens[at].is(.ordinal) { at += 1 }
        let begin = at
        guard let first = number(tokens, &at, previous: list, in: source) else { return nil }
        var element = ListElement(
            first: first, range: tokens[begin].start..<tokens[at - 1].end)
        element.isMisprint = isMisprint(tokens[begin], in: source)
        index = at
        // 26～28, 26から28まで
        guard at + 1 < tokens.count,
            tokens[at].is(.tilde) || tokens[at].is(.hyphen) && !tokens[at].gap.startsLine || tokens[at].is(.from)
        else { return element }
        let isWords = tokens[at].is(.from)
        // 第26項から第28項まで is read by its caller; here the mark comes at the end.
        at += 1
        if tokens[at].is(.ordinal) { at += 1 }
        let upper = at
        guard let last = number(tokens, &at, previous: nil, in: source),
            ListElement(first: first, last: last, range: element.range).isRange
        else { return element }
        element.last = last
        if isMisprint(tokens[upper], in: source) { element.isMisprint = true }
        element.range = element.range.lowerBound..<tokens[at - 1].end
        if isWords, at < tokens.count, tokens[at].is(.upTo) {
            element.range = element.range.lowerBound..<tokens[at].end
            at += 1
        }
        index = at
        return element
    }

    /// 九一〇 for 九、一〇: digits by position beyond any table. Who means a large number by
    /// position writes it as the law does or in digits.
    private static func isMisprint(_ token: Token, in source: SourceTokens) -> Bool {
        guard case .number(let value, true) = token.kind, value > ItemBounds.largest else { return false }
        return source.isPositional(token)
    }

    /// A number with its branches: 59の2の2.
    static func number(
        _ tokens: TokenList, _ index: inout Int, previous list: NumberList?, in source: SourceTokens
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
        while components.count < ItemBounds.mostComponents, at + 1 < tokens.count, tokens[at].is(.of),
            let branch = tokens[at + 1].number,
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
        _ tokens: TokenList, at index: Int, in source: SourceTokens
    ) -> Int? {
        guard index + 1 < tokens.count, tokens[index + 1].gap >= .space,
            tokens[index + 1].gap < .blankLine, case .number(let head, true) = tokens[index].kind,
            case .number(let tail, true) = tokens[index + 1].kind, tail > 0,
            (head % 100 == 0 && tail < 100) || (head % 10 == 0 && tail < 10)
        else { return nil }
        return source.joinedNumber(tokens[index], tokens[index + 1])
    }

    /// A number cut by a line break or a tab (`1` `0の2`): joined only where the whole keeps
    /// the list ascending and is a number that tables have, and where the list has
    /// separators or is nothing but this number.
    private static func joined(
        _ tokens: TokenList, at index: Int, list: NumberList, in source: SourceTokens
    ) -> Int? {
        guard index + 1 < tokens.count, tokens[index + 1].gap.startsLine,
            tokens[index + 1].gap < .blankLine,
            let value = source.joinedNumber(tokens[index], tokens[index + 1]), value <= ItemBounds.largestJoined
        else { return nil }
        var ahead = index + 2
        let mark = closingMark(tokens, at: ahead)
        let isMarked = mark != .none
        // 第1|9条; 「5<br>9の項」 may be two items.
        guard let previous = list.elements.last else {
            let isWrapped = mark != .row || !source.holdsTag(tokens[index].end..<tokens[index + 1].start)
            return isMarked && isWrapped && tokens[index + 1].gap == .lineBreak ? value : nil
        }
        guard list.hasSeparators, (previous.last ?? previous.first).whole < value else { return nil }
        if isMarked || (ahead < tokens.count && tokens[ahead].is(.of)) { return value }
        guard skipSeparators(tokens, &ahead) else { return nil }
        if ahead < tokens.count, tokens[ahead].is(.ordinal) { ahead += 1 }
        guard ahead < tokens.count, let next = tokens[ahead].number else { return nil }
        return next >= value ? value : nil
    }
}
