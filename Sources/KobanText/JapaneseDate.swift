/// A date as people write it: 和暦 or 西暦, with a day or only a month.
///
/// Accepts `令和6年5月27日`, `令和元年五月一日`, `R8.5.31`, `R8.5`, `2026-03-18`,
/// `2026/3/18`, `2026年3月18日`, `2026.3.18`, with half-width, full-width or kanji digits
/// and white space between the parts.
public struct JapaneseDate: Hashable, Sendable {
    /// The year of the Gregorian calendar.
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// nil where only a month is written.
    public let day: Int?

    /// The day written, or nil where only a month is.
    public var date: CivilDate? {
        day.flatMap { CivilDate(year: year, month: month, day: $0) }
    }

    /// The day written, or the last day of the month: what `まで` means for a month.
    public var lastDay: CivilDate? {
        CivilDate(year: year, month: month, day: day ?? CivilDate.daysIn(month: month, year: year))
    }

    /// Reads a text that is a date and nothing else, white space aside.
    ///
    /// - Returns: nil for anything else, and for a day that the calendar does not have.
    public init?(_ text: String) {
        let scalars = FoldedScalars(text)
        guard let (date, end) = JapaneseDate.leading(in: scalars, at: 0) else { return nil }
        var reader = DateReader(text: scalars, offset: end)
        reader.skipSpace()
        guard case .end = scalars.piece(at: reader.offset).piece else { return nil }
        self = date
    }

    /// Reads the date that begins at an offset (white space before it is skipped).
    ///
    /// - Returns: the date and the offset after it, or nil when there is none or the
    ///   calendar does not have the day.
    public static func leading(in text: some DateText, at offset: Int) -> (date: JapaneseDate, end: Int)? {
        var reader = DateReader(text: text, offset: offset)
        return reader.date()
    }

    init?(year: Int, month: Int, day: Int?) {
        guard CivilDate(year: year, month: month, day: day ?? 1) != nil else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }
}

/// A text in which a date may stand.
public protocol DateText {
    /// What stands at an offset as a reader sees it, and the offset after it.
    func piece(at offset: Int) -> (piece: DatePiece, end: Int)
}

/// What stands at a place of a text, as far as dates go.
public enum DatePiece: Sendable {
    /// Folded.
    case character(Unicode.Scalar)
    /// White space within a line, or nothing that is seen.
    case blank
    /// A line break, the end of the text, or whatever else ends a date.
    case end
}

/// A text without markup, its offsets counting folded scalars.
private struct FoldedScalars: DateText {
    private let scalars: [Unicode.Scalar]

    init(_ text: String) { scalars = CharacterFolding.fold(text) }

    func piece(at offset: Int) -> (piece: DatePiece, end: Int) {
        guard offset < scalars.count else { return (.end, offset) }
        switch Spacing(scalars[offset]) {
        case .blank, .tab: return (.blank, offset + 1)
        case .lineBreak: return (.end, offset)
        case nil: return (.character(scalars[offset]), offset + 1)
        }
    }
}

/// One pass over a date.
private struct DateReader<Text: DateText> {
    let text: Text
    var offset: Int

    /// Folded; nil at white space and at what is no text.
    func peek() -> (scalar: Unicode.Scalar, length: Int)? {
        let (piece, after) = text.piece(at: offset)
        guard case .character(let scalar) = piece else { return nil }
        return (scalar, after - offset)
    }

    /// Line breaks end a date; other white space does not.
    mutating func skipSpace() {
        while case (.blank, let after) = text.piece(at: offset) { offset = after }
    }

    mutating func take(_ scalars: Set<Unicode.Scalar>) -> Bool {
        let start = offset
        skipSpace()
        guard let (scalar, length) = peek(), scalars.contains(scalar) else {
            offset = start
            return false
        }
        offset += length
        return true
    }

    /// A number of at most four digits: ASCII, full-width or kanji; 元 is 1 where allowed.
    mutating func number(first: Bool = false) -> Int? {
        let start = offset
        skipSpace()
        if first, let (scalar, length) = peek(), scalar == "元" {
            offset += length
            return 1
        }
        var value = 0
        var digits = 0
        while digits < 4, let (scalar, length) = peek() {
            if scalar.value >= 0x30, scalar.value <= 0x39 {
                value = value * 10 + Int(scalar.value - 0x30)
            } else {
                break
            }
            digits += 1
            offset += length
        }
        if digits > 0 { return value }
        var kanji: [Unicode.Scalar] = []
        while kanji.count < 5, let (scalar, length) = peek(),
            KanjiNumber.digit(scalar) != nil || KanjiNumber.multiplier(scalar) != nil
        {
            kanji.append(scalar)
            offset += length
        }
        if let value = KanjiNumber.value(of: kanji) { return value }
        offset = start
        return nil
    }

    /// The first year of the era named here, or nil; letters count in either width.
    mutating func era() -> Int? {
        skipSpace()
        guard let (scalar, length) = peek() else { return nil }
        for era in JapaneseEra.allCases {
            if let own = era.letter.unicodeScalars.first, own == scalar {
                offset += length
                return era.firstYear
            }
            let start = offset
            let isNamed = era.rawValue.unicodeScalars.allSatisfy { part in
                guard let (scalar, length) = peek(), scalar == part else { return false }
                offset += length
                return true
            }
            if isNamed { return era.firstYear }
            offset = start
        }
        return nil
    }

    mutating func date() -> (date: JapaneseDate, end: Int)? {
        let firstYear = era()
        guard var year = number(first: firstYear != nil), year > 0 else { return nil }
        if let firstYear {
            year += firstYear - 1
        } else if year < 1000 {
            return nil
        }
        if take(["年"]) {
            guard let month = number(), take(["月"]) else { return nil }
            let afterMonth = offset
            if let day = number(), take(["日"]) {
                return JapaneseDate(year: year, month: month, day: day).map { ($0, offset) }
            }
            offset = afterMonth
            return JapaneseDate(year: year, month: month, day: nil).map { ($0, offset) }
        }
        let separators: Set<Unicode.Scalar> = [".", "/", "-", "・"]
        guard take(separators), let month = number() else { return nil }
        let afterMonth = offset
        if take(separators), let day = number() {
            return JapaneseDate(year: year, month: month, day: day).map { ($0, offset) }
        }
        offset = afterMonth
        return JapaneseDate(year: year, month: month, day: nil).map { ($0, offset) }
    }
}
