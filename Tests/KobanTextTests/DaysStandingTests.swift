import KobanText
import Testing

@Suite("日数")
struct DaysStandingTests {
    private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    @Test("what still stands has stood the days that passed since its first")
    func standing() throws {
        #expect(DaysStanding.days(from: try day("2024-05-27"), on: try day("2024-05-27")) == 0)
        #expect(DaysStanding.days(from: try day("2024-05-27"), on: try day("2026-11-20")) == 907)
    }

    @Test("what is over stood as many days as had passed on the first day without it")
    func over() throws {
        let (first, last, after) = (try day("2024-02-28"), try day("2024-03-01"), try day("2024-03-02"))
        #expect(DaysStanding.days(from: first, through: last) == 3)
        #expect(DaysStanding.days(from: first, through: last) == DaysStanding.days(from: first, on: after))
        #expect(DaysStanding.days(from: first, through: first) == 1)
    }
}
