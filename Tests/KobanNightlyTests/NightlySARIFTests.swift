import Foundation
import KobanChecks
import KobanCitations
import KobanDocuments
import KobanNightly
import KobanReports
import KobanSettings
import KobanTestSupport
import KobanText
import Testing

@Suite("The night as SARIF")
struct NightlySARIFTests {
    private struct Run {
        let run: [String: Any]
        let bytes: [UInt8]

        init(_ night: SampleNight) throws {
            bytes = NightlySARIFReporter().report(night.report)
            let root = try JSONObject.read(bytes)
            #expect(root["version"] as? String == "2.1.0")
            run = try #require((root["runs"] as? [[String: Any]])?.first)
        }

        var results: [[String: Any]] { run["results"] as? [[String: Any]] ?? [] }

        func location(_ result: [String: Any]) throws -> [String: Any] {
            let first = try #require((result["locations"] as? [[String: Any]])?.first)
            return try #require(first["physicalLocation"] as? [String: Any])
        }
    }

    /// Lines and characters as SARIF counts them, cut out of the text.
    private func cut(_ region: [String: Any], of source: SourceText) throws -> Range<Int> {
        func offset(_ line: String, _ column: String) throws -> Int {
            let start = source.lineStarts[try #require(region[line] as? Int) - 1]
            let count = try #require(region[column] as? Int) - 1
            let rest = String(decoding: source.bytes[start...], as: UTF8.self)
            return start + String(String.UnicodeScalarView(rest.unicodeScalars.prefix(count))).utf8.count
        }
        return try offset("startLine", "startColumn")..<offset("endLine", "endColumn")
    }

    private func source(of result: [String: Any], in night: SampleNight) throws -> SourceText {
        let number = try #require((result["properties"] as? [String: Any])?["id"] as? Int)
        let finding = try #require(night.findings.first { $0.id == number })
        return try #require(night.sources[finding.document])
    }

    @Test("A region is the marked text, in characters, also over lines, in CP932, and where CR ends lines")
    func regions() throws {
        var night = SampleNight()
        let wrapped = "番号法第19条第8号、別表第\n二の26\nの項"
        try night.add(SampleNight.text(inquire: "𠮷野 " + wrapped), path: "a.txt")
        try night.add(SampleNight.text().replacing("\n", with: "\r"), path: "b.txt")
        let cp932 = try #require(SampleNight.text().data(using: .shiftJIS))
        try night.add(Array(cp932), path: "c.txt")
        let run = try Run(night)
        #expect(run.run["columnKind"] as? String == "unicodeCodePoints")
        #expect(run.run["newlineSequences"] as? [String] == ["\r\n", "\n", "\r"])
        #expect(run.results.count == 6)
        var hasManyLines = false
        for result in run.results {
            let place = try run.location(result)
            let source = try source(of: result, in: night)
            for key in ["region", "contextRegion"] {
                let region = try #require(place[key] as? [String: Any])
                let snippet = (region["snippet"] as? [String: Any])?["text"] as? String
                #expect(source.text(in: try cut(region, of: source)) == snippet)
                if region["endLine"] as? Int != region["startLine"] as? Int { hasManyLines = true }
            }
        }
        #expect(hasManyLines)
    }

    @Test("Carrying out a fix makes exactly the text that Koban proposes")
    func fixes() throws {
        var night = SampleNight()
        let recorded = try night.add(Array(SampleNight.text().utf8), path: "a.txt")
        let source = try #require(night.sources[101])
        let run = try Run(night)
        #expect(run.results.allSatisfy { $0["fixes"] != nil })
        #expect(run.results.count == recorded.count)
        for (result, finding) in zip(try run.results.notEmpty(), recorded) {
            let fix = try #require((result["fixes"] as? [[String: Any]])?.first)
            let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
            #expect((change["artifactLocation"] as? [String: Any])?["uri"] as? String == "a.txt")
            var bytes = source.bytes
            let replacements = try #require(change["replacements"] as? [[String: Any]])
            for replacement in replacements.reversed() {
                let region = try #require(replacement["deletedRegion"] as? [String: Any])
                let text = (replacement["insertedContent"] as? [String: Any])?["text"] as? String ?? ""
                bytes.replaceSubrange(try cut(region, of: source), with: Array(text.utf8))
            }
            #expect(bytes == source.applying(finding.finding.edits))
            #expect(bytes != source.bytes)
        }
    }

    @Test("An edit that only puts something in has a region without characters")
    func insertion() throws {
        var night = SampleNight()
        let recorded = try night.add(Array(SampleNight.text().utf8), path: "a.txt")
        var finding = try #require(recorded.first?.finding)
        finding.fix = Fix(
            edits: [.init(finding.range.upperBound..<finding.range.upperBound, "など")], text: finding.suggestion)
        let source = try #require(night.sources[101])
        let identity = FindingIdentity(document: "a", field: "", rule: finding.rule, citation: "")
        night.findings = [
            StandingFinding(
                id: 1, document: 101,
                recorded: RecordedFinding(finding, identity: identity, in: Document(text: source)),
                firstSeen: night.day, news: nil, isNewToday: false, isUpdated: false, suppression: nil)
        ]
        let result = try #require(try Run(night).results.first)
        let fix = try #require((result["fixes"] as? [[String: Any]])?.first)
        let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
        let replacement = try #require((change["replacements"] as? [[String: Any]])?.first)
        let region = try #require(replacement["deletedRegion"] as? [String: Int])
        #expect(region["startLine"] == region["endLine"])
        #expect(region["startColumn"] == region["endColumn"])
        #expect((replacement["insertedContent"] as? [String: String])?["text"] == "など")
    }

    @Test("Addresses are relative to the folders of the run, and no path of the machine is told")
    func addresses() throws {
        var night = SampleNight()
        night.folders = ["/srv/secret/評価書", "/srv/secret/支所"]
        let name = "福祉/=悪い 名前#1?%:[x]\\\"é.txt"
        try night.add(Array(SampleNight.text().utf8), path: name)
        try night.add(Array(SampleNight.text(number: "13").utf8), path: name, folder: 1)
        try night.add(Array(SampleNight.text(number: "14").utf8), path: "gone.txt", resolve: .documentRemoved)
        night.documents.removeLast()
        night.errors = [
            UnreadInput(path: "/srv/secret/支所/x.txt", message: "読めません。"),
            UnreadInput(path: "/srv/other/y.txt", message: "読めません。"),
        ]
        let run = try Run(night)
        #expect(!String(decoding: run.bytes, as: UTF8.self).contains("secret"))
        #expect(!String(decoding: run.bytes, as: UTF8.self).contains("srv"))
        let bases = try #require(run.run["originalUriBaseIds"] as? [String: [String: Any]])
        #expect(Set(bases.keys) == ["FOLDER1", "FOLDER2"])
        #expect(bases.values.allSatisfy { $0["uri"] == nil })
        let artifacts = try #require(run.run["artifacts"] as? [[String: Any]])
        let allowed = CharacterSet(charactersIn: "-._~/%").union(.alphanumerics).intersection(
            CharacterSet(charactersIn: "\u{21}"..."\u{7E}"))
        var places: Set<String> = []
        var listed = 0
        for result in run.results {
            let place = try #require(try run.location(result)["artifactLocation"] as? [String: Any])
            let uri = try #require(place["uri"] as? String)
            let base = try #require(place["uriBaseId"] as? String)
            #expect(uri.unicodeScalars.allSatisfy(allowed.contains))
            places.insert(base + " " + (uri.removingPercentEncoding ?? ""))
            guard let index = place["index"] as? Int else { continue }
            let location = try #require(artifacts[index]["location"] as? [String: Any])
            #expect(location["uri"] as? String == uri)
            #expect(location["uriBaseId"] as? String == base)
            listed += 1
        }
        #expect(listed > 0)
        #expect(places == ["FOLDER1 " + name, "FOLDER2 " + name, "FOLDER1 gone.txt"])
        #expect((artifacts.first?["hashes"] as? [String: String])?["sha-256"] == night.documents.first?.sha256)
    }

    @Test("What became of a finding is told of all or, on a first run, of none")
    func baseline() throws {
        var night = try SampleNight.full()
        let run = try Run(night)
        let states = run.results.map { $0["baselineState"] as? String }
        #expect(Set(states) == ["new", "unchanged", "updated", "absent"])
        // One that is passed over from now on still stands.
        let resolved = night.resolved.filter { if case .suppressed = $0.cause { false } else { true } }
        #expect(states.count { $0 == "absent" } == resolved.count)
        #expect(run.results.count == night.findings.count + resolved.count)
        for result in run.results {
            let prints = try #require(result["partialFingerprints"] as? [String: String])
            #expect(prints["koban/v1"]?.hasPrefix("koban1|") == true)
        }
        night.previous = nil
        let first = try Run(night)
        #expect(first.results.count == night.findings.count)
        #expect(first.results.allSatisfy { $0["baselineState"] == nil })
    }

    @Test("A finding that is passed over says why, and the others say that they are not")
    func suppressions() throws {
        let night = try SampleNight.full()
        let results = try Run(night).results
        let lists = try results.map { try #require($0["suppressions"] as? [[String: Any]]) }
        let made = lists.flatMap { $0 }
        #expect(made.count == night.findings.count { $0.suppression != nil })
        #expect(made.allSatisfy { $0["kind"] as? String == "external" && $0["status"] as? String == "accepted" })
        #expect(made.first?["justification"] as? String == "次の再実施で直す")
    }

    @Test("Every rule is described in Japanese, and a result names its rule by number and name")
    func rules() throws {
        let run = try Run(try SampleNight.full())
        let driver = try #require((run.run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["language"] as? String == "ja")
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.count == RuleCatalog.all.count)
        for rule in try rules.notEmpty() {
            for key in ["shortDescription", "fullDescription", "help"] {
                #expect((rule[key] as? [String: String])?["text"]?.isEmpty == false)
            }
        }
        for result in try run.results.notEmpty() {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
        }
    }

    @Test("The run says when it began, what could not be read, and what its data do not reach")
    func invocation() throws {
        var night = try SampleNight.full()
        night.dataVerifiedThrough = CivilDate(iso: "2025-01-01")
        let run = try Run(night)
        let invocation = try #require((run.run["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["executionSuccessful"] as? Bool == false)
        #expect(invocation["startTimeUtc"] as? String == "2025-09-23T17:00:03Z")
        let notifications = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        #expect(notifications.map { $0["level"] as? String } == ["error", "error", "warning", "note"])
        #expect((run.run["automationDetails"] as? [String: String])?["id"] == "koban/2025-09-24/7")
        let empty = try Run(SampleNight())
        let quiet = try #require((empty.run["invocations"] as? [[String: Any]])?.first)
        #expect(quiet["executionSuccessful"] as? Bool == true)
        #expect(empty.results.isEmpty)
    }

    @Test("Text of others is neither a link nor a placeholder of a message")
    func messages() throws {
        let night = try SampleNight.hostile()
        let run = try Run(night)
        let invocation = try #require((run.run["invocations"] as? [[String: Any]])?.first)
        let notifications = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        let text = (notifications.first?["message"] as? [String: String])?["text"]
        #expect(text == "[見る\\](http://example.invalid) {{0}}")
        #expect(run.results.count == night.findings.count)
    }
}
