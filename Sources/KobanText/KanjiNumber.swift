/// Kanji numerals as legal texts write them: `四十二`, `百七十三`, and by position
/// as in dates and years (`二〇二五`).
public enum KanjiNumber {
    /// The value of a kanji digit from 〇 to 九, or nil.
    public static func digit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "零": 0
        case "一", "壱": 1
        case "二", "弐": 2
        case "三", "参": 3
        case "四": 4
        case "五": 5
        case "六": 6
        case "七": 7
        case "八": 8
        case "九": 9
        default: nil
        }
    }

    /// The value of a kanji multiplier (十, 百, 千), or nil.
    public static func multiplier(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "十": 10
        case "百": 100
        case "千": 1000
        default: nil
        }
    }

    /// The tens that 廿, 卅 and 卌 stand for, or nil.
    public static func tens(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "廿", "卄": 20
        case "卅", "丗": 30
        case "卌": 40
        default: nil
        }
    }

    /// The digit or multiplier that a numeral of deeds (壹, 貳, 拾) or a variant (弌) stands for, or the scalar itself.
    public static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "壹", "弌": "一"
        case "貳", "貮", "弍": "二"
        case "參", "叁", "弎": "三"
        case "肆": "四"
        case "伍": "五"
        case "陸": "六"
        case "柒", "漆": "七"
        case "捌": "八"
        case "玖": "九"
        case "拾": "十"
        case "佰", "陌": "百"
        case "仟", "阡": "千"
        default: scalar
        }
    }

    /// Reads a whole kanji number below 10,000.
    ///
    /// - Returns: nil when a scalar is no numeral or the numerals do not form a number
    ///   (`十百`, `二三十`).
    public static func value(of scalars: some Sequence<Unicode.Scalar>) -> Int? {
        var total = 0
        var pending: Int?
        var positional = 0
        var digits = 0
        var lastMultiplier = Int.max
        var sawMultiplier = false
        for scalar in scalars {
            if let tens = tens(scalar) {
                guard pending == nil, digits == 0, lastMultiplier > 10 else { return nil }
                total += tens
                lastMultiplier = 10
                sawMultiplier = true
            } else if let digit = digit(scalar) {
                if sawMultiplier {
                    guard pending == nil else { return nil }
                }
                pending = digit
                digits += 1
                guard digits <= 7 else { return nil }
                positional = positional * 10 + digit
            } else if let multiplier = multiplier(scalar) {
                guard multiplier < lastMultiplier, sawMultiplier || digits <= 1 else { return nil }
                guard pending != 0 else { return nil }
                total += (pending ?? 1) * multiplier
                pending = nil
                lastMultiplier = multiplier
                sawMultiplier = true
            } else {
                return nil
            }
        }
        if sawMultiplier { return total + (pending ?? 0) }
        return digits > 0 ? positional : nil
    }

    /// Writes a number the way statutes write item numbers; from 10,000 on in steps of 万, 億 and
    /// so on. Statutes do not number so high, but documents and file names may. A negative
    /// number, which no text has, stays in digits.
    public static func text(_ value: Int) -> String {
        guard value > 0 else { return value == 0 ? "〇" : String(value) }
        for (unit, name) in largeUnits where value >= unit {
            return text(value / unit) + name + (value % unit == 0 ? "" : text(value % unit))
        }
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        var rest = value
        var out = ""
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十")] {
            let count = rest / unit
            rest %= unit
            if count > 0 { out += (count == 1 ? "" : digits[count]) + name }
        }
        return out + digits[rest]
    }

    private static let largeUnits = [
        (10_000_000_000_000_000, "京"), (1_000_000_000_000, "兆"), (100_000_000, "億"), (10_000, "万"),
    ]
}

extension ItemNumber {
    /// The number in kanji, as the law writes it: `八十五の二`.
    public var kanji: String {
        components.map(KanjiNumber.text).joined(separator: "の")
    }

    /// Reads a number written in kanji with `の` between branches (`五十九の二の二`).
    public init?(kanji text: some StringProtocol) {
        var components: [Int] = []
        for part in text.split(separator: "の", omittingEmptySubsequences: false) {
            guard let value = KanjiNumber.value(of: part.unicodeScalars) else { return nil }
            components.append(value)
        }
        self.init(components: components)
    }
}
