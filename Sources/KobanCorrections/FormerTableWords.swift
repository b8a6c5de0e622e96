import KobanChecks
import KobanCitations
import KobanDocuments
import KobanText

/// Words of a field that speak of a former table and that no rewriting of a citation reaches.
enum FormerTableWords {
    // MARK: Statements

    /// Where a field says that a table is the former one (旧別表第二, 別表第二は…廃止): what is said of it
    /// would be wrong of the table that took over.
    ///
    /// - Parameter tables: where the former tables are cited, in source order.
    static func statements(
        of tables: [(name: Range<Int>, whole: Range<Int>)], in pieces: [Range<Int>], of source: SourceText
    ) -> [String] {
        let pieces = pieces.sorted { $0.lowerBound < $1.lowerBound }
        var piece = 0
        return tables.compactMap { name, table -> String? in
            while piece < pieces.count, pieces[piece].upperBound <= table.lowerBound { piece += 1 }
            guard piece < pieces.count, pieces[piece].lowerBound <= table.lowerBound,
                table.upperBound <= pieces[piece].upperBound
            else { return nil }
            return isCalledFormer(source, pieces[piece].lowerBound..<table.lowerBound)
                || isSaidToEnd(source, table.upperBound..<pieces[piece].upperBound)
                || name.lowerBound > table.lowerBound
                    && isCalledFormer(source, pieces[piece].lowerBound..<name.lowerBound)
                || isFollowedByAnother(source, table.upperBound..<pieces[piece].upperBound)
                || [name.upperBound, table.upperBound].contains {
                    isNotedAsFormer(source, $0..<pieces[piece].upperBound)
                }
                ? PlainText.oneLine(source.text(in: table)) : nil
        }
    }

    private static let formerWords = [
        "改正前", "廃止前", "施行前", "従前", "以前の", "変更前", "修正前", "移行前", "見直し前", "かつて", "当時", "施行時", "制定時", "当初", "元の",
    ]
    private static let untilWords = ["日まで", "日以前"].flatMap { day in ["", "は", "の"].map { day + $0 } }
    /// In bytes: how far the words may stand from the table, with tags and marks between them (assumption).
    private static let longestWord = 200
    /// In characters: what may stand between the words and the table: 番号法, brackets.
    private static let longestJoint = 16

    /// 「旧別表第二」「改正前の（別表第二）」「旧【番号法】別表第二」: in the words right before the table, as a reader sees them.
    private static func isCalledFormer(_ source: SourceText, _ before: Range<Int>) -> Bool {
        let start = source.scalarStart(max(before.lowerBound, before.upperBound - longestWord))
        let text = source.visibleText(in: start..<before.upperBound)
        let bare = text.unicodeScalars.reversed().drop { !$0.properties.isAlphabetic }
        if untilWords.contains(where: { String(String.UnicodeScalarView(bare.reversed())).hasSuffix($0) }) {
            return true
        }
        let joint =
            text.unicodeScalars.suffix(longestJoint).split(omittingEmptySubsequences: false) {
                "、。，；".unicodeScalars.contains($0)
            }.last ?? []
        if formerWords.contains(where: String(String.UnicodeScalarView(joint)).contains) { return true }
        // 復旧 and 新旧 are other words.
        return joint.indices.contains { at in
            joint[at] == "旧"
                && (at == joint.startIndex || !"復新依守懐".unicodeScalars.contains(joint[joint.index(before: at)]))
        }
    }

    /// 「別表第一の15の項⇒番号法別表の23の項」: what became of it stands behind an arrow.
    private static func isFollowedByAnother(_ source: SourceText, _ after: Range<Int>) -> Bool {
        let end = source.scalarStart(min(after.upperBound, after.lowerBound + longestWord))
        guard after.lowerBound < end else { return false }
        let text = source.visibleText(in: after.lowerBound..<end).unicodeScalars
        guard let mark = text.first(where: { !"」）)】]".unicodeScalars.contains($0) }) else { return false }
        if mark == "=" || mark == "-" { return text.dropFirst().first == ">" }
        switch mark.value {
        case 0x2190...0x21FF, 0x27F0...0x27FF, 0x2900...0x297F, 0x279C...0x27BE: return true
        default: return false
        }
    }

    /// 「別表第二（旧）」「26の項（改正前の項番）」: a note right behind the table or its list.
    private static func isNotedAsFormer(_ source: SourceText, _ after: Range<Int>) -> Bool {
        let end = source.scalarStart(min(after.upperBound, after.lowerBound + longestWord))
        guard after.lowerBound < end else { return false }
        let text = source.visibleText(in: after.lowerBound..<end)
        guard let opening = text.first, "（(［[【〔「".contains(opening) else { return false }
        let note = text.dropFirst().prefix { !"）)］]】〕」".contains($0) }.prefix(longestJoint)
        return note.hasPrefix("旧") || (formerWords + ["廃止", "改正後は", "現行は"]).contains(where: note.contains)
    }

    /// In characters: how far the verb may stand from its subject.
    private static let longestClause = 24

    private static func isSaidToEnd(_ source: SourceText, _ after: Range<Int>) -> Bool {
        let longest = (longestClause + 8) * 4
        let end = source.scalarStart(min(after.upperBound, after.lowerBound + longest))
        guard after.lowerBound < end else { return false }
        var text = source.visibleText(in: after.lowerBound..<end)[...]
        while let first = text.first, "」)】]".contains(first) { text = text.dropFirst() }
        guard let particle = text.first, "はがをかよ".contains(particle) else { return false }
        text = text.dropFirst().prefix { $0 != "。" && !$0.isNewline }
        var rest = text
        for _ in 0...longestClause {
            if [
                "廃止", "改め", "引き継", "引継", "移行", "改正", "変更", "読み替え", "読替え", "置き換", "移し", "移った", "なった", "なりました", "整理され",
                "修正",
            ].contains(where: rest.hasPrefix) {
                return true
            }
            guard !rest.isEmpty else { return false }
            rest = rest.dropFirst()
        }
        return false
    }

    // MARK: Articles

    private static let orderWords = ["主務省令", "府省令", "命令", "総務省令第7号", "総務省令第７号", "総務省令第七号"]

    /// Articles of an order that the field does not name in full (「主務省令第19条」), beside 別表第二:
    /// those of the order that was repealed with it.
    ///
    /// - Parameter known: where orders and laws are cited that are known, in source order.
    static func articlesOfUnnamedOrder(
        in pieces: [Range<Int>], besides known: [Range<Int>], of source: SourceText,
        counting work: WorkCount? = nil
    ) -> [String] {
        let known = DisjointRanges(known)
        return pieces.flatMap { piece -> [String] in
            let text = FieldScalars(piece, citations: [], of: source, counting: work)
            var out: [String] = []
            var index = 0
            while index < text.count {
                guard let word = text.skip(anyOf: orderWords, at: index), let end = article(text, after: word) else {
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
    static func names(
        in pieces: [Range<Int>], after edits: [TextEdit], besides others: [Range<Int>],
        of source: SourceText, counting work: WorkCount? = nil
    ) -> [String] {
        let (others, written) = (DisjointRanges(others), DisjointRanges(edits.map(\.range)))
        return pieces.flatMap { piece -> [String] in
            let text = FieldScalars(piece, citations: [], of: source, counting: work)
            var out: [String] = []
            var index = 0
            while index < text.count {
                guard let name = text.skip("別表第", at: index), let digit = text[name],
                    "一二12１２".unicodeScalars.contains(digit)
                else {
                    index += 1
                    continue
                }
                var end = name + 1
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

    private static let formerTitle = SpacedWords("別表第一の主務省令で定める事務を定める命令", spellings: ["一": ["一", "1", "１"]])
    private static let tableWord = SpacedWords("別表")
    private static let numberWord = SpacedWords("別表第一", spellings: ["一": ["一", "1", "１"]])

    /// What a definition calls 別表第一の主務省令 by its old title, written by the new one. No citation
    /// stands there, but what the field cites by the short name is that order.
    ///
    /// - Parameter citations: in source order.
    static func retitledDefinitions(
        in pieces: [Range<Int>], besides citations: [Range<Int>], of source: SourceText
    ) -> [TextEdit] {
        let cited = DisjointRanges(citations)
        return pieces.flatMap { formerTitle.all(in: source, $0) }.compactMap { title -> TextEdit? in
            let ends = source.bytes.withUnsafeBufferPointer {
                (tableWord.end(in: $0, at: title.lowerBound), numberWord.end(in: $0, at: title.lowerBound))
            }
            guard let table = ends.0, let number = ends.1 else { return nil }
            // Blanks before 第 stay with 別表.
            let text = source.text(in: table..<number)
            let start = table + text.prefix { $0.isWhitespace }.utf8.count
            guard !cited.overlap(start..<number) else { return nil }
            return TextEdit(start..<number, source.text(in: start..<number).filter(\.isNewline))
        }
    }
}

/// Ranges in which an overlap is found without looking at each.
struct DisjointRanges {
    private let ranges: [Range<Int>]
    /// The furthest end of the ranges up to each.
    private let ends: [Int]

    init(_ ranges: [Range<Int>]) {
        self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
        var end = 0
        ends = self.ranges.map { range in
            end = max(end, range.upperBound)
            return end
        }
    }

    /// Whether one of them shares a byte with a range, or stands in it without any.
    func overlap(_ range: Range<Int>) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].lowerBound < range.upperBound { low = middle + 1 } else { high = middle }
        }
        return low > 0 && ends[low - 1] > range.lowerBound
    }
}

extension SourceText {
    fileprivate func stands(_ text: String, at offset: Int) -> Bool {
        offset >= 0 && offset + text.utf8.count <= bytes.count
            && bytes[offset..<offset + text.utf8.count].elementsEqual(text.utf8)
    }

    /// The beginning of the scalar that an offset is in.
    fileprivate func scalarStart(_ offset: Int) -> Int {
        var offset = offset
        while offset > 0, offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}

extension Citation {
    /// Where a table's name and the whole of its citation stand; nil for provisions.
    var namedTable: (name: Range<Int>, whole: Range<Int>)? {
        if case .table(let cited) = target { (cited.tableRange, range) } else { nil }
    }
}
