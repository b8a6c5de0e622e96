import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanTestSupport
import KobanText
import Testing

/// What is true of the four published assessments, read and decided by eye.
@Suite("公表された評価書", .needsAssessments)
struct PublishedAssessmentTests {
    static let lifeSupport = "000_3948629ed3a2fa9f.txt"
    static let residents = "001_c005cd5d64509972.txt"
    static let meguro = "002_339557d7e25ee246.txt"
    static let insurance = "003_72349b560cd020d7.txt"

    private func check(_ name: String, on day: String) throws -> CheckedAssessment {
        let day = try #require(CivilDate(iso: day))
        let decoded = try TextDecoding.decode(SharedMaterial.assessment(name))
        return try BundledLaw.checker(on: day).check(decoded.source)
    }

    /// One line for a citation: purpose, law, what is cited, condition, validity, status.
    private func line(_ checked: CheckedCitation) -> String {
        let citation = checked.citation
        var text = (citation.purpose?.rawValue ?? "-") + " "
        switch citation.law {
        case .numberAct?: text += "番号法"
        case .useOrder?: text += "第5号命令"
        case .formerProvisionOrder?: text += "第7号命令"
        case .provisionOrder?: text += "第9号命令"
        case .quasiStatutoryOrder?: text += "第8号命令"
        default: text += citation.lawName ?? "?"
        }
        switch citation.target {
        case .table(let cited):
            text += " " + (cited.table?.rawValue ?? cited.otherTable ?? "")
            text += " " + cited.items.map(\.description).joined(separator: ",")
        case .provisions(let cited):
            text +=
                " "
                + cited.provisions.map { place in
                    place.provision.articleText + (place.provision.paragraph.map { "-\($0)" } ?? "")
                        + (place.provision.item.map { "(\($0))" } ?? "")
                }.joined(separator: ",")
        }
        if let condition = citation.condition {
            text +=
                " "
                + [condition.actor, condition.business, condition.provider, condition.information]
                .map { $0 ?? "" }.joined(separator: "|")
        }
        if let day = citation.validUntil { text += " ～\(day)" }
        return text + " " + checked.status.rawValue
    }

    private func lines(_ result: CheckedAssessment, _ field: FieldLabel) -> [String] {
        result.citations.filter { $0.assessed.section == .current && $0.assessed.field == field }
            .map(line)
    }

    private func faults(_ result: CheckedAssessment) -> [String] {
        result.findings.map { finding in
            let place = result.assessment.source.position(at: finding.range.lowerBound)
            return "\(place.line):\(place.column) \(finding.rule) \(finding.severity.rawValue)"
        }
    }

    private let welfare =
        "13,14,18,20,28,37,40,42,48,49,53,59,63,69,74,75,76,86,87,89,96,108,125,132,141,144,151,155,158,161,167,168,169,170,171,172"

    @Test("いわき市 生活保護: the basis of 照会 names the wrong table, two items of 提供 provide nothing claimed")
    func iwakiLifeSupport() throws {
        let result = try check(Self.lifeSupport, on: "2026-02-08")
        #expect(
            lines(result, .useBasis) == [
                "use 番号法 9-1 ok", "use 番号法 別表 23 ok", "use 生活保護法 80の4-1,80の4-2 external",
            ])
        #expect(
            lines(result, .linkageBasis) == [
                "provide 第9号命令 第二条の表 13,14,18,20,28,37,40,42,43,48,49,53,59,63,69,74,75,76,86,87,89,96,108,125,132,141,144,151,155,158,161,162,167,168,169,170,171,172 wrong",
                "inquire 番号法 19(8) ok", "inquire 番号法 別表 23 wrong",
            ])
        #expect(faults(result) == ["34:83 item-set-mismatch warning", "34:213 wrong-table error"])
        let set = try #require(result.findings.first)
        #expect(set.extra.map(\.description) == ["43", "162"])
        #expect(set.missing.isEmpty)
        #expect(set.message.contains("推定"))
        #expect(set.needsReview)
        let finding = try #require(result.findings.last)
        #expect(finding.items.map(\.description) == ["23"])
        #expect(finding.suggestion == "同号に基づく利用特定個人情報の提供に関する命令第2条の表 第42、43の項")
        #expect(finding.needsReview)
    }

    @Test("目黒区 生活保護: nothing is stale, and the two lists are read with their conditions")
    func meguroLifeSupport() throws {
        let result = try check(Self.meguro, on: "2026-02-08")
        #expect(
            lines(result, .useBasis) == [
                "use 番号法 別表 23 ok", "use 番号法 9-2 review",
                "use 目黒区個人番号の利用及び特定個人情報の提供に関する条例 別表 5 ～2026-05-31 external",
                "use 第8号命令 表 1 review",
            ])
        #expect(
            lines(result, .linkageBasis) == [
                "provide 第9号命令 第二条の表 \(welfare) ||都道府県知事等|生活保護関係情報 ok",
                // 第二欄 has no such words that the data could select by: 要確認, and no mismatch.
                "inquire 第9号命令 第二条の表 42,43 都道府県知事等|生活に関する事務|| review",
                "- 番号法 19(9) ～2026-05-31 review",
                "provide 第9号命令 第二条の表 20,28,40,42,53,59,63,69,76,89,96,108,125,141,151,155,161,167,168,169,170,171,172 ||都道府県知事等|外国人生活保護関係情報 ok",
                "inquire 第9号命令 第二条の表 161,162 都道府県知事等|外国人生活保護関係情報|| review",
            ])
        #expect(faults(result) == [])
    }

    private let insuranceItems = "1,2,3,4,5,9,12,15,17,22,26,27,30,33,39,42,58,62,78,80,87,93,97,106,109,120"
    private let insuranceArticles =
        "1,2,3,4,5,8,10の2,11の2,12の3,15,19,20,22の2,24の2,25,31の2の2,33,41の2,43,44,46,49,53,55の2,59の3"

    @Test("いわき市 国民健康保険: nothing is stale on the day it was published")
    func iwakiInsuranceBefore() throws {
        let result = try check(Self.insurance, on: "2024-05-24")
        // The order is cited without 及び情報; 第7号 became 第8号 between two entries without one.
        #expect(
            faults(result) == [
                "71:1 inexact-title note", "77:1 inexact-title note", "535:1 unlogged-change note",
            ])
        #expect(!result.citations.contains { $0.assessed.isInForce && ($0.status == .stale || $0.status == .wrong) })
        #expect(
            lines(result, .linkageBasis) == [
                "provide 番号法 19(8) ok", "provide 番号法 別表第二 \(insuranceItems) ok",
                "provide 第7号命令 \(insuranceArticles) review",
                "inquire 番号法 19(8) ok", "inquire 番号法 別表第二 42,43 ok", "inquire 第7号命令 25,25の2 review",
                "inquire 番号法 附則6-4 ok", "inquire 国民健康保険法 113の3-1,113の3-2 external",
            ])
    }

    @Test("いわき市 国民健康保険: three days later it is, in every place")
    func iwakiInsuranceAfter() throws {
        let result = try check(Self.insurance, on: "2024-05-27")
        #expect(
            lines(result, .useBasis) == [
                "use 番号法 9-1 ok", "use 番号法 別表第一 30 stale", "use 番号法 9-1 ok",
                "use 番号法 別表第一 30 stale", "use 第5号命令 24 stale",
                "use 国民健康保険法 113の3-1,113の3-2 external",
            ])
        #expect(
            faults(result) == [
                "55:12 renumbered-item error", "57:12 renumbered-item error", "58:1 repealed-order warning",
                "69:12 renumbered-item error", "71:1 repealed-order error", "76:12 renumbered-item error",
                "77:1 repealed-order error", "105:3 renumbered-item error", "108:3 renumbered-item error",
                "535:1 unlogged-change note",
            ])
        let use = try #require(result.findings.first)
        #expect(use.suggestion == "別表　44の項")
        #expect(use.since == CivilDate(iso: "2024-05-27"))
        let inquire = try #require(result.findings.first { $0.items.map(\.description) == ["42", "43"] })
        #expect(
            inquire.suggestion
                == "同号に基づく利用特定個人情報の提供に関する命令第2条の表（第69、70の項）")
    }

    private let residentItems =
        "1,2,3,4,6,8,9,11,16,18,20,23,27,30,31,34,35,37,38,39,40,42,48,53,54,57,58,59,61,62,66,67,70,74,77,80,84,85の2,89,91,92,94,96,97,101,102,103,105,106,107,108,111,112,113,114,116,117,120"

    @Test("いわき市 住民基本台帳: fields, 提供先 and 別添 of a 全項目評価書 read from a damaged PDF")
    func iwakiResidents() throws {
        let result = try check(Self.residents, on: "2026-02-08")
        #expect(
            lines(result, .useBasis).prefix(4) == [
                "use 番号法 7 ok", "use 番号法 16 ok", "use 番号法 17 ok", "use 住民基本台帳法 5 external",
            ])
        let linkage = lines(result, .linkageBasis)
        #expect(linkage.count == 3)
        #expect(linkage.first == "provide 番号法 19(8) ok")
        #expect(linkage.dropFirst().first == "provide 番号法 別表第二 \(residentItems) ||市町村長|住民票関係情報 stale")
        #expect(linkage.last?.hasPrefix("provide 第7号命令 1,2,3,4,6,7,8,10,12,") == true)
        #expect(linkage.last?.hasSuffix("58,59,59の2の2,59の2の3,59の3 |||住民票関係情報 stale") == true)
        #expect(
            lines(result, FieldLabel("提供先1 ①法令上の根拠")).prefix(2) == [
                "provide 番号法 19(8) ok", "provide 番号法 別表第二  stale",
            ])
        let annexes = result.citations.filter { $0.assessed.section == .annex && $0.citation.table != nil }
        #expect(annexes.count == 2)
        let fourth = try #require(annexes.first)
        #expect(
            fourth.citation.items.map(\.description).joined(separator: ",")
                == "1,2,3,4,6,8,9,11,16,18,20,23,27,30,31,34,35,37,38,39,40,42,48,53,54,57,58,61,62,66,67,70,74,77,80,84,89,91,92,94,96,97,101,102,103,105,106,107,108,111,112,113,114,116,117,120"
        )
        #expect(fourth.purpose == .provide)
        #expect(fourth.assessed.unreadableCells.map { result.assessment.source.text(in: $0) } == ["", "85Ø2"])
        let fifth = try #require(annexes.last)
        #expect(
            fifth.citation.items.map(\.description).joined(separator: ",")
                == "7,8,9,10,15,16,19,30,31,35,36の2,37,41,43,45,47,49,56,59,63,68,70,76,84,94")
        #expect(fifth.purpose == .transfer)
    }

    /// All that is not a stale table or order, on days before and after the amendment.
    @Test(
        "what is found beside stale numbers, on any day",
        arguments: [
            "2024-05-24", "2024-05-27", "2025-04-01", "2026-02-08", "2026-11-20",
        ])
    func besideStale(_ day: String) throws {
        let stale: Set<String> = ["renumbered-item", "repealed-order", "premature-citation"]
        func others(_ name: String) throws -> [String] {
            let result = try check(name, on: day)
            return result.findings.filter { !stale.contains($0.rule) }.map { finding in
                "\(result.assessment.source.position(at: finding.range.lowerBound).line) \(finding.rule)"
            }
        }
        let isOld = day < "2024-05-27"
        #expect(try others(Self.lifeSupport) == (isOld ? [] : ["34 item-set-mismatch"]) + ["34 wrong-table"])
        #expect(
            try others(Self.residents)
                == ["42 inexact-title"] + (isOld ? ["156 inexact-title"] : [])
                + ["156 unlogged-change", "302 malformed-citation"])
        #expect(
            try others(Self.meguro)
                == (day > "2026-05-31" ? ["36 expired-citation", "41 expired-citation"] : []))
        #expect(
            try others(Self.insurance)
                == (isOld ? ["71 inexact-title", "77 inexact-title"] : []) + ["535 unlogged-change"])
    }

    @Test("いわき市 住民基本台帳: the stated condition selects the new list")
    func residentsSuggestion() throws {
        let result = try check(Self.residents, on: "2026-02-08")
        let finding = try #require(result.findings.first { $0.items.count > 50 && $0.table == .secondTable })
        let suggestion = try #require(finding.suggestion)
        #expect(
            suggestion.hasPrefix(
                "同号に基づく利用特定個人情報の提供に関する命令第2条の表:第三欄(情報提供者)が「市町村長」の項のうち、第四欄(特定個人情報)に「住民票関係情報」が含まれる項(1、2、3、5、7、11、"))
        #expect(suggestion.hasSuffix("165、166の項)"))
        let statutes = try BundledLaw.statutes
        let day = try #require(CivilDate(iso: "2026-02-08"))
        let edition = try #require(statutes.edition(of: .provisionTable, on: day))
        let selected = statutes.items(provider: "市町村長", information: "住民票関係情報", in: edition)
        let read = CitationScanner(statutes: statutes).citations(in: SourceText(suggestion))
        #expect(read.first { $0.table == .provisionTable }?.items == selected)
    }

    @Test(
        "the change history is a record: it is kept apart and never called stale",
        arguments: [
            lifeSupport, residents, meguro, insurance,
        ])
    func history(_ name: String) throws {
        let result = try check(name, on: "2026-11-20")
        let record = result.citations.filter { !$0.assessed.isInForce }
        #expect(!record.isEmpty)
        #expect(!record.contains { $0.status == .stale || $0.status == .wrong })
        for index in try result.findings.compactMap(\.citation).notEmpty() {
            #expect(result.citations[index].assessed.isInForce)
        }
    }

    @Test(
        "every span cuts out what it claims, in order",
        arguments: [
            lifeSupport, residents, meguro, insurance,
        ])
    func spans(_ name: String) throws {
        let result = try check(name, on: "2026-11-20")
        let scanner = try BundledLaw.scanner
        var end = 0
        var elements = 0
        for checked in result.citations {
            #expect(checked.citation.range.lowerBound >= end)
            end = checked.citation.range.upperBound
            guard case .table(let cited) = checked.citation.target else { continue }
            for element in cited.elements {
                let text = result.assessment.source.text(in: element.range)
                let alone = scanner.citations(in: SourceText("番号法別表第二の" + text + "の項"))
                #expect(alone.first?.items == element.numbers, "\(text)")
                elements += 1
            }
        }
        #expect(elements > 0)
    }
}
