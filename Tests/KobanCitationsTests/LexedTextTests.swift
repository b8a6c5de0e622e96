import KobanLaw
import KobanTestSupport
import KobanText
import Testing

@testable import KobanCitations

/// A text is cut into words once; its fields are read from these words as if each stood alone.
@Suite("一度だけの字句の切り出し")
struct LexedTextTests {
    private static let scanner = CitationScanner(statutes: TestLexicon.statutes)

    /// How many stretches of lines were asked for, and of how many the words of the whole text are used.
    private struct Count {
        var asked = 0
        var reused = 0
    }

    private func words(_ tokens: [Token]) -> [String] {
        tokens.map { "\($0.kind) \($0.start) \($0.end) \($0.gap)" }
    }

    /// Every line, and every three lines, read from the whole and read alone.
    private func compare(_ text: String) -> Count {
        let source = SourceText(text)
        let scanner = Self.scanner.learning(from: source)
        let lexed = LexedText(source, lexicon: scanner.lexicon)
        var count = Count()
        source.bytes.withUnsafeBufferPointer { buffer in
            var starts = [0]
            for (offset, byte) in buffer.enumerated() where byte == 0x0A || byte == 0x09 { starts.append(offset + 1) }
            starts.append(buffer.count)
            for length in [1, 3] where starts.count > length {
                for index in 0..<(starts.count - length) {
                    let range = starts[index]..<starts[index + length]
                    let alone = Tokenizer.tokens(of: buffer, range: range, lexicon: scanner.lexicon)
                    guard !alone.isEmpty else { continue }
                    count.asked += 1
                    guard let found = lexed.tokens(in: range, of: buffer, besides: scanner.lexicon.definitions) else {
                        continue
                    }
                    #expect(words(found) == words(alone), "\(source.text(in: range))")
                    count.reused += 1
                }
            }
        }
        return count
    }

    @Test("a field has the same words in the text as alone")
    func fields() {
        let text = """
            Ⅰ 関連情報
            法令上の根拠\t番号法第9条第1項、別表第一の15の項
            番号法第9条第1項　別表第1の
            30の項
            住民基本
            台帳法別表第一の5の項
            主務省令で定める事務
            \t・法第19条第8号\t別表第二の26、
            27の項
            国民健康保険法施行規則第18条
            マイナンバー法第19条第8号
            別表第二の26の項
            """
        let count = compare(text)
        #expect(count.reused >= 12 && count.asked > count.reused, "\(count)")
    }

    @Test("the fields of published assessments too", .needsAssessments)
    func published() throws {
        var count = Count()
        for name in try SharedMaterial.assessmentNames() where name.hasSuffix(".txt") {
            let read = compare(String(decoding: try SharedMaterial.assessment(name), as: UTF8.self))
            count.asked += read.asked
            count.reused += read.reused
        }
        #expect(count.asked > 1_000 && count.reused > count.asked / 2, "\(count)")
    }
}
