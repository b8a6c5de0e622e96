/// An era of the Japanese calendar, as assessments date themselves.
public enum JapaneseEra: String, CaseIterable, Sendable {
    case meiji = "明治"
    case taisho = "大正"
    case showa = "昭和"
    case heisei = "平成"
    case reiwa = "令和"

    /// The first year of the era in the Gregorian calendar.
    public var firstYear: Int {
        switch self {
        case .meiji: 1868
        case .taisho: 1912
        case .showa: 1926
        case .heisei: 1989
        case .reiwa: 2019
        }
    }

    /// The letter used in short notations (`R8.5`).
    public var letter: Character {
        switch self {
        case .meiji: "M"
        case .taisho: "T"
        case .showa: "S"
        case .heisei: "H"
        case .reiwa: "R"
        }
    }
}

extension CivilDate {
    /// The day in an era's count of years; 元年 is year 1.
    ///
    /// A year past the end of an era (平成33年) is accepted as written, since
    /// documents made ahead of a change of era carry such years.
    public init?(era: JapaneseEra, year: Int, month: Int, day: Int) {
        guard year >= 1 else { return nil }
        self.init(year: era.firstYear + year - 1, month: month, day: day)
    }

    /// The day as official documents write it: `令和6年5月27日`.
    public var japanese: String {
        let starts: [(JapaneseEra, (Int, Int, Int))] = [
            (.reiwa, (2019, 5, 1)), (.heisei, (1989, 1, 8)), (.showa, (1926, 12, 25)),
            (.taisho, (1912, 7, 30)), (.meiji, (1868, 1, 25)),
        ]
        for (era, start) in starts where (year, month, day) >= start {
            let count = year - era.firstYear + 1
            return "\(era.rawValue)\(count == 1 ? "元" : String(count))年\(month)月\(day)日"
        }
        return "\(year)年\(month)月\(day)日"
    }
}
