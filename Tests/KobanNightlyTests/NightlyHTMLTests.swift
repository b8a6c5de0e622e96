import Foundation
import KobanChecks
import KobanLaw
import KobanNightly
import KobanReports
import KobanSettings
import KobanTestSupport
import KobanText
import Testing

@Suite("The nightly page")
struct NightlyHTMLTests {
    /// Nights of every kind.
    static func nights() throws -> [(String, NightlyHTMLSample)] { try made.get() }

    private static let made = Result { () throws -> [(String, NightlyHTMLSample)] in
        var beyond = try NightlyHTMLSample.full()
        beyond.verified = CivilDate(iso: "2025-09-24")
        var long = try NightlyHTMLSample.full()
        long.history = []
        long.remember(days: 400)
        return [
            ("full", try NightlyHTMLSample.full()), ("empty", NightlyHTMLSample()), ("first", try first()),
            ("beyond", beyond), ("400 days", long),
            ("many", try NightlyHTMLSample.many(documents: 60, findings: 960, days: 3)),
        ]
    }

    /// A night with none before it: all is new.
    static func first() throws -> NightlyHTMLSample {
        var night = try NightlyHTMLSample.full()
        night.previous = nil
        night.resolved = []
        night.removed = []
        night.history = night.history.filter { $0.day == night.day }
        let day = night.day
        night.findings = night.findings.map {
            StandingFinding(
                id: $0.id, document: $0.document, recorded: $0.recorded, firstSeen: day,
                news: $0.suppression == nil ? .found : nil, isNewToday: true, isUpdated: false,
                suppression: $0.suppression)
        }
        return night
    }

    @Test("Every page is well-formed, its ids are its own, and every link leads to one of them")
    func links() throws {
        var named = 0
        for (name, night) in try Self.nights() {
            let report = night.report()
            let page = try NightlyHTMLPage(night)
            let ids = page.all.compactMap { $0.attributes["id"] }
            #expect(ids.count == Set(ids).count, "\(name)")
            let past = report.reportedDays.filter { $0 < report.day }.map { "../\($0)/index.html" }
            let files = Set(["findings.xlsx", "findings.csv", "findings.json", "findings.sarif"] + past)
            for link in try page.elements("a").notEmpty() {
                let target = try #require(link.attributes["href"])
                if target.hasPrefix("#") {
                    #expect(page.byID[String(target.dropFirst())] != nil, "\(name): \(target)")
                } else {
                    #expect(files.contains(target), "\(name): \(target)")
                }
            }
            let targets = Set(page.elements("a").compactMap { $0.attributes["href"] })
            #expect(past.allSatisfy(targets.contains), "\(name)")
            for element in page.all {
                for attribute in ["aria-labelledby", "headers"] {
                    for id in (element.attributes[attribute] ?? "").split(separator: " ") {
                        #expect(page.byID[String(id)] != nil, "\(name): \(id)")
                        named += 1
                    }
                }
            }
        }
        #expect(named > 10)
    }

    @Test("Every number that is a link leads to as many findings, assessments or citations as it says")
    func numbers() throws {
        for (name, night) in try Self.nights() {
            let report = night.report()
            let page = try NightlyHTMLPage(night)
            var checked = 0
            for link in page.elements("a") where link.classes.contains("count") {
                let target = String(link.attributes["href"]?.dropFirst() ?? "")
                let element = try #require(page.byID[target])
                // A list of assessments with numbers of citations adds up.
                let numbers =
                    element.items > 0
                    ? [] : element.all.filter { $0.classes.contains("count") }.compactMap { Int($0.text) }
                #expect(element.items + numbers.reduce(0, +) == Int(link.text), "\(name): \(link.text) → #\(target)")
                checked += 1
            }
            #expect(checked > 10 || report.documents.isEmpty)
        }
    }

    @Test("The numbers of the summary are those of the report, and citations add up in the table of assessments")
    func summary() throws {
        let night = try NightlyHTMLSample.full()
        let report = night.report()
        let page = try NightlyHTMLPage(night)
        let figures = try #require(page.byID["summary"]).all.filter { $0.name == "dd" }.map(\.wholeText)
        let numbers = figures.compactMap { Int($0.trimmingCharacters(in: .whitespaces)) }
        #expect(numbers.count == figures.count)
        let active = report.active.count
        #expect(
            numbers.prefix(4)
                == [active, report.count(of: .error), report.count(of: .warning), report.count(of: .note)][...])
        for status in CitationStatus.allCases {
            let cells = page.elements("td").filter { $0.classes.contains(Substring(status.rawValue)) }
            let sum = cells.reduce(0) { $0 + (Int($1.wholeText.trimmingCharacters(in: .whitespaces)) ?? -1000) }
            #expect(sum == report.documents.reduce(0) { $0 + ($1.citationsInForce[status] ?? 0) })
            let links = page.elements("a").filter { $0.attributes["href"] == "#citations-\(status.rawValue)" }
            // In the summary and below the table.
            #expect(links.map(\.text) == (sum > 0 ? [String(sum), String(sum)] : []))
        }
    }

    @Test("The page answers in this order: new, resolved, longest stale, institutions and rules, every finding")
    func order() throws {
        for (name, night) in try Self.nights() {
            let page = try NightlyHTMLPage(night)
            let main = try #require(page.byID["main"])
            let sections = main.children.compactMap { $0.name == "section" ? $0.attributes["id"] : nil }
            let wanted = ["summary", "new", "resolved", "stale", "standing", "findings", "documents", "rules", "index"]
            #expect(sections.filter(wanted.contains) == wanted, "\(name)")
            #expect(page.elements("h1").count == 1)
            let levels = page.all.compactMap { ["h1": 1, "h2": 2, "h3": 3, "h4": 4][$0.name] }
            #expect(levels.count > 1)
            for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1, "\(name)") }
        }
    }

    @Test("A finding shows what stands there, why it is wrong, what to write, since when, and from where that is known")
    func finding() throws {
        let night = try NightlyHTMLSample.full()
        let report = night.report()
        let page = try NightlyHTMLPage(night)
        for standing in try report.findings.notEmpty() {
            let article = try #require(page.byID["finding-\(standing.id)"])
            let text = article.wholeText
            #expect(article.all.first { $0.name == "mark" }?.text == standing.recorded.excerpt.marked)
            #expect(text.contains(standing.finding.message))
            let evidence = EvidenceWording(try BundledLaw.statutes).japanese(standing.finding.evidence)
            for said in [standing.finding.suggestion, evidence] {
                if let said, !said.isEmpty { #expect(text.contains(said)) }
            }
            #expect(!text.contains("sources/") && !text.contains("spec/"))
            if let since = standing.finding.since {
                #expect(text.contains(since.japanese) && text.contains("（\(since.days(until: report.day))日）"))
            }
            for change in standing.finding.changes { #expect(text.contains(change.from.description)) }
            let isActive = try #require(page.byID["findings"]).all.contains { $0 === article }
            #expect(isActive == (standing.suppression == nil))
            if let suppression = standing.suppression { #expect(text.contains(suppression.reason)) }
            if let news = standing.news { #expect(text.contains(news.japaneseName)) }
        }
    }

    @Test("What was resolved is told with its cause")
    func resolved() throws {
        let night = try NightlyHTMLSample.full()
        let report = night.report()
        let page = try NightlyHTMLPage(night)
        for finding in try report.resolved.notEmpty() {
            let text = try page.text(of: "resolved-\(finding.id)")
            #expect(text.contains(finding.cause.japaneseName) && text.contains(finding.recorded.finding.message))
        }
    }

    @Test("An assessment without findings or citations is listed, and one that could not be read is said first")
    func documents() throws {
        let night = try NightlyHTMLSample.full()
        let report = night.report()
        let page = try NightlyHTMLPage(night)
        for document in try report.documents.notEmpty() {
            let row = try page.text(of: "document-\(document.id)")
            #expect(row.contains(document.path) && row.contains(document.checkCause.japaneseName))
            #expect(row.contains("引用が見つかりません") == document.citations.values.allSatisfy { $0 == 0 })
        }
        let cautions = try page.text(of: "cautions")
        #expect(cautions.contains(report.errors[0].path) && cautions.contains(report.errors[0].message))
        #expect(cautions.contains(report.notes[0]))
    }

    @Test("A night without findings does not look like one in which nothing was read")
    func empty() throws {
        let nothing = try NightlyHTMLPage(NightlyHTMLSample())
        #expect(try nothing.text(of: "cautions").contains("確かめた評価書がありません"))
        var clean = NightlyHTMLSample()
        try clean.take(
            NightlyHTMLSample.document(
                use: "番号法第9条第1項、別表の23の項",
                basis: "番号法第19条第8号に基づく利用特定個人情報の提供に関する命令第2条の表の42の項"), path: "評価書/1.txt")
        #expect(clean.findings.isEmpty)
        let page = try NightlyHTMLPage(clean)
        #expect(page.byID["cautions"] == nil)
        #expect(try page.text(of: "findings").contains("指摘はありません"))
        #expect(try page.text(of: "documents").contains("評価書/1.txt"))
    }

    @Test("The first night says that there is nothing to compare with, and calls everything new")
    func firstNight() throws {
        let night = try Self.first()
        let report = night.report()
        let page = try NightlyHTMLPage(night)
        #expect(try page.text(of: "new").contains("前回の点検がないので、比べる相手がありません"))
        let marked = try #require(page.byID["findings"]).all.filter { $0.text == "新規" }
        #expect(marked.count == report.active.count)
    }

    @Test("A day that the statute data do not reach is warned of before anything else")
    func beyondData() throws {
        var night = try NightlyHTMLSample.full()
        #expect(try !NightlyHTMLPage(night).text(of: "cautions").contains("その後の改正は反映されていません"))
        night.verified = CivilDate(iso: "2025-09-24")
        #expect(try NightlyHTMLPage(night).text(of: "cautions").contains("令和7年9月24日"))
        night.verified = nil
        #expect(try NightlyHTMLPage(night).text(of: "cautions").contains("法令データがありません"))
    }

    @Test("Charts say in words and in a table what they draw, for one day as for four hundred")
    func charts() throws {
        var drawn = 0
        for (name, night) in try Self.nights() {
            let report = night.report()
            let page = try NightlyHTMLPage(night)
            for chart in page.elements("svg") where chart.attributes["role"] == "img" {
                #expect(chart.children.contains { $0.name == "title" && !$0.text.isEmpty }, "\(name)")
                #expect(chart.children.contains { $0.name == "desc" && !$0.text.isEmpty }, "\(name)")
                let numbers = chart.all.flatMap { each in
                    ["x", "y", "width", "height"].compactMap { each.attributes[$0] }
                }
                #expect(numbers.allSatisfy { Double($0).map { $0 >= 0 && $0 < 2000 } ?? false }, "\(name)")
                drawn += 1
            }
            let days = Set(report.history.map(\.day)).union([report.day])
            let rows = page.elements("tr").filter { $0.children.first?.attributes["data-v"]?.count == 10 }
            #expect(rows.count == days.count, "\(name)")
            for row in rows {
                let day = row.children[0].attributes["data-v"]
                let total = report.history.filter { $0.day.description == day }.reduce(0) { $0 + $1.count }
                #expect(
                    row.children.last?.wholeText.trimmingCharacters(in: .whitespaces) == String(total),
                    "\(name) \(day ?? "")")
            }
        }
        #expect(drawn > 10)
    }

    @Test("More institutions than a chart bears are taken together, and none of their findings is lost")
    func manyInstitutions() throws {
        let night = try NightlyHTMLSample.many(documents: 60, findings: 240, days: 1)
        let report = night.report()
        let page = try NightlyHTMLPage(night)
        let chart = try #require(page.byID["chart-institutions-title"]?.parent)
        let values = chart.all.filter { $0.classes.contains("value") }.compactMap { Int($0.text) }
        #expect(values.count == 21 && values.reduce(0, +) == report.active.count)
        #expect(chart.wholeText.contains("その他の評価実施機関"))
    }
}
