import KobanLaw
import KobanText

/// The names by which texts call laws and orders, and the words of citations.
///
/// Built from the names in the statute data, from the laws that the tables name (so that
/// 国民健康保険法 is known to begin where it begins), and from the definitions that a
/// document makes for itself.
public struct LawLexicon: Sendable {
    enum Entry: Sendable {
        case law(LawID?)
        /// A name that the document defined for a law that the data do not hold.
        case defined(String)
        /// A name that the document defined for more than one law.
        case undecided
        case sameLaw
        case tableOfArticle(ItemNumber)
        case namedTable(TableName)
        case word(Keyword)
    }

    private(set) var trie: WordTrie<Entry>
    /// The tables of the data.
    let tables: CitedTables
    /// Long titles, for recognizing them with a slip.
    let titles: [(title: [Unicode.Scalar], law: LawID)]

    /// - Parameter statutes: the names of its laws and of the laws in its tables.
    public init(_ statutes: Statutes) {
        tables = CitedTables(statutes.tables)
        var trie = WordTrie<Entry>()
        for law in statutes.laws {
            for name in law.names {
                for spelling in LawLexicon.spellings(of: name.text) {
                    trie.insert(spelling, .law(law.id))
                }
            }
            for number in LawLexicon.lawNumbers(law.lawNumber) {
                for spelling in LawLexicon.spellings(of: number) {
                    trie.insert(spelling, .law(law.id))
                }
            }
        }
        LawLexicon.insertOrders(into: &trie, statutes: statutes)
        for edition in statutes.editions {
            for item in edition.items {
                for name in item.laws where !name.hasSuffix("号") && name.count >= 3 {
                    trie.insert(name, .law(nil))
                }
            }
        }
        for (word, keyword) in LawLexicon.words { trie.insert(word, .word(keyword)) }
        for word in LawLexicon.ownReferences { trie.insert(word, .word(.ownReference)) }
        // 第2条表, 2条の表: as lists of bases shorten it.
        for article in tables.articles {
            for name in [article.text(mark: "条") { $0.kanji }, article.text(mark: "条") { $0.description }] {
                for text in ["第\(name)の表", "第\(name)表", "\(name)の表", "\(name)表"] {
                    trie.insert(text, .tableOfArticle(article))
                }
            }
        }
        for (name, table) in tables.named {
            for text in LawLexicon.spellings(of: name) { trie.insert(text, .namedTable(table)) }
        }
        for text in LawReferenceWords.all { trie.insert(text, .sameLaw) }
        self.trie = trie
        actRemains = Set(
            (statutes.law(.numberAct)?.names ?? []).flatMap { name in
                let scalars = Array(name.text.unicodeScalars)
                return scalars.indices.dropFirst().dropLast().map { String(String.UnicodeScalarView(scalars[$0...])) }
            })
        actNames = (statutes.law(.numberAct)?.names ?? []).map { Array($0.text.unicodeScalars) }
        let act = statutes.law(.numberAct)?.names.map(\.text).max { $0.utf8.count < $1.utf8.count } ?? ""
        titles = statutes.laws.flatMap { law in
            // An order's title is known by what follows the Act's title too (番号法別表の主務省令で定める…命令).
            (law.names.map(\.text)
                + law.names.map(\.text).filter { !act.isEmpty && $0.hasPrefix(act) }.map {
                    String($0.dropFirst(act.count))
                })
                .flatMap { LawLexicon.spellings(of: $0) }
                .map { ($0.unicodeScalars.map(CharacterFolding.foldInCitation), law.id) }
                .filter { $0.0.count >= InexactName.shortest }
        }
    }

    /// The lexicon with the names that a document defines for itself.
    func adding(_ definitions: [LawDefinition]) -> LawLexicon {
        var copy = self
        // Definitions go before what the data know: 法 may be any law.
        copy.definitions = DefinedNames(definitions)
        return copy
    }

    private(set) var definitions = DefinedNames([])

    /// The names that an institution uses in all its documents. A document's own definition
    /// goes before them.
    var institution = WordTrie<Entry>()
    /// Those of them that mean 番号法.
    var institutionActNames: [String] = []

    /// 号法, ンバー法: what is left of 番号法's names where their beginning was lost.
    private let actRemains: Set<String>
    /// The names of 番号法, in characters.
    private let actNames: [[Unicode.Scalar]]

    /// Whether a name may be what damage made of one of 番号法's: its end, or all of it with a few marks or words
    /// in it (番における号法). 番号整備法 is another law.
    func mayBeAct(_ name: String) -> Bool {
        if actRemains.contains(name) { return true }
        let scalars = Array(name.unicodeScalars)
        return actNames.contains { act in
            // Words before the name may have been taken for a part of it.
            scalars.indices.contains { scalars[$0] == act.first && Self.isAct(act, damagedIn: scalars[$0...]) }
        }
    }

    private static func isAct(_ act: [Unicode.Scalar], damagedIn name: ArraySlice<Unicode.Scalar>) -> Bool {
        let extra = name.count - act.count
        guard (1...mostInserted).contains(extra) else { return false }
        let head = zip(name, act).prefix { $0 == $1 }.count
        let tail = zip(name.reversed(), act.reversed()).prefix { $0 == $1 }.count
        guard head > 0, tail > 0, head + tail >= act.count else { return false }
        // Between 番号 and 法 a word of kanji makes another name.
        let inserted = name.dropFirst(act.count - tail).prefix(extra).filter { (0x4E00...0x9FFF).contains($0.value) }
        return tail > 1 || inserted.count <= 1 || inserted.allSatisfy("第条項号番表欄等中各除".unicodeScalars.contains)
    }

    /// In characters: その他の and a mark or two (assumption).
    private static let mostInserted = 6

    /// The law that a name means in the data, without a document's definitions.
    func knownLaw(named name: String) -> LawID? {
        let bytes = Array(name.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            var cursor = TextCursor(buffer, range: 0..<buffer.count)
            guard let first = cursor.next(), let match = trie.longest(first: first, rest: cursor),
                match.end == buffer.count, case .law(let id) = match.value
            else { return nil }
            return id
        }
    }

    /// The law whose long title a name is, but for one or two characters.
    func lawWithSlip(_ name: [Unicode.Scalar]) -> (law: LawID, start: Int)? {
        guard name.count >= InexactName.shortest - 2 else { return nil }
        var best: (law: LawID, start: Int, distance: Int)?
        for entry in titles {
            if let match = InexactName.match(entry.title, at: name),
                match.distance < (best?.distance ?? 3)
            {
                best = (entry.law, match.start, match.distance)
            }
        }
        return best.map { ($0.law, $0.start) }
    }

    /// A name with each of its numbers in kanji and in arabic digits, as they are mixed by
    /// those who type (第9条第一項).
    ///
    /// With many numbers they are mixed no more: as written, all in kanji, all in digits.
    static func spellings(of name: String) -> [String] {
        let folded = Array(name.unicodeScalars.map(CharacterFolding.foldInCitation))
        var spellings = [""]
        var uniform = ["", "", ""]
        var numbers = 0
        var index = 0
        while index < folded.count {
            let begin = index
            let isKanji = isKanjiNumeral(folded[begin])
            let isArabic = ("0"..."9").contains(folded[begin])
            index += 1
            while index < folded.count, isKanji == isKanjiNumeral(folded[index]),
                isArabic == ("0"..."9").contains(folded[index])
            {
                index += 1
            }
            let text = String(String.UnicodeScalarView(folded[begin..<index]))
            guard isKanji || isArabic else {
                spellings = spellings.map { $0 + text }
                uniform = uniform.map { $0 + text }
                continue
            }
            let value = isKanji ? KanjiNumber.value(of: Array(folded[begin..<index])) : Int(text)
            let other = value.map { isKanji ? String($0) : KanjiNumber.text($0) } ?? text
            let styles = [text, isKanji ? text : other, isKanji ? other : text]
            uniform = zip(uniform, styles).map { $0 + $1 }
            numbers += 1
            if numbers > mostMixed {
                spellings = []
            } else {
                spellings = spellings.flatMap { other == text ? [$0 + text] : [$0 + text, $0 + other] }
            }
        }
        guard numbers > mostMixed else { return spellings }
        var seen: Set<String> = []
        return uniform.filter { seen.insert($0).inserted }
    }

    /// Each number doubles the spellings. No title of a law has more numbers, and a law number
    /// (平成二十六年内閣府・総務省令第七号) has two or three.
    private static let mostMixed = 4

    private static func isKanjiNumeral(_ scalar: Unicode.Scalar) -> Bool {
        KanjiNumber.digit(scalar) != nil || KanjiNumber.multiplier(scalar) != nil
    }

    /// 平成26年内閣府・総務省令第7号, also with 、 or nothing between the ministries, and with
    /// each ministry's own 令.
    private static func lawNumbers(_ number: String) -> [String] {
        guard number.contains("・") else { return [number] }
        return ["・", "、", "", "令・"].map { number.replacing("・", with: $0) }
    }

    /// Orders are called by the Act's name and what of the Act they detail (`OrderNames`).
    private static func insertOrders(into trie: inout WordTrie<Entry>, statutes: Statutes) {
        let actNames = (statutes.law(.numberAct)?.names ?? []).map(\.text) + ["法", ""]
        let acts = actNames.map { (name: $0, node: trie.node(of: $0)) }
        for names in statutes.orderNames {
            for (head, act) in names.heads.flatMap({ head in acts.map { (head, $0) } }) {
                if act.name.isEmpty, names.needsAct { continue }
                for spelling in spellings(of: head) {
                    let beginning = trie.node(of: spelling, after: act.node)
                    for tail in names.tails { trie.insert(tail, .law(names.law), after: beginning) }
                }
            }
        }
    }

    private static let words: [(String, Keyword)] = [
        ("第", .ordinal), ("条", .article), ("項", .paragraphOrRow), ("号", .item), ("の", .of),
        ("項番", .itemNumberHeading), ("項番号", .itemNumberHeading), ("No", .itemNumberHeading),
        ("No.", .itemNumberHeading),
        ("NO", .itemNumberHeading), ("NO.", .itemNumberHeading), ("no", .itemNumberHeading),
        ("no.", .itemNumberHeading),
        ("№", .itemNumberHeading), ("#", .itemNumberHeading), ("各項", .paragraphOrRow), ("番", .rowNumber),
        ("附則", .supplementary), ("付則", .supplementary),
        ("別表", .tableWord), ("表", .table), ("同表", .sameTable), ("欄", .column),
        ("次の項", .following), ("次の各項", .following), ("以下の項", .following),
        ("下記の項", .following), ("次に掲げる項", .following),
        ("のうち", .among), ("において", .within), ("における", .within), ("から", .from), ("乃至", .from), ("ないし", .from),
        ("まで", .upTo),
        ("及び", .conjunction), ("および", .conjunction), ("並びに", .conjunction),
        ("ならびに", .conjunction), ("又は", .conjunction), ("または", .conjunction),
        ("若しくは", .conjunction), ("もしくは", .conjunction), ("と", .conjunction),
        ("&", .conjunction),
        ("含まれる", .contains), ("含む", .contains), ("が", .isWhere), ("に", .isWhere),
        ("は", .isWhere), ("を", .isWhere), ("である", .wouldBe), ("以下", .hereafter),
        ("という", .called), ("主務省令", .undefinedOrder), ("同条", .sameArticle),
        ("同項", .sameParagraph), ("同号", .sameItem), ("各号", .eachItem), ("情報提供の根拠", .provisionHeading),
        ("情報照会の根拠", .inquiryHeading),
        ("情報提供に係る根拠", .provisionHeading), ("情報照会に係る根拠", .inquiryHeading),
        ("情報提供の法令上の根拠", .provisionHeading), ("情報照会の法令上の根拠", .inquiryHeading),
        ("情報提供の根拠規定", .provisionHeading), ("情報照会の根拠規定", .inquiryHeading),
        ("情報提供根拠", .provisionHeading), ("情報照会根拠", .inquiryHeading),
        ("提供の根拠", .provisionHeading), ("照会の根拠", .inquiryHeading),
        ("情報照会者", .actorLabel), ("事務", .businessLabel), ("情報提供者", .providerLabel),
        ("利用特定個人情報", .informationLabel), ("特定個人情報", .informationLabel),
        ("令和", .era), ("平成", .era), ("年", .year), ("月", .month), ("日", .day),
        ("法律", .suffixLaw), ("法", .suffixLaw), ("条例", .suffixLaw), ("規則", .suffixLaw),
        ("施行令", .suffixLaw), ("施行規則", .suffixLaw), ("省令", .suffixLaw), ("政令", .suffixLaw),
        ("命令", .suffixLaw), ("府令", .suffixLaw), ("規程", .suffixLaw), ("要綱", .suffixLaw),
        ("法施行令", .suffixLaw), ("法施行規則", .suffixLaw), ("施行条例", .suffixLaw),
        ("施行細則", .suffixLaw), ("細則", .suffixLaw), ("訓令", .suffixLaw), ("要領", .suffixLaw),
        // Words that only look like the above.
        ("項目", .plain), ("事項", .plain), ("条件", .plain), ("条項", .plain), ("本条例", .plain), ("この条例", .plain),
        ("前条例", .plain), ("号外", .plain),
        ("番号", .plain), ("記号", .plain), ("符号", .plain), ("表示", .plain), ("公表", .plain),
        ("代表", .plain), ("方法", .plain), ("手法", .plain), ("用法", .plain), ("違法", .plain),
        ("適法", .plain), ("合法", .plain), ("立法", .plain), ("司法", .plain), ("療法", .plain),
        ("寸法", .plain), ("法令", .plain), ("法務", .plain), ("法人", .plain), ("法定", .plain),
        ("第三者", .plain), ("事務局", .plain), ("事務所", .plain), ("次第", .plain),
        ("という。", .called), ("今日", .plain), ("翌日", .plain), ("当日", .plain), ("毎月", .plain),
        ("個人番号", .plain), ("法人番号", .plain), ("評価書番号", .plain),
        ("、", .listComma), (",", .listComma), ("・", .middleDot), (".", .period), ("~", .tilde),
        ("-", .hyphen), ("ー", .plain), (":", .colon), ("。", .fullStop), ("※", .reference),
        ("(", .open), (")", .close), ("「", .openQuote), ("」", .closeQuote),
        ("【", .openLenticular), ("】", .closeLenticular), ("[", .openSquare), ("]", .closeSquare),
        ("<", .openAngle), (">", .closeAngle),
    ]
}
