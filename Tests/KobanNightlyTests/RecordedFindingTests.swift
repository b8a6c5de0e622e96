import KobanNightly
import KobanText
import Testing

@Suite("What is kept of a finding")
struct RecordedFindingTests {
    @Test("The excerpt shows the marked text with what stands around it on its lines, and says where it is cut")
    func excerpt() {
        let source = SourceText("前の行\nあいうえお別表第二の26の項かきくけこ\n次の行\n")
        let text = "別表第二の26の項"
        let start = Array("前の行\nあいうえお".utf8).count
        let excerpt = MarkedExcerpt(start..<start + text.utf8.count, in: source)
        #expect(excerpt.before == "あいうえお")
        #expect(excerpt.marked == text)
        #expect(excerpt.after == "かきくけこ")

        let long = SourceText(String(repeating: "あ", count: 100_000) + text + String(repeating: "い", count: 100))
        let cut = MarkedExcerpt(300_000..<300_000 + text.utf8.count, in: long)
        #expect(cut.before == "…" + String(repeating: "あ", count: 60))
        #expect(cut.after == String(repeating: "い", count: 60) + "…")
    }
}
