import KobanDocuments
import KobanText
import Testing

@testable import koban_accuracy

@Suite("Changes of clothes leave the meaning")
struct TransformationTests {
    private let original: Transformation.Original

    init() {
        let text = "番号法別表第二の26、85の2の項"
        original = Transformation.Original(
            text: text, bearsLineBreaks: true, isPaged: true, citations: [0..<text.utf8.count])
    }

    private func changed(_ name: String) throws -> String? {
        let transformation = try #require(TransformationMeasure.all.first { $0.name == name })
        var random = Seeded(seed: 1)
        return transformation.bytes(original, &random).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test("numbers change their characters, not their value")
    func numbers() throws {
        #expect(try changed("引用の数字を漢数字に") == "番号法別表第二の二十六、八十五の二の項")
        #expect(try changed("引用の数字を全角に") == "番号法別表第二の２６、８５の２の項")
        #expect(try changed("読点を半角コンマに") == "番号法別表第二の26,85の2の項")
    }

    @Test("a line break never falls between two digits")
    func breaks() throws {
        for seed in 0..<200 {
            var random = Seeded(seed: UInt64(seed))
            let broken = try #require(original.inserting("\n", &random))
            #expect(!broken.contains("2\n6") && !broken.contains("8\n5"))
            #expect(broken.replacing("\n", with: "") == original.text)
        }
    }

    @Test("CP932 comes back as it was written; a character without a place in it is refused")
    func codePage() throws {
        let bytes = try #require(CodePage932.bytes(of: original.text))
        #expect(String(decoding: try TextDecoding.decode(bytes).source.bytes, as: UTF8.self) == original.text)
        #expect(CodePage932.bytes(of: "⼆の項") == nil)
    }

    @Test("decomposed kana are other bytes")
    func decomposed() throws {
        let kana = Transformation.Original(text: "あたらない漏れがある", bearsLineBreaks: true, isPaged: true, citations: [])
        let transformation = try #require(TransformationMeasure.all.first { $0.name.contains("NFD") })
        var random = Seeded(seed: 1)
        #expect(try #require(transformation.bytes(kana, &random)) != Array(kana.text.utf8))
    }
}
