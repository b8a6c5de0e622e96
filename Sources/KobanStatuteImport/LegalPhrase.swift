import KobanText

/// A phrase of a statute as scalars, cut and compared outside its parentheses.
struct LegalPhrase: Hashable {
    var scalars: [Unicode.Scalar]

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    init(_ scalars: some Sequence<Unicode.Scalar>) { self.scalars = Array(scalars) }

    var text: String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    var isEmpty: Bool { scalars.isEmpty }

    /// For each scalar, how many parentheses `（` and quotation marks `「` are open around it.
    var depths: [Int] {
        var depth = 0
        return scalars.map { scalar in
            if scalar == "（" || scalar == "「" { depth += 1 }
            defer { if scalar == "）" || scalar == "」" { depth -= 1 } }
            return depth
        }
    }

    func hasPrefix(_ word: String, at index: Int = 0) -> Bool {
        guard index >= 0 else { return false }
        var position = index
        for scalar in word.unicodeScalars {
            guard position < scalars.count, scalars[position] == scalar else { return false }
            position += 1
        }
        return true
    }

    /// Whether a phrase stands at an index.
    func has(_ phrase: LegalPhrase, at index: Int) -> Bool {
        guard index >= 0, scalars.count - index >= phrase.scalars.count else { return false }
        return scalars[index..<(index + phrase.scalars.count)].elementsEqual(phrase.scalars)
    }

    func hasSuffix(_ word: String) -> Bool {
        hasPrefix(word, at: scalars.count - word.unicodeScalars.count)
    }

    func firstIndex(of word: String) -> Int? {
        scalars.indices.first { hasPrefix(word, at: $0) }
    }

    /// The end of the last place at which a word stands outside parentheses.
    func endOfLast(_ word: String) -> Int? {
        let length = word.unicodeScalars.count
        guard scalars.count >= length else { return nil }
        let depths = depths
        return (0...(scalars.count - length)).last { depths[$0] == 0 && hasPrefix(word, at: $0) }
            .map { $0 + length }
    }

    /// The parts between separators outside parentheses.
    func split(at separators: [String]) -> [LegalPhrase] {
        let depths = depths
        var parts: [LegalPhrase] = []
        var start = 0
        var index = 0
        while index < scalars.count {
            if depths[index] == 0, let word = separators.first(where: { hasPrefix($0, at: index) }) {
                parts.append(LegalPhrase(scalars[start..<index]))
                index += word.unicodeScalars.count
                start = index
            } else {
                index += 1
            }
        }
        parts.append(LegalPhrase(scalars[start...]))
        return parts
    }

    /// The phrase with each outermost parenthesis put through a function; nil drops it.
    func mappingParentheses(_ transform: (LegalPhrase) -> LegalPhrase?) -> LegalPhrase {
        var out: [Unicode.Scalar] = []
        let closing = closings
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "（", let end = closing[index] else {
                out.append(scalars[index])
                index += 1
                continue
            }
            if let inner = transform(LegalPhrase(scalars[(index + 1)..<end])) {
                out.append("（")
                out.append(contentsOf: inner.scalars)
                out.append("）")
            }
            index = end + 1
        }
        return LegalPhrase(out)
    }

    /// For each parenthesis that opens, by its index, the one that closes it.
    private var closings: [Int: Int] {
        var open: [Int] = []
        var pairs: [Int: Int] = [:]
        for index in scalars.indices {
            if scalars[index] == "（" { open.append(index) }
            if scalars[index] == "）", let begin = open.popLast() { pairs[begin] = index }
        }
        return pairs
    }

    /// Parentheses inside parentheses are read so deep. The tables nest four; deeper ones stay as
    /// they are, so that no text makes the reading go down without end.
    private static let deepest = 12

    var withoutParentheses: LegalPhrase { mappingParentheses { _ in nil } }

    /// Without what a drafter adds at a first mention and that says nothing of its own: law
    /// numbers and dates of notices, `以下「…」という。`, `以下同じ。`.
    var withoutFirstMention: LegalPhrase { withoutFirstMention(depth: 0) }

    private func withoutFirstMention(depth: Int) -> LegalPhrase {
        guard depth < Self.deepest else { return self }
        return mappingParentheses { inner in
            let kept = inner.split(at: ["。"]).filter { sentence in
                !sentence.isEmpty && !sentence.isLawNumber && !sentence.isDefinition
                    && !sentence.hasSuffix("において同じ")
            }
            guard !kept.isEmpty else { return nil }
            var joined: [Unicode.Scalar] = []
            for sentence in kept {
                joined.append(contentsOf: sentence.withoutFirstMention(depth: depth + 1).scalars)
                if inner.scalars.last == "。" { joined.append("。") }
            }
            return LegalPhrase(joined)
        }
    }

    /// Without each parenthesis that holds a law number of its own (`（昭和二十五年法律第百四十四号）`),
    /// whatever else it says; a parenthesis around another one is kept.
    var withoutLawNumbers: LegalPhrase { withoutLawNumbers(depth: 0) }

    private func withoutLawNumbers(depth: Int) -> LegalPhrase {
        guard depth < Self.deepest else { return self }
        return mappingParentheses { inner in
            inner.withoutParentheses.holdsLawNumber ? nil : inner.withoutLawNumbers(depth: depth + 1)
        }
    }

    private static let kindsOfLaw = ["法律第", "政令第", "省令第", "府令第", "勅令第"]

    /// `…法律第百四十四号…`.
    private var holdsLawNumber: Bool {
        scalars.indices.contains { start in
            guard let kind = LegalPhrase.kindsOfLaw.first(where: { hasPrefix($0, at: start) })
            else { return false }
            let digits = start + kind.unicodeScalars.count
            var end = digits
            while end < scalars.count,
                KanjiNumber.digit(scalars[end]) != nil || KanjiNumber.multiplier(scalars[end]) != nil
            {
                end += 1
            }
            return end > digits && end < scalars.count && scalars[end] == "号"
        }
    }

    private static let eras = ["明治", "大正", "昭和", "平成", "令和"]

    /// `昭和二十五年法律第百四十四号`, `昭和二十九年五月八日付け社発第三百八十二号厚生省社会局長通知`,
    /// `平成二十六年四月一日文部科学大臣決定`.
    var isLawNumber: Bool {
        LegalPhrase.eras.contains { hasPrefix($0) }
            && (hasSuffix("号") || hasSuffix("通知") || hasSuffix("決定"))
            && scalars.contains("年")
    }

    /// Without a law number whose parenthesis the phrase opens and, being cut short, does not
    /// close.
    var withoutOpenLawNumber: LegalPhrase {
        guard let open = scalars.lastIndex(of: "（"), !scalars[open...].contains("）") else { return self }
        let rest = LegalPhrase(scalars[(open + 1)...])
        let isNumber =
            LegalPhrase.eras.contains { rest.hasPrefix($0) } || rest.isEmpty
            || LegalPhrase.eras.contains { $0.hasPrefix(rest.text) }
        return isNumber ? LegalPhrase(scalars[..<open]) : self
    }

    /// `以下「…」という`, `以下「…」と総称する`, `以下同じ`.
    private var isDefinition: Bool { hasPrefix("以下") }

    /// The names that the parentheses of this phrase define, with where each parenthesis ends
    /// and whether the name stands for the whole list before it.
    var definitions: [(name: String, end: Int, isCollective: Bool)] {
        var found: [(String, Int, Bool)] = []
        let closing = closings
        var index = 0
        while index < scalars.count {
            guard scalars[index] == "（", let end = closing[index] else {
                index += 1
                continue
            }
            for sentence in LegalPhrase(scalars[(index + 1)..<end]).split(at: ["。"])
            where sentence.hasPrefix("以下") {
                guard let open = sentence.scalars.firstIndex(of: "「"),
                    let close = sentence.scalars.lastIndex(of: "」"), open < close
                else { continue }
                let name = LegalPhrase(sentence.scalars[(open + 1)..<close])
                let isCollective = sentence.hasSuffix("総称する") || name.hasSuffix("等")
                found.append((name.text, end + 1, isCollective))
            }
            index = end + 1
        }
        return found
    }
}
