import KobanStatutes
import KobanText

/// The laws, orders and notices that the tables name, from `cited-laws.csv`: a name of a law may
/// hold 及び, 又は or a comma, so that nothing but the list tells where it begins.
struct CitedLaws {
    private let listed: [(name: String, standsFor: String?)]
    /// Longest first.
    private let names: [LegalPhrase]
    private let byFirst: [Unicode.Scalar: [LegalPhrase]]
    private let laws: [String: String]

    /// - Parameter names: each name, and the law that it stands for where it is not a law's own.
    init(_ names: [(name: String, standsFor: String?)]) {
        listed = names
        laws = Dictionary(
            names.compactMap { pair in pair.standsFor.map { (pair.name, $0) } },
            uniquingKeysWith: { first, _ in first })
        let phrases = names.map { LegalPhrase($0.name) }
            .sorted { ($1.scalars.count, $0.text) < ($0.scalars.count, $1.text) }
        self.names = phrases
        byFirst = Dictionary(grouping: phrases.filter { !$0.isEmpty }, by: { $0.scalars[0] })
    }

    /// The longest name that stands at an index.
    private func name(at index: Int, in phrase: LegalPhrase) -> LegalPhrase? {
        byFirst[phrase.scalars[index]]?.first { phrase.hasPrefix($0.text, at: index) }
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
    func unknownName(in text: String) -> String? {
        guard let end = unknownLaw(in: text, length: 60) else { return nil }
        let phrase = LegalPhrase(end)
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
        let phrase = LegalPhrase(text)
        for index in phrase.scalars.indices where phrase.scalars[index] == "（" {
            let inner = LegalPhrase(phrase.scalars[(index + 1)...].prefix { $0 != "）" && $0 != "。" })
            guard inner.isLawNumber, inner.scalars.contains("律") else { continue }
            let before = LegalPhrase(phrase.scalars[..<index])
            if !names.contains(where: { before.hasSuffix($0.text) }) {
                return LegalPhrase(before.scalars.suffix(length)).text
            }
        }
        return nil
    }
}
