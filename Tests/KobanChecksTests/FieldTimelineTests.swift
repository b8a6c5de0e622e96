import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// When references went stale and when they were mended, by the change history.
@Suite("変更箇所の経過")
struct FieldTimelineTests {
    static let today = CivilDate(year: 2026, month: 2, day: 8)!
    static let statutes = try! BundledLaw.statutes

    private func timelines(of text: SourceText) -> [FieldTimeline] {
        let checked = Checker(statutes: Self.statutes, day: Self.today).check(text)
        return FieldTimeline.timelines(of: checked, statutes: Self.statutes, today: Self.today)
    }

    private func events(_ timeline: FieldTimeline) -> [String] {
        timeline.events.map { "\($0.day) \($0.kind.rawValue) \($0.numbering) \($0.days)\($0.lasts ? " lasts" : "")" }
    }

    private func assessment(use: String, history: [(String, String, String)]) -> SourceText {
        let rows = history.map { "\($0.0)\tⅠ3 法令上の根拠\t\($0.1)\t\($0.2)\t事後\t\n" }.joined()
        return SourceText(
            BasicForm.cover() + BasicForm.use(use) + BasicForm.history() + rows)
    }

    @Test("a table cited until it was mended is stale from the day of the amendment to the day before")
    func mended() throws {
        let timeline = try #require(
            timelines(
                of: assessment(
                    use: "番号法第9条第1項、別表の23の項",
                    history: [
                        ("令和2年4月1日", "番号法別表第一の15の項", "番号法第9条第1項、別表第一の15の項"),
                        ("令和7年1月1日", "番号法第9条第1項、別表第一の15の項", "番号法第9条第1項、別表の23の項"),
                    ])
            ).first)
        #expect(timeline.steps.map(\.from) == [nil, CivilDate(iso: "2020-04-01"), CivilDate(iso: "2025-01-01")])
        #expect(timeline.steps.last?.isCurrent == true)
        // 2024-05-27 to 2024-12-31.
        #expect(events(timeline) == ["2024-05-27 wentStale 別表第一 219", "2025-01-01 mended 別表第一 219"])
    }

    @Test("a numbering taken up before its day counts the days before it")
    func premature() throws {
        let timeline = try #require(
            timelines(
                of: assessment(
                    use: "番号法別表の23の項",
                    history: [("令和6年4月1日", "番号法別表第一の15の項", "番号法別表の23の項")])
            ).first)
        #expect(events(timeline) == ["2024-04-01 usedBeforeInForce 別表 56"])
    }

    @Test("what was never mended is stale on the day asked about for the days that a finding of that day counts")
    func lasting() throws {
        let timeline = try #require(
            timelines(
                of: assessment(
                    use: "番号法別表第一の15の項",
                    history: [("令和2年4月1日", "番号法別表第一の14の項", "番号法別表第一の15の項")])
            ).first)
        let days = DaysStanding.days(from: try #require(CivilDate(iso: "2024-05-27")), on: Self.today)
        #expect(events(timeline) == ["2024-05-27 wentStale 別表第一 \(days) lasts"])
    }

    @Test("an entry on a part of the field leaves the rest as it was")
    func partial() throws {
        let timeline = try #require(
            timelines(
                of: assessment(
                    use: "番号法別表第一の15の項、番号法別表第一の主務省令第15条",
                    history: [
                        ("令和2年4月1日", "番号法別表第一の16の項、番号法別表第一の主務省令第16条", "番号法別表第一の15の項、番号法別表第一の主務省令第16条"),
                        ("令和3年4月1日", "番号法別表第一の主務省令第16条", "番号法別表第一の主務省令第15条"),
                        ("令和4年4月1日", "（追加）", "番号法第9条第2項"),
                    ])
            ).first)
        let third = try #require(timeline.steps.dropFirst(2).first)
        #expect(third.uses.map(\.numbering).sorted() == ["別表第一", "別表第一の主務省令で定める事務を定める命令"].sorted())
    }

    @Test(
        "いわき市 生活保護: numbers of no text from 2021, and 275 days of the old tables",
        .needsAssessments)
    func iwaki() throws {
        let decoded = try TextDecoding.decode(SharedMaterial.assessment("000_3948629ed3a2fa9f.txt"))
        let all = timelines(of: decoded.source)
        #expect(all.map(\.field) == [.useBasis, .linkageBasis])
        #expect(
            events(all[0]).filter { $0.contains("別表第一 ") } == [
                "2024-05-27 wentStale 別表第一 275", "2025-02-26 mended 別表第一 275",
            ])
        let linkage = events(all[1]).filter { $0.contains(" 別表第二 ") }
        #expect(
            linkage == [
                "2021-09-01 usedOfNoText 別表第二 518", "2023-02-01 mendedOfNoText 別表第二 518",
                "2024-05-27 wentStale 別表第二 275",
                "2025-02-26 mended 別表第二 275",
            ])
    }

    @Test(
        "目黒区 生活保護: the numbers of no text of 2023, in both fields",
        .needsAssessments)
    func meguro() throws {
        let decoded = try TextDecoding.decode(SharedMaterial.assessment("002_339557d7e25ee246.txt"))
        let all = timelines(of: decoded.source)
        #expect(events(all[0]) == ["2023-09-01 usedOfNoText 別表第一 488", "2025-01-01 mendedOfNoText 別表第一 488"])
        #expect(events(all[1]) == ["2023-09-01 usedOfNoText 別表第二 488", "2025-01-01 mendedOfNoText 別表第二 488"])
    }

    @Test(
        "いわき市 国民健康保険: 第19条第7号 was stale until the next entry, 538 days",
        .needsAssessments)
    func insurance() throws {
        let decoded = try TextDecoding.decode(SharedMaterial.assessment("003_72349b560cd020d7.txt"))
        let all = timelines(of: decoded.source)
        #expect(
            events(all[1]).prefix(2) == [
                "2021-09-01 wentStale 番号法第19条第7号 538", "2023-02-21 mended 番号法第19条第7号 538",
            ])
    }
}
