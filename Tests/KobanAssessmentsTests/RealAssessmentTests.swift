import KobanTestSupport
import KobanText
import Testing

@testable import KobanAssessments

@Suite(.needsAssessments)
struct RealAssessmentTests {
    @Test(
        "The cover's facts are read in every layout",
        arguments: [
            ("000", AssessmentForm.basic, "13", "生活保護事務 基礎項目評価書", "いわき市長", "2025-02-26"),
            ("001", .full, "1", "住民基本台帳事務 全項目評価書", "いわき市長", "2024-09-10"),
            ("002", .basic, "14", "生活保護に関する事務 基礎項目評価書", "目黒区長", "2026-03-18"),
            ("003", .basic, "6", "国民健康保険事務 基礎項目評価書", "いわき市長", "2024-05-24"),
        ])
    func cover(file: String, form: AssessmentForm, number: String, title: String, institution: String, day: String)
        throws
    {
        let assessment = try Real.assessment(file)
        #expect(assessment.form == form)
        #expect(assessment.number == number)
        #expect(assessment.title == title)
        #expect(assessment.institution == institution)
        #expect(assessment.publishedOn == CivilDate(iso: day))
        let place = try #require(assessment.regions.first { $0.role == .title && $0.section == .current })
        #expect(assessment.source.text(in: place.range).filter { $0 != " " } == title.filter { $0 != " " })
    }

    @Test("実施の有無 is read only where the choice is readable")
    func status() throws {
        #expect(try Real.assessment("000").linkageStatus == .done)
        #expect(try Real.assessment("001").linkageStatus == nil)
        #expect(try Real.assessment("002").linkageStatus == nil)
        #expect(try Real.assessment("003").linkageStatus == .done)
    }

    @Test("Regions are in order, disjoint and inside the text", arguments: ["000", "001", "002", "003"])
    func order(file: String) throws {
        let assessment = try Real.assessment(file)
        #expect(assessment.regions.count > 1)
        for (first, second) in zip(assessment.regions, assessment.regions.dropFirst()) {
            #expect(first.range.upperBound <= second.range.lowerBound)
        }
        #expect(
            assessment.regions.allSatisfy { !$0.range.isEmpty && $0.range.upperBound <= assessment.source.bytes.count })
    }

    @Test("Every citing word of the document stands in a region", arguments: ["000", "001", "002", "003"])
    func coverage(file: String) throws {
        let assessment = try Real.assessment(file)
        let words = [Array("別表".utf8), Array("番号法".utf8), Array("番号利用法".utf8), Array("主務省令".utf8)]
        let bytes = assessment.source.bytes
        var missed: [Int] = []
        var regions = assessment.regions[...]
        for offset in bytes.indices where words.contains(where: { bytes[offset...].starts(with: $0) }) {
            while let first = regions.first, first.range.upperBound <= offset { regions = regions.dropFirst() }
            if !(regions.first?.range.contains(offset) ?? false) { missed.append(offset) }
        }
        #expect(missed.map { assessment.source.position(at: $0).line } == [])
    }

    @Test("The fields of legal basis hold their text and no more")
    func bases() throws {
        let table = try Real.assessment("000")
        #expect(table.current(.useBasis).count == 1)
        #expect(table.current(.useBasis)[0].hasPrefix("・番号法第9条第1項"))
        #expect(table.current(.useBasis)[0].hasSuffix("法律第66号)"))
        #expect(table.current(.linkageBasis).count == 1)
        #expect(table.current(.linkageBasis)[0].hasPrefix("【情報提供の根拠】"))
        #expect(table.current(.linkageBasis)[0].hasSuffix("第23の項"))

        let cells = try Real.assessment("002")
        #expect(cells.current(.useBasis).count == 1)
        #expect(cells.current(.useBasis)[0].contains("命令表第1項"))
        #expect(cells.current(.linkageBasis).count == 1)
        #expect(cells.current(.linkageBasis)[0].contains("161・162"))
        #expect(!cells.current(.linkageBasis)[0].contains("評価実施機関"))

        let lines = try Real.assessment("003")
        #expect(lines.current(.useBasis).count == 1)
        #expect(lines.current(.useBasis)[0].contains("<オンライン資格確認の準備業務>"))
        #expect(lines.current(.linkageBasis).count == 1)
        #expect(lines.current(.linkageBasis)[0].hasPrefix("【情報提供の根拠】"))
        #expect(lines.current(.linkageBasis)[0].hasSuffix("第2項"))
        #expect(lines.current(.businessOutline).count == 1)
        #expect(lines.current(.businessOutline)[0].contains("５ 番号法別表第二"))
    }

    @Test("A label in the middle of its cell does not cut the field off")
    func labelInTheMiddle() throws {
        let assessment = try Real.assessment("001")
        let regions = assessment.regions.filter { $0.section == .current && $0.role == .linkageBasis }
        #expect(regions.count == 2)
        #expect(assessment.text(regions[0].range).hasPrefix("【情報提供の根拠】"))
        #expect(assessment.text(regions[0].range).contains("第19条第8号"))
        #expect(regions[1].continuesPrevious)
        #expect(assessment.text(regions[1].range).contains("【情報照会の根拠】"))
        #expect(assessment.text(regions[1].range).hasSuffix("行わない)"))
        #expect(regions.allSatisfy { !assessment.text($0.range).contains("②法令上の根拠") })
    }

    @Test("提供先 and 移転先 are read with their numbers, also several labels in one line")
    func recipients() throws {
        let assessment = try Real.assessment("001")
        #expect(assessment.current(FieldLabel("提供先1"))[0] == "番号利用法第19条第8号別表第2における情報照会者")
        #expect(assessment.current(FieldLabel("提供先1 ①法令上の根拠"))[0] == "番号利用法第19条の8号 別表第2")
        #expect(assessment.current(FieldLabel("提供先1 ②提供先における用途"))[0].hasPrefix("別表第2の第2欄"))
        #expect(assessment.current(FieldLabel("移転先1 ①法令上の根拠"))[0].hasSuffix("条例"))
        let second = assessment.current(FieldLabel("提供先2 ①法令上の根拠"))
        #expect(second.count == 7)
        #expect(second[0] == "住基法第14条(住民基本台帳の正確な記録を確保するための措置)")
        #expect(assessment.annexReferences["4"] == [.providedTo(1)])
        #expect(assessment.annexReferences["5"] == [.transferredTo(1)])
    }

    @Test("別添4 and 別添5 are three tables, each of one heading, over page breaks")
    func annexes() throws {
        let assessment = try Real.assessment("001")
        #expect(assessment.annexTables.map(\.annexNumber) == ["4", "5", "5"])
        #expect(assessment.annexTables.map(\.rows.count) == [58, 30, 25])
        #expect(assessment.annexTables.map(\.numberColumn) == [0, 0, 0])
        #expect(assessment.annexTables.map(\.columns.count) == [4, 3, 3])
        let headings = assessment.annexTables.map { assessment.text($0.heading).filter { $0 != "\t" } }
        #expect(headings[0] == "番号法第19条第8号 別表第2における情報照会者")
        #expect(headings[1] == "番号法第9条第1項別表第1における事務")
        #expect(headings[2].hasSuffix("条例 別表第1の2"))
        let numbers = assessment.annexTables[0].numbers.map(assessment.text)
        #expect(numbers.filter(\.isEmpty).count == 1)
        #expect(numbers.contains("85Ø2"))
        #expect(numbers.first == "1")
        #expect(numbers.last == "120")
        #expect(assessment.annexTables[1].numbers.map(assessment.text).contains("36の2"))
        #expect(assessment.regions.filter { $0.annexNumber == "2" }.count == 2)
        #expect(assessment.regions.allSatisfy { $0.annexNumber != "3" && $0.annexNumber != "1" })
    }

    @Test(
        "The change history is read entry by entry, before and after apart",
        arguments: [("000", 24), ("001", 98), ("002", 37), ("003", 23)])
    func history(file: String, count: Int) throws {
        let assessment = try Real.assessment(file)
        #expect(assessment.changeHistory.count == count)
        #expect(assessment.changeHistory.filter(\.isMixed).count == 0)
        // What an entry says never counts as current.
        let told = assessment.changeHistory.flatMap { $0.item + $0.before + $0.after + $0.note }
        #expect(told.count >= count)
        for range in told {
            let region = assessment.regions.first { $0.range.overlaps(range) }
            #expect(region?.section == .before || region?.section == .after)
        }
    }

    @Test("Entries about the basis of 情報連携 are known as such, by label or by the form's number")
    func historyFields() throws {
        func dates(_ file: String, _ role: Region.Role) throws -> [String] {
            try Real.assessment(file).changeHistory.filter { $0.role == role }.map { $0.date?.description ?? "-" }
        }
        #expect(try dates("000", .linkageBasis) == ["2019-02-12", "2021-09-01", "2023-02-01", "2025-02-26"])
        #expect(try dates("000", .useBasis) == ["2023-03-28", "2025-02-26"])
        #expect(
            try dates("002", .linkageBasis) == [
                "2020-03-03", "2021-09-01", "2023-09-01", "2023-09-01", "2025-01-01", "2026-02-02",
            ])
        #expect(try dates("003", .linkageBasis) == ["2021-01-15", "2019-02-12", "2023-02-21"])
        #expect(try dates("001", .providedTo(1)) == ["2021-09-01", "2023-12-01", "2023-12-01"])
    }

    @Test("Columns that a PDF mixed are told apart")
    func mixedColumns() throws {
        let assessment = try Real.assessment("003")
        let first = assessment.changeHistory[0]
        #expect(first.date == CivilDate(year: 2021, month: 1, day: 15))
        #expect(first.before.map(assessment.text)[0].hasPrefix("【情報提供の根拠】"))
        #expect(first.after.map(assessment.text)[0].hasPrefix("（従前の記載に次の内容を追加）"))
        #expect(first.timing == "事後")
        let added = try #require(assessment.changeHistory.first { $0.date == CivilDate(year: 2019, month: 2, day: 12) })
        #expect(added.before.map(assessment.text)[0].contains("徳の個人"))
        #expect(added.after.map(assessment.text)[0].hasPrefix("【情報提供の根拠】"))
        let line = assessment.changeHistory[1]
        #expect(line.before.map(assessment.text) == ["平成30年３月31日　時点"])
        #expect(line.after.map(assessment.text) == ["令和２年12月31日　時点"])
    }
}
