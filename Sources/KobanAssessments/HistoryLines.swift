import KobanDocuments

/// One entry of a change history of which a PDF left only lines.
///
/// The cells of a row come one after the other as blocks of lines with blank lines between
/// them, and blank lines also stand inside a cell. Where 変更前 ends and 変更後 begins is told
/// by these assumptions, in this order; without any of them the text counts as mixed:
///
/// 1. （追加） alone is a whole 変更前; （従前の記載に次の内容を追加） begins 変更後; （削除） as
///    the last block is a whole 変更後.
/// 2. Both columns normally begin alike: the block that begins as the first one does begins
///    変更後. Of several, the middle one, since a heading inside a column repeats in both.
/// 3. 【情報提供の根拠】 begins a column; where the first block does not begin with it, the
///    block that does begins 変更後 (the headings were added by the change).
/// 4. Two blocks are the two columns.
struct HistoryLines {
    private let document: DocumentRows
    private let rest: Range<Int>
    private var blocks: [Range<Int>] = []
    /// The block after a repeated header, which must not be joined across it.
    private var breaks: Set<Int> = []
    private var timing: String?
    private var note: [Range<Int>] = []
    private var item: Range<Int>?
    private var itemMayFollow: Bool
    private var startsBlock = false

    /// - Parameter rest: what follows the date in its line.
    init(_ document: DocumentRows, rest: Range<Int>) {
        self.document = document
        self.rest = document.bytes.trimmed(rest)
        itemMayFollow = self.rest.isEmpty
    }

    mutating func pageBreak() {
        guard !blocks.isEmpty else { return }
        breaks.insert(blocks.count)
        startsBlock = true
    }

    mutating func add(_ row: Int, parts: DocumentParts) {
        var range = document.range(of: row)
        if itemMayFollow {
            itemMayFollow = false
            if parts.namesItem(range, leniently: true) {
                item = range
                return
            }
        }
        if timing != nil {
            note.append(range)
            return
        }
        let key = document.bytes.folded(range, limit: 4)
        for name in ["事前", "事後"] where key.hasPrefix(name) {
            let first = range.lowerBound..<(range.lowerBound + name.utf8.count)
            guard range.count >= name.utf8.count, document.bytes.folded(first) == name else { continue }
            let after = document.bytes.trimmed(first.upperBound..<range.upperBound)
            guard
                after.isEmpty || after.lowerBound > first.upperBound
                    || document.bytes.folded(after, limit: 5) == "(要確認)"
            else { continue }
            timing = name
            if !after.isEmpty { note.append(after) }
            return
        }
        if let (name, content) = trailingTiming(range) {
            timing = name
            range = content
        }
        if startsBlock || blocks.isEmpty || document.rows[row].blankBefore {
            blocks.append(range)
        } else {
            blocks[blocks.count - 1] = blocks[blocks.count - 1].lowerBound..<range.upperBound
        }
        startsBlock = false
    }

    private func trailingTiming(_ range: Range<Int>) -> (String, Range<Int>)? {
        let length = "事後".utf8.count
        guard range.count > length + 1 else { return nil }
        let tail = range.upperBound - length..<range.upperBound
        let name = document.bytes.folded(tail)
        guard name == "事前" || name == "事後" else { return nil }
        let content = document.bytes.trimmed(range.lowerBound..<tail.lowerBound)
        return content.upperBound < tail.lowerBound ? (name, content) : nil
    }

    func finish(_ entry: inout ChangeEntry) {
        entry.timing = timing
        entry.note = note
        if blocks.isEmpty, item == nil, let (name, content) = trailingTiming(rest) {
            entry.timing = name
            readOneLine(content, into: &entry)
            return
        }
        if let item {
            entry.item = [item]
        } else if !rest.isEmpty {
            entry.item = [rest]
        }
        guard !blocks.isEmpty else { return }
        if let split = boundary() {
            if split.line > blocks[split.block].lowerBound {
                entry.before = [blocks[split.block].lowerBound..<split.line].map(document.bytes.trimmed)
                entry.after =
                    [document.bytes.trimmed(split.line..<blocks[split.block].upperBound)]
                    + joined(split.block + 1..<blocks.count)
            } else {
                entry.before = joined(0..<split.block)
                entry.after = joined(split.block..<blocks.count)
            }
        } else {
            entry.after = joined(blocks.indices)
            entry.isMixed = true
        }
    }

    /// Blocks as ranges, one range where no page break stands between them.
    private func joined(_ indices: Range<Int>) -> [Range<Int>] {
        var out: [Range<Int>] = []
        for index in indices {
            if let last = out.last, !breaks.contains(index) {
                out[out.count - 1] = last.lowerBound..<blocks[index].upperBound
            } else {
                out.append(blocks[index])
            }
        }
        return out
    }

    // MARK: One line

    /// `Ⅱ１いつ時点の計数か 平成30年３月31日　時点 令和２年12月31日　時点`: cells apart by plain
    /// spaces, while the writers themselves use wide ones.
    private func readOneLine(_ content: Range<Int>, into entry: inout ChangeEntry) {
        var tokens: [Range<Int>] = []
        var start = content.lowerBound
        for index in content.lowerBound...content.upperBound
        where index == content.upperBound || document.bytes[index] == 0x20 {
            if index > start { tokens.append(start..<index) }
            start = index + 1
        }
        // 「Ⅰ システムの名称」: the chapter's number is no item by itself.
        var itemTokens = 1
        if let first = tokens.first, tokens.count > 3, document.bytes.folded(first, limit: 4).count <= 2 {
            itemTokens = 2
        }
        guard tokens.count > itemTokens, let first = tokens.first else {
            entry.item = [content]
            return
        }
        entry.item = [first.lowerBound..<tokens[itemTokens - 1].upperBound]
        if tokens.count == itemTokens + 2 {
            entry.before = [tokens[itemTokens]]
            entry.after = [tokens[itemTokens + 1]]
        } else {
            entry.after = [tokens[itemTokens].lowerBound..<content.upperBound]
            entry.isMixed = true
        }
    }

    // MARK: The boundary between the columns

    private func head(_ block: Int, limit: Int = 10) -> String {
        document.bytes.folded(blocks[block], limit: limit)
    }

    private static let wholeBefore: Set<String> = ["(追加)", "(新規)", "(項目追加)", "(新規追加)", "未記載", "なし", "―", "-", "—"]

    /// The first block of 変更後; or a line inside the first block, where it begins there.
    private func boundary() -> (block: Int, line: Int)? {
        func at(_ block: Int) -> (Int, Int) { (block, blocks[block].lowerBound) }
        // 1
        let firstLineEnd = lineEnd(from: blocks[0].lowerBound)
        let firstLine = document.bytes.folded(blocks[0].lowerBound..<min(firstLineEnd, blocks[0].upperBound), limit: 8)
        if HistoryLines.wholeBefore.contains(firstLine) {
            if firstLineEnd < blocks[0].upperBound { return (0, firstLineEnd) }
            if blocks.count > 1 { return at(1) }
        }
        for block in blocks.indices.dropFirst() {
            let start = head(block, limit: 16).drop { "([【".contains($0) }
            if start.hasPrefix("従前の記載") || start.hasPrefix("次の内容を追加") || start.hasPrefix("以下を追加")
                || start.hasPrefix("同左")
            {
                return at(block)
            }
        }
        if let last = blocks.indices.last, last > 0, head(last) == "(削除)" { return at(last) }
        // 2
        let own = head(0)
        if own.count >= 3 {
            let alike = blocks.indices.dropFirst().filter { head($0) == own }
            if alike.count % 2 == 1 { return at(alike[alike.count / 2]) }
            if !alike.isEmpty { return nil }
        }
        // 3
        let headed = blocks.indices.filter { head($0).dropFirst().hasPrefix("情報提供の根拠") }
        if headed.count == 1, let block = headed.first, block > 0 { return at(block) }
        // 4
        return blocks.count == 2 ? at(1) : nil
    }

    private func lineEnd(from offset: Int) -> Int {
        var index = offset
        while index < document.bytes.count, document.bytes[index] != 0x0A, document.bytes[index] != 0x0D { index += 1 }
        return index
    }
}
