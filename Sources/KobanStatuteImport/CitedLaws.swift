import KobanText

/// The laws, orders and notices that the tables name, from `cited-laws.csv`: a name of a law may
/// hold 及び, 又は or a comma, so that nothing but the list tells where it begins.
struct CitedLaws {
    private let listed: [(name: String, standsFor: String?)]
    /// By their first character, longest first.
    private let byFirst: [Unicode.Scalar: [LegalPhrase]]
    private let byLast: [Unicode.Scalar: [LegalPhrase]]
    private let laws: [String: String]

    /// - Parameter names: each name, and the law that it stands for where it is not a law's own.
    init(_ names: [(name: String, standsFor: String?)]) {
        listed = names
        laws = Dictionary(
            names.compactMap { pair in pair.standsFor.map { (pair.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        let phrases = names.map { LegalPhrase($0.name) }
            .filter { !$0.isEmpty }
            .sorted { ($1.scalars.count, $0.text) < ($0.scalars.count, $1.text) }
        byFirst = Dictionary(grouping: phrases, by: { $0.scalars[0] })
        byLast = Dictionary(grouping: phrases, by: { $0.scalars[$0.scalars.count - 1] })
    }

    /// The longest name that stands at an index.
    private func name(at index: Int, in phrase: LegalPhrase) -> LegalPhrase? {
        byFirst[phrase.scalars[index]]?.first { phrase.has($0, at: index) }
    }

    /// The laws that a business names outside parentheses, each once, in order. A law known
    /// only by its number (`平成十九年法律第三十号`) is kept as such.
    func laws(in business: String) -> [String] {
        let phrase = LegalPhrase(business).withoutFirstMention
        let depths = phrase.depths
        var found: [String] = []
        var index = 0
        while index < phrase.scalars.count {
            if depths[index] == 0, let name = name(at: index, in: phrase) {
                let law = laws[name.text] ?? name.text
                if !found.contains(law) { found.append(law) }
                index += name.scalars.count
            } else if depths[index] == 0, let length = numberedLaw(at: index, in: phrase) {
                let name = LegalPhrase(phrase.scalars[index..<(index + length)]).text
                if !found.contains(name) { found.append(name) }
                index += length
            } else {
                index += 1
            }
        }
        return found
    }

    /// The length of `平成十九年法律第三十号` at an index.
    private func numberedLaw(at index: Int, in phrase: LegalPhrase) -> Int? {
        guard ["明治", "大正", "昭和", "平成", "令和"].contains(where: { phrase.hasPrefix($0, at: index) })
        else { return nil }
        var position = index + 2
        func skipNumber() {
            while position < phrase.scalars.count,
                KanjiNumber.digit(phrase.scalars[position]) != nil
                    || KanjiNumber.multiplier(phrase.scalars[position]) != nil
            {
                position += 1
            }
        }
        skipNumber()
        guard phrase.hasPrefix("年法律第", at: position) else { return nil }
        position += 4
        skipNumber()
        guard phrase.hasPrefix("号", at: position) else { return nil }
        return position + 1 - index
    }

    func removingNames(from phrase: LegalPhrase) -> LegalPhrase {
        var out: [Unicode.Scalar] = []
        var index = 0
        while index < phrase.scalars.count {
            if let name = name(at: index, in: phrase) {
                index += name.scalars.count
            } else {
                out.append(phrase.scalars[index])
                index += 1
            }
        }
        return LegalPhrase(out)
    }

    /// The same list with more names.
    func adding(_ names: [String]) -> CitedLaws {
        CitedLaws(listed + names.map { ($0, nil) })
    }

    /// The name of a law that the list does not know, as far as a text shows where it begins:
    /// after the last word that may stand before a name.
    ///
    /// - Parameter index: where the law's number begins.
    func unknownName(in text: LegalPhrase, before index: Int) -> String? {
        // No name of a law that the tables cite is longer.
        let phrase = LegalPhrase(text.scalars[..<index].suffix(60))
        let before = ["、", "又は", "若しくは", "並びに", "及び", "（", "）", "「", "」", "。", "により", "による"]
        let start = phrase.scalars.indices.last { index in
            before.contains { word in
                index >= word.unicodeScalars.count
                    && phrase.hasPrefix(word, at: index - word.unicodeScalars.count)
            }
        }
        let name = LegalPhrase(phrase.scalars[(start ?? 0)...]).text
        return name.isEmpty ? nil : name
    }

    /// What stands before a law number in parentheses and is no name of the list: a law that
    /// the list does not know.
    func unknownLaw(in text: String, length: Int = 20) -> String? {
        unknownLaw(in: LegalPhrase(text), from: 0, length: length)?.text
    }

    /// The first law from an index on that the list does not know, and where its number begins.
    func unknownLaw(
        in phrase: LegalPhrase, from start: Int, length: Int = 20
    ) -> (text: String, index: Int)? {
        for index in start..<phrase.scalars.count where phrase.scalars[index] == "（" {
            let number = phrase.scalars[(index + 1)...].prefix(Self.longestLawNumber)
                .prefix { $0 != "）" && $0 != "。" }
            let inner = LegalPhrase(number)
            guard inner.isLawNumber, inner.scalars.contains("律"), !hasName(before: index, in: phrase)
            else { continue }
            return (LegalPhrase(phrase.scalars[..<index].suffix(length)).text, index)
        }
        return nil
    }

    /// In characters. `昭和二十九年五月八日付け社発第三百八十二号厚生省社会局長通知` has thirty; the bound
    /// keeps a text of nothing but open parentheses linear.
    private static let longestLawNumber = 120

    /// Whether a name of the list ends before an index.
    private func hasName(before index: Int, in phrase: LegalPhrase) -> Bool {
        guard index > 0 else { return false }
        return byLast[phrase.scalars[index - 1]]?.contains { phrase.has($0, at: index - $0.scalars.count) }
            ?? false
    }
}
