import KobanDocuments
import KobanText

// 26　二十六　廿六　第②　別表Ⅱ
extension Tokenizer {
    mutating func readNumber(_ atom: TextCursor.Atom) -> Bool {
        if let digit = arabicDigit(atom.scalar) {
            readArabic(atom, first: digit)
            return true
        }
        if isKanjiNumeral(atom.scalar) || isNumeralHere(atom) { return readKanji(atom) }
        return false
    }

    /// 別表第②: before the names, where ② would count a line.
    mutating func readTableNumber(_ atom: TextCursor.Atom) -> Bool {
        guard let number = tableNumber(atom) else { return false }
        emit(.number(number, isKanji: true), atom.start, atom.end, atom.gap)
        return true
    }

    /// More digits are no number that anything has, and need not fit into one.
    private static let mostDigits = 9

    private mutating func readArabic(_ atom: TextCursor.Atom, first: Int) {
        var value = first
        var end = atom.end
        var count = 1
        let isTableNumber = namesTable()
        while let next = cursor.peek(), next.gap == .none, let digit = arabicDigit(next.scalar) {
            // 「別表第2<b>29の項」「別表第1１０の項」: the table's number ends where the way of writing changes.
            if isTableNumber, next.start > end || (next.end - next.start) != (atom.end - atom.start) { break }
            _ = cursor.next()
            count += 1
            value = count <= Self.mostDigits ? value * 10 + digit : value
            end = next.end
        }
        emit(count <= Self.mostDigits ? .number(value, isKanji: false) : .digits, atom.start, end, atom.gap)
    }

    private mutating func readKanji(_ atom: TextCursor.Atom) -> Bool {
        // 参照 and 参考 are no numbers, though 参 may be 三.
        if atom.scalar == "参", let next = cursor.peek(), "照考加画".unicodeScalars.contains(next.scalar) {
            return false
        }
        var scalars = [KanjiNumber.plain(atom.scalar)]
        var end = atom.end
        let isTableNumber = namesTable()
        let afterFirst = cursor
        while let next = cursor.peek(), next.gap == .none,
            isKanjiNumeral(next.scalar) || isRareNumeral(next.scalar) || isCircle(next),
            !(isTableNumber && next.start > end)
        {
            _ = cursor.next()
            // One more than a number has is enough to see that it is none.
            if scalars.count <= Self.longestKanjiNumber { scalars.append(KanjiNumber.plain(next.scalar)) }
            end = next.end
        }
        // 「別表第一九十四の項」 is 別表第一 and its item 94: no number is written 一九十四.
        if isTableNumber, scalars.count > 1, KanjiNumber.value(of: scalars) == nil,
            let table = KanjiNumber.digit(scalars[0]),
            lexicon.tables[table] != nil, KanjiNumber.value(of: scalars.dropFirst()) != nil
        {
            cursor = afterFirst
            emit(.number(table, isKanji: true), atom.start, atom.end, atom.gap)
            return true
        }
        if scalars.count <= Self.longestKanjiNumber, let value = KanjiNumber.value(of: scalars),
            !Self.hasLostSeparator(scalars)
        {
            emit(.number(value, isKanji: true), atom.start, end, atom.gap)
        } else {
            emit(.digits, atom.start, end, atom.gap)
        }
        return true
    }

    /// 九千九百九十九 has seven numerals.
    private static let longestKanjiNumber = 7

    /// 二六二七二八: digits by position stand for years (二〇二五) and short numbers (二六); more of
    /// them are numbers run together.
    private static func hasLostSeparator(_ scalars: [Unicode.Scalar]) -> Bool {
        scalars.count > longestPositional && scalars.allSatisfy { KanjiNumber.digit($0) != nil }
    }

    /// Four, for the years of our calendar.
    private static let longestPositional = 4

    // MARK: Numbers that only their place makes numbers

    /// 廿, 壹: a numeral that is one only beside another, or where a number must stand.
    private func isNumeralHere(_ atom: TextCursor.Atom) -> Bool {
        guard let next = cursor.peek() else { return false }
        // ニ十六, ハ十七: the katakana that looks like the numeral.
        if "ニハ".unicodeScalars.contains(atom.scalar) {
            return next.gap == .none && isKanjiNumeral(next.scalar) && mayBeginNumber()
        }
        guard isRareNumeral(atom.scalar) else { return false }
        if next.gap == .none, isKanjiNumeral(next.scalar) || isRareNumeral(next.scalar) { return true }
        return mayBeginNumber() && "の項条号、".unicodeScalars.contains(next.scalar)
    }

    private func mayBeginNumber() -> Bool {
        guard let last = tokens.last else { return false }
        return last.is(.ordinal) || last.is(.tableWord) || last.is(.of) || last.is(.listComma) || last.is(.middleDot)
    }

    /// 三○: a circle in the place of 〇.
    private func isCircle(_ atom: TextCursor.Atom) -> Bool {
        guard atom.gap == .none, atom.scalar == "・",
            case .character(let scalar) = SourcePiece.read(buffer, at: atom.start, end: cursor.end).piece
        else { return false }
        return [0x25CB, 0x25EF, 0x25CE].contains(scalar.value)
    }

    private func isRareNumeral(_ scalar: Unicode.Scalar) -> Bool {
        KanjiNumber.tens(scalar) != nil || KanjiNumber.plain(scalar) != scalar
    }

    /// 別表第②, 別表Ⅱの, 別表第ニ: the number of a table in another form, where nothing else can stand.
    private func tableNumber(_ atom: TextCursor.Atom) -> Int? {
        guard atom.gap < .lineBreak, namesTable(), let last = tokens.last else { return nil }
        let hasOrdinal = last.is(.ordinal)
        guard case .character(let written) = SourcePiece.read(buffer, at: atom.start, end: cursor.end).piece,
            let value = tableNumber(written, hasOrdinal: hasOrdinal)
        else { return nil }
        // 「別表①26の項」: without 第 the mark may as well count a line.
        return hasOrdinal || cursor.peek().map { $0.gap < .lineBreak && $0.scalar == "の" } ?? false ? value : nil
    }

    private func tableNumber(_ scalar: Unicode.Scalar, hasOrdinal: Bool) -> Int? {
        switch scalar.value {
        // 二 and the katakana ニ look alike.
        case 0x30CB: return hasOrdinal ? 2 : nil
        case 0x2160...0x217F, 0x2460...0x2487, 0x2776...0x2793, 0x24F5...0x24FE, 0x3220...0x3229, 0x3280...0x3289,
            0x5F0C, 0x5F0D,
            0x58F1, 0x58F9, 0x5F10, 0x8CAE, 0x8CB3:
            guard let value = scalar.properties.numericValue, value == value.rounded(), (1...9).contains(value),
                lexicon.tables[Int(value)] != nil
            else { return nil }
            return Int(value)
        default: return nil
        }
    }

    /// Whether a number here would be that of a table: 別表, 別表第.
    private func namesTable() -> Bool {
        guard let last = tokens.last else { return false }
        return last.is(.tableWord) || last.is(.ordinal) && tokens.count > 1 && tokens[tokens.count - 2].is(.tableWord)
    }

    func arabicDigit(_ scalar: Unicode.Scalar) -> Int? {
        ("0"..."9").contains(scalar) ? Int(scalar.value) - 48 : nil
    }

    func isKanjiNumeral(_ scalar: Unicode.Scalar) -> Bool {
        KanjiNumber.digit(scalar) != nil || KanjiNumber.multiplier(scalar) != nil
    }
}
