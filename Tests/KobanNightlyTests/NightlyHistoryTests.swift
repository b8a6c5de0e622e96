import Foundation
import KobanChecks
import KobanNightly
import KobanTestSupport
import KobanText
import Testing

/// Any sequence of nights against a model that knows only sets: what stands, what is waived, and
/// what the last report told.
@Suite("Random nights, against a model")
struct NightlyHistoryTests {
    /// A file: of which assessment, and what it says.
    private struct File: Hashable {
        var number: Int
        var items: [String]
        var isBlank = false

        var text: String {
            isBlank
                ? ""
                : NightFolder.assessment(
                    number: number, items: items[0],
                    more: items.dropFirst().map { "、別表第一の\($0)の項" }.joined())
        }
    }

    private struct Full: Error, CustomStringConvertible {
        var description: String { "書けません" }
    }

    /// What a document's text is found to say by a night that knows nothing of others.
    private final class Oracle {
        private var known: [File: [StandingFinding]] = [:]

        func findings(_ file: File) throws -> [StandingFinding] {
            if let findings = known[file] { return findings }
            let folder = try NightFolder()
            try folder.put("a.txt", file.text)
            let findings = try folder.night("2026-11-20").findings
            known[file] = findings
            return findings
        }
    }

    @Test(
        "News, resolved and standing findings are the differences of what was there, whatever was done to the files",
        arguments: 1...4 as ClosedRange<UInt64>)
    func history(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let folder = try NightFolder()
        let oracle = Oracle()
        let choices = ["8", "9", "15", "16", "23"]
        var files: [String: File] = ["keeper.txt": File(number: 0, items: ["15"])]
        /// What the database holds of each assessment: its last readable text.
        var kept: [Int: File] = [:]
        /// Which assessment lay where.
        var places: [String: Int] = [:]
        var waived: Set<String> = []
        var reported: Set<String> = []
        var everReported: Set<String> = []
        var numbers: [String: Int] = [:]
        var day = try #require(CivilDate(iso: "2026-01-01"))
        var (told, found) = (0, 0)

        for night in 1...18 {
            for _ in 0..<Int.random(in: 0...3, using: &dice) {
                let name = "\(Int.random(in: 0..<6, using: &dice)).txt"
                let others = files.keys.filter { $0 != "keeper.txt" && files[$0]?.isBlank == false }.sorted()
                switch Int.random(in: 0..<7, using: &dice) {
                case 0, 1, 2:
                    let used = Set(files.filter { $0.key != name }.map(\.value.number))
                    let number = files[name]?.number ?? (1...20).first { !used.contains($0) } ?? 99
                    files[name] = File(
                        number: number,
                        items: Array(choices.shuffled(using: &dice).prefix(Int.random(in: 1...3, using: &dice))))
                case 3: files[name] = nil
                case 4:
                    // The last readable text is kept while the file is blank; that of another
                    // assessment's file nobody could tell.
                    guard let file = files[name], places[name] == file.number else { continue }
                    files[name]?.isBlank = true
                case 5:
                    guard let from = others.randomElement(using: &dice), files[name] == nil else { continue }
                    files[name] = files.removeValue(forKey: from)
                default:
                    guard let left = others.randomElement(using: &dice), let right = others.randomElement(using: &dice)
                    else { continue }
                    (files[left], files[right]) = (files[right], files[left])
                }
            }
            try? FileManager.default.removeItem(at: folder.input)
            for (name, file) in files { try folder.put(name, file.text) }

            // Each readable text as it is, each blank one as it was.
            var next: [Int: File] = [:]
            for file in files.values {
                if file.isBlank { next[file.number] = kept[file.number] } else { next[file.number] = file }
            }
            var standing: [String: StandingFinding] = [:]
            for file in next.values {
                for finding in try oracle.findings(file) { standing[finding.recorded.identity] = finding }
            }
            if Int.random(in: 0..<3, using: &dice) == 0 {
                waived = Set(standing.keys.sorted().shuffled(using: &dice).prefix(Int.random(in: 0...3, using: &dice)))
            }
            waived.formIntersection(standing.keys)
            try putWaivers(waived.compactMap { standing[$0] }, of: next.values.map(\.number), in: folder)
            let active = Set(standing.keys).subtracting(waived)

            if Int.random(in: 0..<3, using: &dice) > 0 { day = day.adding(days: 1) }
            if Int.random(in: 0..<6, using: &dice) == 0 {
                // A night that fails leaves no trace: the model stays where it is.
                #expect(throws: NightlyError.self) {
                    try folder.night(day.description) { _, _, _ in throw Full() }
                }
                continue
            }
            let report = try folder.night(day.description)
            kept = next
            places = files.mapValues(\.number)
            let said = "seed \(seed), night \(night)"
            #expect(Set(report.findings.map(\.recorded.identity)) == Set(standing.keys), "\(said)")
            #expect(Set(report.active.map(\.recorded.identity)) == active, "\(said)")
            #expect(Set(report.news.map(\.recorded.identity)) == active.subtracting(reported), "\(said)")
            #expect(Set(report.resolved.map(\.recorded.identity)) == reported.subtracting(active), "\(said)")
            #expect(report.findings.count == standing.count, "\(said)")
            for finding in report.news where !everReported.contains(finding.recorded.identity) {
                #expect(finding.news == .found, "\(said)")
                found += 1
            }
            for finding in report.findings {
                let number = numbers[finding.recorded.identity, default: finding.id]
                #expect(finding.id == number, "\(said)")
                told += 1
                numbers[finding.recorded.identity] = number
            }
            if Int.random(in: 0..<6, using: &dice) == 0 {
                // The report is lost before anybody sees it: the next one tells its news again.
                try FileManager.default.removeItem(at: folder.out.appendingPathComponent(day.description))
                try TestDatabase.execute(
                    "UPDATE night SET is_published = 0 WHERE id = \(report.night)", at: folder.database)
            } else {
                reported = active
            }
            everReported.formUnion(standing.keys)
        }
        #expect(found > 0 && told > 18)
    }

    private func putWaivers(_ findings: [StandingFinding], of numbers: [Int], in folder: NightFolder) throws {
        guard !findings.isEmpty else { return }
        let entries = findings.map { finding -> String in
            let document = finding.recorded.identity.split(separator: "|")[1]
            return """
                  - document: \(document)
                    field: \(finding.recorded.field)
                    rule: \(finding.finding.rule)
                    citation: \(finding.recorded.citation)
                    ordinal: \(finding.recorded.ordinal)
                    reason: 次の再実施で直す
                    owner: 福祉課 山田
                    expires: 2027-12-31

                """
        }
        try folder.put("koban-waivers.yml", "waivers:\n" + entries.joined())
    }
}
