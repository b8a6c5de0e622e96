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
            withoutNotes(text).unicodeScalars.suffix(longestJoint).split(omittingEmptySubsequences: false) {
                "、。，；".unicodeScalars.contains($0)
            }.last ?? []
        if formerWords.contains(where: String(String.UnicodeScalarView(joint)).contains) { return true }
        // 復旧 and 新旧 are other words.
        return joint.indices.contains { at in
            joint[at] == "旧"
                && (at == joint.startIndex || !"復新依守懐".unicodeScalars.contains(joint[joint.index(before: at)]))
        }
    }

    /// 「改正前の（以下同じ。）」「改正前の、」: without definitions in brackets and the marks behind the last word.
    private static func withoutNotes(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var opened: [String.UnicodeScalarView.Index] = []
        for scalar in text.unicodeScalars {
            out.append(scalar)
            if "（(".unicodeScalars.contains(scalar) { opened.append(out.index(before: out.endIndex)) }
            if "）)".unicodeScalars.contains(scalar), let start = opened.popLast(),
                out[start...].contains("以"), !out[start...].contains("前")
            {
                out.removeSubrange(start...)
            }
        }
        while let last = out.last, "、，".unicodeScalars.contains(last) || last.properties.isWhitespace {
            out.removeLast()
        }
        return String(out)
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
