import KobanStatutes
import KobanText

// 「住民基本台帳法（以下「住基法」という。）」
// 「主務省令（※）」「※主務省令：行政手続における…命令（平成26年内閣府・総務省令第5号）」
enum DefinitionReader {
    /// The short names that a document defines for laws. The first definition of a name
    /// holds for the whole document.
    static func definitions(in source: SourceText, lexicon: LawLexicon) -> [LawDefinition] {
        source.bytes.withUnsafeBufferPointer { buffer in
            guard mayDefine(buffer) else { return [] }
            let tokens = Tokenizer.tokens(of: buffer, range: 0..<buffer.count, lexicon: lexicon)
            let text = SourceTokens(buffer: buffer)
            var found: [LawDefinition] = []
            var seen: Set<String> = []
            func add(_ definition: LawDefinition) {
                // What a name of the data means is settled; a definition with a mangled title
                // must not take it away.
                guard definition.name.count <= 30, !definition.name.isEmpty,
                    lexicon.knownLaw(named: definition.name) == nil,
                    seen.insert(definition.name).inserted
                else { return }
                found.append(definition)
            }
            for (index, token) in tokens.enumerated() {
                guard let law = token.law else { continue }
                if let name = nameDefined(after: index, tokens, text) {
                    guard !law.refersBack, !law.isUndefinedOrder else { continue }
                    add(
                        LawDefinition(
                            name: name, law: law.isBareWord ? .numberAct : law.id,
                            lawName: text.compactText(law.nameRange)))
                } else if law.isUndefinedOrder, index + 2 < tokens.count, index > 0,
                    tokens[index - 1].is(.reference), tokens[index + 1].is(.colon),
                    let meant = tokens[index + 2].law, let id = meant.id
                {
                    add(
                        LawDefinition(
                            name: text.compactText(law.nameRange), law: id,
                            lawName: text.compactText(meant.nameRange)))
                }
            }
            return found
        }
    }

    /// Whether the text has the words of a definition at all: という or ※.
    private static func mayDefine(_ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index + 8 < buffer.count {
            // E3 81 A8 E3 81 84 E3 81 86: という; E2 80 BB: ※
            if buffer[index] == 0xE2, buffer[index + 1] == 0x80, buffer[index + 2] == 0xBB {
                return true
            }
            if buffer[index] == 0xE3, buffer[index + 1] == 0x81, buffer[index + 2] == 0xA8,
                buffer[index + 4] == 0x81, buffer[index + 5] == 0x84, buffer[index + 7] == 0x81,
                buffer[index + 8] == 0x86
            {
                return true
            }
            index += 1
        }
        return false
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

    /// （…以下「X」という。）, right after the law's name.
    static func nameDefined(
        after index: Int, _ tokens: [Token], _ text: SourceTokens
    ) -> String? {
        var at = index + 1
        // A law number may stand in a bracket of its own before.
        for _ in 0..<2 {
            guard at < tokens.count, tokens[at].is(.open) else { return nil }
            let limit = min(tokens.count, at + 30)
            var cursor = at + 1
            var quoted: String?
            while cursor < limit, !tokens[cursor].is(.close) {
                if tokens[cursor].is(.hereafter) {
                    var quote = cursor + 1
                    while quote < limit, !tokens[quote].is(.openQuote), quote < cursor + 4 { quote += 1 }
                    if quote < limit, tokens[quote].is(.openQuote),
                        let close = (quote..<limit).first(where: { tokens[$0].is(.closeQuote) }),
                        close + 1 < limit, tokens[close + 1].is(.called)
                    {
                        quoted = text.compactText(tokens[quote].end..<tokens[close].start)
                    }
                }
                cursor += 1
            }
            if let quoted { return quoted }
            at = cursor + 1
        }
        return nil
    }
}
