import KobanLaw
import KobanText
import Testing

@Suite("根拠")
struct EvidenceTests {
    @Test("a judgement names each fact once, in their order, and reads back what it was kept as")
    func statements() {
        var evidence = Evidence("b") + Evidence("a")
        evidence.add("b")
        evidence.add("")
        #expect(evidence.statements == ["b", "a"] && evidence.text == "b / a")
        #expect(Evidence(text: evidence.text) == evidence)
        #expect(Evidence().isEmpty && Evidence(text: "").isEmpty)
    }

    @Test("a long list rests on the first three facts, as many as a reader looks up")
    func most() {
        var evidence = Evidence()
        for statement in ["a", "b", "b", "c", "d"] { evidence.add(someOf: Evidence(statement)) }
        #expect(evidence.statements == ["a", "b", "c"])
    }

    @Test("a statement is read into what it names, and nothing of it is lost")
    func pieces() throws {
        let day = try #require(CivilDate(iso: "2025-09-24"))
        #expect(
            Evidence.pieces(of: "第一欄が同じ（sources/425AC0000000027_20250924.xml 別表 1の項; spec/law-facts.md、2025-09-24 に確認）")
                == [
                    .words("第一欄が同じ（"), .lawText(.numberAct, day, isWithin: true), .words("別表 1の項; "),
                    .page("spec/law-facts.md"), .words("、"), .day(day), .words(" に確認）"),
                ])
        #expect(
            Evidence.pieces(of: "assessments/000, 001 の変更箇所") == [.assessments(["000", "001"]), .words(" の変更箇所")])
        #expect(Evidence.pieces(of: "別表@2025-09-24 と spec/other.md") == [.words("別表@2025-09-24 と spec/other.md")])
    }
}
