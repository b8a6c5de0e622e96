import KobanDocuments
import KobanText

/// What stands before the words of a heading: bullets, brackets, the number of the chapter or of the
/// section in whatever numerals. `Ⅲ`, `III`, `ⅲ`, `(Ⅲ)`, `【Ⅲ`, `■Ⅲ`, `第Ⅲ章`, `第三章`, `3.` and `３）` are one.
///
/// Headings of chapters, of sections and of 別添 are all read through these marks.
struct HeadingMarks {
    /// A chapter's number stands there.
    private(set) var hasChapter = false
    /// Its value, where the numerals tell.
    private(set) var chapter: Int?
    /// 4 of `４．`.
    private(set) var number: Int?
    /// 2 of `②`, `(2)` and `⑵`.
    private(set) var circled: Int?
    /// Where the number begins.
    private(set) var begin: Int?
    /// What closes the brackets that are open, the innermost last.
    private(set) var open: [Unicode.Scalar] = []
    /// Crumbs of the brackets around a choice, which need not be closed.
    private(set) var openCrumbs = 0
    /// A bullet or a bracket stands there that the labels of fields have not.
    private(set) var isDecorated = false

    /// More marks than this stand before no heading; it bounds the work at each place.
    private static let most = 16

    /// Marks of lists and headings, and crumbs of the brackets around a choice.
    private static let plain = Set("#*|>-・[].、),".unicodeScalars)
    private static let bullets = Set("■□▪▫◼◻●○◯◉◎⦿〇◆◇◈★☆▲△▼▽▶▷►▸◀※〓=_~+:;†§❖➢➤✓✔☑".unicodeScalars)
    private static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
        "【": "】", "〈": "〉", "《": "》", "<": ">", "{": "}", "〖": "〗", "〘": "〙", "≪": "≫", "(": ")", "«": "»",
    ]

    /// Reads the marks at a cursor, which is then at the first of the words.
    ///
    /// - Returns: nil where what stands there begins no heading.
    static func read(_ cursor: inout FoldedCursor) -> HeadingMarks? {
        var marks = HeadingMarks()
        for _ in 0..<most {
            let before = cursor
            guard let (scalar, start) = cursor.next() else { return nil }
            guard let goesOn = marks.take(scalar, at: start, &cursor) else { return nil }
            if !goesOn {
                cursor = before
                return marks
            }
        }
        return nil
    }

    /// - Returns: whether the scalar is a mark; nil where no heading can begin with it.
    private mutating func take(_ scalar: Unicode.Scalar, at start: Int, _ cursor: inout FoldedCursor) -> Bool? {
        if HeadingMarks.plain.contains(scalar) {
            if scalar == "[" { openCrumbs += 1 }
            if scalar == ")", open.last == ")" { open.removeLast() }
            return true
        }
        if let digit = scalar.asDigit {
            var value = digit
            var next = cursor
            while let (more, _) = next.next(), let digit = more.asDigit, value < 1000 {
                value = value * 10 + digit
                cursor = next
            }
            guard value < 100, number == nil else { return nil }
            if HeadingMarks.skip("章", &cursor) { return take(chapter: value, at: start) }
            // `9) …` is a choice, not a heading.
            if open.isEmpty, HeadingMarks.isNext(")", cursor) { return nil }
            number = value
            begin = begin ?? start
            return true
        }
        if let value = HeadingMarks.circledValue(scalar) {
            guard circled == nil else { return nil }
            circled = value
            begin = begin ?? start
            return true
        }
        if let value = HeadingMarks.pointedValue(scalar) {
            guard number == nil else { return nil }
            number = value
            begin = begin ?? start
            return true
        }
        if let value = HeadingMarks.romanValue(scalar, &cursor) {
            _ = HeadingMarks.skip("章", &cursor)
            return take(chapter: value, at: start)
        }
        if scalar == "(", let value = HeadingMarks.bracketedDigit(&cursor) {
            circled = value
            begin = begin ?? start
            return true
        }
        if let value = HeadingMarks.chapterInWords(scalar, &cursor) { return take(chapter: value, at: start) }
        if let closing = HeadingMarks.brackets[scalar] {
            open.append(closing)
            isDecorated = true
            return true
        }
        if open.last == scalar {
            // 【Ⅲ】 closes before the words.
            open.removeLast()
            return true
        }
        guard HeadingMarks.bullets.contains(scalar) else { return false }
        if scalar != ":" { isDecorated = true }
        return true
    }

    private mutating func take(chapter value: Int?, at start: Int) -> Bool {
        hasChapter = true
        chapter = chapter ?? value
        begin = begin ?? start
        return true
    }

    /// Takes in what closes the brackets, where it stands at a cursor.
    ///
    /// - Parameter crumbs: also `]`.
    mutating func close(_ cursor: inout FoldedCursor, crumbs: Bool) {
        while true {
            var next = cursor
            guard let (scalar, _) = next.next() else { return }
            if open.last == scalar {
                open.removeLast()
            } else if crumbs, scalar == "]", openCrumbs > 0 {
                openCrumbs -= 1
            } else {
                return
            }
            cursor = next
        }
    }

    /// Moves past bullets and opening brackets before a word.
    ///
    /// - Returns: whether there is a bracket among them.
    static func skipOpening(_ cursor: inout FoldedCursor) -> Bool {
        var isBracketed = false
        for _ in 0..<most {
            var next = cursor
            guard let (scalar, _) = next.next() else { break }
            if brackets[scalar] != nil || scalar == "[" {
                isBracketed = true
            } else if scalar == ")" || scalar == "]" || !plain.contains(scalar) && !bullets.contains(scalar) {
                break
            }
            cursor = next
        }
        return isBracketed
    }

    static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "]" || brackets.values.contains(scalar)
    }

    // MARK: Numerals

    /// ①, ⑵, ❸.
    static func circledValue(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar.value {
        case 0x2460...0x2473: Int(scalar.value) - 0x2460 + 1
        case 0x2474...0x2487: Int(scalar.value) - 0x2474 + 1
        case 0x2776...0x277F: Int(scalar.value) - 0x2776 + 1
        default: nil
        }
    }

    /// ⒊, a digit with its full stop in one.
    static func pointedValue(_ scalar: Unicode.Scalar) -> Int? {
        (0x2488...0x249B).contains(scalar.value) ? Int(scalar.value) - 0x2488 + 1 : nil
    }

    /// Ⅲ, ⅲ in one character, or I, V and X (also small ones) in a row.
    ///
    /// - Returns: nil where none begins; 0 within where the letters are no number.
    private static func romanValue(_ scalar: Unicode.Scalar, _ cursor: inout FoldedCursor) -> Int?? {
        switch scalar.value {
        case 0x2160...0x216B: return .some(Int(scalar.value) - 0x2160 + 1)
        case 0x2170...0x217B: return .some(Int(scalar.value) - 0x2170 + 1)
        default: break
        }
        guard let first = OCRDamage.romanLetters[scalar] else { return nil }
        var run = [first]
        var next = cursor
        // No chapter has a longer number than VIII.
        while run.count < 4, let (more, _) = next.next(), let letter = OCRDamage.romanLetters[more] {
            run.append(letter)
            cursor = next
        }
        return .some(values[String(run)])
    }

    private static let values: [String: Int] = [
        "I": 1, "II": 2, "III": 3, "IIII": 4, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    ]

    /// `第Ⅲ章`, `第3章`, `第三章`, `三章`, and `三、`, `三．`, `三　`.
    private static func chapterInWords(_ scalar: Unicode.Scalar, _ cursor: inout FoldedCursor) -> Int?? {
        var next = cursor
        var first = scalar
        let isOrdinal = scalar == "第"
        if isOrdinal {
            guard let (following, _) = next.next() else { return nil }
            first = following
        }
        if isOrdinal, let roman = romanValue(first, &next) {
            _ = skip("章", &next)
            cursor = next
            return roman
        }
        var value: Int
        if isOrdinal, let digit = first.asDigit {
            value = digit
        } else if let kanji = KanjiNumber.digit(first), kanji > 0 {
            value = kanji
        } else {
            return nil
        }
        let isGap = cursor.bytes.room(at: next.offset, end: cursor.end) != nil
        if skip("章", &next) {
            cursor = next
            return .some(value)
        }
        var mark = next
        guard !isOrdinal, isGap || mark.next().map({ "、.,)".unicodeScalars.contains($0.scalar) }) ?? false else {
            return nil
        }
        cursor = next
        return .some(value)
    }

    /// `(2)`; the cursor stands after the bracket.
    private static func bracketedDigit(_ cursor: inout FoldedCursor) -> Int? {
        var next = cursor
        guard let (scalar, _) = next.next(), let digit = scalar.asDigit, digit > 0, skip(")", &next) else { return nil }
        cursor = next
        return digit
    }

    private static func isNext(_ scalar: Unicode.Scalar, _ cursor: FoldedCursor) -> Bool {
        var next = cursor
        return next.next()?.scalar == scalar
    }

    private static func skip(_ scalar: Unicode.Scalar, _ cursor: inout FoldedCursor) -> Bool {
        var next = cursor
        guard next.next()?.scalar == scalar else { return false }
        cursor = next
        return true
    }
}
