import KobanDocuments
import KobanText

/// Tells body, 別添 and change history apart, row by row.
struct DocumentParts {
    enum Kind: Equatable {
        case body
        case history
        /// A 別添 with its number and its title; the heading is the first row.
        case annex(number: String, title: Range<Int>)
    }

    struct Part {
        let kind: Kind
        let rows: Range<Int>
    }

    let document: DocumentRows
    let matcher: LabelMatcher

    init(_ document: DocumentRows) {
        self.document = document
        matcher = LabelMatcher(bytes: document.bytes)
    }

    func split() -> [Part] {
        let count = document.rows.count
        // A history may begin before its heading, where columns were read out of order; then
        // a heading follows somewhere.
        let hasHistory = (0..<count).contains { isHistoryHeader($0) || isHistoryHeading($0) }
        var parts: [Part] = []
        var kind = Kind.body
        var first = 0
        // Within a 別添: where the next chapter may have begun, if its heading was lost.
        var fileName: Int?
        func begin(_ next: Kind, at row: Int) {
            if row > first { parts.append(Part(kind: kind, rows: first..<row)) }
            kind = next
            first = row
            fileName = nil
        }
        for row in 0..<count {
            if kind == .history {
                if let annex = annexHeading(row), (row + 1..<min(count, row + 4)).contains(where: hasNumberColumn) {
                    begin(annex, at: row)
                } else if isChapter(row, numbered: true), row + 1 < count, isNumberedSection(row + 1) {
                    begin(.body, at: row)
                }
                continue
            }
            if isHistoryHeader(row) || (isHistoryHeading(row) && opensSomething(row))
                || (hasHistory && isEntry(row))
            {
                begin(.history, at: row)
            } else if let annex = annexHeading(row) {
                // In the list of contents, the next chapter or 別添 follows at once.
                if opensSomething(row) { begin(annex, at: row) }
            } else if kind != .body {
                if isChapter(row) {
                    begin(.body, at: row)
                } else if LostChapter.isFileName(row, in: self) {
                    fileName = row
                } else if LostChapter.isInside(row, in: self, hasFileName: fileName != nil) {
                    begin(.body, at: fileName ?? row)
                }
            }
        }
        begin(.body, at: count)
        return parts
    }

    /// Whether something other than a chapter or a 別添 follows a heading. A change history
    /// may be the last line of a document, with nothing in it.
    private func opensSomething(_ row: Int) -> Bool {
        let next = row + 1
        guard next < document.rows.count else { return isHistoryHeading(row) }
        return !isChapter(next) && (annexHeading(next) == nil || hasNumberColumn(next))
    }

    // MARK: Change history

    /// `変更日 項目 変更前の記載 変更後の記載 提出時期 …`, in whatever layout.
    func isHistoryHeader(_ row: Int) -> Bool {
        guard document.range(of: row).count < 800 else { return false }
        let start = document.key(row, limit: 6).drop { $0 == "#" || $0 == "*" }
        guard ["変更", "項目", "No", "番号", "年月日"].contains(where: { start.hasPrefix($0) }) else { return false }
        let key = document.key(row, limit: 120)
        return key.contains("変更前") && key.contains("変更後")
            && (key.contains("変更日") || key.contains("項目") || key.contains("記載"))
    }

    /// `変更箇所`, also as 別添3.
    func isHistoryHeading(_ row: Int) -> Bool {
        guard document.range(of: row).count < 120 else { return false }
        var key = Substring(document.key(row, limit: 20)).drop { "#*-([【]".contains($0) }
        if key.hasPrefix("別添") {
            key = key.dropFirst(2).drop { !($0 == "変") }
        }
        return OCRDamage.isHistoryHeading(key)
    }

    /// One cell of the header on a line of its own.
    func isHeaderDebris(_ row: Int) -> Bool {
        guard document.range(of: row).count < 60 else { return false }
        return ["変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明"].contains(document.key(row, limit: 12))
    }

    /// The date that begins a row of the history, with what follows it in the row.
    func leadingDate(_ row: Int) -> (date: CivilDate, range: Range<Int>)? {
        guard let cell = document.cells(of: row).first, !cell.range.isEmpty else { return nil }
        var start = cell.range.lowerBound
        while start < cell.range.upperBound, document.bytes[start] == 0x3C,
            let tag = document.bytes.markupTag(at: start, end: cell.range.upperBound)
        {
            start = tag.end
        }
        guard let (found, end) = JapaneseDate.leading(in: document.bytes, at: start, limit: cell.range.upperBound),
            let date = found.date
        else { return nil }
        return (date, start..<end)
    }

    /// A row that begins an entry unmistakably: a date, then an item of a chapter.
    func isEntry(_ row: Int) -> Bool {
        guard let (_, range) = leadingDate(row) else { return false }
        return namesItem(range.upperBound..<document.range(of: row).upperBound, leniently: false)
    }

    /// Whether a text names a place in the form, as the column 項目 does: `Ⅰ４②…`, `II 1. …`,
    /// and, leniently, `（別添2）…`, `評価書名`, a label.
    func namesItem(_ range: Range<Int>, leniently: Bool) -> Bool {
        let key = document.bytes.folded(range, limit: 8)
        guard let first = key.unicodeScalars.first else { return false }
        switch first {
        case "Ⅰ"..."Ⅻ": return true
        case "I", "V", "X":
            let rest = key.unicodeScalars.drop { "IVX".unicodeScalars.contains($0) }
            return rest.first.map { !("A"..."Z").contains($0) && !("a"..."z").contains($0) } ?? true
        default: break
        }
        guard leniently else { return false }
        if key.contains("別添") || key.hasPrefix("評価") || key.hasPrefix("表紙") || key.hasPrefix("公表") { return true }
        if key.hasPrefix("時点") { return false }
        return matcher.match(at: range.lowerBound, end: range.upperBound) != nil
    }

    // MARK: 別添

    /// A row that is the heading of a 別添: `（別添2）…`, `【別添4】…`, `別添5 …`, the bracket
    /// and the number also torn apart by a cell border (`TornNumber`).
    func annexHeading(_ row: Int) -> Kind? {
        let range = document.range(of: row)
        guard range.count < 600 else { return nil }
        var cursor = FoldedCursor(document.bytes, range)
        var isBracketed = HeadingMarks.skipOpening(&cursor)
        guard cursor.next()?.scalar == "別", cursor.next()?.scalar == "添" else { return nil }
        var digits = ""
        var title = cursor.offset
        var closed = false
        while let (next, start) = cursor.next() {
            if let digit = next.asDigit {
                // After the bracket, a digit is of the title.
                if closed { break }
                if !TornNumber.isRepeated(by: digit, digits, upTo: cursor.offset, in: document.bytes) {
                    digits += String(digit)
                }
            } else if digits.isEmpty, let value = annexNumber(next) {
                digits = String(value)
            } else if digits.isEmpty, "第(-".unicodeScalars.contains(next) {
                // 別添第1, 別添(1), 別添-1
                if next == "(" { isBracketed = true }
            } else if HeadingMarks.isClosing(next) {
                closed = true
            } else {
                let isParticle = "をはにとがのでへも".unicodeScalars.contains(next)
                if (0x3041...0x309F).contains(next.value), !closed, start == title || isParticle { return nil }
                if next == "参" { return nil }
                break
            }
            title = cursor.offset
        }
        guard !digits.isEmpty, digits.count <= 2, isBracketed || !closed else { return nil }
        let heading = document.bytes.trimmed(title..<range.upperBound)
        return .annex(number: digits, title: heading.isEmpty ? document.bytes.trimmed(range) : heading)
    }

    /// 一, ①, ⒈ after 別添.
    private func annexNumber(_ scalar: Unicode.Scalar) -> Int? {
        if let kanji = KanjiNumber.digit(scalar) { return kanji > 0 ? kanji : nil }
        return HeadingMarks.circledValue(scalar) ?? HeadingMarks.pointedValue(scalar)
    }

    /// Whether a row is the header of a table with a column 項番.
    func hasNumberColumn(_ row: Int) -> Bool {
        let cells = document.cells(of: row)
        if cells.count == 1 {
            return document.range(of: row).count < 300 && document.key(row, limit: 3).hasPrefix("項番")
                && !document.key(row, limit: 4).contains(":")
                && document.bytes.readable(document.range(of: row)).hasPrefix("項番 ")
        }
        return cells.contains { $0.range.count < 40 && document.bytes.folded($0.range, limit: 4) == "項番" }
    }

    // MARK: Chapters

    /// A chapter's heading, alone in its row.
    ///
    /// - Parameter numbered: only one with its number.
    func isChapter(_ row: Int, numbered: Bool = false) -> Bool {
        let range = document.range(of: row)
        guard range.count < 300, document.cells(of: row).count < 4 else { return false }
        guard let match = matcher.match(at: range.lowerBound, end: document.bytes.count), match.label.kind == .chapter
        else { return namesChapter(row) }
        if match.hasChapterNumber { return true }
        guard !numbered, range.upperBound <= match.range.upperBound else { return false }
        // The number may be lost: a title that is no common word says enough where nothing else stands. `3.` is
        // the number of a chapter where the form gives it that one; the first stands before every 別添.
        if let number = match.number ?? match.circled,
            FormLabels.chapterNumbers[match.label.text]?.contains(number) ?? false
        {
            return true
        }
        return !match.label.isCommonWord
    }

    /// More than the title of any chapter.
    private static let longestTitle = 60

    /// Ⅱ to Ⅵ before words that end as the title of a chapter does: a slip in the title itself.
    private func namesChapter(_ row: Int) -> Bool {
        var cursor = FoldedCursor(document.bytes, document.range(of: row))
        guard let marks = HeadingMarks.read(&cursor), let chapter = marks.chapter, (2...6).contains(chapter) else {
            return false
        }
        let rest = document.bytes.folded(
            cursor.offset..<document.range(of: row).upperBound, limit: DocumentParts.longestTitle)
        var title = Substring(rest.prefix { $0 != "(" && $0 != "※" })
        while let last = title.unicodeScalars.last, HeadingMarks.isClosing(last) || last == "." { title.removeLast() }
        return ["リスク対策", "ファイルの概要", "問合せ", "問い合わせ", "評価実施手続"].contains(where: title.hasSuffix)
    }

    private func isNumberedSection(_ row: Int) -> Bool {
        guard let match = matcher.match(at: document.range(of: row).lowerBound, end: document.bytes.count) else {
            return false
        }
        return match.label.kind == .section && match.number != nil
    }
}
