import KobanAssessments
import KobanChecks
import KobanFormats
import KobanLaw
import KobanReports
import KobanRuns
import KobanTestSupport
import KobanText
import Testing

/// A finding points at what is wrong in a list.
@Suite("一覧の中の所")
struct PlaceTests {
    private func checked(_ basis: String, on day: String = "2026-02-08") throws -> (SourceText, CheckedAssessment) {
        let source = SourceText(
            BasicForm.cover() + BasicForm.linkage(basis))
        return (source, try BundledLaw.checker(on: try #require(CivilDate(iso: day))).check(source))
    }

    private func report(_ checked: CheckedAssessment, width: Int = 100) throws -> String {
        let heading = RunHeading(
            version: "0", asOf: try #require(CivilDate(iso: "2026-02-08")), dataVerifiedThrough: nil)
        let reporter = CheckTextReporter(
            heading, style: TerminalStyle(isColoured: false), isQuiet: false, evidence: nil, width: width)
        let bytes = reporter.report([ReportedAssessment(path: "a.txt", sha256: "", checked: checked)], CheckEnding())
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let stated =
        "【情報提供の根拠】 番号法第19条第8号に基づく主務省令第2条の表のうち、次の項（第3欄（情報提供者）が「都道府県知事等」の項のうち、第4欄（特定個人情報）に「外国人生活保護関係情報」が含まれる項） "
    private static let right = [
        20, 28, 40, 42, 53, 59, 63, 69, 76, 89, 96, 108, 125, 141, 151, 155, 161, 167, 168, 169, 170, 171, 172,
    ]

    private func list(with extra: Int..., separator: String = "・") -> String {
        (Self.right + extra).sorted().map(String.init).joined(separator: separator)
    }

    @Test("each item too many is a place of its own, the finding stands at the first, and each is marked")
    func extraItems() throws {
        let (source, result) = try checked(Self.stated + list(with: 43, 162))
        let finding = try #require(result.findings.first { $0.rule == "item-set-mismatch" })
        #expect(finding.places.map(source.text(in:)) == ["43", "162"])
        #expect(finding.range == finding.places.first)
        #expect(finding.severity == .error)
        let lines = try report(result).split(separator: "\n")
        let marked = lines.indices.filter { lines[$0].contains("^") }
        // Each run of marks stands under the number that it means, two columns for a wide character.
        var found: [String] = []
        for index in marked {
            var column = 0
            var under = ""
            let marks = Array(lines[index])
            for character in lines[index - 1] {
                let width = DisplayWidth.of(String(character))
                if column < marks.count, marks[column] == "^" { under.append(character) } else { under += " " }
                column += width
            }
            found += under.split(separator: " ").map(String.init)
        }
        #expect(found == ["43", "162"])
    }

    @Test("a list that is wrapped is marked on each of its lines")
    func wrapped() throws {
        let wrapped = list(with: 43, 162).replacing("・59", with: "・\n59").replacing("・161", with: "・\n161")
        let (source, result) = try checked(Self.stated + wrapped)
        let finding = try #require(result.findings.first { $0.rule == "item-set-mismatch" })
        #expect(finding.places.map { source.position(at: $0.lowerBound).line } == [9, 11])
        let text = try report(result)
        #expect(text.contains(" 9 | ") && text.contains("11 | "))
        #expect(text.count { $0 == "^" } == 5)
    }

    @Test("on a narrow terminal what stands far apart in one line is shown piece by piece", arguments: [40, 60, 160])
    func narrow(_ width: Int) throws {
        let (_, result) = try checked(Self.stated + list(with: 43, 162, separator: "の項、") + "の項")
        let text = try report(result, width: width)
        #expect(text.count { $0 == "^" } == 5)
        for line in try text.split(separator: "\n").filter({ $0.contains("|") }).notEmpty() {
            #expect(DisplayWidth.of(line) <= width, "\(line)")
        }
    }

    @Test("unknown items are places too; where all are at fault the citation is the place")
    func unknownItems() throws {
        let (source, result) = try checked("【情報照会の根拠】 主務省令第2条の表の42、157、43、998の項")
        let finding = try #require(result.findings.first { $0.rule == "unknown-item" })
        #expect(finding.places.map(source.text(in:)) == ["157", "998"])
        let (_, all) = try checked("【情報照会の根拠】 主務省令第2条の表の998、999の項")
        #expect(try #require(all.findings.first { $0.rule == "unknown-item" }).places.isEmpty)
    }

    @Test("a claim that the text does not make is no error")
    func inferred() throws {
        let (_, result) = try checked("【情報提供の根拠】 番号法第19条第8号に基づく主務省令第2条の表の" + list(with: 9) + "の項")
        for finding in try result.findings.filter({ $0.rule == "item-set-mismatch" }).notEmpty() {
            #expect(finding.severity == .warning)
            #expect(finding.needsReview && finding.message.contains("推定"))
        }
    }

    @Test(
        "the text named for an unknown item is the one that bears on the day",
        arguments: [
            ("2024-06-01", "第二条の表"), ("2030-01-01", "令和8年2月8日までのもの"),
        ])
    func proof(_ day: String, _ words: String) throws {
        let (_, result) = try checked("【情報照会の根拠】 主務省令第2条の表の998の項", on: day)
        let finding = try #require(result.findings.first { $0.rule == "unknown-item" })
        #expect(finding.message.contains(words), "\(finding.message)")
        // No text is said to reach to a day before or after its own.
        #expect(day > "2026-02-08" || !finding.message.contains("までのもの"))
    }
}
