import KobanText
import Testing

@Suite("数の境")
struct KanjiNumberBoundsTests {
    @Test(
        "a number of any size can be written in kanji",
        arguments: [
            (0, "〇"), (9_999, "九千九百九十九"), (10_000, "一万"), (20_015, "二万十五"), (303_132, "三十万三千百三十二"),
            (100_000_000, "一億"), (1_000_000_010_000, "一兆一万"), (-1, "-1"),
        ])
    func text(_ value: Int, _ kanji: String) {
        #expect(KanjiNumber.text(value) == kanji)
    }

    @Test("the largest integer is written too")
    func largest() {
        #expect(KanjiNumber.text(.max).hasPrefix("九百二十二京"))
        #expect(ItemNumber(303_132).kanji == "三十万三千百三十二")
    }

    @Test("no day leaves the calendar, however many days are added")
    func days() throws {
        let first = try #require(CivilDate(iso: "0001-01-01"))
        let last = try #require(CivilDate(iso: "9999-12-31"))
        #expect(first.adding(days: -1) == first)
        #expect(last.adding(days: 1) == last)
        #expect(first.adding(days: .max) == last)
        #expect(last.adding(days: .min) == first)
        #expect(last.adding(days: -1).description == "9999-12-30")
    }
}
