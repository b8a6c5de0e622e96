import KobanText

/// How an author writes numbers. Written here a second time, on purpose: the measure must not
/// share the program's own tables.
enum NumberSpelling: String, CaseIterable, Sendable {
    case halfWidth = "半角"
    case fullWidth = "全角"
    case kanji = "漢数字"

    func text(_ number: Int) -> String {
        switch self {
        case .halfWidth: String(number)
        case .fullWidth: NumberSpelling.widened(String(number))
        case .kanji: NumberSpelling.kanji(number)
        }
    }

    /// `85の2`, `８５の２`, `八十五の二`.
    func text(_ number: ItemNumber) -> String {
        number.components.map { text($0) }.joined(separator: "の")
    }

    /// ASCII digits made full-width.
    static func widened(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if (0x30...0x39).contains(scalar.value), let wide = Unicode.Scalar(scalar.value + 0xFEE0) {
                out.append(wide)
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// The style of statutes: 百二十, never 一二〇.
    static func kanji(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        var out = ""
        var rest = number
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十")] {
            let count = rest / unit
            rest %= unit
            if count > 0 { out += (count > 1 ? digits[min(count, 9)] : "") + name }
        }
        return out + digits[rest]
    }
}
