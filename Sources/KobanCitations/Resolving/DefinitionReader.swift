import KobanLaw
import KobanText

// 「住民基本台帳法（以下「住基法」という。）」「…法律、以下、個番法と略す」「…法律（通称「個番法」）」
// 「主務省令（※）」「※主務省令：行政手続における…命令（平成26年内閣府・総務省令第5号）」
enum DefinitionReader {
    /// The short names that a document defines for laws, in the order of the text.
    static func definitions(of lexed: LexedText, in source: SourceText, lexicon: LawLexicon) -> [LawDefinition] {
        source.bytes.withUnsafeBufferPointer { buffer in
            let tokens = lexed.tokens
            let text = SourceTokens(buffer: buffer)
            var found: [LawDefinition] = []
            for (index, token) in tokens.enumerated() {
                guard let law = token.law, !law.refersBack else { continue }
                if law.isUndefinedOrder {
                    if let note = noted(at: index, tokens, text) { found.append(note) }
                    continue
                }
                for (name, start) in namesDefined(after: index, tokens, text) {
                    let id = law.isBareWord ? .numberAct : law.id
                    // What a name of the data means is settled; a definition with a mangled
                    // title must not take it away.
                    if let known = lexicon.knownLaw(named: name), id == nil || id == known { continue }
                    found.append(
                        LawDefinition(
                            name: name, law: id, lawName: text.compactText(law.nameRange),
                            start: start))
                }
            }
            return found
        }
    }

    /// ※主務省令：…命令
    private static func noted(at index: Int, _ tokens: [Token], _ text: SourceTokens) -> LawDefinition? {
        guard index > 0, index + 2 < tokens.count, tokens[index - 1].is(.reference),
            tokens[index + 1].is(.colon), let meant = tokens[index + 2].law, let id = meant.id
        else { return nil }
        return LawDefinition(
            name: text.compactText(tokens[index].range), law: id,
            lawName: text.compactText(meant.nameRange), start: tokens[index].start, isNote: true)
    }

    /// Whether a text names 番号法 by one of its usual names.
    ///
    /// - Parameter others: what an institution calls 番号法 besides.
    static func namesAct(_ source: SourceText, others: [String] = []) -> Bool {
        let names = (["番号法", "番号利用法", "番号の利用等に関する法律", "マイナンバー法"] + others)
            .map { Array($0.utf8) }
        var begins = [Bool](repeating: false, count: 256)
        for first in names.compactMap(\.first) { begins[Int(first)] = true }
        return source.bytes.withUnsafeBufferPointer { buffer in
            for index in buffer.indices where begins[Int(buffer[index])] {
                if names.contains(where: { buffer[index...].starts(with: $0) }) { return true }
            }
            return false
        }
    }

    // MARK: The words that define

    /// A law has its number, its short names and a remark in at most so many brackets.
    private static let mostBrackets = 3
    /// A bracket that defines a name is not longer, in tokens.
    private static let longestBracket = 60
    /// A short name is not longer, in characters.
    private static let longestName = 30

    /// The short names that the words right after a law's name give it, each with the byte
    /// from which it holds.
    static func namesDefined(
        after index: Int, _ tokens: [Token], _ text: SourceTokens
    ) -> [(name: String, start: Int)] {
        var at = index + 1
        // 「…法律」（以下「番号法」という。）
        if at < tokens.count, tokens[at].is(.closeQuote) { at += 1 }
        var names: [(name: String, start: Int)] = []
        for _ in 0..<mostBrackets {
            guard at < tokens.count, tokens[at].is(.open), let close = closing(of: at, tokens) else { break }
            names += Phrase(tokens: tokens, text: text, range: (at + 1)..<close).names()
            at = close + 1
        }
        if names.isEmpty, at < tokens.count {
            if tokens[at].is(.listComma) { at += 1 }
            let end = tokens[at...].prefix(longestBracket).firstIndex {
                $0.is(.fullStop) || $0.gap == .blankLine
            }
            let phrase = Phrase(
                tokens: tokens, text: text, range: at..<(end ?? min(tokens.count, at + longestBracket)))
            if let name = phrase.nameSaidAtOnce() { names.append(name) }
        }
        return names.filter { !$0.name.isEmpty && $0.name.count <= longestName }
    }

    private static func closing(of start: Int, _ tokens: [Token]) -> Int? {
        var depth = 0
        for at in start..<min(tokens.count, start + longestBracket) {
            if tokens[at].is(.open) { depth += 1 }
            if tokens[at].is(.close) {
                depth -= 1
                if depth == 0 { return at }
            }
        }
        return nil
    }

    /// The words in a bracket, or of a sentence, that may give a law a short name.
    private struct Phrase {
        let tokens: [Token]
        let text: SourceTokens
        let range: Range<Int>

        /// 以下「番号法」又は「法」という。
        func names() -> [(name: String, start: Int)] {
            var found: [(name: String, start: Int)] = []
            var at = range.lowerBound
            while at < range.upperBound {
                guard introduces(at) else {
                    at += 1
                    continue
                }
                let (names, next) = named(from: at + 1)
                found += names
                at = next
            }
            return found
        }

        /// 「…法律、以下、番号法と略す」: only where the definition follows at once.
        func nameSaidAtOnce() -> (name: String, start: Int)? {
            guard !range.isEmpty, introduces(range.lowerBound) else { return nil }
            return named(from: range.lowerBound + 1).names.first
        }

        /// The words that introduce a short name and may be joined to it.
        private static let labels = ["以下", "通称", "略称", "俗称", "いわゆる"]

        /// 以下, 第4条において, 通称, 略称, いわゆる.
        private func introduces(_ at: Int) -> Bool {
            if tokens[at].is(.hereafter) { return !hasObject(before: at) }
            if tokens[at].is(.within) {
                return at + 1 < range.upperBound && tokens[at + 1].is(.openQuote) && !hasObject(before: at)
            }
            return isLabel(at)
        }

        private func isLabel(_ at: Int) -> Bool {
            switch tokens[at].kind {
            case .other: break
            case .law(let law) where law.id == nil: break
            default: return false
            }
            return Phrase.labels.contains { text.begins(tokens[at].range, with: $0) }
        }

        /// 「情報を照会する者を以下「情報照会者」という」 names something else than the law.
        private func hasObject(before at: Int) -> Bool {
            tokens[range.lowerBound..<at].reversed().prefix { !$0.is(.fullStop) }
                .contains { $0.is(.isWhere) && text.begins($0.range, with: "を") }
        }

        /// The names after the word that introduces them, and the token to read on from.
        private func named(from start: Int) -> (names: [(name: String, start: Int)], next: Int) {
            var names: [(name: String, start: Int)] = []
            var at = start
            while at < range.upperBound, tokens[at].is(.listComma) || tokens[at].is(.colon) { at += 1 }
            let first = at
            while at < range.upperBound, !tokens[at].is(.openQuote), tokens[at].law == nil,
                !tokens[at].is(.called), !tokens[at].is(.fullStop)
            {
                at += 1
            }
            guard at < range.upperBound, tokens[at].is(.openQuote), tokens[start - 1].law == nil else {
                return (unquoted(from: first, introducedAt: start - 1).map { [$0] } ?? [], max(at, start))
            }
            while at < range.upperBound, tokens[at].is(.openQuote),
                let close = (at..<range.upperBound).first(where: { tokens[$0].is(.closeQuote) })
            {
                names.append((text.compactText(tokens[at].end..<tokens[close].start), tokens[at].start))
                at = close + 1
                // 「番号法」又は「法」という
                if at + 1 < range.upperBound, tokens[at + 1].is(.openQuote) { at += 1 }
            }
            let isScope = tokens[start - 1].is(.within)
            return endsDefinition(at, isScope: isScope) ? (names, at) : ([], at)
        }

        /// という, と略す, or the end of the bracket, which says nothing after 第4条において.
        private func endsDefinition(_ at: Int, isScope: Bool) -> Bool {
            guard at < range.upperBound else { return !isScope }
            if tokens[at].is(.called) || tokens[at].is(.fullStop) || tokens[at].is(.listComma) { return true }
            return shortens(at)
        }

        /// と略す, と省略, と呼ぶ …
        private func shortens(_ at: Int) -> Bool {
            guard at + 1 < tokens.count, tokens[at].is(.conjunction), case .other = tokens[at + 1].kind
            else { return false }
            return ["略", "省略", "呼", "称", "表記", "記載", "いい", "いう", "言", "する"].contains {
                text.begins(tokens[at + 1].range, with: $0)
            }
        }

        /// 以下、個番法と略す; （通称：個番法）. Without quotation marks only what ends like the
        /// name of a law is one.
        private func unquoted(from first: Int, introducedAt word: Int) -> (name: String, start: Int)? {
            var end = first
            while end < range.upperBound, !tokens[end].is(.called), !shortens(end),
                !tokens[end].is(.fullStop), !tokens[end].is(.listComma), !tokens[end].is(.conjunction)
            {
                end += 1
            }
            let isLabelled = isLabel(word)
            // 「いわゆる個番法」 is one word for the tokenizer.
            let inLabel = isLabelled ? afterLabel(word) : nil
            guard let start = inLabel ?? (first < end ? tokens[first].start : nil) else { return nil }
            // A law's name ends where the tokenizer has ended it: いわゆる個番法では.
            let last = isLabelled && tokens[word].law != nil ? word : max(end - 1, word)
            let name = text.compactText(start..<tokens[last].end)
            guard ["法", "条例", "規則", "令", "規程"].contains(where: name.hasSuffix) else { return nil }
            let isTold = end < range.upperBound && (tokens[end].is(.called) || shortens(end))
            return isTold || isLabelled ? (name, start) : nil
        }

        /// Where the name begins in a token that begins with the word for it.
        private func afterLabel(_ word: Int) -> Int? {
            let range = tokens[word].range
            guard let label = Phrase.labels.first(where: { text.begins(range, with: $0) }) else { return nil }
            let start = range.lowerBound + label.utf8.count
            return start < range.upperBound ? start : nil
        }
    }
}
