import Foundation
import KobanChecks
import KobanDocuments
import KobanNightly
import KobanReports
import KobanTestSupport
import Testing

@Suite("The citations of the nightly page")
struct NightlyHTMLCitationTests {
    @Test("Every citation in force is listed with its place, its field, its standing, and the findings on it")
    func listed() throws {
        let night = try NightlyHTMLSample.full()
        let page = try NightlyHTMLPage(night)
        var listed = 0
        for document in night.documents {
            let inForce = (night.citations[document.id] ?? []).enumerated().filter(\.element.isInForce)
            for status in CitationStatus.allCases {
                let rows =
                    page.byID["citations-of-\(document.id)-\(status.rawValue)"]?.all.filter {
                        $0.classes.contains("item")
                    } ?? []
                let wanted = inForce.filter { $0.element.status == status }
                #expect(rows.count == wanted.count)
                for (row, (index, recorded)) in zip(rows, wanted) {
                    let cells = row.children.map { $0.wholeText.trimmingCharacters(in: .whitespaces) }
                    #expect(cells[0] == "\(recorded.place.line):\(recorded.place.column)")
                    #expect(cells[1] == recorded.field ?? "")
                    #expect(cells[2] == recorded.text)
                    #expect(cells[3] == status.japaneseName)
                    #expect(cells[4] == recorded.reviewReason ?? "")
                    let findings = night.findings.filter { $0.document == document.id && $0.finding.citation == index }
                    #expect(
                        row.children[5].all.compactMap { $0.attributes["href"] } == findings.map { "#finding-\($0.id)" }
                    )
                    listed += 1
                }
            }
        }
        #expect(listed > 10)
        let text = try page.text(of: "citations")
        #expect(!text.contains("多いので"))
    }

    @Test("A number of citations that is not zero is a link, in the summary, in the table and beside the findings")
    func linked() throws {
        let page = try NightlyHTMLPage(NightlyHTMLSample.full())
        let cells = page.elements("td").filter { cell in
            CitationStatus.allCases.contains { cell.classes.contains(Substring($0.rawValue)) }
        }
        #expect(!cells.isEmpty)
        for cell in cells {
            let link = cell.all.first { $0.name == "a" }
            #expect((link == nil) == (cell.wholeText.trimmingCharacters(in: .whitespaces) == "0"))
        }
        let figures = try #require(page.byID["summary"]).all.filter {
            $0.attributes["href"]?.hasPrefix("#citations-") == true
        }
        #expect(figures.count > 2)
    }

    @Test(
        "Of very many citations those are listed of which a reader must think, and the page says where the others are")
    func cut() throws {
        let night = try NightlyHTMLSample.full()
        let page = try NightlyHTMLPage(night, most: 5)
        let text = try page.text(of: "citations")
        #expect(text.contains("findings.xlsx") && text.contains("シート「引用」"))
        for document in try night.documents.notEmpty() {
            for status in CitationStatus.allCases {
                let count = document.citationsInForce[status] ?? 0
                let isListed = count > 0 && status != .ok && status != .external
                #expect((page.byID["citations-of-\(document.id)-\(status.rawValue)"] != nil) == isListed)
            }
        }
        // What is not listed is counted in the table of assessments.
        #expect(page.byID["citations-ok"]?.name == "th" && page.byID["citations-total"]?.name == "th")
        let ids = page.all.compactMap { $0.attributes["id"] }
        #expect(ids.count == Set(ids).count)
        var added = 0
        for link in page.elements("a") {
            let target = try #require(link.attributes["href"])
            guard target.hasPrefix("#") else { continue }
            let element = try #require(page.byID[String(target.dropFirst())], "\(target)")
            guard link.classes.contains("count"), element.name != "th" else { continue }
            let numbers =
                element.items > 0 ? [] : element.all.filter { $0.classes.contains("count") }.compactMap { Int($0.text) }
            #expect(element.items + numbers.reduce(0, +) == Int(link.text), "\(target)")
            added += 1
        }
        #expect(added > 10)
    }

    @Test("Where citations cannot be had, there is no page")
    func unreadable() throws {
        struct Damage: Error {}
        let night = try NightlyHTMLSample.full()
        let evidence = SampleNight.evidence
        #expect(throws: Damage.self) {
            _ = try NightlyHTMLReporter(night.report(), evidence: evidence)
                .report(on: night.report(), citations: { _ in throw Damage() })
        }
    }
}
