import KobanLaw
import KobanText

// 「第9条第1項、別表第一の15の項」「住民基本台帳法第30条の9（別表第一）」「契約書の別表1」
extension CitationParser {
    /// Whose a table is that no law's name stands right before.
    enum TableOwner {
        /// 番号法's, or its order's.
        case ours
        /// The law's that was named before.
        case law(ResolvedLaw)
        /// A paper's that is no law (契約書の別表1).
        case document
        /// 番号法's or another law's: the text leaves it open.
        case uncertain
    }

    func owner(of start: Int) -> TableOwner {
        if isOfAnotherDocument(start) { return .document }
        if isOfOrdinanceByNumber(start) { return .uncertain }
        if let law, law.isForeign {
            // 「生活保護法」 on a line of its own, 「・別表第一」 below; 「条例に定める別表第1」.
            if lawHeadsLines, startsLineOrBullet(start) || isNumbered(start) { return .law(law) }
            if isRelated(toLawBefore: start) { return .law(law) }
            if isParted(fromLawBefore: start) { return .uncertain }
            if let last = citations.last, last.law == nil, last.lawName == law.name,
                let owner = ownerAfterForeign(last, law, start)
            {
                return owner
            }
            if isConnected(toLawBefore: start) || isBehindOrdinance(start) { return .uncertain }
        }
        if hangsOnOrder(start) { return .uncertain }
        if isPartOfLongerWord(start) || wasLastForeign(start) || isOfUnnamedOrdinance(start) { return .uncertain }
        return .ours
    }

    /// 「条例のほうの別表第1」, and any table of a text that speaks of an ordinance and nowhere names 番号法.
    private func isOfUnnamedOrdinance(_ start: Int) -> Bool {
        if context.isQuery { return false }
        if !namesAct, ownName == nil {
            return firstOrdinance.map { $0 < tokens[start].start } ?? false
        }
        var at = start - 1
        guard at >= 0, tokens[at].is(.of) else { return false }
        at -= 1
        if at > 0, case .other = tokens[at].kind,
            ["ほう", "方"].contains(where: { source.ends(tokens[at].range, with: $0) })
        {
            at -= 1
            if at > 0, tokens[at].is(.of) { at -= 1 }
        }
        guard at >= 0, case .other = tokens[at].kind else { return false }
        return Self.ordinances.contains { source.ends(tokens[at].range, with: $0) }
    }

    /// Whose a table is that hangs on a citation of a law that is not ours.
    private func ownerAfterForeign(_ last: Citation, _ law: ResolvedLaw, _ start: Int) -> TableOwner? {
        if isNoteOfOurs(before: start) { return .ours }
        let hasTables = isOrdinance(last.lawName) || last.lawName.map(Self.lawsWithTables.contains) ?? false
        // Its own table was cited right before: it has tables.
        let citedTable = if case .table = last.target { true } else { false }
        if let link = link(to: start) {
            // 「番号法第9条第1項、国民健康保険法第9条、別表第一の30の項」: a comma tells nothing where the
            // text has named 番号法 (assumption).
            return link == .close || ownName == nil || hasTables || citedTable ? .law(law) : nil
        }
        guard isWrapped(from: citationEnd, to: start) else { return standsBehind(start) ? .uncertain : nil }
        // 「わかば市条例第5条⏎別表第1の2の項」: a wrapped line, or a line of its own.
        return hasTables || citedTable ? .law(law) : .uncertain
    }

    /// 「生活保護法第80条の4【別表第一】」「地方税法⏎・第3条⏎・別表第1」: on the line of another law's provision, or on the next
    /// under a mark, nothing says that the table is 番号法's.
    private func standsBehind(_ start: Int) -> Bool {
        guard citationEnd >= 0, citationEnd <= start else { return false }
        var lines = 0
        for at in citationEnd...start {
            if tokens[at].gap == .blankLine || tokens[at].is(.fullStop) && at < start { return false }
            if tokens[at].gap.startsLine { lines += 1 }
        }
        if lines == 0 { return true }
        return lines == 1
            && (citationEnd..<start).allSatisfy {
                isMark($0) || tokens[$0].is(.middleDot) || tokens[$0].is(.hyphen) || tokens[$0].isClosing
            }
    }

    /// 「わかば市条例に基づく事務（別表第一の15の項）」: an ordinance is named before the table in its sentence, and 番号法 not after it.
    private func isBehindOrdinance(_ start: Int) -> Bool {
        guard let law, isOrdinance(law.name), let range = law.range else { return false }
        var at = start
        while at > 0, tokens[at].start > range.lowerBound {
            if tokens[at].gap.startsLine || tokens[at].is(.fullStop) || start - at > Self.farthest { return false }
            at -= 1
        }
        return tokens[at].law?.nameRange == range
    }

    /// 「番号法第9条第1項（生活保護法第19条）別表第一」: the other law is cited in a note to a citation of 番号法, which goes on behind it.
    private func isNoteOfOurs(before start: Int) -> Bool {
        guard citationEnd < start, tokens[citationEnd].is(.close), let outer = citations.dropLast().last,
            outer.law == .numberAct
        else {
            return false
        }
        var at = citationEnd
        while at > 0, tokens[at].start >= outer.range.upperBound { at -= 1 }
        return tokens[at + 1].is(.open) && closing(of: at + 1) == citationEnd
    }

    /// Whether nothing but a line break and separators stand between two tokens: no bullet, no number.
    private func isWrapped(from end: Int, to start: Int) -> Bool {
        guard end >= 0, end <= start, start - end <= Self.longestJoint, tokens[start].gap < .blankLine else {
            return false
        }
        return (end..<start).allSatisfy { at in
            tokens[at].gap < .blankLine
                && (tokens[at].is(.listComma) || tokens[at].is(.conjunction) || tokens[at].is(.of)
                    || tokens[at].isClosing
                    || tokens[at].is(.middleDot) && !tokens[at].gap.startsLine)
        }
    }

    /// Separators and words between a citation and what hangs on it are not more than this (assumption).
    private static let longestJoint = 6

    /// What stands between a table and the name of the law in force, where the name is right before it.
    private func jointAfterLaw(before start: Int) -> Range<Int>? {
        guard let named = (max(0, start - Self.longestJoint)..<start).last(where: { tokens[$0].law != nil }),
            named + 1 < start, tokens[named].law?.nameRange == law?.range
        else { return nil }
        return (named + 1)..<start
    }

    /// 「主務省令第2条の別表の42の項」: none of our orders has a 別表.
    private func hangsOnOrder(_ start: Int) -> Bool {
        guard tokens[start].is(.tableWord), tokens[start - 1].is(.of), let last = citations.last,
            citationEnd == start - 1
        else { return false }
        return last.law.map { $0 != .numberAct } ?? (law?.isUndefinedOrder ?? false)
    }

    /// 「住民基本台帳法等の別表第一」「生活保護法第29条関係　別表第一」: nothing stands between another law and a table but
    /// words that only join them.
    private func isConnected(toLawBefore start: Int) -> Bool {
        guard let law else { return false }
        var begin = max(0, start - Self.longestConnection)
        if citationEnd > begin, citationEnd <= start, citations.last?.law == nil, citations.last?.lawName == law.name {
            begin = citationEnd
        } else {
            guard let named = (begin..<start).last(where: { tokens[$0].law != nil }),
                tokens[named].law?.nameRange == law.range
            else {
                return false
            }
            begin = named + 1
        }
        var hasWord = false
        for at in begin..<start {
            guard tokens[at].gap < .blankLine else { return false }
            switch tokens[at].kind {
            case .word(let word) where Self.connections.contains(word):
                if word != .listComma && word != .conjunction && word != .middleDot { hasWord = true }
            case .other where isMark(at): continue
            case .other where ConnectingWords.areAll(of: source.compactText(tokens[at].range)): hasWord = true
            default: return false
            }
        }
        return hasWord
    }

    /// Words that join a table to a law are not more than this, in tokens (assumption).
    private static let longestConnection = 12

    private static let connections: Set<Keyword> = [
        .of, .isWhere, .within, .close, .closeQuote, .closeLenticular, .closeSquare, .closeAngle, .open, .listComma,
        .conjunction, .middleDot, .hyphen,
        .colon, .among, .supplementary, .eachItem, .sameArticle, .sameParagraph, .sameItem,
    ]

    /// 「条例に定める別表第1」「条例のほうの別表第1」: words that tie a table to the law named right before.
    private func isRelated(toLawBefore start: Int) -> Bool {
        guard let joint = jointAfterLaw(before: start) else { return false }
        var isTied = false
        for at in joint {
            guard tokens[at].gap < .cell else { return false }
            switch tokens[at].kind {
            case .word(.of), .word(.isWhere), .word(.within), .word(.close), .word(.closeQuote): continue
            case .other where Self.relations.contains { source.ends(tokens[at].range, with: $0) }: isTied = true
            default: return false
            }
        }
        return isTied || tokens[start - 1].is(.of) || tokens[start - 1].is(.within) || tokens[start - 1].isClosing
    }

    /// 「住民基本台帳法：別表第一」「【条例】⏎別表第1」: nothing but marks between a law's name and a table.
    private func isParted(fromLawBefore start: Int) -> Bool {
        guard let joint = jointAfterLaw(before: start) else { return false }
        return joint.allSatisfy { at in
            tokens[at].gap < .blankLine
                && (isMark(at) || tokens[at].isClosing || tokens[at].is(.closeAngle) || tokens[at].is(.colon)
                    || tokens[at].is(.listComma)
                    || tokens[at].is(.middleDot) || tokens[at].is(.hyphen))
        }
    }

    /// Whether the table of this name that the text cited last was another law's.
    private func wasLastForeign(_ start: Int) -> Bool {
        let name = tableName(at: start)
        for cited in citations.suffix(Self.rememberedTables).reversed() {
            guard case .table(let table) = cited.target,
                tableKey(table.otherTable ?? table.table?.rawValue ?? "") == name
            else { continue }
            return table.table == nil && !cited.slips.contains(.uncertainOwner)
        }
        return false
    }

    /// A table's owner is remembered over this many citations.
    private static let rememberedTables = 12

    /// The table's name as far as its number, in arabic digits.
    private func tableName(at start: Int) -> String {
        switch tokens[start].kind {
        case .word(.tableWord): break
        case .tableOfArticle(let article): return Self.tableName(ofArticle: article)
        default: return source.compactText(tokens[start].range)
        }
        var at = start + 1
        if at < tokens.count, tokens[at].is(.ordinal) { at += 1 }
        guard at < tokens.count, let number = tokens[at].number,
            at > start + 1 || NumberList.closingMark(tokens, at: at + 1) == .none
        else { return "別表" }
        return "別表\(number)"
    }

    private static func tableName(ofArticle article: ItemNumber) -> String {
        TableDesignation.ofArticle(article).text { $0.description }
    }

    private func tableKey(_ name: String) -> String {
        var out = ""
        for scalar in name.unicodeScalars.map(CharacterFolding.foldInCitation) where scalar != "第" {
            out += KanjiNumber.digit(scalar).map(String.init) ?? String(scalar)
        }
        // 第 is left out above: 2条の表 stands for 第2条の表.
        guard case .ofArticle(let article) = TableDesignation(out) else { return out }
        return Self.tableName(ofArticle: article)
    }

    /// Laws whose own tables assessments cite (`docs/specification/notations.md`): after them a comma does not
    /// lead back to 番号法.
    private static let lawsWithTables: Set<String> = ["住民基本台帳法", "地方自治法"]

    private func isOrdinance(_ name: String?) -> Bool {
        guard let name else { return false }
        return ["条例", "規則", "規程", "要綱", "細則", "施行令", "省令", "命令", "告示"].contains { name.hasSuffix($0) }
    }

    /// How a token hangs on the last citation.
    enum Link {
        /// Directly, or by の 及び （ に規定する.
        case close
        /// By 、 ・
        case comma
    }

    /// How a token hangs on the last citation; nil where something else stands between them.
    /// A line break only wraps what a separator before it has joined.
    func link(to end: Int) -> Link? {
        guard citationEnd >= 0, citationEnd <= end, end - citationEnd <= Reach.joint else { return nil }
        var link = Link.close
        var isJoined = false
        for at in citationEnd..<end {
            guard tokens[at].gap < .lineBreak else { return nil }
            switch tokens[at].kind {
            case .word(.listComma), .word(.middleDot):
                link = .comma
                isJoined = true
            case .word(.conjunction), .word(.of), .word(.within):
                link = .close
                isJoined = true
            case .word(.close), .word(.open), .word(.openQuote), .word(.isWhere):
                continue
            case .other where Self.relations.contains { source.ends(tokens[at].range, with: $0) }:
                isJoined = true
            default:
                return nil
            }
        }
        guard tokens[end].gap < (isJoined ? .cell : .lineBreak) else { return nil }
        return link
    }

    private static let relations = ["規定する", "掲げる", "定める", "基づく", "よる", "係る", "おける"]

    /// 「契約書の別表1」「特記事項別表第1」: the table of a paper that is no law.
    private func isOfAnotherDocument(_ start: Int) -> Bool {
        guard start > 0, tokens[start].gap < .space else { return false }
        var at = start - 1
        // 平成27年条例第30号別表第一
        if tokens[at].is(.item), isOfOrdinanceByNumber(start) { return true }
        if tokens[at].is(.of), at > 0, tokens[at].gap < .space { at -= 1 }
        guard case .other = tokens[at].kind else { return false }
        // 本条例別表第一
        if at == start - 1, Self.ordinances.dropLast().contains(where: { source.ends(tokens[at].range, with: $0) }) {
            return true
        }
        return Self.documents.contains { source.ends(tokens[at].range, with: $0) }
    }

    /// 「平成27年条例第30号別表第一」, 「わかば市条例第5号」 and 「別表第一」 on the next line: a law or ordinance by its number.
    private func isOfOrdinanceByNumber(_ start: Int) -> Bool {
        guard tokens[start].gap < .blankLine else { return false }
        var at = start - 1
        while at > 0,
            tokens[at].isClosing || tokens[at].is(.of) || tokens[at].is(.middleDot) || tokens[at].is(.listComma)
                || opensBracket(at),
            tokens[at].gap < .blankLine
        {
            at -= 1
        }
        guard at > 2, tokens[at].is(.item), tokens[at - 1].number != nil, tokens[at - 2].is(.ordinal) else {
            return false
        }
        guard case .other = tokens[at - 3].kind else { return false }
        return Self.ordinances.contains { source.ends(tokens[at - 3].range, with: $0) }
    }

    private static let ordinances = ["条例", "規則", "規程", "要綱", "訓令", "告示", "細則", "令"]

    /// 「○○基金別表第一」: the table's name is the end of a longer word, of a paper that is not known.
    private func isPartOfLongerWord(_ start: Int) -> Bool {
        guard start > 0, tokens[start].gap == .none else { return false }
        // 保存年限表別表第一
        if tokens[start - 1].is(.table), tokens[start - 1].gap == .none, start > 1, case .other = tokens[start - 2].kind
        {
            return true
        }
        guard case .other = tokens[start - 1].kind else { return false }
        let range = tokens[start - 1].range
        guard !Self.wordsBeforeTables.contains(where: { source.ends(range, with: $0) }) else { return false }
        var last: Unicode.Scalar?
        var cursor = TextCursor(
            source.buffer, range: max(range.lowerBound, range.upperBound - Reach.widestCharacter)..<range.upperBound)
        while let atom = cursor.next() { last = atom.scalar }
        guard let last else { return false }
        return (0x4E00...0x9FFF).contains(last.value) || (0x30A1...0x30FA).contains(last.value)
    }

    /// Words that may stand right before one of our tables: 旧別表第一, 根拠別表第二.
    private static let wordsBeforeTables = [
        "旧", "新", "正", "前", "後", "現行", "同", "各", "及", "法令", "根拠", "規定", "記", "本", "当該", "下", "上", "項", "次", "例", "等",
        "係", "又",
    ]

    private static let documents = [
        "別紙", "約款", "事項", "契約", "契約書", "仕様書", "協定", "協定書", "覚書", "基準", "指針", "ガイドライン", "計画",
        "計画書", "通知", "告示", "規約", "手順書", "マニュアル", "報告書", "様式",
    ]
}
