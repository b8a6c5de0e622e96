import KobanText

// 「(～R8.5)」「(~R8.5)」「（令和8年5月まで）」「(～令和8年5月31日)」「（2026年5月まで）」
extension CitationParser {
    /// Reads the author's own validity in the bracket that follows a citation.
    ///
    /// - Parameter at: the token after the citation; moved behind the bracket when it is one.
    /// - Returns: the last valid day. A month means to its last day.
    func readValidity(_ at: inout Int) -> CivilDate? {
        guard at < tokens.count, tokens[at].is(.open), tokens[at].gap < .blankLine,
            let close = closing(of: at), close - at <= 12
        else { return nil }
        let inside = (at + 1)..<close
        let leads = inside.lowerBound < close && tokens[inside.lowerBound].is(.tilde)
        let trails = inside.lowerBound < close && tokens[close - 1].is(.upTo)
        guard leads || trails else { return nil }
        let text = source.compactText(tokens[at].end..<tokens[close].start)
        guard let date = ValidityNotation.lastDay(text) else { return nil }
        at = close + 1
        return date
    }
}

/// The last day named by a validity note.
enum ValidityNotation {
    static func lastDay(_ text: String) -> CivilDate? {
        var numbers: [Int] = []
        var era: JapaneseEra?
        var current: Int?
        var kanji: [Unicode.Scalar] = []
        func flush(_ numbers: inout [Int], _ current: inout Int?, _ kanji: inout [Unicode.Scalar]) {
            if let value = current { numbers.append(value) }
            if let value = KanjiNumber.value(of: kanji), !kanji.isEmpty { numbers.append(value) }
            current = nil
            kanji = []
        }
        let scalars = text.unicodeScalars.map(ScalarFolding.fold)
        for (index, scalar) in scalars.enumerated() {
            if ("0"..."9").contains(scalar) {
                guard (current ?? 0) < 10_000 else { return nil }
                current = (current ?? 0) * 10 + Int(scalar.value) - 48
            } else if KanjiNumber.digit(scalar) != nil || KanjiNumber.multiplier(scalar) != nil {
                kanji.append(scalar)
            } else {
                flush(&numbers, &current, &kanji)
                if scalar == "元" { numbers.append(1) }
                for candidate in JapaneseEra.allCases {
                    let name = Array(candidate.rawValue.unicodeScalars)
                    if scalars[index...].starts(with: name)
                        || Character(scalar) == candidate.letter
                        || Character(scalar) == Character(candidate.letter.lowercased())
                    {
                        era = candidate
                    }
                }
            }
        }
        flush(&numbers, &current, &kanji)
        guard numbers.count == 2 || numbers.count == 3 else { return nil }
        let year: Int
        if let era {
            year = era.firstYear + numbers[0] - 1
        } else {
            guard numbers[0] >= 1900 else { return nil }
            year = numbers[0]
        }
        let month = numbers[1]
        guard (1...12).contains(month) else { return nil }
        let day = numbers.count == 3 ? numbers[2] : CivilDate.daysIn(month: month, year: year)
        return CivilDate(year: year, month: month, day: day)
    }
}
