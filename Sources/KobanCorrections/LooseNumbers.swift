import KobanText

/// Numbers behind the citation of a table that are of nothing else: whatever mark stands before them
/// (「別表第二＊26」, 「別表第二【九】」), they may be its items.
enum LooseNumbers {
    /// - Returns: the first behind each table, as it stands.
    static func find(in text: FieldScalars) -> [String] {
        var out: [String] = []
        for mark in text.scalars.indices
        where text[mark] == FieldScalars.citation
            && (text[mark - 1] == FieldScalars.wholeTable || text[mark - 1] == FieldScalars.list)
        {
            if let number = first(in: text, from: mark + 1) { out.append(text.text(number)) }
        }
        return out
    }

    /// Up to the end of the sentence, the next citation, or a line that begins with words.
    private static func first(in text: FieldScalars, from start: Int) -> Range<Int>? {
        var at = start
        // 「（以下「表」という。）」 is no end.
        var depth = 0
        while let scalar = text[at] {
            if scalar == FieldScalars.citation || scalar == "。" && depth <= 0 { return nil }
            if "（(「『".unicodeScalars.contains(scalar) { depth += 1 }
            if "）)」』".unicodeScalars.contains(scalar) { depth -= 1 }
            if FieldScalars.isBreak(scalar) {
                let next = text.skipSpace(at)
                guard let begins = text[next] else { return nil }
                // A numbered line begins something else.
                if isHeading(in: text, at: next) { return nil }
                guard
                    isNumeric(begins) || !begins.properties.isAlphabetic
                        || text.skip(anyOf: listWords, at: next) != nil
                else { return nil }
                at = next
                continue
            }
            guard isNumeric(scalar) else {
                at += 1
                continue
            }
            let end = text.skip(at, while: isNumeric)
            if mayBeItem(text, at..<end) { return at..<end }
            at = end
        }
        return nil
    }

    /// What a line may begin with that goes on with a list.
    private static let listWords = ["の", "第", "項", "番号", "No", "NO", "no", "Ｎｏ", "№"]

    /// Digits of every kind: 26, ２６, 二十六, ㉖, Ⅱ, ⼆.
    private static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Of the kanji only those in which laws count: 参照 is a word.
        case 0x3400...0x9FFF: kanjiDigits.contains(scalar)
        case 0x2F00...0x2FD5: kanjiDigits.contains(CharacterFolding.fold(scalar))
        default: scalar.properties.numericType != nil
        }
    }

    private static let kanjiDigits = "一二三四五六七八九十百千万〇".unicodeScalars

    /// 「2. 」「（3）」「④」 at the beginning of a line, with words behind it.
    private static func isHeading(in text: FieldScalars, at start: Int) -> Bool {
        // A numbered line counts on from few; a list of items goes further.
        let highest = 20
        var at = start
        let isBracketed = text[at] == "（" || text[at] == "("
        if isBracketed { at += 1 }
        let end = text.skip(at, while: FieldScalars.isDigit)
        let value = end > at ? Int(String(String.UnicodeScalarView(text.scalars[at..<end])).applyingHalfWidth) : nil
        if let value {
            guard value <= highest, let mark = text[end], ".．)）".unicodeScalars.contains(mark) else { return false }
            at = end + 1
        } else {
            // ①…⑳
            guard !isBracketed, let scalar = text[at], (0x2460...0x2473).contains(scalar.value) else { return false }
            at += 1
        }
        at = text.skipBlanks(at)
        guard let word = text[at], !isNumeric(word), word != "の", word != "項" else { return false }
        return word.properties.isAlphabetic || marks.contains(word)
    }

    private static let marks = [FieldScalars.wholeTable, FieldScalars.list, FieldScalars.citation]

    /// What counts something else than items: 3件, 第2欄, 26項目, 令和6年.
    private static let counters = "欄件条章節款年月日人名種回円部課か箇ヶヵカ歳時分割％%次枚個者以級類".unicodeScalars

    private static func mayBeItem(_ text: FieldScalars, _ number: Range<Int>) -> Bool {
        let next = text.skipBlanks(number.upperBound)
        if text.skip("項目", at: next) != nil { return false }
        if let after = text[next], counters.contains(after) { return false }
        if let after = text[next], marks.contains(after) { return false }
        let before = text[number.lowerBound - 1]
        // ① and words: it counts what follows.
        if number.count == 1, (0x2460...0x2473).contains(text.scalars[number.lowerBound].value),
            let word = text[next], word.properties.isAlphabetic, word != "の", word != "項"
        {
            return false
        }
        // 別添4, 様式3
        if text.skip(anyOf: ["別添", "別紙", "別記", "様式", "資料", "参考"], at: number.lowerBound - 2) != nil { return false }
        // 法律第27号, 総務省令第9号
        if text[next] == "号", before == "第", let kind = text[number.lowerBound - 2],
            "律令則例示".unicodeScalars.contains(kind)
        {
            return false
        }
        // R8.5: of a date that an era's letter begins
        if let before, "RHSTMrhstm.．/".unicodeScalars.contains(before), isDated(text, number.lowerBound - 1) {
            return false
        }
        let isKanji = text.scalars[number].allSatisfy(kanjiDigits.contains)
        guard isKanji else { return true }
        if number.count > 1 { return true }
        // 一部, 第二章, 三者: a digit inside a word.
        func isWord(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isAlphabetic ?? false }
        return !isWord(before) && !isWord(text[number.upperBound])
    }

    /// Whether digits and the marks of a day lead back to an era's letter within a few scalars.
    private static func isDated(_ text: FieldScalars, _ index: Int) -> Bool {
        // R10.10. is the longest beginning of a day before its last number.
        let longest = 7
        var at = index
        while at >= 0, index - at < longest, let scalar = text[at] {
            if "RHSTMrhstm".unicodeScalars.contains(scalar) { return true }
            guard FieldScalars.isDigit(scalar) || "./．".unicodeScalars.contains(scalar) else { return false }
            at -= 1
        }
        return false
    }
}

extension String {
    /// Full-width digits as half-width ones.
    fileprivate var applyingHalfWidth: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { FieldScalars.isDigit($0) ? CharacterFolding.fold($0) : $0 }))
    }
}
