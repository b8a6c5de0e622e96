import KobanChecks
import KobanCitations
import KobanLaw
import KobanText

/// The tables that were replaced before a day, and the words of a field that speak of them and that no
/// rewriting of a citation reaches.
struct FormerTables {
    private let tables: [LawTable]
    /// What the former tables are called, in every spelling, and what the others are whose names begin alike.
    private let names: [(spelling: String, isFormer: Bool)]
    /// The former tables whose order was repealed with them.
    private let withoutOrder: Set<TableName>
    /// The words that name such an order in part: 総務省令第7号.
    private let orderWords: [String]
    private let titles: [FormerTitle]

    /// A title that an order had, and what became of the table in it.
    private struct FormerTitle {
        let title: SpacedWords
        /// The title up to its number.
        let number: SpacedWords
        let new: String
    }

    /// No table at all.
    init() {
        (tables, names, withoutOrder, orderWords, titles) = ([], [], [], [], [])
    }

    init(_ statutes: Statutes, on day: CivilDate) {
        let former = statutes.tables.all.filter { statutes.isFormer($0.name, on: day) }
        tables = former
        names = statutes.tables.all.flatMap { table in
            table.designation.spellings.map { ($0, former.contains(table)) }
        }.sorted { $0.spelling.utf8.count > $1.spelling.utf8.count }
        let lost = former.filter { table in
            table.order.flatMap(statutes.law)?.validUntil.map { $0 < day } ?? false
        }
        withoutOrder = Set(lost.map(\.name))
        orderWords =
            Self.orderWords
            + lost.compactMap { $0.order.flatMap(statutes.law) }.flatMap { Self.numberWords($0.lawNumber) }
        titles = statutes.laws.flatMap { law in
            law.names.compactMap { name in
                guard name.kind == .title, name.validUntil.map({ $0 < day }) ?? false else { return nil }
                return Self.formerTitle(statutes.titleTail(name.text), of: law, statutes, on: day)
            }
        }
    }

    /// Whether a table was replaced.
    func contains(_ table: TableName?) -> Bool { table.map { table in tables.contains { $0.name == table } } ?? false }

    /// Whether the order of a former table was repealed with it, so that its articles are of nothing in force.
    func lostOrder(_ table: TableName?) -> Bool { table.map(withoutOrder.contains) ?? false }

    /// Whether a citation is of a table of which nobody can say what is cited, or whose it is.
    func leavesOpen(_ checked: CheckedCitation) -> Bool {
        let citation = checked.citation
        switch checked.status {
        case .review:
            guard case .table(let cited) = citation.target else { return false }
            return citation.extent == .unread || citation.slips.contains(.undecidedLawName)
                || citation.slips.contains(.uncertainOwner)
                    && (contains(cited.table) || isFormerName(cited.otherTable ?? ""))
        case .wrong: return citation.extent == .unread
        default: return false
        }
    }

    private func isFormerName(_ name: String) -> Bool { names.contains { $0.isFormer && $0.spelling == name } }

    /// A former title of a law that is still in force, where only the number of its table changed.
    private static func formerTitle(_ old: String, of law: Law, _ statutes: Statutes, on day: CivilDate) -> FormerTitle?
    {
        let change = TitleChange(from: old, to: statutes.titleTail(law.title(on: day)), statutes)
        guard let tables = change.tables, case .appended(.some) = tables.old, case .appended = tables.new else {
            return nil
        }
        let numerals = SpacedWords.numerals
        return FormerTitle(
            title: SpacedWords(old, spellings: numerals), number: SpacedWords(tables.old.text, spellings: numerals),
            new: String(tables.new.text.dropFirst(TableDesignation.appendedWord.count)))
    }

    /// 総務省令第7号, in every spelling of its number: what follows the last ministry's dot.
    private static func numberWords(_ lawNumber: String) -> [String] {
        let last = lawNumber.split(separator: "・").last.map(String.init) ?? lawNumber
        let kanji = last.split(whereSeparator: { !$0.isNumber }).last.flatMap { Int($0) }.map { number in
            last.replacing(String(number), with: KanjiNumber.text(number))
        }
        return [last, CharacterFolding.withFullWidthDigits(last)] + [kanji].compactMap(\.self)
    }

    // MARK: Articles

    private static let orderWords = ["主務省令", "府省令", "命令"]

    /// Articles of an order that the field does not name in full (「主務省令第19条」), beside a former table:
    /// those of the order that was repealed with it.
    ///
    /// - Parameter known: where orders and laws are cited that are known, in source order.
    func articlesOfUnnamedOrder(
        in pieces: [Range<Int>], besides known: [Range<Int>], of source: SourceText,
        counting work: WorkCount? = nil
    ) -> [String] {
        let known = DisjointRanges(known)
        return pieces.flatMap { piece -> [String] in
            let text = FieldScalars(piece, citations: [], of: source, counting: work)
            var out: [String] = []
            var index = 0
            while index < text.count {
                guard let word = text.skip(anyOf: orderWords, at: index), let end = Self.article(text, after: word)
                else {
                    index += 1
                    continue
                }
                if !known.overlap(text.range(index..<end)) { out.append(text.text(index..<end)) }
                index = end
            }
            return out
        }
    }

    private static func article(_ text: FieldScalars, after word: Int) -> Int? {
        var at = word
        if text[at] == "）" || text[at] == ")" { at += 1 }
        at = text.skip(at) { $0 == " " || $0 == "　" }
        if text[at] == "（" || text[at] == "(" { at += 1 }
        guard text[at] == "第" else { return nil }
        func run(_ from: Int) -> Int { text.skip(from) { FieldScalars.isDigit($0) || FieldScalars.isKanjiDigit($0) } }
        var end = run(at + 1)
        guard end > at + 1 else { return nil }
        guard text[end] == "条" else { return text[end] == "、" || text[end] == "，" || text[end] == "," ? end : nil }
        end += 1
        while text[end] == "の", run(end + 1) > end + 1 { end = run(end + 1) }
        return end
    }

    // MARK: Names

    /// Names of a former table that the edits of a field would leave in it: in a word that is no
    /// citation (「※主務省令：…別表第1の主務省令で…」), or in one that nothing rewrites.
    ///
    /// - Parameters:
    ///   - edits: in source order, disjoint.
    ///   - others: where laws of others are cited, whose tables have the same names, in source order.
    func names(
        in pieces: [Range<Int>], after edits: [TextEdit], besides others: [Range<Int>],
        of source: SourceText, counting work: WorkCount? = nil
    ) -> [String] {
        let (others, written) = (DisjointRanges(others), DisjointRanges(edits.map(\.range)))
        return pieces.flatMap { piece -> [String] in
            let text = FieldScalars(piece, citations: [], of: source, counting: work)
            var out: [String] = []
            var index = 0
            while index < text.count {
                let known = self.names.lazy.compactMap { name in
                    text.skip(name.spelling, at: index).map { (end: $0, isFormer: name.isFormer) }
                }.first
                guard let known, known.isFormer else {
                    index += 1
                    continue
                }
                var end = known.end
                let order = text.skip("の", at: end) ?? end
                if let word = text.skip("主務省令", at: order) {
                    end = text.skip(anyOf: ["で定める事務及び情報を定める命令", "で定める事務を定める命令"], at: word) ?? word
                }
                let isLonger =
                    text[end].map { FieldScalars.isDigit($0) || "一二三四五六七八九十".unicodeScalars.contains($0) } ?? false
                let range = text.range(index..<end)
                if !isLonger, !others.overlap(range), !written.overlap(range) { out.append(text.text(index..<end)) }
                index = end
            }
            return out
        }
    }

    private static let tableWord = SpacedWords(TableDesignation.appendedWord)

    /// What a definition calls 別表第一の主務省令 by its old title, written by the new one. No citation
    /// stands there, but what the field cites by the short name is that order.
    ///
    /// - Parameter citations: in source order.
    func retitledDefinitions(
        in pieces: [Range<Int>], besides citations: [Range<Int>], of source: SourceText
    ) -> [TextEdit] {
        let cited = DisjointRanges(citations)
        let found = pieces.flatMap { piece in
            titles.flatMap { former in former.title.all(in: source, piece).map { ($0, former) } }
        }
        return found.compactMap { title, former -> TextEdit? in
            let ends = source.bytes.withUnsafeBufferPointer {
                (Self.tableWord.end(in: $0, at: title.lowerBound), former.number.end(in: $0, at: title.lowerBound))
            }
            guard let table = ends.0, let number = ends.1 else { return nil }
            // Blanks before 第 stay with 別表.
            let text = source.text(in: table..<number)
            let start = table + text.prefix { $0.isWhitespace }.utf8.count
            guard !cited.overlap(start..<number) else { return nil }
            return TextEdit(start..<number, former.new + source.text(in: start..<number).filter(\.isNewline))
        }
    }
}
