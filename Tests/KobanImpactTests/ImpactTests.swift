import Foundation
import KobanAmendments
import KobanAssessments
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanLaw
import KobanReports
import KobanTestSupport
import KobanText
import Testing

@testable import KobanImpact

/// An invented amendment of 第二条の表: 2 became 3, a new 2, 4 amended, 5 went, 6 gained a provider.
enum Amended {
    static func day(_ iso: String) throws -> CivilDate { try #require(CivilDate(iso: iso)) }

    private static func item(
        _ number: Int, _ actor: String, _ label: String, _ exchanges: [(String, String)] = []
    ) -> TableItem {
        TableItem(
            number: ItemNumber(number), isDeleted: false, actors: [actor], laws: ["見本法"], label: label,
            article: nil, wordingDigest: "\(actor)\(label)",
            exchanges: exchanges.map { Exchange(providers: [$0.0], information: [$0.1]) }, evidence: "見本")
    }

    private static func edition(
        _ id: String, from: String, until: String?, _ items: [TableItem]
    ) throws -> Edition {
        Edition(
            id: id, table: .provisionTable, validFrom: try day(from), validFromIsInferred: false,
            validUntil: try until.map(day), firstSeen: try day(from), verifiedThrough: try day(from),
            source: id, evidence: "見本", items: items)
    }

    private static let resident = ("市町村長", "住民票関係情報")

    static func diff(withWording: Bool = false) throws -> (EditionDiff, Statutes) {
        let (one, two) = ("第二条の表@2024-05-27", "第二条の表@2026-04-01")
        let before = try edition(
            one, from: "2024-05-27", until: "2026-03-31",
            [
                item(1, "甲長", "一", [resident]), item(2, "乙長", "二", [resident]), item(4, "丙長", "四"),
                item(5, "丁長", "五"), item(6, "戊長", "六"),
            ])
        let after = try edition(
            two, from: "2026-04-01", until: nil,
            [
                item(1, "甲長", "一", [resident]), item(2, "己長", "新", [resident]),
                item(3, "乙長", "二", [resident]), item(4, "丙長", "四改"), item(6, "戊長", "六", [resident]),
            ])
        func change(_ from: Int?, _ to: [Int], _ kind: EditionChange.Kind) -> EditionChange {
            EditionChange(
                fromEdition: one, toEdition: two, from: from.map { ItemNumber($0) },
                to: to.map { ItemNumber($0) }, kind: kind, exchangesChanged: false,
                isDecidedByReading: true, evidence: "決めた")
        }
        let bundled = try BundledLaw.statutes
        let statutes = Statutes(
            laws: bundled.laws, tables: bundled.tables, orderNames: bundled.orderNames, editions: [before, after],
            correspondences: [], provisionMoves: [],
            informationAliases: [],
            editionChanges: [
                change(4, [4], .amended), change(5, [], .abolished), change(nil, [2], .added),
            ])
        func texts(_ edition: Edition) -> [ItemText]? {
            guard withWording else { return nil }
            return edition.items.map { item in
                ItemText(
                    number: item.number, isDeleted: false, actor: item.actors[0], business: item.label + "の事務",
                    rows: item.exchanges.map {
                        ItemText.Row(provider: $0.providers[0], information: $0.information[0])
                    }, line: 1)
            }
        }
        return (
            EditionDiff(
                .init(edition: before, texts: texts(before)), .init(edition: after, texts: texts(after)),
                statutes: statutes),
            statutes
        )
    }

    /// A document of the field 情報連携 ②法令上の根拠.
    static func document(_ basis: String, institution: String = "見本市長", number: Int = 9) -> SourceText {
        SourceText(
            BasicForm.cover(number: "\(number)", institution: institution) + BasicForm.linkage(basis))
    }

    static func impact(_ basis: String, withWording: Bool = false) throws -> AssessmentImpact {
        let (diff, statutes) = try diff(withWording: withWording)
        return AmendmentImpact(diff, statutes: statutes).of(document(basis), path: "見本.txt", sha256: "")
    }

    static let order = "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表"
}

@Suite("改正の影響")
struct ImpactTests {
    private func told(_ impact: AssessmentImpact) -> [String] {
        impact.touched.map { row in
            "\(row.effect.rawValue) \(row.from?.number.description ?? "-")→\(row.to.map(\.number.description).joined(separator: ","))"
        }
    }

    @Test("of a list each touched item is told with old and new number, and no other")
    func items() throws {
        let impact = try Amended.impact("【情報照会の根拠】 \(Amended.order)の1、2、4、5の項")
        #expect(told(impact) == ["renumbered 2→3", "amended 4→4", "abolished 5→"])
        let first = try #require(impact.touched.first)
        #expect(first.citation.field == .linkageBasis)
        let source = impact.assessment.source
        #expect(source.text(in: first.range) == "2")
        #expect(first.former?.isOfficial == false)
        #expect(first.former?.columns.first?.text == "二")
        #expect(impact.touched.map(\.needsReview) == [false, false, true])
    }

    @Test("where the texts are at hand the wording of the law is shown, and the words that changed")
    func wording() throws {
        let impact = try Amended.impact("【情報照会の根拠】 \(Amended.order)の4の項", withWording: true)
        let row = try #require(impact.touched.first)
        #expect(row.former?.isOfficial == true)
        #expect(row.former?.columns.map(\.text) == ["丙長", "四の事務"])
        #expect(row.later.first?.columns.map(\.text) == ["丙長", "四改の事務"])
        #expect(row.columns.map(\.name) == ["第二欄"])
    }

    @Test("a whole table is one row, and only where something in it changed")
    func wholeTable() throws {
        let impact = try Amended.impact("【情報照会の根拠】 \(Amended.order)")
        #expect(told(impact) == ["wholeTable -→"])
        let (diff, statutes) = try Amended.diff()
        let nothing = EditionDiff(diff.former, diff.former, statutes: statutes)
        let same = AmendmentImpact(nothing, statutes: statutes)
            .of(Amended.document("【情報照会の根拠】 \(Amended.order)"), path: "", sha256: "")
        #expect(same.touched.isEmpty && same.citations > 0)
    }

    @Test("a list with a condition ought to gain the new item that it selects, and one newly selected")
    func newItems() throws {
        let condition = "（第三欄（情報提供者）が「市町村長」の項のうち、第四欄（特定個人情報）に「住民票関係情報」が含まれる項）"
        let impact = try Amended.impact("【情報提供の根拠】 \(Amended.order)のうち、次の項\(condition) 1・2")
        #expect(told(impact) == ["toList -→2", "toList -→6", "renumbered 2→3"])
        #expect(impact.touched[0].condition?.isInferred == false)
        #expect(impact.touched[0].reason.hasPrefix("新設"))
        // Nothing is claimed by a list without a condition.
        #expect(try told(Amended.impact("【情報提供の根拠】 \(Amended.order)の1・2の項")) == ["renumbered 2→3"])
    }

    @Test("the change history, other tables and other laws are left alone")
    func others() throws {
        let impact = try Amended.impact("番号法別表の2の項、住民基本台帳法別表第一の2の項")
        #expect(impact.touched.isEmpty)
        let history = SourceText(
            String(decoding: Amended.document("なし").bytes, as: UTF8.self)
                + "\n変更箇所\n変更日\t項目\t変更前の記載\t変更後の記載\t提出時期\t提出時期に係る説明\n令和7年4月1日\tⅠ－4 ②法令上の根拠\t\(Amended.order)の4の項\t\(Amended.order)の2の項\t事後\t\n"
        )
        let (diff, statutes) = try Amended.diff()
        #expect(AmendmentImpact(diff, statutes: statutes).of(history, path: "", sha256: "").touched.isEmpty)
    }

    @Test("rows are sorted by institution and assessment, then by place")
    func order() throws {
        let (diff, statutes) = try Amended.diff()
        let judge = AmendmentImpact(diff, statutes: statutes)
        let basis = "【情報照会の根拠】 \(Amended.order)の2の項"
        let impacts = [("い市長", 10), ("い市長", 2), ("あ市長", 30)].map { name, number in
            judge.of(
                Amended.document(basis, institution: name, number: number), path: "\(name)\(number)", sha256: "")
        }
        let json = try #require(
            try JSONSerialization.jsonObject(
                with: Data(ImpactJSONReporter(of: diff, version: "0").report(impacts, RunEnding()))) as? [String: Any])
        let paths = try #require(json["assessments"] as? [[String: Any]]).map { $0["path"] as? String }
        #expect(paths == ["あ市長30", "い市長2", "い市長10"])
        let text = String(
            decoding: ImpactTextReporter(of: diff, width: 100).report(impacts, RunEnding()), as: UTF8.self)
        #expect(
            text.split(separator: "\n").filter { $0.hasPrefix("■ ") }.map { $0.prefix(5) } == [
                "■ あ市長", "■ い市長", "■ い市長",
            ])
        let rows = String(decoding: ImpactCSVReporter().report(impacts, RunEnding()), as: UTF8.self)
            .split(separator: "\r\n").dropFirst()
        #expect(rows.map { $0.prefix(6) } == ["\"あ市長\",", "\"い市長\",", "\"い市長\","])
    }

    @Test("the CSV opens in a spreadsheet: a mark, CR LF, quoted cells, no formulas")
    func csv() throws {
        let (diff, statutes) = try Amended.diff()
        let impact = AmendmentImpact(diff, statutes: statutes)
            .of(Amended.document("【情報照会の根拠】 \(Amended.order)の2の項"), path: "=1+1.txt", sha256: "")
        let bytes = ImpactCSVReporter().report([impact], RunEnding())
        #expect(bytes.prefix(3) == [0xEF, 0xBB, 0xBF])
        let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
        #expect(text.hasSuffix("\r\n"))
        #expect(text.contains("\"'=1+1.txt\""))
        #expect(text.contains("\"見本市長\",\"9\""))
        #expect(text.contains("\"第二条の表\",\"2\",\"第二条の表\",\"3\""))
        #expect(text.contains("見出し等（条文は手元にない）"))
    }
}

@Suite("公表された評価書への影響", .needsAssessments)
struct PublishedImpactTests {
    private func impact(_ file: String, _ from: String, _ to: String) throws -> AssessmentImpact {
        // A path without a file: the data of the program.
        let database = StatuteDatabase(path: "/nonexistent/koban.sqlite", program: "0.1.0")
        let (diff, isReversed) = try database.amendment(from: from, to: to, table: nil)
        #expect(!isReversed)
        let input = try AssessmentInput(file: SharedMaterial.assessments.appendingPathComponent(file).path)
        return AmendmentImpact(diff, statutes: try Statutes(try database.files()))
            .of(input.source, path: file, sha256: "")
    }

    /// Number as cited → number afterwards, of the rows of one effect.
    private func moves(_ impact: AssessmentImpact) -> [String: [String]] {
        var moves: [String: [String]] = [:]
        for row in impact.touched {
            guard let from = row.from else { continue }
            moves[from.description] = row.to.map(\.description)
        }
        return moves
    }

    @Test("別表第二 → 第二条の表: every cited item of 001 and 003 is told with its new number")
    func secondTable() throws {
        let one = try impact("001_c005cd5d64509972.txt", "別表第二@2015-12-27", "第二条の表@2024-05-27")
        let moves = moves(one)
        #expect(moves["別表第二の1の項"] == ["第二条の表の1の項"])
        // Every item of every list, also one whose number stays or that the old text lacks.
        let cited = one.assessment.citations(by: try BundledLaw.scanner)
            .filter { $0.isInForce && $0.citation.table == .secondTable }.flatMap(\.citation.items)
        for item in try cited.notEmpty() {
            #expect(moves["別表第二の\(item)の項"] != nil, "\(item)")
        }
        #expect(one.touched.contains { $0.effect == .repealedOrder })
        #expect(one.touched.contains { $0.effect == .wholeTable })
        let three = try impact("003_72349b560cd020d7.txt", "別表第二@2015-12-27", "第二条の表@2024-05-27")
        #expect(self.moves(three)["別表第二の26の項"] == ["第二条の表の42の項"])
        #expect(three.assessment.institution == "いわき市長")
    }

    @Test("a stated condition gives the new items that a list ought to have")
    func newItems() throws {
        let one = try impact("001_c005cd5d64509972.txt", "別表第二@2015-12-27", "第二条の表@2024-05-27")
        let stated = one.touched.filter { $0.effect == .toList && $0.condition?.isInferred == false }
        #expect(Set(stated.flatMap(\.to).map(\.number.description)).isSuperset(of: ["108", "112", "160"]))
        let inferred = one.touched.filter { $0.effect == .toList && $0.condition?.isInferred == true }
        #expect(!inferred.isEmpty && inferred.allSatisfy(\.needsReview))
    }

    @Test("別表第一 → 別表, also named by a table and a day")
    func firstTable() throws {
        let three = try impact("003_72349b560cd020d7.txt", "別表第一@2015-12-27", "別表@2025-09-24")
        #expect(!three.touched.isEmpty)
        let one = try impact("001_c005cd5d64509972.txt", "別表第一@2020-01-01", "別表@2025-01-01")
        #expect(moves(one)["別表第一の15の項"] == ["別表の23の項"])
    }

    @Test("an edition that does not exist is refused")
    func noEdition() throws {
        let database = StatuteDatabase(path: "/nonexistent/koban.sqlite", program: "0.1.0")
        #expect(throws: AmendmentError.self) { try database.amendment(from: "別表@2", to: "別表@2025-09-24", table: nil) }
        #expect(try database.editionIDs().contains("別表第二@2015-12-27"))
    }
}
