import Foundation
import KobanTestSupport
import Testing

/// The JSON against `docs/output.md`.
@Suite("JSONの契約")
struct ContractTests {
    private static let document =
        Document.stale
        + "5. 特定個人情報の提供・移転\n移転先1\tわかば市個人番号の利用に関する条例第4条\n"
        + BasicForm.history(["令和3年9月1日", "Ⅰ4②法令上の根拠", "番号法第19条第7号", "番号法第19条第8号", "事前", ""])

    /// Its list stands under a condition, which the JSON tells.
    private static let conditioned =
        Document.cover
        + BasicForm.linkage(
            "【情報提供の根拠】 番号法第19条第8号に基づく主務省令第2条の表のうち、次の項（第3欄（情報提供者）が「都道府県知事等」の項のうち、第4欄（特定個人情報）に「外国人生活保護関係情報」が含まれる項） 20・28")

    private static let citationKeys: Set<String> = [
        "field", "section", "purpose", "law", "lawName", "table", "items", "provisions", "condition",
        "validUntil", "status", "text", "line", "column", "utf8Offset", "utf8Length",
    ]
    private static let findingKeys: Set<String> = [
        "rule", "severity", "message", "citation", "law", "table", "items", "since", "days",
        "needsReview", "evidence", "changes", "missing", "extra", "suggestion", "line", "column",
    ]

    /// Each assessment with the bytes of its text.
    private func check(_ texts: [String]) throws -> (root: [String: Any], texts: [[UInt8]]) {
        let scratch = try TemporaryFolder()
        let paths = try texts.enumerated().map { try scratch.write("\($0).txt", $1) }
        let run = try Program.check(paths, ["--format", "json"], in: scratch)
        return (try run.json(), texts.map { Array($0.utf8) })
    }

    private func assessments(_ root: [String: Any]) throws -> [[String: Any]] {
        try #require(root["assessments"] as? [[String: Any]]).notEmpty()
    }

    @Test("every key of the contract is there, null where the value is not known")
    func keys() throws {
        let root = try check([Self.document, Self.conditioned, "根拠は番号法別表第二の26の項である。\n"]).root
        #expect(
            Set(root.keys).isSuperset(of: [
                "tool", "asOf", "dataVerifiedThrough", "assessments", "errors", "summary",
            ]))
        #expect((root["tool"] as? [String: Any])?["name"] as? String == "koban")
        #expect(root["asOf"] as? String == "2025-09-24")
        var (conditions, provisions, changes) = (0, 0, 0)
        for assessment in try assessments(root) {
            #expect(
                Set(assessment.keys).isSuperset(of: [
                    "path", "sha256", "form", "number", "title", "institution", "publishedOn",
                    "citations", "findings",
                ]))
            for citation in try #require(assessment["citations"] as? [[String: Any]]).notEmpty() {
                #expect(Set(citation.keys).isSuperset(of: Self.citationKeys))
                if let condition = citation["condition"] as? [String: Any] {
                    #expect(Set(condition.keys) == ["actor", "business", "provider", "information"])
                    conditions += 1
                }
                for provision in try #require(citation["provisions"] as? [[String: Any]]) {
                    #expect(Set(provision.keys).isSuperset(of: ["article", "paragraph", "item"]))
                    #expect(provision["article"] is String)
                    provisions += 1
                }
            }
            for finding in try #require(assessment["findings"] as? [[String: Any]]).notEmpty() {
                #expect(Set(finding.keys).isSuperset(of: Self.findingKeys))
                for change in try #require(finding["changes"] as? [[String: Any]]) {
                    #expect(Set(change.keys).isSuperset(of: ["from", "to", "relation"]))
                    changes += 1
                }
            }
        }
        #expect(conditions > 0 && provisions > 0 && changes > 0, "\(conditions) \(provisions) \(changes)")
    }

    @Test("the values of closed sets are of the set")
    func closedSets() throws {
        let sets: [String: Set<String>] = [
            "section": ["current", "annex", "before", "after"],
            "purpose": ["use", "provide", "inquire", "transfer"],
            "status": ["ok", "stale", "wrong", "review", "external"],
            "table": ["別表第一", "別表第二", "別表", "第二条の表"],
            "severity": ["error", "warning", "note"],
        ]
        var seen: Set<String> = []
        for assessment in try assessments(try check([Self.document]).root) {
            let objects =
                try #require(assessment["citations"] as? [[String: Any]])
                + #require(assessment["findings"] as? [[String: Any]])
            for object in objects {
                for (key, values) in sets {
                    guard let value = object[key] as? String else { continue }
                    #expect(values.contains(value))
                    seen.insert(key)
                }
            }
            for citation in try #require(assessment["citations"] as? [[String: Any]]) {
                #expect(citation["status"] is String)
                #expect(citation["section"] is String)
            }
        }
        #expect(seen == Set(sets.keys))
    }

    @Test("a citation's text is what its offsets cut out of the text, at its line and column")
    func spans() throws {
        let (root, texts) = try check([Self.document, "\n\n　根拠は、番号法\n別表第\n二の26の項である。\n"])
        for (assessment, bytes) in zip(try assessments(root), texts) {
            let citations = try #require(assessment["citations"] as? [[String: Any]])
            #expect(!citations.isEmpty)
            for citation in citations {
                let offset = try #require(citation["utf8Offset"] as? Int)
                let length = try #require(citation["utf8Length"] as? Int)
                let cut = String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
                #expect(citation["text"] as? String == cut)
                let before = String(decoding: bytes[..<offset], as: UTF8.self)
                let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
                #expect(citation["line"] as? Int == lines.count)
                #expect(citation["column"] as? Int == (lines.last?.unicodeScalars.count ?? 0) + 1)
            }
        }
    }

    @Test("a finding's citation is an index, and the citation has the status of a fault")
    func indexes() throws {
        let root = try check([Self.document]).root
        var seen = 0
        for assessment in try assessments(root) {
            let citations = try #require(assessment["citations"] as? [[String: Any]])
            for finding in try #require(assessment["findings"] as? [[String: Any]]) {
                guard let index = finding["citation"] as? Int else { continue }
                seen += 1
                let citation = try #require(citations.indices.contains(index) ? citations[index] : nil)
                #expect(["stale", "wrong"].contains(citation["status"] as? String))
                #expect(citation["table"] as? String == finding["table"] as? String)
                let cited = Set(citation["items"] as? [String] ?? [])
                #expect(cited.isSuperset(of: finding["items"] as? [String] ?? []))
            }
        }
        #expect(seen > 0)
    }

    @Test("days count from the first day on which it was wrong to the day asked about")
    func days() throws {
        for assessment in try assessments(try check([Self.document]).root) {
            for finding in try #require(assessment["findings"] as? [[String: Any]]).notEmpty() {
                #expect(finding["since"] as? String == "2024-05-27")
                #expect(finding["days"] as? Int == 485)
            }
        }
    }

    @Test("the counts of the summary are those of the citations and findings")
    func summary() throws {
        let root = try check([Self.document, Document.right, Document.retitled]).root
        let summary = try #require(root["summary"] as? [String: Any])
        #expect(summary["assessments"] as? Int == 3)
        var statuses: [String: Int] = ["ok": 0, "stale": 0, "wrong": 0, "review": 0, "external": 0]
        var severities: [String: Int] = ["error": 0, "warning": 0, "note": 0]
        for assessment in try assessments(root) {
            for citation in try #require(assessment["citations"] as? [[String: Any]]) {
                statuses[try #require(citation["status"] as? String), default: 0] += 1
            }
            for finding in try #require(assessment["findings"] as? [[String: Any]]) {
                severities[try #require(finding["severity"] as? String), default: 0] += 1
            }
        }
        #expect(summary["citations"] as? [String: Int] == statuses)
        #expect(summary["findings"] as? [String: Int] == severities)
    }

    @Test("the same input gives the same bytes")
    func stable() throws {
        let scratch = try TemporaryFolder()
        let file = try scratch.write("a.txt", Self.document)
        let first = try Program.check([file], ["--format", "json"], in: scratch)
        let second = try Program.check([file], ["--format", "json"], in: scratch)
        #expect(first.output == second.output)
    }

    /// The committed sample. To write it anew, and then to read it line by line:
    /// `KOBAN_UPDATE_REPORTS=1 swift test --filter ContractTests`.
    @Test("the committed report on the bundled samples is what the program prints")
    func sample() throws {
        let file = BuiltProgram.package.appendingPathComponent("reports/sample.json")
        let run = try Program.run(
            ["check", "--as-of", "2026-02-08", "--format", "json"], in: try TemporaryFolder())
        if ProcessInfo.processInfo.environment["KOBAN_UPDATE_REPORTS"] == "1" {
            try run.output.write(to: file)
            return
        }
        let committed = try Data(contentsOf: file)
        #expect(
            run.output == committed,
            "out of date: KOBAN_UPDATE_REPORTS=1 swift test --filter ContractTests, then review the difference")
    }
}
