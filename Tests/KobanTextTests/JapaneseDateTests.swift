import KobanDocuments
import KobanText
import Testing

struct JapaneseDateTests {
    @Test(
        "A day is read in every notation of assessments",
        arguments: [
            "令和6年5月27日", "令和６年５月２７日", "令和六年五月二十七日", "R6.5.27", "Ｒ６．５．２７", "2024-05-27", "2024/5/27",
            "2024年5月27日", "二〇二四年五月二十七日", " 令和 6 年 5 月 27 日　", "平成36年5月27日",
        ])
    func days(written: String) {
        #expect(JapaneseDate(written)?.date == CivilDate(year: 2024, month: 5, day: 27))
    }

    @Test("元年 is the first year of its era")
    func firstYear() {
        #expect(JapaneseDate("令和元年12月1日")?.date == CivilDate(year: 2019, month: 12, day: 1))
    }

    @Test("A month means to its last day")
    func months() {
        #expect(JapaneseDate("R8.2")?.lastDay == CivilDate(year: 2026, month: 2, day: 28))
        #expect(JapaneseDate("令和8年5月")?.lastDay == CivilDate(year: 2026, month: 5, day: 31))
        #expect(JapaneseDate("令和8年5月")?.date == nil)
    }

    @Test(
        "What is no date is not read as one",
        arguments: ["", "26の項", "令和6年", "令和6年13月1日", "2024-02-30", "令和6年5月27日 時点", "19.8"])
    func others(written: String) {
        #expect(JapaneseDate(written) == nil)
    }

    @Test("A leading date tells where it ends")
    func leading() {
        let bytes = Array("令和3年1月15日 Ⅰ４".utf8)
        let found = JapaneseDate.leading(in: bytes, at: 0)
        #expect(found?.end == "令和3年1月15日".utf8.count)
        #expect(found?.date.date == CivilDate(year: 2021, month: 1, day: 15))
    }
}
